// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_parser.h"

#include "proxy/http1/chunked_reader.h"

#include <cctype>
#include <set>

namespace switchyard::http1::reference {
namespace {

bool is_text(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 32 && c != 127); }

class Reader
{
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    Chunked read()
    {
        while (chunk()) {
        }
        return outcome_;
    }

private:
    bool more() const { return outcome_.consumed < bytes_.size(); }
    char peek() const { return bytes_[outcome_.consumed]; }
    void pass() { ++outcome_.consumed; }
    bool refuse(Refusal refusal)
    {
        outcome_.refusal = refusal;
        return false;
    }
    bool take(char wanted, Refusal otherwise)
    {
        if (!more())
            return false;
        if (peek() != wanted)
            return refuse(otherwise);
        pass();
        return true;
    }

    /// True: another chunk may follow.
    bool chunk()
    {
        std::uint64_t size = 0;
        if (!chunk_size(size) || !extension())
            return false;
        if (!take('\r', Refusal::ChunkSizeInvalid) || !take('\n', Refusal::ChunkSizeInvalid))
            return false;
        if (size == 0) {
            while (trailer()) {
            }
            return false;
        }
        for (; size > 0; --size) {
            if (!more())
                return false;
            outcome_.data += peek();
            pass();
        }
        return take('\r', Refusal::ChunkEndMissing) && take('\n', Refusal::ChunkEndMissing);
    }

    bool chunk_size(std::uint64_t& size)
    {
        std::string digits;
        while (more() && std::isxdigit(static_cast<unsigned char>(peek())) != 0) {
            if (digits.size() == 16 ||
                (digits.size() == 15 && std::stoull("0" + digits, nullptr, 16) > 0x7ffffffffffffff))
                return refuse(Refusal::ChunkSizeTooLarge);
            digits += peek();
            pass();
        }
        if (!more())
            return false;
        if (digits.empty())
            return refuse(Refusal::ChunkSizeInvalid);
        size = std::stoull(digits, nullptr, 16);
        return true;
    }

    bool extension()
    {
        std::size_t count = 0;
        if (!more() || peek() == '\r')
            return more();
        const bool blank = peek() == ' ' || peek() == '\t';
        if (!blank && peek() != ';')
            return refuse(Refusal::ChunkSizeInvalid);
        while (more() && (peek() == ' ' || peek() == '\t')) {
            // the byte that ended the size does not count
            if (count++ > ChunkedReader::kMaxExtensionBytes)
                return refuse(Refusal::ChunkExtensionTooLong);
            pass();
        }
        if (!more())
            return false;
        if (blank && count++ > ChunkedReader::kMaxExtensionBytes)
            return refuse(Refusal::ChunkExtensionTooLong);
        if (peek() != ';')
            return refuse(Refusal::ChunkSizeInvalid);
        pass();
        for (count = blank ? count - 1 : 0; more(); pass()) {
            if (++count > ChunkedReader::kMaxExtensionBytes)
                return refuse(Refusal::ChunkExtensionTooLong);
            if (peek() == '\r')
                return true;
            if (!is_text(peek()))
                return refuse(Refusal::ChunkExtensionInvalid);
        }
        return false;
    }

    bool count_trailer_byte()
    {
        return ++trailer_bytes_ > ChunkedReader::kMaxTrailerBytes ? refuse(Refusal::TrailersTooLong) : true;
    }

    /// True: another trailer may follow.
    bool trailer()
    {
        static const std::set<std::string> forbidden{"content-length",
                                                     "transfer-encoding",
                                                     "host",
                                                     "connection",
                                                     "te",
                                                     "trailer",
                                                     "upgrade",
                                                     "expect",
                                                     "keep-alive",
                                                     "proxy-connection",
                                                     "content-type",
                                                     "content-encoding",
                                                     "content-range",
                                                     "range",
                                                     "authorization",
                                                     "set-cookie",
                                                     "cookie",
                                                     "via",
                                                     "proxy-authorization",
                                                     "forwarded",
                                                     "x-forwarded-for",
                                                     "x-forwarded-proto",
                                                     "max-forwards",
                                                     "content_length",
                                                     "transfer_encoding",
                                                     "transfer-encoding"};
        static const std::string_view marks = "!#$%&'*+-.^_`|~";
        if (!more() || !count_trailer_byte())
            return false;
        if (peek() == '\r') {
            pass();
            outcome_.done = take('\n', Refusal::TrailerInvalid);
            return false;
        }
        std::string name;
        while (peek() != ':') {
            if (std::isalnum(static_cast<unsigned char>(peek())) == 0 && marks.find(peek()) == std::string_view::npos)
                return refuse(Refusal::TrailerInvalid);
            name += static_cast<char>(std::tolower(static_cast<unsigned char>(peek())));
            pass();
            if (!more() || !count_trailer_byte())
                return false;
        }
        if (name.empty())
            return refuse(Refusal::TrailerInvalid);
        if (forbidden.contains(name))
            return refuse(Refusal::TrailerForbidden);
        do {
            pass();
            if (!more() || !count_trailer_byte())
                return false;
            if (peek() != '\r' && !is_text(peek()))
                return refuse(Refusal::TrailerInvalid);
        } while (peek() != '\r');
        pass();
        return take('\n', Refusal::TrailerInvalid);
    }

    std::string_view bytes_;
    Chunked outcome_;
    std::size_t trailer_bytes_ = 0;
};

} // namespace

Chunked read_chunked(std::string_view bytes) { return Reader(bytes).read(); }

} // namespace switchyard::http1::reference
