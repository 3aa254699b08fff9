// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/carried_out.h"
#include "core/compile/compile.h"
#include "core/compile/field_checks.h"
#include "core/model/kinds.h"
#include "core/schema/access.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/options.pb.h"

#include <google/protobuf/message.h>
#include <gtest/gtest.h>
#include <set>

namespace switchyard::compile {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// A value that no default equals and no range allows to be taken for "switched off".
void write_scalar(Message& message, const FieldDescriptor* field)
{
    const auto* reflection = message.GetReflection();
    const auto& facts = field->options().GetExtension(schema::facts);
    const std::string literal =
        facts.literals_size() > 0 ? facts.literals(facts.literals_size() - 1) : std::string("something");
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
        field->is_repeated() ? reflection->AddString(&message, field, literal)
                             : reflection->SetString(&message, field, literal);
        break;
    case FieldDescriptor::CPPTYPE_INT64:
        field->is_repeated() ? reflection->AddInt64(&message, field, 7) : reflection->SetInt64(&message, field, 7);
        break;
    case FieldDescriptor::CPPTYPE_UINT64:
        field->is_repeated() ? reflection->AddUInt64(&message, field, 7) : reflection->SetUInt64(&message, field, 7);
        break;
    case FieldDescriptor::CPPTYPE_DOUBLE:
        field->is_repeated() ? reflection->AddDouble(&message, field, 0.5)
                             : reflection->SetDouble(&message, field, 0.5);
        break;
    case FieldDescriptor::CPPTYPE_BOOL: {
        const bool value = facts.default_value() != "true";
        field->is_repeated() ? reflection->AddBool(&message, field, value)
                             : reflection->SetBool(&message, field, value);
        break;
    }
    default:
        FAIL() << field->full_name() << " has a type nobody expected";
    }
}

Message* child(Message& message, const FieldDescriptor* field)
{
    const auto* reflection = message.GetReflection();
    return field->is_repeated() ? reflection->AddMessage(&message, field) : reflection->MutableMessage(&message, field);
}

/// Visits every field that the schema has below a message, once for each way that leads to it without a circle.
class EveryField
{
public:
    explicit EveryField(const Descriptor* root) : root_(root) {}

    template <typename Visit>
    void run(Visit visit)
    {
        descend(root_, visit);
    }

private:
    template <typename Visit>
    void descend(const Descriptor* descriptor, Visit& visit)
    {
        for (int i = 0; i < descriptor->field_count(); ++i) {
            const FieldDescriptor* field = descriptor->field(i);
            if (field->name() == "unmodelled") {
                continue;
            }
            way_.push_back(field);
            visit(way_);
            const bool message = field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !field->is_map();
            if (message && on_the_way_.insert(field->message_type()).second) {
                descend(field->message_type(), visit);
                on_the_way_.erase(field->message_type());
            }
            way_.pop_back();
        }
    }

    const Descriptor* root_;
    std::vector<const FieldDescriptor*> way_;
    std::set<const Descriptor*> on_the_way_;
};

std::unique_ptr<Message> resource_with(const Descriptor* root, const std::vector<const FieldDescriptor*>& way)
{
    auto resource =
        std::unique_ptr<Message>(google::protobuf::MessageFactory::generated_factory()->GetPrototype(root)->New());
    Message* message = resource.get();
    for (const FieldDescriptor* field : way) {
        if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
            message = child(*message, field);
        } else {
            write_scalar(*message, field);
        }
    }
    return resource;
}

std::string path_of(const std::vector<const FieldDescriptor*>& way)
{
    std::string path;
    for (const FieldDescriptor* field : way) {
        path += (path.empty() ? "" : ".") + field->json_name();
    }
    return path;
}

std::string without_indexes(std::string path)
{
    for (std::size_t open = path.find('['); open != std::string::npos; open = path.find('[')) {
        path.erase(open, path.find(']') - open + 1);
    }
    return path;
}

