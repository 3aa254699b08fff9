// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"
#include "core/schema/access.h"

#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <memory>
#include <random>
#include <string>
#include <utility>

namespace switchyard::model {

inline schema::FieldPath path_of(std::string_view text) { return *schema::FieldPath::parse(text); }

/// A message with some fields written, by path.
inline schema::MessagePtr message_of(std::string_view type,
                                     std::initializer_list<std::pair<std::string_view, schema::Value>> fields)
{
    std::shared_ptr<google::protobuf::Message> message = schema::new_message(type);
    for (const auto& [path, value] : fields) {
        const auto done = schema::set(*message, path_of(path), value);
        EXPECT_TRUE(done) << path << ": " << (done ? "" : done.error().context);
    }
    return message;
}

inline schema::Value list_of(std::initializer_list<schema::MessagePtr> messages)
{
    schema::Value::List list;
    for (const auto& message : messages)
        list.emplace_back(message);
    return list;
}

inline schema::MessagePtr route_rule(int priority, std::string_view prefix, std::string_view service)
{
    return message_of(
        "HttpRouteRule",
        {{"priority", priority},
         {"matchRules", list_of({message_of("HttpRouteRuleMatch", {{"prefixMatch", std::string(prefix)}})})},
         {"service", std::string(service)}});
}

/// A URL map with one path matcher of three route rules, and two services.
inline Workspace storefront()
{
    WorkspaceBuilder builder;
    const auto matcher =
        message_of("PathMatcher", {{"name", "shop"},
                                   {"routeRules", list_of({route_rule(10, "/a", "web"), route_rule(20, "/b", "api"),
                                                           route_rule(30, "/c", "web")})}});
    const auto hosts = schema::Value::List{"shop.example.com"};
    builder.add(Kind::UrlMap,
                message_of("UrlMap", {{"name", "storefront"},
                                      {"defaultService", "web"},
                                      {"hostRules",
                                       list_of({message_of("HostRule", {{"hosts", hosts}, {"pathMatcher", "shop"}})})},
                                      {"pathMatchers", list_of({matcher})}}));
    builder.add(Kind::BackendService, message_of("BackendService", {{"name", "web"}}));
    builder.add(Kind::BackendService, message_of("BackendService", {{"name", "api"}}));
    return builder.build();
}

inline const Resource& only(const Workspace& workspace, Kind kind) { return *workspace.resources(kind).front(); }

inline Workspace applied(const Workspace& workspace, const Result<Change>& change)
{
    EXPECT_TRUE(change) << (change ? "" : change.error().context);
    if (!change)
        return workspace;
    auto next = workspace.apply(*change);
    EXPECT_TRUE(next) << (next ? "" : next.error().context);
    return next ? *next : workspace;
}

/// Draws values, messages and edits from the whole schema.
class Dice
{
public:
    explicit Dice(std::uint32_t seed) : random_(seed) {}

    std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }
    bool chance(std::size_t one_in) { return below(one_in) == 0; }

    schema::Value element(const schema::FieldInfo& field, int depth)
    {
        switch (field.kind) {
        case schema::FieldKind::Boolean:
            return chance(2);
        case schema::FieldKind::Integer:
        case schema::FieldKind::Int64:
            return static_cast<std::int64_t>(below(100));
        case schema::FieldKind::Uint64:
            return std::uint64_t{below(100)};
        case schema::FieldKind::Number:
            return static_cast<double>(below(100)) / 4;
        case schema::FieldKind::Message:
            return schema::Value{message(field.message, depth - 1)};
        case schema::FieldKind::StringMap:
            return map();
        case schema::FieldKind::FreeForm:
            return schema::SourceText{"{a: 1}"};
        default:
            return "t" + std::to_string(below(8));
        }
    }

    schema::Value value(const schema::FieldInfo& field, int depth)
    {
        if (chance(12))
            return schema::SourceText{chance(2) ? "null" : "~"};
        if (!field.repeated)
            return element(field, depth);
        schema::Value::List list;
        for (auto count = below(5); count > 0; --count)
            list.push_back(element(field, depth));
        return list;
    }

    schema::MessagePtr message(std::string_view type, int depth)
    {
        std::shared_ptr<google::protobuf::Message> made = schema::new_message(type);
        for (const auto& field : schema::fields_of(type))
            if (chance(3) && (field.kind != schema::FieldKind::Message || depth > 0))
                EXPECT_TRUE(schema::set(*made, schema::FieldPath{field.name}, value(field, depth)));
        if (chance(6))
            EXPECT_TRUE(schema::set(*made, schema::FieldPath{"x-unknown"}, schema::SourceText{"[1, 2]"}));
        return made;
    }

    /// The path of some field that could be written, existing or not, and its field.
    std::pair<schema::FieldPath, const schema::FieldInfo*> some_field(const google::protobuf::Message& root)
    {
        schema::FieldPath path;
        const auto* info = schema::message_info(root);
        while (true) {
            const auto& field = info->fields[below(info->fields.size())];
            const auto here = path.field(field.name);
            if (field.kind != schema::FieldKind::Message || chance(4))
                return {here, &field};
            if (field.repeated) {
                const auto size = schema::list_size(root, here).value_or(0);
                if (size == 0)
                    return {here, &field};
                path = here.index(below(size));
            } else {
                path = here;
            }
            if (path.size() > 8)
                return {here, &field};
            info = schema::message_info(field.message);
        }
    }

private:
    schema::Value map()
    {
        schema::Value::Map entries;
        for (auto count = below(4); count > 0; --count)
            entries.emplace("k" + std::to_string(below(6)), "v" + std::to_string(below(3)));
        return entries;
    }

    std::mt19937 random_;
};

inline Workspace random_workspace(Dice& dice)
{
    WorkspaceBuilder builder;
    for (int i = 0; i < 12; ++i) {
        const auto kind = i < 4 ? Kind::UrlMap : static_cast<Kind>(dice.below(kKindCount - 1));
        builder.add(kind, dice.message(info(kind).message, 3));
    }
    return builder.build();
}

} // namespace switchyard::model
