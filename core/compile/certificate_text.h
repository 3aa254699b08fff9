// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/resource.h"

#include <array>
#include <string>
#include <string_view>

namespace switchyard::compile {

/// What counts as a certificate of a proxy: Compute's own and those of the Certificate Manager.
inline constexpr std::array kCertificateKinds{model::Kind::SslCertificate, model::Kind::Certificate};

/// Where a certificate resource keeps its PEM text, and what stands there. Lifetime: as the resource.
struct CertificateText
{
    std::string_view path;
    const std::string* text = nullptr; ///< never null; empty when there is none
};

CertificateText certificate_text(const model::Resource& certificate);

} // namespace switchyard::compile
