// SPDX-License-Identifier: GPL-3.0-or-later
// What carries a session's traffic: runs, applies and stops it, and takes in what it reports.
#include "core/secrets/gather.h"
#include "ui/session/session.h"

#include <algorithm>

namespace switchyard::session {
namespace {

constexpr std::size_t kKeptRevisions = 20;

QString toText(const std::string& text) { return QString::fromStdString(text); }

} // namespace

CommandId Session::submit(decltype(runtime::RuntimeCommand::what) what)
{
    const CommandId id{++lastCommand_};
    runtime_.submit({id, std::move(what)});
    return id;
}

void Session::setRunState(RunState state)
{
    runState_ = state;
    emit runStateChanged();
}

QString Session::firstError() const
{
    const auto error = std::ranges::find(diagnostics_, false, &Diagnostic::runs_here);
    return error == diagnostics_.end() ? QString() : toText(to_text(*error));
}

void Session::apply()
{
    if (!document_ || runState_ == RunState::Starting || runState_ == RunState::Applying ||
        runState_ == RunState::Stopping)
        return;
    commitGesture();
    if (isChecked() && !runsHere()) {
        failure_ = tr("Not applied: %1").arg(firstError());
        emit runStateChanged();
        return;
    }
    failure_.clear();
    appliedWorkspace_ = workspace();
    setRunState(isRunning() ? RunState::Applying : RunState::Starting);
    ++gathering_;
    if (secrets::needs_gathering(*appliedWorkspace_))
        job_.gather(gathering_, *appliedWorkspace_, path_.toStdString());
    else
        takeAssets({gathering_, {.identities = {}, .now = secrets::present_time()}, {}});
}

/// The second half of apply(), when keys and certificates are at hand. A stop may have come in between.
void Session::takeAssets(const ApplyAssets& result)
{
    const bool wanted = runState_ == RunState::Starting || runState_ == RunState::Applying;
    if (result.number != gathering_ || !wanted || !appliedWorkspace_)
        return;
    if (issueDiagnostics_ != result.diagnostics) {
        issueDiagnostics_ = result.diagnostics;
        rebuildDiagnostics();
    }
    applyCommand_ = submit(runtime::Apply{*appliedWorkspace_, result.assets});
}

void Session::applyWhenChecked()
{
    if (isChecked())
        apply();
    else
        applyAfterCheck_ = true;
}

void Session::stop()
{
    if (runState_ == RunState::Stopped || runState_ == RunState::Stopping)
        return;
    setRunState(RunState::Stopping);
    submit(runtime::Stop{});
}

void Session::onRevisionLive(const runtime::RevisionLive& event)
{
    liveRevision_ = event.revision;
    listeners_ = event.listeners;
    directory_ = event.directory;
    if (event.command == applyCommand_ && appliedWorkspace_) {
        liveWorkspace_ = std::exchange(appliedWorkspace_, std::nullopt);
        applied_.push_back({event.revision, *liveWorkspace_, QDateTime::currentDateTime()});
        if (applied_.size() > kKeptRevisions)
            applied_.pop_front();
    }
    failure_.clear();
    runState_ = runState_ == RunState::Stopping ? RunState::Stopping : RunState::Running;
    emit revisionLive();
    emit appliedChanged();
    emit runStateChanged();
    check();
}

void Session::onApplyFailed(const runtime::ApplyFailed& event)
{
    appliedWorkspace_.reset();
    QString why = toText(event.error.context);
    const auto first = std::ranges::find(event.diagnostics, false, &Diagnostic::runs_here);
    if (why.isEmpty() && first != event.diagnostics.end())
        why = toText(to_text(*first));
    liveRevision_ = event.still_live;
    failure_ = isRunning() ? tr("Apply failed: %1. Revision %2 keeps serving.").arg(why).arg(liveRevision_.value)
                           : tr("Start failed: %1. Nothing is running.").arg(why);
    if (!isRunning()) {
        listeners_.clear();
        liveWorkspace_.reset();
    }
    setRunState(isRunning() ? RunState::Running : RunState::Stopped);
}

void Session::onStopped()
{
    liveRevision_ = {};
    listeners_.clear();
    liveWorkspace_.reset();
    draftChanges_ = 0;
    loadRunning_ = false;
    traffic_.clear();
    setRunState(RunState::Stopped);
    emit revisionLive();
    emit loadChanged();
    emit trafficChanged();
}

void Session::onStats(const observe::StatsSample& sample)
{
    if (!isRunning())
        return; // the last one, sent while stopping
    traffic_.add(sample);
    emit trafficChanged();
}

void Session::onLoad(const runtime::LoadReported& event)
{
    if (loadRunning_ == event.running)
        return;
    loadRunning_ = event.running;
    emit loadChanged();
}

void Session::setLiveApply(bool on)
{
    if (liveApply_ == on)
        return;
    liveApply_ = on;
    emit liveApplyChanged();
    applyLive();
    emit runStateChanged();
}

int Session::heldBack() const
{
    if (!liveApply_ || !isRunning())
        return 0;
    return static_cast<int>(std::ranges::count(diagnostics_, false, &Diagnostic::runs_here));
}

/// What was checked and differs from what runs goes into service by itself, once no gesture is under way.
void Session::applyLive()
{
    if (liveApply_ && runState_ == RunState::Running && isChecked() && draftChanges_ > 0 && !gesture_ && runsHere())
        apply();
}

void Session::setSimulated(const runtime::SetSimulated& dials)
{
    if (isRunning())
        submit(dials);
}

void Session::probeNow(ElementId service)
{
    if (isRunning())
        submit(runtime::ProbeNow{service});
}

void Session::startLoad(int profile)
{
    if (profile < 0 || profile >= static_cast<int>(loadProfiles_.size()) || !isRunning())
        return;
    submit(runtime::SetLoad{loadProfiles_[static_cast<std::size_t>(profile)]});
    loadRunning_ = true;
    emit loadChanged();
}

void Session::stopLoad()
{
    submit(runtime::SetLoad{std::nullopt});
    loadRunning_ = false;
    emit loadChanged();
}

std::map<ElementId, QString> Session::localAddresses() const
{
    std::map<ElementId, QString> addresses;
    for (const runtime::LiveListener& listener : listeners_)
        addresses[listener.forwarding_rule] = toText(listener.local.to_string());
    return addresses;
}

} // namespace switchyard::session
