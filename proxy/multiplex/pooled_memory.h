// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nghttp2/nghttp2.h>

namespace switchyard::multiplex {

/// The allocator for nghttp2, which asks for a dozen small pieces of memory per stream: they come from the thread's
/// io::FramePool. Lifetime: the program's. Thread: any, but what one thread takes it gives back itself.
/// Cost: 16 bytes and a few operations per piece.
nghttp2_mem* pooled_memory();

} // namespace switchyard::multiplex
