// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"
#include "core/compile/ip_range.h"
#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/subnetwork.pb.h"

#include <map>
#include <set>
#include <tuple>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resource;

constexpr std::string_view kRegional = "REGIONAL_MANAGED_PROXY";
constexpr std::string_view kGlobal = "GLOBAL_MANAGED_PROXY";
constexpr std::string_view kOld = "INTERNAL_HTTPS_LOAD_BALANCER";

/// Which Envoy proxies a proxy-only subnetwork is for, in which region of which network.
using Pool = std::tuple<std::string, std::string, std::string>;

bool is_proxy_only(const schema::Subnetwork& subnetwork)
{
    return subnetwork.purpose() == kRegional || subnetwork.purpose() == kGlobal || subnetwork.purpose() == kOld;
}

std::string network_of(const schema::Subnetwork& subnetwork)
{
    const std::string name = last_part(subnetwork.network());
    return name.empty() ? "default" : name;
}

class SubnetworkCheck
{
public:
    SubnetworkCheck(const FrontEnd& front_end, Findings& findings) : front_end_(front_end), findings_(findings) {}

    void run()
    {
        for (const model::ResourcePtr& resource : front_end_.workspace().resources(Kind::Subnetwork)) {
            const Subject subject{front_end_.workspace(), *resource};
            const auto& subnetwork = model::as<schema::Subnetwork>(*resource);
            range(subject, subnetwork);
            if (is_proxy_only(subnetwork)) {
                proxy_only(subject, subnetwork);
            } else if (subnetwork.has_role()) {
                findings_.add(Verdict::CloudRefuses, "subnetwork.role_unused", subject.place("role"), {},
                              remove_fix("role"));
            }
        }
        for (const RuleFacts& rule : front_end_.rules()) {
            if (rule.mode && rule.has_http_proxy()) {
                needed_by(rule);
            }
        }
    }

private:
    void range(const Subject& subject, const schema::Subnetwork& subnetwork)
    {
        const std::string& text = subnetwork.ip_cidr_range();
        const auto range = IpRange::parse(text);
        if (!text.empty() && !range) {
            findings_.add(Verdict::CloudRefuses, "subnetwork.range_invalid", subject.place("ipCidrRange"), {text});
        } else if (is_proxy_only(subnetwork) && range && range->prefix > 26) {
            findings_.add(Verdict::CloudRefuses, "subnetwork.range_small", subject.place("ipCidrRange"), {text});
        } else if (is_proxy_only(subnetwork) && text.empty()) {
            findings_.add(Verdict::CloudRefuses, "subnetwork.range_missing", subject.place());
        }
    }

    void proxy_only(const Subject& subject, const schema::Subnetwork& subnetwork)
    {
        if (subnetwork.purpose() == kOld) {
            findings_.add(Verdict::Warns, "subnetwork.purpose_outdated", subject.place("purpose"), {},
                          write_fix("purpose", std::string(kRegional)));
        }
        if (!subnetwork.has_role()) {
            findings_.add(Verdict::CloudRefuses, "subnetwork.role_missing", subject.place(), {},
                          write_fix("role", "ACTIVE"));
        }
        if (subnetwork.role() == "BACKUP") {
            return;
        }
        const std::string purpose(subnetwork.purpose() == kGlobal ? kGlobal : kRegional);
        const std::string& region = subject.resource.scope.location;
        const Pool pool{purpose, region, network_of(subnetwork)};
        const auto [first, fresh] = active_.emplace(pool, &subject.resource);
        if (!fresh) {
            findings_.add(Verdict::CloudRefuses, "subnetwork.active_twice", subject.place("role"),
                          {first->second->name, region, network_of(subnetwork)}, write_fix("role", "BACKUP"));
        }
        if (subnetwork.purpose() == kOld) {
            outdated_.insert(pool);
        }
    }

    /// Envoy proxies run in a subnetwork of their own. The outdated purpose serves internal rules only.
    void needed_by(const RuleFacts& rule)
    {
        const Mode mode = *rule.mode;
        const std::string region = rule.region();
        if (mode == Mode::GlobalExternal || mode == Mode::Classic || region.empty()) {
            return;
        }
        const std::string purpose(mode == Mode::CrossRegionInternal ? kGlobal : kRegional);
        const Pool pool{purpose, region, rule.network()};
        const bool outdated = mode == Mode::RegionalExternal && outdated_.contains(pool);
        if (!active_.contains(pool) || outdated) {
            findings_.add(Verdict::CloudRefuses, "subnetwork.proxy_only_missing", rule.subject.place(),
                          {std::string(to_string(mode)), region, rule.network(), purpose});
        }
    }

    const FrontEnd& front_end_;
    Findings& findings_;
    std::map<Pool, const Resource*> active_;
    std::set<Pool> outdated_;
};

} // namespace

void check_subnetworks(const FrontEnd& front_end, Findings& findings) { SubnetworkCheck(front_end, findings).run(); }

} // namespace switchyard::compile
