// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/field_checks.h"

#include "core/compile/names.h"
#include "core/schema/options.pb.h"

#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <optional>
#include <vector>

namespace switchyard::compile {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// Bounds are texts because some carry a remark; those with a remark bind nobody.
std::optional<double> plain_number(const std::string& text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return !text.empty() && error == std::errc{} && end == text.data() + text.size() ? std::optional(number)
                                                                                     : std::nullopt;
}

const schema::FieldFacts& facts_of(const FieldDescriptor* field)
{
    return field->options().GetExtension(schema::facts);
}

std::size_t count_of(const Message& message, const FieldDescriptor* field)
{
    return field->is_repeated() ? static_cast<std::size_t>(message.GetReflection()->FieldSize(message, field)) : 1;
}

/// A scalar as text, the way the file would write it.
std::string scalar_text(const Message& message, const FieldDescriptor* field)
{
    const auto* reflection = message.GetReflection();
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
        return reflection->GetBool(message, field) ? "true" : "false";
    case FieldDescriptor::CPPTYPE_INT64:
        return std::to_string(reflection->GetInt64(message, field));
    case FieldDescriptor::CPPTYPE_UINT64:
        return std::to_string(reflection->GetUInt64(message, field));
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return fmt::format("{}", reflection->GetDouble(message, field));
    case FieldDescriptor::CPPTYPE_STRING:
        return reflection->GetString(message, field);
    default:
        return {};
    }
}

/// Says the same as its absence: the documented default, or a sub-message that switches itself off.
bool is_neutral(const Message& message, const FieldDescriptor* field)
{
    if (field->is_repeated()) {
        return false;
    }
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
        const std::string& standard = facts_of(field).default_value();
        const std::string text = scalar_text(message, field);
        const auto value = plain_number(text);
        const auto same = plain_number(standard);
        return !standard.empty() && (text == standard || (value && same && *value == *same));
    }
    const Message& child = message.GetReflection()->GetMessage(message, field);
    for (const char* name : {"enable", "enabled"}) {
        const FieldDescriptor* flag = child.GetDescriptor()->FindFieldByName(name);
        if (flag != nullptr && flag->cpp_type() == FieldDescriptor::CPPTYPE_BOOL &&
            child.GetReflection()->HasField(child, flag) && !child.GetReflection()->GetBool(child, flag)) {
            return true;
        }
    }
    return false;
}

/// backend_service.cpp says which of several health checks is used.
constexpr std::string_view kCountedByService = "healthChecks";

class Walk
{
public:
    Walk(const CarriedOut& table, const PlaceOf& place_of, Findings& findings)
        : table_(table),
          place_of_(place_of),
          findings_(findings)
    {}

