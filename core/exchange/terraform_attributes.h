// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/terraform_plan.h"
#include "core/schema/field_info.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// The attributes of one resource of a state or plan while they become a mapping in the shape of REST.
///
/// What a provider writes for an optional attribute that is not set is no setting: null, "", [] and {} always; zero and
/// false unless a person wrote them (a plan that creates the resource), the attribute must be written, or zero is what
/// the provider sends although the API's default is another (kMeaningfulZeros). An attribute that the schema has no
/// field for is told where it says more than that.
/// Lifetime: all arguments outlive it.
class TerraformAttributes
{
public:
    TerraformAttributes(const SourceDocument& document, const TerraformInstance& instance, const TerraformPlan& plan,
                        std::string label, Found& found);

    /// Fills `rest`. `elsewhere`: attributes of the resource itself that the caller reads.
    void convert(const schema::MessageInfo& message, std::span<const std::string_view> elsewhere, document::Node& rest);
    /// The same for attributes that become a resource, or part of one, by themselves.
    void convert(const document::Node& attributes, const document::Node* expressions,
                 const schema::MessageInfo& message, document::Node& rest);
    /// The texts of an attribute (a text or a list), those that a plan does not know yet included.
    document::Node texts(std::string_view attribute);
    /// Tells what was left out of a virtual machine or a group of them: everything at once, as they have much that is
    /// not about traffic.
    void tell_left_out();

private:
    /// An attribute and the field it goes into.
    struct Attribute
    {
        std::string_view name;
        const schema::MessageInfo& message;
        const schema::FieldInfo& field;
        const document::Node* expression; ///< nullptr: none
    };

    void convert_entry(const document::Entry& entry, const document::Node* expression,
                       const schema::MessageInfo& message, document::Node& rest);
    void convert_unknown(const document::Node& attributes, const document::Node& expressions,
                         const schema::MessageInfo& message, document::Node& rest);
    document::Node value(const document::Node& written, const Attribute& attribute);
    document::Node blocks(const document::Node& written, const Attribute& attribute);
    document::Node block(const document::Node& written, const document::Node* expressions, const Attribute& attribute);
    document::Node text_list(const document::Node& written, const Attribute& attribute);
    document::Node known_later(const Attribute& attribute);
    bool keeps_zero(const Attribute& attribute) const;
    void tell_unknown(const document::Entry& entry, const schema::MessageInfo& message);

    const SourceDocument& document_;
    const TerraformInstance& instance_;
    const TerraformPlan& plan_;
    const document::Node* expressions_;
    std::string label_;
    Found& found_;
    std::span<const std::string_view> elsewhere_;
    std::vector<std::string> left_out_;
};

} // namespace switchyard::exchange
