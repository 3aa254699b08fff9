// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/load.h"

#include "tests/bench/load/process_usage.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <fmt/format.h>
#include <sys/epoll.h>

namespace switchyard::bench {
namespace {

using namespace std::chrono_literals;

constexpr Nanoseconds kLongestWait = 20ms;
constexpr Nanoseconds kStalled = 2s;
constexpr Nanoseconds kPatience = 20s; ///< for a first answer
constexpr Nanoseconds kSettle = 500ms; ///< for a server to put away what it does not need for idle connections
constexpr int kIdleWarmUp = 200;       ///< requests

MonotonicTime now() { return std::chrono::steady_clock::now(); }

Nanoseconds seconds(double value)
{
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(value));
}

double own_seconds()
{
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

} // namespace

Load::Load(const Options& options)
    : options_(options),
      shared_(options),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      writes_(static_cast<std::size_t>(options.connections))
{
    clients_.reserve(writes_.size());
    for (std::uint32_t i = 0; i < writes_.size(); ++i)
        clients_.emplace_back(shared_);
}

void Load::run()
{
    if (options_.idle)
        measure_idle();
    else
        measure_requests();
}

void Load::measure_requests()
{
    for (std::uint32_t i = 0; i < clients_.size(); ++i)
        free_.push_back(i);
    begun_ = now();
    work_until(begun_ + seconds(options_.warm_up));
    shared_.figures.begin_window();
    const ProcessUsage before = usage_of(options_.proxy);
    const double own = own_seconds();
    const MonotonicTime begin = now();
    work_until(begin + seconds(options_.seconds));
    // A machine that is too slow for the window, or stood still within it.
    const auto needs_time = [this] {
        return (shared_.figures.requests() == 0 && shared_.figures.failures() == 0) || count_stalled(now()) > 0;
    };
    while (now() < begin + kPatience && needs_time())
        work_until(now() + kLongestWait);
    const MonotonicTime end = now();
    const ProcessUsage after = usage_of(options_.proxy);
    const double own_used = own_seconds() - own;
    for (std::size_t stalled = count_stalled(end); stalled > 0; --stalled)
        shared_.figures.failed(Failure::Stalled);

    Figures& figures = shared_.figures;
    const double took = std::chrono::duration<double>(end - begin).count();
    const auto each = 1e6 / static_cast<double>(std::max<std::size_t>(figures.requests(), 1));
    const double ran = static_cast<double>(after.run - before.run) / 1e9;
    std::uint64_t behind = 0;
    while (options_.rate > 0 && due(started_ + behind) < end)
        ++behind;
    fmt::print("{{\"requests\":{},\"seconds\":{:.4f},\"rate\":{:.1f},\"p50\":{:.1f},\"p90\":{:.1f},\"p99\":{:.1f},"
               "\"p999\":{:.1f},\"cpu\":{:.3f},\"user\":{:.3f},\"system\":{:.3f},\"busy\":{:.3f},\"own_busy\":{:.3f},"
               "\"behind\":{},\"resumed\":{},\"tls\":\"{}\",\"errors\":{}}}\n",
               figures.requests(), took, static_cast<double>(figures.requests()) / took, figures.quantile(0.5),
               figures.quantile(0.9), figures.quantile(0.99), figures.quantile(0.999), ran * each,
               (after.user - before.user) * each, (after.system - before.system) * each, ran / took, own_used / took,
               behind, figures.resumptions(), shared_.agreed, figures.failures_as_json());
}

void Load::measure_idle()
{
    const auto ask_once = [this](std::uint32_t index) {
        const std::uint64_t failures = shared_.figures.failures();
        const std::size_t answers = shared_.figures.requests();
        const MonotonicTime limit = now() + kPatience;
        free_.clear();
        begin(index, now());
        while (shared_.figures.requests() == answers && shared_.figures.failures() == failures && now() < limit)
            turn(kLongestWait);
    };
    shared_.figures.begin_window();
    for (int i = 0; i < kIdleWarmUp; ++i)
        ask_once(0);
    const std::uint64_t before = usage_of(options_.proxy).resident;
    for (std::uint32_t i = 1; i < clients_.size(); ++i)
        ask_once(i);
    const MonotonicTime settled = now() + kSettle;
    while (now() < settled)
        turn(kLongestWait);
    const std::uint64_t after = usage_of(options_.proxy).resident;
    count_stalled(now());
    const double each = (static_cast<double>(after) - static_cast<double>(before)) /
                        static_cast<double>(std::max<std::size_t>(clients_.size() - 1, 1));
    fmt::print("{{\"requests\":{},\"connections\":{},\"memory\":{:.1f},\"resident_before\":{},\"resident_after\":{},"
               "\"tls\":\"{}\",\"errors\":{}}}\n",
               shared_.figures.requests(), clients_.size() - 1, each, before, after, shared_.agreed,
               shared_.figures.failures_as_json());
}

void Load::work_until(MonotonicTime end)
{
    for (MonotonicTime time = now(); time < end; time = now()) {
        start_what_is_due(time);
        Nanoseconds wait = std::min(kLongestWait, end - time);
        if (options_.rate > 0 && !free_.empty())
            wait = std::clamp<Nanoseconds>(due(started_) - now(), 0ns, wait);
        turn(wait);
    }
}

void Load::turn(Nanoseconds longest)
{
    std::array<epoll_event, 512> events;
    const timespec limit{longest / 1s, (longest % 1s).count()};
    const int count = ::epoll_pwait2(epoll_.get(), events.data(), static_cast<int>(events.size()), &limit, nullptr);
    for (int i = 0; i < count; ++i) {
        const std::uint32_t index = events[static_cast<std::size_t>(i)].data.u32;
        if (clients_[index].fd() >= 0)
            take(index, clients_[index].on_event());
    }
}

void Load::start_what_is_due(MonotonicTime time)
{
    if (options_.rate > 0) {
        for (; !free_.empty() && due(started_) <= time; ++started_) {
            const std::uint32_t index = free_.front();
            free_.pop_front();
            begin(index, due(started_));
        }
        return;
    }
    for (std::size_t left = free_.size(); left > 0; --left) { // those that fail wait for the next turn
        const std::uint32_t index = free_.front();
        free_.pop_front();
        begin(index, time);
    }
}

void Load::begin(std::uint32_t index, MonotonicTime due) { take(index, clients_[index].begin(due)); }

void Load::take(std::uint32_t index, Client::Outcome outcome)
{
    while (outcome == Client::Outcome::Free && options_.rate == 0 && !options_.idle)
        outcome = clients_[index].begin(now());
    watch(index);
    if (outcome != Client::Outcome::Busy)
        free_.push_back(index);
}

void Load::watch(std::uint32_t index)
{
    Client& client = clients_[index];
    const bool fresh = client.take_fresh();
    if (client.fd() < 0 || (!fresh && writes_[index] == client.wants_write()))
        return;
    writes_[index] = client.wants_write();
    epoll_event event{};
    event.events = EPOLLIN | (writes_[index] ? EPOLLOUT : 0U);
    event.data.u32 = index;
    ::epoll_ctl(epoll_.get(), fresh ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, client.fd(), &event);
}

MonotonicTime Load::due(std::uint64_t number) const
{
    return begun_ + seconds(static_cast<double>(number) / options_.rate);
}

std::size_t Load::count_stalled(MonotonicTime time) const
{
    return static_cast<std::size_t>(std::ranges::count_if(
        clients_, [&](const Client& client) { return client.waits_since_before(time - kStalled); }));
}

} // namespace switchyard::bench
