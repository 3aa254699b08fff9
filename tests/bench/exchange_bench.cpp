// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to import, check and export a URL map of thousands of rules. bench_exchange [ROUTE_RULES [ROUNDS]];
// build it with the release preset. Aim: import and check below a second each at 3,000 rules.
#include "core/compile/compile.h"
#include "core/exchange/export.h"
#include "core/exchange/import.h"
#include "tests/support/large_configuration.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace switchyard;

/// Carries something out several times and prints the median and the worst of the times.
template <typename Work>
auto measure(std::string_view what, int rounds, const Work& work)
{
    std::vector<double> times;
    auto result = work();
    for (int round = 0; round < rounds; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        result = work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::ranges::sort(times);
    fmt::print("{:28} {:9.1f} ms  worst {:9.1f} ms\n", what, times[times.size() / 2], times.back());
    return result;
}

/// The changes of an import, carried out one after another.
model::Workspace imported(const exchange::Found& found)
{
    model::Workspace workspace;
    const auto changes = exchange::changes_of(workspace, found, exchange::plan_import(workspace, found), "keys");
    if (!changes) {
        fmt::print(stderr, "{}\n", changes.error().context);
        std::exit(1);
    }
    for (const model::Change& change : *changes) {
        auto next = workspace.apply(change);
        if (!next) {
            fmt::print(stderr, "{}\n", next.error().context);
            std::exit(1);
        }
        workspace = std::move(*next);
    }
    return workspace;
}

std::size_t bytes(const exchange::Exported& exported)
{
    std::size_t sum = 0;
    for (const exchange::ExportFile& file : exported.files)
        sum += file.text.size();
    return sum;
}

int run(std::size_t rules, int rounds)
{
    const tests::LargeConfiguration size{.route_rules = rules};
    const std::vector<exchange::SourceFile> yaml{{"large.yaml", tests::large_configuration_yaml(size)}};
    const std::vector<exchange::SourceFile> json{{"large.json", tests::large_configuration_json(size)}};
    fmt::print("{} route rules, {} services; {} kB of YAML, {} kB of JSON\n", size.route_rules, size.services,
               yaml[0].text.size() / 1000, json[0].text.size() / 1000);

    const auto found = measure("read YAML", rounds, [&] { return exchange::import_files(yaml); });
    const auto from_json = measure("read JSON", rounds, [&] { return exchange::import_files(json); });
    const auto workspace = measure("plan and apply", rounds, [&] { return imported(found); });
    const auto check = measure("check (compile)", rounds, [&] { return compile::compile(workspace, {}, Revision{1}); });
    std::size_t exported = 0;
    for (const exchange::ExportFormat& format : exchange::export_formats())
        exported += bytes(measure(fmt::format("export {}", format.name), rounds,
                                  [&] { return format.write(workspace, {.project = "large"}); }));
    fmt::print("{} resources, {} diagnostics, {} kB exported\n", workspace.resource_count(), check.diagnostics.size(),
               exported / 1000);
    const bool complete = found.resources.size() == workspace.resource_count() &&
                          from_json.resources.size() == found.resources.size() && found.diagnostics.empty();
    return complete ? 0 : 1;
}

} // namespace

int main(int argc, char** argv)
{
    const int rules = argc > 1 ? std::atoi(argv[1]) : 3000;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    return rules > 0 && rounds > 0 ? run(static_cast<std::size_t>(rules), rounds) : 2;
}
