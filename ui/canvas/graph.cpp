// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/graph.h"

#include <QCoreApplication>

#include <algorithm>

namespace switchyard::canvas {

int nodeOfElement(const Graph& graph, ElementId id)
{
    if (!id)
        return -1;
    const auto found = std::ranges::find(graph.nodes, id, &Node::id);
    if (found != graph.nodes.end())
        return static_cast<int>(found - graph.nodes.begin());
    const auto folded = graph.folded.find(id);
    return folded == graph.folded.end() ? -1 : folded->second;
}

std::optional<edit::Port> mainPort(const Node& node)
{
    if (node.out)
        return node.out;
    for (auto row = node.rows.rbegin(); row != node.rows.rend(); ++row) {
        if (row->port)
            return row->port;
    }
    return std::nullopt;
}

QString kindText(const Node& node)
{
    switch (node.kind) {
    case NodeKind::ForwardingRule:
        return QCoreApplication::translate("Canvas", "Forwarding rule");
    case NodeKind::TargetProxy:
        return QCoreApplication::translate("Canvas", "Target proxy");
    case NodeKind::UrlMap:
        return QCoreApplication::translate("Canvas", "URL map");
    case NodeKind::Matcher:
        return QCoreApplication::translate("Canvas", "Path matcher");
    case NodeKind::Rule:
        return node.redirects ? QCoreApplication::translate("Canvas", "Redirecting rule")
                              : QCoreApplication::translate("Canvas", "Rule");
    case NodeKind::Default:
        return node.redirects ? QCoreApplication::translate("Canvas", "Default redirect")
                              : QCoreApplication::translate("Canvas", "Default route");
    case NodeKind::Redirect:
        return QCoreApplication::translate("Canvas", "Redirect");
    case NodeKind::BackendService:
        return QCoreApplication::translate("Canvas", "Backend service");
    case NodeKind::EndpointGroup:
        return QCoreApplication::translate("Canvas", "Endpoint group");
    case NodeKind::Chip:
        return node.chips.empty() ? QString() : chipText(node.chips.front().kind);
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
    case Lane::Proxies:
        return QCoreApplication::translate("Canvas", "Proxies");
    case Lane::UrlMaps:
        return QCoreApplication::translate("Canvas", "URL maps");
    case Lane::Routes:
        return QCoreApplication::translate("Canvas", "Routes");
    case Lane::BackendServices:
        return QCoreApplication::translate("Canvas", "Backend services");
    case Lane::Endpoints:
        return QCoreApplication::translate("Canvas", "Endpoints");
    }
    return {};
}

QString chipText(ChipKind kind)
{
    switch (kind) {
    case ChipKind::Mode:
        return QCoreApplication::translate("Canvas", "Mode");
    case ChipKind::Certificate:
        return QCoreApplication::translate("Canvas", "Certificate");
    case ChipKind::SslPolicy:
        return QCoreApplication::translate("Canvas", "SSL policy");
    case ChipKind::TrustConfig:
        return QCoreApplication::translate("Canvas", "Trust configuration");
    case ChipKind::HealthCheck:
        return QCoreApplication::translate("Canvas", "Health check");
    case ChipKind::SecurityPolicy:
        return QCoreApplication::translate("Canvas", "Security policy");
    case ChipKind::Simulated:
        return QCoreApplication::translate("Canvas", "Simulated backend");
    }
    return {};
}

} // namespace switchyard::canvas
