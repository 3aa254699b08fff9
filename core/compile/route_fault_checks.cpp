// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

void no_share(MapInspection& inspection, const char* kind, const Spot& spot)
{
    inspection.say(Verdict::Advises, "fault.no_effect", spot, {kind});
}

void incomplete(MapInspection& inspection, const char* kind, const char* field, const Spot& spot)
{
    inspection.say(Verdict::Warns, "fault.incomplete", spot, {kind, field});
}

/// Groups whose requests can be copied. Source: load-balancer semantics chapter 2.5.
constexpr auto kMirrored =
    std::to_array<std::string_view>({kInstanceGroup, "GCE_VM_IP_PORT", "NON_GCP_PRIVATE_IP_PORT"});

/// A group of a service whose requests cannot be copied; empty when there is none.
std::string unsuitable_kind(const std::set<std::string>& kinds)
{
    const auto found = std::ranges::find_if(
        kinds, [](const std::string& kind) { return std::ranges::find(kMirrored, kind) == kMirrored.end(); });
    return found == kinds.end() ? std::string() : *found;
}

class MirrorCheck
{
public:
    MirrorCheck(MapInspection& inspection, const ActionSite& site, const Spot& spot)
        : inspection_(inspection),
          site_(site),
          policy_(site.action->request_mirror_policy()),
          spot_(spot)
    {}

    void run()
    {
        if (policy_.has_mirror_percent() && policy_.mirror_percent() == 0) {
            inspection_.say(Verdict::Advises, "mirror.no_effect", spot_.field("mirrorPercent"), {}, remove_fix(spot_));
        }
        const Spot at = spot_.field("backendService");
        if (!policy_.has_backend_service()) {
            inspection_.say(Verdict::CloudRefuses, "reference.missing", spot_, {"backendService", "backend service"});
            return;
        }
        mirror_ = inspection_.target(policy_.backend_service());
        if (mirror_ == nullptr || mirror_->kind != model::Kind::BackendService) {
            return;
        }
        suitable(*mirror_, at);
        each_target(site_, [&](const std::string& reference) {
            const model::Resource* target = inspection_.target(reference);
            if (target != nullptr && target->kind == model::Kind::BackendService && !said_) {
                primary(*target, at);
            }
        });
    }

private:
    void primary(const model::Resource& target, const Spot& spot)
    {
        if (target.id == mirror_->id) {
            inspection_.say(Verdict::Advises, "mirror.same_service", spot, {target.name});
            said_ = true;
            return;
        }
        suitable(target, spot);
        const auto& kinds = inspection_.backend_kinds(target);
        const auto& copies = inspection_.backend_kinds(*mirror_);
        if (!said_ && !kinds.empty() && !copies.empty() && kinds != copies) {
            inspection_.say(Verdict::CloudRefuses, "mirror.kinds_differ", spot,
                            {target.name, fmt::format("{}", fmt::join(kinds, ", ")), mirror_->name,
                             fmt::format("{}", fmt::join(copies, ", "))});
            said_ = true;
        }
    }

    void suitable(const model::Resource& service, const Spot& spot)
    {
        const std::string kind = unsuitable_kind(inspection_.backend_kinds(service));
        if (!kind.empty() && !said_) {
            inspection_.say(Verdict::CloudRefuses, "mirror.backend_unsuitable", spot, {service.name, kind});
            said_ = true;
        }
    }

    MapInspection& inspection_;
    const ActionSite& site_;
    const schema::RequestMirrorPolicy& policy_;
    const Spot& spot_;
    const model::Resource* mirror_ = nullptr;
    bool said_ = false; ///< one word about the groups is enough
};

} // namespace

void check_faults(MapInspection& inspection, const ActionSite& site)
{
    if (!site.action->has_fault_injection_policy()) {
        return;
    }
    const schema::HttpFaultInjection& policy = site.action->fault_injection_policy();
    const Spot action = site.spot.field(site.action_field);
    const Spot spot = action.field("faultInjectionPolicy");
    if (policy.has_abort()) {
        if (!policy.abort().has_http_status()) {
            incomplete(inspection, "abort", "httpStatus", spot.field("abort"));
        } else if (policy.abort().percentage() == 0) {
            no_share(inspection, "abort", spot.field("abort"));
        }
    }
    if (policy.has_delay()) {
        if (!policy.delay().has_fixed_delay()) {
            incomplete(inspection, "delay", "fixedDelay", spot.field("delay"));
        } else if (policy.delay().percentage() == 0) {
            no_share(inspection, "delay", spot.field("delay"));
        }
    }
    const bool retries = site.action->has_retry_policy();
    if ((retries || site.action->has_timeout()) && (policy.has_abort() || policy.has_delay())) {
        inspection.say(Verdict::Advises, "fault.not_covered", spot, {retries ? "retryPolicy" : "timeout"});
    }
}

void check_mirror(MapInspection& inspection, const ActionSite& site)
{
    if (!site.action->has_request_mirror_policy()) {
        return;
    }
    const Spot action = site.spot.field(site.action_field);
    const Spot spot = action.field("requestMirrorPolicy");
    MirrorCheck(inspection, site, spot).run();
}

} // namespace switchyard::compile
