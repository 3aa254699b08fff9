// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/worker_group.h"

#include <utility>

namespace switchyard::proxy {

WorkerGroup::WorkerGroup(telemetry::Drain& drain, const WorkerGroupOptions& options)
{
    for (std::size_t index = 0; index < drain.workers().size(); ++index) {
        workers_.push_back(std::make_unique<Worker>(WorkerOptions{.index = static_cast<std::uint8_t>(index),
                                                                  .seed = options.seed,
                                                                  .telemetry = &drain.worker(index),
                                                                  .limits = options.limits,
                                                                  .retire = options.retire}));
    }
}

Result<> WorkerGroup::start()
{
    for (const std::unique_ptr<Worker>& worker : workers_) {
        if (Result<> started = worker->start(); !started) {
            return started;
        }
    }
    return {};
}

void WorkerGroup::adopt(const Worker::Configuration& configuration, Countdown& adopted)
{
    for (const std::unique_ptr<Worker>& worker : workers_) {
        worker->adopt(configuration, adopted.step());
    }
}

void WorkerGroup::adopt(const std::shared_ptr<const state::Membership>& membership)
{
    for (const std::unique_ptr<Worker>& worker : workers_) {
        worker->adopt(membership);
    }
}

void WorkerGroup::adopt(const std::shared_ptr<const tls::TicketKeys>& keys)
{
    for (const std::unique_ptr<Worker>& worker : workers_) {
        worker->adopt(keys);
    }
}

void WorkerGroup::change_listeners(ListenerSet::Plan& plan, Countdown& done)
{
    for (std::size_t index = 0; index < workers_.size(); ++index) {
        Worker& worker = *workers_[index];
        for (ListenerSet::Opened& opened : plan.opened) {
            worker.add_listener(std::move(opened.sockets[index]), opened.entry.bound, opened.entry.forwarding_rule,
                                done.step());
        }
        for (const ListenerSet::Entry& entry : plan.removed) {
            worker.remove_listener(entry.bound, done.step());
        }
    }
}

void WorkerGroup::stop(Milliseconds grace, Countdown& stopped)
{
    for (const std::unique_ptr<Worker>& worker : workers_) {
        worker->stop(grace, stopped.step());
    }
}

void WorkerGroup::join()
{
    for (const std::unique_ptr<Worker>& worker : workers_) {
        worker->join();
    }
}

} // namespace switchyard::proxy
