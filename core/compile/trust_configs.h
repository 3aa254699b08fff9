// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/client_trust.h"
#include "core/compile/findings.h"
#include "core/model/workspace.h"

#include <memory>
#include <unordered_map>

namespace switchyard::compile {

/// A trust config in both forms that TLS wants. Null `trust`: it cannot be read, which has been said.
struct TrustReading
{
    cert::TrustSource source;
    std::shared_ptr<const cert::ClientTrust> trust;
};

/// The trust configs of a workspace, all read at once, whether something refers to them or not. Cost: linear in their
/// certificates. Lifetime: as the workspace.
class TrustConfigs
{
public:
    TrustConfigs(const model::Workspace& workspace, Findings& findings);

    /// Of a TrustConfig of the workspace.
    const TrustReading& of(const model::Resource& config) const { return readings_.at(config.id); }

private:
    std::unordered_map<ElementId, TrustReading> readings_;
};

} // namespace switchyard::compile
