// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/field_checks.h"

#include "core/compile/field_presence.h"
#include "core/compile/field_rules.h"
#include "core/compile/field_values.h"
#include "core/schema/local.pb.h"

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <set>
#include <vector>

namespace switchyard::compile {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// Says the same as its absence: the documented default, or a sub-message that switches itself off.
bool is_neutral(const Message& message, const schema::FieldInfo& info)
{
    const FieldDescriptor* field = info.descriptor;
    if (field->is_repeated()) {
        return false;
    }
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) {
        const std::string text = scalar_text(message, field, -1);
        const auto value = plain_number(text);
        const auto same = plain_number(info.default_value);
        return !info.default_value.empty() && (text == info.default_value || (value && same && *value == *same));
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

class Walk
{
public:
    Walk(const CarriedOut& table, const PlaceOf& place_of, std::span<const Mode> modes, Findings& findings)
        : table_(table),
          place_of_(place_of),
          modes_(modes),
          findings_(findings)
    {}

    void resource(const Message& resource)
    {
        is_local_ = resource.GetDescriptor() == schema::Local::descriptor();
        message(resource, {.carried_out = table_.knows(resource.GetDescriptor()), .alone = false});
        if (!filled_in_.empty()) {
            findings_.add(Verdict::Advises, "field.output_only", place_of_(first_filled_in_),
                          {fmt::format("{}", fmt::join(filled_in_, ", "))});
        }
    }

private:
    /// What is known about the message that the walk is in.
    struct Around
    {
        bool carried_out; ///< on the whole way from the resource
        bool alone;       ///< the only element of its list
    };

    void message(const Message& message, Around around)
    {
        const MessageRules* rules = rules_of(message.GetDescriptor());
        if (rules == nullptr) {
            return; // free-form values
        }
        if (!is_local_) { // local.cpp has sentences of its own
            check_message(message, *rules, trail_, place_of_, findings_);
        }
        std::vector<const FieldDescriptor*> present;
        message.GetReflection()->ListFields(message, &present);
        for (const FieldDescriptor* field : present) {
            const FieldRule& rule = rules->fields[static_cast<std::size_t>(field->index())];
            if (rule.info != nullptr) { // not `unmodelled`
                trail_.enter(field);
                this->field(message, rule, around);
                trail_.leave();
            }
        }
    }

    void field(const Message& message, const FieldRule& rule, Around around)
    {
        const Treatment treatment = treatment_of(message, rule, around);
        const FieldSpot spot{message, rule, trail_, place_of_,
                             around.carried_out && treatment == Treatment::CarriedOut};
        if (rule.info->output_only && !spot.carried_out) {
            note_filled_in(*rule.info);
            return;
        }
        const bool neutral = rule.info->deprecated && is_neutral(message, *rule.info);
        check_presence(spot, neutral, modes_, findings_);
        if (spot.field()->is_map()) {
            return;
        }
        if (spot.field()->is_repeated()) {
            elements(spot);
        } else if (spot.field()->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
            check_time_span(spot, findings_);
            this->message(message.GetReflection()->GetMessage(message, spot.field()),
                          {.carried_out = spot.carried_out, .alone = false});
        } else {
            check_value(spot, -1, table_, findings_);
        }
    }

    Treatment treatment_of(const Message& message, const FieldRule& rule, Around around)
    {
        Treatment treatment = table_.treatment(rule.info->descriptor);
        if (treatment == Treatment::CarriedOutAlone) {
            treatment = around.alone ? Treatment::CarriedOut : Treatment::NotCarriedOut;
        }
        if (around.carried_out && treatment == Treatment::NotCarriedOut && !is_neutral(message, *rule.info)) {
            const std::string& help = rule.info->help;
            findings_.add(Verdict::Warns, "field.not_carried_out", place_of_(trail_.to_string()),
                          {rule.info->name, help.empty() ? "see the vendor's reference." : help});
        }
        return treatment;
    }

    void elements(const FieldSpot& spot)
    {
        check_count(spot, modes_, findings_);
        const auto* reflection = spot.message.GetReflection();
        const int count = reflection->FieldSize(spot.message, spot.field());
        for (int i = 0; i < count; ++i) {
            trail_.leave();
            trail_.enter(spot.field(), i);
            if (spot.field()->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
                message(reflection->GetRepeatedMessage(spot.message, spot.field(), i),
                        {.carried_out = spot.carried_out, .alone = count == 1});
            } else {
                check_value(spot, i, table_, findings_);
            }
        }
    }

    void note_filled_in(const schema::FieldInfo& info)
    {
        if (!deceives(info)) {
            return;
        }
        if (filled_in_.empty()) {
            first_filled_in_ = trail_.to_string();
        }
        filled_in_.insert(info.name);
    }

    const CarriedOut& table_;
    const PlaceOf& place_of_;
    std::span<const Mode> modes_;
    Findings& findings_;
    FieldTrail trail_;
    bool is_local_ = false;
    std::set<std::string> filled_in_;
    std::string first_filled_in_;
};

} // namespace

void check_fields(const Message& resource, const CarriedOut& table, const PlaceOf& place_of, Findings& findings,
                  std::span<const Mode> modes)
{
    Walk(table, place_of, modes, findings).resource(resource);
}

} // namespace switchyard::compile
