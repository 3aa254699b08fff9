// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/steps.h"

#include "core/schema/access.h"

#include <cassert>

namespace switchyard::edit {

using schema::FieldPath;
using schema::Value;

std::unexpected<Refusal> refuse(std::string_view code, std::vector<std::string> args)
{
    return std::unexpected(Refusal{std::string(code), std::move(args)});
}

bool Steps::take(Result<model::Change> change)
{
    if (!change) {
        error_ = change.error().context;
        return false;
    }
    auto next = workspace_.apply(*change);
    if (!next) {
        error_ = next.error().context;
        return false;
    }
    workspace_ = std::move(*next);
    changes_.push_back(std::move(*change));
    return true;
}

void Steps::set(ElementId resource, const FieldPath& path, Value value)
{
    if (failed()) {
        return;
    }
    if (const model::Resource* found = workspace_.find(resource)) {
        const auto present = schema::get(*found->message, path);
        if (present && *present == value) {
            return;
        }
    }
    take(model::make_set(workspace_, resource, path, std::move(value)));
}

ElementId Steps::insert(ElementId resource, const FieldPath& element, Value value)
{
    const bool message = value.message() != nullptr;
    if (failed() || !take(model::make_insert(workspace_, resource, element, std::move(value))) || !message) {
        return {};
    }
    return workspace_.element_id(resource, element);
}

ElementId Steps::append(ElementId resource, const FieldPath& list, Value value)
{
    const model::Resource* found = workspace_.find(resource);
    return insert(resource, list.index(found == nullptr ? 0 : size_at(*found, list)), std::move(value));
}

void Steps::remove(ElementId resource, const FieldPath& element)
{
    const model::Resource* found = workspace_.find(resource);
    if (failed()) {
        return;
    }
    if (found != nullptr && element.last_is_index() && size_at(*found, element.parent()) == 1) {
        clear(resource, element.parent());
        return;
    }
    take(model::make_remove(workspace_, resource, element));
}

ElementId Steps::add(model::Kind kind, schema::MessagePtr message)
{
    if (failed() || !take(model::make_add_resource(workspace_, kind, std::move(message)))) {
        return {};
    }
    return workspace_.resources(kind).back()->id;
}

void Steps::remove(ElementId resource)
{
    if (!failed()) {
        take(model::make_remove_resource(workspace_, resource));
    }
}

ElementId Steps::local()
{
    if (const model::Resource* part = workspace_.local()) {
        return part->id;
    }
    return add(model::Kind::Local, message_of("Local", {}));
}

Outcome Steps::plan(std::string title, ElementId select) &&
{
    if (error_) {
        return refuse("impossible", {*error_});
    }
    return Plan{std::move(changes_), std::move(title), select};
}

FieldPath path_of(std::string_view text)
{
    auto path = FieldPath::parse(text);
    assert(path);
    return *std::move(path);
}

std::string text_at(const model::Resource& resource, const FieldPath& path)
{
    const auto value = schema::get(*resource.message, path);
    const std::string* text = value ? value->as<std::string>() : nullptr;
    return text == nullptr ? std::string() : *text;
}

std::string text_at(const model::Resource& resource, std::string_view path) { return text_at(resource, path_of(path)); }

std::optional<std::int64_t> number_at(const model::Resource& resource, const FieldPath& path)
{
    const auto value = schema::get(*resource.message, path);
    const auto* number = value ? value->as<std::int64_t>() : nullptr;
    return number == nullptr ? std::nullopt : std::optional(*number);
}

bool written_at(const model::Resource& resource, const FieldPath& path)
{
    const auto value = schema::get(*resource.message, path);
    return value && !value->absent();
}

std::size_t size_at(const model::Resource& resource, const FieldPath& list)
{
    return schema::list_size(*resource.message, list).value_or(0);
}

schema::MessagePtr message_of(std::string_view message, const std::vector<Field>& fields)
{
    std::vector<schema::Assignment> assignments;
    for (const Field& field : fields) {
        if (!field.value.absent()) {
            assignments.push_back({path_of(field.path), field.value});
        }
    }
    auto made = schema::make_message(message, assignments);
    assert(made);
    return *std::move(made);
}

} // namespace switchyard::edit
