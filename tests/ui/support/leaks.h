// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Include once per program. What fontconfig keeps for itself until the end is no leak of ours.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
// NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions();
// NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif
#endif
