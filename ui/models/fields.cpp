// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fields.h"

#include "core/schema/access.h"

#include <cstdlib>

namespace switchyard::models {
namespace {

bool isScalar(const schema::Value& value)
{
    return value.as<bool>() || value.as<std::int64_t>() || value.as<std::uint64_t>() || value.as<double>() ||
           value.as<std::string>();
}

} // namespace

Fields::operator bool() const { return root_ && schema::find_message(*root_, path_); }

std::string Fields::text(std::string_view field) const
{
    if (!root_)
        return {};
    const Result<schema::Value> value = schema::get(*root_, path_.field(field));
    return value && isScalar(*value) ? schema::to_text(*value) : std::string();
}

double Fields::number(std::string_view field) const { return std::strtod(text(field).c_str(), nullptr); }

std::vector<std::string> Fields::texts(std::string_view field) const
{
    std::vector<std::string> texts;
    if (!root_)
        return texts;
    const Result<schema::Value> value = schema::get(*root_, path_.field(field));
    const auto* items = value ? value->as<schema::Value::List>() : nullptr;
    if (!items)
        return texts;
    for (const schema::Value& item : *items) {
        if (isScalar(item))
            texts.push_back(schema::to_text(item));
    }
    return texts;
}

Fields Fields::child(std::string_view field) const
{
    if (!root_)
        return {};
    Fields child(root_, path_.field(field));
    return child ? child : Fields();
}

std::vector<Fields> Fields::list(std::string_view field) const
{
    std::vector<Fields> items;
    if (!root_)
        return items;
    const schema::FieldPath place = path_.field(field);
    const Result<std::size_t> size = schema::list_size(*root_, place);
    for (std::size_t i = 0; size && i < *size; ++i)
        items.push_back(Fields(root_, place.index(i)));
    return items;
}

} // namespace switchyard::models
