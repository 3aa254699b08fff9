// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/served_certificates.h"
#include "core/compile/ssl_policies.h"
#include "core/compile/trust_configs.h"

#include <memory>
#include <vector>

namespace switchyard::compile {

/// What both sides' TLS is made of, read once. Lifetime: as the workspace, the assets and the findings.
struct TlsMaterial
{
    TlsMaterial(const model::Workspace& workspace, const runtime::Assets& assets, Findings& findings)
        : policies(workspace, assets.now, findings),
          certificates(workspace, assets, findings),
          trust(workspace, findings)
    {}

    SslPolicies policies;
    ServedCertificates certificates;
    TrustConfigs trust;
};

/// Settings that equal some that exist already are those: workers build a context for each new pointer.
template <typename Settings>
class SharedSettings
{
public:
    void know(std::shared_ptr<const Settings> settings)
    {
        if (settings != nullptr) {
            known_.push_back(std::move(settings));
        }
    }

    std::shared_ptr<const Settings> share(Settings settings)
    {
        for (const std::shared_ptr<const Settings>& known : known_) {
            if (*known == settings) {
                return known;
            }
        }
        return known_.emplace_back(std::make_shared<const Settings>(std::move(settings)));
    }

private:
    std::vector<std::shared_ptr<const Settings>> known_;
};

} // namespace switchyard::compile
