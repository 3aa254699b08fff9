// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"

#include <set>

namespace switchyard::compile {

namespace {

/// What a report of a backend can hold. Source: load-balancer semantics chapter 4.5.
bool is_reportable(std::string_view name)
{
    return name.starts_with("orca.named_metrics.") || name == "orca.cpu_utilization" ||
           name == "orca.mem_utilization" || name == "orca.application_utilization" || name == "orca.rps_fractional" ||
           name == "orca.eps" || name.starts_with("orca.utilization.");
}

/// One list of metrics, of a service or of one of its backends.
template <typename Metrics>
void check_names(const Subject& subject, const schema::FieldPath& list, const Metrics& metrics, Findings& findings)
{
    std::set<std::string> seen;
    for (int i = 0; i < metrics.size(); ++i) {
        const std::string& name = metrics[i].name();
        const auto path = list.index(static_cast<std::size_t>(i));
        const Place place = subject.place(metrics[i].has_name() ? path.field("name") : path);
        if (name.empty()) {
            findings.add(Verdict::CloudRefuses, "custom_metric.name_missing", place);
        } else if (!seen.insert(name).second) {
            findings.add(Verdict::CloudRefuses, "custom_metric.duplicate", place, {name}, remove_fix(path.to_string()));
        } else if (!is_reportable(name)) {
            const std::string own = name.starts_with("orca.") ? name.substr(5) : name;
            findings.add(Verdict::Advises, "custom_metric.name_unknown", place, {name},
                         write_fix(path.field("name").to_string(), "orca.named_metrics." + own));
        }
    }
}

} // namespace

void check_custom_metrics(const ServiceFacts& service, Findings& findings)
{
    check_names(service.subject, schema::FieldPath().field("customMetrics"), service.message.custom_metrics(),
                findings);
    for (const BackendFacts& backend : service.backends) {
        check_names(service.subject, backend.path.field("customMetrics"), backend.message.custom_metrics(), findings);
    }
    if (service.message.custom_metrics_size() > 0 && service.policy() != "WEIGHTED_ROUND_ROBIN") {
        findings.add(Verdict::Advises, "custom_metric.unused", service.subject.place("customMetrics"),
                     {std::string(service.policy())}, write_fix("localityLbPolicy", "WEIGHTED_ROUND_ROBIN"));
    }
}

} // namespace switchyard::compile
