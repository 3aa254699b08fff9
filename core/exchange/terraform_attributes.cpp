// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_attributes.h"

#include "core/document/scalar_number.h"
#include "core/exchange/adopt.h"
#include "core/exchange/terraform_fields.h"
#include "core/exchange/terraform_node.h"
#include "core/exchange/terraform_schema.h"
#include "core/model/reference.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;
using schema::FieldInfo;
using schema::FieldKind;
using schema::MessageInfo;

struct Zero
{
    std::string_view message;
    std::string_view attribute;
};

/// Attributes whose zero the provider sends, and which mean something else when they are absent.
constexpr std::array kMeaningfulZeros{
    Zero{"Backend", "capacity_scaler"},
    Zero{"BackendBucketCdnPolicy", "client_ttl"},
    Zero{"BackendBucketCdnPolicy", "default_ttl"},
    Zero{"BackendBucketCdnPolicy", "max_ttl"},
    Zero{"BackendBucketCdnPolicy", "request_coalescing"},
    Zero{"BackendBucketCdnPolicy", "serve_while_stale"},
    Zero{"BackendService", "connection_draining_timeout_sec"}, // a flattened one: always taken over
    Zero{"BackendServiceCdnPolicy", "client_ttl"},
    Zero{"BackendServiceCdnPolicy", "default_ttl"},
    Zero{"BackendServiceCdnPolicy", "max_ttl"},
    Zero{"BackendServiceCdnPolicy", "request_coalescing"},
    Zero{"BackendServiceCdnPolicy", "serve_while_stale"},
    Zero{"BackendServiceLogConfig", "sample_rate"},
};

/// Much of these is not about traffic.
bool is_machine(std::string_view type)
{
    return type == "google_compute_instance" || type == "google_compute_instance_group_manager" ||
           type == "google_compute_region_instance_group_manager";
}

bool is_text(const FieldInfo& field)
{
    using enum FieldKind;
    return field.kind == String || field.kind == Enum || field.kind == Timestamp || field.kind == Duration;
}

/// Null, "", [], {}.
bool is_empty(const Node& node)
{
    return node.kind == NodeKind::Scalar ? node.text.empty() || is_null(node) : node.entries.empty();
}

bool is_zero(const Node& node)
{
    if (node.kind != NodeKind::Scalar)
        return false;
    const auto number = document::read_number(node.text);
    return node.text == "false" || (number && *number == 0);
}

/// Says nothing at all, whatever the attribute may be: also blocks and lists of such.
bool says_nothing(const Node& node)
{
    if (is_empty(node) || is_zero(node))
        return true;
    return node.kind != NodeKind::Scalar &&
           std::ranges::all_of(node.entries, [](const Entry& entry) { return says_nothing(entry.value); });
}

/// Whether what the configuration writes as constants is what the block holds.
bool fits(const Node& block, const Node& expressions)
{
    return std::ranges::all_of(expressions.entries, [&](const Entry& entry) {
        const Node* constant = child(entry.value, "constant_value");
        const Node* value = child(block, entry.key.text);
        return constant == nullptr || constant->kind != NodeKind::Scalar || value == nullptr ||
               value->kind != NodeKind::Scalar || value->text == constant->text;
    });
}

/// The expressions of each block: in order where the constants agree, else the first that does, as sets are sorted
/// otherwise than written. Cost: quadratic, so only in order where there are very many.
std::vector<const Node*> expressions_of(const Node& blocks, const Node* expressions)
{
    constexpr std::size_t kMostPairs = 4'000'000;
    std::vector<const Node*> out(blocks.entries.size(), nullptr);
    if (expressions == nullptr || expressions->kind != NodeKind::Sequence)
        return out;
    const std::vector<Entry>& written = expressions->entries;
    std::vector<bool> used(written.size(), false);
    const auto try_pair = [&](std::size_t block, std::size_t expression) {
        if (out[block] != nullptr || used[expression] || !fits(blocks.entries[block].value, written[expression].value))
            return;
        out[block] = &written[expression].value;
        used[expression] = true;
    };
    for (std::size_t i = 0; i < std::min(out.size(), used.size()); ++i)
        try_pair(i, i);
    for (std::size_t i = 0; i < out.size() && out.size() * used.size() <= kMostPairs; ++i)
        for (std::size_t j = 0; j < used.size(); ++j)
            try_pair(i, j);
    return out;
}

