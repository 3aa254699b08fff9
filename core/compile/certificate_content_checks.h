// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/cert/private_key.h"
#include "core/model/workspace.h"

#include <functional>
#include <vector>

namespace switchyard::compile {

/// The private key of a certificate. Errors: nullptr when it is not at hand.
using KeyOfCertificate = std::function<const cert::PrivateKey*(const model::Resource& certificate)>;

/// What only the moment and the private keys tell about the certificates of a workspace: expired, expiring within 30
/// days, not yet valid, the key of another certificate. compile() knows neither; whoever holds the keys asks. Lines are
/// not filled in. Thread: any; pure. Cost: a few signatures per certificate.
std::vector<Diagnostic> check_certificates_now(const model::Workspace& workspace, cert::CertificateTime now,
                                               const KeyOfCertificate& key_of);

} // namespace switchyard::compile
