// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/stream.h"
#include "proxy/serve/streams.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace switchyard::serve {

/// A head (or none) and a piece of a body, sent in one go. What the kernel does not take at once is kept for a write
/// that waits; the head's scratch memory is free again as soon as try_now() returns.
class Outgoing
{
public:
    /// The head stands at the beginning of `scratch`; small pieces are copied behind it.
    Outgoing(std::span<char> scratch, std::size_t head_size) : scratch_(scratch), used_(head_size) {}

    /// `as_chunk`: plain bytes are wrapped into a chunk, and the last piece into the last chunk.
    void add(const BodyPiece& piece, bool as_chunk);

    /// True: it is out, or failed (see result()). False: await rest().
    template <typename Stream>
    bool try_now(Stream& stream)
    {
        Vectors vectors;
        const std::size_t count = fill(vectors);
        return count == 0 || settle(stream.try_write(vectors.data(), count));
    }
    /// co_await → IoResult. `limit`: a deadline or an io::Pace. Lifetime: of the piece and of this, which stays where
    /// it is.
    template <typename Stream, typename Limit>
    auto rest(Stream& stream, Limit&& limit) const
    {
        return stream.write(std::span<const std::string_view>(unsent()), std::forward<Limit>(limit));
    }
    const io::IoResult& result() const { return result_; }

private:
    static constexpr std::size_t kCopyUpTo = 4096;

    using Vectors = std::array<iovec, 3>;

    void append(std::string_view text);
    std::string_view write_trailers(const http::HeaderTable& trailers, bool behind_data);
    std::size_t fill(Vectors& vectors) const;
    bool settle(const io::IoResult& sent);
    std::array<std::string_view, 3> unsent() const;

    std::span<char> scratch_;
    std::size_t used_;
    std::string_view body_;     ///< too large to copy; between the scratch and the tail
    std::string_view tail_;     ///< closes the chunk, and may end the body; in static memory or in the scratch
    std::string kept_;          ///< unsent: of the scratch, and the tail behind it
    std::size_t kept_head_ = 0; ///< so much of it stood in the scratch
    io::IoResult result_;
};

} // namespace switchyard::serve
