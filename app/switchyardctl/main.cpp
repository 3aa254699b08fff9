// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"

#include <CLI/CLI.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <string_view>

namespace switchyard::ctl {

namespace {

constexpr const char* kFooter =
    "Exit codes:\n"
    "  0  fine\n"
    "  1  the file holds something that stands in the way (with --cloud: something the cloud would refuse)\n"
    "  2  the command line makes no sense\n"
    "  3  the file cannot be read\n"
    "  4  the configuration is fine, but cannot be served here, for example because a port is busy\n"
    "\n"
    "More: resources/help/switchyardctl.md";

struct Unit
{
    std::string_view name;
    double milliseconds;
};
constexpr std::array kUnits{Unit{"", 1000}, Unit{"ms", 1}, Unit{"s", 1000}, Unit{"m", 60'000}, Unit{"h", 3'600'000}};

void addCheck(CLI::App& app, CheckOptions& options)
{
    CLI::App* command =
        app.add_subcommand("check", "Read a workspace file and say everything there is to say about it");
    command->add_option("file", options.file, "The workspace file, *.switchyard.yaml")->required();
    command->add_flag("--cloud", options.cloud, "Exit with 1 also for what only the cloud would refuse");
    command->add_flag("--json", options.json, "One JSON object on standard output");
}

void addExplain(CLI::App& app, ExplainOptions& options)
{
    CLI::App* command = app.add_subcommand("explain", "Say where a request would go, and why; nothing is sent");
    command->add_option("file", options.file, "The workspace file")->required();
    command->add_option("method", options.method, "GET, POST, …")->required();
    command->add_option("url", options.url, "http://shop.example.com/cart, or with the local address")->required();
    command->add_option("-H,--header", options.headers, "A request header, 'Name: value'; may be repeated")
        ->allow_extra_args(false);
    command->add_option("--rule", options.rule, "The forwarding rule it comes in through; without: found by the URL");
    command->add_flag("--json", options.json, "One JSON object on standard output");
}

void addRun(CLI::App& app, RunOptions& options, std::string& duration)
{
    CLI::App* command = app.add_subcommand(
        "run", "Carry traffic until a signal comes: prints http://address:port of every forwarding rule, one a line.\n"
               "SIGINT and SIGTERM end it gracefully, SIGHUP reads the file again; a bad file changes nothing.");
    command->add_option("file", options.file, "The workspace file")->required();
    command->add_option("--for", duration, "Stop after 90, 90s, 5m, 1h or 500ms")->check([](const std::string& text) {
        return parseDuration(text) ? std::string() : "'" + text + "' is no duration; write 90s, 5m, 1h or 500ms";
    });
    command->add_option("--workers", options.workers, "Number of worker threads; without: one per processor, at most 8")
        ->check(CLI::Range(1, 64));
    command->add_option("--load", options.load, "Start the load generator with this entry of local.loadProfiles");
    command->add_flag("--log", options.log,
                      "A line for every request, on standard error (with --json: on standard output)");
    command->add_flag("--json", options.json, "Events as JSON objects on standard output, one a line");
}

} // namespace

std::optional<std::chrono::milliseconds> parseDuration(const std::string& text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    const std::string_view name(end, static_cast<std::size_t>(text.data() + text.size() - end));
    for (const Unit& unit : kUnits) {
        const double milliseconds = number * unit.milliseconds;
        if (error == std::errc{} && unit.name == name && std::isfinite(number) && number >= 0 && milliseconds < 1e12) {
            return std::chrono::milliseconds(static_cast<std::int64_t>(milliseconds));
        }
    }
    return std::nullopt;
}

int dispatch(int argc, char** argv)
{
    CLI::App app("Switchyard's load balancer without a display: the same engine as in the window.", "switchyardctl");
    app.footer(kFooter);
    app.set_version_flag("--version", SWITCHYARD_VERSION);
    app.require_subcommand(1);
    CheckOptions checkOptions;
    ExplainOptions explainOptions;
    RunOptions runOptions;
    std::string duration;
    addCheck(app, checkOptions);
    addExplain(app, explainOptions);
    addRun(app, runOptions, duration);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : static_cast<int>(ExitCode::Usage);
    }
    if (app.got_subcommand("check")) {
        return static_cast<int>(check(checkOptions));
    }
    if (app.got_subcommand("explain")) {
        return static_cast<int>(explain(explainOptions));
    }
    if (!duration.empty()) {
        runOptions.duration = parseDuration(duration);
    }
    return static_cast<int>(run(runOptions));
}

} // namespace switchyard::ctl

int main(int argc, char** argv) { return switchyard::ctl::dispatch(argc, argv); }
