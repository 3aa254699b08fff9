// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace google::protobuf {
class Descriptor;
class FieldDescriptor;
} // namespace google::protobuf

namespace switchyard::compile {

/// What compile() does with a field that is present.
enum class Treatment : std::uint8_t
{
    /// No effect on traffic, or reported by another rule than this table. Default: whatever is not in the table.
    NotCarriedOut,
    CarriedOut,
    /// Says nothing about traffic: names, descriptions, what the server fills in, where in the cloud a thing lives.
    Descriptive,
    /// Has no effect when it stands in the only element of its list (capacity of a backend service's only group).
    CarriedOutAlone,
    /// Not carried out, and the kind's own file says so with a sentence that fits better.
    ReportedByKind
};

/// An enum field of which only some literals are carried out.
struct CarriedOutLiterals
{
    std::string_view message;
    std::string_view field;
    std::string_view literals; ///< separated by blanks
    std::string_view instead;  ///< what happens with another literal; a part of a sentence
};

/// The explicit table of what is carried out; whatever is not in it gets a warning when it is present, so silence about
/// an ignored field is impossible. Thread: any; immutable after construction. Cost: one hash look-up per question.
class CarriedOut
{
public:
    CarriedOut();

    Treatment treatment(const google::protobuf::FieldDescriptor* field) const;
    /// Whether anything of this kind of message is carried out; of a kind that is not, one warning says so.
    bool knows(const google::protobuf::Descriptor* message) const;
    /// nullptr when every literal is carried out.
    const CarriedOutLiterals* literals(const google::protobuf::FieldDescriptor* field) const;

private:
    std::unordered_map<const google::protobuf::FieldDescriptor*, Treatment> fields_;
    std::unordered_map<const google::protobuf::FieldDescriptor*, const CarriedOutLiterals*> literals_;
};

/// Whether `word` is one of the words of `list`, which are separated by blanks.
bool contains_word(std::string_view list, std::string_view word);

} // namespace switchyard::compile
