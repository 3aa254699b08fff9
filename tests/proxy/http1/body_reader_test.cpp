// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/body_reader.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace switchyard::http1 {
namespace {

using http::BodyKind;

struct Outcome
{
    std::string data;
    std::size_t consumed = 0;
    bool done = false;
    Refusal refusal = Refusal::None;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// Feeds pieces that end at the cuts, decoding.
Outcome decode(std::string_view bytes, const std::vector<std::size_t>& cuts = {})
{
    ChunkedReader reader;
    Outcome outcome;
    std::vector<std::size_t> ends = cuts;
    ends.push_back(bytes.size());
    for (const std::size_t end : ends) {
        while (outcome.consumed < end && !reader.done() && reader.refusal() == Refusal::None) {
            const BodyStep step = reader.next(bytes.substr(outcome.consumed, end - outcome.consumed));
            outcome.data += step.data;
            outcome.consumed += step.consumed;
        }
    }
    outcome.done = reader.done();
    outcome.refusal = reader.refusal();
    EXPECT_EQ(reader.data_bytes(), outcome.data.size());
    return outcome;
}

TEST(ChunkedReader, Decodes_what_is_well_formed)
{
    const std::vector<std::pair<std::string, std::string>> table{
        {"0\r\n\r\n", ""},
        {"5\r\nhello\r\n0\r\n\r\n", "hello"},
        {"5\r\nhello\r\n6\r\n world\r\n000\r\n\r\n", "hello world"},
        {"A\r\n0123456789\r\n0\r\n\r\n", "0123456789"},
        {"a\r\n0123456789\r\n0\r\n\r\n", "0123456789"},
        {"0000000000000001\r\nx\r\n0\r\n\r\n", "x"},
        {"2\r\n\r\n\r\n0\r\n\r\n", "\r\n"},
        {"1;name\r\nx\r\n0;last=\"a;b\"\r\n\r\n", "x"},
        {"1 \t; n=v\r\nx\r\n0\r\n\r\n", "x"},
        {"1;\xc3\xa9\r\nx\r\n0\r\n\r\n", "x"},
        {"1\r\nx\r\n0\r\nChecksum: abc\r\nX-Empty:\r\n\r\n", "x"},
    };
    for (const auto& [bytes, data] : table) {
        const Outcome whole = decode(bytes + "GET");
        EXPECT_EQ(whole, (Outcome{data, bytes.size(), true, Refusal::None})) << testing::PrintToString(bytes);
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut)
            EXPECT_EQ(decode(bytes + "GET", {cut}), whole) << testing::PrintToString(bytes) << " cut at " << cut;
    }
}

TEST(ChunkedReader, Refuses_what_is_not_at_the_offending_byte)
{
    struct Bad
    {
        std::string good; ///< what may be passed on
        std::string rest;
        Refusal refusal;
    };
    const std::vector<Bad> table{
        {"", "\r\nx", Refusal::ChunkSizeInvalid},
        {"", "x\r\n", Refusal::ChunkSizeInvalid},
        {"", " 5\r\nhello\r\n", Refusal::ChunkSizeInvalid},
        {"", "-1\r\n", Refusal::ChunkSizeInvalid},
        {"0", "x5\r\nhello\r\n", Refusal::ChunkSizeInvalid},
        {"5", "\nhello\r\n", Refusal::ChunkSizeInvalid},
        {"5\r", "hello", Refusal::ChunkSizeInvalid},
        {"5 ", "\r\nhello", Refusal::ChunkSizeInvalid},
        {"5 ", "5\r\nhello", Refusal::ChunkSizeInvalid},
        {"5", ",5\r\nhello", Refusal::ChunkSizeInvalid},
        {"0000000000000000", "1\r\nx\r\n", Refusal::ChunkSizeTooLarge},
        {"7fffffffffffffff", "f\r\n", Refusal::ChunkSizeTooLarge},
        {"fffffffffffffff", "ff\r\n", Refusal::ChunkSizeTooLarge},
        {"5;a", "\nhello", Refusal::ChunkExtensionInvalid},
        {"5;a\r", "b\r\nhello", Refusal::ChunkSizeInvalid},
        {"5;\"a", "\n\"\r\nhello", Refusal::ChunkExtensionInvalid},
        {"5;a" + std::string(1023, 'b'), "c\r\nhello", Refusal::ChunkExtensionTooLong},
        {"5\r\nhello", "x\r\n", Refusal::ChunkEndMissing},
        {"5\r\nhello", "\n0\r\n\r\n", Refusal::ChunkEndMissing},
        {"5\r\nhello\r", "0\r\n\r\n", Refusal::ChunkEndMissing},
        {"0\r\n", "\n", Refusal::TrailerInvalid},
        {"0\r\n\r", "x", Refusal::TrailerInvalid},
        {"0\r\n", ": x\r\n\r\n", Refusal::TrailerInvalid},
        {"0\r\n", " folded: x\r\n\r\n", Refusal::TrailerInvalid},
        {"0\r\nName", " : x\r\n\r\n", Refusal::TrailerInvalid},
        {"0\r\nName: x", "\n\r\n", Refusal::TrailerInvalid},
        {"0\r\nName: x", std::string("\0\r\n\r\n", 5), Refusal::TrailerInvalid},
        {"0\r\nName: x\r", "y\r\n\r\n", Refusal::TrailerInvalid},
        {"0\r\nContent-Length", ": 5\r\n\r\n", Refusal::TrailerForbidden},
        {"0\r\nX: y\r\ntransfer-ENCODING", ": chunked\r\n\r\n", Refusal::TrailerForbidden},
        {"0\r\nHost", ": a\r\n\r\n", Refusal::TrailerForbidden},
        {"0\r\nX-Forwarded-For", ": 192.0.2.1\r\n\r\n", Refusal::TrailerForbidden},
        {"0\r\nAuthorization", ": Basic eDp5\r\n\r\n", Refusal::TrailerForbidden},
        {"0\r\ncontent_length", ": 5\r\n\r\n", Refusal::TrailerForbidden},
        {"0\r\nX:" + std::string(ChunkedReader::kMaxTrailerBytes - 2, 'y'), "z\r\n\r\n", Refusal::TrailersTooLong},
    };
    for (const Bad& bad : table) {
        const Outcome whole = decode(bad.good + bad.rest);
        EXPECT_EQ(to_string(whole.refusal), to_string(bad.refusal)) << testing::PrintToString(bad.good + bad.rest);
        EXPECT_EQ(whole.consumed, bad.good.size()) << testing::PrintToString(bad.good + bad.rest);
        EXPECT_FALSE(whole.done);
        ChunkedReader reader;
        EXPECT_EQ(reader.validate(bad.good + bad.rest), bad.good.size());
        EXPECT_EQ(reader.validate(bad.rest), 0U) << "a refused body stays refused";
        EXPECT_EQ(kind_of(reader.refusal(), Origin::Client), bad.refusal >= Refusal::TrailerInvalid
                                                                 ? ErrorKind::RequestTrailersMalformed
                                                                 : ErrorKind::RequestBodyMalformed);
        EXPECT_EQ(kind_of(reader.refusal(), Origin::Backend), ErrorKind::BackendResponseMalformed);
    }
}

TEST(ChunkedReader, Lets_a_chunk_be_moved_unseen)
{
    ChunkedReader reader;
    EXPECT_EQ(reader.run(), 0U);
    EXPECT_EQ(reader.validate("7fffffffffffffff\r\n"), 18U);
    EXPECT_EQ(reader.run(), ChunkedReader::kMaxChunk);
    reader.skip(ChunkedReader::kMaxChunk - 1);
    EXPECT_EQ(reader.validate("x\r\n0\r\n\r\n"), 8U);
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(reader.data_bytes(), ChunkedReader::kMaxChunk);
}

TEST(BodyReader, Without_a_body_is_done_at_once)
{
    for (BodyReader reader : {BodyReader(), BodyReader(BodyKind::None, 5), BodyReader(BodyKind::Length, 0)}) {
        EXPECT_TRUE(reader.done());
        EXPECT_EQ(reader.validate("next message"), 0U);
        EXPECT_TRUE(reader.end_of_connection());
    }
}

TEST(BodyReader, With_a_length_takes_exactly_that)
{
    BodyReader reader(BodyKind::Length, 5);
    EXPECT_EQ(reader.run(), 5U);
    EXPECT_EQ(reader.validate("he"), 2U);
    EXPECT_FALSE(reader.done());
    EXPECT_FALSE(reader.end_of_connection()) << "two of five bytes";
    const BodyStep step = reader.next("lloGET /");
    EXPECT_EQ(step.consumed, 3U);
    EXPECT_EQ(step.data, "llo");
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(reader.data_bytes(), 5U);
}

TEST(BodyReader, Until_close_never_ends_by_itself)
{
    BodyReader reader(BodyKind::UntilClose, 0);
    EXPECT_EQ(reader.validate("anything"), 8U);
    EXPECT_EQ(reader.run(), std::numeric_limits<std::uint64_t>::max());
    reader.skip(1'000'000);
    EXPECT_FALSE(reader.done());
    EXPECT_TRUE(reader.end_of_connection());
    EXPECT_EQ(reader.data_bytes(), 1'000'008U);
}

TEST(BodyReader, Follows_chunks)
{
    http::RequestHead head;
    head.body = BodyKind::Chunked;
    BodyReader reader(head);
    EXPECT_EQ(reader.validate("3\r\nab"), 5U);
    EXPECT_EQ(reader.run(), 1U);
    reader.skip(1);
    EXPECT_FALSE(reader.end_of_connection());
    EXPECT_EQ(reader.validate("\r\n0\r\n\r\nGET"), 7U);
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(reader.data_bytes(), 3U);
    EXPECT_EQ(reader.refusal(), Refusal::None);
}

} // namespace
} // namespace switchyard::http1
