// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::ctl {

/// What the program's exit code says; documented in --help and resources/help/switchyardctl.md.
enum class ExitCode : std::uint8_t
{
    Ok = 0,
    Findings = 1,   ///< the file was read, and something in it stands in the way
    Usage = 2,      ///< the command line makes no sense
    Unreadable = 3, ///< the file cannot be read at all
    CannotServe = 4 ///< the configuration is fine, the machine says no: a busy port, a missing permission
};

struct CheckOptions
{
    std::string file;
    bool cloud = false; ///< what the cloud would refuse counts as well
    bool fix = false;   ///< carry out the repairs of errors and warnings, and save the file
    bool json = false;
    std::string junit;          ///< file for a JUnit report; empty: none
    std::string passphraseFile; ///< its first line opens private keys; empty: none
};

struct TestOptions
{
    std::string file;
    std::string map; ///< URL map; empty: all
    bool json = false;
    std::string junit; ///< file for a JUnit report; empty: none
};

struct DiffOptions
{
    std::string before;
    std::string after;
    bool all = false; ///< what the server fills in as well
    bool json = false;
};

struct ImportOptions
{
    std::vector<std::string> sources; ///< files, folders, "-"
    std::string into;                 ///< workspace file, made if it does not exist; empty: the plan only
    std::string format;               ///< empty: every document tells its own
    std::string keys = "keys";        ///< folder for secrets, relative to the workspace file
    bool keep = false;                ///< resources that the workspace has already stay as they are
    bool partial = false;             ///< import what can be, although something cannot
    bool json = false;
};

struct ExportOptions
{
    std::string file;
    std::string to;
    std::string out; ///< folder; empty: standard output
    std::string project = "PROJECT_ID";
    std::vector<std::string> resources; ///< labels; empty: all
    bool outputOnly = false;
    bool force = false;     ///< overwrite files
    bool unchecked = false; ///< also what the cloud would refuse
    bool strict = false;    ///< exit with 1 when something could not be expressed
    bool json = false;
};

struct ExplainOptions
{
    std::string file;
    std::string method;
    std::string url;
    std::vector<std::string> headers; ///< "Name: value"
    std::string rule;                 ///< forwarding rule; empty: found by the URL
    std::string client;               ///< the client's address; empty: not known
    bool json = false;
};

struct AnalyzeOptions
{
    std::vector<std::string> files; ///< one to look at, or two to compare
    std::string map;                ///< URL map; empty: all
    std::string records;            ///< access log; empty: none
    std::vector<std::string> failOn{"shadowed", "unreachable"};
    bool all = false; ///< leave nothing out of the text
    bool json = false;
};

struct RunOptions
{
    std::string file;
    std::optional<std::chrono::milliseconds> duration; ///< nullopt: until a signal
    unsigned workers = 0;                              ///< 0: one per processor
    std::string load;                                  ///< load profile; empty: none
    bool log = false;
    bool json = false;
    std::string passphraseFile; ///< as for check
};

struct CertificatesOptions
{
    std::string file; ///< list, issue
    std::string passphraseFile;
    std::vector<std::string> places; ///< trust, untrust, instructions: words of trust_places.h; empty: all
    bool dryRun = false;             ///< trust, untrust: say what would be done
    bool pathOnly = false;           ///< authority
    bool json = false;
};

ExitCode check(const CheckOptions& options);
ExitCode test(const TestOptions& options);
ExitCode diff(const DiffOptions& options);
ExitCode importInto(const ImportOptions& options);
ExitCode exportTo(const ExportOptions& options);
ExitCode explain(const ExplainOptions& options);
ExitCode analyze(const AnalyzeOptions& options);
ExitCode run(const RunOptions& options);
ExitCode listCertificates(const CertificatesOptions& options);
ExitCode issueCertificates(const CertificatesOptions& options);
ExitCode showAuthority(const CertificatesOptions& options);
ExitCode trustAuthority(const CertificatesOptions& options);
ExitCode untrustAuthority(const CertificatesOptions& options);
ExitCode showInstructions(const CertificatesOptions& options);

/// Reads "90", "90s", "5m", "1h", "500ms". Errors: nullopt.
std::optional<std::chrono::milliseconds> parseDuration(const std::string& text);

} // namespace switchyard::ctl
