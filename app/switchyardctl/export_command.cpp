// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/report.h"
#include "core/document/file.h"
#include "core/exchange/export.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <optional>
#include <set>

namespace switchyard::ctl {

namespace {

namespace fs = std::filesystem;
using exchange::Exported;
using exchange::ExportFile;
using exchange::PortabilityNote;

std::string_view word(exchange::Loss loss)
{
    switch (loss) {
    case exchange::Loss::Dropped:
        return "dropped";
    case exchange::Loss::Changed:
        return "changed";
    case exchange::Loss::NotExported:
        break;
    }
    return "notExported";
}

std::string noteText(const PortabilityNote& note)
{
    return fmt::format("{}: {}{}{}: {}", word(note.loss), note.resource, note.field_path.empty() ? "" : " ",
                       note.field_path, note.sentence);
}

/// Nothing is overwritten unasked.
Result<void> checkTarget(const ExportOptions& options, const Exported& exported)
{
    for (const ExportFile& file : exported.files) {
        const fs::path path = fs::path(options.out) / file.name;
        std::error_code ignored;
        if (!options.force && fs::exists(path, ignored)) {
            return fail(
                ErrorKind::InvalidArgument,
                fmt::format("'{}' exists already; choose another folder, or overwrite with --force.", path.string()));
        }
    }
    return {};
}

/// The first label that names no resource of the workspace.
std::optional<std::string> unknownResource(const model::Workspace& workspace, const std::vector<std::string>& labels)
{
    std::set<std::string> known;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            known.insert(resource->label());
        }
    }
    const auto unknown = std::ranges::find_if(labels, [&](const std::string& label) { return !known.contains(label); });
    return unknown == labels.end() ? std::nullopt : std::optional(*unknown);
}

void printJson(const ExportOptions& options, const Exported& exported)
{
    std::vector<std::string> files;
    for (const ExportFile& file : exported.files) {
        files.push_back(options.out.empty()
                            ? JsonLine().text("name", file.name).text("text", file.text).str()
                            : JsonLine().text("name", (fs::path(options.out) / file.name).string()).str());
    }
    std::vector<std::string> notes;
    for (const PortabilityNote& note : exported.notes) {
        notes.push_back(JsonLine()
                            .text("loss", word(note.loss))
                            .text("resource", note.resource)
                            .text("field", note.field_path)
                            .text("sentence", note.sentence)
                            .str());
    }
    toStdout(
        JsonLine().text("file", options.file).text("to", options.to).list("files", files).list("notes", notes).str());
}

void printText(const ExportOptions& options, const Exported& exported)
{
    for (const ExportFile& file : exported.files) {
        if (!options.out.empty()) {
            toStdout((fs::path(options.out) / file.name).string());
            continue;
        }
        if (exported.files.size() > 1) {
            toStdout("# " + file.name);
        }
        std::string_view text = file.text;
        while (text.ends_with('\n')) {
            text.remove_suffix(1);
        }
        toStdout(text);
    }
    for (const PortabilityNote& note : exported.notes) {
        toStderr(noteText(note));
    }
}

} // namespace

ExitCode exportTo(const ExportOptions& options)
{
    const Result<Reading> reading = readFile(options.file);
    if (!reading) {
        toStderr("switchyardctl: " + reading.error().context);
        return ExitCode::Unreadable;
    }
    if (!reading->document.editable()) {
        for (const Diagnostic& diagnostic : reading->diagnostics) {
            toStderr(toLine(options.file, diagnostic));
        }
        return ExitCode::Findings;
    }
    if (!options.unchecked && !reading->cloudAccepts()) {
        for (const Diagnostic& diagnostic : reading->diagnostics) {
            if (!diagnostic.cloud_accepts) {
                toStderr(toLine(options.file, diagnostic));
            }
        }
        toStderr("switchyardctl: the cloud would refuse this; mend it, or export it all the same with --unchecked.");
        return ExitCode::Findings;
    }
    if (const auto unknown = unknownResource(reading->document.workspace(), options.resources)) {
        toStderr(
            fmt::format("switchyardctl: {} has no resource '{}'; write it like urlMaps/web.", options.file, *unknown));
        return ExitCode::Findings;
    }
    const exchange::ExportFormat* format = exchange::export_format(options.to);
    const Exported exported = format->write(
        reading->document.workspace(),
        {.project = options.project, .output_only_fields = options.outputOnly, .resources = options.resources});
    if (!options.out.empty()) {
        Result<void> done = checkTarget(options, exported);
        for (std::size_t i = 0; done && i < exported.files.size(); ++i) {
            const ExportFile& file = exported.files[i];
            done = document::save_below(options.out, file.name, file.text, file.executable);
        }
        if (!done) {
            toStderr("switchyardctl: " + done.error().context);
            return ExitCode::Unreadable;
        }
    }
    options.json ? printJson(options, exported) : printText(options, exported);
    return options.strict && !exported.notes.empty() ? ExitCode::Findings : ExitCode::Ok;
}

} // namespace switchyard::ctl
