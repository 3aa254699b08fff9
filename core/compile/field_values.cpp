// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/field_values.h"

#include "core/base/suggest.h"
#include "core/compile/names.h"
#include "core/schema/common.pb.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace switchyard::compile {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

class ValueCheck
{
public:
    ValueCheck(const FieldSpot& spot, const CarriedOut& table, Findings& findings)
        : spot_(spot),
          info_(*spot.rule.info),
          table_(table),
          findings_(findings)
    {}

    void string(const std::string& text)
    {
        if (!info_.literals.empty()) {
            literal(text);
            return;
        }
        const auto longest = info_.max_length.number;
        const auto shortest = info_.min_length.number;
        if (longest && static_cast<double>(text.size()) > *longest) {
            findings_.add(Verdict::CloudRefuses, "field.too_long", spot_.place(),
                          {info_.name, std::to_string(text.size()), info_.max_length.text});
        } else if (shortest && static_cast<double>(text.size()) < *shortest) {
            findings_.add(Verdict::CloudRefuses, "field.too_short", spot_.place(),
                          {info_.name, std::to_string(text.size()), info_.min_length.text});
        } else if (!text.empty()) {
            form(text);
        }
        chain(text);
    }

    /// A number outside its range runs as written where that makes sense: too large a weight or time-out does, a
    /// negative one or a port beyond 65535 does not.
    void number(const std::string& text, double value)
    {
        if (!info_.numbers.empty()) {
            one_of_the_numbers(text, value);
            return;
        }
        const auto min = spot_.rule.min;
        const auto max = spot_.rule.max;
        const bool low = std::isnan(value) || (min && value < *min);
        const bool high = max && value > *max;
        if (!low && !high) {
            return;
        }
        constexpr double kLargest = 2147483647;
        const bool is_share = info_.descriptor->cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE;
        const bool runs = !is_share && value >= 0 && value <= kLargest && !(low && value == 0) && max != 65535.0;
        const Place place = spot_.place();
        const std::string nearest = high ? info_.max.text : info_.min.text;
        std::optional<DiagnosticFix> fix;
        if (!nearest.empty()) {
            fix = write_fix(place.field_path, nearest);
        }
        findings_.add(!spot_.carried_out ? Verdict::CloudRefuses
                      : runs             ? Verdict::Invalid
                                         : Verdict::Blocks,
                      "field.out_of_range", place,
                      {info_.name, text, min ? info_.min.text : "0", max ? info_.max.text : "2147483647"},
                      std::move(fix));
    }

private:
    void literal(const std::string& text)
    {
        const CarriedOutLiterals* carried_out = table_.literals(info_.descriptor);
        if (std::ranges::find(info_.literals, text) != info_.literals.end()) {
            if (spot_.carried_out && carried_out != nullptr && !contains_word(carried_out->literals, text)) {
                findings_.add(Verdict::Warns, "field.value_not_carried_out", spot_.place(),
                              {info_.name, text, std::string(carried_out->instead)});
            }
            return;
        }
        const std::string_view instead = !spot_.carried_out       ? "the cloud refuses it."
                                         : carried_out != nullptr ? carried_out->instead
                                                                  : "it is treated as if the field were absent.";
        const std::string_view meant = closest(text, std::span<const std::string>(info_.literals));
        const Place place = spot_.place();
        std::optional<DiagnosticFix> fix;
        if (!meant.empty()) {
            fix = write_fix(place.field_path, std::string(meant));
        }
        const std::string suggestion = meant.empty() ? "." : fmt::format("; did you mean '{}'?", meant);
        findings_.add(
            spot_.carried_out ? Verdict::Invalid : Verdict::CloudRefuses, "field.literal_unknown", place,
            {info_.name, text, std::string(instead), fmt::format("{}", fmt::join(info_.literals, ", ")), suggestion},
            std::move(fix));
    }

    void form(const std::string& text)
    {
        const TextPattern* pattern = spot_.rule.pattern;
        if (pattern == nullptr || pattern->matches == nullptr || pattern->matches(text)) {
            return;
        }
        const Place place = spot_.place();
        if (pattern->pattern == kNamePattern) {
            findings_.add(Verdict::CloudRefuses, "name.invalid", place, {text});
        } else {
            findings_.add(Verdict::CloudRefuses, "field.form", place,
                          {info_.name, text, std::string(pattern->description)});
        }
    }

