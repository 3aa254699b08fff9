// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/state/ledger.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace switchyard::state {
namespace {

TEST(Ledger, keeps_an_entry_where_it_is_while_others_come)
{
    Ledger ledger;
    EndpointLedger* first = &ledger.endpoint(EndpointKey{1});
    for (std::uint64_t key = 2; key < 5000; ++key) {
        ledger.endpoint(EndpointKey{key});
    }
    EXPECT_EQ(&ledger.endpoint(EndpointKey{1}), first);
    EXPECT_EQ(ledger.size(), 4999U);
    EXPECT_EQ(ledger.find(EndpointKey{9999}), nullptr);
}

TEST(ActiveRequest, counts_exactly_when_several_threads_use_one_endpoint)
{
    Ledger ledger;
    EndpointLedger& endpoint = ledger.endpoint(EndpointKey{7});
    std::vector<std::vector<ActiveRequest>> kept(4);
    std::vector<std::thread> threads;
    for (std::size_t worker = 0; worker < kept.size(); ++worker) {
        threads.emplace_back([&, worker] {
            for (int i = 0; i < 20'000; ++i) {
                ActiveRequest request(endpoint);
                if (i % 1000 == 0) {
                    kept[worker].push_back(std::move(request));
                }
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(endpoint.active_requests.load(), 80U);
    kept.clear();
    EXPECT_EQ(endpoint.active_requests.load(), 0U);
}

TEST(ActiveRequest, ends_what_it_held_when_assigned)
{
    Ledger ledger;
    EndpointLedger& a = ledger.endpoint(EndpointKey{1});
    EndpointLedger& b = ledger.endpoint(EndpointKey{2});
    ActiveRequest request(a);
    request = ActiveRequest(b);
    EXPECT_EQ(a.active_requests.load(), 0U);
    EXPECT_EQ(b.active_requests.load(), 1U);
    request.end();
    request.end();
    EXPECT_EQ(b.active_requests.load(), 0U);
}

} // namespace
} // namespace switchyard::state
