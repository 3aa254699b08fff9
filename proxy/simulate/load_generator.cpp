// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/load_generator.h"

#include "proxy/simulate/load_plan.h"
#include "proxy/simulate/load_run.h"

#include <fmt/format.h>

namespace switchyard::simulate {
namespace {

Result<> check(const compile::LoadProfileSpec& profile, const SocketAddress& target)
{
    if (!target.address.is_loopback())
        return fail(ErrorKind::PermissionDenied,
                    fmt::format("load profile {}: {} is not on this machine's loopback network, and the load generator "
                                "calls nothing else",
                                profile.name, target.to_string()));
    const auto bad = [&](std::string_view what) {
        return fail(ErrorKind::InvalidArgument, fmt::format("load profile {}: {}", profile.name, what));
    };
    if (target.port.value == 0)
        return bad("there is no port to call");
    if (!(profile.requests_per_second > 0 && profile.requests_per_second <= LoadGenerator::kMaxRate))
        return bad("the rate must be above 0 and at most 100000 requests per second");
    if (profile.connections == 0 || profile.connections > LoadGenerator::kMaxConnections)
        return bad("the number of connections must be from 1 to 1024");
    if (profile.duration <= Seconds(0) || profile.duration > LoadGenerator::kLongest)
        return bad("the duration must be above 0 and at most a week");
    return {};
}

} // namespace

LoadGenerator::LoadGenerator(LoopThread& thread, std::uint64_t seed, Report report)
    : thread_(thread),
      seed_(seed),
      report_(std::move(report))
{}

LoadGenerator::~LoadGenerator()
{
    thread_.run([this] { run_.reset(); });
}

Result<> LoadGenerator::start(const compile::LoadProfileSpec& profile, const SocketAddress& target)
{
    if (auto checked = check(profile, target); !checked)
        return checked;
    auto plan = LoadPlan::make(profile, target.to_string());
    if (!plan)
        return std::unexpected(plan.error());
    const LoadPace pace{profile.requests_per_second, profile.connections, profile.duration};
    thread_.loop().post([this, target, pace, plan = std::move(*plan)]() mutable {
        run_.reset(); // reports its end first
        run_ = std::make_unique<LoadRun>(thread_.loop(), target, std::move(plan), pace, seed_, report_);
        run_->start();
    });
    return {};
}

void LoadGenerator::stop()
{
    thread_.loop().post([this] { run_.reset(); });
}

} // namespace switchyard::simulate
