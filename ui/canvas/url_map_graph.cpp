// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/url_map_graph.h"

#include "ui/models/fields.h"
#include "ui/models/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <numeric>

namespace switchyard::canvas {
namespace {

using model::Kind;
using model::Resource;
using models::Fields;
using models::toQString;

constexpr Kind kServiceKinds[] = {Kind::BackendService, Kind::BackendBucket};
constexpr std::size_t kMostRows = 3;

/// The number a redirect answers with. Source: RedirectResponseCode of the compute API.
QString redirectStatus(std::string_view code)
{
    constexpr std::pair<std::string_view, int> kCodes[] = {
        {"FOUND", 302}, {"SEE_OTHER", 303}, {"TEMPORARY_REDIRECT", 307}, {"PERMANENT_REDIRECT", 308}};
    for (const auto& [name, status] : kCodes) {
        if (name == code)
            return QString::number(status);
    }
    return QStringLiteral("301");
}

NodeRow redirectRow(const Fields& redirect)
{
    QString target;
    if (redirect.text("httpsRedirect") == "true")
        target = QStringLiteral("https");
    for (const char* part : {"hostRedirect", "pathRedirect", "prefixRedirect"}) {
        if (const std::string text = redirect.text(part); !text.empty() && target.isEmpty())
            target = toQString(text);
    }
    return {QStringLiteral("→ ") + target, redirectStatus(redirect.text("redirectResponseCode"))};
}

void addConditionRows(Node& node, const Fields& match)
{
    for (const Fields& header : match.list("headerMatches")) {
        QString value;
        for (const auto& [field, sign] : {std::pair{"exactMatch", "= "}, std::pair{"prefixMatch", "^ "},
                                          std::pair{"suffixMatch", "$ "}, std::pair{"regexMatch", "~ "}}) {
            if (const std::string text = header.text(field); !text.empty())
                value = QLatin1String(sign) + toQString(text);
        }
        if (value.isEmpty() && header.text("presentMatch") == "true")
            value = QCoreApplication::translate("Canvas", "present");
        if (header.text("invertMatch") == "true")
            value.prepend(QStringLiteral("not "));
        node.rows.push_back(
            {QCoreApplication::translate("Canvas", "header %1").arg(toQString(header.text("headerName"))), value});
    }
    for (const Fields& query : match.list("queryParameterMatches")) {
        const std::string exact = query.text("exactMatch");
        node.rows.push_back({QStringLiteral("?%1").arg(toQString(query.text("name"))),
                             exact.empty() ? QCoreApplication::translate("Canvas", "present")
                                           : QStringLiteral("= ") + toQString(exact)});
    }
}

QString pathOf(const Fields& match)
{
    for (const char* field : {"prefixMatch", "fullPathMatch", "pathTemplateMatch"}) {
        if (const std::string text = match.text(field); !text.empty())
            return toQString(text);
    }
    const std::string regex = match.text("regexMatch");
    return regex.empty() ? QString() : QStringLiteral("~ ") + toQString(regex);
}

/// What a rule or a default does, read once for its node and its edges.
struct ActionFields
{
    std::string service;
    std::vector<Fields> splits;
    Fields redirect;
    Fields route;
};

ActionFields actionOf(const Fields& owner, bool isDefault)
{
    ActionFields action;
    action.service = owner.text(isDefault ? "defaultService" : "service");
    action.route = owner.child(isDefault ? "defaultRouteAction" : "routeAction");
    action.redirect = owner.child(isDefault ? "defaultUrlRedirect" : "urlRedirect");
    action.splits = action.route.list("weightedBackendServices");
    return action;
}

double totalWeight(const std::vector<Fields>& splits)
{
    return std::accumulate(splits.begin(), splits.end(), 0.0,
                           [](double sum, const Fields& split) { return sum + split.number("weight"); });
}

void addActionRows(Node& node, const ActionFields& action)
{
    if (action.redirect) {
        node.redirects = true;
        node.rows.push_back(redirectRow(action.redirect));
    }
    if (action.splits.size() > 1) {
        QStringList weights;
        const double total = totalWeight(action.splits);
        for (const Fields& split : action.splits) {
            weights << QString::number(split.number("weight"));
            node.shares.push_back(total > 0 ? split.number("weight") / total : 0);
        }
        node.rows.push_back({QCoreApplication::translate("Canvas", "split"), weights.join(QStringLiteral(" / "))});
    }
    const Fields rewrite = action.route.child("urlRewrite");
    QString target = toQString(rewrite.text("hostRewrite"));
    for (const char* part : {"pathPrefixRewrite", "pathTemplateRewrite"})
        target += toQString(rewrite.text(part));
    if (!target.isEmpty())
        node.rows.push_back({QCoreApplication::translate("Canvas", "rewrite"), target});
    if (action.route.child("requestMirrorPolicy"))
        node.rows.push_back({QCoreApplication::translate("Canvas", "mirror"),
                             lastSegment(action.route.child("requestMirrorPolicy").text("backendService"))});
    if (node.rows.size() > kMostRows)
        node.rows.resize(kMostRows);
}

class UrlMapPicture
{
public:
    UrlMapPicture(Sketch& sketch, const Resource& map) : sketch_(sketch), map_(map), fields_(map) {}

