// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_plan.h"

#include "core/exchange/terraform_node.h"
#include "core/exchange/terraform_schema.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;
using Level = model::Scope::Level;

/// How many references are followed for one value: modules within modules, variables of variables. Real plans take a
/// handful; one that leads in circles must end.
constexpr int kMostSteps = 500;

/// Types that the workspace does not hold but its resources refer to.
struct ForeignType
{
    std::string_view type;
    std::string_view collection; ///< empty: by name alone
    Level level = Level::Global;
};

constexpr std::array kForeignTypes{
    ForeignType{"google_cloud_run_service", ""},
    ForeignType{"google_cloud_run_v2_service", ""},
    ForeignType{"google_cloudfunctions2_function", ""},
    ForeignType{"google_cloudfunctions_function", ""},
    ForeignType{"google_compute_http_health_check", "httpHealthChecks"},
    ForeignType{"google_compute_https_health_check", "httpsHealthChecks"},
    ForeignType{"google_compute_instance_group_manager", "instanceGroups", Level::Zone},
    ForeignType{"google_compute_network", "networks"},
    ForeignType{"google_compute_region_instance_group_manager", "instanceGroups", Level::Region},
    ForeignType{"google_storage_bucket", ""},
};

std::string without_key(const std::string& step) { return step.substr(0, step.find('[')); }
std::string key_of(const std::string& step)
{
    const std::size_t bracket = step.find('[');
    return bracket == std::string::npos ? std::string() : step.substr(bracket);
}

std::string slot(std::string_view module, std::string_view type, std::string_view name)
{
    return fmt::format("{}|{}.{}", module, type, name);
}

std::string scope_text(const ResourcePlace& place, Level level, bool compute)
{
    if (!compute)
        return fmt::format("locations/{}/", place.location.empty() ? "global" : place.location);
    if (level == Level::Global)
        return "global/";
    return place.location.empty() ? ""
                                  : fmt::format("{}/{}/", level == Level::Zone ? "zones" : "regions", place.location);
}

} // namespace

/// Where a reference is read.
struct TerraformPlan::Scope
{
    std::string module;             ///< address of the module's instance
    std::vector<std::string> calls; ///< names of the module calls that lead to it
    const TerraformInstance& from;
};

std::vector<std::string> address_steps(std::string_view address)
{
    std::vector<std::string> steps;
    std::string step;
    bool quoted = false;
    for (const char c : address) {
        if (c == '"')
            quoted = !quoted;
        if (c == '.' && !quoted) {
            steps.push_back(std::move(step));
            step.clear();
        } else {
            step += c;
        }
    }
    steps.push_back(std::move(step));
    return steps;
}

std::string rest_reference(const TerraformInstance& instance)
{
    const std::string& name = instance.place.name;
    if (name.empty())
        return {};
    std::string_view collection;
    Level level = Level::Global;
    const TerraformType* type = terraform_type(instance.type);
    const auto* foreign = std::ranges::find(kForeignTypes, instance.type, &ForeignType::type);
    if (type != nullptr) {
        collection = model::info(type->kind).collection;
        level = type->level;
    } else if (foreign != kForeignTypes.end()) {
        collection = foreign->collection;
        level = foreign->level;
    } else {
        return {};
    }
    if (collection.empty())
        return name;
    const std::string& project = instance.place.project;
    const bool compute = instance.type.starts_with("google_compute_");
    const std::string scope = scope_text(instance.place, level, compute);
    if (scope.empty() || (project.empty() && !compute))
        return fmt::format("{}/{}", collection, name);
    return fmt::format("{}{}{}/{}", project.empty() ? "" : fmt::format("projects/{}/", project), scope, collection,
                       name);
}

TerraformPlan::TerraformPlan(const Node& root, std::span<const TerraformInstance> instances)
{
    const Node* configuration = child(root, "configuration");
    root_module_ = configuration == nullptr ? nullptr : child(*configuration, "root_module");
    if (root_module_ == nullptr)
        return;
    for (const TerraformInstance& instance : instances)
        if (!instance.data)
            instances_.emplace(slot(instance.module, instance.type, instance.name), &instance);
    index(*root_module_, {});
}

const Node* TerraformPlan::module(const std::vector<std::string>& calls) const
{
    const Node* node = root_module_;
    for (const std::string& call : calls) {
        node = node == nullptr ? nullptr : child(*node, "module_calls");
        node = node == nullptr ? nullptr : child(*node, call);
        node = node == nullptr ? nullptr : child(*node, "module");
    }
    return node;
}

namespace {

std::vector<std::string> calls_of(const std::string& module)
{
    std::vector<std::string> calls;
    const std::vector<std::string> steps = address_steps(module);
    for (std::size_t i = 1; i < steps.size(); i += 2)
        calls.push_back(without_key(steps[i]));
    return calls;
}

} // namespace