/// The vendor writes references to Certificate Manager with the name of its service in front.
std::string with_service(std::string text, const MessageInfo& message)
{
    const bool proxy = message.name == "TargetHttpsProxy" || message.name == "TargetSslProxy";
    const bool certificate =
        text.find("/certificates/") != std::string::npos || text.find("/certificateMaps/") != std::string::npos;
    return proxy && certificate && text.starts_with("projects/") ? "//certificatemanager.googleapis.com/" + text : text;
}

} // namespace

TerraformAttributes::TerraformAttributes(const SourceDocument& document, const TerraformInstance& instance,
                                         const TerraformPlan& plan, std::string label, Found& found)
    : document_(document),
      instance_(instance),
      plan_(plan),
      expressions_(plan.expressions(instance)),
      label_(std::move(label)),
      found_(found)
{}

bool TerraformAttributes::keeps_zero(const Attribute& attribute) const
{
    const bool number = !is_text(attribute.field) && attribute.field.kind != FieldKind::Message;
    return !number || instance_.zeros_are_meant || is_required(attribute.message.name, attribute.name) ||
           std::ranges::any_of(kMeaningfulZeros, [&](const Zero& row) {
               return row.message == attribute.message.name && row.attribute == attribute.name;
           });
}

void TerraformAttributes::tell_unknown(const Entry& entry, const MessageInfo& message)
{
    if (says_nothing(entry.value))
        return;
    if (is_machine(instance_.type)) {
        if (std::ranges::find(left_out_, entry.key.text) == left_out_.end())
            left_out_.push_back(entry.key.text);
        return;
    }
    const std::string suggestion = message.suggestion(camel_case(entry.key.text));
    tell(document_, entry.value,
         import_warning("import.terraform_attribute_unknown", label_,
                        {entry.key.text, schema::display_name(message), suggestion.empty() ? "." : suggestion}),
         found_);
}

void TerraformAttributes::tell_left_out()
{
    if (left_out_.empty())
        return;
    const std::string_view code =
        instance_.type == "google_compute_instance" ? "import.terraform_instance" : "import.terraform_group_manager";
    Diagnostic diagnostic = import_warning(code, label_, {fmt::format("{}", fmt::join(left_out_, ", "))});
    diagnostic.severity = Severity::Advice;
    tell(document_, *instance_.origin, std::move(diagnostic), found_);
}

Node TerraformAttributes::known_later(const Attribute& attribute)
{
    const Node* references = attribute.expression == nullptr ? nullptr : child(*attribute.expression, "references");
    if (references == nullptr)
        return made_nothing();
    const bool place = attribute.field.name == "network";
    const bool plain = !place && model::referenced_kinds(attribute.message.name, attribute.field.name).empty();
    std::vector<std::string> texts;
    if (is_text(attribute.field))
        texts = plan_.resolve(*references, instance_, plain);
    if (texts.empty()) {
        const Node* first = references->entries.empty() ? nullptr : &references->entries.front().value;
        tell(document_, *references,
             import_warning("import.terraform_value_unknown", label_,
                            {std::string(attribute.name), first == nullptr ? std::string("?") : first->text}),
             found_);
        return made_nothing();
    }
    Node list = made_list(*references);
    for (std::string& text : texts)
        add_element(list, made_text(with_service(std::move(text), attribute.message), *references));
    return attribute.field.repeated ? list : std::move(list.entries.front().value);
}

Node TerraformAttributes::text_list(const Node& written, const Attribute& attribute)
{
    Node list = made_like(written);
    bool later = false;
    for (const Entry& entry : written.entries) {
        if (is_null(entry.value))
            later = true;
        else if (!is_empty(entry.value))
            add_element(list, value(entry.value, attribute));
    }
    Node rest = later ? known_later(attribute) : made_nothing();
    if (!is_nothing(rest))
        for (Entry& entry : rest.entries)
            add_element(list, std::move(entry.value));
    return list.entries.empty() ? made_nothing() : std::move(list);
}

Node TerraformAttributes::block(const Node& written, const Node* expressions, const Attribute& attribute)
{
    const MessageInfo* message = schema::message_info(attribute.field.message);
    Node mapping = made_mapping(written);
    if (message == nullptr || (written.kind != NodeKind::Mapping && !is_null(written)))
        return written;
    if (expressions != nullptr && expressions->kind == NodeKind::Sequence)
        expressions = expressions->entries.empty() ? nullptr : &expressions->entries.front().value;
    convert(written, expressions, *message, mapping);
    return mapping;
}

