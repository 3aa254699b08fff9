// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/document.h"
#include "core/edit/names.h"
#include "core/edit/ports.h"
#include "core/edit/recipes.h"
#include "core/schema/access.h"

#include <fmt/format.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <map>

/// Copies of resources and elements, beside the originals and as text.
namespace switchyard::edit {

using model::Kind;
using model::Resource;
using schema::FieldPath;
using schema::Value;

namespace {

/// Rules and matchers are copied as parts of a map of this name, so that the text is a workspace file like any other.
constexpr std::string_view kPartsName = "copied-parts";
constexpr std::int64_t kPriorityStep = 10;
constexpr int kFirstSimulatedPort = 19200;
constexpr std::size_t kMostPasted = 8U << 20U; ///< bytes

/// A list element on its way: which list it belongs to, and what it says.
struct Part
{
    std::string list; ///< "routeRules", "pathRules", "hostRules", "pathMatchers" or "simulatedBackends"
    Value value;
};

schema::MessagePtr with(const google::protobuf::Message& original, const std::vector<Field>& fields)
{
    std::unique_ptr<google::protobuf::Message> copy(original.New());
    copy->CopyFrom(original);
    for (const Field& field : fields) {
        // a field that does not fit stays as it was
        static_cast<void>(schema::set(*copy, path_of(field.path), field.value));
    }
    return schema::MessagePtr(std::move(copy));
}

std::string text_in(const google::protobuf::Message& message, std::string_view field)
{
    const auto value = schema::get(message, path_of(field));
    const std::string* text = value ? value->as<std::string>() : nullptr;
    return text == nullptr ? std::string() : *text;
}

/// Where parts are put.
struct Target
{
    ElementId map; ///< 0: none
    FieldPath matcher;
};

Target target_of(const model::Workspace& workspace, ElementId onto)
{
    const auto location = workspace.locate(onto);
    if (!location || location->resource->kind != Kind::UrlMap) {
        return {};
    }
    Target target{location->resource->id, {}};
    if (location->path.size() >= 2 && std::get<std::string>(location->path[0]) == "pathMatchers") {
        target.matcher = location->path.prefix(2);
    }
    return target;
}

/// Adds resources that may refer to each other, under names of their own.
class Copier
{
public:
    explicit Copier(Steps& steps) : steps_(steps) {}

    /// All at once: `originals` live in `from`.
    void add_resources(const model::Workspace& from, const std::vector<const Resource*>& originals)
    {
        for (const Resource* original : originals) {
            names_[original->id] = free(original->kind, original->name);
        }
        for (const Resource* original : originals) {
            add_resource(from, *original);
        }
    }

    /// Errors: when there is no place for it.
    Step add_part(const Part& part, const Target& target)
    {
        const google::protobuf::Message& message = *part.value.message();
        if (part.list == "simulatedBackends") {
            const model::Workspace workspace = steps_.workspace();
            return select(
                steps_.append(steps_.local(), path_of("simulatedBackends"),
                              with(message, {{"name", free_simulated_name(workspace, text_in(message, "name"))},
                                             {"port", free_local_port(workspace, kFirstSimulatedPort)}})));
        }
        const bool rule = part.list == "routeRules" || part.list == "pathRules";
        if (!target.map || (rule && target.matcher.empty())) {
            return refuse("paste_needs_place", {rule                       ? "rule"
                                                : part.list == "hostRules" ? "host rule"
                                                                           : "path matcher"});
        }
        const model::Workspace workspace = steps_.workspace();
        const Resource& map = *workspace.find(target.map);
        const std::string_view other = part.list == "routeRules" ? "pathRules" : "routeRules";
        if (rule && size_at(map, target.matcher.field(other)) > 0) {
            return refuse("rules_mixed", {text_at(map, target.matcher.field("name")),
                                          other == "pathRules" ? "path rules" : "route rules"});
        }
        const FieldPath list = rule ? target.matcher.field(part.list) : path_of(part.list);
        return select(steps_.append(map.id, list, fresh(part, map, list)));
    }

    ElementId selected() const { return selected_; }

private:
    Step select(ElementId made)
    {
        selected_ = selected_ ? selected_ : made;
        return made;
    }

    std::string free(Kind kind, std::string_view name)
    {
        const model::Workspace& workspace = steps_.workspace();
        return free_name(name, [&](std::string_view wanted) {
            const auto resources = workspace.resources(kind);
            const bool taken = std::ranges::any_of(
                resources, [&](const model::ResourcePtr& resource) { return resource->name == wanted; });
            return taken || !given_.emplace(kind, std::string(wanted)).second;
        });
    }