void TerraformPlan::index(const Node& module, const std::string& calls)
{
    for (const Entry& entry : list_at(module, "resources")) {
        const Node* expressions = child(entry.value, "expressions");
        if (expressions != nullptr && text_at(entry.value, "mode") != "data")
            expressions_.emplace(slot(calls, text_at(entry.value, "type"), text_at(entry.value, "name")), expressions);
    }
    for (const Entry& call : entries_at(module, "module_calls", NodeKind::Mapping))
        if (const Node* inner = child(call.value, "module"))
            index(*inner, calls + call.key.text + '/');
}

const Node* TerraformPlan::expressions(const TerraformInstance& instance) const
{
    std::string calls;
    for (const std::string& call : calls_of(instance.module))
        calls += call + '/';
    const auto found = expressions_.find(slot(calls, instance.type, instance.name));
    return found == expressions_.end() ? nullptr : found->second;
}

const TerraformInstance* TerraformPlan::find(const Steps& steps, const Scope& scope) const
{
    const auto [first, last] = instances_.equal_range(slot(scope.module, steps[0], without_key(steps[1])));
    const std::string key = key_of(steps[1]);
    if (key.empty() && first != last && std::next(first) == last)
        return first->second;
    const std::string& wanted = key.empty() ? scope.from.key : key;
    const auto found = std::find_if(first, last, [&](const auto& each) { return each.second->key == wanted; });
    return found == last ? nullptr : found->second;
}

void TerraformPlan::follow_variable(const std::string& name, const Scope& scope, int& budget,
                                    std::vector<const TerraformInstance*>& targets) const
{
    if (scope.calls.empty())
        return;
    Scope outer{scope.module, scope.calls, scope.from};
    outer.calls.pop_back();
    std::vector<std::string> steps = address_steps(scope.module);
    steps.resize(steps.size() - std::min<std::size_t>(2, steps.size()));
    outer.module = fmt::format("{}", fmt::join(steps, "."));
    const Node* caller = module(outer.calls);
    const Node* calls = caller == nullptr ? nullptr : child(*caller, "module_calls");
    const Node* call = calls == nullptr ? nullptr : child(*calls, scope.calls.back());
    const Node* expressions = call == nullptr ? nullptr : child(*call, "expressions");
    const Node* expression = expressions == nullptr ? nullptr : child(*expressions, name);
    const Node* references = expression == nullptr ? nullptr : child(*expression, "references");
    if (references != nullptr)
        follow(*references, outer, budget, targets);
}

void TerraformPlan::follow_output(const Steps& steps, const Scope& scope, int& budget,
                                  std::vector<const TerraformInstance*>& targets) const
{
    if (steps.size() < 3)
        return;
    Scope inner{fmt::format("{}{}module.{}", scope.module, scope.module.empty() ? "" : ".", steps[1]), scope.calls,
                scope.from};
    inner.calls.push_back(without_key(steps[1]));
    const Node* configuration = module(inner.calls);
    const Node* outputs = configuration == nullptr ? nullptr : child(*configuration, "outputs");
    const Node* output = outputs == nullptr ? nullptr : child(*outputs, without_key(steps[2]));
    const Node* expression = output == nullptr ? nullptr : child(*output, "expression");
    const Node* references = expression == nullptr ? nullptr : child(*expression, "references");
    if (references != nullptr)
        follow(*references, inner, budget, targets);
}

void TerraformPlan::follow_one(const Steps& steps, const Scope& scope, int& budget,
                               std::vector<const TerraformInstance*>& targets) const
{
    if (steps.size() < 2)
        return;
    if (steps[0] == "var")
        return follow_variable(without_key(steps[1]), scope, budget, targets);
    if (steps[0] == "module")
        return follow_output(steps, scope, budget, targets);
    const TerraformInstance* target = find(steps, scope);
    if (target != nullptr && std::ranges::find(targets, target) == targets.end())
        targets.push_back(target);
}

void TerraformPlan::follow(const Node& references, const Scope& scope, int& budget,
                           std::vector<const TerraformInstance*>& targets) const
{
    for (const Entry& entry : references.entries)
        if (budget-- > 0)
            follow_one(address_steps(entry.value.text), scope, budget, targets);
}

std::vector<std::string> TerraformPlan::resolve(const Node& references, const TerraformInstance& from, bool plain) const
{
    std::vector<const TerraformInstance*> targets;
    int budget = kMostSteps;
    follow(references, Scope{from.module, calls_of(from.module), from}, budget, targets);
    std::vector<std::string> texts;
    for (const TerraformInstance* target : targets) {
        std::string text = plain ? target->place.name : rest_reference(*target);
        if (!text.empty())
            texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace switchyard::exchange
