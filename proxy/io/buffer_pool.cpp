// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/buffer_pool.h"

#include <cstring>

namespace switchyard::io {
namespace {

#if __has_feature(address_sanitizer)
constexpr bool kRecycle = false; // so that a use after return is seen
#else
constexpr bool kRecycle = true;
#endif

} // namespace

Buffer BufferPool::get()
{
    ++in_use_;
    if (!unused_.empty()) {
        char* data = unused_.back().release();
        unused_.pop_back();
        return {*this, data};
    }
    auto fresh = std::make_unique_for_overwrite<char[]>(buffer_size_ + kSlack);
    std::memset(fresh.get() + buffer_size_, 0, kSlack);
    return {*this, fresh.release()};
}

void BufferPool::put(char* data)
{
    std::unique_ptr<char[]> owned(data);
    --in_use_;
    if (kRecycle && unused_.size() < keep_)
        unused_.push_back(std::move(owned));
}

} // namespace switchyard::io
