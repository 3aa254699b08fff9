// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/compile.h"

#include "core/compile/backend_checks.h"
#include "core/compile/backend_service.h"
#include "core/compile/backend_tls.h"
#include "core/compile/certificate_content_checks.h"
#include "core/compile/directory.h"
#include "core/compile/field_checks.h"
#include "core/compile/findings.h"
#include "core/compile/forwarding_rule.h"
#include "core/compile/front_end_checks.h"
#include "core/compile/local.h"
#include "core/compile/map_tests.h"
#include "core/compile/redirect_loops.h"
#include "core/compile/references.h"
#include "core/compile/server_tls.h"
#include "core/compile/tls_material.h"
#include "core/compile/url_map.h"
#include "core/compile/url_map_checks.h"
#include "core/compile/usage.h"

#include <google/protobuf/message.h>
#include <map>
#include <set>
#include <tuple>

namespace switchyard::compile {

namespace {

using model::Kind;

/// Every present field of every resource; that a kind is not carried out at all is said once per resource.
void check_all_fields(const model::Workspace& workspace, const CarriedOut& table, const Usage& usage,
                      Findings& findings)
{
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            const Subject subject{workspace, *resource};
            if (!table.knows(resource->message->GetDescriptor())) {
                findings.add(Verdict::Warns, "resource.not_carried_out", subject.place(), {std::string(kind.singular)});
            }
            const PlaceOf place_of = [&](const std::string& path) { return subject.place(path); };
            check_fields(*resource->message, table, place_of, findings, usage.modes(resource->id));
        }
    }
}

/// The URL maps of a snapshot, each read once and built once per way of comparing hosts.
class RouteTables
{
public:
    RouteTables(const model::Workspace& workspace, const Usage& usage, const Services& services,
                const Snapshot* previous, Snapshot& snapshot, Findings& findings)
        : workspace_(workspace),
          usage_(usage),
          services_(services),
          previous_(previous),
          snapshot_(snapshot),
          findings_(findings)
    {}

    /// Index into the snapshot's route tables.
    std::uint32_t table(const model::Resource& url_map, route::HostPort host_port)
    {
        const auto [found, fresh] = tables_.try_emplace({url_map.id, host_port});
        if (!fresh) {
            return found->second;
        }
        const Subject subject{workspace_, url_map};
        // A second way of comparing hosts finds the same and a little more; repetitions are dropped in the end.
        UrlMapInput read = read_url_map(subject, host_port, services_, findings_);
        const auto source = reuse_or_build(std::move(read.input));
        report_problems(subject, read, source->problems, findings_);
        if (reported_.insert(url_map.id).second) {
            check_redirect_loops(subject, read, source->input, *source->table, findings_);
            test(subject, *source->table);
        }
        found->second = static_cast<std::uint32_t>(snapshot_.route_tables.size());
        snapshot_.route_tables.push_back(source->table);
        snapshot_.route_sources.push_back(source);
        return found->second;
    }

    /// Maps that no listener uses are read for what there is to say about them.
    void check_others()
    {
        for (const model::ResourcePtr& resource : workspace_.resources(Kind::UrlMap)) {
            if (reported_.insert(resource->id).second) {
                const Subject subject{workspace_, *resource};
                const UrlMapInput read = read_url_map(subject, route::HostPort::Compared, services_, findings_);
                const route::BuiltRouteTable built = route::build_route_table(read.input);
                report_problems(subject, read, built.problems, findings_);
                check_redirect_loops(subject, read, read.input, *built.table, findings_);
                test(subject, *built.table);
            }
        }
    }

private:
    std::shared_ptr<const RouteSource> reuse_or_build(route::RouteTableInput input)
    {
        if (previous_ != nullptr) {
            for (const auto& source : previous_->route_sources) {
                if (source->input == input) {
                    return source;
                }
            }
        }
        route::BuiltRouteTable built = route::build_route_table(input);
        return std::make_shared<RouteSource>(std::move(input), std::move(built.table), std::move(built.problems));
    }

    void test(const Subject& url_map, const route::RouteTable& table)
    {
        const route::Scheme scheme = map_test_scheme(usage_, url_map.resource);
        report_map_tests(url_map, usage_, run_map_tests(url_map, table, services_, scheme), findings_);
    }

