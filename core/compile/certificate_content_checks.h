// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/cert/private_key.h"
#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/model/workspace.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace switchyard::compile {

/// The private key of a certificate. Errors: nullptr when it is not at hand.
using KeyOfCertificate = std::function<const cert::PrivateKey*(const model::Resource& certificate)>;

/// What only the moment and the private keys tell about the certificates of a workspace: expired, expiring within 30
/// days, not yet valid, the key of another certificate. compile() says the same when its assets hold the moment and the
/// keys. Lines are not filled in. Thread: any; pure. Cost: a few signatures per certificate.
std::vector<Diagnostic> check_certificates_now(const model::Workspace& workspace, cert::CertificateTime now,
                                               const KeyOfCertificate& key_of);

/// The same about the dates of a chain that is served in place of a resource's own; nothing at a moment that is not
/// known (the epoch).
void say_certificate_dates(const Subject& subject, std::string_view path, std::span<const cert::Certificate> chain,
                           cert::CertificateTime now, Findings& findings);

} // namespace switchyard::compile