    void add_resource(const model::Workspace& from, const Resource& original)
    {
        std::vector<std::pair<std::string, Value>> writes;
        if (model::info(original.kind).named) {
            writes.emplace_back("name", names_[original.id]);
        }
        for (const model::ReferenceUse& use : model::references_of(original)) {
            const Resource* target = from.resolve(use.kinds, use.text, &original).resource;
            const auto renamed_to = target == nullptr ? names_.end() : names_.find(target->id);
            if (renamed_to != names_.end() && renamed_to->second != target->name) {
                writes.emplace_back(use.path.to_string(), renamed(use.text, renamed_to->second));
            }
        }
        const bool arrives = original.kind == Kind::ForwardingRule;
        const std::string address = text_at(original, "IPAddress");
        const auto rules = steps_.workspace().resources(Kind::ForwardingRule);
        const bool taken = std::ranges::any_of(
            rules, [&](const model::ResourcePtr& rule) { return text_at(*rule, "IPAddress") == address; });
        if (arrives && !address.empty() && taken) {
            writes.emplace_back("IPAddress", free_documentation_address(steps_.workspace()));
        }
        std::vector<Field> fields;
        for (const auto& [path, value] : writes) {
            fields.push_back({path, value});
        }
        const ElementId made = steps_.add(original.kind, with(*original.message, fields));
        if (arrives && !steps_.failed()) {
            const model::Workspace workspace = steps_.workspace();
            add_listener(steps_, *workspace.find(made));
        }
        static_cast<void>(select(made));
    }

    /// An element as it may stand beside those that are there.
    static Value fresh(const Part& part, const Resource& map, const FieldPath& list)
    {
        const google::protobuf::Message& message = *part.value.message();
        if (part.list == "routeRules") {
            std::int64_t priority = 0;
            for (std::size_t i = 0; i < size_at(map, list); ++i) {
                priority = std::max(priority, number_at(map, list.index(i).field("priority")).value_or(0));
            }
            return with(message, {{"priority", priority + kPriorityStep}});
        }
        if (part.list == "pathMatchers") {
            const std::string name = free_name(text_in(message, "name"), [&](std::string_view wanted) {
                for (std::size_t i = 0; i < size_at(map, list); ++i) {
                    if (text_at(map, list.index(i).field("name")) == wanted) {
                        return true;
                    }
                }
                return false;
            });
            return with(message, {{"name", name}});
        }
        return part.value;
    }

