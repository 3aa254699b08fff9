// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/diff.h"

#include "core/schema/access.h"
#include "core/schema/slot.h"

#include <google/protobuf/message.h>

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>
#include <unordered_map>

namespace switchyard::model {
namespace {

namespace pb = google::protobuf;
using Operation = Change::Operation;
using schema::FieldInfo;
using schema::FieldPath;
using schema::Value;

/// One step that turns one list of ids into another.
struct ListStep
{
    Operation operation;
    std::size_t from;
    std::size_t to;
    ElementId id;
};

/// Marks a longest run of `places` that is in order already: those elements need not move.
std::vector<bool> longest_increasing(const std::vector<std::size_t>& places)
{
    std::vector<std::size_t> tails;
    std::vector<std::size_t> previous(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const auto slot = std::ranges::lower_bound(tails, places[i], {}, [&](std::size_t k) { return places[k]; });
        previous[i] = slot == tails.begin() ? i : *(slot - 1);
        if (slot == tails.end())
            tails.push_back(i);
        else
            *slot = i;
    }
    std::vector<bool> kept(places.size());
    if (tails.empty())
        return kept;
    for (auto i = tails.back();; i = previous[i]) {
        kept[i] = true;
        if (previous[i] == i)
            return kept;
    }
}

/// Removals from the end, then insertions and as few moves as possible, each with the indexes it has when it is
/// applied.
std::vector<ListStep> list_steps(std::vector<ElementId> current, const std::vector<ElementId>& target)
{
    std::vector<ListStep> steps;
    std::unordered_map<ElementId, std::size_t> wanted;
    for (std::size_t i = 0; i < target.size(); ++i)
        wanted.emplace(target[i], i);
    for (auto i = current.size(); i-- > 0;)
        if (!wanted.contains(current[i])) {
            steps.push_back({Operation::Remove, i, 0, current[i]});
            current.erase(current.begin() + static_cast<std::ptrdiff_t>(i));
        }
    std::vector<std::size_t> places;
    for (const auto id : current)
        places.push_back(wanted.at(id));
    const auto kept = longest_increasing(places);
    std::unordered_map<ElementId, bool> settled; // present in `current`: whether it stays where it is
    for (std::size_t i = 0; i < current.size(); ++i)
        settled.emplace(current[i], kept[i]);
    const auto place_of = [&](ElementId id) {
        return static_cast<std::size_t>(std::ranges::find(current, id) - current.begin());
    };
    // Everything before i is settled, so each of the others goes right behind its predecessor.
    for (std::size_t i = 0; i < target.size(); ++i) {
        const auto known = settled.find(target[i]);
        if (known != settled.end() && known->second)
            continue;
        const auto behind = i == 0 ? 0 : place_of(target[i - 1]) + 1;
        if (known == settled.end()) {
            steps.push_back({Operation::Insert, 0, behind, target[i]});
            current.insert(current.begin() + static_cast<std::ptrdiff_t>(behind), target[i]);
            continue;
        }
        const auto from = place_of(target[i]);
        const auto to = from < behind ? behind - 1 : behind;
        if (from != to)
            steps.push_back({Operation::Move, from, to, target[i]});
        current.erase(current.begin() + static_cast<std::ptrdiff_t>(from));
        current.insert(current.begin() + static_cast<std::ptrdiff_t>(to), target[i]);
    }
    return steps;
}

/// Compares the two versions of one resource.
class Comparison
{
public:
    Comparison(const Resource& before, const Resource& after, std::vector<Change>& changes)
        : before_(before),
          after_(after),
          changes_(changes)
    {}

    void run() { messages(*before_.message, *after_.message, {}); }

private:
    const schema::MessageInfo& root() const { return *schema::message_info(*before_.message); }

    Change make(Operation operation, FieldPath path) const
    {
        Change change;
        change.operation = operation;
        change.kind = before_.kind;
        change.resource = before_.id;
        change.path = std::move(path);
        return change;
    }

    /// `before_ids`, `after_ids`: of the two versions; the paths differ when elements moved.
    void set(const FieldPath& path, Value before, Value after, ElementTreePtr before_ids, ElementTreePtr after_ids)
    {
        auto change = make(Operation::Set, path);
        change.before = std::move(before);
        change.after = std::move(after);
        change.before_ids = std::move(before_ids);
        change.after_ids = std::move(after_ids);
        changes_.push_back(std::move(change));
    }

    struct Side
    {
        const pb::Message& message;
        ElementTreePtr ids; ///< of this message; may be null
    };

