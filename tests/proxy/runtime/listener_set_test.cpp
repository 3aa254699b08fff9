// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/listener_set.h"

#include "proxy/io/socket_address.h"
#include "proxy/port_owner.h"
#include "tests/proxy/runtime/configuration.h"
#include "tests/proxy/runtime/http_client.h"
#include "tests/support/free_port.h"

#include <csignal>
#include <cstdio>
#include <gtest/gtest.h>
#include <unistd.h>

namespace switchyard::proxy {
namespace {

using tests::Configuration;
using tests::loopback;

bool accepts_connections(const SocketAddress& address) { return tests::HttpClient(address).connect(); }

TEST(FindListeningInode, reads_the_kernels_table)
{
    constexpr std::string_view kTable =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n"
        "   0: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 11 1 0 20 4 0 10 "
        "-1\n"
        "   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 22 1 0 100 0 0 10 "
        "0\n"
        "   2: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 33 1 0 100 0 0 10 "
        "0\n"
        "garbage\n"
        "   3: 00000000000000000000000001000000:01BB 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 44 1 0\n"
        "   4: 00000000000000000000000000000000:1538 00000000000000000000000000000000:0000 0A 0:0 0:0 0 0 0 55 1 0";
    EXPECT_EQ(find_listening_inode(kTable, loopback(8080)), 22U);
    EXPECT_EQ(find_listening_inode(kTable, loopback(80)), 33U);   // by the wildcard
    EXPECT_EQ(find_listening_inode(kTable, loopback(5432)), 55U); // by the IPv6 wildcard
    EXPECT_EQ(find_listening_inode(kTable, *SocketAddress::parse("[::1]:443")), 44U);
    EXPECT_EQ(find_listening_inode(kTable, loopback(9999)), std::nullopt);
    EXPECT_EQ(find_listening_inode("", loopback(80)), std::nullopt);
}

TEST(FindPortOwner, finds_this_process)
{
    const io::Fd socket = *io::listen_tcp(loopback());
    const auto owner = find_port_owner(*io::local_address(socket.get()));
    ASSERT_TRUE(owner.has_value());
    EXPECT_EQ(owner->process, ::getpid());
    EXPECT_FALSE(owner->command.empty());
}

TEST(BindForWorkers, names_the_other_program_that_holds_the_port)
{
    std::FILE* other = ::popen("exec python3 -uc \"import os,socket,time; s=socket.create_server(('127.0.0.1',0)); "
                               "print(s.getsockname()[1],os.getpid()); time.sleep(60)\"",
                               "r");
    ASSERT_NE(other, nullptr);
    int port = 0;
    int process = 0;
    ASSERT_EQ(std::fscanf(other, "%d %d", &port, &process), 2);
    const auto bound = bind_for_workers(loopback(static_cast<std::uint16_t>(port)), 2);
    ::kill(process, SIGKILL);
    ::pclose(other);
    ASSERT_FALSE(bound.has_value());
    EXPECT_EQ(bound.error().kind, ErrorKind::AddressInUse);
    EXPECT_EQ(bound.error().context, "127.0.0.1:" + std::to_string(port) + " is already in use by python3 (process " +
                                         std::to_string(process) + ")");
}

TEST(BindForWorkers, refuses_an_address_that_somebody_offers_to_share)
{
    const io::Fd sharer = *io::listen_tcp(loopback(), {.reuse_port = true});
    const SocketAddress address = *io::local_address(sharer.get());
    for (const std::size_t workers : {1U, 2U}) {
        const auto bound = bind_for_workers(address, workers);
        ASSERT_FALSE(bound.has_value());
        EXPECT_EQ(bound.error().kind, ErrorKind::AddressInUse);
    }
}

TEST(BindForWorkers, opens_one_socket_for_each_worker_at_one_address)
{
    const auto bound = bind_for_workers(loopback(), 3);
    ASSERT_TRUE(bound.has_value());
    ASSERT_EQ(bound->size(), 3U);
    for (const io::Fd& socket : *bound) {
        EXPECT_EQ(*io::local_address(socket.get()), *io::local_address(bound->front().get()));
    }
    const auto again = bind_for_workers(*io::local_address(bound->front().get()), 3);
    ASSERT_FALSE(again.has_value());
    EXPECT_NE(again.error().context.find("in use by this program itself"), std::string::npos);
}

TEST(ListenerSet, keeps_what_stays_opens_what_is_new_and_names_what_goes)
{
    ListenerSet set;
    auto first = set.prepare(Configuration().listener(1).listener(2).build(), 2);
    ASSERT_TRUE(first.has_value());
    EXPECT_EQ(first->opened.size(), 2U);
    set.commit(*first);
    const SocketAddress one = first->entries[0].bound;
    const SocketAddress two = first->entries[1].bound;

    auto second = set.prepare(Configuration().listener(3, two).listener(1).listener(4).build(), 2);
    ASSERT_TRUE(second.has_value());
    ASSERT_EQ(second->entries.size(), 3U);
    EXPECT_EQ(second->entries[0].bound, two);
    EXPECT_EQ(second->entries[1].bound, one); // "any port" of the same rule stays where it is
    ASSERT_EQ(second->opened.size(), 1U);
    EXPECT_EQ(second->opened[0].entry.forwarding_rule, ElementId{4});
    EXPECT_EQ(second->opened[0].sockets.size(), 2U);
    EXPECT_EQ(second->entries[0].forwarding_rule, ElementId{3}); // the address went to another rule
    EXPECT_TRUE(second->removed.empty());
    set.commit(*second);

    auto third = set.prepare(Configuration().listener(1).build(), 2);
    ASSERT_TRUE(third.has_value());
    EXPECT_EQ(third->removed.size(), 2U);
}

TEST(ListenerSet, closes_only_what_it_opened_when_it_fails)
{
    ListenerSet set;
    auto first = set.prepare(Configuration().listener(1).build(), 1);
    ASSERT_TRUE(first.has_value());
    set.commit(*first);
    const io::Fd busy = *io::listen_tcp(loopback());
    const SocketAddress busy_address = *io::local_address(busy.get());
    const SocketAddress new_address = tests::free_address();
    const auto failed =
        set.prepare(Configuration().listener(1).listener(2, new_address).listener(3, busy_address).build(), 1);
    ASSERT_FALSE(failed.has_value());
    EXPECT_NE(failed.error().context.find("Forwarding rule rule-3 cannot listen"), std::string::npos);
    EXPECT_NE(failed.error().context.find("local.listeners"), std::string::npos);
    EXPECT_FALSE(accepts_connections(new_address));
    EXPECT_TRUE(accepts_connections(first->entries[0].bound));
}

TEST(ListenerSet, refuses_two_rules_at_one_address)
{
    ListenerSet set;
    const SocketAddress address = tests::free_address();
    const auto failed = set.prepare(Configuration().listener(1, address).listener(2, address).build(), 2);
    ASSERT_FALSE(failed.has_value());
    EXPECT_EQ(failed.error().kind, ErrorKind::AddressInUse);
}

} // namespace
} // namespace switchyard::proxy