    Steps& steps_;
    std::map<ElementId, std::string> names_;
    std::set<std::pair<Kind, std::string>> given_;
    ElementId selected_;
};

bool is_copyable_list(std::string_view list)
{
    return list == "routeRules" || list == "pathRules" || list == "hostRules" || list == "pathMatchers" ||
           list == "simulatedBackends";
}

/// What is selected, sorted into resources and parts. Errors: an element that cannot be copied by itself.
struct Selection
{
    std::vector<const Resource*> resources;
    std::vector<std::pair<Part, ElementId>> parts; ///< with the original
};

std::expected<Selection, Refusal> sorted(const model::Workspace& workspace, std::span<const ElementId> elements)
{
    Selection selection;
    for (const ElementId element : elements) {
        const auto location = workspace.locate(element);
        if (!location) {
            continue;
        }
        if (location->path.empty()) {
            if (location->resource->kind != Kind::Local) {
                selection.resources.push_back(location->resource);
            }
            continue;
        }
        const std::string list = list_of(workspace, element);
        const auto value = schema::get(*location->resource->message, location->path);
        if (!is_copyable_list(list) || !value || value->message() == nullptr) {
            return refuse("no_copy", {noun(workspace, element)});
        }
        selection.parts.emplace_back(Part{list, *value}, element);
    }
    if (selection.resources.empty() && selection.parts.empty()) {
        return refuse("nothing_chosen");
    }
    return selection;
}

/// The parts a text brings, taken out of the map and the local part they travel in.
std::vector<Part> parts_of(const model::Workspace& pasted)
{
    std::vector<Part> parts;
    auto take = [&](const Resource& resource, const FieldPath& list) {
        for (std::size_t i = 0; i < size_at(resource, list); ++i) {
            const auto value = schema::get(*resource.message, list.index(i));
            if (value && value->message() != nullptr) {
                parts.push_back({list.last_name(), *value});
            }
        }
    };
    for (const model::ResourcePtr& map : pasted.resources(Kind::UrlMap)) {
        if (map->name != kPartsName) {
            continue;
        }
        const FieldPath matchers = path_of("pathMatchers");
        for (std::size_t i = 0; i < size_at(*map, matchers); ++i) {
            if (text_at(*map, matchers.index(i).field("name")) == kPartsName) {
                take(*map, matchers.index(i).field("routeRules"));
                take(*map, matchers.index(i).field("pathRules"));
            } else if (const auto value = schema::get(*map->message, matchers.index(i)); value && value->message()) {
                parts.push_back({"pathMatchers", *value});
            }
        }
        take(*map, path_of("hostRules"));
    }
    if (pasted.local() != nullptr) {
        take(*pasted.local(), path_of("simulatedBackends"));
    }
    return parts;
}

/// Parts as a map and a local part that hold nothing else.
void pack(Steps& steps, const std::vector<std::pair<Part, ElementId>>& parts)
{
    ElementId map;
    auto parts_map = [&] {
        if (!map) {
            map = steps.add(Kind::UrlMap, message_of("UrlMap", {{"name", std::string(kPartsName)}}));
        }
        return map;
    };
    std::optional<FieldPath> rules;
    for (const auto& [part, original] : parts) {
        if (part.list == "simulatedBackends") {
            steps.append(steps.local(), path_of(part.list), part.value);
        } else if (part.list == "routeRules" || part.list == "pathRules") {
            if (!rules) {
                const Resource* found = steps.workspace().find(parts_map());
                const std::size_t count = found == nullptr ? 0 : size_at(*found, path_of("pathMatchers"));
                steps.append(map, path_of("pathMatchers"),
                             message_of("PathMatcher", {{"name", std::string(kPartsName)}}));
                rules = path_of("pathMatchers").index(count);
            }
            steps.append(map, rules->field(part.list), part.value);
        } else {
            steps.append(parts_map(), path_of(part.list), part.value);
        }
    }
}

} // namespace

Outcome duplicate(const model::Workspace& workspace, std::span<const ElementId> elements)
{
    const auto selection = sorted(workspace, elements);
    if (!selection) {
        return std::unexpected(selection.error());
    }
    Steps steps(workspace);
    Copier copier(steps);
    copier.add_resources(workspace, selection->resources);
    for (const auto& [part, original] : selection->parts) {
        if (const Step done = copier.add_part(part, target_of(steps.workspace(), original)); !done) {
            return std::unexpected(done.error());
        }
    }
    const std::string title = elements.size() == 1 ? "Duplicate " + noun(workspace, elements.front())
                                                   : fmt::format("Duplicate {} elements", elements.size());
    return std::move(steps).plan(title, copier.selected());
}

std::string copy_text(const model::Workspace& workspace, std::span<const ElementId> elements)
{
    const auto selection = sorted(workspace, elements);
    if (!selection) {
        return {};
    }
    Steps steps{model::Workspace()};
    for (const Resource* resource : selection->resources) {
        steps.add(resource->kind, resource->message);
    }
    pack(steps, selection->parts);
    const Outcome plan = std::move(steps).plan({}, {});
    document::Document document = document::Document::load("");
    for (std::size_t i = 0; plan && i < plan->changes.size(); ++i) {
        if (!document.apply(plan->changes[i])) {
            return {};
        }
    }
    return document.text();
}

Outcome paste(const model::Workspace& workspace, std::string_view yaml, ElementId onto)
{
    if (yaml.size() > kMostPasted) {
        return refuse("paste_unreadable");
    }
    const document::Document document = document::Document::load(std::string(yaml));
    if (!document.editable()) {
        return refuse("paste_unreadable");
    }
    const model::Workspace& pasted = document.workspace();
    std::vector<const Resource*> resources;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : pasted.resources(kind.kind)) {
            const bool carrier =
                kind.kind == Kind::Local || (kind.kind == Kind::UrlMap && resource->name == kPartsName);
            if (!carrier) {
                resources.push_back(resource.get());
            }
        }
    }
    const std::vector<Part> parts = parts_of(pasted);
    if (resources.empty() && parts.empty()) {
        return refuse("paste_nothing");
    }
    Steps steps(workspace);
    Copier copier(steps);
    copier.add_resources(pasted, resources);
    for (const Part& part : parts) {
        if (const Step done = copier.add_part(part, target_of(steps.workspace(), onto)); !done) {
            return std::unexpected(done.error());
        }
    }
    const std::size_t count = resources.size() + parts.size();
    return std::move(steps).plan(count == 1 ? std::string("Paste") : fmt::format("Paste {} elements", count),
                                 copier.selected());
}

} // namespace switchyard::edit
