// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/shape.h"

#include "core/model/kinds.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;
using document::ScalarType;
using schema::FieldInfo;
using schema::FieldKind;
using schema::MessageInfo;

/// Keys that say nothing about what has them.
constexpr std::array kCommon{
    "annotations", "creationTimestamp", "createTime", "description", "etag",     "fingerprint",    "id",  "kind",
    "labels",      "location",          "name",       "region",      "selfLink", "selfLinkWithId", "uid", "updateTime",
    "zone"};

bool is_read(const Entry& entry) { return !entry.key.foreign && !entry.key.shadowed; }

bool is_common(std::string_view key) { return std::ranges::find(kCommon, key) != kCommon.end(); }

/// The messages that have a field of a name.
using Owners = std::unordered_map<std::string_view, std::vector<const MessageInfo*>>;

const Owners& owners()
{
    static const Owners constant = [] {
        Owners made;
        for (const MessageInfo& message : schema::all_messages())
            if (message.name != "Local" && message.api != "switchyard.v1")
                for (const FieldInfo& field : message.fields)
                    made[field.name].push_back(&message);
        return made;
    }();
    return constant;
}

bool fits(const Node& value, const FieldInfo& field)
{
    if (value.kind == NodeKind::Scalar && document::scalar_type(value) == ScalarType::Null)
        return true;
    if (field.kind == FieldKind::FreeForm)
        return true;
    if (field.repeated)
        return value.kind == NodeKind::Sequence;
    const bool mapping = field.kind == FieldKind::Message || field.kind == FieldKind::StringMap;
    return value.kind == (mapping ? NodeKind::Mapping : NodeKind::Scalar);
}

/// How well a value fits beyond its kind: known literals, and what stands below. The first elements speak for a list.
int score(const Node& mapping, const MessageInfo& message);

int inner_score(const Node& value, const FieldInfo& field)
{
    constexpr std::size_t kEnough = 3;
    if (field.repeated) {
        int sum = 0;
        for (std::size_t index = 0; index < std::min(kEnough, value.entries.size()); ++index) {
            const Node& element = value.entries[index].value;
            if (field.kind == FieldKind::Message && element.kind == NodeKind::Mapping)
                sum += score(element, *schema::message_info(field.message));
        }
        return sum;
    }
    if (field.kind == FieldKind::Message && value.kind == NodeKind::Mapping)
        return score(value, *schema::message_info(field.message));
    return field.kind == FieldKind::Enum && std::ranges::find(field.literals, value.text) != field.literals.end() ? 1
                                                                                                                  : 0;
}

int score(const Node& mapping, const MessageInfo& message)
{
    constexpr int kField = 4;
    int sum = 0;
    for (const Entry& entry : mapping.entries) {
        const FieldInfo* field = is_read(entry) ? message.field(entry.key.text) : nullptr;
        if (field == nullptr || !fits(entry.value, *field))
            sum -= kField;
        else
            sum += kField + inner_score(entry.value, *field);
    }
    return sum;
}

/// The messages that have the most of the mapping's keys, in the order of the schema; one of them must tell something.
std::vector<const MessageInfo*> candidates(const Node& mapping)
{
    struct Count
    {
        std::size_t keys = 0;
        std::size_t telling = 0;
    };
    std::unordered_map<const MessageInfo*, Count> counts;
    for (const Entry& entry : mapping.entries) {
        const auto known = is_read(entry) ? owners().find(entry.key.text) : owners().end();
        if (known == owners().end())
            continue;
        for (const MessageInfo* owner : known->second) {
            Count& count = counts[owner];
            ++count.keys;
            count.telling += is_common(entry.key.text) ? 0 : 1;
        }
    }
    std::size_t most = 0;
    for (const auto& [message, count] : counts)
        most = std::max(most, count.telling > 0 ? count.keys : 0);
    std::vector<const MessageInfo*> found;
    for (const MessageInfo& message : schema::all_messages())
        if (const auto counted = counts.find(&message);
            counted != counts.end() && counted->second.telling > 0 && counted->second.keys == most)
            found.push_back(&message);
    return found;
}

/// Of two resources that fit equally well the one that people have more often, then the one with less to it.
bool is_likelier(const MessageInfo& a, const MessageInfo& b)
{
    constexpr std::array kRare{"HealthCheckService", "LbTrafficExtension", "ServiceLbPolicy", "TargetSslProxy"};
    const bool rare_a = std::ranges::find(kRare, a.name) != kRare.end();
    const bool rare_b = std::ranges::find(kRare, b.name) != kRare.end();
    return rare_a != rare_b ? rare_b : a.fields.size() < b.fields.size();
}

} // namespace

bool is_named(const Node& mapping, const MessageInfo& message)
{
    const auto has = [&mapping](std::string_view key) {
        const Entry* entry = document::find(mapping, key);
        return entry != nullptr && entry->value.kind == NodeKind::Scalar && !entry->value.text.empty() &&
               document::scalar_type(entry->value) != ScalarType::Null;
    };
    if (message.name == "NetworkEndpoint")
        return has("ipAddress") || has("ipv6Address") || has("fqdn") || has("instance");
    return has("name");
}

Shape shape_of(const Node& mapping)
{
    std::vector<const MessageInfo*> all = candidates(mapping);
    const auto stands_alone = [&mapping](const MessageInfo* message) {
        return message->resource && is_named(mapping, *message);
    };
    if (std::ranges::any_of(all, stands_alone))
        std::erase_if(all, [&stands_alone](const MessageInfo* message) { return !stands_alone(message); });
    else if (std::ranges::any_of(all, &MessageInfo::resource))
        std::erase_if(all, [](const MessageInfo* message) { return !message->resource; });
    Shape shape;
    int best = 0;
    for (const MessageInfo* message : all) {
        const int points = score(mapping, *message);
        if (shape.message != nullptr && points < best)
            continue;
        const bool tie = shape.message != nullptr && points == best;
        if (!tie || is_likelier(*message, *shape.message)) {
            shape.other = tie ? shape.message : nullptr;
            shape.message = message;
        } else {
            shape.other = message;
        }
        best = points;
    }
    return shape;
}

std::optional<Home> home_of(const MessageInfo& part)
{
    if (part.resource)
        return std::nullopt;
    std::vector<std::pair<const MessageInfo*, Home>> open;
    std::set<const MessageInfo*> seen;
    // URL maps have the most parts, and the ones most often shown by themselves.
    const auto begin_at = [&open](const MessageInfo* resource) { open.emplace_back(resource, Home{{}, resource}); };
    begin_at(schema::message_info("UrlMap"));
    for (const model::KindInfo& row : model::all_kinds())
        begin_at(schema::message_info(row.message));
    for (std::size_t next = 0; next < open.size(); ++next) {
        const auto [message, home] = open[next];
        for (const FieldInfo& field : message->fields) {
            if (field.kind != FieldKind::Message)
                continue;
            const MessageInfo* below = schema::message_info(field.message);
            Home inner{home.path + (home.path.empty() ? "" : ".") + field.name, home.resource};
            if (below == &part)
                return inner;
            inner.path += field.repeated ? "[]" : "";
            if (below != nullptr && seen.insert(below).second)
                open.emplace_back(below, std::move(inner));
        }
    }
    return std::nullopt;
}

} // namespace switchyard::exchange
