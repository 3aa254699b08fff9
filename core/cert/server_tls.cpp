// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/server_tls.h"

#include <fmt/format.h>
#include <iterator>

namespace switchyard::cert {
namespace {

/// With its length, so that no two lists make the same text.
void add(std::string& text, std::string_view part)
{
    fmt::format_to(std::back_inserter(text), "{}:{}", part.size(), part);
}

} // namespace

bool operator==(const ServedCertificate& a, const ServedCertificate& b)
{
    const bool same_key = a.key == b.key || (a.key && b.key && a.key->id() == b.key->id());
    return same_key && a.chain == b.chain && a.ocsp_response == b.ocsp_response;
}

bool operator==(const ClientValidation& a, const ClientValidation& b)
{
    const bool same_trust = a.trust == b.trust || (a.trust && b.trust && a.trust->identity() == b.trust->identity());
    return a.mode == b.mode && same_trust;
}

Digest session_binding(const ServerTls& settings)
{
    std::string text;
    add(text, settings.target_proxy);
    const TlsSettings& policy = settings.policy;
    add(text, fmt::format("{} {}", policy.min_version, policy.max_version));
    for (const std::string* list : {&policy.ciphers, &policy.suites, &policy.groups, &policy.signature_algorithms})
        add(text, *list);
    if (settings.client_validation) {
        const ClientValidation& validation = *settings.client_validation;
        add(text, validation.mode == ClientValidationMode::RejectInvalid ? "reject" : "allow");
        add(text, validation.trust ? to_hex(validation.trust->identity()) : "nobody");
    }
    return sha256(bytes_of(text));
}

} // namespace switchyard::cert
