// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/send.h"

#include "proxy/http1/head_writer.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace switchyard::serve {
namespace {

constexpr std::string_view kChunkEndAndLast = "\r\n0\r\n\r\n";

} // namespace

void Outgoing::append(std::string_view text)
{
    assert(text.size() <= scratch_.size() - used_);
    std::memcpy(scratch_.data() + used_, text.data(), text.size());
    used_ += text.size();
}

void Outgoing::add(const BodyPiece& piece, bool as_chunk)
{
    const bool wrap = as_chunk && piece.form == BodyForm::Plain;
    if (piece.bytes.empty()) {
        if (wrap && piece.last)
            append(http1::kLastChunk);
        return;
    }
    if (wrap) {
        std::array<char, 18> size;
        append({size.data(), http1::write_chunk_size(piece.bytes.size(), size)});
        tail_ = piece.last ? kChunkEndAndLast : http1::kChunkEnd;
    }
    if (piece.bytes.size() > kCopyUpTo) {
        body_ = piece.bytes;
        return;
    }
    append(piece.bytes);
    if (!tail_.empty())
        append(std::exchange(tail_, {}));
}

std::size_t Outgoing::fill(Vectors& vectors) const
{
    std::size_t count = 0;
    for (const std::string_view part : {std::string_view(scratch_.data(), used_), body_, tail_}) {
        if (!part.empty())
            vectors[count++] = {const_cast<char*>(part.data()), part.size()};
    }
    return count;
}

bool Outgoing::settle(const io::IoResult& sent)
{
    if (sent.status == io::IoStatus::Failed) {
        result_ = sent;
        return true;
    }
    result_.bytes = sent.bytes;
    // An encrypted stream may have taken everything over while some of it still waits for the kernel.
    if (sent && sent.bytes == used_ + body_.size() + tail_.size())
        return true;
    std::array parts{std::string_view(scratch_.data(), used_), body_, tail_};
    std::size_t skip = sent.bytes;
    for (std::string_view& part : parts) {
        const std::size_t gone = std::min(skip, part.size());
        part.remove_prefix(gone);
        skip -= gone;
    }
    kept_ = parts[0];
    rest_ = {kept_, parts[1], parts[2]};
    return false;
}

} // namespace switchyard::serve
