// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace switchyard::io {

/// The build watches memory or threads by interceptors in libc's functions, which want to see the calls.
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

} // namespace switchyard::io
