// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/pem.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace switchyard::cert {

namespace {

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kEnd = "-----END ";
constexpr std::string_view kDashes = "-----";
constexpr std::string_view kSpace = " \t\r\f\v";

/// The lines of a text with their numbers.
class Lines
{
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    bool next()
    {
        if (rest_.empty())
            return false;
        const std::size_t end = rest_.find('\n');
        line_ = trimmed(rest_.substr(0, end), kSpace);
        rest_ = end == rest_.npos ? std::string_view() : rest_.substr(end + 1);
        ++number_;
        return true;
    }
    std::string_view line() const { return line_; }
    std::string_view rest() const { return rest_; }
    std::uint32_t number() const { return number_; }

private:
    std::string_view rest_;
    std::string_view line_;
    std::uint32_t number_ = 0;
};

/// The label of a BEGIN or END line. Errors: nullopt when the line is none.
std::optional<std::string_view> label_of(std::string_view line, std::string_view start)
{
    if (!line.starts_with(start) || !line.ends_with(kDashes) || line.size() < start.size() + kDashes.size())
        return std::nullopt;
    const std::string_view label = line.substr(start.size(), line.size() - start.size() - kDashes.size());
    const auto fits = [](char c) { return c >= ' ' && c <= '~' && c != '-'; };
    constexpr std::size_t kLongest = 64;
    return label.size() <= kLongest && std::ranges::all_of(label, fits) ? std::optional(label) : std::nullopt;
}

int sextet(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

std::string shown(char c)
{
    return c > ' ' && c <= '~' ? fmt::format("'{}'", c)
                               : fmt::format("the byte {:#04x}", static_cast<unsigned char>(c));
}

std::unexpected<Error> syntax(std::uint32_t line, std::string_view sentence)
{
    return fail(ErrorKind::SyntaxError, fmt::format("Line {}: {}", line, sentence));
}

/// Base64 that comes line by line (RFC 4648, section 4).
class Base64
{
public:
    explicit Base64(std::size_t characters) : bytes_(characters / 4 * 3 + 3) {}

    Result<void> add(std::string_view line, std::uint32_t number)
    {
        for (const char c : line) {
            if (c == ' ' || c == '\t')
                continue;
            if (c == '=' && count_ % 4 >= 2) {
                ++padding_;
                ++count_;
                continue;
            }
            const int value = sextet(c);
            if (value < 0)
                return syntax(number, fmt::format("{} is no base64 character; expected letters, digits, '+' or '/'. "
                                                  "Copy the block again from where it came from.",
                                                  shown(c)));
            if (padding_ > 0)
                return syntax(number, "There is more after the '=' that ends the data. Copy the block again from where "
                                      "it came from.");
            take(static_cast<std::uint32_t>(value));
        }
        return {};
    }

    Result<SecretBytes> finish(std::uint32_t number)
    {
        if (count_ == 0)
            return syntax(number, "The block is empty; expected base64 text between BEGIN and END.");
        if (count_ % 4 != 0 || padding_ > 2)
            return syntax(number, fmt::format("The block ends after {} base64 characters, which is no multiple of 4: "
                                              "something is missing. Copy the block again from where it came from.",
                                              count_));
        bytes_.shrink(size_);
        return std::move(bytes_);
    }

private:
    void take(std::uint32_t value)
    {
        ++count_;
        bits_ = (bits_ << 6U | value) & 0xFFFFU;
        pending_ += 6;
        if (pending_ < 8)
            return;
        pending_ -= 8;
        bytes_.data()[size_++] = static_cast<std::uint8_t>(bits_ >> pending_);
    }

    SecretBytes bytes_;
    std::size_t size_ = 0;
    std::size_t count_ = 0;
    std::size_t padding_ = 0;
    std::uint32_t bits_ = 0;
    unsigned pending_ = 0;
};

/// The header lines after BEGIN, if there are any; leaves the first line of the data current.
Result<bool> read_headers(Lines& lines, PemBlock& block)
{
    bool more = lines.next();
    if (lines.line().find(':') == std::string_view::npos)
        return more;
    constexpr std::size_t kMost = 4096;
    for (; more && !lines.line().empty() && !lines.line().starts_with(kDashes); more = lines.next()) {
        block.headers.append(lines.line()).append("\n");
        if (block.headers.size() > kMost)
            return fail(
                ErrorKind::LimitExceeded,
                fmt::format("Line {}: The headers of this block have more than {} bytes.", lines.number(), kMost));
    }
    return more;
}

Result<PemBlock> read_block(Lines& lines, std::string_view label)
{
    PemBlock block;
    block.label = label;
    block.line = lines.number();
    auto more = read_headers(lines, block);
    if (!more)
        return std::unexpected(std::move(more.error()));
    const std::size_t end = lines.rest().find(kEnd);
    Base64 base64(lines.line().size() + (end == std::string_view::npos ? lines.rest().size() : end));
    for (; *more; more = lines.next()) {
        const std::string_view line = lines.line();
        if (!line.starts_with(kDashes)) {
            if (auto added = base64.add(line, lines.number()); !added)
                return std::unexpected(std::move(added.error()));
            continue;
        }
        const auto end_label = label_of(line, kEnd);
        if (end_label != label)
            return syntax(lines.number(),
                          fmt::format("Expected '-----END {}-----', which ends the block that began in line {}; {}.",
                                      label, block.line,
                                      end_label ? fmt::format("here '{}' ends", *end_label)
                                                : "another line of dashes stands here"));
        auto bytes = base64.finish(lines.number());
        if (!bytes)
            return std::unexpected(std::move(bytes.error()));
        block.bytes = std::move(*bytes);
        return block;
    }
    return syntax(block.line, fmt::format("The block '{}' has no end; expected a line '-----END {}-----'. The text was "
                                          "cut off: copy all of it.",
                                          label, label));
}

/// What is wrong with a line that means to begin a block but does not.
std::string broken_begin(std::string_view line)
{
    if (line.find("\\n") != line.npos)
        return "The line breaks are written as \\n; expected real line breaks. In YAML, write the text as a block "
               "after '|'.";
    if (line.find(kDashes, kBegin.size()) != line.npos)
        return "Something follows '-----BEGIN …-----' in the same line; expected the base64 text to begin in a line "
               "of its own.";
    return "Expected '-----BEGIN ', a label such as CERTIFICATE, and '-----' at the end of the line.";
}

} // namespace

Result<std::vector<PemBlock>> read_pem(std::string_view text)
{
    if (text.size() > kMostPemText)
        return fail(ErrorKind::LimitExceeded,
                    fmt::format("The text has {} KiB; certificates and keys have at most {} KiB. Is it the right file?",
                                text.size() >> 10U, kMostPemText >> 10U));
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return syntax(1, "The text is UTF-16; expected ASCII. Save it again as UTF-8.");
    std::vector<PemBlock> blocks;
    for (Lines lines(text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text); lines.next();) {
        const std::string_view line = lines.line();
        if (line.starts_with(kEnd))
            return syntax(lines.number(), "This END has no BEGIN before it. Copy all of the block.");
        if (!line.starts_with("-----BEGIN"))
            continue;
        const auto label = label_of(line, kBegin);
        if (!label)
            return syntax(lines.number(), broken_begin(line));
        if (blocks.size() == kMostPemBlocks)
            return fail(ErrorKind::LimitExceeded,
                        fmt::format("Line {}: There are more than {} blocks.", lines.number(), kMostPemBlocks));
        auto block = read_block(lines, *label);
        if (!block)
            return std::unexpected(std::move(block.error()));
        blocks.push_back(std::move(*block));
    }
    return blocks;
}

bool looks_like_der(ByteView bytes)
{
    constexpr std::uint8_t kSequence = 0x30;
    if (bytes.size() < 2 || bytes[0] != kSequence)
        return false;
    if (bytes[1] < 0x80)
        return bytes.size() == bytes[1] + std::size_t{2};
    const std::size_t octets = bytes[1] & 0x7FU;
    if (octets == 0 || octets > 4 || bytes.size() < 2 + octets)
        return false;
    std::size_t length = 0;
    for (std::size_t index = 0; index < octets; ++index)
        length = length << 8U | bytes[2 + index];
    return length == bytes.size() - 2 - octets;
}

SecretBytes write_pem(std::string_view label, ByteView der)
{
    constexpr std::size_t kOctets = 48; // of a line of 64 characters
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t lines = (der.size() + kOctets - 1) / kOctets;
    SecretBytes pem(2 * label.size() + kBegin.size() + kEnd.size() + 2 * kDashes.size() + 2 + der.size() * 4 / 3 + 4 +
                    lines);
    std::uint8_t* out = pem.data();
    const auto put = [&out](std::string_view text) { out = std::ranges::copy(text, out).out; };
    put(kBegin), put(label), put(kDashes), put("\n");
    for (std::size_t at = 0; at < der.size(); at += 3) {
        std::uint32_t bits = 0;
        for (std::size_t octet = 0; octet < 3; ++octet)
            bits = bits << 8U | (at + octet < der.size() ? der[at + octet] : 0U);
        for (std::size_t digit = 0; digit < 4; ++digit)
            *out++ = static_cast<std::uint8_t>(at + digit > der.size() ? '=' : kDigits[bits >> (18 - 6 * digit) & 63U]);
        if (at + 3 >= der.size() || (at + 3) % kOctets == 0)
            put("\n");
    }
    put(kEnd), put(label), put(kDashes), put("\n");
    pem.shrink(static_cast<std::size_t>(out - pem.data()));
    return pem;
}

} // namespace switchyard::cert