    void messages(const pb::Message& before, const pb::Message& after, const FieldPath& path)
    {
        messages(Side{before, before_.elements}, Side{after, after_.elements}, path);
    }

    void messages(const Side& before, const Side& after, const FieldPath& path)
    {
        if (&before.message == &after.message)
            return;
        const auto& info = *schema::message_info(before.message);
        const auto unknown = unmodelled_keys(before.message, after.message);
        if (!unknown) {
            const Value old_value{copy(before.message)};
            const Value new_value{copy(after.message)};
            if (old_value != new_value)
                set(path, old_value, new_value, beside(before.ids, path), beside(after.ids, path));
            return;
        }
        for (const auto& field : info.fields)
            if (!unknown->contains(field.name))
                typed(before, after, field, path.field(field.name));
        for (const auto& key : *unknown)
            whole(before, after, info, FieldPath{key}, path.field(key));
    }

    /// The ids of the message at `path` as a Set carries them.
    ElementTreePtr beside(const ElementTreePtr& node, const FieldPath& path) const
    {
        if (node == nullptr || !path.last_is_name())
            return node;
        const auto field = schema::resolve(root().name, path)->field->descriptor->number();
        return finished(ElementTree{{}, {ElementTree::Branch{field, {node}}}, 0, 0});
    }

    static schema::MessagePtr copy(const pb::Message& message)
    {
        std::shared_ptr<pb::Message> made(message.New());
        made->CopyFrom(message);
        return made;
    }

    /// Keys either side holds as text; nothing when one of them holds a key twice.
    static std::optional<std::set<std::string>> unmodelled_keys(const pb::Message& before, const pb::Message& after)
    {
        std::set<std::string> all;
        for (const auto* message : {&before, &after}) {
            std::set<std::string> own;
            const auto* field = message->GetDescriptor()->FindFieldByName("unmodelled");
            const auto* reflection = message->GetReflection();
            for (int i = 0; i < reflection->FieldSize(*message, field); ++i) {
                const auto& entry = reflection->GetRepeatedMessage(*message, field, i);
                const auto* key = entry.GetDescriptor()->FindFieldByNumber(1);
                if (!own.insert(entry.GetReflection()->GetString(entry, key)).second)
                    return std::nullopt;
            }
            all.merge(own);
        }
        return all;
    }

    static Value value_at(const pb::Message& message, const FieldPath& path)
    {
        auto value = schema::get(message, path);
        return value ? std::move(*value) : Value{};
    }

    /// A key as one value.
    void whole(const Side& before, const Side& after, const schema::MessageInfo& info, const FieldPath& key,
               const FieldPath& path)
    {
        auto old_value = value_at(before.message, key);
        auto new_value = value_at(after.message, key);
        if (old_value != new_value)
            set(path, std::move(old_value), std::move(new_value), ids_at(before.ids, info, key),
                ids_at(after.ids, info, key));
    }

    void typed(const Side& before, const Side& after, const FieldInfo& field, const FieldPath& path)
    {
        const auto* reflection = before.message.GetReflection();
        const auto* descriptor = field.descriptor;
        const auto& info = *schema::message_info(before.message);
        const FieldPath key{field.name};
        if (field.kind == schema::FieldKind::StringMap)
            return entries(before, after, field, path);
        if (field.kind != schema::FieldKind::Message) {
            auto old_value = schema::read_field(before.message, field);
            auto new_value = schema::read_field(after.message, field);
            if (old_value != new_value)
                set(path, std::move(old_value), std::move(new_value), nullptr, nullptr);
            return;
        }
        if (field.repeated)
            return list(before, after, field, path);
        const bool was = reflection->HasField(before.message, descriptor);
        const bool is = reflection->HasField(after.message, descriptor);
        if (was != is)
            return whole(before, after, info, key, path);
        if (was)
            messages(Side{reflection->GetMessage(before.message, descriptor), below(before.ids, field, 0)},
                     Side{reflection->GetMessage(after.message, descriptor), below(after.ids, field, 0)}, path);
    }

    static ElementTreePtr below(const ElementTreePtr& ids, const FieldInfo& field, std::size_t index)
    {
        const auto* branch = ids == nullptr ? nullptr : ids->branch(field.descriptor->number());
        return branch == nullptr ? nullptr : branch->nodes.at(index);
    }

