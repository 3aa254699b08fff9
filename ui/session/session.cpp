// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

namespace switchyard::session {
namespace {

constexpr int kTouchDelayMs = 150;   ///< editors write in several steps
constexpr int kJournalFlushMs = 500; ///< how long a step may be in memory only

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
    connect(&job_, &CompileJob::gathered, this, &Session::takeAssets);
    journalTimer_.setSingleShot(true);
    journalTimer_.setInterval(kJournalFlushMs);
    connect(&journalTimer_, &QTimer::timeout, this, [this] {
        if (journal_)
            journal_->flush();
    });
    touchTimer_.setSingleShot(true);
    touchTimer_.setInterval(kTouchDelayMs);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &touchTimer_, qOverload<>(&QTimer::start));
    connect(&touchTimer_, &QTimer::timeout, this, &Session::fileTouched);
}

Session::~Session()
{
    undoStack_.disconnect(this);
    // a draft that was not saved stays in its journal: whoever destroys a session without close() may want it back
    if (journal_ && isSaved())
        journal_->discard();
}

const model::Workspace& Session::workspace() const
{
    static const model::Workspace kEmpty;
    return document_ ? document_->workspace() : kEmpty;
}

} // namespace switchyard::session
