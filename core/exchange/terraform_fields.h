// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field_info.h"

#include <string>
#include <string_view>

namespace switchyard::exchange {

/// Where an attribute of the Terraform provider goes.
struct AttributeTarget
{
    enum class Kind : std::uint8_t
    {
        Field,   ///< into the field at `path`
        Ignored, ///< the provider's own business: no setting of the resource
        Unknown  ///< nowhere: the schema has no such field
    };

    Kind kind = Kind::Unknown;
    std::string path; ///< JSON names from the message on, e.g. "connectionDraining.drainingTimeoutSec"
};

/// The one table between the provider's names and REST's: exceptions first, then the rule (camel case, and the plural
/// for blocks that repeat). Config Connector's keys are the provider's in camel case, so that it reads them here too.
AttributeTarget attribute_target(const schema::MessageInfo& message, std::string_view attribute);

/// "connectionDraining" for "connection_draining".
std::string camel_case(std::string_view snake);
/// "connection_draining" for "connectionDraining".
std::string snake_case(std::string_view camel);

} // namespace switchyard::exchange
