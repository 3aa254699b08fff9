// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/local.h"

#include "core/base/suggest.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/local.pb.h"

#include <algorithm>
#include <array>
#include <set>

namespace switchyard::compile {

namespace {

using model::Kind;
using schema::FieldPath;

constexpr std::array kForwardingRules{Kind::ForwardingRule};
constexpr std::array kGroups{Kind::InstanceGroup, Kind::NetworkEndpointGroup};
constexpr std::uint16_t kFirstSimulatedPort = 19100;

bool is_port(std::int64_t value) { return value >= 0 && value <= 65535; }

SimulatedBackendSpec::Distribution distribution_of(const std::string& literal)
{
    using enum SimulatedBackendSpec::Distribution;
    if (literal == "UNIFORM") {
        return Uniform;
    }
    if (literal == "NORMAL") {
        return Normal;
    }
    return literal == "LOG_NORMAL" ? LogNormal : Constant;
}

class LocalCompilation
{
public:
    LocalCompilation(const model::Workspace& workspace, Findings& findings)
        : subject_{workspace, *workspace.local()},
          local_(model::as<schema::Local>(*workspace.local())),
          findings_(findings)
    {}

    LocalPart run()
    {
        part_.seed = local_.seed();
        listeners();
        own_endpoints();
        simulated_backends();
        groups();
        return std::move(part_);
    }

private:
    const model::Resource* resolve(std::span<const Kind> kinds, const std::string& reference) const
    {
        const auto resolution = subject_.workspace.resolve(kinds, reference, &subject_.resource);
        return resolution.status == model::Resolution::Status::Found ||
                       resolution.status == model::Resolution::Status::Ambiguous
                   ? resolution.resource
                   : nullptr;
    }

    /// A loopback address, or 127.0.0.1 when none is given.
    std::optional<IpAddress> loopback(const std::string& text, const FieldPath& path)
    {
        if (text.empty()) {
            return IpAddress::v4(127, 0, 0, 1);
        }
        const auto address = IpAddress::parse(text);
        if (!address) {
            findings_.add(Verdict::BlocksHere, "local.address_invalid", subject_.place(path), {text});
        } else if (!address->is_loopback()) {
            findings_.add(Verdict::BlocksHere, "local.address_not_loopback", subject_.place(path), {text});
            return std::nullopt;
        }
        return address;
    }

    /// Claims a local address for `owner`; port 0 claims nothing.
    void claim(const SocketAddress& address, const std::string& owner, const FieldPath& path)
    {
        if (address.port.value == 0) {
            return;
        }
        const auto [taken, fresh] = part_.taken.emplace(address, owner);
        if (!fresh) {
            findings_.add(Verdict::BlocksHere, "forwarding_rule.stand_in_clash", subject_.place(path),
                          {address.to_string(), taken->second});
        }
    }

    void listeners()
    {
        std::unordered_map<ElementId, int> seen;
        for (int i = 0; i < local_.listeners_size(); ++i) {
            const schema::LocalListener& entry = local_.listeners(i);
            const FieldPath path = FieldPath().field("listeners").index(static_cast<std::size_t>(i));
            if (!entry.has_forwarding_rule()) {
                findings_.add(Verdict::BlocksHere, "reference.missing", subject_.place(path),
                              {"forwardingRule", "forwarding rule"});
                continue;
            }
            const model::Resource* rule = resolve(kForwardingRules, entry.forwarding_rule());
            const auto address = loopback(entry.address(), path.field("address"));
            if (rule == nullptr || !address || !is_port(entry.port())) {
                continue;
            }
            const auto [first, fresh] = seen.emplace(rule->id, i);
            if (!fresh) {
                findings_.add(Verdict::BlocksHere, "local.listener_repeated", subject_.place(path),
                              {rule->name, std::to_string(first->second)});
                continue;
            }
            const SocketAddress socket{*address, Port{static_cast<std::uint16_t>(entry.port())}};
            claim(socket, rule->name, path.field("port"));
            part_.listeners.emplace(rule->id, socket);
        }
    }

    /// Addresses of the user's own servers are taken before anything is chosen.
    void own_endpoints()
    {
        for (const schema::LocalBackend& entry : local_.backends()) {
            for (const std::string& text : entry.endpoints()) {
                if (const auto address = SocketAddress::parse(text)) {
                    part_.taken.emplace(*address, text);
                }
            }
        }
    }

    void simulated_backends()
    {
        for (int i = 0; i < local_.simulated_backends_size(); ++i) {
            const schema::SimulatedBackend& entry = local_.simulated_backends(i);
            const FieldPath path = FieldPath().field("simulatedBackends").index(static_cast<std::size_t>(i));
            if (entry.name().empty()) {
                findings_.add(Verdict::BlocksHere, "name.missing", subject_.place(path), {"local.simulatedBackends"});
                continue;
            }
            if (!simulated_index_.emplace(entry.name(), part_.simulated_backends.size()).second) {
                findings_.add(Verdict::BlocksHere, "name.duplicate", subject_.place(path.field("name")),
                              {entry.name(), "local.simulatedBackends"});
                continue;
            }
            part_.simulated_backends.push_back(simulated_backend(entry, path));
        }
        choose_ports();
    }

