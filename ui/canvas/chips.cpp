// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/chips.h"

#include "ui/canvas/url_map_graph.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <optional>
#include <set>

namespace switchyard::canvas {
namespace {

using model::Kind;
using models::toQString;

std::optional<ChipKind> chipOf(Kind kind)
{
    switch (kind) {
    case Kind::SslCertificate:
    case Kind::Certificate:
    case Kind::CertificateMap:
        return ChipKind::Certificate;
    case Kind::SslPolicy:
        return ChipKind::SslPolicy;
    case Kind::ServerTlsPolicy:
    case Kind::TrustConfig:
        return ChipKind::TrustConfig;
    case Kind::HealthCheck:
        return ChipKind::HealthCheck;
    case Kind::SecurityPolicy:
        return ChipKind::SecurityPolicy;
    default:
        return std::nullopt;
    }
}

/// The column in which a loose chip stands: that of the nodes it can be dropped on.
Lane laneOf(ChipKind kind)
{
    return kind == ChipKind::HealthCheck || kind == ChipKind::SecurityPolicy ? Lane::BackendServices : Lane::Proxies;
}

/// Names that something refers to, also of kinds that are no nodes: a certificate of a map entry is in use.
std::set<ElementId> usedResources(const model::Workspace& workspace)
{
    std::set<ElementId> used;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            for (const model::ReferenceUse& use : model::references_of(*resource)) {
                if (use.kinds.empty() || !chipOf(use.kinds.front()))
                    continue;
                if (const model::Resource* target = workspace.resolve(use.kinds, use.text, resource.get()).resource)
                    used.insert(target->id);
            }
        }
    }
    return used;
}

} // namespace

/// Source: load-balancer semantics, the five modes of an Application Load Balancer by scheme and place.
QString modeText(const models::Fields& rule)
{
    const std::string scheme = rule.text("loadBalancingScheme");
    const std::string region = rule.text("region");
    QString text;
    if (scheme == "EXTERNAL_MANAGED")
        text = region.empty() ? QCoreApplication::translate("Canvas", "global external")
                              : QCoreApplication::translate("Canvas", "regional external");
    else if (scheme == "INTERNAL_MANAGED")
        text = region.empty() ? QCoreApplication::translate("Canvas", "cross-region internal")
                              : QCoreApplication::translate("Canvas", "regional internal");
    else if (scheme.empty() || scheme == "EXTERNAL")
        text = QCoreApplication::translate("Canvas", "classic");
    else
        text = toQString(scheme);
    if (const std::string tier = rule.text("networkTier"); !tier.empty() && tier != "PREMIUM") // which is the default
        text += QStringLiteral(" · ") + toQString(tier);
    return text;
}

void addChips(Node& node, const model::Workspace& workspace, const model::Resource& owner)
{
    for (const model::ReferenceUse& use : model::references_of(owner)) {
        const std::optional<ChipKind> kind = use.kinds.empty() ? std::nullopt : chipOf(use.kinds.front());
        if (!kind || use.text.empty())
            continue;
        const model::Resolution found = workspace.resolve(use.kinds, use.text, &owner);
        const bool exists = found.resource && (found.status == model::Resolution::Status::Found ||
                                               found.status == model::Resolution::Status::Ambiguous);
        node.chips.push_back({*kind, lastSegment(use.text), exists ? found.resource->id : ElementId{},
                              toQString(use.path.to_string()), !exists});
    }
}

void addLooseChips(Graph& graph, const model::Workspace& workspace)
{
    const std::set<ElementId> used = usedResources(workspace);
    for (const model::KindInfo& info : model::all_kinds()) {
        const std::optional<ChipKind> kind = chipOf(info.kind);
        if (!kind)
            continue;
        for (const model::ResourcePtr& resource : workspace.resources(info.kind)) {
            if (used.contains(resource->id))
                continue;
            Node node;
            node.id = resource->id;
            node.kind = NodeKind::Chip;
            node.lane = laneOf(*kind);
            node.title = toQString(resource->name);
            node.resource = toQString(resource->label());
            node.rows = {{chipText(*kind), {}}};
            node.chips = {{*kind, node.title, resource->id, {}, false}};
            graph.nodes.push_back(std::move(node));
        }
    }
}

} // namespace switchyard::canvas