    void entries(const Side& before, const Side& after, const FieldInfo& field, const FieldPath& path)
    {
        const auto old_map = schema::read_map(before.message, field);
        const auto new_map = schema::read_map(after.message, field);
        if (old_map == new_map)
            return;
        if (old_map.empty() || new_map.empty())
            return whole(before, after, *schema::message_info(before.message), FieldPath{field.name}, path);
        // Additions first: a map that loses its last entry for a moment would vanish.
        for (const auto& [key, text] : new_map) {
            const auto old_entry = old_map.find(key);
            if (old_entry == old_map.end() || old_entry->second != text)
                set(path.field(key), old_entry == old_map.end() ? Value{} : Value{old_entry->second}, text, nullptr,
                    nullptr);
        }
        for (const auto& [key, text] : old_map)
            if (!new_map.contains(key))
                set(path.field(key), text, Value{}, nullptr, nullptr);
    }

    static std::vector<ElementId> ids_of(const Side& side, const FieldInfo& field)
    {
        std::vector<ElementId> ids;
        const auto* branch = side.ids == nullptr ? nullptr : side.ids->branch(field.descriptor->number());
        if (branch != nullptr)
            for (const auto& node : branch->nodes)
                ids.push_back(node->id);
        return ids;
    }

    void list(const Side& before, const Side& after, const FieldInfo& field, const FieldPath& path)
    {
        const auto old_ids = ids_of(before, field);
        const auto new_ids = ids_of(after, field);
        std::unordered_map<ElementId, std::size_t> old_place;
        for (std::size_t i = 0; i < old_ids.size(); ++i)
            old_place.emplace(old_ids[i], i);
        std::unordered_map<ElementId, std::size_t> new_place;
        for (std::size_t i = 0; i < new_ids.size(); ++i)
            new_place.emplace(new_ids[i], i);
        for (const auto& step : list_steps(old_ids, new_ids)) {
            const bool insert = step.operation == Operation::Insert;
            auto change = make(step.operation, path.index(insert ? step.to : step.from));
            change.from = step.from;
            change.to = step.to;
            if (insert) {
                change.after = schema::read_element(after.message, field, new_place.at(step.id));
                change.after_ids = below(after.ids, field, new_place.at(step.id));
            } else if (step.operation == Operation::Remove) {
                change.before = schema::read_element(before.message, field, old_place.at(step.id));
                change.before_ids = below(before.ids, field, old_place.at(step.id));
            }
            changes_.push_back(std::move(change));
        }
        const auto* reflection = before.message.GetReflection();
        for (std::size_t i = 0; i < new_ids.size(); ++i) {
            const auto old_index = old_place.find(new_ids[i]);
            if (old_index == old_place.end())
                continue;
            const auto& old_element =
                reflection->GetRepeatedMessage(before.message, field.descriptor, static_cast<int>(old_index->second));
            const auto& new_element =
                reflection->GetRepeatedMessage(after.message, field.descriptor, static_cast<int>(i));
            messages(Side{old_element, below(before.ids, field, old_index->second)},
                     Side{new_element, below(after.ids, field, i)}, path.index(i));
        }
    }