    SimulatedBackendSpec simulated_backend(const schema::SimulatedBackend& entry, const FieldPath& path)
    {
        SimulatedBackendSpec spec;
        spec.id = subject_.element(path);
        spec.name = entry.name();
        spec.listen.address = loopback(entry.address(), path.field("address")).value_or(IpAddress::v4(127, 0, 0, 1));
        spec.listen.port = Port{is_port(entry.port()) ? static_cast<std::uint16_t>(entry.port()) : std::uint16_t{0}};
        claim(spec.listen, spec.name, path.field("port"));
        spec.distribution = distribution_of(entry.distribution());
        spec.latency = Milliseconds(entry.latency_ms());
        spec.latency_spread = Milliseconds(entry.latency_spread_ms());
        spec.error_rate = entry.error_rate();
        if (entry.has_error_status()) {
            spec.error_status = static_cast<std::uint16_t>(std::clamp<std::int64_t>(entry.error_status(), 200, 599));
        }
        if (entry.has_body_size()) {
            spec.body_size = static_cast<std::uint64_t>(std::max<std::int64_t>(entry.body_size(), 0));
        }
        spec.healthy = !entry.has_healthy() || entry.healthy();
        if (!entry.health_path().empty()) {
            spec.health_path = entry.health_path();
        }
        spec.utilization = entry.utilization();
        return spec;
    }

    /// A simulated backend without a port gets the next free one, so that its groups know where it will be.
    void choose_ports()
    {
        for (SimulatedBackendSpec& spec : part_.simulated_backends) {
            for (std::uint32_t port = kFirstSimulatedPort; spec.listen.port.value == 0 && port <= 65535; ++port) {
                const SocketAddress candidate{spec.listen.address, Port{static_cast<std::uint16_t>(port)}};
                if (part_.taken.emplace(candidate, spec.name).second) {
                    spec.listen = candidate;
                    findings_.add(Verdict::Advises, "local.port_chosen", place_of(spec),
                                  {spec.name, candidate.to_string()});
                }
            }
        }
    }

    void groups()
    {
        std::unordered_map<ElementId, int> seen;
        for (int i = 0; i < local_.backends_size(); ++i) {
            const schema::LocalBackend& entry = local_.backends(i);
            const FieldPath path = FieldPath().field("backends").index(static_cast<std::size_t>(i));
            if (!entry.has_group()) {
                findings_.add(Verdict::BlocksHere, "reference.missing", subject_.place(path),
                              {"group", "instance group or network endpoint group"});
                continue;
            }
            std::vector<StandInEndpoint> members = group_members(entry, path);
            const model::Resource* group = resolve(kGroups, entry.group());
            if (group == nullptr) {
                continue;
            }
            const auto [first, fresh] = seen.emplace(group->id, i);
            if (!fresh) {
                findings_.add(Verdict::BlocksHere, "local.group_repeated", subject_.place(path),
                              {group->name, std::to_string(first->second)});
                continue;
            }
            part_.groups.emplace(group->id, std::move(members));
        }
        for (const SimulatedBackendSpec& spec : part_.simulated_backends) {
            if (!simulated_used_.contains(spec.name)) {
                findings_.add(Verdict::Advises, "local.simulated_unused", place_of(spec), {spec.name});
            }
        }
    }

    Place place_of(const SimulatedBackendSpec& spec) const
    {
        const auto location = subject_.workspace.locate(spec.id);
        return location ? subject_.place(location->path) : subject_.place("simulatedBackends");
    }

    std::vector<StandInEndpoint> group_members(const schema::LocalBackend& entry, const FieldPath& path)
    {
        std::vector<StandInEndpoint> members;
        for (int i = 0; i < entry.endpoints_size(); ++i) {
            const auto address = SocketAddress::parse(entry.endpoints(i));
            if (address && address->port.value != 0) {
                members.push_back({*address, {}});
                continue;
            }
            findings_.add(Verdict::BlocksHere, "backend_service.endpoint_invalid",
                          subject_.place(path.field("endpoints").index(static_cast<std::size_t>(i))),
                          {entry.endpoints(i)});
        }
        for (int i = 0; i < entry.simulated_size(); ++i) {
            const std::string& name = entry.simulated(i);
            const auto found = simulated_index_.find(name);
            if (found == simulated_index_.end()) {
                unknown_simulated(name, path.field("simulated").index(static_cast<std::size_t>(i)));
                continue;
            }
            simulated_used_.emplace(name);
            const SimulatedBackendSpec& spec = part_.simulated_backends[found->second];
            members.push_back({spec.listen, spec.name});
        }
        return members;
    }

    void unknown_simulated(const std::string& name, const FieldPath& path)
    {
        std::vector<std::string> names;
        for (const SimulatedBackendSpec& spec : part_.simulated_backends) {
            names.push_back(spec.name);
        }
        const std::string_view near = closest(name, names);
        if (near.empty()) {
            findings_.add(Verdict::BlocksHere, "reference.dangling", subject_.place(path),
                          {name, "simulated backend", "simulated"});
        } else {
            findings_.add(Verdict::BlocksHere, "reference.misspelt", subject_.place(path),
                          {name, "simulated backend", std::string(near)});
        }
    }

    Subject subject_;
    const schema::Local& local_;
    Findings& findings_;
    LocalPart part_;
    std::map<std::string, std::size_t> simulated_index_;
    std::set<std::string> simulated_used_;
};

} // namespace

LocalPart compile_local(const model::Workspace& workspace, Findings& findings)
{
    return workspace.local() == nullptr ? LocalPart{} : LocalCompilation(workspace, findings).run();
}

} // namespace switchyard::compile
