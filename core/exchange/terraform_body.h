// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/terraform_addresses.h"
#include "core/schema/field_info.h"
#include "core/schema/field_path.h"

#include <google/protobuf/message.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// A secret that is given to Terraform apart: a sensitive variable.
struct TerraformVariable
{
    std::string name;
    std::string description;
};

/// Where the parts of an export come together.
struct TerraformScript
{
    const model::Workspace& workspace;
    const ExportOptions& options;
    const TerraformAddresses& addresses;
    std::vector<TerraformVariable>& variables;
    std::vector<PortabilityNote>& notes;
};

/// Writes what a resource says as the attributes and blocks of a type. What the type has no attribute for is noted.
class TerraformBody
{
public:
    TerraformBody(const TerraformScript& script, const model::Resource& resource, const TerraformType& type)
        : script_(script),
          resource_(resource),
          type_(type)
    {}

    /// All attributes of the type, but for those in `elsewhere`, which the caller writes.
    std::vector<HclAttribute> write(const std::set<std::string_view>& elsewhere);
    void note(Loss loss, const schema::FieldPath& path, std::string sentence);
    /// Whether anything was written that only the provider google-beta has.
    bool uses_beta() const { return beta_; }

private:
    /// A message of the resource, and where it is in both worlds.
    struct Part
    {
        const google::protobuf::Message& message;
        const schema::MessageInfo& info;
        schema::FieldPath path;
        std::string attributes; ///< path of the provider's names, with a dot behind; empty: the resource
    };

    std::vector<HclAttribute> write_part(const Part& part, const std::vector<TerraformAttribute>& attributes,
                                         const std::set<std::string_view>& elsewhere);
    /// Appends what an attribute says, and returns the field it stands for.
    const schema::FieldInfo* write_attribute(const Part& part, const TerraformAttribute& attribute,
                                             std::vector<HclAttribute>& body);
    void write_field(const Part& part, const TerraformAttribute& attribute, const schema::FieldInfo& field,
                     std::vector<HclAttribute>& body);
    void write_blocks(const Part& part, const TerraformAttribute& attribute, const schema::FieldInfo& field,
                      std::vector<HclAttribute>& body);
    void write_list(const Part& part, const TerraformAttribute& attribute, const schema::FieldInfo& field,
                    std::vector<HclAttribute>& body);
    void write_map(const Part& part, const TerraformAttribute& attribute, const schema::FieldInfo& field,
                   std::vector<HclAttribute>& body);
    void write_default(const TerraformAttribute& attribute, const schema::FieldInfo& field,
                       std::vector<HclAttribute>& body);
    void write_secret(const Part& part, const TerraformAttribute& attribute, const schema::FieldInfo& field,
                      std::vector<HclAttribute>& body);
    /// Text as it may be written. Errors: nothing, and a note, when it holds a private key.
    std::optional<HclValue> text_value(const Part& part, const schema::FieldInfo& field, const std::string& text);
    bool belongs(const TerraformAttribute& attribute, const std::string& reference) const;
    void note_rest(const Part& part, const std::set<std::string_view>& covered);

    const TerraformScript& script_;
    const model::Resource& resource_;
    const TerraformType& type_;
    bool beta_ = false;
};

} // namespace switchyard::exchange
