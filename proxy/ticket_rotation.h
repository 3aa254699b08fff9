// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/event_loop.h"
#include "proxy/tls/ticket_keys.h"

#include <functional>
#include <memory>

namespace switchyard::proxy {

/// The keys of session tickets over a runtime's life: they outlive configurations, and a fresh one comes every
/// tls::TicketKeys::kRotateEvery. Thread: control.
class TicketRotation final : private io::Timer
{
public:
    using Publish = std::function<void(const std::shared_ptr<const tls::TicketKeys>&)>;

    /// `publish` hears of every change after start().
    TicketRotation(io::EventLoop& loop, Publish publish)
        : Timer(loop.timers()),
          loop_(loop),
          publish_(std::move(publish))
    {}

    /// Makes the first key and publishes it; when there is one already, publishes that. Errors: ResourceExhausted.
    Result<> start();

private:
    void on_due(MonotonicTime now) override;

    io::EventLoop& loop_;
    Publish publish_;
    std::shared_ptr<const tls::TicketKeys> keys_;
};

} // namespace switchyard::proxy
