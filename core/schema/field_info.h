// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
class Message;
} // namespace google::protobuf

namespace switchyard::schema {

/// The shape of a field's value, as the vendor's reference types it.
enum class FieldKind : std::uint8_t
{
    String,
    Boolean,
    Integer,   ///< a number in JSON
    Number,    ///< may have a fraction
    Int64,     ///< a decimal string in JSON, a plain integer in YAML exports; either is read
    Uint64,    ///< the same, unsigned
    Timestamp, ///< RFC 3339 text
    Duration,  ///< text like 3.5s
    Enum,      ///< one of `literals`, or a literal unknown today
    Message,
    StringMap, ///< text to text
    FreeForm,  ///< any YAML
};

/// The type as the reference spells it, e.g. "string(int64)".
std::string_view to_string(FieldKind kind);

/// A documented bound: the text, and the number when the text is nothing but a number.
struct Bound
{
    std::string text;
    std::optional<double> number;

    bool empty() const { return text.empty(); }
};

/// What is known about a field at run time: forms, checks and documentation read this.
struct FieldInfo
{
    std::string name; ///< JSON name, e.g. "IPAddress"
    FieldKind kind = FieldKind::String;
    bool repeated = false;
    std::string message; ///< type of the sub-message, e.g. "HttpRouteAction"; empty for other kinds
    std::string help;
    std::vector<std::string> literals;
    std::string enum_name;
    std::string default_value; ///< as documented; may carry a remark
    Bound min, max;
    Bound min_length, max_length;
    Bound min_items, max_items;
    std::string pattern;
    std::vector<std::int64_t> numbers; ///< the only numbers an integer may take; empty: any
    Bound max_chain;                   ///< certificates a PEM chain may hold
    std::string exclusive_group;       ///< at most one field of a group is set
    std::string modes;                 ///< restriction to load balancer modes
    std::string source;                ///< where the field is documented when not with the others
    bool output_only = false;
    bool input_only = false;
    bool immutable = false;
    bool required = false;
    bool deprecated = false;
    bool workspace_only = false; ///< not the vendor's: the workspace file keeps it here
    bool not_importable = false; ///< the vendor's import schema rejects it
    const google::protobuf::FieldDescriptor* descriptor = nullptr;
};

/// What is known about a message.
struct MessageInfo
{
    std::string name; ///< as in the reference, e.g. "UrlMap", "Certificate.ManagedCertificate"
    std::string api;
    std::string note;
    bool resource = false;
    std::string collection; ///< key of the list in the workspace file; empty for sub-messages
    std::string kind;       ///< the vendor's type tag, e.g. "compute#urlMap"
    std::vector<std::string> scopes;
    std::vector<std::string> other_track; ///< fields of other API tracks: "name: type (remark)"
    std::vector<FieldInfo> fields;        ///< in the order of the reference; without `unmodelled`
    const google::protobuf::Descriptor* descriptor = nullptr;

    /// Errors: nullptr when there is no such field.
    const FieldInfo* field(std::string_view json_name) const;
    /// "; did you mean 'pathMatchers'?" or nothing.
    std::string suggestion(std::string_view json_name) const;
};

/// Every message of the schema, by name. Lifetime: of the program. Thread: any.
std::span<const MessageInfo> all_messages();
/// Errors: nullptr for an unknown name. Lifetime: of the program.
const MessageInfo* message_info(std::string_view message);
/// Errors: nullptr for a message that is not of this schema.
const MessageInfo* message_info(const google::protobuf::Descriptor& descriptor);
const MessageInfo* message_info(const google::protobuf::Message& message);
/// The fields of a message; none for an unknown name.
std::span<const FieldInfo> fields_of(std::string_view message);
std::span<const FieldInfo> fields_of(const google::protobuf::Message& message);
/// Errors: nullptr when there is no such field.
const FieldInfo* field_info(std::string_view message, std::string_view field);
/// "urlMap" for "UrlMap": how sentences name a message.
std::string display_name(const MessageInfo& message);

} // namespace switchyard::schema
