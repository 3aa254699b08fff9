// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/junit.h"
#include "app/switchyardctl/report.h"
#include "core/compile/map_tests.h"

#include <algorithm>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

using compile::MapTestResult;

std::string place(const document::Document& document, const MapTestResult& result)
{
    const auto span = document.span_of_element(result.element);
    return span ? fmt::format(":{}:{}", span->begin.line, span->begin.column) : std::string();
}

void printText(const TestOptions& options, const Reading& reading, const std::vector<MapTestResult>& results)
{
    for (const MapTestResult& result : results) {
        if (result.passed()) {
            toStdout(fmt::format("ok      {} tests[{}]  {}", result.url_map_label, result.index, result.name));
            continue;
        }
        toStdout(fmt::format("FAILED  {} tests[{}]  {}", result.url_map_label, result.index, result.name));
        toStdout(fmt::format("        {}{}: GET {}", options.file, place(reading.document, result), result.request));
        for (const std::string& failure : result.failures) {
            toStdout("        " + failure);
        }
    }
    const auto failed = std::ranges::count_if(results, [](const MapTestResult& result) { return !result.passed(); });
    toStdout(results.empty() ? fmt::format("{}: no tests; add them to tests of a URL map.", options.file)
             : failed == 0   ? fmt::format("{}: {} tests passed.", options.file, results.size())
                             : fmt::format("{}: {} of {} tests failed.", options.file, failed, results.size()));
}

std::string toJson(const document::Document& document, const MapTestResult& result)
{
    std::vector<std::string> failures;
    for (const std::string& failure : result.failures) {
        failures.push_back(jsonString(failure));
    }
    const auto span = document.span_of_element(result.element);
    return JsonLine()
        .text("urlMap", result.url_map_label)
        .number("index", result.index)
        .text("name", result.name)
        .text("request", result.request)
        .flag("passed", result.passed())
        .text("decidedBy", result.decided_by)
        .number("line", span ? span->begin.line : 0U)
        .list("failures", failures)
        .raw("explanation", result.explanation ? route::to_json(*result.explanation) : "null")
        .str();
}

void printJson(const TestOptions& options, const Reading& reading, const std::vector<MapTestResult>& results)
{
    std::vector<std::string> items;
    for (const MapTestResult& result : results) {
        items.push_back(toJson(reading.document, result));
    }
    toStdout(JsonLine()
                 .text("file", options.file)
                 .flag("passed", std::ranges::all_of(results, &MapTestResult::passed))
                 .list("tests", items)
                 .str());
}

std::string junit(const TestOptions& options, const std::vector<MapTestResult>& results)
{
    std::vector<JunitCase> cases;
    for (const MapTestResult& result : results) {
        cases.push_back({result.url_map_label, result.name, fmt::format("{}", fmt::join(result.failures, "\n")),
                         "url_map_test.failed"});
    }
    return junitReport(options.file, cases);
}

} // namespace

ExitCode test(const TestOptions& options)
{
    const Result<Reading> reading = readFile(options.file);
    if (!reading) {
        toStderr("switchyardctl: " + reading.error().context);
        return ExitCode::Unreadable;
    }
    // A test may say what it wants as long as the map itself can be read; what stands in the way there comes first.
    for (const Diagnostic& diagnostic : reading->diagnostics) {
        if (!diagnostic.runs_here) {
            toStderr(toLine(options.file, diagnostic));
        }
    }
    std::vector<MapTestResult> results = compile::run_all_map_tests(reading->document.workspace());
    if (!options.map.empty()) {
        const auto label = "urlMaps/" + options.map;
        if (reading->document.workspace().find(model::Kind::UrlMap, options.map) == nullptr) {
            toStderr(fmt::format("switchyardctl: {} has no URL map named '{}'.", options.file, options.map));
            return ExitCode::Findings;
        }
        std::erase_if(results, [&](const MapTestResult& result) { return result.url_map_label != label; });
    }
    options.json ? printJson(options, *reading, results) : printText(options, *reading, results);
    if (!writeReport(options.junit, [&] { return junit(options, results); })) {
        return ExitCode::Unreadable;
    }
    const bool passed = reading->runsHere() && std::ranges::all_of(results, &MapTestResult::passed);
    return passed ? ExitCode::Ok : ExitCode::Findings;
}

} // namespace switchyard::ctl
