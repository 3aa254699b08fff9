// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/report.h"

#include "app/switchyardctl/json_line.h"
#include "core/document/file.h"

#include <algorithm>
#include <cstdio>
#include <fmt/format.h>
#include <iterator>
#include <tuple>

namespace switchyard::ctl {

namespace {

std::string_view word(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Advice:
        break;
    }
    return "advice";
}

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return count == 0 ? fmt::format("no {}", many) : fmt::format("{} {}", count, count == 1 ? one : many);
}

void write(std::FILE* stream, std::string_view line)
{
    const std::string text = std::string(line) + '\n';
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

} // namespace

bool Reading::runsHere() const { return std::ranges::all_of(diagnostics, &Diagnostic::runs_here); }

bool Reading::cloudAccepts() const { return std::ranges::all_of(diagnostics, &Diagnostic::cloud_accepts); }

secrets::Gathered gatherFor(const std::string& file, const document::Document& document, const ReadOptions& options)
{
    return secrets::gather(document.workspace(),
                           secrets::GatherOptions::of_this_process(file, options.writing, options.passphrase));
}

Result<Reading> readFile(const std::string& file, const ReadOptions& options)
{
    auto loaded = document::load_file(file);
    if (!loaded) {
        return std::unexpected(loaded.error());
    }
    Reading reading{std::move(*loaded), nullptr, {}, {}};
    reading.gathered = gatherFor(file, reading.document, options);
    reading.diagnostics = reading.document.diagnostics();
    std::ranges::copy(reading.gathered.diagnostics, std::back_inserter(reading.diagnostics));
    compile::Compilation compilation =
        compile::compile(reading.document.workspace(), reading.gathered.assets, Revision{1});
    std::ranges::move(compilation.diagnostics, std::back_inserter(reading.diagnostics));
    arrange(reading.document, reading.diagnostics);
    if (reading.runsHere()) {
        reading.snapshot = std::move(compilation.snapshot);
    }
    return reading;
}

void arrange(const document::Document& document, std::vector<Diagnostic>& diagnostics)
{
    for (Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.line == 0) {
            document.locate(diagnostic);
        }
    }
    std::ranges::sort(diagnostics, {}, [](const Diagnostic& diagnostic) {
        return std::tuple(diagnostic.line == 0, diagnostic.line, diagnostic.column, diagnostic.resource,
                          diagnostic.field_path, diagnostic.code);
    });
}

std::string toLine(const std::string& file, const Diagnostic& diagnostic)
{
    return file + (diagnostic.line == 0 ? ": " : ":") + to_text(diagnostic);
}

std::string toJson(const Diagnostic& diagnostic)
{
    const DiagnosticText* row = diagnostic_text(diagnostic.code);
    std::vector<std::string> args;
    for (const std::string& arg : diagnostic.args) {
        args.push_back(jsonString(arg));
    }
    return JsonLine()
        .text("code", diagnostic.code)
        .text("severity", word(diagnostic.severity))
        .flag("runsHere", diagnostic.runs_here)
        .flag("cloudAccepts", diagnostic.cloud_accepts)
        .text("resource", diagnostic.resource)
        .text("field", diagnostic.field_path)
        .number("line", diagnostic.line)
        .number("column", diagnostic.column)
        .text("message", row == nullptr ? diagnostic.code : fill_template(row->sentence, diagnostic.args))
        .text("hint", row == nullptr ? "" : fill_template(row->hint, diagnostic.args))
        .list("args", args)
        .raw("fix", diagnostic.fix ? JsonLine()
                                         .text("label", diagnostic.fix->label)
                                         .text("field", diagnostic.fix->field_path)
                                         .text("yaml", diagnostic.fix->yaml)
                                         .str()
                                   : "null")
        .str();
}

std::string countText(const std::vector<Diagnostic>& diagnostics)
{
    const auto count = [&](Severity severity) {
        return static_cast<std::size_t>(std::ranges::count(diagnostics, severity, &Diagnostic::severity));
    };
    return fmt::format("{}, {}, {}", counted(count(Severity::Error), "error", "errors"),
                       counted(count(Severity::Warning), "warning", "warnings"),
                       counted(count(Severity::Advice), "piece of advice", "advice"));
}

bool writeReport(const std::string& file, const std::function<std::string()>& report)
{
    if (file.empty()) {
        return true;
    }
    const Result<void> saved = document::save_atomically(file, report());
    if (!saved) {
        toStderr("switchyardctl: " + saved.error().context);
    }
    return saved.has_value();
}

void toStdout(std::string_view line) { write(stdout, line); }

void toStderr(std::string_view line) { write(stderr, line); }

} // namespace switchyard::ctl