    const model::Workspace& workspace_;
    const Usage& usage_;
    const Services& services_;
    const Snapshot* previous_;
    Snapshot& snapshot_;
    Findings& findings_;
    std::map<std::pair<ElementId, route::HostPort>, std::uint32_t> tables_;
    std::set<ElementId> reported_;
};

/// Two rules that share a map find the same in it.
std::vector<Diagnostic> without_repetitions(std::vector<Diagnostic> diagnostics)
{
    std::set<std::tuple<std::string, std::string, std::string, std::vector<std::string>>> seen;
    std::erase_if(diagnostics, [&](const Diagnostic& diagnostic) {
        return !seen.emplace(diagnostic.code, diagnostic.resource, diagnostic.field_path, diagnostic.args).second;
    });
    return diagnostics;
}

std::vector<std::string> host_patterns(const route::RouteTableInput& input)
{
    std::vector<std::string> hosts;
    for (const route::HostRuleInput& rule : input.host_rules) {
        hosts.insert(hosts.end(), rule.hosts.begin(), rule.hosts.end());
    }
    return hosts;
}

void add_listeners(std::vector<Chain> chains, const Services& services, RouteTables& tables, Snapshot& snapshot)
{
    std::vector<route::StandIn> stand_ins;
    for (Chain& chain : chains) {
        ListenerSpec& listener = chain.listener;
        if (listener.protocol == ListenerSpec::Protocol::Bytes) {
            listener.service = services.index.at(chain.service->id);
            snapshot.listeners.push_back(std::move(listener));
            continue;
        }
        const bool classic = listener.mode == Mode::Classic;
        listener.route_table =
            tables.table(*chain.url_map, classic ? route::HostPort::Dropped : route::HostPort::Compared);
        stand_ins.push_back({listener.forwarding_rule, listener.address, listener.port, listener.scheme, listener.local,
                             host_patterns(snapshot.route_sources[listener.route_table]->input)});
        snapshot.listeners.push_back(std::move(listener));
    }
    snapshot.locations = route::LocationTranslation(std::move(stand_ins));
}

} // namespace

Compilation compile(const model::Workspace& workspace, const runtime::Assets& assets, Revision revision,
                    const Snapshot* previous)
{
    Findings findings;
    const CarriedOut table;
    check_names(workspace, findings);
    check_references(workspace, table, findings);
    const Usage usage(workspace);
    check_all_fields(workspace, table, usage, findings);
    check_health_checks(workspace, findings);
    check_front_end(workspace, usage, findings);
    check_url_maps(workspace, usage, findings);
    check_backends(workspace, usage, findings);
    if (assets.now != cert::CertificateTime{}) {
        for (Diagnostic& diagnostic : check_certificates_now(workspace, assets.now, nullptr)) {
            findings.add(std::move(diagnostic));
        }
    }

    auto snapshot = std::make_shared<Snapshot>();
    snapshot->revision = revision;
    LocalPart local = compile_local(workspace, findings);
    TlsMaterial material(workspace, assets, findings);
    BackendTlsCompilation backend_tls(workspace, local, material, previous, findings);
    Services services = compile_backend_services(workspace, local, findings, &backend_tls);
    std::vector<Chain> chains = compile_forwarding_rules(workspace, findings);
    add_server_tls(workspace, material, previous, chains, findings);
    choose_stand_ins(workspace, local, chains, findings);
    RouteTables tables(workspace, usage, services, previous, *snapshot, findings);
    add_listeners(std::move(chains), services, tables, *snapshot);
    tables.check_others();
    snapshot->load_profiles = compile_load_profiles(workspace, snapshot->listeners, findings);
    snapshot->services = std::move(services.specs);
    snapshot->simulated_backends = std::move(local.simulated_backends);
    snapshot->seed = local.seed;
    snapshot->directory = make_directory(workspace, *snapshot);

    Compilation result;
    if (!findings.blocked()) {
        result.snapshot = std::move(snapshot);
    }
    result.diagnostics = without_repetitions(findings.take());
    return result;
}

} // namespace switchyard::compile
