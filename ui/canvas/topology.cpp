// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/topology.h"

#include "ui/canvas/chips.h"
#include "ui/canvas/url_map_graph.h"
#include "ui/models/fields.h"
#include "ui/models/text.h"

#include <QCoreApplication>

namespace switchyard::canvas {
namespace {

using model::Kind;
using model::Resource;
using models::Fields;
using models::toQString;

constexpr Kind kProxyKinds[] = {Kind::TargetHttpProxy, Kind::TargetHttpsProxy, Kind::TargetTcpProxy,
                                Kind::TargetSslProxy};
constexpr Kind kMapKinds[] = {Kind::UrlMap};
constexpr Kind kServiceKinds[] = {Kind::BackendService, Kind::BackendBucket};
constexpr Kind kGroupKinds[] = {Kind::NetworkEndpointGroup, Kind::InstanceGroup};

QString proxyWord(Kind kind)
{
    switch (kind) {
    case Kind::TargetHttpsProxy:
        return QStringLiteral("HTTPS");
    case Kind::TargetTcpProxy:
        return QStringLiteral("TCP");
    case Kind::TargetSslProxy:
        return QStringLiteral("SSL");
    default:
        return QStringLiteral("HTTP");
    }
}

/// What a resource without anything that leads to it looks like is decided by its kind: clients arrive at rules.
void markLoose(Graph& graph)
{
    std::vector<bool> reached(graph.nodes.size(), false);
    for (const Edge& edge : graph.edges)
        reached[static_cast<std::size_t>(edge.to)] = true;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        Node& node = graph.nodes[i];
        const bool arrives = node.kind == NodeKind::TargetProxy || node.kind == NodeKind::UrlMap ||
                             node.kind == NodeKind::Matcher || node.kind == NodeKind::BackendService ||
                             node.kind == NodeKind::EndpointGroup || node.kind == NodeKind::Chip;
        node.loose = arrives && !reached[i];
    }
}

/// Builds the graph kind by kind, from left to right.
class Topology
{
public:
    Topology(const model::Workspace& workspace, const std::map<ElementId, QString>& localAddresses)
        : sketch_(workspace),
          workspace_(workspace),
          localAddresses_(localAddresses)
    {
        if (const Resource* local = workspace.local())
            readLocal(*local);
    }

    Graph run()
    {
        for (const model::ResourcePtr& rule : workspace_.resources(Kind::ForwardingRule))
            addForwardingRule(*rule);
        for (const Kind kind : kProxyKinds) {
            for (const model::ResourcePtr& proxy : workspace_.resources(kind))
                addProxy(*proxy);
        }
        for (const Kind kind : kServiceKinds) {
            for (const model::ResourcePtr& service : workspace_.resources(kind))
                addService(*service);
        }
        for (const Kind kind : kGroupKinds) {
            for (const model::ResourcePtr& group : workspace_.resources(kind))
                addGroup(*group);
        }
        for (const model::ResourcePtr& map : workspace_.resources(Kind::UrlMap))
            addUrlMap(sketch_, *map);
        connectAll();
        addLooseChips(sketch_.graph, workspace_);
        markLoose(sketch_.graph);
        return std::move(sketch_.graph);
    }

private:
    void readLocal(const Resource& local)
    {
        const Fields fields(local);
        for (const Fields& listener : fields.list("listeners")) {
            const Resource* rule = workspace_.find(Kind::ForwardingRule, listener.text("forwardingRule"));
            if (!rule)
                continue;
            const std::string address = listener.text("address");
            wishedAddresses_[rule->id] = toQString(address.empty() ? "127.0.0.1" : address) + QLatin1Char(':') +
                                         toQString(listener.text("port"));
        }
        for (const Fields& simulated : fields.list("simulatedBackends"))
            simulated_[simulated.text("name")] = workspace_.element_id(local, simulated.path());
        for (const Fields& backend : fields.list("backends")) {
            const model::Resolution group = workspace_.resolve(kGroupKinds, backend.text("group"));
            if (!group.resource)
                continue;
            standIns_[group.resource->id] = {backend.texts("endpoints"), backend.texts("simulated")};
        }
    }

