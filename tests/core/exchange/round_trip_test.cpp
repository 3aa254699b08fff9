// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/decode.h"
#include "core/document/document.h"
#include "core/document/encode.h"
#include "core/document/writer.h"
#include "core/exchange/import.h"
#include "core/exchange/secrets.h"
#include "core/schema/slot.h"
#include "tests/core/exchange/importing.h"
#include "tests/core/schema/sample_value.h"

#include <algorithm>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

namespace switchyard::exchange {
namespace {

namespace pb = google::protobuf;
using model::Kind;
using schema::FieldInfo;
using schema::FieldKind;
using schema::MessageInfo;

/// What the fields of a generated message hold.
enum class Filling : std::uint8_t
{
    Values,
    Empty, ///< explicit defaults: 0, false, "", [], {}
    Nulls
};

/// Generates messages in which every field down to the leaves is written, and keys nobody knows at every level.
class Generator
{
public:
    explicit Generator(Filling filling) : filling_(filling) {}

    std::unique_ptr<pb::Message> make(const MessageInfo& info)
    {
        auto message = schema::new_message(info.name);
        fill(*message, info);
        return message;
    }

private:
    void fill(pb::Message& message, const MessageInfo& info)
    {
        open_.push_back(info.name);
        for (const FieldInfo& field : info.fields)
            fill_field(message, field);
        schema::add_unmodelled(message, "keyOfTomorrow", "{deep: [1, null, {a.b: \"x: y\"}], empty: []}");
        schema::add_unmodelled(message, "nothing", "null");
        open_.pop_back();
    }

    void fill_field(pb::Message& message, const FieldInfo& field)
    {
        if (filling_ == Filling::Nulls && field.kind != FieldKind::FreeForm) {
            schema::add_unmodelled(message, field.name, "null");
        } else if (filling_ == Filling::Empty && (field.repeated || field.kind == FieldKind::StringMap)) {
            schema::add_unmodelled(message, field.name, field.repeated ? "[]" : "{}");
        } else if (field.kind == FieldKind::Message) {
            fill_below(message, field);
        } else {
            const auto done = schema::set(message, schema::FieldPath{field.name}, value(field));
            EXPECT_TRUE(done) << field.name << ": " << done.error().context;
        }
    }

    void fill_below(pb::Message& message, const FieldInfo& field)
    {
        const MessageInfo& below = *schema::message_info(field.message);
        const pb::Reflection& reflection = *message.GetReflection();
        const int count = field.repeated ? 2 : 1;
        for (int index = 0; index < count; ++index) {
            pb::Message& part = field.repeated ? *reflection.AddMessage(&message, field.descriptor)
                                               : *reflection.MutableMessage(&message, field.descriptor);
            // A message inside itself ends here; the second element is empty.
            if (index == 0 && std::ranges::find(open_, below.name) == open_.end())
                fill(part, below);
        }
    }

    schema::Value value(const FieldInfo& field) const
    {
        if (field.kind == FieldKind::FreeForm)
            return schema::sample_value(field);
        if (filling_ == Filling::Values)
            return is_secret_name(field.name) ? schema::Value("REDACTED") : schema::sample_value(field);
        switch (field.kind) {
        case FieldKind::Boolean:
            return false;
        case FieldKind::Integer:
        case FieldKind::Int64:
            return std::int64_t{0};
        case FieldKind::Uint64:
            return std::uint64_t{0};
        case FieldKind::Number:
            return 0.0;
        default:
            return "";
        }
    }

