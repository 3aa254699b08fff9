// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate.h"
#include "core/cert/openssl_handle.h"

namespace switchyard::cert {

/// OpenSSL's form of a certificate. Errors: SyntaxError when it is none or something follows it, LimitExceeded.
Result<CertificateHandle> open_certificate(ByteView der);

/// OpenSSL's form of a certificate that was read before.
CertificateHandle reopen(const Certificate& certificate);

/// All facts but the fingerprint. Errors: SyntaxError when an extension that is read here is damaged, LimitExceeded.
Result<CertificateFacts> read_facts(X509& certificate);

} // namespace switchyard::cert
