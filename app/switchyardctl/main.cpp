// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/trust_places.h"
#include "core/exchange/export.h"
#include "core/exchange/formats.h"

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
    "  1  the file holds something that stands in the way (with --cloud: something the cloud would refuse);\n"
    "     a test failed; a rule never decides; two configurations differ or route differently; an\n"
    "     import or export could not be done completely\n"
    "  2  the command line makes no sense\n"
    "  3  a file cannot be read or written\n"
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
    command->add_flag("--fix", options.fix,
                      "Carry out the repairs of errors and warnings, save the file, then say what is left");
    command->add_flag("--json", options.json, "One JSON object on standard output");
    command->add_option("--junit", options.junit, "Write a JUnit report to this file as well");
    command->add_option(
        "--passphrase-file", options.passphraseFile,
        "Its first line opens encrypted private keys; else SWITCHYARD_PASSPHRASE, else it is asked for");
}

void addTest(CLI::App& app, TestOptions& options)
{
    CLI::App* command = app.add_subcommand("test", "Run the tests of the URL maps: where each request would go");
    command->add_option("file", options.file, "The workspace file")->required();
    command->add_option("--map", options.map, "Only the tests of this URL map");
    command->add_flag("--json", options.json, "One JSON object on standard output");
    command->add_option("--junit", options.junit, "Write a JUnit report to this file as well");
}

void addDiff(CLI::App& app, DiffOptions& options)
{
    CLI::App* command = app.add_subcommand(
        "diff", "Say in sentences how two configurations differ; exits with 1 when they do. Each is a workspace file,\n"
                "or a file or folder in any format that can be imported");
    command->add_option("before", options.before, "The one it was")->required();
    command->add_option("after", options.after, "The one it is")->required();
    command->add_flag("--all", options.all, "Also what only the server fills in, such as fingerprints");
    command->add_flag("--json", options.json, "One JSON object on standard output");
}

void addImport(CLI::App& app, ImportOptions& options)
{
    std::vector<std::string> formats;
    for (const exchange::ImportFormat& format : exchange::import_formats()) {
        formats.emplace_back(format.name);
    }
    CLI::App* command = app.add_subcommand(
        "import",
        "Read configurations: Google Cloud YAML or JSON, Terraform state or plan JSON, Config Connector YAML.\n"
        "Without --into it only says what it would do");
    command->add_option("sources", options.sources, "Files, folders, or - for standard input")->required();
    command->add_option("--into", options.into, "The workspace file to import into; made if there is none");
    command->add_option("--format", options.format, "Read everything as this format")->check(CLI::IsMember(formats));
    command->add_option("--keys", options.keys, "Folder for private keys and other secrets, beside the workspace file")
        ->capture_default_str();
    command->add_flag("--keep", options.keep, "Leave resources alone that the workspace has already");
    command->add_flag("--partial", options.partial, "Import what can be imported although something cannot");
    command->add_flag("--json", options.json, "One JSON object on standard output");
}

void addExport(CLI::App& app, ExportOptions& options)
{
    std::vector<std::string> formats;
    for (const exchange::ExportFormat& format : exchange::export_formats()) {
        formats.emplace_back(format.name);
    }
    CLI::App* command = app.add_subcommand(
        "export", "Write the configuration for other tools; what they cannot express is told on standard error");
    command->add_option("file", options.file, "The workspace file")->required();
    command->add_option("--to", options.to, "The format")->required()->check(CLI::IsMember(formats));
    command->add_option("--out", options.out, "The folder to write to; without: standard output");
    command->add_option("--project", options.project, "The project of resources that name none")->capture_default_str();
    command->add_option("--resource", options.resources, "Only this one, for example urlMaps/web; may be repeated")
        ->allow_extra_args(false);
    command->add_flag("--output-only", options.outputOnly, "Also what only the server fills in, such as fingerprints");
    command->add_flag("--force", options.force, "Overwrite files that exist");
    command->add_flag("--unchecked", options.unchecked, "Also write what the cloud would refuse");
    command->add_flag("--strict", options.strict, "Exit with 1 when something could not be expressed");
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
    command->add_option("--client", options.client, "The client's address, which session affinity may go by");
    command->add_flag("--json", options.json, "One JSON object on standard output");
}

void addAnalyze(CLI::App& app, AnalyzeOptions& options)
{
    CLI::App* command = app.add_subcommand(
        "analyze",
        "Prove which rules of a URL map are reached, shadowed, ambiguous or untested; with two files, say which\n"
        "requests change their destination, and exit with 1 when some do. Nothing is sent");
    command->add_option("files", options.files, "The workspace file; or the one it was, and the one it is")
        ->required()
        ->expected(1, 2);
    command->add_option("--url-map", options.map, "Only this URL map");
    command->add_option("--records", options.records,
                        "With two files: count the requests of this log, made by run --log --json");
    command->add_option("--fail-on", options.failOn, "Exit with 1 for these findings")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::IsMember({"shadowed", "unreachable", "unknown", "overlap", "host", "untested", "nothing"}))
        ->capture_default_str();
    command->add_flag("--all", options.all, "Leave nothing out, and show a request for every rule");
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
    command->add_option(
        "--passphrase-file", options.passphraseFile,
        "Its first line opens encrypted private keys; else SWITCHYARD_PASSPHRASE, else it is asked for");
}

