// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/junit.h"
#include "app/switchyardctl/passphrases.h"
#include "app/switchyardctl/report.h"
#include "core/document/file.h"
#include "core/edit/repair.h"

#include <fmt/format.h>
#include <set>

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

/// A case for every resource; one without findings that count passes.
std::string junit(const CheckOptions& options, const Reading& reading)
{
    std::vector<JunitCase> cases;
    std::set<std::string> refused;
    for (const Diagnostic& diagnostic : reading.diagnostics) {
        if (!diagnostic.runs_here || (options.cloud && !diagnostic.cloud_accepts)) {
            const std::string owner = diagnostic.resource.empty() ? "file" : diagnostic.resource;
            cases.push_back({owner, diagnostic.field_path.empty() ? owner : diagnostic.field_path,
                             toLine(options.file, diagnostic), diagnostic.code});
            refused.insert(owner);
        }
    }
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : reading.document.workspace().resources(kind.kind)) {
            if (const std::string label = resource->label(); !refused.contains(label)) {
                cases.push_back({label, label, "", ""});
            }
        }
    }
    return junitReport(options.file, cases);
}

/// One repair for each resource: a second one might be about what the first has changed. Advice is for people to take.
std::vector<std::string> repairOnce(document::Document& document, const std::vector<Diagnostic>& diagnostics)
{
    std::vector<std::string> done;
    std::set<std::string> touched;
    for (const Diagnostic& diagnostic : diagnostics) {
        if (!diagnostic.fix || diagnostic.severity == Severity::Advice || touched.contains(diagnostic.resource)) {
            continue;
        }
        const auto change = edit::repair(document.workspace(), diagnostic);
        if (change && document.apply(*change)) {
            touched.insert(diagnostic.resource);
            done.push_back(fmt::format("{} {}: {}", diagnostic.resource, diagnostic.fix->field_path,
                                       diagnostic.fix->yaml.empty() ? "removed" : "set to " + diagnostic.fix->yaml));
        }
    }
    return done;
}

/// Repairs the file until nothing is left that has a repair. Errors: it cannot be read or saved.
Result<void> repairFile(const CheckOptions& options)
{
    constexpr int kMostRounds = 100;
    auto document = document::load_file(options.file);
    if (!document) {
        return std::unexpected(document.error());
    }
    const std::string before = document->text();
    for (int round = 0; round < kMostRounds && document->editable(); ++round) {
        const secrets::Gathered gathered = gatherFor(options.file, *document, {});
        const auto done =
            repairOnce(*document, compile::compile(document->workspace(), gathered.assets, Revision{1}).diagnostics);
        for (const std::string& sentence : done) {
            toStderr("mended: " + sentence);
        }
        if (done.empty()) {
            break;
        }
    }
    return document->text() == before ? Result<void>() : document::save_atomically(options.file, document->text());
}

} // namespace

ExitCode check(const CheckOptions& options)
{
    if (options.fix) {
        if (const auto repaired = repairFile(options); !repaired) {
            toStderr("switchyardctl: " + repaired.error().context);
            return ExitCode::Unreadable;
        }
    }
    const Result<Reading> reading = readFile(options.file, {.passphrase = passphrases(options.passphraseFile)});
    if (!reading) {
        toStderr("switchyardctl: " + reading.error().context);
        return ExitCode::Unreadable;
    }
    options.json ? printJson(options, *reading) : printText(options, *reading);
    if (!writeReport(options.junit, [&] { return junit(options, *reading); })) {
        return ExitCode::Unreadable;
    }
    const bool refused = !reading->runsHere() || (options.cloud && !reading->cloudAccepts());
    return refused ? ExitCode::Findings : ExitCode::Ok;
}

} // namespace switchyard::ctl
