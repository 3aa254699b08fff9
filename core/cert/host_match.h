// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate.h"

#include <string>
#include <string_view>

namespace switchyard::cert {

/// Whether a DNS name of a certificate stands for a host: exactly, or `*` for one label at the front. Both in any case.
/// A host that begins with "*." itself (a host rule) is covered by the same text only. Source: RFC 6125, section 6.4.3;
/// load-balancer semantics 7.2.
bool name_covers(std::string_view name, std::string_view host);

/// Whether a certificate is good for a host: one of its DNS names covers it, or it is one of its addresses. Common
/// names do not count: no browser looks at them.
bool covers(const CertificateFacts& facts, std::string_view host);

/// In lower case, without the dot at the end and without brackets: as hosts are compared.
std::string plain_host(std::string_view host);

} // namespace switchyard::cert