/// Position of the field that the warning has to name; nullopt when silence is right. What belongs to a descriptive
/// field is descriptive as well.
std::optional<std::size_t> named_position(const std::vector<const FieldDescriptor*>& way, const CarriedOut& table)
{
    for (std::size_t i = 0; i < way.size(); ++i) {
        const Treatment treatment = table.treatment(way[i]);
        if (treatment == Treatment::NotCarriedOut) {
            return i;
        }
        if (treatment == Treatment::Descriptive || treatment == Treatment::ReportedByKind) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

TEST(EveryField, Is_carried_out_descriptive_or_named_by_exactly_one_warning)
{
    const CarriedOut table;
    std::size_t fields = 0;
    for (const model::KindInfo& kind : model::all_kinds()) {
        const Descriptor* root = schema::message_info(kind.message)->descriptor;
        if (!table.knows(root)) {
            continue; // one warning for the whole resource: the next test
        }
        EveryField(root).run([&](const std::vector<const FieldDescriptor*>& way) {
            ++fields;
            Findings findings;
            check_fields(
                *resource_with(root, way), table, [](std::string path) { return Place{"r", {}, path}; }, findings);
            std::vector<std::string> named;
            for (const Diagnostic& diagnostic : findings.take()) {
                if (diagnostic.code == "field.not_carried_out") {
                    EXPECT_TRUE(diagnostic.runs_here);
                    EXPECT_EQ(diagnostic.severity, Severity::Warning);
                    named.push_back(without_indexes(diagnostic.field_path));
                }
            }
            std::vector<std::string> expected;
            if (const auto position = named_position(way, table)) {
                expected.push_back(path_of({way.begin(), way.begin() + static_cast<std::ptrdiff_t>(*position + 1)}));
            }
            EXPECT_EQ(named, expected) << kind.message << '.' << path_of(way);
        });
    }
    EXPECT_GT(fields, 400U);
}

TEST(EveryField, Of_a_kind_that_is_not_carried_out_needs_one_warning_for_the_resource)
{
    const CarriedOut table;
    std::size_t kinds = 0;
    for (const model::KindInfo& kind : model::all_kinds()) {
        const Descriptor* root = schema::message_info(kind.message)->descriptor;
        if (table.knows(root)) {
            continue;
        }
        ++kinds;
        std::shared_ptr<Message> resource = schema::new_message(kind.message);
        if (kind.named) {
            ASSERT_TRUE(schema::set(*resource, *schema::FieldPath::parse("name"), "a"));
        }
        model::WorkspaceBuilder builder;
        builder.add(kind.kind, resource);
        const Compilation compilation = compile(builder.build(), {}, Revision{1});
        std::vector<std::string> codes;
        for (const Diagnostic& diagnostic : compilation.diagnostics) {
            codes.push_back(diagnostic.code);
        }
        EXPECT_EQ(std::ranges::count(codes, "resource.not_carried_out"), 1) << kind.message;
    }
    EXPECT_GT(kinds, 5U);
}

TEST(EveryField, Of_a_group_s_capacity_counts_only_when_there_is_a_choice)
{
    const CarriedOut table;
    schema::BackendService service;
    service.add_backends()->set_balancing_mode("RATE");
    Findings findings;
    check_fields(service, table, [](std::string path) { return Place{"r", {}, path}; }, findings);
    EXPECT_TRUE(findings.take().empty());

    service.add_backends()->set_balancing_mode("RATE");
    check_fields(service, table, [](std::string path) { return Place{"r", {}, path}; }, findings);
    const auto diagnostics = findings.take();
    ASSERT_EQ(diagnostics.size(), 2U);
    EXPECT_EQ(diagnostics[1].field_path, "backends[1].balancingMode");
}

TEST(EveryField, At_its_documented_default_says_nothing_that_its_absence_would_not_say)
{
    const CarriedOut table;
    auto service = schema::new_message("BackendService");
    ASSERT_TRUE(schema::set(*service, *schema::FieldPath::parse("enableCDN"), false));
    ASSERT_TRUE(schema::set(*service, *schema::FieldPath::parse("sessionAffinity"), "NONE"));
    ASSERT_TRUE(schema::set(*service, *schema::FieldPath::parse("iap.enabled"), false));
    Findings findings;
    check_fields(*service, table, [](std::string path) { return Place{"r", {}, path}; }, findings);
    EXPECT_TRUE(findings.take().empty());

    ASSERT_TRUE(schema::set(*service, *schema::FieldPath::parse("enableCDN"), true));
    ASSERT_TRUE(schema::set(*service, *schema::FieldPath::parse("sessionAffinity"), "CLIENT_IP"));
    ASSERT_TRUE(schema::set(*service, *schema::FieldPath::parse("iap.enabled"), true));
    check_fields(*service, table, [](std::string path) { return Place{"r", {}, path}; }, findings);
    EXPECT_EQ(findings.take().size(), 3U);
}

} // namespace
} // namespace switchyard::compile
