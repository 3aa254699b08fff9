// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/probes.h"

#include "core/balance/random.h"
#include "proxy/io/scope.h"
#include "proxy/io/timer_wheel.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

namespace switchyard::upstream {

std::size_t Probes::KeyHash::operator()(const Key& key) const
{
    const auto& bytes = key.address.address.bytes;
    std::size_t hash = std::hash<std::string_view>{}({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    hash = hash * 31 + key.address.port.value;
    hash = hash * 31 + std::hash<std::string>{}(key.check.path);
    return hash * 31 + std::hash<std::string>{}(key.check.host);
}

/// One address under one check: its timer, the probe in flight, and its verdict.
class Probes::Target final : private io::Timer
{
public:
    Target(Probes& owner, const Key& key)
        : Timer(owner.loop_.timers()),
          owner_(owner),
          key_(key),
          verdict_({key.check.healthy_threshold, key.check.unhealthy_threshold})
    {
        start_by(owner.loop_.now());
    }

    health::State state() const { return verdict_.state(); }
    std::vector<User>& users() { return users_; }
    void probe_now()
    {
        if (scope_.empty()) {
            start();
        }
    }

private:
    void on_due(MonotonicTime now) override
    {
        if (now < next_start_) {
            call_by(next_start_);
        } else if (scope_.empty()) {
            start();
        }
    }

    void start_by(MonotonicTime when)
    {
        next_start_ = when;
        cancel();
        call_by(when);
    }

    void start()
    {
        cancel();
        started_ = owner_.loop_.now();
        scope_.start(run(this));
    }

    static io::Task<> run(Target* target)
    {
        const ProbeResult result = co_await target->owner_.prober_.probe(target->key_.address, target->key_.check);
        target->ended(result);
    }

    void ended(const ProbeResult& result)
    {
        const bool changed = verdict_.report(result.success);
        // A check's interval is at least its timeout, but nobody promises it: never start two at once.
        start_by(std::max(started_ + pause(changed), owner_.loop_.now()));
        for (const User& user : users_) {
            owner_.sink_({user.endpoint, user.service, verdict_.state(), changed, result});
        }
    }

    /// From the start of this probe to the start of the next one.
    Nanoseconds pause(bool changed)
    {
        const Nanoseconds interval = std::max<Nanoseconds>(key_.check.interval, kFirstInterval);
        if (verdict_.state() == health::State::Unknown) {
            return kFirstInterval;
        }
        if (changed && !settled_once_) {
            settled_once_ = true;
            balance::Random random(owner_.random_++);
            return Nanoseconds(static_cast<std::int64_t>(random.below(1000)) * interval.count() / 1000);
        }
        return interval;
    }

    Probes& owner_;
    Key key_;
    health::Verdict verdict_;
    std::vector<User> users_;
    MonotonicTime started_;
    MonotonicTime next_start_;
    bool settled_once_ = false;
    io::Scope scope_; ///< the probe in flight; last, so that it goes first
};

Probes::Probes(io::EventLoop& loop, Sink sink, std::uint64_t seed)
    : loop_(loop),
      prober_(loop),
      sink_(std::move(sink)),
      random_(seed)
{}

Probes::~Probes() = default;

Probes::Key Probes::key_of(const compile::ServiceSpec& service, const compile::EndpointSpec& endpoint)
{
    Key key{endpoint.address, *service.health_check};
    key.check.id = {};
    key.check.name.clear();
    if (key.check.fixed_port) {
        key.address.port = *key.check.fixed_port;
    }
    return key;
}

const Probes::Target* Probes::find(const compile::ServiceSpec& service, const compile::EndpointSpec& endpoint) const
{
    const auto found = targets_.find(key_of(service, endpoint));
    return found == targets_.end() ? nullptr : found->second.get();
}

void Probes::add(const compile::Snapshot& snapshot)
{
    for (const compile::ServiceSpec& service : snapshot.services) {
        if (!service.health_check) {
            continue;
        }
        for (const compile::EndpointSpec& endpoint : service.endpoints) {
            const Key key = key_of(service, endpoint);
            std::unique_ptr<Target>& target = targets_[key];
            if (!target) {
                target = std::make_unique<Target>(*this, key);
            }
            const User user{endpoint.key, service.id};
            if (std::find(target->users().begin(), target->users().end(), user) == target->users().end()) {
                target->users().push_back(user);
            }
        }
    }
}

void Probes::retain(const compile::Snapshot& snapshot)
{
    std::unordered_map<const Target*, std::vector<User>> wanted;
    for (const compile::ServiceSpec& service : snapshot.services) {
        if (!service.health_check) {
            continue;
        }
        for (const compile::EndpointSpec& endpoint : service.endpoints) {
            if (const Target* target = find(service, endpoint)) {
                wanted[target].push_back({endpoint.key, service.id});
            }
        }
    }
    std::erase_if(targets_, [&](const auto& entry) { return !wanted.contains(entry.second.get()); });
    for (auto& [key, target] : targets_) {
        target->users() = std::move(wanted[target.get()]);
    }
}

void Probes::clear() { targets_.clear(); }

bool Probes::settled(const compile::Snapshot& snapshot) const
{
    return std::all_of(snapshot.services.begin(), snapshot.services.end(), [&](const compile::ServiceSpec& service) {
        return std::all_of(service.endpoints.begin(), service.endpoints.end(),
                           [&](const auto& endpoint) { return state_of(service, endpoint) != health::State::Unknown; });
    });
}

health::State Probes::state_of(const compile::ServiceSpec& service, const compile::EndpointSpec& endpoint) const
{
    if (!service.health_check) {
        return health::State::Healthy;
    }
    const Target* target = find(service, endpoint);
    return target == nullptr ? health::State::Unknown : target->state();
}

void Probes::probe_now(const compile::ServiceSpec& service)
{
    if (!service.health_check) {
        return;
    }
    for (const compile::EndpointSpec& endpoint : service.endpoints) {
        const auto found = targets_.find(key_of(service, endpoint));
        if (found != targets_.end()) {
            found->second->probe_now();
        }
    }
}

} // namespace switchyard::upstream
