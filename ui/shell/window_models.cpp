// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_models.h"

#include "ui/canvas/graph_draft.h"
#include "ui/canvas/graph_fold.h"
#include "ui/canvas/topology.h"
#include "ui/models/text.h"

namespace switchyard::shell {

using session::RuntimeBridge;
using session::Session;

WindowModels::WindowModels(Session& session, QObject* parent) : QObject(parent), session_(session)
{
    connect(&session, &Session::documentChanged, this, [this] {
        log.clear();
        folds_.clear();
    });
    connect(&session, &Session::workspaceChanged, this, [this] {
        tree.setWorkspace(session_.workspace());
        rebuildGraph();
    });
    connect(&session, &Session::diagnosticsChanged, this, [this] {
        problems.setDiagnostics(session_.diagnostics());
        tree.setDiagnostics(session_.diagnostics());
    });
    connect(&session, &Session::revisionLive, this, &WindowModels::takeRevision);
    connect(&session, &Session::trafficChanged, this, &WindowModels::updateTraffic);
    connect(&session.bridge(), &RuntimeBridge::accessRows, this,
            [this](const std::vector<observe::AccessRecord>& records) { log.append(records); });
    connect(&session.bridge(), &RuntimeBridge::probesReported, this,
            [this](const std::vector<runtime::ProbeReported>& probes) {
                health.add(probes);
                updateHealth();
            });
}

void WindowModels::rebuildGraph()
{
    graph_ = canvas::topologyOf(session_.workspace(), session_.localAddresses());
    splits.setSplits(canvas::splitsOf(graph_));
    if (const auto& live = session_.liveWorkspace(); live && !(*live == session_.workspace()))
        canvas::markDraft(graph_, canvas::topologyOf(*live, session_.localAddresses()));
    graph_ = canvas::folded(std::move(graph_), folds_);
    std::vector<models::ServiceModel::NamedService> named;
    for (const canvas::Node& node : graph_.nodes) {
        if (node.kind == canvas::NodeKind::BackendService && !node.ghost)
            named.push_back({node.id, node.title});
    }
    services.setServices(std::move(named));
    emit graphChanged();
}

void WindowModels::takeRevision()
{
    log.addDirectory(session_.directory());
    health.setDirectory(session_.isRunning() ? session_.directory() : nullptr);
    rebuildGraph();
    updateHealth();
}

void WindowModels::updateHealth()
{
    using Status = models::ResourceTreeModel::Status;
    std::map<ElementId, Status> states;
    for (const canvas::Node& node : graph_.nodes) {
        if (node.kind != canvas::NodeKind::BackendService && node.kind != canvas::NodeKind::EndpointGroup)
            continue;
        const models::HealthModel::Tally tally = health.tally(node.id);
        if (tally.unhealthy > 0)
            states[node.id] = tally.unhealthy == tally.all ? Status::Failing : Status::Warning;
    }
    tree.setHealth(states);
    emit figuresChanged();
}

void WindowModels::updateTraffic()
{
    splits.update(session_.traffic());
    services.update(session_.traffic());
    emit figuresChanged();
}

canvas::LiveFigures WindowModels::live() const { return canvas::measure(graph_, session_.traffic(), health); }

ElementId WindowModels::elementOfRow(int row) const
{
    const observe::AccessRecord& record = log.record(row);
    for (const ElementId id : {record.rule, record.path_matcher, record.url_map, record.forwarding_rule}) {
        if (id && session_.workspace().locate(id))
            return id;
    }
    return {};
}

std::vector<ElementId> WindowModels::pathOfRow(int row) const
{
    const observe::AccessRecord& record = log.record(row);
    std::vector<ElementId> path;
    for (const ElementId id :
         {record.forwarding_rule, record.url_map, record.host_rule, record.path_matcher, record.rule, record.service}) {
        if (id)
            path.push_back(id);
    }
    if (const auto& directory = session_.directory()) {
        if (const auto endpoint = directory->endpoints.find(record.endpoint); endpoint != directory->endpoints.end())
            path.push_back(endpoint->second.group);
    }
    for (const canvas::Edge& edge : graph_.edges) { // the record does not name the proxy
        if (edge.ref.port == edit::Port{edit::PortKind::RuleTarget, record.forwarding_rule})
            path.push_back(graph_.nodes[static_cast<std::size_t>(edge.to)].id);
    }
    return path;
}

void WindowModels::toggleFold(ElementId matcher, bool fold)
{
    folds_[matcher] = fold;
    rebuildGraph();
}

ElementId WindowModels::elementOfProblem(int row) const
{
    const Diagnostic& diagnostic = problems.diagnostic(row);
    if (diagnostic.element && session_.workspace().locate(diagnostic.element))
        return diagnostic.element;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : session_.workspace().resources(kind.kind)) {
            if (resource->label() == diagnostic.resource)
                return resource->id;
        }
    }
    return {};
}

} // namespace switchyard::shell