    void draw()
    {
        for (const Fields& matcher : fields_.list("pathMatchers"))
            drawMatcher(matcher);
        const ActionFields fallback = actionOf(fields_, true);
        if (fallback.service.empty() && !fallback.redirect && fallback.splits.empty())
            return;
        Node node = sketch_.nodeOf(map_, NodeKind::Default, Lane::Routes);
        if (!fallback.redirect && fallback.splits.size() < 2)
            node.rows.push_back({QCoreApplication::translate("Canvas", "any other host"), {}});
        addActionRows(node, fallback);
        node.rate.plus = {map_.id};
        for (const Fields& host : fields_.list("hostRules"))
            node.rate.minus.push_back(sketch_.workspace.element_id(map_, host.path()));
        drawAction(sketch_.add(std::move(node)), fallback);
    }

private:
    Node nodeAt(const Fields& place, NodeKind kind) const
    {
        Node node = sketch_.nodeOf(map_, kind, Lane::Routes);
        node.fieldPath = toQString(place.path().to_string());
        node.id = sketch_.workspace.element_id(map_, place.path());
        return node;
    }

    void drawMatcher(const Fields& matcher)
    {
        const std::string name = matcher.text("name");
        Node frame = nodeAt(matcher, NodeKind::Matcher);
        frame.title = toQString(name);
        for (const Fields& host : fields_.list("hostRules")) {
            if (host.text("pathMatcher") != name)
                continue;
            QStringList hosts;
            for (const std::string& text : host.texts("hosts"))
                hosts << toQString(text);
            frame.rows.push_back({hosts.join(QStringLiteral(", ")), {}});
            frame.rate.plus.push_back(sketch_.workspace.element_id(map_, host.path()));
        }
        const ElementId matcherId = frame.id;
        const int place = sketch_.add(std::move(frame));
        std::vector<ElementId> rules;
        for (const Fields& rule : inOrder(matcher.list("routeRules")))
            rules.push_back(drawRouteRule(rule, place));
        for (const Fields& rule : matcher.list("pathRules"))
            rules.push_back(drawPathRule(rule, place));
        drawDefault(matcher, place, matcherId, rules);
    }

    static std::vector<Fields> inOrder(std::vector<Fields> rules)
    {
        std::vector<std::pair<double, std::size_t>> keys; // equal priorities keep the order of the file
        for (std::size_t i = 0; i < rules.size(); ++i)
            keys.emplace_back(rules[i].number("priority"), i);
        std::ranges::sort(keys);
        std::vector<Fields> ordered;
        for (const auto& [priority, place] : keys)
            ordered.push_back(std::move(rules[place]));
        return ordered;
    }

    ElementId drawRouteRule(const Fields& rule, int frame)
    {
        Node node = nodeAt(rule, NodeKind::Rule);
        const std::vector<Fields> matches = rule.list("matchRules");
        QString path = matches.empty() ? QString() : pathOf(matches.front());
        if (matches.size() > 1)
            path += QStringLiteral(" +%1").arg(matches.size() - 1);
        node.title = toQString(rule.text("priority")) + QStringLiteral(" · ") +
                     (path.isEmpty() ? QCoreApplication::translate("Canvas", "any path") : path);
        if (!matches.empty())
            addConditionRows(node, matches.front());
        return drawRule(std::move(node), rule, frame);
    }

    ElementId drawPathRule(const Fields& rule, int frame)
    {
        Node node = nodeAt(rule, NodeKind::Rule);
        QStringList paths;
        for (const std::string& path : rule.texts("paths"))
            paths << toQString(path);
        node.title = paths.join(QStringLiteral(", "));
        return drawRule(std::move(node), rule, frame);
    }

    ElementId drawRule(Node node, const Fields& rule, int frame)
    {
        const ActionFields action = actionOf(rule, false);
        node.frame = frame;
        node.rate.plus = {node.id};
        addActionRows(node, action);
        const ElementId id = node.id;
        drawAction(sketch_.add(std::move(node)), action);
        return id;
    }

