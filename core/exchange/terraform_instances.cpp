// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_instances.h"

#include "core/exchange/adopt.h"
#include "core/exchange/terraform_node.h"
#include "core/exchange/terraform_schema.h"

#include <fmt/format.h>
#include <functional>
#include <map>
#include <unordered_set>
#include <utility>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;

/// "[0]" or "[\"a\"]".
std::string instance_key(const Node* index)
{
    if (index == nullptr || index->kind != NodeKind::Scalar || is_null(*index))
        return {};
    const bool number = document::scalar_type(*index) == document::ScalarType::Integer;
    return number ? fmt::format("[{}]", index->text) : fmt::format("[\"{}\"]", index->text);
}

std::string last_segment(const std::string& text) { return text.substr(text.rfind('/') + 1); }

/// What the configuration of a plan gives a setting of the provider: a constant, or a variable of the root module.
std::string provider_default(const Node& root, std::string_view setting)
{
    const Node* configuration = child(root, "configuration");
    if (configuration == nullptr)
        return {};
    for (const Entry& provider : entries_at(*configuration, "provider_config", NodeKind::Mapping)) {
        const Node* expressions = child(provider.value, "expressions");
        const Node* expression = expressions == nullptr ? nullptr : child(*expressions, setting);
        if (!text_at(provider.value, "name").starts_with("google") || expression == nullptr)
            continue;
        if (std::string constant = text_at(*expression, "constant_value"); !constant.empty())
            return constant;
        const Node* variables = child(root, "variables");
        for (const Entry& reference : list_at(*expression, "references"))
            if (const Node* variable = variables == nullptr || !reference.value.text.starts_with("var.")
                                           ? nullptr
                                           : child(*variables, reference.value.text.substr(4)))
                return text_at(*variable, "value");
    }
    return {};
}

/// Reads the JSON of `terraform show`, or a state file.
class InstanceReader
{
public:
    InstanceReader(const SourceDocument& document, Found& found) : document_(document), found_(found) {}

    std::vector<TerraformInstance> read()
    {
        const Node& root = document_.root;
        if (child(root, "format_version") != nullptr) {
            read_creations(root);
            for (const std::string_view setting : {"project", "region", "zone"})
                defaults_.emplace(setting, provider_default(root, setting));
            const Node* values = child(root, "planned_values");
            if (values == nullptr)
                values = child(root, "values");
            const Node* module = values == nullptr ? nullptr : child(*values, "root_module");
            if (module != nullptr)
                read_module(*module);
        } else {
            read_state(root);
        }
        return std::move(instances_);
    }

private:
    void tell_shape(const Node& at, std::string_view what, std::string_view expected)
    {
        tell(document_, at, import_warning("import.terraform_shape", {}, {std::string(what), std::string(expected)}),
             found_);
    }

    /// Addresses of what a plan creates.
    void read_creations(const Node& root)
    {
        for (const Entry& change : list_at(root, "resource_changes")) {
            const Node* actions = child(change.value, "change");
            if (actions == nullptr)
                continue;
            for (const Entry& action : list_at(*actions, "actions"))
                if (action.value.text == "create")
                    created_.insert(text_at(change.value, "address"));
        }
    }

    void read_module(const Node& module)
    {
        const std::string address = text_at(module, "address");
        for (const Entry& entry : list_at(module, "resources"))
            read_resource(entry.value, address);
        for (const Entry& entry : list_at(module, "child_modules"))
            read_module(entry.value);
    }

    void read_resource(const Node& resource, const std::string& module)
    {
        TerraformInstance instance;
        instance.module = module;
        instance.key = instance_key(child(resource, "index"));
        instance.zeros_are_meant = created_.contains(text_at(resource, "address"));
        add(resource, child(resource, "values"), "values", std::move(instance));
    }

    void add(const Node& resource, const Node* attributes, std::string_view key, TerraformInstance instance)
    {
        instance.type = text_at(resource, "type");
        instance.name = text_at(resource, "name");
        instance.data = text_at(resource, "mode") == "data";
        if (instance.type.empty())
            return tell_shape(resource, "resource", "a mapping with a type");
        if (attributes == nullptr || attributes->kind != NodeKind::Mapping)
            return tell_shape(attributes == nullptr ? resource : *attributes, key, "a mapping of attributes");
        instance.attributes = attributes;
        instance.place = place_of(instance.type, *attributes);
        if (instance.origin == nullptr)
            instance.origin = &resource;
        instances_.push_back(std::move(instance));
    }

    std::string setting(const Node& attributes, std::string_view key) const
    {
        const std::string value = last_segment(text_at(attributes, key));
        const auto found = value.empty() ? defaults_.find(key) : defaults_.end();
        return found == defaults_.end() ? value : found->second;
    }

    ResourcePlace place_of(const std::string& type, const Node& attributes) const
    {
        const TerraformType* known = terraform_type(type);
        ResourcePlace place{text_at(attributes, "name"), last_segment(text_at(attributes, "location")),
                            setting(attributes, "project"), last_segment(text_at(attributes, "map"))};
        if (known == nullptr ? child(attributes, "zone") != nullptr : known->level == model::Scope::Level::Zone)
            place.location = setting(attributes, "zone");
        else if (known == nullptr ? child(attributes, "region") != nullptr
                                  : known->level == model::Scope::Level::Region)
            place.location = setting(attributes, "region");
        return place;
    }

    void read_state(const Node& root)
    {
        const Node* version = child(root, "version");
        if (version != nullptr && version->text != "4") {
            Diagnostic diagnostic = import_warning("import.terraform_version", {}, {version->text});
            diagnostic.severity = Severity::Error;
            tell(document_, *version, std::move(diagnostic), found_);
            return;
        }
        for (const Entry& entry : list_at(root, "resources")) {
            const Node& resource = entry.value;
            for (const Entry& each : list_at(resource, "instances")) {
                if (child(each.value, "deposed") != nullptr)
                    continue; // an older one that is about to be destroyed
                TerraformInstance instance;
                instance.module = text_at(resource, "module");
                instance.key = instance_key(child(each.value, "index_key"));
                instance.origin = &each.value;
                add(resource, child(each.value, "attributes"), "attributes", std::move(instance));
            }
        }
    }

    const SourceDocument& document_;
    Found& found_;
    std::unordered_set<std::string> created_;
    std::map<std::string, std::string, std::less<>> defaults_; ///< settings of the provider
    std::vector<TerraformInstance> instances_;
};

} // namespace

std::string TerraformInstance::address() const
{
    return fmt::format("{}{}{}{}.{}{}", module, module.empty() ? "" : ".", data ? "data." : "", type, name, key);
}

bool is_terraform_shape(const Node& root)
{
    const auto has = [&](std::string_view key) { return child(root, key) != nullptr; };
    const bool shown = has("format_version") && (has("terraform_version") || has("values") || has("planned_values"));
    const bool state =
        has("version") && has("terraform_version") && (has("resources") || has("modules") || has("serial"));
    return shown || state;
}

std::vector<TerraformInstance> terraform_instances(const SourceDocument& document, Found& found)
{
    return InstanceReader(document, found).read();
}

} // namespace switchyard::exchange
