// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_row_story.h"

#include <gtest/gtest.h>

namespace switchyard::models {
namespace {

std::shared_ptr<const observe::Directory> directory()
{
    auto directory = std::make_shared<observe::Directory>();
    directory->revision = Revision{3};
    directory->elements[ElementId{5}] = {"urlMaps/shop", "shop", ""};
    directory->elements[ElementId{7}] = {"urlMaps/shop", "20 · /checkout/", "pathMatchers[0].routeRules[0]"};
    directory->elements[ElementId{9}] = {"backendServices/web", "web", ""};
    directory->endpoints[EndpointKey{1}] = {ElementId{9}, "web", ElementId{20}, "neg-web", {}, "web/9001"};
    return directory;
}

observe::AccessRecord record()
{
    observe::AccessRecord record;
    record.revision = Revision{3};
    record.status = 502;
    record.backend_status = 502;
    record.duration_us = 14'200;
    record.backend_us = 12'000;
    record.backend_first_us = 9'000;
    record.url_map = ElementId{5};
    record.rule = ElementId{7};
    record.service = ElementId{9};
    record.endpoint = EndpointKey{1};
    record.response_bytes = 12'345;
    record.attempts = 2;
    record.details = observe::StatusDetails::BackendTimeout;
    record.set_text("GET", "shop.example.com", "/cart");
    return record;
}

QString valueOf(const std::vector<LogRowStory::Fact>& facts, const QString& name)
{
    const auto fact = std::ranges::find(facts, name, &LogRowStory::Fact::name);
    return fact == facts.end() ? QString() : fact->value;
}

TEST(LogRowStory, Tells_the_request_its_way_and_its_end)
{
    AccessLogModel log;
    log.addDirectory(directory());
    log.append(std::vector{record()});
    const LogRowStory story = storyOf(log, 0);
    EXPECT_EQ(story.request, QStringLiteral("GET shop.example.com/cart"));
    EXPECT_TRUE(story.summary.endsWith(QStringLiteral("· 502 · 14 ms")));
    EXPECT_TRUE(story.ending.contains(QStringLiteral("timeoutSec")));
    EXPECT_TRUE(story.ending.contains(QStringLiteral("2 attempts")));
    EXPECT_EQ(valueOf(story.route, QStringLiteral("Rule")), QStringLiteral("20 · /checkout/"));
    EXPECT_EQ(valueOf(story.route, QStringLiteral("Endpoint")), QStringLiteral("web/9001"));
    EXPECT_EQ(valueOf(story.facts, QStringLiteral("Attempts")), QStringLiteral("2"));
    ASSERT_EQ(story.timings.size(), 4U);
    EXPECT_EQ(story.timings[0].remark, QStringLiteral("reused"));
    EXPECT_FALSE(story.timings[0].known);
    EXPECT_EQ(story.timings[2].micros, 12'000U);
    EXPECT_EQ(story.timings[3].micros, 14'200U);
}

TEST(LogRowStory, Says_when_the_names_of_a_revision_are_gone)
{
    AccessLogModel log;
    log.append(std::vector{record()});
    const LogRowStory story = storyOf(log, 0);
    ASSERT_EQ(story.route.size(), 1U);
    EXPECT_TRUE(story.route[0].value.contains(QStringLiteral("revision 3")));
}

TEST(LogRowStory, Redirect_has_no_backend_times)
{
    observe::AccessRecord redirect;
    redirect.status = 302;
    redirect.duration_us = 100;
    redirect.details = observe::StatusDetails::DirectResponse;
    AccessLogModel log;
    log.append(std::vector{redirect});
    const LogRowStory story = storyOf(log, 0);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(story.timings[i].remark, QStringLiteral("–"));
}

TEST(LogRowStory, Connection_of_a_tcp_proxy_names_its_client_and_is_healthy_when_it_ended_well)
{
    observe::AccessRecord stream;
    stream.stream = true;
    stream.client = IpAddress::v4(192, 0, 2, 7);
    stream.client_port = Port{40312};
    stream.request_bytes = 517;
    stream.response_bytes = 12'345;
    stream.details = observe::StatusDetails::ConnectionClosed;
    observe::AccessRecord broken = stream;
    broken.details = observe::StatusDetails::BackendConnectionBroke;
    AccessLogModel log;
    log.append(std::vector{stream, broken});
    const LogRowStory story = storyOf(log, 0);
    EXPECT_EQ(story.request, QStringLiteral("connection from 192.0.2.7:40312"));
    EXPECT_EQ(story.statusClass, 2);
    EXPECT_EQ(valueOf(story.facts, QStringLiteral("From the client")), QStringLiteral("517 bytes"));
    EXPECT_TRUE(valueOf(story.facts, QStringLiteral("Request body")).isEmpty());
    EXPECT_EQ(storyOf(log, 1).statusClass, 0);
    EXPECT_EQ(log.index(0, AccessLogModel::Method).data().toString(), QStringLiteral("–"));
    EXPECT_EQ(log.index(0, AccessLogModel::Rule).data().toString(), QStringLiteral("–"));
}

observe::AccessRecord call(std::int8_t grpcStatus)
{
    observe::AccessRecord call = record();
    call.status = call.backend_status = 200;
    call.details = observe::StatusDetails::ResponseSentByBackend;
    call.protocol = observe::Protocol::Http2;
    call.grpc_status = grpcStatus;
    return call;
}

TEST(LogRowStory, Tells_of_a_failed_grpc_call_that_http_calls_fine)
{
    AccessLogModel log;
    log.append(std::vector{call(14)});
    const LogRowStory story = storyOf(log, 0);
    EXPECT_TRUE(story.summary.contains(QStringLiteral("· 200 · gRPC 14 UNAVAILABLE ·"))) << story.summary.toStdString();
    EXPECT_TRUE(story.ending.contains(
        QStringLiteral("The call failed with the gRPC status 14 UNAVAILABLE, although HTTP says 200.")))
        << story.ending.toStdString();
    EXPECT_EQ(story.statusClass, 5);
    EXPECT_EQ(valueOf(story.facts, QStringLiteral("Protocol")), QStringLiteral("HTTP/2"));
    EXPECT_EQ(valueOf(story.facts, QStringLiteral("gRPC status")), QStringLiteral("14 UNAVAILABLE"));
}

TEST(LogRowStory, Says_nothing_of_failure_where_a_call_went_well_or_http_says_it_too)
{
    observe::AccessRecord refused = call(14);
    refused.status = refused.backend_status = 503;
    AccessLogModel log;
    log.append(std::vector{call(0), refused, record(), call(99)});
    EXPECT_FALSE(storyOf(log, 0).ending.contains(QStringLiteral("failed")));
    EXPECT_EQ(storyOf(log, 0).statusClass, 2);
    EXPECT_EQ(valueOf(storyOf(log, 0).facts, QStringLiteral("gRPC status")), QStringLiteral("0 OK"));
    EXPECT_FALSE(storyOf(log, 1).ending.contains(QStringLiteral("although")));
    EXPECT_EQ(storyOf(log, 1).statusClass, 5);
    EXPECT_TRUE(valueOf(storyOf(log, 2).facts, QStringLiteral("gRPC status")).isEmpty());
    EXPECT_TRUE(valueOf(storyOf(log, 2).facts, QStringLiteral("Protocol")).isEmpty());
    EXPECT_EQ(valueOf(storyOf(log, 3).facts, QStringLiteral("gRPC status")), QStringLiteral("99"));
}

TEST(LogRowStory, Deadline_of_a_call_is_not_told_as_a_timeout_of_the_service)
{
    observe::AccessRecord late = call(4);
    late.details = observe::StatusDetails::BackendTimeout;
    AccessLogModel log;
    log.append(std::vector{late});
    const QString ending = storyOf(log, 0).ending;
    EXPECT_TRUE(ending.contains(QStringLiteral("grpc-timeout"))) << ending.toStdString();
    EXPECT_FALSE(ending.contains(QStringLiteral("timeoutSec"))) << ending.toStdString();
    EXPECT_TRUE(ending.contains(QStringLiteral("4 DEADLINE_EXCEEDED"))) << ending.toStdString();
}

TEST(LogRowStory, Every_ending_has_a_sentence)
{
    for (int details = 0; details <= static_cast<int>(observe::StatusDetails::TlsHandshakeFailed); ++details)
        EXPECT_TRUE(endingText(static_cast<observe::StatusDetails>(details)).endsWith(QLatin1Char('.'))) << details;
}

} // namespace
} // namespace switchyard::models
