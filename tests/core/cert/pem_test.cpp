// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/pem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace switchyard::cert {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string text_of(const PemBlock& block) { return std::string(block.bytes.text()); }

TEST(Pem, reads_blocks_between_rubbish_with_any_line_ends)
{
    const std::string text =
        "subject=CN = shop\r\n-----BEGIN CERTIFICATE-----\r\nSGVs\r\nbG8=\r\n-----END CERTIFICATE-----\r\n"
        "\nBag Attributes: 1\n    -----BEGIN RSA PRIVATE KEY-----  \n"
        "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\n  d29y\n\n bGQh\n"
        "-----END RSA PRIVATE KEY-----";
    const auto blocks = read_pem(text);
    ASSERT_TRUE(blocks) << blocks.error().context;
    ASSERT_EQ(blocks->size(), 2U);
    EXPECT_EQ((*blocks)[0].label, "CERTIFICATE");
    EXPECT_EQ(text_of((*blocks)[0]), "Hello");
    EXPECT_EQ((*blocks)[0].line, 2U);
    EXPECT_EQ((*blocks)[0].headers, "");
    EXPECT_EQ((*blocks)[1].label, "RSA PRIVATE KEY");
    EXPECT_EQ(text_of((*blocks)[1]), "world!");
    EXPECT_EQ((*blocks)[1].line, 8U);
    EXPECT_EQ((*blocks)[1].headers, "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n");
    EXPECT_TRUE(read_pem("nothing\n")->empty());
    EXPECT_EQ(read_pem("\xEF\xBB\xBF-----BEGIN A-----\nAAAA\n-----END A-----")->size(), 1U);
}

TEST(Pem, says_what_is_wrong_and_where)
{
    struct Case
    {
        std::string text;
        const char* sentence;
    };
    const std::vector<Case> cases{
        {"-----BEGIN A-----\nAAAA\n", "Line 1: The block 'A' has no end; expected a line '-----END A-----'."},
        {"x\n-----BEGIN A-----\nAA%A\n-----END A-----", "Line 3: '%' is no base64 character"},
        {"-----BEGIN A-----\nAA\x01"
         "A\n-----END A-----",
         "Line 2: the byte 0x01 is no base64 character"},
        {"-----BEGIN A-----\nAAA\n-----END A-----", "Line 3: The block ends after 3 base64 characters"},
        {"-----BEGIN A-----\nAA==AAAA\n-----END A-----", "Line 2: There is more after the '='"},
        {"-----BEGIN A-----\n====\n-----END A-----", "Line 2: '=' is no base64 character"},
        {"-----BEGIN A-----\n-----END A-----", "Line 2: The block is empty"},
        {"-----BEGIN A-----\nAAAA\n-----END B-----",
         "Line 3: Expected '-----END A-----', which ends the block that began in line 1; here 'B' ends."},
        {"-----BEGIN A-----\nAAAA\n-----BEGIN A-----",
         "Line 3: Expected '-----END A-----', which ends the block that began in line 1; another line"},
        {"-----END A-----\n", "Line 1: This END has no BEGIN"},
        {"-----BEGIN A----\nAAAA\n", "Line 1: Expected '-----BEGIN ', a label"},
        {"-----BEGIN A-----\\nAAAA\\n-----END A-----", "Line 1: The line breaks are written as \\n"},
        {"-----BEGIN A-----AAAA-----END A----- x", "Line 1: Something follows"},
        {"\xFF\xFE-\0", "Line 1: The text is UTF-16"},
    };
    for (const Case& one : cases) {
        const auto blocks = read_pem(one.text);
        ASSERT_FALSE(blocks) << one.text;
        EXPECT_EQ(blocks.error().kind, ErrorKind::SyntaxError);
        EXPECT_THAT(blocks.error().context, StartsWith(one.sentence)) << one.text;
    }
}

TEST(Pem, keeps_its_limits)
{
    EXPECT_EQ(read_pem(std::string(kMostPemText + 1, ' ')).error().kind, ErrorKind::LimitExceeded);
    std::string many;
    for (std::size_t count = 0; count <= kMostPemBlocks; ++count)
        many += "-----BEGIN A-----\nAAAA\n-----END A-----\n";
    EXPECT_THAT(read_pem(many).error().context, HasSubstr("more than 256 blocks"));
    std::string headers = "-----BEGIN A-----\n";
    for (int count = 0; count < 5000; ++count)
        headers += "A: b\n";
    EXPECT_EQ(read_pem(headers).error().kind, ErrorKind::LimitExceeded);
}

TEST(Pem, is_written_as_it_is_read)
{
    for (std::size_t size = 1; size < 200; ++size) {
        Bytes bytes(size);
        for (std::size_t index = 0; index < size; ++index)
            bytes[index] = static_cast<std::uint8_t>(index * 37 + size);
        const SecretBytes pem = write_pem("SOME THING", bytes);
        const auto blocks = read_pem(pem.text());
        ASSERT_TRUE(blocks) << blocks.error().context;
        ASSERT_EQ(blocks->size(), 1U);
        const ByteView again = (*blocks)[0].bytes.view();
        EXPECT_EQ(Bytes(again.begin(), again.end()), bytes);
        EXPECT_EQ(pem.text().back(), '\n');
        EXPECT_LE(pem.text().find('\n', 30), 26U + 65U);
    }
}

TEST(Der, is_told_by_its_length)
{
    EXPECT_TRUE(looks_like_der(Bytes{0x30, 1, 0}));
    EXPECT_TRUE(looks_like_der(Bytes{0x30, 0x81, 1, 0}));
    EXPECT_FALSE(looks_like_der(Bytes{0x30, 2, 0}));
    EXPECT_FALSE(looks_like_der(Bytes{0x30, 0x85, 0, 0, 0, 0, 1, 0}));
    EXPECT_FALSE(looks_like_der(Bytes{0x30, 0x80, 0, 0}));
    EXPECT_FALSE(looks_like_der(Bytes{0x31, 1, 0}));
    EXPECT_FALSE(looks_like_der(Bytes{0x30}));
}

} // namespace
} // namespace switchyard::cert
