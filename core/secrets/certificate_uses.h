// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <map>
#include <string>
#include <vector>

namespace switchyard::secrets {

/// Who shows a certificate, and what one in its place has to be for. Lifetime: of the workspace.
struct CertificateUse
{
    std::vector<const model::Resource*> proxies; ///< target proxies that may show it to clients, in file order
    /// Its own names, those of its certificate map entries and, for the certificate that a proxy shows to whoever asks
    /// for an unknown name, the hosts of the URL map that no other certificate of the proxy is for. (Not more: which
    /// certificate a client gets must not depend on stand-ins.) Sorted, each once; "*" is left out.
    std::vector<std::string> hosts;
    bool towards_backends = false; ///< a backend authentication configuration shows it
};

/// By certificate, for every one of the workspace. Thread: any; pure. Cost: every certificate is read once, every host
/// is compared with the names of its proxies' certificates.
std::map<ElementId, CertificateUse> uses_of_certificates(const model::Workspace& workspace);

/// Whether the cloud issues it.
bool is_managed(const model::Resource& certificate);

} // namespace switchyard::secrets
