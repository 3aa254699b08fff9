// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/report.h"

#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

void printText(const CheckOptions& options, const Reading& reading)
{
    for (const Diagnostic& diagnostic : reading.diagnostics) {
        toStdout(toLine(options.file, diagnostic));
    }
    toStdout(fmt::format("{}: {}. {}; the cloud {}.", options.file, countText(reading.diagnostics),
                         reading.runsHere() ? "It runs here" : "It does not run here",
                         reading.cloudAccepts() ? "would accept it" : "would refuse it"));
}

void printJson(const CheckOptions& options, const Reading& reading)
{
    std::vector<std::string> items;
    for (const Diagnostic& diagnostic : reading.diagnostics) {
        items.push_back(toJson(diagnostic));
    }
    toStdout(JsonLine()
                 .text("file", options.file)
                 .flag("runsHere", reading.runsHere())
                 .flag("cloudAccepts", reading.cloudAccepts())
                 .list("diagnostics", items)
                 .str());
}

} // namespace

ExitCode check(const CheckOptions& options)
{
    const Result<Reading> reading = readFile(options.file);
    if (!reading) {
        toStderr("switchyardctl: " + reading.error().context);
        return ExitCode::Unreadable;
    }
    options.json ? printJson(options, *reading) : printText(options, *reading);
    const bool refused = !reading->runsHere() || (options.cloud && !reading->cloudAccepts());
    return refused ? ExitCode::Findings : ExitCode::Ok;
}

} // namespace switchyard::ctl
