// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/change.h"
#include "core/model/workspace.h"
#include "core/schema/access.h"

#include <google/protobuf/message.h>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace switchyard::document {

/// Draws changes that fit a workspace. `draw(n)` gives a number below n.
class RandomChange
{
public:
    using Draw = std::function<std::size_t(std::size_t)>;

    RandomChange(const model::Workspace& workspace, Draw draw) : workspace_(workspace), draw_(std::move(draw)) {}

    std::optional<model::Change> make() const
    {
        if (workspace_.resource_count() == 0)
            return std::nullopt;
        std::size_t left = draw_(workspace_.resource_count());
        for (const model::KindInfo& kind : model::all_kinds()) {
            const auto resources = workspace_.resources(kind.kind);
            if (left < resources.size())
                return draw_(8) == 0 ? change_resource(*resources[left]) : change_field(*resources[left]);
            left -= resources.size();
        }
        return std::nullopt;
    }

private:
    static std::optional<model::Change> value_of(Result<model::Change> change)
    {
        return change ? std::optional(std::move(*change)) : std::nullopt;
    }

    std::optional<model::Change> change_resource(const model::Resource& resource) const
    {
        const std::size_t count = workspace_.resources(resource.kind).size();
        switch (draw_(4)) {
        case 0:
            return value_of(model::make_remove_resource(workspace_, resource.id));
        case 1:
            return value_of(model::make_move_resource(workspace_, resource.id, draw_(count)));
        default:
            return value_of(model::make_add_resource(workspace_, resource.kind, resource.message, draw_(count + 1)));
        }
    }

    std::optional<model::Change> change_field(const model::Resource& resource) const
    {
        schema::FieldPath path;
        const google::protobuf::Message* message = resource.message.get();
        schema::Value held; // keeps the message alive
        for (int depth = 0; depth < 8; ++depth) {
            const auto fields = schema::fields_of(*message);
            if (fields.empty())
                return std::nullopt;
            const schema::FieldInfo& field = draw_field(*message, fields);
            const schema::FieldPath here = path.field(field.name);
            const auto value = schema::get(*resource.message, here);
            if (!value)
                return std::nullopt;
            if (const auto* list = value->as<schema::Value::List>(); list != nullptr && !list->empty()) {
                const std::size_t index = draw_(list->size());
                const auto* below = (*list)[index].message();
                if (below == nullptr || draw_(3) == 0)
                    return change_list(resource, here, *list, index, field);
                path = here.index(index);
                message = below;
                held = schema::Value((*list)[index]);
                continue;
            }
            if (value->message() != nullptr && draw_(4) != 0) {
                path = here;
                message = value->message();
                held = *value;
                continue;
            }
            if (draw_(12) == 0)
                return set(resource, path.field("unheardOf"), schema::SourceText{"{a: [1, 'two'], b: null}"});
            return set(resource, here, draw_(4) == 0 ? schema::Value() : draw_value(field, field.repeated));
        }
        return std::nullopt;
    }

    /// Fields that are written are drawn more often.
    const schema::FieldInfo& draw_field(const google::protobuf::Message& message,
                                        std::span<const schema::FieldInfo> fields) const
    {
        for (int attempt = 0; attempt < 6; ++attempt) {
            const schema::FieldInfo& field = fields[draw_(fields.size())];
            const auto value = schema::get(message, schema::FieldPath().field(field.name));
            if (value && !value->absent())
                return field;
        }
        return fields[draw_(fields.size())];
    }

    std::optional<model::Change> set(const model::Resource& resource, const schema::FieldPath& path,
                                     schema::Value value) const
    {
        return value_of(model::make_set(workspace_, resource.id, path, std::move(value)));
    }

    std::optional<model::Change> change_list(const model::Resource& resource, const schema::FieldPath& list,
                                             const schema::Value::List& values, std::size_t index,
                                             const schema::FieldInfo& field) const
    {
        switch (draw_(5)) {
        case 0:
            return value_of(model::make_remove(workspace_, resource.id, list.index(index)));
        case 1:
            return value_of(model::make_move(workspace_, resource.id, list.index(index), draw_(values.size())));
        case 2:
            return set(resource, list.index(index), draw_value(field, false));
        case 3:
            return value_of(
                model::make_insert(workspace_, resource.id, list.index(draw_(values.size() + 1)), values[index]));
        default:
            return value_of(model::make_insert(workspace_, resource.id, list.index(draw_(values.size() + 1)),
                                               draw_value(field, false)));
        }
    }

    schema::Value draw_value(const schema::FieldInfo& field, bool list) const
    {
        if (list) {
            schema::Value::List values;
            for (std::size_t count = draw_(3); count > 0; --count)
                values.push_back(draw_value(field, false));
            return values;
        }
        switch (field.kind) {
        case schema::FieldKind::Boolean:
            return draw_(2) == 0;
        case schema::FieldKind::Integer:
        case schema::FieldKind::Int64:
            return static_cast<std::int64_t>(draw_(2000)) - 1000;
        case schema::FieldKind::Uint64:
            return ~std::uint64_t{0} - draw_(1000);
        case schema::FieldKind::Number:
            return static_cast<double>(draw_(1000)) / 8;
        case schema::FieldKind::Message:
            return draw_message(field);
        case schema::FieldKind::StringMap:
            return schema::Value::Map{{draw_text(), draw_text()}, {"env", draw_text()}};
        case schema::FieldKind::FreeForm:
            return schema::SourceText{"{type: x, list: [1, 2]}"};
        default:
            return draw_text();
        }
    }

    schema::Value draw_message(const schema::FieldInfo& field) const
    {
        std::shared_ptr<google::protobuf::Message> message = schema::new_message(field.message);
        const auto fields = schema::fields_of(*message);
        for (std::size_t count = draw_(4); count > 0 && !fields.empty(); --count) {
            const schema::FieldInfo& inner = fields[draw_(fields.size())];
            if (inner.kind != schema::FieldKind::Message)
                (void)schema::set(*message, schema::FieldPath().field(inner.name), draw_value(inner, inner.repeated));
        }
        return schema::MessagePtr(std::move(message));
    }

    std::string draw_text() const
    {
        static constexpr std::array kTexts{
            "web",  "",        "yes",     "null",   "12",           "1.5",       "a: b",       "a #b",       " x ",
            "- a",  "{a}",     "*a",      "&a",     "two\nlines\n", "two\nrow",  "é✓😀",       "it's",       "\"q\"",
            "a,b]", "x:",      "# no",    "12:30",  "---",          "\x7F\x01",  "\xC2\x85 x", "a\r\nb",     "a\tb",
            "~",    "\n\nx\n", "x\n\n\n", "  y\nz", "%x",           "2024-01-1", "a\\b",       "key: |\n  x"};
        return kTexts[draw_(kTexts.size())];
    }

    const model::Workspace& workspace_;
    Draw draw_;
};

} // namespace switchyard::document