    Filling filling_;
    std::vector<std::string> open_;
};

std::string yaml_text(const pb::Message& message)
{
    const document::Layout layout;
    return document::Writer(layout).block_entries(document::encode(message, false), 0) + "\n";
}

std::string json_text(const pb::Message& message)
{
    document::Layout layout;
    layout.json = true;
    return document::Writer(layout).flow(document::encode(message, true), 0U) + "\n";
}

std::unique_ptr<pb::Message> read_back(const std::string& text, const MessageInfo& info)
{
    const document::Source source = document::read_source(text);
    EXPECT_TRUE(source.complete && source.root) << text;
    return source.root ? document::decode(*source.root, text, info.name).message : schema::new_message(info.name);
}

/// What makes a resource importable by itself: its tag or full name, and a name.
void name_resource(pb::Message& message, const MessageInfo& info)
{
    const auto put = [&](const char* key, const std::string& text) {
        if (info.field(key) == nullptr)
            return;
        schema::erase_unmodelled(message, key);
        ASSERT_TRUE(schema::set(message, schema::FieldPath{key}, text));
    };
    put("name", info.kind.empty() ? "projects/p/locations/global/" + info.collection + "/text" : "text");
    put("kind", info.kind);
    if (info.name == "NetworkEndpoint") {
        put("ipAddress", "10.0.0.1");
        put("networkEndpointGroup", "web");
    }
}

class RoundTrip : public testing::TestWithParam<Filling>
{};

TEST_P(RoundTrip, Of_every_message_through_YAML_and_JSON_loses_nothing)
{
    for (const MessageInfo& info : schema::all_messages()) {
        SCOPED_TRACE(info.name);
        const auto message = Generator(GetParam()).make(info);
        const std::string yaml = yaml_text(*message);
        EXPECT_TRUE(schema::equal(*read_back(yaml, info), *message)) << yaml;
        const std::string json = json_text(*message);
        EXPECT_EQ(json_text(*read_back(json, info)), json);
    }
}

TEST_P(RoundTrip, Of_every_resource_through_a_workspace_file_loses_nothing)
{
    for (const model::KindInfo& row : model::all_kinds()) {
        SCOPED_TRACE(row.message);
        const MessageInfo& info = *schema::message_info(row.message);
        const std::shared_ptr<const pb::Message> message = Generator(GetParam()).make(info);
        document::Document document;
        const auto change = model::make_add_resource(document.workspace(), row.kind, message);
        ASSERT_TRUE(change);
        ASSERT_TRUE(document.apply(*change));
        const document::Document again = document::Document::load(document.text());
        ASSERT_EQ(again.workspace().resources(row.kind).size(), 1U) << document.text();
        EXPECT_TRUE(schema::equal(*again.workspace().resources(row.kind)[0]->message, *message)) << document.text();
    }
}

TEST_P(RoundTrip, Of_every_resource_from_vendor_JSON_through_an_import_loses_nothing)
{
    for (const model::KindInfo& row : model::all_kinds()) {
        if (row.kind == Kind::Local)
            continue;
        SCOPED_TRACE(row.message);
        const MessageInfo& info = *schema::message_info(row.message);
        const auto message = Generator(GetParam()).make(info);
        name_resource(*message, info);
        const std::string json = json_text(*message);
        const Found found = import_text(json);
        ASSERT_EQ(found.resources.size(), 1U) << summary(found) << json;
        EXPECT_EQ(found.resources[0].kind, row.kind);
        EXPECT_EQ(json_text(*found.resources[0].message), json);
        document::Document document;
        const auto changes = changes_of(document.workspace(), found, plan_import(document.workspace(), found), "keys");
        ASSERT_TRUE(changes);
        for (const model::Change& change : *changes)
            ASSERT_TRUE(document.apply(change));
        const document::Document again = document::Document::load(document.text());
        ASSERT_EQ(again.workspace().resources(row.kind).size(), 1U);
        EXPECT_EQ(json_text(*again.workspace().resources(row.kind)[0]->message), json);
    }
}

INSTANTIATE_TEST_SUITE_P(Import, RoundTrip, testing::Values(Filling::Values, Filling::Empty, Filling::Nulls),
                         [](const auto& info) {
                             return info.param == Filling::Values  ? "values"
                                    : info.param == Filling::Empty ? "empty"
                                                                   : "nulls";
                         });

} // namespace
} // namespace switchyard::exchange
