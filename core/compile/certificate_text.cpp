// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/certificate_text.h"

#include "core/model/typed.h"
#include "core/schema/certificate.pb.h"
#include "core/schema/ssl_certificate.pb.h"

namespace switchyard::compile {

CertificateText certificate_text(const model::Resource& certificate)
{
    if (certificate.kind == model::Kind::Certificate) {
        const auto& message = model::as<schema::Certificate>(certificate);
        return {"selfManaged.pemCertificate", &message.self_managed().pem_certificate()};
    }
    const auto& message = model::as<schema::SslCertificate>(certificate);
    if (message.self_managed().has_certificate()) {
        return {"selfManaged.certificate", &message.self_managed().certificate()};
    }
    return {"certificate", &message.certificate()};
}

} // namespace switchyard::compile
