// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/ssl_policy.h"
#include "core/compile/findings.h"
#include "core/model/workspace.h"

#include <unordered_map>

namespace switchyard::compile {

/// The SSL policies of a workspace in OpenSSL's words; what this machine's OpenSSL lacks of them is said. Cost: about a
/// millisecond each.
class SslPolicies
{
public:
    SslPolicies(const model::Workspace& workspace, cert::CertificateTime now, Findings& findings);

    /// Of an SslPolicy of the workspace.
    const cert::TlsSettings& of(const model::Resource& policy) const { return policies_.at(policy.id); }
    /// What counts without a policy, and towards backends: COMPATIBLE from TLS 1.0 on.
    const cert::TlsSettings& compatible() const { return compatible_; }

private:
    cert::TlsSettings compatible_;
    std::unordered_map<ElementId, cert::TlsSettings> policies_;
};

} // namespace switchyard::compile
