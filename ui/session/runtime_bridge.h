// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runtime/runtime_event.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace switchyard::session {

/// Carries events from the threads of a runtime to signals on the gui thread. Events are collected while the gui is
/// busy and delivered in order, batches of log rows and probes joined; the runtime never waits. Past kMostRows rows
/// that nobody fetched, new rows are counted and dropped.
/// Thread: gui; only the function that sink() returns is called by others, and it may outlive the bridge.
class RuntimeBridge : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t kMostRows = 100'000;

    explicit RuntimeBridge(QObject* parent = nullptr);
    ~RuntimeBridge() override;

    std::function<void(runtime::RuntimeEvent)> sink();
    /// Rows dropped on this side because the gui was too busy.
    std::uint64_t rowsDropped() const { return rowsDropped_; }

signals:
    void revisionLive(const switchyard::runtime::RevisionLive& event);
    void applyFailed(const switchyard::runtime::ApplyFailed& event);
    void stopped(const switchyard::runtime::Stopped& event);
    void commandDone(const switchyard::runtime::CommandDone& event);
    void accessRows(const std::vector<switchyard::observe::AccessRecord>& records, quint64 droppedTotal);
    void statsReported(const switchyard::observe::StatsSample& sample);
    void probesReported(const std::vector<switchyard::runtime::ProbeReported>& probes);
    void captureReported(const switchyard::observe::Capture& capture);
    void simulatedReported(const switchyard::runtime::SimulatedReported& event);
    void loadReported(const switchyard::runtime::LoadReported& event);

private:
    struct Inbox;

    void drain();

    std::shared_ptr<Inbox> inbox_;
    std::uint64_t rowsDropped_ = 0;
};

} // namespace switchyard::session
