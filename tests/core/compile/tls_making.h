// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/assets.h"
#include "tests/core/cert/making.h"
#include "tests/core/compile/reading.h"

#include <initializer_list>
#include <string>
#include <string_view>

namespace switchyard::compile {

/// A certificate authority and two of its certificates, made once: keys take their time.
struct TlsFixture
{
    TlsFixture();

    cert::Made authority;
    cert::Made shop; ///< for shop.example.com
    cert::Made api;  ///< for *.api.example.com
};
const TlsFixture& tls_fixture();

/// The PEM text of a chain in double quotes, as it can stand anywhere in a workspace text.
std::string quoted_pem(const cert::Chain& chain);
/// Puts the fixture's certificates in place of AUTHORITY_PEM, SHOP_PEM, API_PEM and SHOP_CHAIN (with the authority's).
std::string with_certificates(std::string text);

/// A key in the assets, for the certificate resource of this name.
struct KeyOf
{
    std::string_view name;
    const cert::Made* made = nullptr;
    bool development = false; ///< then its certificate is served in place of the resource's own
};

/// Loads and compiles with these keys at hand, on the day of the fixture or at no particular one.
Reading read_with_keys(const std::string& text, std::initializer_list<KeyOf> keys, const Snapshot* previous = nullptr,
                       cert::CertificateTime now = {});

} // namespace switchyard::compile
