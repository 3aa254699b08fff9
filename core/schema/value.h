// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace google::protobuf {
class Message;
} // namespace google::protobuf

namespace switchyard::schema {

using MessagePtr = std::shared_ptr<const google::protobuf::Message>;

/// Nothing is written there; not the same as a default, a null or an empty list.
struct Absent
{
    friend bool operator==(Absent, Absent) = default;
};

/// A value kept as YAML text: an unknown key, an explicit null, a value of another type than the field's, or a field of
/// kind FreeForm.
struct SourceText
{
    std::string yaml;

    friend bool operator==(const SourceText&, const SourceText&) = default;
};

/// A sub-message; compared by content. Never null inside a Value.
struct MessageValue
{
    MessagePtr message;

    friend bool operator==(const MessageValue& a, const MessageValue& b);
};

/// What stands at a field path. Enum literals, timestamps and durations are strings; Integer and Int64 fields are
/// std::int64_t, Uint64 fields std::uint64_t, Number fields double.
struct Value
{
    using List = std::vector<Value>;
    using Map = std::map<std::string, std::string>;
    using Data = std::variant<Absent, bool, std::int64_t, std::uint64_t, double, std::string, MessageValue, List, Map,
                              SourceText>;

    Data data;

    Value() = default;
    Value(Absent) {}
    Value(bool value) : data(value) {}
    Value(int value) : data(std::int64_t{value}) {}
    Value(std::int64_t value) : data(value) {}
    Value(std::uint64_t value) : data(value) {}
    Value(double value) : data(value) {}
    Value(std::string value) : data(std::move(value)) {}
    Value(const char* value) : data(std::string(value)) {}
    Value(List value) : data(std::move(value)) {}
    Value(Map value) : data(std::move(value)) {}
    Value(SourceText value) : data(std::move(value)) {}
    Value(MessagePtr value) : data(MessageValue{std::move(value)}) {}
    Value(MessageValue value) : data(std::move(value)) {}

    bool absent() const { return std::holds_alternative<Absent>(data); }
    template <typename T>
    const T* as() const
    {
        return std::get_if<T>(&data);
    }
    /// The sub-message; nullptr for anything else.
    const google::protobuf::Message* message() const;

    friend bool operator==(const Value&, const Value&) = default;
};

/// Short text for sentences and tables: "(none)", "true", "42", "web", "[a, b]", "{…}".
std::string to_text(const Value& value);

/// Whether two messages say the same: presence counts; the order of unknown keys and of map entries does not.
bool equal(const google::protobuf::Message& a, const google::protobuf::Message& b);

} // namespace switchyard::schema
