// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/model/workspace.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::secrets {

/// Resources that need something from outside the workspace.
inline constexpr std::array kAssetKinds{model::Kind::SslCertificate, model::Kind::Certificate,
                                        model::Kind::BackendAuthenticationConfig};

/// What a row of local.secrets holds for a certificate or for a backend authentication configuration.
enum class SecretField : std::uint8_t
{
    PrivateKey,
    OcspResponse
};

/// A row of local.secrets.
struct SecretRow
{
    std::string file;
    std::size_t index = 0; ///< in local.secrets
};

/// The rows by what they are for. Rows for other kinds (the secret of an Identity-Aware Proxy) are nobody's here.
struct SecretRows
{
    std::map<std::pair<ElementId, SecretField>, SecretRow> rows;
    std::vector<Diagnostic> diagnostics; ///< lines are not filled in
};

/// Thread: any; pure.
SecretRows read_secret_rows(const model::Workspace& workspace);

} // namespace switchyard::secrets
