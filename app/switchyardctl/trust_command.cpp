// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/authority_file.h"
#include "app/switchyardctl/child.h"
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/report.h"
#include "app/switchyardctl/trust_places.h"
#include "core/base/shell_word.h"
#include "core/cert/chain.h"
#include "core/document/file.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <set>
#include <unistd.h>

namespace switchyard::ctl {

namespace {

namespace fs = std::filesystem;
using cert::TrustPlace;
using cert::TrustStep;

/// What became of a step.
enum class Outcome : std::uint8_t
{
    Planned, ///< --dry-run
    Done,
    Nothing,   ///< it was so already
    NeedsRoot, ///< left to do by hand
    Failed
};

std::string_view word(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Planned:
        return "planned";
    case Outcome::Done:
        return "done";
    case Outcome::Nothing:
        return "nothing to do";
    case Outcome::NeedsRoot:
        return "needs root rights";
    case Outcome::Failed:
        break;
    }
    return "failed";
}

struct Attempt
{
    TrustStep step;
    Outcome outcome = Outcome::Planned;
    std::string output{}; ///< why it failed
};

/// As a shell would read it.
std::string shown(const std::vector<std::string>& command)
{
    std::string text;
    for (const std::string& one : command) {
        text += (text.empty() ? "" : " ") + shell_word(one);
    }
    return text;
}

/// Carries the steps of one direction out, or says what they would be.
class Trusting
{
public:
    Trusting(const CertificatesOptions& options, AuthorityFile authority, bool installing)
        : options_(options),
          authority_(std::move(authority)),
          installing_(installing),
          facts_(factsOfThisSystem(authority_.file.string())),
          plan_(cert::plan_trust(facts_, authority_.certificate, authority_.file.string()))
    {}

    ExitCode run()
    {
        for (const TrustStep& step : installing_ ? plan_.install : plan_.remove) {
            if (wanted(step.place)) {
                attempts_.push_back(attempt(step));
            }
        }
        collectByHand();
        options_.json ? printJson() : print();
        const bool failed =
            std::ranges::any_of(attempts_, [](const Attempt& one) { return one.outcome == Outcome::Failed; });
        return (failed || !byHand_.empty()) && !options_.dryRun ? ExitCode::CannotServe : ExitCode::Ok;
    }

private:
    bool wanted(TrustPlace place) const
    {
        return options_.places.empty() || std::ranges::find(options_.places, wordOf(place)) != options_.places.end();
    }

    Attempt attempt(const TrustStep& step)
    {
        if (options_.dryRun) {
            return {step, Outcome::Planned};
        }
        if (isSo(step)) {
            return {step, Outcome::Nothing};
        }
        if (step.needs_root && ::geteuid() != 0) {
            return {step, Outcome::NeedsRoot};
        }
        if (const auto prepared = prepare(step); !prepared) {
            return {step, Outcome::Failed, prepared.error().context};
        }
        const Finished finished = step.command.empty() ? Finished{0, ""} : runChild(step.command);
        if (finished.code == 0) {
            return {step, Outcome::Done};
        }
        return {step, step.may_fail ? Outcome::Nothing : Outcome::Failed, finished.output};
    }

    /// Whether the file of a step is there, or gone, as it should be.
    bool isSo(const TrustStep& step) const
    {
        std::error_code ignored;
        if (!step.file.empty()) {
            return installing_ ? document::read_file(step.file).value_or("") == cert::to_pem(authority_.certificate)
                               : !fs::exists(step.file, ignored);
        }
        return !installing_ && step.place == TrustPlace::ChromiumNss && !fs::exists(chromium(), ignored);
    }

    fs::path chromium() const { return fs::path(facts_.home) / ".pki/nssdb"; }

    Result<void> prepare(const TrustStep& step) const
    {
        std::error_code error;
        if (!step.file.empty() && !installing_) {
            fs::remove(step.file, error);
            return error ? Result<void>(fail(ErrorKind::InputOutput,
                                             fmt::format("Cannot remove {}: {}.", step.file, error.message())))
                         : Result<void>();
        }
        if (!step.file.empty()) {
            return document::save_atomically(step.file, cert::to_pem(authority_.certificate));
        }
        if (installing_ && step.place == TrustPlace::ChromiumNss && !fs::exists(chromium() / "cert9.db", error)) {
            return makeDatabase();
        }
        return {};
    }

    /// A browser that never ran has no database yet; it takes this one over.
    Result<void> makeDatabase() const
    {
        std::error_code error;
        fs::create_directories(chromium(), error);
        if (!error) {
            fs::permissions(chromium(), fs::perms::owner_all, error);
        }
        if (error) {
            return fail(ErrorKind::InputOutput,
                        fmt::format("Cannot make {}: {}.", chromium().string(), error.message()));
        }
        const Finished made = runChild({"certutil", "-d", "sql:" + chromium().string(), "-N", "--empty-password"});
        return made.code == 0 ? Result<void>() : fail(ErrorKind::InputOutput, made.output);
    }

