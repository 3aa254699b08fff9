// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/analyze_report.h"
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/report.h"
#include "app/switchyardctl/workspace_input.h"
#include "core/document/file.h"
#include "core/document/json_reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace switchyard::ctl {

namespace {

using compile::LoggedRequest;
using document::Node;

/// Prints without the line feed that ends the text.
void print(std::string text)
{
    while (text.ends_with('\n')) {
        text.pop_back();
    }
    toStdout(text);
}

std::string_view textOf(const Node& object, std::string_view key)
{
    const document::Entry* entry = document::find(object, key);
    return entry == nullptr ? std::string_view() : std::string_view(entry->value.text);
}

/// What the log of `run --log --json` says about a request. Errors: false for other events.
bool readRecord(const Node& event, LoggedRequest& out)
{
    if (event.kind != document::NodeKind::Mapping || textOf(event, "event") != "request") {
        return false;
    }
    // A URL that was cut says nothing about where the whole one goes.
    if (textOf(event, "targetTruncated") != "true") {
        out.forwarding_rule = textOf(event, "forwardingRule");
    }
    out.method = textOf(event, "method");
    out.host = textOf(event, "host");
    const std::string_view target = textOf(event, "target");
    const std::size_t question = target.find('?');
    out.path = target.substr(0, question);
    if (question != std::string_view::npos) {
        out.query = target.substr(question + 1);
    }
    return true;
}

/// The requests of a log, equal ones counted together. Lines that are no JSON are skipped. Errors: the file cannot be
/// read, or none of its lines is a request.
Result<std::vector<LoggedRequest>> readRecords(const std::string& file)
{
    const auto text = document::read_file(file);
    if (!text) {
        return std::unexpected(text.error());
    }
    using Key = std::tuple<std::string, std::string, std::string, std::string, std::optional<std::string>>;
    std::map<Key, LoggedRequest> counted;
    for (std::size_t begin = 0; begin < text->size();) {
        const std::size_t end = std::min(text->find('\n', begin), text->size());
        const auto event = document::read_json(std::string_view(*text).substr(begin, end - begin), {});
        begin = end + 1;
        LoggedRequest record;
        if (!event || !readRecord(*event, record)) {
            continue;
        }
        const auto [found, fresh] = counted.try_emplace(
            Key{record.forwarding_rule, record.method, record.host, record.path, record.query}, record);
        found->second.count += fresh ? 0 : 1;
    }
    if (counted.empty()) {
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("{} holds no requests; make it with switchyardctl run --log --json.", file));
    }
    std::vector<LoggedRequest> records;
    for (auto& [key, record] : counted) {
        records.push_back(std::move(record));
    }
    return records;
}

ExitCode unreadable(const Error& error)
{
    toStderr("switchyardctl: " + error.context);
    return ExitCode::Unreadable;
}

ExitCode analyzeOne(const AnalyzeOptions& options)
{
    const std::string& file = options.files.front();
    const Result<Reading> reading = readFile(file);
    if (!reading) {
        return unreadable(reading.error());
    }
    // What stands in the way comes first; what can be read is analysed all the same.
    for (const Diagnostic& diagnostic : reading->diagnostics) {
        if (!diagnostic.runs_here) {
            toStderr(toLine(file, diagnostic));
        }
    }
    const document::Document& document = reading->document;
    const std::vector<compile::MapAnalysis> maps = compile::analyse_maps(document.workspace(), options.map);
    if (maps.empty()) {
        toStderr(options.map.empty() ? fmt::format("switchyardctl: {} has no URL map.", file)
                                     : fmt::format("switchyardctl: {} has no URL map named '{}'.", file, options.map));
        return ExitCode::Findings;
    }
    const auto fails = [&](std::string_view word, std::size_t count) {
        return count > 0 && std::ranges::find(options.failOn, word) != options.failOn.end();
    };
    bool failed = !reading->runsHere();
    std::string text;
    std::vector<std::string> items;
    for (const compile::MapAnalysis& map : maps) {
        const FindingCounts counts = countFindings(map);
        failed = failed || fails("shadowed", counts.shadowed) || fails("unreachable", counts.unreachable) ||
                 fails("unknown", counts.unknown) || fails("overlap", counts.overlaps) || fails("host", counts.hosts) ||
                 fails("untested", counts.untested);
        if (options.json) {
            items.push_back(analysisJson(document, map));
        } else {
            text += (text.empty() ? "" : "\n") + analysisText(file, document, map, options.all);
        }
    }
    if (options.json) {
        toStdout(JsonLine().text("file", file).flag("failed", failed).list("urlMaps", items).str());
    } else {
        print(std::move(text));
    }
    return failed ? ExitCode::Findings : ExitCode::Ok;
}

ExitCode analyzeChange(const AnalyzeOptions& options)
{
    const Result<model::Workspace> before = readWorkspace(options.files[0]);
    const Result<model::Workspace> after = readWorkspace(options.files[1]);
    for (const auto* read : {&before, &after}) {
        if (!*read) {
            return unreadable(read->error());
        }
    }
    std::vector<LoggedRequest> records;
    if (!options.records.empty()) {
        auto read = readRecords(options.records);
        if (!read) {
            return unreadable(read.error());
        }
        records = std::move(*read);
    }
    const compile::WorkspaceBlast blast =
        compile::compare_routes(*before, *after, options.records.empty() ? nullptr : &records);
    options.json ? toStdout(blastJson(options.files[0], options.files[1], blast))
                 : print(blastText(blast, options.all));
    const bool changes = std::ranges::any_of(blast.listeners, [](const compile::ListenerBlast& listener) {
        return listener.presence != compile::ListenerBlast::Presence::Both || !listener.radius.changes.empty();
    });
    return changes || (blast.records && blast.records->changed > 0) ? ExitCode::Findings : ExitCode::Ok;
}

} // namespace

ExitCode analyze(const AnalyzeOptions& options)
{
    const bool two = options.files.size() == 2;
    if ((two && !options.map.empty()) || (!two && !options.records.empty())) {
        toStderr(two ? "switchyardctl: --url-map belongs to the analysis of one file."
                     : "switchyardctl: --records needs two files, the one it was and the one it is.");
        return ExitCode::Usage;
    }
    return two ? analyzeChange(options) : analyzeOne(options);
}

} // namespace switchyard::ctl