    QString localAddress(ElementId rule) const
    {
        if (const auto live = localAddresses_.find(rule); live != localAddresses_.end())
            return live->second;
        const auto wished = wishedAddresses_.find(rule);
        return wished == wishedAddresses_.end() ? QCoreApplication::translate("Canvas", "chosen at start")
                                                : wished->second;
    }

    void addForwardingRule(const Resource& rule)
    {
        const Fields fields(rule);
        const model::Resolution target = workspace_.resolve(kProxyKinds, fields.text("target"), &rule);
        Node node = sketch_.nodeOf(rule, NodeKind::ForwardingRule, Lane::ForwardingRules);
        QString address = toQString(fields.text("IPAddress"));
        if (const std::string ports = fields.text("portRange"); !ports.empty())
            address += QLatin1Char(':') + toQString(ports);
        node.rows = {{QCoreApplication::translate("Canvas", "VIP"), address},
                     {QCoreApplication::translate("Canvas", "local"), localAddress(rule.id)},
                     {target.resource ? proxyWord(target.resource->kind) : toQString(fields.text("IPProtocol")), {}}};
        node.chips.push_back({ChipKind::Mode, modeText(fields), {}, QStringLiteral("loadBalancingScheme"), false});
        addChips(node, workspace_, rule);
        node.out = edit::Port{edit::PortKind::RuleTarget, rule.id};
        node.rate.plus = {rule.id};
        sketch_.add(std::move(node));
    }

    void addProxy(const Resource& proxy)
    {
        const Fields fields(proxy);
        Node node = sketch_.nodeOf(proxy, NodeKind::TargetProxy, Lane::Proxies);
        node.rows = {{proxyWord(proxy.kind), {}}};
        addChips(node, workspace_, proxy);
        node.out = edit::Port{edit::PortKind::ProxyMap, proxy.id};
        node.rate.plus = rulesOf(proxy);
        sketch_.add(std::move(node));
    }

    std::vector<ElementId> rulesOf(const Resource& proxy) const
    {
        std::vector<ElementId> rules;
        for (const model::ResourcePtr& rule : workspace_.resources(Kind::ForwardingRule)) {
            if (workspace_.resolve(kProxyKinds, Fields(*rule).text("target"), rule.get()).resource == &proxy)
                rules.push_back(rule->id);
        }
        return rules;
    }

    void addService(const Resource& service)
    {
        const Fields fields(service);
        Node node = sketch_.nodeOf(service, NodeKind::BackendService, Lane::BackendServices);
        if (service.kind == Kind::BackendBucket) {
            node.rows = {{QCoreApplication::translate("Canvas", "bucket"), toQString(fields.text("bucketName"))}};
        } else {
            const std::string policy = fields.text("localityLbPolicy");
            const std::string timeout = fields.text("timeoutSec");
            node.rows = {{toQString(policy.empty() ? "ROUND_ROBIN" : policy), {}},
                         {toQString(fields.text("protocol")), timeout.empty() ? QString() : toQString(timeout + " s")}};
        }
        addChips(node, workspace_, service);
        if (service.kind == Kind::BackendService)
            node.out = edit::Port{edit::PortKind::ServiceBackend, service.id};
        node.rate.plus = {service.id};
        sketch_.add(std::move(node));
    }

    void addGroup(const Resource& group)
    {
        const Fields fields(group);
        Node node = sketch_.nodeOf(group, NodeKind::EndpointGroup, Lane::Endpoints);
        const QString place = toQString(group.scope.location.empty() ? group.scope.to_string() : group.scope.location);
        const auto standIn = standIns_.find(group.id);
        if (standIn == standIns_.end())
            node.rows = {{place, {}}};
        else if (!standIn->second.simulated.empty())
            node.rows = {{QCoreApplication::translate("Canvas", "simulated"),
                          QString::number(standIn->second.simulated.size())}};
        else if (standIn->second.endpoints.empty())
            node.rows = {{place, QCoreApplication::translate("Canvas", "no stand-in")}};
        else if (standIn->second.endpoints.size() == 1)
            node.rows = {
                {QCoreApplication::translate("Canvas", "local"), toQString(standIn->second.endpoints.front())}};
        else
            node.rows = {{QCoreApplication::translate("Canvas", "local"),
                          QCoreApplication::translate("Canvas", "%1 endpoints").arg(standIn->second.endpoints.size())}};
        if (standIn != standIns_.end())
            addSimulated(node, standIn->second.simulated);
        node.rate.group = group.id;
        sketch_.add(std::move(node));
    }

