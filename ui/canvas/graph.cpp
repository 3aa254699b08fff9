// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph.h"

#include <QCoreApplication>

namespace switchyard::canvas {
namespace {

/// The translation context of words that belong to no widget.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Canvas)
};

} // namespace

QString kindText(const Node& node)
{
    switch (node.kind) {
    case NodeKind::ForwardingRule:
        return Words::tr("Forwarding rule");
    case NodeKind::TargetProxy:
        return Words::tr("Target proxy");
    case NodeKind::Matcher:
        return Words::tr("Path matcher");
    case NodeKind::Rule:
        return node.redirects ? Words::tr("Redirecting rule") : Words::tr("Rule");
    case NodeKind::Default:
        return node.redirects ? Words::tr("Default redirect") : Words::tr("Default route");
    case NodeKind::BackendService:
        return Words::tr("Backend service");
    case NodeKind::EndpointGroup:
        return Words::tr("Endpoint group");
    case NodeKind::Missing:
        return Words::tr("Missing");
    }
    return {};
}

QString laneText(Lane lane)
{
    switch (lane) {
    case Lane::ForwardingRules:
        return Words::tr("Forwarding rules");
    case Lane::ProxyAndHosts:
        return Words::tr("Proxy & hosts");
    case Lane::Routes:
        return Words::tr("Routes");
    case Lane::BackendServices:
        return Words::tr("Backend services");
    case Lane::Endpoints:
        return Words::tr("Endpoints");
    }
    return {};
}

} // namespace switchyard::canvas
