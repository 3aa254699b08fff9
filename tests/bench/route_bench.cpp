// SPDX-License-Identifier: GPL-3.0-or-later
// What a request pays for routing, warm, in one thread: bench_route [ROUNDS [KIND]]. Build it with the release preset.
// Each figure is the median over rounds; a round routes 2048 requests for rules drawn evenly from the map. "linear"
// asks the same rules one after the other until one holds, as Envoy does.
#include "core/route/route_parts.h"
#include "core/route/route_table.h"
#include "tests/bench/route_maps.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <malloc.h>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace switchyard;
using namespace switchyard::bench;
using namespace switchyard::route;
using Clock = std::chrono::steady_clock;
using Requests = std::span<const RouteRequest>;

constexpr std::size_t kRequests = 2048;

double nanoseconds_since(Clock::time_point begin)
{
    return std::chrono::duration<double, std::nano>(Clock::now() - begin).count();
}

/// Processor time of this thread: what others do on the machine does not count.
double own_nanoseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

std::size_t heap_in_use()
{
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// Nanoseconds per request: the median of rounds, after one that warms up.
template <typename Look>
double measure(const Requests& requests, std::size_t rounds, Look look)
{
    std::vector<double> times;
    std::uint64_t sum = 0;
    for (std::size_t round = 0; round <= rounds; ++round) {
        const double begin = own_nanoseconds();
        for (const RouteRequest& request : requests)
            sum += look(request);
        times.push_back((own_nanoseconds() - begin) / static_cast<double>(requests.size()));
    }
    times.erase(times.begin());
    std::ranges::nth_element(times, times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2));
    return sum == 0 ? 0 : times[times.size() / 2];
}

/// The first rule that holds, without any index.
std::uint64_t linear(const RouteTable::Parts& parts, const RouteRequest& raw, RouteScratch& scratch)
{
    scratch.begin();
    const RequestView request(raw);
    const IndexedPathMatcher& matcher = parts.path_matchers[0];
    for (std::uint32_t index = 0; index < matcher.match_rules.size(); ++index) {
        if (matcher.match_rules[index].holds(request, scratch))
            return matcher.decisions[index].rule.value;
    }
    for (const PathTree::Pattern& pattern : matcher.paths.patterns()) {
        if (pattern.is_prefix() ? raw.path.starts_with(pattern.literal()) : raw.path == pattern.literal())
            return matcher.path_rules[pattern.rule].id.value;
    }
    return 1;
}

std::uint64_t linear_host(const RouteTable::Parts& parts, const RouteRequest& request)
{
    for (const HostIndex::Entry& entry : parts.hosts.entries()) {
        if (host_pattern_fits(entry.pattern, {request.authority, std::nullopt}))
            return entry.value + 1;
    }
    return 1;
}

double run(MapKind kind, std::uint32_t size, std::size_t rounds, std::optional<double> small)
{
    const RouteTableInput input = make_map(kind, size);
    const std::size_t before = heap_in_use();
    const auto begin = Clock::now();
    const auto table = build_route_table(input).table;
    const double build = nanoseconds_since(begin) / 1e6;
    const std::size_t bytes = heap_in_use() - before;
    const BenchRequests made(kind, size, kRequests);
    Requests requests = made.views();
    RouteScratch scratch = table->make_scratch();
    const double indexed = measure(requests, rounds, [&](const RouteRequest& request) {
        const RouteMatch match = table->match(request, scratch);
        return match.rule.value + match.host_rule.value + 1;
    });
    // A linear walk is slow: fewer requests say the same.
    requests = requests.first(std::clamp<std::size_t>(4'000'000 / size, 4, kRequests));
    const double walked = measure(requests, std::min<std::size_t>(rounds, 5), [&](const RouteRequest& request) {
        return kind == MapKind::Hosts ? linear_host(table->parts(), request) : linear(table->parts(), request, scratch);
    });
    fmt::print("{:<27}{:>8}{:>10.0f}{:>8}{:>13.0f}{:>10.1f}x{:>11.1f}{:>11.0f}{:>11.0f}\n", to_string(kind), size,
               indexed, small ? fmt::format("{:.1f}x", indexed / *small) : "", walked, walked / indexed, build,
               static_cast<double>(bytes) / size, static_cast<double>(table->index_bytes()) / size);
    std::fflush(stdout);
    return indexed;
}

} // namespace

int main(int argc, char** argv)
{
    // A second argument measures only the kinds of map that contain it.
    const std::string_view only = argc > 2 ? argv[2] : "";
    const std::size_t rounds = argc > 1 ? static_cast<std::size_t>(std::max(1, std::atoi(argv[1]))) : 25;
    // One round is for smoke tests, with sanitizers on.
    const std::uint32_t largest = rounds == 1 ? 1'000 : 100'000;
    fmt::print("{:<27}{:>8}{:>10}{:>8}{:>13}{:>11}{:>11}{:>11}{:>11}\n", "map", "rules", "ns", "of 1000", "linear ns",
               "faster", "build ms", "B per rule", "of index");
    for (const MapKind kind : {MapKind::Hosts, MapKind::PathRules, MapKind::RouteRules, MapKind::SamePrefix,
                               MapKind::IgnoredCase, MapKind::Expressions, MapKind::Indistinct}) {
        std::optional<double> small;
        if (!std::string_view(to_string(kind)).contains(only))
            continue;
        for (const std::uint32_t size : {10U, 1'000U, 10'000U, 100'000U}) {
            const bool too_much = kind == MapKind::Indistinct && size > 1'000;
            if (size > largest || too_much)
                continue;
            const double nanoseconds = run(kind, size, rounds, size > 1'000 ? small : std::nullopt);
            if (size == 1'000)
                small = nanoseconds;
        }
    }
    return 0;
}
