// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/status_details.h"

#include "core/observe/stats_sample.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace switchyard::observe {
namespace {

TEST(StatusDetails, have_a_name_of_their_own_each)
{
    std::set<std::string_view> names;
    const auto last = static_cast<int>(StatusDetails::TlsHandshakeFailed);
    for (int value = 0; value <= last; ++value) {
        names.insert(to_string(static_cast<StatusDetails>(value)));
    }
    EXPECT_EQ(names.size(), static_cast<std::size_t>(last) + 1);
    EXPECT_EQ(to_string(StatusDetails::BackendClosedBeforeData),
              "backend_connection_closed_before_data_sent_to_client");
}

TEST(OutcomeOf, differs_by_style_where_the_documentation_says_so)
{
    struct Case
    {
        ErrorKind kind;
        Outcome global, classic, envoy;
    };
    using enum StatusDetails;
    const Case cases[] = {
        {ErrorKind::NoHealthyEndpoint,
         {503, FailedToPickBackend},
         {502, FailedToPickBackend},
         {503, FailedToPickBackend}},
        {ErrorKind::RequestTrailersMalformed,
         {411, MalformedChunkedBody},
         {411, MalformedChunkedBody},
         {411, MalformedChunkedBody}},
        {ErrorKind::RequestSecureTarget, {400, SecureUrlRejected}, {400, SecureUrlRejected}, {400, SecureUrlRejected}},
        {ErrorKind::BackendTimedOut, {502, BackendTimeout}, {502, BackendTimeout}, {504, BackendTimeout}},
        {ErrorKind::ConnectRefused,
         {502, FailedToConnectToBackend},
         {502, FailedToConnectToBackend},
         {503, FailedToConnectToBackend}},
        {ErrorKind::RequestHeadersTooLong, {413, HeadersTooLong}, {413, HeadersTooLong}, {413, HeadersTooLong}},
        {ErrorKind::NoConfiguration, {404, ConfigNotFound}, {404, ConfigNotFound}, {404, ConfigNotFound}},
        {ErrorKind::ClientDisconnected,
         {0, ClientDisconnectedBeforeAnyResponse},
         {0, ClientDisconnectedBeforeAnyResponse},
         {0, ClientDisconnectedBeforeAnyResponse}},
    };
    for (const Case& c : cases) {
        EXPECT_EQ(outcome_of(c.kind, AnswerStyle::Global), c.global);
        EXPECT_EQ(outcome_of(c.kind, AnswerStyle::Classic), c.classic);
        EXPECT_EQ(outcome_of(c.kind, AnswerStyle::Envoy), c.envoy);
    }
}

TEST(OutcomeOf, answers_every_request_path_error_with_a_status_of_its_class)
{
    for (int value = 0; value <= static_cast<int>(ErrorKind::InputOutput); ++value) {
        const auto kind = static_cast<ErrorKind>(value);
        for (const AnswerStyle style : {AnswerStyle::Global, AnswerStyle::Classic, AnswerStyle::Envoy}) {
            const Outcome outcome = outcome_of(kind, style);
            if (kind == ErrorKind::ClientDisconnected) {
                EXPECT_EQ(outcome.status, 0);
            } else if (kind < ErrorKind::RequestLoop || kind == ErrorKind::NoConfiguration) {
                EXPECT_EQ(outcome.status / 100, 4) << value;
            } else {
                EXPECT_EQ(outcome.status / 100, 5) << value;
            }
        }
    }
}

TEST(DetailsAfterHead, says_who_cut_the_answer_short)
{
    EXPECT_EQ(details_after_head(ErrorKind::ClientDisconnected), StatusDetails::ClientDisconnectedAfterPartialResponse);
    EXPECT_EQ(details_after_head(ErrorKind::BackendClosed), StatusDetails::BackendClosedAfterPartialResponse);
    EXPECT_EQ(details_after_head(ErrorKind::BackendBodyTruncated), StatusDetails::BackendClosedAfterPartialResponse);
    EXPECT_EQ(details_after_head(ErrorKind::BackendTimedOut), StatusDetails::BackendTimeout);
    EXPECT_EQ(details_after_head(ErrorKind::RequestBodyMalformed), StatusDetails::InvalidChunkFraming);
}

TEST(Counters, add_up_field_by_field)
{
    Counters a{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    a += Counters{10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
    EXPECT_EQ(a.requests, 11U);
    EXPECT_EQ(a.responses_2xx, 22U);
    EXPECT_EQ(a.responses_3xx, 33U);
    EXPECT_EQ(a.responses_4xx, 44U);
    EXPECT_EQ(a.responses_5xx, 55U);
    EXPECT_EQ(a.no_response, 66U);
    EXPECT_EQ(a.grpc_failures, 77U);
    EXPECT_EQ(a.hidden_failures, 88U);
    EXPECT_EQ(a.request_bytes, 99U);
    EXPECT_EQ(a.response_bytes, 110U);
}

TEST(Counters, count_a_failed_call_once_whatever_http_says)
{
    // one failed behind 200, one behind 503, one without an answer
    const Counters counters{.requests = 10,
                            .responses_2xx = 8,
                            .responses_5xx = 1,
                            .no_response = 1,
                            .grpc_failures = 3,
                            .hidden_failures = 1};
    EXPECT_EQ(counters.failures(), 3U);
}

} // namespace
} // namespace switchyard::observe
