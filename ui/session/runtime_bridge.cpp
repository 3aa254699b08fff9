// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/runtime_bridge.h"

#include <QMetaObject>

#include <mutex>
#include <utility>

namespace switchyard::session {

/// What has arrived and was not delivered yet. Shared with the sink, so that a late event finds nobody home.
struct RuntimeBridge::Inbox
{
    std::mutex mutex;
    std::vector<runtime::RuntimeEvent> events;
    std::size_t rows = 0;
    std::uint64_t rowsDropped = 0;
    RuntimeBridge* bridge = nullptr;
    bool callQueued = false;

    void put(runtime::RuntimeEvent event)
    {
        const std::scoped_lock lock(mutex);
        if (!bridge)
            return;
        if (auto* batch = std::get_if<runtime::AccessBatch>(&event)) {
            if (rows + batch->records.size() > kMostRows) {
                rowsDropped += batch->records.size();
                return;
            }
            rows += batch->records.size();
        }
        events.push_back(std::move(event));
        if (!std::exchange(callQueued, true))
            QMetaObject::invokeMethod(bridge, &RuntimeBridge::drain, Qt::QueuedConnection);
    }
};

RuntimeBridge::RuntimeBridge(QObject* parent) : QObject(parent), inbox_(std::make_shared<Inbox>())
{
    inbox_->bridge = this;
}

RuntimeBridge::~RuntimeBridge()
{
    const std::scoped_lock lock(inbox_->mutex);
    inbox_->bridge = nullptr;
}

std::function<void(runtime::RuntimeEvent)> RuntimeBridge::sink()
{
    return [inbox = inbox_](runtime::RuntimeEvent event) { inbox->put(std::move(event)); };
}

namespace {

/// Rows and probes gathered until an event of another kind stands between them.
struct Gathered
{
    std::vector<observe::AccessRecord> rows;
    std::uint64_t droppedTotal = 0;
    std::vector<runtime::ProbeReported> probes;
};

} // namespace

void RuntimeBridge::drain()
{
    std::vector<runtime::RuntimeEvent> events;
    {
        const std::scoped_lock lock(inbox_->mutex);
        events.swap(inbox_->events);
        inbox_->rows = 0;
        inbox_->callQueued = false;
        rowsDropped_ = inbox_->rowsDropped;
    }
    Gathered gathered;
    auto flush = [&] {
        if (!gathered.rows.empty())
            emit accessRows(gathered.rows, gathered.droppedTotal + rowsDropped_);
        if (!gathered.probes.empty())
            emit probesReported(gathered.probes);
        gathered.rows.clear();
        gathered.probes.clear();
    };
    for (runtime::RuntimeEvent& event : events) {
        if (auto* batch = std::get_if<runtime::AccessBatch>(&event)) {
            gathered.rows.insert(gathered.rows.end(), batch->records.begin(), batch->records.end());
            gathered.droppedTotal = batch->dropped_total;
            continue;
        }
        if (auto* probe = std::get_if<runtime::ProbeReported>(&event)) {
            gathered.probes.push_back(std::move(*probe));
            continue;
        }
        flush();
        if (const auto* live = std::get_if<runtime::RevisionLive>(&event))
            emit revisionLive(*live);
        else if (const auto* failed = std::get_if<runtime::ApplyFailed>(&event))
            emit applyFailed(*failed);
        else if (const auto* end = std::get_if<runtime::Stopped>(&event))
            emit stopped(*end);
        else if (const auto* done = std::get_if<runtime::CommandDone>(&event))
            emit commandDone(*done);
        else if (const auto* stats = std::get_if<runtime::StatsReported>(&event))
            emit statsReported(stats->sample);
        else if (const auto* capture = std::get_if<runtime::CaptureReported>(&event))
            emit captureReported(capture->capture);
        else if (const auto* simulated = std::get_if<runtime::SimulatedReported>(&event))
            emit simulatedReported(*simulated);
        else if (const auto* load = std::get_if<runtime::LoadReported>(&event))
            emit loadReported(*load);
    }
    flush();
}

} // namespace switchyard::session