    void collectByHand()
    {
        std::set<TrustPlace> seen;
        const auto add = [&](TrustPlace place) {
            if (wanted(place) && seen.insert(place).second) {
                byHand_.push_back(place);
            }
        };
        for (const Attempt& one : attempts_) {
            if (one.outcome == Outcome::NeedsRoot || one.outcome == Outcome::Failed) {
                add(one.step.place);
            }
        }
        if (installing_) {
            std::ranges::for_each(plan_.by_hand, add);
        }
        for (const cert::TrustInstruction& instruction : cert::trust_instructions()) {
            const auto about = [&](const Attempt& one) { return one.step.place == instruction.place; };
            if (installing_ && !options_.places.empty() && std::ranges::none_of(attempts_, about)) {
                add(instruction.place);
            }
        }
    }

    void print() const
    {
        toStdout(fmt::format("{} ({})", nameOf(authority_), authority_.file.string()));
        for (const Attempt& one : attempts_) {
            toStdout(fmt::format("{}: {}", instructionFor(one.step.place).name, word(one.outcome)));
            if (one.outcome == Outcome::Nothing) {
                continue;
            }
            if (!one.step.file.empty()) {
                toStdout(fmt::format("  {} {}", installing_ ? "write" : "remove", one.step.file));
            }
            if (!one.step.command.empty()) {
                toStdout("  run   " + shown(one.step.command));
            }
            if (one.outcome == Outcome::Failed) {
                toStderr("switchyardctl: " + one.output);
            }
        }
        for (const TrustPlace place : byHand_) {
            printByHand(place);
        }
        if (attempts_.empty() && byHand_.empty()) {
            toStdout(installing_ ? "No place is known here where it could be trusted; see 'switchyardctl certificates "
                                   "instructions'."
                                 : "There is no place here where it could be trusted.");
        }
        if (installing_ &&
            std::ranges::any_of(attempts_, [](const Attempt& one) { return one.outcome == Outcome::Done; })) {
            toStdout("Browsers that are open take notice when they start again.");
        }
    }

    void printByHand(TrustPlace place) const
    {
        const cert::TrustInstruction& instruction = instructionFor(place);
        toStdout(fmt::format("\nBy hand, for {} ({}):", instruction.name, instruction.covers));
        if (installing_) {
            toStdout(stepsFor(place, authority_.file.string(), nameOf(authority_)));
            return;
        }
        for (const Attempt& one : attempts_) {
            if (one.step.place == place && one.outcome != Outcome::Nothing) {
                toStdout((one.step.file.empty() ? "" : "sudo rm '" + one.step.file + "'\n") +
                         std::string(one.step.needs_root ? "sudo " : "") + shown(one.step.command));
            }
        }
    }

    void printJson() const
    {
        std::vector<std::string> steps;
        for (const Attempt& one : attempts_) {
            std::vector<std::string> command;
            std::ranges::transform(one.step.command, std::back_inserter(command), jsonString);
            steps.push_back(JsonLine()
                                .text("place", wordOf(one.step.place))
                                .text("outcome", word(one.outcome))
                                .text("file", one.step.file)
                                .list("command", command)
                                .flag("needsRoot", one.step.needs_root)
                                .text("output", one.outcome == Outcome::Failed ? one.output : "")
                                .str());
        }
        std::vector<std::string> byHand;
        for (const TrustPlace place : byHand_) {
            byHand.push_back(jsonString(wordOf(place)));
        }
        toStdout(JsonLine()
                     .text("authority", authority_.file.string())
                     .text("name", nameOf(authority_))
                     .list("steps", steps)
                     .list("byHand", byHand)
                     .str());
    }

    const CertificatesOptions& options_;
    AuthorityFile authority_;
    bool installing_;
    cert::SystemFacts facts_;
    cert::TrustPlan plan_;
    std::vector<Attempt> attempts_;
    std::vector<TrustPlace> byHand_;
};

} // namespace

ExitCode trustAuthority(const CertificatesOptions& options)
{
    auto authority = options.dryRun ? readAuthority() : makeAuthority();
    if (!authority) {
        return withoutAuthority(authority.error());
    }
    return Trusting(options, std::move(*authority), true).run();
}

ExitCode untrustAuthority(const CertificatesOptions& options)
{
    auto authority = readAuthority();
    if (!authority) {
        return withoutAuthority(authority.error());
    }
    return Trusting(options, std::move(*authority), false).run();
}

ExitCode showInstructions(const CertificatesOptions& options)
{
    const auto authority = readAuthority();
    if (!authority) {
        return withoutAuthority(authority.error());
    }
    std::vector<std::string> items;
    for (const cert::TrustInstruction& instruction : cert::trust_instructions()) {
        const std::string_view place = wordOf(instruction.place);
        if (!options.places.empty() && std::ranges::find(options.places, place) == options.places.end()) {
            continue;
        }
        const std::string steps = stepsFor(instruction.place, authority->file.string(), nameOf(*authority));
        if (options.json) {
            items.push_back(JsonLine()
                                .text("place", place)
                                .text("name", instruction.name)
                                .text("covers", instruction.covers)
                                .text("steps", steps)
                                .str());
        } else {
            toStdout(fmt::format("{} ({})\n{}\n", instruction.name, instruction.covers, steps));
        }
    }
    if (options.json) {
        toStdout(JsonLine().text("authority", authority->file.string()).list("instructions", items).str());
    }
    return ExitCode::Ok;
}

} // namespace switchyard::ctl
