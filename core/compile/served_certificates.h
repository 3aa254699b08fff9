// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/server_tls.h"
#include "core/compile/findings.h"
#include "core/model/workspace.h"
#include "core/runtime/assets.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace switchyard::compile {

/// The certificates of a workspace joined with the keys that are at hand, as they are shown to peers from here. Each is
/// read when it is first asked for, and what is wrong with it is said then. Lifetime: as workspace, assets, findings.
class ServedCertificates
{
public:
    /// Why a certificate cannot be shown.
    enum class Lack : std::uint8_t
    {
        Nothing, ///< it can
        Key,
        Text,
        ReadableText,
        OwnKey ///< the key at hand is another one's
    };

    struct Entry
    {
        std::optional<cert::ServedCertificate> served;
        Lack lack = Lack::Nothing;
    };

    ServedCertificates(const model::Workspace& workspace, const runtime::Assets& assets, Findings& findings)
        : workspace_(workspace),
          assets_(assets),
          findings_(findings)
    {}

    /// Of an SslCertificate or a Certificate.
    const Entry& of(const model::Resource& certificate);
    /// What a backend authentication configuration shows: the key may belong to it, or to the certificate it names.
    const Entry& of_client(const model::Resource& authentication, const model::Resource& certificate);

private:
    Entry read(const model::Resource& certificate, const runtime::Assets::Identity* identity);
    const runtime::Assets::Identity* identity_of(const model::Resource& resource) const;

    const model::Workspace& workspace_;
    const runtime::Assets& assets_;
    Findings& findings_;
    std::unordered_map<ElementId, Entry> entries_;
};

/// "no private key is at hand", …: a part of a sentence.
std::string_view to_string(ServedCertificates::Lack lack);

} // namespace switchyard::compile
