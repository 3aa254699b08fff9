// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/enum_numbers.h"

#include "core/schema/access.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace switchyard::exchange {

void refuse_enum_numbers(std::string_view message, std::size_t first, Found& found)
{
    for (std::size_t index = first; index < found.diagnostics.size(); ++index) {
        Diagnostic& diagnostic = found.diagnostics[index].diagnostic;
        if (diagnostic.code != "field.unquoted" || diagnostic.args.size() < 3)
            continue;
        const auto path = schema::FieldPath::parse(diagnostic.field_path);
        const auto target = path ? schema::resolve(message, *path) : std::unexpected(path.error());
        if (!target || target->field == nullptr || target->field->kind != schema::FieldKind::Enum)
            continue;
        diagnostic.code = "import.enum_number";
        diagnostic.severity = Severity::Error;
        diagnostic.runs_here = false;
        diagnostic.cloud_accepts = false;
        diagnostic.args = {target->field->name, diagnostic.args[1],
                           fmt::format("{}", fmt::join(target->field->literals, ", "))};
        diagnostic.fix.reset();
    }
}

} // namespace switchyard::exchange
