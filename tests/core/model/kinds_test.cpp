// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/kinds.h"

#include "core/schema/field_info.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace switchyard::model {
namespace {

TEST(Kinds, cover_every_resource_of_the_schema_under_its_collection)
{
    std::set<std::string> resources;
    for (const auto& message : schema::all_messages())
        if (message.resource)
            resources.insert(message.name);
    EXPECT_EQ(resources.size(), kKindCount);
    for (const auto& row : all_kinds()) {
        const auto* message = schema::message_info(row.message);
        ASSERT_NE(message, nullptr) << row.message;
        EXPECT_TRUE(resources.contains(std::string(row.message))) << row.message;
        EXPECT_EQ(message->collection, row.collection);
        EXPECT_EQ(row.named, message->field("name") != nullptr) << row.message;
        EXPECT_EQ(kind_of_collection(row.collection), row.kind);
        EXPECT_EQ(kind_of_message(row.message), row.kind);
        EXPECT_EQ(&info(row.kind), &row);
    }
}

TEST(Kinds, know_no_other_collections_but_suggest_one)
{
    EXPECT_EQ(kind_of_collection("urlMap"), std::nullopt);
    EXPECT_EQ(kind_of_collection(""), std::nullopt);
    EXPECT_EQ(kind_of_message("PathMatcher"), std::nullopt);
    EXPECT_EQ(closest_collection("urlmapps"), "urlMaps");
    EXPECT_EQ(closest_collection("somethingElseEntirely"), "");
}

} // namespace
} // namespace switchyard::model
