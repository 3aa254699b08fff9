// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/adopt.h"
#include "core/exchange/formats.h"
#include "core/exchange/terraform_attributes.h"
#include "core/exchange/terraform_members.h"
#include "core/exchange/terraform_node.h"
#include "core/exchange/terraform_resource.h"
#include "core/exchange/terraform_schema.h"

#include <array>
#include <utility>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;
using model::Kind;

/// Attributes that say which resource it is, read by TerraformInstance::place, and those read apart.
constexpr std::array<std::string_view, 1> kCompute{"instances"};
constexpr std::array<std::string_view, 3> kNamedInFull{"name", "location", "map"};
constexpr std::array<std::string_view, 4> kEndpoint{"zone", "region", "id", "network_endpoints"};

/// What a managed instance group says about itself, not about the group of instances.
constexpr std::array<std::string_view, 9> kManager{
    "self_link",   "fingerprint", "status",    "creation_timestamp",       "instance_group",
    "description", "id",          "operation", "instance_group_manager_id"};

bool is_manager(std::string_view type)
{
    return type == "google_compute_instance_group_manager" || type == "google_compute_region_instance_group_manager";
}

/// Reads the resources of one document.
class TerraformReader
{
public:
    TerraformReader(const SourceDocument& document, Found& found)
        : document_(document),
          found_(found),
          instances_(terraform_instances(document, found)),
          plan_(document.root, instances_)
    {}

    void read()
    {
        for (const TerraformInstance& instance : instances_)
            read_instance(instance);
        for (const TerraformInstance* group : groups_) {
            TerraformAttributes attributes(document_, *group, plan_, group->address(), found_);
            add_instances(*group, attributes, drafts_);
        }
        for (const TerraformInstance* member : members_) {
            TerraformAttributes attributes(document_, *member, plan_, member->address(), found_);
            if (!add_member(*member, attributes, drafts_))
                tell(document_, *member->origin, import_warning("import.terraform_member", {}, {member->address()}),
                     found_);
        }
        for (TerraformDraft& draft : drafts_.all()) {
            complete(draft.kind, draft.rest);
            adopt(document_, draft.rest, *draft.origin, draft.kind, found_);
        }
    }

private:
    void read_instance(const TerraformInstance& instance)
    {
        const TerraformType* type = instance.data ? nullptr : terraform_type(instance.type);
        if (type == nullptr && !instance.data && is_member_type(instance.type))
            members_.push_back(&instance);
        else if (type == nullptr && !instance.data && is_manager(instance.type))
            read_manager(instance);
        else if (type == nullptr)
            skip(instance);
        else if (type->kind == Kind::NetworkEndpoint)
            read_endpoints(instance);
        else
            read_resource(instance, *type);
    }

    void skip(const TerraformInstance& instance)
    {
        const bool legacy =
            instance.type == "google_compute_http_health_check" || instance.type == "google_compute_https_health_check";
        if (legacy && !instance.data)
            tell(document_, *instance.origin, import_warning("import.legacy_health_check", {}, {instance.address()}),
                 found_);
        found_.skipped.push_back({document_.file, document_.position(*instance.origin), instance.address()});
    }

    void read_resource(const TerraformInstance& instance, const TerraformType& type)
    {
        const Kind kind = type.kind;
        const schema::MessageInfo& message = *schema::message_info(model::info(kind).message);
        const bool compute = instance.type.starts_with("google_compute_");
        ResourcePlace place = instance.place;
        const bool placeless = compute && type.level != model::Scope::Level::Global && place.location.empty();
        if (placeless)
            place.project.clear(); // no URL can be made without it
        Node rest = made_mapping(*instance.origin);
        const Node* name = child(*instance.attributes, "name");
        const Node& origin = name == nullptr ? *instance.origin : *name;
        const std::string id = text_at(*instance.attributes, "id");
        if (!compute && id.starts_with("projects/"))
            put(rest, "name", made_text(id, origin)); // the provider's id of these is the name that REST gives
        else
            name_resource(kind, place, origin, rest);
        if (placeless)
            tell_missing_place(instance, type, label_of(kind, rest));
        TerraformAttributes attributes(document_, instance, plan_, label_of(kind, rest), found_);
        if (compute)
            attributes.convert(message, kCompute, rest);
        else
            attributes.convert(message, kNamedInFull, rest);
        attributes.tell_left_out();
        if (message.field("labels") != nullptr)
            add_default_labels(*instance.attributes, rest);
        drafts_.add({kind, place.name, place.location, std::move(rest), instance.origin});
        if (kind == Kind::InstanceGroup)
            groups_.push_back(&instance);
    }

