// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_members.h"

#include "core/exchange/terraform_node.h"
#include "core/exchange/terraform_resource.h"
#include "core/model/reference.h"

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using model::Kind;

struct MemberType
{
    std::string_view type;
    std::string_view owner; ///< attribute that names the resource it belongs to
    Kind kind;              ///< of that resource
    std::string_view list;  ///< field of that resource
    std::string_view message;
};

constexpr std::array kMemberTypes{
    MemberType{"google_compute_instance_group_membership", "instance_group", Kind::InstanceGroup, "", ""},
    MemberType{"google_compute_instance_group_named_port", "group", Kind::InstanceGroup, "namedPorts", "NamedPort"},
    MemberType{"google_compute_region_security_policy_rule", "security_policy", Kind::SecurityPolicy, "rules",
               "SecurityPolicyRule"},
    MemberType{"google_compute_security_policy_rule", "security_policy", Kind::SecurityPolicy, "rules",
               "SecurityPolicyRule"},
};

/// Attributes of a part that say to what it belongs.
constexpr std::array<std::string_view, 6> kOwnerAttributes{"security_policy", "group", "zone",
                                                           "region",          "id",    "project"};

const MemberType* member_type(std::string_view type)
{
    const auto* row = std::ranges::find(kMemberTypes, type, &MemberType::type);
    return row == kMemberTypes.end() ? nullptr : &*row;
}

std::string last_segment(const std::string& text) { return text.substr(text.rfind('/') + 1); }

/// The place in a reference, or else the one beside it.
std::string location_of(const std::string& reference, const Node& attributes)
{
    const auto parsed = model::Reference::parse(reference);
    if (parsed && parsed->scope)
        return parsed->scope->location;
    const std::string zone = text_at(attributes, "zone");
    return last_segment(zone.empty() ? text_at(attributes, "region") : zone);
}

TerraformDraft* find_draft(TerraformDrafts& drafts, Kind kind, const std::string& reference, const Node& attributes)
{
    const std::string name = last_segment(reference);
    const std::string location = location_of(reference, attributes);
    return name.empty() ? nullptr : drafts.find(kind, name, location);
}

void add_instance(const Node& instance, const std::string& group, const TerraformInstance& from,
                  TerraformDrafts& drafts)
{
    TerraformDraft* draft = find_draft(drafts, Kind::Instance, instance.text, *from.attributes);
    if (draft == nullptr) {
        const ResourcePlace place{last_segment(instance.text), location_of(instance.text, *from.attributes), {}, {}};
        Node rest = made_mapping(instance);
        name_resource(Kind::Instance, place, instance, rest);
        draft = &drafts.add({Kind::Instance, place.name, place.location, std::move(rest), from.origin});
    }
    Node groups = made_list(instance);
    add_element(groups, made_text(group, instance));
    put(draft->rest, "instanceGroups", std::move(groups));
}

} // namespace

TerraformDraft& TerraformDrafts::add(TerraformDraft draft)
{
    by_name_.emplace(draft.name, drafts_.size());
    return drafts_.emplace_back(std::move(draft));
}

TerraformDraft* TerraformDrafts::find(Kind kind, const std::string& name, const std::string& location)
{
    const auto [first, last] = by_name_.equal_range(name);
    const auto found = std::find_if(first, last, [&](const auto& each) {
        const TerraformDraft& draft = drafts_[each.second];
        return draft.kind == kind && (location.empty() || draft.location == location);
    });
    return found == last ? nullptr : &drafts_[found->second];
}

bool is_member_type(std::string_view type) { return member_type(type) != nullptr; }

void add_instances(const TerraformInstance& group, TerraformAttributes& attributes, TerraformDrafts& drafts)
{
    const Node instances = attributes.texts("instances");
    for (const Entry& entry : instances.entries)
        add_instance(entry.value, rest_reference(group), group, drafts);
}

bool add_member(const TerraformInstance& instance, TerraformAttributes& attributes, TerraformDrafts& drafts)
{
    const MemberType& type = *member_type(instance.type);
    const Node owners = attributes.texts(type.owner);
    const std::string owner = owners.entries.empty() ? std::string() : owners.entries.front().value.text;
    if (type.list.empty()) {
        const Node members = attributes.texts("instance");
        if (owner.empty() || members.entries.empty())
            return false;
        const std::string zone = location_of(owner, *instance.attributes);
        const bool whole = owner.find('/') != std::string::npos || zone.empty();
        add_instance(members.entries.front().value, whole ? owner : "zones/" + zone + "/instanceGroups/" + owner,
                     instance, drafts);
        return true;
    }
    TerraformDraft* draft = find_draft(drafts, type.kind, owner, *instance.attributes);
    if (draft == nullptr)
        return false;
    Node element = made_mapping(*instance.origin);
    attributes.convert(*schema::message_info(type.message), kOwnerAttributes, element);
    Node list = made_list(*instance.origin);
    add_element(list, std::move(element));
    put(draft->rest, type.list, std::move(list));
    return true;
}

} // namespace switchyard::exchange