void addFileCommand(CLI::App& group, const char* name, const char* description, CertificatesOptions& options)
{
    CLI::App* command = group.add_subcommand(name, description);
    command->add_option("file", options.file, "The workspace file")->required();
    command->add_option(
        "--passphrase-file", options.passphraseFile,
        "Its first line opens encrypted private keys; else SWITCHYARD_PASSPHRASE, else it is asked for");
    command->add_flag("--json", options.json, "One JSON object on standard output");
}

CLI::App* addPlaceCommand(CLI::App& group, const char* name, const char* description, CertificatesOptions& options)
{
    CLI::App* command = group.add_subcommand(name, description);
    command->add_option("--place", options.places, "Only there; may be repeated")
        ->allow_extra_args(false)
        ->check(CLI::IsMember(trustPlaceWords()));
    command->add_flag("--json", options.json, "One JSON object on standard output");
    return command;
}

void addCertificates(CLI::App& app, CertificatesOptions& options)
{
    CLI::App* group = app.add_subcommand(
        "certificates", "Certificates of a workspace and the development CA of this machine: list, issue, trust");
    group->require_subcommand(1);
    addFileCommand(*group, "list",
                   "Say of each certificate its names, issuer, last day, key and who shows it; exits\n"
                   "with 1 when one cannot be shown",
                   options);
    addFileCommand(*group, "issue", "Have the development CA issue or renew what this file needs; what is good stays",
                   options);
    CLI::App* trust = addPlaceCommand(
        *group, "trust",
        "Have the browsers and the system of this machine accept the development CA; exits with 4 when\n"
        "something is left to do by hand",
        options);
    trust->add_flag("--dry-run", options.dryRun, "Only say what would be done");
    addPlaceCommand(*group, "untrust", "Take that back", options)
        ->add_flag("--dry-run", options.dryRun, "Only say what would be done");
    addPlaceCommand(*group, "instructions", "Say how it is done by hand, per browser and system", options);
    CLI::App* authority = group->add_subcommand("authority", "Say where the development CA is, and until when");
    authority->add_flag("--path", options.pathOnly, "Only the path of its certificate, for curl --cacert");
    authority->add_flag("--json", options.json, "One JSON object on standard output");
}

ExitCode dispatchCertificates(const CLI::App& group, const CertificatesOptions& options)
{
    struct Row
    {
        const char* name;
        ExitCode (*command)(const CertificatesOptions&);
    };
    constexpr std::array kRows{Row{"list", listCertificates},   Row{"issue", issueCertificates},
                               Row{"trust", trustAuthority},    Row{"untrust", untrustAuthority},
                               Row{"authority", showAuthority}, Row{"instructions", showInstructions}};
    for (const Row& row : kRows) {
        if (group.got_subcommand(row.name)) {
            return row.command(options);
        }
    }
    return ExitCode::Usage;
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
    TestOptions testOptions;
    DiffOptions diffOptions;
    ImportOptions importOptions;
    ExportOptions exportOptions;
    ExplainOptions explainOptions;
    AnalyzeOptions analyzeOptions;
    RunOptions runOptions;
    CertificatesOptions certificatesOptions;
    std::string duration;
    addCheck(app, checkOptions);
    addTest(app, testOptions);
    addDiff(app, diffOptions);
    addImport(app, importOptions);
    addExport(app, exportOptions);
    addExplain(app, explainOptions);
    addAnalyze(app, analyzeOptions);
    addRun(app, runOptions, duration);
    addCertificates(app, certificatesOptions);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : static_cast<int>(ExitCode::Usage);
    }
    if (app.got_subcommand("check")) {
        return static_cast<int>(check(checkOptions));
    }
    if (app.got_subcommand("test")) {
        return static_cast<int>(test(testOptions));
    }
    if (app.got_subcommand("diff")) {
        return static_cast<int>(diff(diffOptions));
    }
    if (app.got_subcommand("import")) {
        return static_cast<int>(importInto(importOptions));
    }
    if (app.got_subcommand("export")) {
        return static_cast<int>(exportTo(exportOptions));
    }
    if (app.got_subcommand("explain")) {
        return static_cast<int>(explain(explainOptions));
    }
    if (app.got_subcommand("analyze")) {
        return static_cast<int>(analyze(analyzeOptions));
    }
    if (app.got_subcommand("certificates")) {
        return static_cast<int>(dispatchCertificates(*app.get_subcommand("certificates"), certificatesOptions));
    }
    if (!duration.empty()) {
        runOptions.duration = parseDuration(duration);
    }
    return static_cast<int>(run(runOptions));
}

} // namespace switchyard::ctl

int main(int argc, char** argv) { return switchyard::ctl::dispatch(argc, argv); }
