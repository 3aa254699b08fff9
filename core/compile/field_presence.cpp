// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/field_presence.h"

#include "core/compile/mode.h"
#include "core/schema/unmodelled.pb.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

namespace switchyard::compile {

namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// Where a thing is, who it is and when it was made: nobody expects these to configure anything. And what is set
/// through a method of its own: the file says it all the same.
constexpr std::array<std::string_view, 19> kBookkeeping{"kind",
                                                        "id",
                                                        "selfLink",
                                                        "selfLinkWithId",
                                                        "creationTimestamp",
                                                        "createTime",
                                                        "updateTime",
                                                        "region",
                                                        "zone",
                                                        "size",
                                                        "fingerprint",
                                                        "etag",
                                                        "users",
                                                        "name",
                                                        "network",
                                                        "subnetwork",
                                                        "securityPolicy",
                                                        "edgeSecurityPolicy",
                                                        "signedUrlKeyNames"};

bool is_present(const Message& message, const schema::FieldInfo& info)
{
    const FieldDescriptor* field = info.descriptor;
    const auto* reflection = message.GetReflection();
    return field->is_repeated() ? reflection->FieldSize(message, field) > 0 : reflection->HasField(message, field);
}

/// The file has the key, but with a value that the field cannot hold; the reader has said so.
bool is_unreadable(const Message& message, const schema::FieldInfo& info)
{
    const FieldDescriptor* kept = message.GetDescriptor()->FindFieldByName("unmodelled");
    const auto* reflection = message.GetReflection();
    const int count = kept == nullptr ? 0 : reflection->FieldSize(message, kept);
    for (int i = 0; i < count; ++i) {
        const auto& entry = static_cast<const schema::Unmodelled&>(reflection->GetRepeatedMessage(message, kept, i));
        if (entry.key() == info.name) {
            return entry.yaml() != "[]" && entry.yaml() != "{}" && entry.yaml() != "null";
        }
    }
    return false;
}

/// Exports say something in place of a secret: nothing, "***", "REDACTED", "<hidden>", "${KEY}".
bool is_left_out(std::string_view text)
{
    return text.find_first_not_of("* \n") == std::string_view::npos ||
           text.find("REDACTED") != std::string_view::npos || text.starts_with('<') || text.starts_with("${");
}

std::string below(const FieldTrail& trail, const std::string& field)
{
    const std::string path = trail.to_string();
    return path.empty() ? field : path + '.' + field;
}

} // namespace

void check_presence(const FieldSpot& spot, bool neutral, std::span<const Mode> modes, Findings& findings)
{
    const schema::FieldInfo& info = *spot.rule.info;
    if (spot.rule.secret && !is_left_out(scalar_text(spot.message, spot.field(), -1))) {
        findings.add(Verdict::Warns, "field.secret", spot.place(), {info.name});
    }
    if (info.deprecated && !neutral) {
        findings.add(Verdict::Advises, "field.deprecated", spot.place(), {info.name, info.help});
    }
    if (spot.rule.restriction == nullptr) {
        return;
    }
    for (const Mode mode : modes) {
        // Route rules as a whole are refused there.
        const bool said = mode == Mode::Classic && spot.trail.passes("routeRules");
        if (spot.rule.restriction->allows(mode) || said) {
            continue;
        }
        const bool ignored = spot.rule.restriction->accepted_everywhere;
        findings.add(ignored ? Verdict::Warns : Verdict::CloudRefuses,
                     ignored ? "mode.feature_ignored" : "mode.feature_unavailable", spot.place(),
                     {info.name, std::string(to_string(mode))});
    }
}

void check_message(const Message& message, const MessageRules& rules, const FieldTrail& trail, const PlaceOf& place_of,
                   Findings& findings)
{
    for (const ExclusiveGroup& group : rules.groups) {
        std::vector<std::string> names;
        for (const schema::FieldInfo* field : group.fields) {
            if (is_present(message, *field)) {
                names.push_back(field->name);
            }
        }
        if (names.size() > 1) {
            findings.add(Verdict::CloudRefuses, "field.exclusive", place_of(below(trail, names.back())),
                         {fmt::format("{}", fmt::join(names, " and "))}, remove_fix(below(trail, names.back())));
        }
    }
    for (const schema::FieldInfo* field : rules.required) {
        if (!is_present(message, *field) && !is_unreadable(message, *field)) {
            findings.add(Verdict::CloudRefuses, "field.required", place_of(trail.to_string()),
                         {field->name, field->help});
        }
    }
}

bool deceives(const schema::FieldInfo& output_only)
{
    return std::ranges::find(kBookkeeping, output_only.name) == kBookkeeping.end();
}

} // namespace switchyard::compile
