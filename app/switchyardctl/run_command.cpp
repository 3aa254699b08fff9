// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/event_queue.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/log_line.h"
#include "app/switchyardctl/passphrases.h"
#include "app/switchyardctl/report.h"
#include "core/document/file.h"
#include "core/runtime/runtime.h"
#include "proxy/local_runtime.h"

#include <algorithm>
#include <csignal>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

using namespace std::chrono_literals;
using runtime::RuntimeEvent;

constexpr auto kGrace = Milliseconds(5'000);
constexpr auto kStopLimit = kGrace + Milliseconds(5'000);

/// What the run still waits for before it ends.
enum class Phase : std::uint8_t
{
    Starting,
    Serving,
    Stopping,
    Ended
};

proxy::LocalRuntimeOptions runtimeOptions(const RunOptions& options)
{
    proxy::LocalRuntimeOptions result;
    result.workers = options.workers;
    return result;
}

/// ", 2 gRPC calls failed": HTTP's status does not show them. Empty when there are none.
std::string failedCalls(std::uint64_t count)
{
    return count == 0 ? std::string() : fmt::format(", {} gRPC {} failed", count, count == 1 ? "call" : "calls");
}

/// Drives a LocalRuntime from signals, a timer and the file. Thread: main.
class Run
{
public:
    explicit Run(const RunOptions& options)
        : options_(options),
          passphrase_(passphrases(options.passphraseFile)),
          runtime_(runtimeOptions(options))
    {
        runtime_.set_event_sink([this](RuntimeEvent event) { queue_.push(std::move(event)); });
    }

    ExitCode go()
    {
        if (!start()) {
            return exit_;
        }
        while (phase_ != Phase::Ended) {
            turn();
        }
        return exit_;
    }

private:
    bool start()
    {
        Result<Reading> reading = readFile(options_.file, {cert::Writing::Allowed, passphrase_});
        if (!reading) {
            toStderr("switchyardctl: " + reading.error().context);
            exit_ = ExitCode::Unreadable;
            return false;
        }
        if (!reading->runsHere()) {
            tell(reading->diagnostics);
            exit_ = ExitCode::Findings;
            return false;
        }
        if (!options_.load.empty() && !hasProfile(*reading->snapshot)) {
            return false;
        }
        apply(std::move(*reading));
        return true;
    }

    bool hasProfile(const compile::Snapshot& snapshot)
    {
        if (std::ranges::find(snapshot.load_profiles, options_.load, &compile::LoadProfileSpec::name) !=
            snapshot.load_profiles.end()) {
            return true;
        }
        toStderr(fmt::format("switchyardctl: there is no load profile '{}' in local.loadProfiles of {}.", options_.load,
                             options_.file));
        exit_ = ExitCode::Findings;
        return false;
    }

    /// The document of the revision that was handed over last stays, to find lines for what the runtime says about it.
    void apply(Reading reading)
    {
        model::Workspace workspace = reading.document.workspace();
        if (workspace_) {
            workspace = model::aligned(workspace, *workspace_);
        }
        workspace_ = workspace;
        handed_over_ = reading.diagnostics;
        assets_ = secrets::with_ids_of(reading.gathered.assets, reading.document.workspace(), workspace);
        for (const std::string& note : reading.gathered.notes) {
            toStderr("switchyardctl: " + note);
            event("certificate", note);
        }
        submit(runtime::Apply{std::move(workspace), assets_});
    }

    void submit(auto what) { runtime_.submit({CommandId{++last_command_}, std::move(what)}); }

    void turn()
    {
        const Wake wake = queue_.wait(deadline_);
        for (const int signal : wake.signals) {
            signalled(signal);
        }
        for (const RuntimeEvent& event : wake.events) {
            std::visit([this](const auto& what) { on(what); }, event);
        }
        if (deadline_ && std::chrono::steady_clock::now() >= *deadline_ && phase_ != Phase::Ended) {
            deadline_.reset();
            phase_ == Phase::Stopping ? end() : stop();
        }
    }

    void signalled(int signal)
    {
        if (signal == SIGHUP) {
            reload();
        } else if (phase_ == Phase::Stopping) {
            end(); // asked twice: do not wait for requests in flight
        } else {
            stop();
        }
    }

    void reload()
    {
        if (phase_ == Phase::Stopping) {
            return;
        }
        Result<Reading> reading = readFile(options_.file, {cert::Writing::Allowed, passphrase_});
        if (!reading) {
            toStderr(fmt::format("switchyardctl: {} What runs keeps running.", reading.error().context));
            event("reloadFailed", reading.error().context);
            return;
        }
        if (!reading->runsHere()) {
            tell(reading->diagnostics);
            toStderr(fmt::format("switchyardctl: {} does not run; what runs keeps running.", options_.file));
            event("reloadFailed", "the file holds something that stands in the way");
            return;
        }
        apply(std::move(*reading));
    }

    void stop()
    {
        phase_ = Phase::Stopping;
        deadline_ = std::chrono::steady_clock::now() + kStopLimit;
        submit(runtime::Stop{kGrace});
    }

    void end() { phase_ = Phase::Ended; }

    void on(const runtime::RevisionLive& live)
    {
        directory_ = live.directory;
        tell(handed_over_);
        std::vector<std::string> listeners;
        for (const runtime::LiveListener& listener : live.listeners) {
            const std::string url = listener.url();
            listeners.push_back(JsonLine().text("name", listener.name).text("url", url).str());
            if (!options_.json) {
                toStdout(url);
            }
        }
        if (options_.json) {
            toStdout(JsonLine()
                         .text("event", "live")
                         .number("revision", live.revision.value)
                         .list("listeners", listeners)
                         .str());
        }
        toStderr(fmt::format("switchyardctl: revision {} is live, {} listening.", live.revision.value,
                             live.listeners.size() == 1 ? "1 forwarding rule"
                                                        : fmt::format("{} forwarding rules", live.listeners.size())));
        if (phase_ == Phase::Starting) {
            started();
        }
    }

    void started()
    {
        phase_ = Phase::Serving;
        if (options_.duration) {
            deadline_ = std::chrono::steady_clock::now() + *options_.duration;
        }
        if (!options_.load.empty()) {
            startLoad();
        }
    }

    void startLoad()
    {
        const compile::Compilation compilation = compile::compile(*workspace_, assets_, Revision{1});
        for (const compile::LoadProfileSpec& profile : compilation.snapshot->load_profiles) {
            if (profile.name == options_.load) {
                submit(runtime::SetLoad{profile});
            }
        }
    }

    void on(const runtime::ApplyFailed& failed)
    {
        const bool gated = !std::ranges::all_of(failed.diagnostics, &Diagnostic::runs_here);
        tell(handed_over_);
        toStderr("switchyardctl: " + failed.error.context);
        event("applyFailed", failed.error.context);
        if (phase_ == Phase::Starting) {
            exit_ = gated ? ExitCode::Findings : ExitCode::CannotServe;
            end();
        } else {
            toStderr(fmt::format("switchyardctl: revision {} keeps running.", failed.still_live.value));
        }
    }

    void on(const runtime::Stopped&)
    {
        toStderr(fmt::format("switchyardctl: stopped after {} requests, {} of them answered with 5xx{}.",
                             totals_.requests, totals_.responses_5xx, failedCalls(totals_.grpc_failures)));
        if (options_.json) {
            toStdout(JsonLine()
                         .text("event", "stopped")
                         .number("requests", totals_.requests)
                         .number("responses2xx", totals_.responses_2xx)
                         .number("responses3xx", totals_.responses_3xx)
                         .number("responses4xx", totals_.responses_4xx)
                         .number("responses5xx", totals_.responses_5xx)
                         .number("noResponse", totals_.no_response)
                         .number("grpcFailures", totals_.grpc_failures)
                         .number("floods", floods_)
                         .str());
        }
        end();
    }

    void on(const runtime::CommandDone& done)
    {
        if (done.error) {
            toStderr("switchyardctl: " + done.error->context);
            event("commandFailed", done.error->context);
        }
    }

    void on(const runtime::AccessBatch& batch)
    {
        if (!options_.log || directory_ == nullptr) {
            return;
        }
        for (const observe::AccessRecord& record : batch.records) {
            options_.json ? toStdout(logJson(record, *directory_)) : toStderr(logText(record, *directory_));
        }
    }

    void on(const runtime::StatsReported& stats)
    {
        totals_ = stats.sample.total;
        if (stats.sample.floods == floods_) {
            return;
        }
        floods_ = stats.sample.floods;
        toStderr(fmt::format("switchyardctl: an HTTP/2 client was cut off because it flooded the proxy ({} so far).",
                             floods_));
        if (options_.json) {
            toStdout(JsonLine().text("event", "flood").number("floods", floods_).str());
        }
    }

    void on(const runtime::ProbeReported& probe)
    {
        if (!probe.changed || directory_ == nullptr) {
            return;
        }
        const auto found = directory_->endpoints.find(probe.endpoint);
        const std::string label = found == directory_->endpoints.end() ? "an endpoint" : found->second.label;
        const bool healthy = probe.state == runtime::HealthState::Healthy;
        toStderr(fmt::format("switchyardctl: {} is {} ({}).", label, healthy ? "healthy" : "unhealthy", probe.answer));
        if (options_.json) {
            toStdout(JsonLine()
                         .text("event", "health")
                         .text("endpoint", label)
                         .flag("healthy", healthy)
                         .text("answer", probe.answer)
                         .str());
        }
    }

    void on(const runtime::LoadReported& load)
    {
        if (!load.running) {
            toStderr(
                fmt::format("switchyardctl: load generator: {} sent, {} answered, {} without an answer, {} with 5xx.",
                            load.sent, load.answered, load.failed, load.server_errors));
        }
    }

    void on(const runtime::CaptureReported&) {}
    void on(const runtime::SimulatedReported&) {}

    void tell(const std::vector<Diagnostic>& diagnostics) const
    {
        for (const Diagnostic& diagnostic : diagnostics) {
            toStderr(toLine(options_.file, diagnostic));
        }
    }

    void event(std::string_view name, const std::string& message) const
    {
        if (options_.json) {
            toStdout(JsonLine().text("event", name).text("message", message).str());
        }
    }

    const RunOptions& options_;
    secrets::Passphrase passphrase_;
    EventQueue queue_; ///< outlives the runtime, which pushes into it
    Phase phase_ = Phase::Starting;
    ExitCode exit_ = ExitCode::Ok;
    std::optional<std::chrono::steady_clock::time_point> deadline_;
    std::optional<model::Workspace> workspace_; ///< handed over last
    runtime::Assets assets_;                    ///< its keys and certificates
    std::vector<Diagnostic> handed_over_;       ///< what there is to say about it, with lines
    std::shared_ptr<const observe::Directory> directory_;
    observe::Counters totals_;
    std::uint64_t floods_ = 0;
    std::uint64_t last_command_ = 0;
    proxy::LocalRuntime runtime_;
};

} // namespace

ExitCode run(const RunOptions& options) { return Run(options).go(); }

} // namespace switchyard::ctl
