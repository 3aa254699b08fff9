// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <utility>

namespace switchyard::state {

/// What is true of one endpoint over all workers at this moment. A cache line of its own. Thread: any.
/// Lifetime: as the Ledger, whatever snapshots come and go.
struct alignas(64) EndpointLedger
{
    std::atomic<std::uint32_t> active_requests{0};
};

/// Counts one request at an endpoint for as long as it lives. Cost: one atomic addition at each end.
class ActiveRequest
{
public:
    ActiveRequest() = default;
    explicit ActiveRequest(EndpointLedger& endpoint) : endpoint_(&endpoint)
    {
        endpoint_->active_requests.fetch_add(1, std::memory_order_relaxed);
    }
    ActiveRequest(ActiveRequest&& other) noexcept : endpoint_(std::exchange(other.endpoint_, nullptr)) {}
    ActiveRequest& operator=(ActiveRequest&& other) noexcept
    {
        if (this != &other) {
            end();
            endpoint_ = std::exchange(other.endpoint_, nullptr);
        }
        return *this;
    }
    ActiveRequest(const ActiveRequest&) = delete;
    ActiveRequest& operator=(const ActiveRequest&) = delete;
    ~ActiveRequest() { end(); }

    void end()
    {
        if (endpoint_ != nullptr) {
            std::exchange(endpoint_, nullptr)->active_requests.fetch_sub(1, std::memory_order_relaxed);
        }
    }

private:
    EndpointLedger* endpoint_ = nullptr;
};

/// Where everything is counted that must be exact across workers and outlive snapshots: one entry per endpoint, at an
/// address that never changes. Entries are handed out while a Membership is built; the request path follows a pointer
/// and never looks anything up. Entries are kept until the Ledger goes: 64 bytes for every endpoint seen since start.
/// Thread: control (the entries themselves: any). Lifetime: outlives every worker.
class Ledger
{
public:
    Ledger() = default;
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    /// The endpoint's entry; made when first asked for.
    EndpointLedger& endpoint(EndpointKey key);
    /// Errors: nullptr when the endpoint was never seen.
    const EndpointLedger* find(EndpointKey key) const;
    std::size_t size() const { return endpoints_.size(); }

private:
    std::unordered_map<EndpointKey, std::unique_ptr<EndpointLedger>> endpoints_;
};

} // namespace switchyard::state
