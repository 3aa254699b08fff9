// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph.h"

#include <QCoreApplication>

namespace switchyard::canvas {
QString kindText(const Node& node)
{
    switch (node.kind) {
    case NodeKind::ForwardingRule:
        return QCoreApplication::translate("Canvas", "Forwarding rule");
    case NodeKind::TargetProxy:
        return QCoreApplication::translate("Canvas", "Target proxy");
    case NodeKind::Matcher:
        return QCoreApplication::translate("Canvas", "Path matcher");
    case NodeKind::Rule:
        return node.redirects ? QCoreApplication::translate("Canvas", "Redirecting rule")
                              : QCoreApplication::translate("Canvas", "Rule");
    case NodeKind::Default:
        return node.redirects ? QCoreApplication::translate("Canvas", "Default redirect")
                              : QCoreApplication::translate("Canvas", "Default route");
    case NodeKind::BackendService:
        return QCoreApplication::translate("Canvas", "Backend service");
    case NodeKind::EndpointGroup:
        return QCoreApplication::translate("Canvas", "Endpoint group");
    case NodeKind::Missing:
        return QCoreApplication::translate("Canvas", "Missing");
    }
    return {};
}

QString laneText(Lane lane)
{
    switch (lane) {
    case Lane::ForwardingRules:
        return QCoreApplication::translate("Canvas", "Forwarding rules");
    case Lane::ProxyAndHosts:
        return QCoreApplication::translate("Canvas", "Proxy & hosts");
    case Lane::Routes:
        return QCoreApplication::translate("Canvas", "Routes");
    case Lane::BackendServices:
        return QCoreApplication::translate("Canvas", "Backend services");
    case Lane::Endpoints:
        return QCoreApplication::translate("Canvas", "Endpoints");
    }
    return {};
}

} // namespace switchyard::canvas
