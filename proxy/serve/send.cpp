// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/send.h"

#include "proxy/http1/head_writer.h"
#include "proxy/http1/output.h"

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
    const http::HeaderTable* const trailers = wrap && piece.last ? piece.trailers : nullptr;
    if (piece.bytes.empty()) {
        if (trailers != nullptr)
            used_ += write_trailers(*trailers, false).size();
        else if (wrap && piece.last)
            append(http1::kLastChunk);
        return;
    }
    if (wrap) {
        std::array<char, 18> size;
        append({size.data(), http1::write_chunk_size(piece.bytes.size(), size)});
        tail_ = piece.last ? kChunkEndAndLast : http1::kChunkEnd;
    }
    const bool copied = piece.bytes.size() <= kCopyUpTo;
    if (copied)
        append(piece.bytes);
    else
        body_ = piece.bytes;
    if (trailers != nullptr)
        tail_ = write_trailers(*trailers, true);
    if (!copied)
        return;
    if (trailers != nullptr) {
        used_ += std::exchange(tail_, {}).size();
        return;
    }
    if (!tail_.empty())
        append(std::exchange(tail_, {}));
}

/// Writes what ends the body behind what is in the scratch, which does not count as used yet.
std::string_view Outgoing::write_trailers(const http::HeaderTable& trailers, bool behind_data)
{
    http1::Output out(scratch_.subspan(used_));
    out.put(behind_data ? "\r\n0\r\n" : "0\r\n");
    for (const http::HeaderField& field : trailers.fields) {
        out.put(trailers.name(field));
        out.put(": ");
        out.put(trailers.value(field));
        out.put("\r\n");
    }
    out.put("\r\n");
    return {scratch_.data() + used_, out.size()};
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
    kept_ += parts[2];
    kept_head_ = parts[0].size();
    body_ = parts[1];
    return false;
}

std::array<std::string_view, 3> Outgoing::unsent() const
{
    const std::string_view kept = kept_;
    return {kept.substr(0, kept_head_), body_, kept.substr(kept_head_)};
}

} // namespace switchyard::serve
