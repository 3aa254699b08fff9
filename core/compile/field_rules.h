// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "core/schema/field_info.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
} // namespace google::protobuf

namespace switchyard::compile {

inline constexpr std::size_t kModeCount = 5;
inline constexpr std::array kAllModes{Mode::GlobalExternal, Mode::Classic, Mode::RegionalExternal,
                                      Mode::RegionalInternal, Mode::CrossRegionInternal};

/// How the reference writes down in which load balancers a field works.
struct ModeRestriction
{
    std::string_view text;
    std::span<const Mode> modes;
    /// The API takes the field in every mode; in others it merely has no effect.
    bool accepted_everywhere = false;

    bool allows(Mode mode) const;
};

/// A bound that the reference gives with a remark: what it is in each mode, in the order of kAllModes; 0: none.
struct RemarkedBound
{
    std::string_view field; ///< "UrlMap.hostRules"
    std::string_view text;
    std::array<double, kModeCount> numbers;
};

/// A form that texts must have.
struct TextPattern
{
    std::string_view pattern; ///< as in the reference
    /// nullptr: the kind's own file says more about it.
    bool (*matches)(std::string_view);
    std::string_view description; ///< part of a sentence
};

/// Fields of a message of which at most one may be present.
struct ExclusiveGroup
{
    std::string name;
    std::vector<const schema::FieldInfo*> fields;
};

/// What the schema demands of one field.
struct FieldRule
{
    const schema::FieldInfo* info = nullptr;
    std::optional<double> min, max; ///< of time spans in seconds
    const RemarkedBound* remarked_items = nullptr;
    const TextPattern* pattern = nullptr;
    const ModeRestriction* restriction = nullptr;
    bool secret = false;
    bool counted_elsewhere = false; ///< its kind's own file says how many elements are too many
};

/// What the schema demands of one message.
struct MessageRules
{
    std::vector<FieldRule> fields;                  ///< by index of the descriptor
    std::vector<const schema::FieldInfo*> required; ///< lists: with at least one element
    std::vector<ExclusiveGroup> groups;             ///< without those that another file of this folder speaks about
};

/// Errors: nullptr for a message that is not of this schema. Thread: any. Lifetime: of the program.
const MessageRules* rules_of(const google::protobuf::Descriptor* message);

/// Errors: nullptr for a text that stands in no table; a test keeps them complete.
const ModeRestriction* mode_restriction(std::string_view text);
const TextPattern* text_pattern(std::string_view pattern);
/// `field` as in "UrlMap.hostRules".
const RemarkedBound* remarked_bound(std::string_view field);
/// "1800", "1800s" or "24h" as a number, of seconds. Errors: nullopt when there is more to it.
std::optional<double> bound_number(const schema::Bound& bound);
/// How many items a list may have in the strictest of these modes; without any mode in the most generous one.
std::optional<double> max_items(const FieldRule& rule, std::span<const Mode> modes);

} // namespace switchyard::compile