    void chain(const std::string& text)
    {
        constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----";
        std::size_t count = 0;
        for (std::size_t at = text.find(kBegin); info_.max_chain.number && at != std::string::npos;
             at = text.find(kBegin, at + kBegin.size())) {
            ++count;
        }
        if (info_.max_chain.number && static_cast<double>(count) > *info_.max_chain.number) {
            findings_.add(Verdict::CloudRefuses, "field.chain_too_long", spot_.place(),
                          {info_.name, std::to_string(count), info_.max_chain.text});
        }
    }

    void one_of_the_numbers(const std::string& text, double value)
    {
        const auto distance = [&](std::int64_t number) { return std::abs(static_cast<double>(number) - value); };
        const std::int64_t nearest = *std::ranges::min_element(info_.numbers, {}, distance);
        if (distance(nearest) == 0) {
            return;
        }
        const Place place = spot_.place();
        findings_.add(Verdict::CloudRefuses, "field.number_unknown", place,
                      {info_.name, text, fmt::format("{}", fmt::join(info_.numbers, ", "))},
                      write_fix(place.field_path, std::to_string(nearest)));
    }

    const FieldSpot& spot_;
    const schema::FieldInfo& info_;
    const CarriedOut& table_;
    Findings& findings_;
};

double scalar_number(const Message& message, const FieldDescriptor* field, int index)
{
    const auto* reflection = message.GetReflection();
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE) {
        return index < 0 ? reflection->GetDouble(message, field) : reflection->GetRepeatedDouble(message, field, index);
    }
    return static_cast<double>(index < 0 ? reflection->GetInt64(message, field)
                                         : reflection->GetRepeatedInt64(message, field, index));
}

} // namespace

std::optional<double> plain_number(const std::string& text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = !text.empty() && error == std::errc{} && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

std::string scalar_text(const Message& message, const FieldDescriptor* field, int index)
{
    const auto* reflection = message.GetReflection();
    const bool one = index < 0;
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_BOOL:
        return (one ? reflection->GetBool(message, field) : reflection->GetRepeatedBool(message, field, index))
                   ? "true"
                   : "false";
    case FieldDescriptor::CPPTYPE_INT64:
        return std::to_string(one ? reflection->GetInt64(message, field)
                                  : reflection->GetRepeatedInt64(message, field, index));
    case FieldDescriptor::CPPTYPE_UINT64:
        return std::to_string(one ? reflection->GetUInt64(message, field)
                                  : reflection->GetRepeatedUInt64(message, field, index));
    case FieldDescriptor::CPPTYPE_DOUBLE:
        return fmt::format("{}", scalar_number(message, field, index));
    case FieldDescriptor::CPPTYPE_STRING:
        return one ? reflection->GetString(message, field) : reflection->GetRepeatedString(message, field, index);
    default:
        return {};
    }
}

void check_value(const FieldSpot& spot, int index, const CarriedOut& table, Findings& findings)
{
    ValueCheck check(spot, table, findings);
    const FieldDescriptor* field = spot.field();
    switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
        check.string(scalar_text(spot.message, field, index));
        break;
    case FieldDescriptor::CPPTYPE_INT64:
    case FieldDescriptor::CPPTYPE_DOUBLE:
        check.number(scalar_text(spot.message, field, index), scalar_number(spot.message, field, index));
        break;
    default:
        break;
    }
}

void check_time_span(const FieldSpot& spot, Findings& findings)
{
    const Message& child = spot.message.GetReflection()->GetMessage(spot.message, spot.field());
    if (child.GetDescriptor() != schema::Duration::descriptor() || !spot.rule.max) {
        return;
    }
    const auto& span = static_cast<const schema::Duration&>(child);
    const double seconds = static_cast<double>(span.seconds()) + static_cast<double>(span.nanos()) / 1e9;
    if (seconds > *spot.rule.max) {
        const std::string& least = spot.rule.info->min.text;
        findings.add(Verdict::CloudRefuses, "field.out_of_range", spot.place(),
                     {spot.rule.info->name, fmt::format("{} s", seconds), least.empty() ? "0" : least,
                      spot.rule.info->max.text});
    }
}

void check_count(const FieldSpot& spot, std::span<const Mode> modes, Findings& findings)
{
    const schema::FieldInfo& info = *spot.rule.info;
    const int count = spot.message.GetReflection()->FieldSize(spot.message, spot.field());
    const auto limit = max_items(spot.rule, modes);
    if (!spot.rule.counted_elsewhere && limit && count > *limit) {
        findings.add(Verdict::CloudRefuses, "limit.exceeded", spot.place(),
                     {std::to_string(count), info.name, fmt::format("{}", *limit)});
    }
}

} // namespace switchyard::compile
