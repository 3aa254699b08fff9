// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/http1/refusal.h"
#include "proxy/http1/trailers.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace switchyard::http1 {

/// RFC 9110 section 6.5.1: what a trailer must not carry, since it frames, routes, authenticates, or says how the body
/// is to be read, or what is taken for it. Any letter case.
bool is_forbidden_trailer(std::string_view name);

/// What one step through a body took from the input.
struct BodyStep
{
    std::size_t consumed = 0; ///< framing and data
    std::string_view data;    ///< the data among it, inside the input; may be empty while framing is read
};

/// Follows the chunked coding (RFC 9112 section 7.1) strictly, however the bytes are cut. Extensions are checked and
/// bounded, trailers are checked, bounded, and refused when they name framing or routing fields.
/// Cost: data is skipped, not looked at; framing costs a few nanoseconds per byte; no allocation.
class ChunkedReader
{
public:
    static constexpr std::uint32_t kMaxExtensionBytes = 1024; ///< per chunk
    static constexpr std::uint32_t kMaxTrailerBytes = 8192;   ///< all lines together
    static constexpr std::uint64_t kMaxChunk = 0x7fff'ffff'ffff'ffff;

    /// For decoding: consumes framing and at most one run of data. Call again while input is left.
    /// Errors: see refusal(); then consumed ends at the offending byte.
    BodyStep next(std::string_view bytes);
    /// For passing the coding through as it is: how many of these bytes are good (all, unless the body ended or is
    /// refused within them).
    std::size_t validate(std::string_view bytes);

    /// Lines behind the last chunk are copied there. nullptr: nowhere.
    void keep_trailers(Trailers* trailers) { trailers_ = trailers; }

    bool done() const { return state_ == State::Done; }
    Refusal refusal() const { return refusal_; }
    /// Data bytes of the current chunk that are still to come; they may be moved without being looked at.
    std::uint64_t run() const { return state_ == State::Data ? left_ : 0; }
    /// `count` ≤ run() data bytes were moved elsewhere.
    void skip(std::uint64_t count);
    std::uint64_t data_bytes() const { return data_bytes_; }

private:
    enum class State : std::uint8_t
    {
        SizeStart,
        Size,
        BlankBeforeExtension,
        Extension,
        SizeLineFeed,
        Data,
        DataReturn,
        DataLineFeed,
        TrailerStart,
        TrailerName,
        TrailerValue,
        TrailerLineFeed,
        LastLineFeed,
        Done,
        Refused
    };

    /// Takes one byte of framing. Errors: false when it is refused.
    bool step(char c);
    bool size_byte(char c);
    bool extension_byte(char c);
    bool expect(char c, char wanted, State next, Refusal otherwise);
    bool trailer_byte(char c);
    bool end_of_trailer_name();
    bool refuse(Refusal refusal);

    State state_ = State::SizeStart;
    Refusal refusal_ = Refusal::None;
    std::uint8_t digits_ = 0;
    std::uint8_t name_size_ = 0; ///< stops counting at the array's size
    std::uint32_t extension_bytes_ = 0;
    std::uint32_t trailer_bytes_ = 0;
    std::uint64_t left_ = 0;
    std::uint64_t data_bytes_ = 0;
    Trailers* trailers_ = nullptr;
    std::array<char, 20> name_{};
};

} // namespace switchyard::http1
