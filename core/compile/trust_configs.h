// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/client_trust.h"
#include "core/compile/findings.h"
#include "core/model/workspace.h"

#include <memory>
#include <unordered_map>

namespace switchyard::compile {

/// The trust configs of a workspace, all read at once, whether something refers to them or not. Cost: linear in their
/// certificates. Lifetime: as the workspace.
class TrustConfigs
{
public:
    TrustConfigs(const model::Workspace& workspace, Findings& findings);

    /// Of a TrustConfig of the workspace. Errors: null when it cannot be read, which has been said.
    const std::shared_ptr<const cert::ClientTrust>& of(const model::Resource& config) const
    {
        return read_.at(config.id);
    }

private:
    std::unordered_map<ElementId, std::shared_ptr<const cert::ClientTrust>> read_;
};

} // namespace switchyard::compile