    /// `alone`: the message is the only element of its list.
    void message(const Message& message, const std::string& path, bool alone)
    {
        std::vector<const FieldDescriptor*> present;
        message.GetReflection()->ListFields(message, &present);
        for (const FieldDescriptor* field : present) {
            if (field->name() != "unmodelled") {
                this->field(message, field, path.empty() ? field->json_name() : path + '.' + field->json_name(), alone);
            }
        }
    }

private:
    void field(const Message& message, const FieldDescriptor* field, const std::string& path, bool alone)
    {
        Treatment treatment = table_.treatment(field);
        if (treatment == Treatment::CarriedOutAlone) {
            treatment = alone ? Treatment::CarriedOut : Treatment::NotCarriedOut;
        }
        if (treatment == Treatment::NotCarriedOut && !is_neutral(message, field)) {
            const std::string& help = facts_of(field).help();
            findings_.add(Verdict::Warns, "field.not_carried_out", place_of_(path),
                          {field->json_name(), help.empty() ? "see the vendor's reference." : help});
        }
        if (treatment != Treatment::CarriedOut) {
            return;
        }
        items(message, field, path);
        if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
            children(message, field, path);
        } else if (!field->is_repeated()) {
            value(message, field, path);
        }
    }

    void children(const Message& message, const FieldDescriptor* field, const std::string& path)
    {
        if (field->is_map()) {
            return;
        }
        const auto* reflection = message.GetReflection();
        if (!field->is_repeated()) {
            this->message(reflection->GetMessage(message, field), path, false);
            return;
        }
        const int count = reflection->FieldSize(message, field);
        for (int i = 0; i < count; ++i) {
            this->message(reflection->GetRepeatedMessage(message, field, i), fmt::format("{}[{}]", path, i),
                          count == 1);
        }
    }

    void items(const Message& message, const FieldDescriptor* field, const std::string& path)
    {
        const auto limit = plain_number(facts_of(field).max_items());
        const std::size_t count = count_of(message, field);
        if (field->json_name() != kCountedByService && field->is_repeated() && limit &&
            static_cast<double>(count) > *limit) {
            findings_.add(Verdict::CloudRefuses, "limit.exceeded", place_of_(path),
                          {std::to_string(count), field->json_name(), facts_of(field).max_items()});
        }
    }

    void value(const Message& message, const FieldDescriptor* field, const std::string& path)
    {
        const std::string text = scalar_text(message, field);
        switch (field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_STRING:
            string(field, path, text);
            break;
        case FieldDescriptor::CPPTYPE_INT64:
            number(field, path, text, static_cast<double>(message.GetReflection()->GetInt64(message, field)));
            break;
        case FieldDescriptor::CPPTYPE_DOUBLE:
            number(field, path, text, message.GetReflection()->GetDouble(message, field));
            break;
        default:
            break;
        }
    }

    void string(const FieldDescriptor* field, const std::string& path, const std::string& text)
    {
        const schema::FieldFacts& facts = facts_of(field);
        if (facts.literals_size() > 0) {
            literal(field, path, text);
            return;
        }
        const auto limit = plain_number(facts.max_length());
        if (limit && static_cast<double>(text.size()) > *limit) {
            findings_.add(Verdict::CloudRefuses, "field.too_long", place_of_(path),
                          {field->json_name(), std::to_string(text.size()), facts.max_length()});
        } else if (facts.pattern() == kNamePattern && !is_cloud_name(text) && !text.empty()) {
            findings_.add(Verdict::CloudRefuses, "name.invalid", place_of_(path), {text});
        }
    }

    void literal(const FieldDescriptor* field, const std::string& path, const std::string& text)
    {
        const schema::FieldFacts& facts = facts_of(field);
        const CarriedOutLiterals* carried_out = table_.literals(field);
        const std::string instead(carried_out != nullptr ? carried_out->instead
                                                         : "it is treated as if the field were absent.");
        bool known = false;
        for (const std::string& candidate : facts.literals()) {
            known = known || candidate == text;
        }
        if (!known) {
            findings_.add(Verdict::Invalid, "field.literal_unknown", place_of_(path),
                          {field->json_name(), text, instead, fmt::format("{}", fmt::join(facts.literals(), ", "))});
        } else if (carried_out != nullptr && !contains_word(carried_out->literals, text)) {
            findings_.add(Verdict::Warns, "field.value_not_carried_out", place_of_(path),
                          {field->json_name(), text, instead});
        }
    }

    /// A number outside its range runs as written where that makes sense: too large a weight or time-out does, a
    /// negative one or a port beyond 65535 does not.
    void number(const FieldDescriptor* field, const std::string& path, const std::string& text, double value)
    {
        const auto min = plain_number(facts_of(field).min());
        const auto max = plain_number(facts_of(field).max());
        const bool low = std::isnan(value) || (min && value < *min);
        if (!low && !(max && value > *max)) {
            return;
        }
        constexpr double kLargest = 2147483647;
        const bool is_share = field->cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE;
        const bool runs = !is_share && value >= 0 && value <= kLargest && !(low && value == 0) && max != 65535.0;
        findings_.add(
            runs ? Verdict::Invalid : Verdict::Blocks, "field.out_of_range", place_of_(path),
            {field->json_name(), text, min ? facts_of(field).min() : "0", max ? facts_of(field).max() : "2147483647"});
    }

    const CarriedOut& table_;
    const PlaceOf& place_of_;
    Findings& findings_;
};

} // namespace

void check_fields(const Message& resource, const CarriedOut& table, const PlaceOf& place_of, Findings& findings)
{
    Walk(table, place_of, findings).message(resource, "", false);
}

} // namespace switchyard::compile
