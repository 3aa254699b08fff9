// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include "core/document/file.h"
#include "ui/session/edit_command.h"

#include <QFileInfo>

#include <algorithm>

namespace switchyard::session {
namespace {

constexpr int kTouchDelayMs = 150; ///< editors write in several steps

QString toText(const std::string& text) { return QString::fromStdString(text); }

} // namespace

Session::Session(runtime::Runtime& runtime, QObject* parent) : QObject(parent), runtime_(runtime)
{
    runtime_.set_event_sink(bridge_.sink());
    connect(&bridge_, &RuntimeBridge::revisionLive, this, &Session::onRevisionLive);
    connect(&bridge_, &RuntimeBridge::applyFailed, this, &Session::onApplyFailed);
    connect(&bridge_, &RuntimeBridge::stopped, this, &Session::onStopped);
    connect(&bridge_, &RuntimeBridge::statsReported, this, &Session::onStats);
    connect(&bridge_, &RuntimeBridge::loadReported, this, &Session::onLoad);
    connect(&job_, &CompileJob::done, this, &Session::takeCompilation);
    connect(&undoStack_, &QUndoStack::cleanChanged, this, &Session::savedChanged);
    touchTimer_.setSingleShot(true);
    touchTimer_.setInterval(kTouchDelayMs);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &touchTimer_, qOverload<>(&QTimer::start));
    connect(&touchTimer_, &QTimer::timeout, this, &Session::fileTouched);
}

Session::~Session() { undoStack_.disconnect(this); }

const model::Workspace& Session::workspace() const
{
    static const model::Workspace kEmpty;
    return document_ ? document_->workspace() : kEmpty;
}

// --- the file

Result<void> Session::open(const QString& path)
{
    auto document = document::load_file(path.toStdString());
    if (!document)
        return std::unexpected(document.error());
    const QFileInfo file(path);
    take(std::move(*document), file.absoluteFilePath(), file.fileName());
    return {};
}

void Session::openUntitled(std::string text, const QString& name)
{
    take(document::Document::load(std::move(text)), {}, name);
}

void Session::take(document::Document document, const QString& path, const QString& name)
{
    undoStack_.clear();
    undoStack_.setClean();
    document_ = std::move(document);
    savedText_ = path.isEmpty() ? std::string() : document_->text();
    path_ = path;
    name_ = name;
    textReplaced_ = false;
    selection_ = {};
    watchFile();
    emit documentChanged();
    emit selectionChanged();
    emit savedChanged();
    draftChanged();
}

void Session::close()
{
    undoStack_.clear();
    document_.reset();
    path_.clear();
    name_.clear();
    selection_ = {};
    watchFile();
    emit documentChanged();
    emit selectionChanged();
    emit savedChanged();
    draftChanged();
}

Result<void> Session::save()
{
    if (path_.isEmpty())
        return fail(ErrorKind::InvalidArgument, "no file name was chosen yet");
    return saveAs(path_);
}

Result<void> Session::saveAs(const QString& path)
{
    if (!document_)
        return fail(ErrorKind::InvalidArgument, "no document is open");
    if (auto saved = document::save_atomically(path.toStdString(), document_->text()); !saved)
        return saved;
    const QFileInfo file(path);
    const bool renamed = path_ != file.absoluteFilePath();
    path_ = file.absoluteFilePath();
    name_ = file.fileName();
    savedText_ = document_->text();
    textReplaced_ = false;
    undoStack_.setClean();
    watchFile();
    if (renamed)
        emit documentChanged();
    emit savedChanged();
    return {};
}

Result<void> Session::reload()
{
    auto text = document::read_file(path_.toStdString());
    if (!text)
        return std::unexpected(text.error());
    undoStack_.clear();
    undoStack_.setClean();
    savedText_ = *text;
    textReplaced_ = false;
    document_->replace_text(std::move(*text));
    watchFile();
    emit savedChanged();
    draftChanged();
    return {};
}

void Session::watchFile()
{
    if (const QStringList watched = watcher_.files(); !watched.isEmpty())
        watcher_.removePaths(watched);
    if (!path_.isEmpty())
        watcher_.addPath(path_);
}

void Session::fileTouched()
{
    if (path_.isEmpty())
        return;
    const auto text = document::read_file(path_.toStdString());
    watchFile(); // a rename replaced the watched file
    if (!text || *text == savedText_)
        return;
    textReplaced_ = true;
    emit savedChanged();
    emit fileChangedOnDisk();
}

// --- the draft

Result<void> Session::edit(const model::Change& change, const QString& text)
{
    if (!document_ || !document_->editable())
        return fail(ErrorKind::InvalidArgument,
                    "the text of this file could only be read in part; mend it there first");
    auto made = document_->apply(change);
    if (!made)
        return std::unexpected(made.error());
    undoStack_.push(new EditCommand(*this, std::move(*made), text));
    draftChanged();
    return {};
}

void Session::draftChanged()
{
    ++generation_;
    if (selection_.element && !workspace().locate(selection_.element)) {
        selection_ = {};
        emit selectionChanged();
    }
    emit workspaceChanged();
    check();
}

void Session::check() { job_.start({generation_, workspace(), liveWorkspace_}); }

void Session::takeCompilation(const CheckedDraft& result)
{
    if (result.generation != generation_)
        return; // the draft has moved on; its own result is on the way
    checkedGeneration_ = result.generation;
    compileDiagnostics_ = result.diagnostics;
    loadProfiles_ = result.loadProfiles;
    draftChanges_ = liveWorkspace_ ? result.changes : 0;
    rebuildDiagnostics();
    emit runStateChanged();
    if (std::exchange(applyAfterCheck_, false))
        apply();
}

void Session::rebuildDiagnostics()
{
    diagnostics_ = document_ ? document_->diagnostics() : std::vector<Diagnostic>{};
    for (Diagnostic& diagnostic : compileDiagnostics_) {
        if (document_)
            document_->locate(diagnostic);
        diagnostics_.push_back(diagnostic);
    }
    emit diagnosticsChanged();
}

bool Session::runsHere() const { return hasDocument() && std::ranges::all_of(diagnostics_, &Diagnostic::runs_here); }

void Session::select(ElementId element)
{
    Selection next;
    if (const auto place = element ? workspace().locate(element) : std::nullopt)
        next = {element, place->resource->id, place->path};
    if (next == selection_)
        return;
    selection_ = next;
    emit selectionChanged();
}

// --- what runs

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
    if (isChecked() && !runsHere()) {
        failure_ = tr("Not applied: %1").arg(firstError());
        emit runStateChanged();
        return;
    }
    failure_.clear();
    appliedWorkspace_ = workspace();
    setRunState(isRunning() ? RunState::Applying : RunState::Starting);
    applyCommand_ = submit(runtime::Apply{*appliedWorkspace_, {}});
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
    if (event.command == applyCommand_ && appliedWorkspace_)
        liveWorkspace_ = std::exchange(appliedWorkspace_, std::nullopt);
    failure_.clear();
    runState_ = runState_ == RunState::Stopping ? RunState::Stopping : RunState::Running;
    emit revisionLive();
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
