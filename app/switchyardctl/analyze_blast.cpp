// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/analyze_report.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace switchyard::ctl {

namespace {

using compile::ElementNames;
using compile::ListenerBlast;
using route::Decision;
using route::DestinationChange;

constexpr std::size_t kShown = 10; // changes of a host

std::string counted(std::uint64_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string deciderText(const Decision& decision, const ElementNames& names)
{
    const auto rule = names.find(decision.rule);
    if (rule != names.end()) {
        return fmt::format("[{}]", rule->second.label);
    }
    const auto matcher = names.find(decision.path_matcher);
    return matcher == names.end() ? std::string("the default of the map")
                                  : fmt::format("the default of [{}]", matcher->second.label);
}

/// The URL is told where it says something that the target does not.
std::string endText(const DestinationChange& change, const Decision& decision)
{
    const bool redirect = decision.destination.target.starts_with("redirect");
    const bool rewritten = decision.destination.url != route::url_of(change.example);
    if (decision.destination.url.empty() || (!redirect && !rewritten)) {
        return decision.destination.target;
    }
    return fmt::format("{} {} {}", decision.destination.target, redirect ? "to" : "as", decision.destination.url);
}

std::string changeText(const ListenerBlast& listener, const DestinationChange& change)
{
    const std::string before = deciderText(change.before, listener.names_before);
    const std::string after = deciderText(change.after, listener.names_after);
    std::string out = fmt::format("\n    {} {}\n", change.example.method, route::url_of(change.example));
    out += fmt::format("      before  {}, decided by {}\n", endText(change, change.before), before);
    out += fmt::format("      after   {}, decided by {}\n", endText(change, change.after), after);
    return out + "      " + route::curl_line(change.example, listener.address) + '\n';
}

/// The changes of hosts that change alike stand together.
struct HostGroup
{
    std::vector<std::string> hosts;
    std::vector<const DestinationChange*> changes;
};

std::vector<HostGroup> groups(const std::vector<DestinationChange>& changes)
{
    std::vector<std::string> order;
    std::map<std::string, std::vector<const DestinationChange*>> by_host;
    for (const DestinationChange& change : changes) {
        auto& of_host = by_host[change.host];
        if (of_host.empty()) {
            order.push_back(change.host);
        }
        of_host.push_back(&change);
    }
    std::map<std::string, std::size_t> seen; // what changes → group
    std::vector<HostGroup> out;
    for (const std::string& host : order) {
        std::string what;
        for (const DestinationChange* change : by_host[host]) {
            what += fmt::format("{} {} {} {} {} {}\n", change->before.path_matcher.value, change->before.rule.value,
                                change->after.path_matcher.value, change->after.rule.value,
                                change->before.destination.target, change->after.destination.target);
        }
        const auto [found, fresh] = seen.try_emplace(what, out.size());
        if (fresh) {
            out.push_back({{}, by_host[host]});
        }
        out[found->second].hosts.push_back(host);
    }
    return out;
}

std::string listenerText(const ListenerBlast& listener, bool all)
{
    if (listener.presence != ListenerBlast::Presence::Both) {
        return fmt::format("\n{}: the forwarding rule is {}.\n", listener.forwarding_rule,
                           listener.presence == ListenerBlast::Presence::OnlyBefore ? "gone" : "new");
    }
    if (listener.radius.changes.empty()) {
        return {};
    }
    std::string out = fmt::format("\nThrough {} ({})\n", listener.forwarding_rule, listener.address);
    for (const HostGroup& group : groups(listener.radius.changes)) {
        const std::size_t shown = all ? group.changes.size() : std::min(group.changes.size(), kShown);
        const std::size_t hosts = all ? group.hosts.size() : std::min(group.hosts.size(), kShown);
        out += fmt::format(
            "\n  {}{}\n",
            fmt::join(group.hosts.begin(), group.hosts.begin() + static_cast<std::ptrdiff_t>(hosts), ", "),
            hosts == group.hosts.size() ? std::string() : fmt::format(" and {} more", group.hosts.size() - hosts));
        for (std::size_t i = 0; i < shown; ++i) {
            out += changeText(listener, *group.changes[i]);
        }
        if (shown < group.changes.size()) {
            out += fmt::format("\n    … and {} more; --all shows them.\n", group.changes.size() - shown);
        }
    }
    return out;
}

std::string recordsText(const compile::WorkspaceBlast& blast)
{
    const route::RecordedBlast& records = *blast.records;
    std::string out = "\nRecorded requests\n";
    if (records.changed == 0) {
        out += fmt::format("  None of {} changes its destination.\n",
                           counted(records.total, "recorded request", "recorded requests"));
    } else {
        out += fmt::format("  {} of {} change their destination ({:.3g} %).\n", records.changed,
                           counted(records.total, "recorded request", "recorded requests"),
                           100.0 * static_cast<double>(records.changed) / static_cast<double>(records.total));
    }
    for (const route::RecordedChange& change : records.changes) {
        out += fmt::format("\n  {:>8} ×  {} → {}\n", change.count, change.before,
                           change.before == change.after ? "the same with another URL" : change.after);
        for (const route::RecordedRequest& example : change.examples) {
            out += fmt::format("  {:>8}    {} {}\n", example.count, example.request.method,
                               route::url_of(example.request));
        }
    }
    if (blast.foreign_records > 0) {
        out += fmt::format(
            "\n  {} could not be judged: the forwarding rule is not on both sides, or the URL was cut in the log.\n",
            counted(blast.foreign_records, "more request", "more requests"));
    }
    return out + "\n  An access log has no request headers: rules that ask for one count as not fitting.\n";
}

} // namespace

std::string blastText(const compile::WorkspaceBlast& blast, bool all)
{
    std::size_t changes = 0;
    std::size_t hosts = 0;
    bool complete = true;
    for (const ListenerBlast& listener : blast.listeners) {
        for (const HostGroup& group : groups(listener.radius.changes)) {
            changes += group.changes.size();
            hosts += group.hosts.size();
        }
        complete = complete && listener.radius.complete;
    }
    const std::string tried = counted(blast.tried, "request", "requests") + " tried";
    std::string out = changes == 0 ? fmt::format("No request changes its destination ({}).\n", tried)
                                   : fmt::format("Requests change their destination: {} for {} ({}).\n",
                                                 counted(changes, "kind of change", "kinds of change"),
                                                 counted(hosts, "host", "hosts"), tried);
    for (const ListenerBlast& listener : blast.listeners) {
        out += listenerText(listener, all);
    }
    if (!complete) {
        out += "\nToo much is different to try every pair of rules: there may be more changes.\n";
    }
    return blast.records ? out + recordsText(blast) : out;
}

} // namespace switchyard::ctl
