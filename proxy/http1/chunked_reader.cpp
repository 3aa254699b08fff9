// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/chunked_reader.h"

#include "core/http/header_table.h"
#include "proxy/http1/byte_scan.h"
#include "proxy/http1/head_fields.h"

#include <algorithm>
#include <cassert>

namespace switchyard::http1 {
namespace {

/// Receivers that merge trailers into the head would take it for what the head said.
constexpr std::array<std::string_view, 23> kForbiddenTrailers{"content-length",
                                                              "transfer-encoding",
                                                              "host",
                                                              "connection",
                                                              "te",
                                                              "trailer",
                                                              "upgrade",
                                                              "expect",
                                                              "keep-alive",
                                                              "proxy-connection",
                                                              "content-encoding",
                                                              "content-type",
                                                              "content-range",
                                                              "range",
                                                              "authorization",
                                                              "proxy-authorization",
                                                              "cookie",
                                                              "set-cookie",
                                                              "via",
                                                              "forwarded",
                                                              "x-forwarded-for",
                                                              "x-forwarded-proto",
                                                              "max-forwards"};

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

bool is_forbidden_trailer(std::string_view name)
{
    return imitates_framing(name) || std::ranges::any_of(kForbiddenTrailers, [&](std::string_view forbidden) {
               return http::equal_ignoring_case(name, forbidden);
           });
}

BodyStep ChunkedReader::next(std::string_view bytes)
{
    std::size_t i = 0;
    while (i < bytes.size() && state_ != State::Done && state_ != State::Refused) {
        if (state_ == State::Data) {
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size() - i));
            skip(count);
            return {i + count, bytes.substr(i, count)};
        }
        if (!step(bytes[i]))
            break;
        ++i;
    }
    return {i, {}};
}

std::size_t ChunkedReader::validate(std::string_view bytes)
{
    std::size_t used = 0;
    while (used < bytes.size() && state_ != State::Done && state_ != State::Refused)
        used += next(bytes.substr(used)).consumed;
    return used;
}

void ChunkedReader::skip(std::uint64_t count)
{
    assert(count <= run());
    left_ -= count;
    data_bytes_ += count;
    if (left_ == 0 && state_ == State::Data)
        state_ = State::DataReturn;
}

bool ChunkedReader::step(char c)
{
    switch (state_) {
    case State::SizeStart:
    case State::Size:
        return size_byte(c);
    case State::BlankBeforeExtension:
    case State::Extension:
        return extension_byte(c);
    case State::SizeLineFeed:
        return expect(c, '\n', left_ != 0 ? State::Data : State::TrailerStart, Refusal::ChunkSizeInvalid);
    case State::DataReturn:
        return expect(c, '\r', State::DataLineFeed, Refusal::ChunkEndMissing);
    case State::DataLineFeed:
        return expect(c, '\n', State::SizeStart, Refusal::ChunkEndMissing);
    case State::TrailerStart:
    case State::TrailerName:
    case State::TrailerValue:
        return trailer_byte(c);
    case State::TrailerLineFeed:
        if (trailers_ != nullptr)
            trailers_->append(c);
        return expect(c, '\n', State::TrailerStart, Refusal::TrailerInvalid);
    case State::LastLineFeed:
        return expect(c, '\n', State::Done, Refusal::TrailerInvalid);
    case State::Data:
    case State::Done:
    case State::Refused:
        break;
    }
    return false;
}

bool ChunkedReader::size_byte(char c)
{
    if (const int digit = hex_digit(c); digit >= 0) {
        if (state_ == State::SizeStart) {
            left_ = 0;
            digits_ = 0;
            extension_bytes_ = 0;
            state_ = State::Size;
        }
        if (++digits_ > 16 || left_ > kMaxChunk / 16)
            return refuse(Refusal::ChunkSizeTooLarge);
        left_ = left_ * 16 + static_cast<std::uint64_t>(digit);
        return true;
    }
    if (state_ == State::SizeStart)
        return refuse(Refusal::ChunkSizeInvalid);
    if (c == '\r')
        state_ = State::SizeLineFeed;
    else if (c == ';')
        state_ = State::Extension;
    else if (c == ' ' || c == '\t')
        state_ = State::BlankBeforeExtension;
    else
        return refuse(Refusal::ChunkSizeInvalid);
    return true;
}

/// Extensions are not understood, so only their bytes are checked: no CR, LF or other control, which is what parsers
/// that are less strict could take for an end of line.
bool ChunkedReader::extension_byte(char c)
{
    if (++extension_bytes_ > kMaxExtensionBytes)
        return refuse(Refusal::ChunkExtensionTooLong);
    if (state_ == State::BlankBeforeExtension) {
        if (c == ';')
            state_ = State::Extension;
        else if (c != ' ' && c != '\t')
            return refuse(Refusal::ChunkSizeInvalid);
        return true;
    }
    if (c == '\r')
        state_ = State::SizeLineFeed;
    else if (!scan::is(c, scan::kValue))
        return refuse(Refusal::ChunkExtensionInvalid);
    return true;
}

bool ChunkedReader::expect(char c, char wanted, State next, Refusal otherwise)
{
    if (c != wanted)
        return refuse(otherwise);
    state_ = next;
    return true;
}

bool ChunkedReader::trailer_byte(char c)
{
    if (++trailer_bytes_ > kMaxTrailerBytes)
        return refuse(Refusal::TrailersTooLong);
    if (trailers_ != nullptr)
        trailers_->append(c);
    if (state_ == State::TrailerValue) {
        if (c == '\r')
            state_ = State::TrailerLineFeed;
        else if (!scan::is(c, scan::kValue))
            return refuse(Refusal::TrailerInvalid);
        return true;
    }
    if (state_ == State::TrailerStart) {
        if (c == '\r') {
            state_ = State::LastLineFeed;
            return true;
        }
        name_size_ = 0;
        state_ = State::TrailerName;
    }
    if (c == ':')
        return end_of_trailer_name();
    if (!scan::is(c, scan::kToken))
        return refuse(Refusal::TrailerInvalid);
    if (name_size_ < name_.size())
        name_[name_size_++] = c;
    return true;
}

bool ChunkedReader::end_of_trailer_name()
{
    const std::string_view name{name_.data(), name_size_};
    if (name.empty())
        return refuse(Refusal::TrailerInvalid);
    if (is_forbidden_trailer(name))
        return refuse(Refusal::TrailerForbidden);
    state_ = State::TrailerValue;
    return true;
}

bool ChunkedReader::refuse(Refusal refusal)
{
    refusal_ = refusal;
    state_ = State::Refused;
    return false;
}

} // namespace switchyard::http1
