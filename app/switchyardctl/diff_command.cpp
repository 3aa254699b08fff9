// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/report.h"
#include "app/switchyardctl/workspace_input.h"
#include "core/model/diff.h"

#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

using model::Change;

std::string_view word(Change::Operation operation)
{
    switch (operation) {
    case Change::Operation::Set:
        return "set";
    case Change::Operation::Insert:
        return "insert";
    case Change::Operation::Remove:
        return "remove";
    case Change::Operation::Move:
        break;
    }
    return "move";
}

std::string toJson(const model::Difference& difference)
{
    return JsonLine()
        .text("operation", word(difference.change.operation))
        .text("kind", model::info(difference.change.kind).collection)
        .text("field", difference.change.path.to_string())
        .text("sentence", difference.sentence)
        .str();
}

} // namespace

ExitCode diff(const DiffOptions& options)
{
    const Result<model::Workspace> before = readWorkspace(options.before);
    const Result<model::Workspace> after = readWorkspace(options.after);
    for (const auto* read : {&before, &after}) {
        if (!*read) {
            toStderr("switchyardctl: " + read->error().context);
            return ExitCode::Unreadable;
        }
    }
    const std::vector<model::Difference> differences =
        options.all ? model::diff(*before, model::aligned(*after, *before)) : model::significant_diff(*before, *after);
    std::vector<std::string> items;
    for (const model::Difference& difference : differences) {
        if (options.json) {
            items.push_back(toJson(difference));
        } else {
            toStdout(difference.sentence);
        }
    }
    if (options.json) {
        toStdout(JsonLine()
                     .text("before", options.before)
                     .text("after", options.after)
                     .flag("same", differences.empty())
                     .list("differences", items)
                     .str());
    }
    return differences.empty() ? ExitCode::Ok : ExitCode::Findings;
}

} // namespace switchyard::ctl
