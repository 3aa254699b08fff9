// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/upstream/backend_pool.h"

#include "proxy/io/socket_address.h"
#include "tests/support/run_task.h"

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/socket.h>

namespace switchyard::upstream {
namespace {

// UBSan needs descriptors of its own to look at objects and takes them for broken without; the builds for TSan run it.
#if !__has_feature(undefined_behavior_sanitizer)

TEST(BackendPools, Something_worth_less_makes_room_when_descriptors_run_out)
{
    io::EventLoop loop;
    io::BufferPools buffers;
    io::TurnQueue turns(loop);
    http2::HeadWriter heads;
    io::Fd listening = std::move(*io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}));
    const SocketAddress address = *io::local_address(listening.get());
    io::Fd worth_less(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    int asked = 0;
    const auto dial = [&](bool gives) {
        BackendPools pools(loop, buffers, turns, heads,
                           {.make_room =
                                [&] {
                                    ++asked;
                                    if (gives)
                                        worth_less.reset();
                                    return gives;
                                }},
                           nullptr);
        rlimit before{};
        ::getrlimit(RLIMIT_NOFILE, &before);
        rlimit tight = before;
        tight.rlim_cur = static_cast<rlim_t>(worth_less.get()) + 1;
        ::setrlimit(RLIMIT_NOFILE, &tight);
        auto leased = tests::run_task(loop, pools.pool(EndpointKey{1}, address).dial(io::kNever));
        ::setrlimit(RLIMIT_NOFILE, &before);
        return leased && leased->has_value();
    };
    EXPECT_FALSE(dial(false));
    EXPECT_TRUE(dial(true));
    EXPECT_EQ(asked, 2);
}

#endif

} // namespace
} // namespace switchyard::upstream