    /// The group of instances that a managed instance group keeps, which is what backend services name.
    void read_manager(const TerraformInstance& instance)
    {
        constexpr Kind kind = Kind::InstanceGroup;
        Node rest = made_mapping(*instance.origin);
        name_resource(kind, instance.place, *instance.origin, rest);
        const Node* url = child(*instance.attributes, "instance_group");
        if (url != nullptr && url->kind == NodeKind::Scalar && url->text.starts_with("https://"))
            put(rest, "selfLink", *url);
        TerraformAttributes attributes(document_, instance, plan_, label_of(kind, rest), found_);
        attributes.convert(*schema::message_info("InstanceGroup"), kManager, rest);
        attributes.tell_left_out();
        drafts_.add({kind, instance.place.name, instance.place.location, std::move(rest), instance.origin});
    }

    void tell_missing_place(const TerraformInstance& instance, const TerraformType& type, std::string label)
    {
        const std::string_view key = type.level == model::Scope::Level::Zone ? "zone" : "region";
        tell(document_, *instance.origin,
             import_warning("import.terraform_value_unknown", std::move(label),
                            {std::string(key), "the settings of the provider"}),
             found_);
    }

    /// Labels that the provider's configuration adds to every resource; not the one that only says who made it.
    static void add_default_labels(const Node& attributes, Node& rest)
    {
        for (const Entry& label : entries_at(attributes, "effective_labels", NodeKind::Mapping))
            if (label.key.text != "goog-terraform-provisioned" && !is_null(label.value))
                add_label(rest, label);
    }

    static void add_label(Node& rest, const Entry& label)
    {
        Node* labels = nullptr;
        for (Entry& entry : rest.entries)
            if (entry.key.text == "labels" && entry.value.kind == NodeKind::Mapping)
                labels = &entry.value;
        if (labels == nullptr) {
            put(rest, "labels", made_mapping(label.value));
            labels = &rest.entries.back().value;
        }
        if (child(*labels, label.key.text) == nullptr)
            document::append(*labels, label.key.text, label.value);
    }

    void read_endpoints(const TerraformInstance& instance)
    {
        const schema::MessageInfo& message = *schema::message_info("NetworkEndpoint");
        TerraformAttributes attributes(document_, instance, plan_, instance.address(), found_);
        Node common = made_mapping(*instance.origin);
        attributes.convert(message, kEndpoint, common);
        place_group(instance, common);
        if (instance.type != "google_compute_network_endpoints") {
            drafts_.add({Kind::NetworkEndpoint, {}, {}, std::move(common), instance.origin});
            return;
        }
        for (const Entry& entry : list_at(*instance.attributes, "network_endpoints")) {
            if (entry.value.kind != NodeKind::Mapping) {
                tell(document_, entry.value,
                     import_warning("import.terraform_shape", {}, {"network_endpoints", "a block"}), found_);
                continue;
            }
            Node rest = common;
            attributes.convert(entry.value, nullptr, message, rest);
            drafts_.add({Kind::NetworkEndpoint, {}, {}, std::move(rest), &entry.value});
        }
    }

    /// A group that is named alone is in the place of the endpoint.
    static void place_group(const TerraformInstance& instance, Node& rest)
    {
        const TerraformType& type = *terraform_type(instance.type);
        const std::string group = text_at(rest, "networkEndpointGroup");
        const std::string& location = instance.place.location;
        const bool global = type.level == model::Scope::Level::Global;
        if (group.empty() || group.find('/') != std::string::npos || (location.empty() && !global))
            return;
        const model::Scope scope{type.level, location};
        put(rest, "networkEndpointGroup",
            made_text(scope.to_string() + "/networkEndpointGroups/" + group, *child(rest, "networkEndpointGroup")));
    }

    const SourceDocument& document_;
    Found& found_;
    std::vector<TerraformInstance> instances_;
    TerraformPlan plan_;
    TerraformDrafts drafts_;
    std::vector<const TerraformInstance*> groups_;
    std::vector<const TerraformInstance*> members_;
};

} // namespace

bool is_terraform(const SourceDocument& document) { return is_terraform_shape(document.root); }

void read_terraform(const SourceDocument& document, Found& found) { TerraformReader(document, found).read(); }

} // namespace switchyard::exchange
