// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/field_trail.h"

#include <algorithm>
#include <google/protobuf/descriptor.h>

namespace switchyard::compile {

bool FieldTrail::passes(std::string_view field) const
{
    return std::ranges::any_of(steps_, [&](const Step& step) { return step.field->json_name() == field; });
}

std::string FieldTrail::to_string() const
{
    std::string text;
    for (const Step& step : steps_) {
        text += (text.empty() ? "" : ".") + step.field->json_name();
        if (step.index >= 0) {
            text += '[' + std::to_string(step.index) + ']';
        }
    }
    return text;
}

} // namespace switchyard::compile
