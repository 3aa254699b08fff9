// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/report.h"
#include "app/switchyardctl/workspace_input.h"
#include "core/document/file.h"
#include "core/exchange/import.h"
#include "core/model/kinds.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

namespace fs = std::filesystem;
using exchange::Found;
using exchange::ImportAction;
using exchange::ImportItem;
using exchange::ImportPlan;

std::string_view word(ImportAction action)
{
    switch (action) {
    case ImportAction::Add:
        return "add";
    case ImportAction::Same:
        return "same";
    case ImportAction::Replace:
        return "replace";
    case ImportAction::Conflict:
        break;
    }
    return "conflict";
}

/// The workspace that is imported into; an empty one when there is no file yet.
Result<document::Document> openTarget(const std::string& file)
{
    std::error_code ignored;
    if (file.empty() || !fs::exists(file, ignored)) {
        return document::Document();
    }
    auto loaded = document::load_file(file);
    if (loaded && !loaded->editable()) {
        return fail(
            ErrorKind::InvalidArgument,
            fmt::format("'{}' can only be read in part; mend it first (switchyardctl check says where).", file));
    }
    return loaded;
}

std::string label(const Found& found, const ImportItem& item)
{
    return exchange::label_of(found.resources[item.resource]);
}

void printText(const Found& found, const ImportPlan& plan)
{
    for (const ImportItem& item : plan.items) {
        const exchange::FoundResource& resource = found.resources[item.resource];
        toStdout(fmt::format("{:8} {}  ({}:{})",
                             item.chosen || item.action == ImportAction::Same ? word(item.action) : "keep",
                             label(found, item), resource.file, resource.position.line));
        for (const std::string& sentence : item.sentences) {
            toStdout("         " + sentence);
        }
    }
    for (const exchange::Skipped& skipped : found.skipped) {
        toStdout(fmt::format("skip     {}  ({}:{})", skipped.what, skipped.file, skipped.position.line));
    }
}

void printJson(const Found& found, const ImportPlan& plan, bool written)
{
    std::vector<std::string> items;
    for (const ImportItem& item : plan.items) {
        const exchange::FoundResource& resource = found.resources[item.resource];
        std::vector<std::string> sentences;
        for (const std::string& sentence : item.sentences) {
            sentences.push_back(jsonString(sentence));
        }
        items.push_back(JsonLine()
                            .text("action", word(item.action))
                            .flag("chosen", item.chosen)
                            .text("resource", label(found, item))
                            .text("file", resource.file)
                            .number("line", resource.position.line)
                            .list("differences", sentences)
                            .str());
    }
    std::vector<std::string> skipped;
    for (const exchange::Skipped& skip : found.skipped) {
        skipped.push_back(
            JsonLine().text("what", skip.what).text("file", skip.file).number("line", skip.position.line).str());
    }
    std::vector<std::string> diagnostics;
    for (const exchange::FileDiagnostic& finding : found.diagnostics) {
        diagnostics.push_back(
            JsonLine().text("file", finding.file).raw("diagnostic", toJson(finding.diagnostic)).str());
    }
    toStdout(JsonLine()
                 .flag("written", written)
                 .list("items", items)
                 .list("skipped", skipped)
                 .list("diagnostics", diagnostics)
                 .str());
}

/// Applies the chosen items; the secrets are written before the workspace that names them.
Result<void> carryOut(const ImportOptions& options, const Found& found, const ImportPlan& plan,
                      document::Document& target)
{
    const auto changes = exchange::changes_of(target.workspace(), found, plan, options.keys);
    if (!changes) {
        return std::unexpected(changes.error());
    }
    for (const model::Change& change : *changes) {
        if (auto applied = target.apply(change); !applied) {
            return std::unexpected(applied.error());
        }
    }
    const fs::path folder = fs::path(options.into).parent_path() / options.keys;
    for (const exchange::SecretFile& secret : exchange::chosen_secrets(found, plan)) {
        if (auto written = document::write_private_file(folder / secret.name, secret.bytes); !written) {
            return written;
        }
    }
    return document::save_atomically(options.into, target.text());
}

} // namespace

ExitCode importInto(const ImportOptions& options)
{
    const auto sources = readSources(options.sources);
    auto target = openTarget(options.into);
    if (!sources || !target) {
        toStderr("switchyardctl: " + (sources ? target.error() : sources.error()).context);
        return ExitCode::Unreadable;
    }
    const Found found = exchange::import_files(*sources, options.format);
    ImportPlan plan = exchange::plan_import(target->workspace(), found);
    for (ImportItem& item : plan.items) {
        item.chosen = item.chosen && !(options.keep && item.action == ImportAction::Replace);
    }
    for (const exchange::FileDiagnostic& finding : found.diagnostics) {
        if (!options.json) {
            toStderr(toLine(finding.file, finding.diagnostic));
        }
    }
    const bool flawless = std::ranges::all_of(found.diagnostics, [](const exchange::FileDiagnostic& finding) {
        return finding.diagnostic.severity != Severity::Error;
    });
    const bool writes = !options.into.empty() && (flawless || options.partial);
    if (writes) {
        if (auto done = carryOut(options, found, plan, *target); !done) {
            toStderr("switchyardctl: " + done.error().context);
            return ExitCode::Unreadable;
        }
    }
    options.json ? printJson(found, plan, writes) : printText(found, plan);
    if (!flawless && !options.into.empty() && !options.partial && !options.json) {
        toStderr("switchyardctl: nothing was imported; mend the mistakes, or import the rest with --partial.");
    }
    return flawless ? ExitCode::Ok : ExitCode::Findings;
}

} // namespace switchyard::ctl
