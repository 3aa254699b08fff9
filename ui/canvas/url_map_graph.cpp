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

QString weightsText(const std::vector<Fields>& splits)
{
    QStringList weights;
    for (const Fields& split : splits)
        weights << QString::number(split.number("weight"));
    return weights.join(QStringLiteral(" / "));
}

std::vector<double> sharesOf(const std::vector<Fields>& splits)
{
    std::vector<double> shares;
    const double total = totalWeight(splits);
    for (const Fields& split : splits)
        shares.push_back(total > 0 ? split.number("weight") / total : 0);
    return shares;
}

void addActionRows(Node& node, const ActionFields& action)
{
    if (action.redirect) {
        node.redirects = true;
        node.rows.push_back(redirectRow(action.redirect));
    }
    if (action.splits.size() > 1) {
        node.shares = sharesOf(action.splits);
        node.rows.push_back({QCoreApplication::translate("Canvas", "split"), weightsText(action.splits)});
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

    /// The map itself, its matchers with their rules, and the edges that leave them.
    void draw()
    {
        const int place = sketch_.add(mapNode());
        for (const Fields& matcher : fields_.list("pathMatchers"))
            drawMatcher(matcher);
        int row = 0;
        for (const Fields& host : fields_.list("hostRules"))
            connectHost(place, row++, host);
        connectFallback(place, row);
    }

private:
    Node nodeAt(const Fields& place, NodeKind kind) const
    {
        Node node = sketch_.nodeOf(map_, kind, Lane::Routes);
        node.fieldPath = toQString(place.path().to_string());
        node.id = sketch_.workspace.element_id(map_, place.path());
        return node;
    }

    Node mapNode() const
    {
        Node node = sketch_.nodeOf(map_, NodeKind::UrlMap, Lane::UrlMaps);
        for (const Fields& host : fields_.list("hostRules")) {
            const ElementId id = sketch_.workspace.element_id(map_, host.path());
            node.rows.push_back({hostsOf(host), {}, edit::Port{edit::PortKind::HostMatcher, id}});
        }
        node.rows.push_back({anyHost(), {}});
        return node;
    }

    QString anyHost() const
    {
        return fields_.list("hostRules").empty() ? QCoreApplication::translate("Canvas", "any host")
                                                 : QCoreApplication::translate("Canvas", "any other host");
    }

    static QString hostsOf(const Fields& host)
    {
        QStringList hosts;
        for (const std::string& text : host.texts("hosts"))
            hosts << toQString(text);
        return hosts.join(QStringLiteral(", "));
    }

    void connectHost(int place, int row, const Fields& host)
    {
        const std::string name = host.text("pathMatcher");
        if (name.empty())
            return;
        const auto found = matchers_.find(name);
        const ElementId id = sketch_.workspace.element_id(map_, host.path());
        RateSource rate;
        rate.plus = {id};
        Edge& edge = sketch_.connect(
            place, found == matchers_.end() ? sketch_.missing(name, Lane::Routes) : found->second, rate);
        edge.fromRow = row;
        edge.ref = {{edit::PortKind::HostMatcher, id}, {}};
    }

    /// What happens to requests for hosts that no host rule knows.
    void connectFallback(int place, int row)
    {
        const ActionFields fallback = actionOf(fields_, true);
        RateSource rate;
        rate.plus = {map_.id};
        for (const Fields& host : fields_.list("hostRules"))
            rate.minus.push_back(sketch_.workspace.element_id(map_, host.path()));
        Node node = sketch_.nodeOf(map_, fallback.redirect ? NodeKind::Redirect : NodeKind::Default, Lane::Routes);
        node.fieldPath = fallback.redirect ? QStringLiteral("defaultUrlRedirect") : QStringLiteral("defaultService");
        node.title = anyHost();
        addActionRows(node, fallback);
        node.rate = rate;
        const edit::Port port{edit::PortKind::MapDefault, map_.id};
        node.out = port;
        const int fallbackPlace = static_cast<int>(sketch_.graph.nodes.size());
        sketch_.graph.nodes.push_back(std::move(node)); // the map itself is found by this id
        sketch_.connect(place, fallbackPlace, rate).fromRow = row;
        drawAction(fallbackPlace, fallback, rate, port);
    }

    void drawMatcher(const Fields& matcher)
    {
        const std::string name = matcher.text("name");
        Node frame = nodeAt(matcher, NodeKind::Matcher);
        frame.title = toQString(name);
        for (const Fields& host : fields_.list("hostRules")) {
            if (host.text("pathMatcher") != name)
                continue;
            frame.rate.plus.push_back(sketch_.workspace.element_id(map_, host.path()));
        }
        const ElementId matcherId = frame.id;
        const int place = sketch_.add(std::move(frame));
        matchers_.try_emplace(name, place);
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
        const edit::Port port{edit::PortKind::RouteTarget, node.id};
        node.out = port;
        const RateSource rate = node.rate;
        drawAction(sketch_.add(std::move(node)), action, rate, port);
        return port.element;
    }

    void drawDefault(const Fields& matcher, int frame, ElementId matcherId, const std::vector<ElementId>& rules)
    {
        const ActionFields action = actionOf(matcher, true);
        Node node = nodeAt(matcher, NodeKind::Default);
        node.title = QCoreApplication::translate("Canvas", "default");
        node.frame = frame;
        node.rate.plus = {matcherId};
        node.rate.minus = rules;
        addActionRows(node, action);
        const edit::Port port{edit::PortKind::MatcherDefault, matcherId};
        node.out = port;
        const RateSource rate = node.rate;
        drawAction(sketch_.add(std::move(node)), action, rate, port);
    }

    /// Edges from a rule or default to where it sends requests.
    void drawAction(int from, const ActionFields& action, const RateSource& rate, const edit::Port& port)
    {
        if (action.splits.empty()) {
            if (action.service.empty())
                return;
            const int to = sketch_.resolve(kServiceKinds, action.service, &map_, Lane::BackendServices);
            sketch_.connect(from, to, rate).ref = {port, {}};
            return;
        }
        const double total = totalWeight(action.splits);
        for (std::size_t i = 0; i < action.splits.size(); ++i) {
            const Fields& split = action.splits[i];
            RateSource own;
            own.plus = {sketch_.workspace.element_id(map_, split.path())};
            const int to = sketch_.resolve(kServiceKinds, split.text("backendService"), &map_, Lane::BackendServices);
            Edge& edge = sketch_.connect(from, to, own);
            edge.ref = {port, own.plus.front()};
            edge.order = static_cast<int>(i);
            edge.weight = static_cast<std::uint32_t>(std::max(0.0, split.number("weight")));
            if (action.splits.size() > 1)
                edge.share = total > 0 ? split.number("weight") / total : 0;
        }
    }

    Sketch& sketch_;
    const Resource& map_;
    Fields fields_;
    std::map<std::string, int> matchers_; ///< by name
};

} // namespace

void addUrlMap(Sketch& sketch, const Resource& map) { UrlMapPicture(sketch, map).draw(); }

} // namespace switchyard::canvas