/// Terraform writes every block as a list, also those of which there is one at most.
Node TerraformAttributes::blocks(const Node& written, const Attribute& attribute)
{
    if (written.kind == NodeKind::Mapping && !attribute.field.repeated)
        return block(written, attribute.expression, attribute);
    if (written.kind != NodeKind::Sequence)
        return written;
    const std::vector<const Node*> expressions = expressions_of(written, attribute.expression);
    if (!attribute.field.repeated)
        return written.entries.size() == 1 ? block(written.entries[0].value, expressions[0], attribute) : written;
    Node list = made_like(written);
    for (std::size_t i = 0; i < written.entries.size(); ++i)
        add_element(list, block(written.entries[i].value, expressions[i], attribute));
    return list;
}

Node TerraformAttributes::value(const Node& written, const Attribute& attribute)
{
    const FieldInfo& field = attribute.field;
    if (field.kind == FieldKind::Message)
        return blocks(written, attribute);
    if (field.kind == FieldKind::StringMap || field.kind == FieldKind::FreeForm)
        return written;
    if (field.repeated && written.kind == NodeKind::Sequence)
        return text_list(written, attribute);
    if (written.kind != NodeKind::Scalar)
        return written;
    if (is_zero(written) && !keeps_zero(attribute))
        return made_nothing();
    Node node = fitting(written, field);
    node.text = with_service(std::move(node.text), attribute.message);
    return node;
}

void TerraformAttributes::convert_entry(const Entry& entry, const Node* expression, const MessageInfo& message,
                                        Node& rest)
{
    const AttributeTarget target = attribute_target(message, entry.key.text);
    if (target.kind == AttributeTarget::Kind::Unknown)
        return tell_unknown(entry, message);
    const std::string first = target.path.substr(0, target.path.find('.'));
    const FieldInfo* field = message.field(first);
    if (target.kind == AttributeTarget::Kind::Ignored || field == nullptr || is_empty(entry.value))
        return;
    if (first.size() < target.path.size()) {
        put_path(rest, target.path, entry.value); // a flattened number: zero is one of kMeaningfulZeros
        return;
    }
    Node converted = value(entry.value, {entry.key.text, message, *field, expression});
    if (!is_nothing(converted))
        put(rest, first, std::move(converted));
}

/// What the configuration says about attributes that the plan leaves out, as they are not known yet. (An attribute that
/// is not set stands there as null.)
void TerraformAttributes::convert_unknown(const Node& attributes, const Node& expressions, const MessageInfo& message,
                                          Node& rest)
{
    for (const Entry& entry : expressions.entries) {
        const AttributeTarget target = attribute_target(message, entry.key.text);
        const FieldInfo* field = message.field(target.path);
        const bool read_elsewhere =
            message.resource && std::ranges::find(elsewhere_, entry.key.text) != elsewhere_.end();
        if (target.kind != AttributeTarget::Kind::Field || field == nullptr || field->kind == FieldKind::Message ||
            child(attributes, entry.key.text) != nullptr || read_elsewhere)
            continue;
        Node later = known_later({entry.key.text, message, *field, &entry.value});
        if (!is_nothing(later))
            put(rest, field->name, std::move(later));
    }
}

void TerraformAttributes::convert(const Node& attributes, const Node* expressions, const MessageInfo& message,
                                  Node& rest)
{
    const bool top = &attributes == instance_.attributes;
    for (const Entry& entry : attributes.entries) {
        const bool skipped = top && std::ranges::find(elsewhere_, entry.key.text) != elsewhere_.end();
        if (!entry.key.foreign && !entry.key.shadowed && !skipped)
            convert_entry(entry, expressions == nullptr ? nullptr : child(*expressions, entry.key.text), message, rest);
    }
    if (expressions != nullptr && expressions->kind == NodeKind::Mapping)
        convert_unknown(attributes, *expressions, message, rest);
}

void TerraformAttributes::convert(const MessageInfo& message, std::span<const std::string_view> elsewhere, Node& rest)
{
    elsewhere_ = elsewhere;
    convert(*instance_.attributes, expressions_, message, rest);
}

Node TerraformAttributes::texts(std::string_view attribute)
{
    const Node* written = child(*instance_.attributes, attribute);
    const Node* expression = expressions_ == nullptr ? nullptr : child(*expressions_, attribute);
    // Any field that is a list of references will do.
    const MessageInfo& message = *schema::message_info("Instance");
    const Attribute target{attribute, message, *message.field("instanceGroups"), expression};
    Node list = written == nullptr                                         ? known_later(target)
                : written->kind == NodeKind::Sequence                      ? text_list(*written, target)
                : written->kind == NodeKind::Scalar && !is_empty(*written) ? *written
                                                                           : made_nothing();
    if (list.kind == NodeKind::Sequence || is_nothing(list))
        return list;
    Node single = made_list(list);
    add_element(single, std::move(list));
    return single;
}

} // namespace switchyard::exchange
