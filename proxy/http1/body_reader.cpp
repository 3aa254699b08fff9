// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/body_reader.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace switchyard::http1 {

using http::BodyKind;

BodyReader::BodyReader(BodyKind kind, std::uint64_t content_length) : kind_(kind)
{
    if (kind == BodyKind::Length)
        left_ = content_length;
    else if (kind == BodyKind::UntilClose)
        left_ = std::numeric_limits<std::uint64_t>::max();
}

BodyStep BodyReader::next(std::string_view bytes)
{
    if (kind_ == BodyKind::Chunked)
        return chunked_.next(bytes);
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
    skip(count);
    return {count, bytes.substr(0, count)};
}

std::size_t BodyReader::validate(std::string_view bytes)
{
    return kind_ == BodyKind::Chunked ? chunked_.validate(bytes) : next(bytes).consumed;
}

bool BodyReader::done() const
{
    switch (kind_) {
    case BodyKind::Chunked:
        return chunked_.done();
    case BodyKind::UntilClose:
        return false;
    case BodyKind::None:
    case BodyKind::Length:
        break;
    }
    return left_ == 0;
}

std::uint64_t BodyReader::run() const { return kind_ == BodyKind::Chunked ? chunked_.run() : left_; }

void BodyReader::skip(std::uint64_t count)
{
    assert(count <= run());
    if (kind_ == BodyKind::Chunked) {
        chunked_.skip(count);
        return;
    }
    seen_ += count;
    if (kind_ == BodyKind::Length)
        left_ -= count;
}

std::uint64_t BodyReader::data_bytes() const { return kind_ == BodyKind::Chunked ? chunked_.data_bytes() : seen_; }

} // namespace switchyard::http1