    void drawDefault(const Fields& matcher, int frame, ElementId matcherId, const std::vector<ElementId>& rules)
    {
        const ActionFields action = actionOf(matcher, true);
        if (action.service.empty() && !action.redirect && action.splits.empty())
            return;
        Node node = nodeAt(matcher, NodeKind::Default);
        node.title = QCoreApplication::translate("Canvas", "default");
        node.frame = frame;
        node.rate.plus = {matcherId};
        node.rate.minus = rules;
        addActionRows(node, action);
        drawAction(sketch_.add(std::move(node)), action);
    }

    /// Edges from a rule or default to where it sends requests.
    void drawAction(int from, const ActionFields& action)
    {
        const RateSource rate = sketch_.graph.nodes[static_cast<std::size_t>(from)].rate;
        if (action.splits.empty()) {
            if (!action.service.empty())
                sketch_.connect(from, sketch_.resolve(kServiceKinds, action.service, &map_, Lane::BackendServices),
                                rate);
            return;
        }
        const double total = totalWeight(action.splits);
        for (std::size_t i = 0; i < action.splits.size(); ++i) {
            const Fields& split = action.splits[i];
            RateSource own;
            own.plus = {sketch_.workspace.element_id(map_, split.path())};
            const int to = sketch_.resolve(kServiceKinds, split.text("backendService"), &map_, Lane::BackendServices);
            Edge& edge = sketch_.connect(from, to, own);
            edge.order = static_cast<int>(i);
            edge.weight = static_cast<std::uint32_t>(std::max(0.0, split.number("weight")));
            edge.share = total > 0 ? split.number("weight") / total : 0;
        }
    }

    Sketch& sketch_;
    const Resource& map_;
    Fields fields_;
};

} // namespace

QString lastSegment(std::string_view reference)
{
    const std::size_t slash = reference.rfind('/');
    return toQString(slash == std::string_view::npos ? reference : reference.substr(slash + 1));
}

Node Sketch::nodeOf(const Resource& resource, NodeKind kind, Lane lane) const
{
    Node node;
    node.id = resource.id;
    node.kind = kind;
    node.lane = lane;
    node.title = toQString(resource.name);
    node.resource = toQString(resource.label());
    return node;
}

int Sketch::add(Node node)
{
    const int place = static_cast<int>(graph.nodes.size());
    places.emplace(node.id, place);
    graph.nodes.push_back(std::move(node));
    return place;
}

int Sketch::indexOf(ElementId id) const
{
    const auto place = places.find(id);
    return place == places.end() ? -1 : place->second;
}

int Sketch::resolve(std::span<const Kind> kinds, std::string_view reference, const Resource* from, Lane lane)
{
    const model::Resolution resolution = workspace.resolve(kinds, reference, from);
    const bool fits = resolution.status == model::Resolution::Status::Found ||
                      resolution.status == model::Resolution::Status::Ambiguous;
    const int place = fits && resolution.resource ? indexOf(resolution.resource->id) : -1;
    return place >= 0 ? place : missing(reference, lane);
}

int Sketch::missing(std::string_view reference, Lane lane)
{
    const auto [place, isNew] = missingNodes.try_emplace({std::string(reference), lane}, -1);
    if (!isNew)
        return place->second;
    Node node;
    node.kind = NodeKind::Missing;
    node.lane = lane;
    node.title = reference.empty() ? QCoreApplication::translate("Canvas", "(no name)") : lastSegment(reference);
    node.rows = {{QCoreApplication::translate("Canvas", "does not exist"), {}}};
    place->second = static_cast<int>(graph.nodes.size());
    graph.nodes.push_back(std::move(node));
    return place->second;
}

Edge& Sketch::connect(int from, int to, RateSource rate)
{
    Edge& edge = graph.edges.emplace_back();
    edge.from = from;
    edge.to = to;
    edge.rate = std::move(rate);
    return edge;
}

void addUrlMap(Sketch& sketch, const Resource& map) { UrlMapPicture(sketch, map).draw(); }

void connectUrlMap(Sketch& sketch, const Resource& map, int proxy, const std::vector<ElementId>& rules)
{
    std::vector<ElementId> hosts;
    const Fields fields(map);
    for (const Fields& host : fields.list("hostRules"))
        hosts.push_back(sketch.workspace.element_id(map, host.path()));
    for (const Fields& matcher : fields.list("pathMatchers")) {
        const int place = sketch.indexOf(sketch.workspace.element_id(map, matcher.path()));
        const RateSource rate = sketch.graph.nodes[static_cast<std::size_t>(place)].rate;
        if (!rate.empty()) // a matcher that no host rule names is not reached
            sketch.connect(proxy, place, rules.empty() ? RateSource{} : rate);
    }
    const int fallback = sketch.indexOf(map.id);
    if (fallback < 0)
        return;
    RateSource rate;
    if (!rules.empty()) {
        rate.plus = rules;
        rate.minus = hosts;
    }
    sketch.connect(proxy, fallback, rate);
}

} // namespace switchyard::canvas