    const Resource& before_;
    const Resource& after_;
    std::vector<Change>& changes_;
};

std::vector<ElementId> ids_of(std::span<const ResourcePtr> resources)
{
    std::vector<ElementId> ids;
    for (const auto& resource : resources)
        ids.push_back(resource->id);
    return ids;
}

void compare_kind(Kind kind, const Workspace& before, const Workspace& after, std::vector<Change>& changes)
{
    const auto old_list = before.resources(kind);
    const auto new_list = after.resources(kind);
    if (std::ranges::equal(old_list, new_list))
        return;
    for (const auto& step : list_steps(ids_of(old_list), ids_of(new_list))) {
        Change change;
        change.operation = step.operation;
        change.kind = kind;
        change.resource = step.id;
        change.from = step.from;
        change.to = step.to;
        const auto* resource = step.operation == Operation::Insert ? after.find(step.id) : before.find(step.id);
        if (step.operation == Operation::Insert) {
            change.after = Value{resource->message};
            change.after_ids = resource->elements;
        } else if (step.operation == Operation::Remove) {
            change.before = Value{resource->message};
            change.before_ids = resource->elements;
        }
        changes.push_back(std::move(change));
    }
    for (const auto& resource : new_list) {
        const auto* old = before.find(resource->id);
        if (old != nullptr && old != resource.get())
            Comparison(*old, *resource, changes).run();
    }
}

std::string subject(const Change& change, const Workspace& workspace)
{
    const auto& row = info(change.kind);
    if (change.kind == Kind::Local)
        return std::string(row.singular);
    const auto* resource = workspace.find(change.resource);
    if (resource != nullptr)
        return fmt::format("{} {}", row.singular, resource->name);
    const auto* message = change.after.message() != nullptr ? change.after.message() : change.before.message();
    const auto name = message == nullptr ? Value{} : schema::get(*message, FieldPath{"name"}).value_or(Value{});
    return name.absent() ? std::string(row.singular) : fmt::format("{} {}", row.singular, schema::to_text(name));
}

std::string describe_with(const Change& change, const std::string& who)
{
    const auto where = change.path.empty() ? who : fmt::format("{}: {}", who, change.path.to_string());
    switch (change.operation) {
    case Operation::Insert:
        return change.path.empty() ? where + " was added"
                                   : fmt::format("{} was added: {}", where, schema::to_text(change.after));
    case Operation::Remove:
        return change.path.empty() ? where + " was removed"
                                   : fmt::format("{} was removed: {}", where, schema::to_text(change.before));
    case Operation::Move:
        return fmt::format("{} moved from place {} to place {}", where, change.from + 1, change.to + 1);
    case Operation::Set:
        break;
    }
    if (change.before.absent())
        return fmt::format("{} was set to {}", where, schema::to_text(change.after));
    if (change.after.absent())
        return fmt::format("{} was removed; it was {}", where, schema::to_text(change.before));
    return fmt::format("{} changed from {} to {}", where, schema::to_text(change.before),
                       schema::to_text(change.after));
}

/// Fields that name a place in the cloud; no resource of the workspace stands for it.
constexpr std::array<std::string_view, 3> kPlaces{"region", "zone", "network"};

std::string_view last_segment(std::string_view text)
{
    return text.substr(text.rfind('/') == std::string_view::npos ? 0 : text.rfind('/') + 1);
}

/// Whether two texts can only mean the same resource: what one of them leaves open the other may say.
bool same_reference(const std::string& a, const std::string& b)
{
    const auto one = Reference::parse(a);
    const auto other = Reference::parse(b);
    if (!one || !other)
        return last_segment(a) == last_segment(b) && !last_segment(a).empty();
    const auto agree = [](const std::string& x, const std::string& y) { return x.empty() || y.empty() || x == y; };
    return one->name == other->name && one->parent == other->parent && agree(one->project, other->project) &&
           agree(one->collection, other->collection) && (!one->scope || !other->scope || one->scope == other->scope);
}

bool same_references(const Value& before, const Value& after)
{
    const auto* a = before.as<std::string>();
    const auto* b = after.as<std::string>();
    if (a != nullptr && b != nullptr)
        return same_reference(*a, *b);
    const auto* old_list = before.as<Value::List>();
    const auto* new_list = after.as<Value::List>();
    return old_list != nullptr && new_list != nullptr && std::ranges::equal(*old_list, *new_list, same_references);
}

} // namespace

std::vector<Difference> diff(const Workspace& before, const Workspace& after)
{
    std::vector<Change> changes;
    for (const auto& row : all_kinds())
        compare_kind(row.kind, before, after, changes);
    std::vector<Difference> differences;
    for (auto& change : changes) {
        auto sentence =
            describe_with(change, subject(change, before.find(change.resource) != nullptr ? before : after));
        differences.push_back({std::move(change), std::move(sentence)});
    }
    return differences;
}

std::string describe(const Change& change, const Workspace& workspace)
{
    return describe_with(change, subject(change, workspace));
}

bool is_insignificant(const Change& change)
{
    if (change.about_resource())
        return false;
    const auto target = schema::resolve(info(change.kind).message, change.path);
    if (!target || target->field == nullptr)
        return false;
    const FieldInfo& field = *target->field;
    // the server fills the place in, but it also says which resource is meant
    const bool place = std::ranges::find(kPlaces, field.name) != kPlaces.end();
    // a fingerprint is sent back with an update, but only ever copied from the server
    if (!place && (field.output_only || field.name == "fingerprint" || field.name == "labelFingerprint"))
        return true;
    const bool holds_reference = place || !referenced_kinds(target->message->name, field.name).empty();
    return change.operation == Operation::Set && holds_reference && same_references(change.before, change.after);
}

std::vector<Difference> significant_diff(const Workspace& before, const Workspace& after)
{
    std::vector<Difference> differences = diff(before, aligned(after, before));
    std::erase_if(differences, [](const Difference& difference) { return is_insignificant(difference.change); });
    return differences;
}

} // namespace switchyard::model
