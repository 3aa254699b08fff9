// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/backend_rules.h"
#include "core/compile/security_rule.h"
#include "core/model/typed.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace switchyard::compile {

namespace {

using schema::FieldPath;

constexpr std::array<std::string_view, 5> kInspectionSizes{"8KB", "16KB", "32KB", "48KB", "64KB"};
constexpr std::string_view kDefaultRule =
    "{priority: 2147483647, action: allow, match: {versionedExpr: SRC_IPS_V1, config: {srcIpRanges: [\"*\"]}}}";

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c; });
    return text;
}

class PolicyCheck
{
public:
    PolicyCheck(const Subject& subject, Findings& findings)
        : subject_(subject),
          policy_(model::as<schema::SecurityPolicy>(subject.resource)),
          type_(policy_.type().empty() ? std::string("CLOUD_ARMOR") : policy_.type()),
          findings_(findings)
    {}

    void run()
    {
        for (int i = 0; i < policy_.rules_size(); ++i) {
            const SecurityRule rule = this->rule(i);
            check_security_action(rule, findings_);
            check_security_match(rule, findings_);
            check_security_rate(rule, findings_);
        }
        priorities();
        default_rule();
        reachability();
        options();
    }

private:
    SecurityRule rule(int index) const
    {
        return {subject_, policy_.rules(index), FieldPath().field("rules").index(static_cast<std::size_t>(index)),
                type_};
    }

    void priorities()
    {
        std::unordered_map<std::int64_t, int> first;
        for (int i = 0; i < policy_.rules_size(); ++i) {
            const SecurityRule rule = this->rule(i);
            if (!rule.rule.has_priority()) {
                findings_.add(Verdict::CloudRefuses, "security_policy.priority_missing", subject_.place(rule.path));
                continue;
            }
            const auto [found, fresh] = first.emplace(rule.rule.priority(), i);
            if (!fresh) {
                findings_.add(Verdict::CloudRefuses, "security_policy.priority_duplicate", rule.place("priority"),
                              {std::to_string(rule.rule.priority()), std::to_string(found->second)});
            }
        }
    }

    /// A policy without any rule gets its default rule from the cloud.
    void default_rule()
    {
        if (policy_.rules().empty()) {
            return;
        }
        for (int i = 0; i < policy_.rules_size(); ++i) {
            const SecurityRule rule = this->rule(i);
            if (rule.rule.priority() != kDefaultPriority) {
                continue;
            }
            if (!rule.is_catch_all()) {
                findings_.add(Verdict::CloudRefuses, "security_policy.default_rule_narrow", subject_.place(rule.path));
            }
            return;
        }
        std::optional<DiagnosticFix> fix;
        if (type_ != "CLOUD_ARMOR_NETWORK") {
            const auto end = FieldPath().field("rules").index(static_cast<std::size_t>(policy_.rules_size()));
            fix = DiagnosticFix{"Add a rule that allows the rest", end.to_string(), std::string(kDefaultRule)};
        }
        findings_.add(Verdict::CloudRefuses, "security_policy.default_rule_missing", subject_.place("rules"), {},
                      std::move(fix));
    }

    /// Rules behind one that decides about every request.
    void reachability()
    {
        const SecurityRule* last = nullptr;
        std::vector<SecurityRule> rules;
        rules.reserve(static_cast<std::size_t>(policy_.rules_size()));
        for (int i = 0; i < policy_.rules_size(); ++i) {
            const SecurityRule& rule = rules.emplace_back(this->rule(i));
            const std::string& action = rule.rule.action();
            const bool decides = action == "allow" || action == "redirect" || action.starts_with("deny");
            const bool ends = decides && !rule.rule.preview() && rule.rule.has_priority() && rule.is_catch_all();
            if (ends && (last == nullptr || rule.rule.priority() < last->rule.priority())) {
                last = &rule;
            }
        }
        for (const SecurityRule& rule : rules) {
            const bool behind = last != nullptr && rule.rule.priority() > last->rule.priority();
            if (behind && rule.rule.priority() != kDefaultPriority) {
                findings_.add(Verdict::Advises, "security_policy.rule_unreachable", subject_.place(rule.path),
                              {std::to_string(last->rule.priority())});
            }
        }
    }

    void options()
    {
        const std::string& size = policy_.advanced_options_config().request_body_inspection_size();
        if (!size.empty() && std::ranges::find(kInspectionSizes, upper(size)) == kInspectionSizes.end()) {
            findings_.add(Verdict::CloudRefuses, "security_policy.inspection_size",
                          subject_.place("advancedOptionsConfig.requestBodyInspectionSize"), {size});
        }
        const std::array network{std::pair("userDefinedFields", policy_.user_defined_fields_size() > 0),
                                 std::pair("ddosProtectionConfig", policy_.has_ddos_protection_config())};
        for (const auto& [field, present] : network) {
            if (present && type_ != "CLOUD_ARMOR_NETWORK") {
                findings_.add(Verdict::CloudRefuses, "security_policy.network_only", subject_.place(field),
                              {field, type_}, remove_fix(field));
            }
        }
        const auto& thresholds = policy_.adaptive_protection_config().layer7_ddos_defense_config().threshold_configs();
        for (int i = 0; i < thresholds.size(); ++i) {
            granularity(thresholds[i], FieldPath()
                                           .field("adaptiveProtectionConfig")
                                           .field("layer7DdosDefenseConfig")
                                           .field("thresholdConfigs")
                                           .index(static_cast<std::size_t>(i)));
        }
    }

    template <typename Threshold>
    void granularity(const Threshold& threshold, const FieldPath& path)
    {
        const auto& units = threshold.traffic_granularity_configs();
        for (int i = 0; i < units.size(); ++i) {
            if (units[i].enable_each_unique_value() && !units[i].value().empty()) {
                const auto unit = path.field("trafficGranularityConfigs").index(static_cast<std::size_t>(i));
                findings_.add(Verdict::CloudRefuses, "security_policy.granularity", subject_.place(unit), {},
                              remove_fix(unit.field("value").to_string()));
            }
        }
    }

    const Subject& subject_;
    const schema::SecurityPolicy& policy_;
    std::string type_;
    Findings& findings_;
};

} // namespace

void check_security_policies(const model::Workspace& workspace, Findings& findings)
{
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::SecurityPolicy)) {
        const Subject subject{workspace, *resource};
        PolicyCheck(subject, findings).run();
    }
}

} // namespace switchyard::compile