    void addSimulated(Node& node, const std::vector<std::string>& names) const
    {
        for (const std::string& name : names) {
            const auto found = simulated_.find(name);
            const bool exists = found != simulated_.end();
            node.chips.push_back(
                {ChipKind::Simulated, toQString(name), exists ? found->second : ElementId{}, {}, !exists});
        }
    }

    void connectAll()
    {
        for (const model::ResourcePtr& rule : workspace_.resources(Kind::ForwardingRule)) {
            const Fields fields(*rule);
            RateSource rate;
            rate.plus = {rule->id};
            const std::string target = fields.text("target");
            const std::string service = fields.text("backendService");
            if (target.empty() && service.empty())
                continue;
            const int to = target.empty() ? sketch_.resolve(kServiceKinds, service, rule.get(), Lane::BackendServices)
                                          : sketch_.resolve(kProxyKinds, target, rule.get(), Lane::Proxies);
            sketch_.connect(sketch_.indexOf(rule->id), to, rate).ref = {{edit::PortKind::RuleTarget, rule->id}, {}};
        }
        for (const Kind kind : kProxyKinds) {
            for (const model::ResourcePtr& proxy : workspace_.resources(kind))
                connectProxy(*proxy);
        }
        for (const model::ResourcePtr& service : workspace_.resources(Kind::BackendService))
            connectService(*service);
    }

    void connectProxy(const Resource& proxy)
    {
        const Fields fields(proxy);
        const int from = sketch_.indexOf(proxy.id);
        RateSource rate;
        rate.plus = rulesOf(proxy);
        const std::string map = fields.text("urlMap");
        const std::string service = fields.text("service");
        if (map.empty() && service.empty())
            return;
        const int to = map.empty() ? sketch_.resolve(kServiceKinds, service, &proxy, Lane::BackendServices)
                                   : sketch_.resolve(kMapKinds, map, &proxy, Lane::UrlMaps);
        sketch_.connect(from, to, rate).ref = {{edit::PortKind::ProxyMap, proxy.id}, {}};
    }

    void connectService(const Resource& service)
    {
        for (const Fields& backend : Fields(service).list("backends")) {
            const std::string reference = backend.text("group");
            if (reference.empty())
                continue;
            const int to = sketch_.resolve(kGroupKinds, reference, &service, Lane::Endpoints);
            RateSource rate;
            rate.service = service.id;
            rate.group = sketch_.graph.nodes[static_cast<std::size_t>(to)].id;
            sketch_.connect(sketch_.indexOf(service.id), to, rate.group ? rate : RateSource{}).ref = {
                {edit::PortKind::ServiceBackend, service.id}, workspace_.element_id(service, backend.path())};
        }
    }

    struct StandIn
    {
        std::vector<std::string> endpoints;
        std::vector<std::string> simulated;
    };

    Sketch sketch_;
    const model::Workspace& workspace_;
    const std::map<ElementId, QString>& localAddresses_;
    std::map<ElementId, QString> wishedAddresses_;
    std::map<ElementId, StandIn> standIns_;
    std::map<std::string, ElementId> simulated_;
};

} // namespace

Graph topologyOf(const model::Workspace& workspace, const std::map<ElementId, QString>& localAddresses)
{
    return Topology(workspace, localAddresses).run();
}

std::vector<models::SplitDefinition> splitsOf(const Graph& graph)
{
    std::vector<models::SplitDefinition> splits;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node& node = graph.nodes[i];
        if (node.shares.size() < 2)
            continue;
        models::SplitDefinition split{node.id, node.title, {}};
        for (const Edge& edge : graph.edges) {
            if (edge.from != static_cast<int>(i) || edge.share < 0 || edge.rate.plus.empty())
                continue;
            split.shares.push_back(
                {edge.rate.plus.front(), graph.nodes[static_cast<std::size_t>(edge.to)].title, edge.weight});
        }
        splits.push_back(std::move(split));
    }
    return splits;
}

} // namespace switchyard::canvas
