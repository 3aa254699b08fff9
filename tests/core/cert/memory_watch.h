// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/bytes.h"

#include <cstddef>

namespace switchyard::cert {

/// Watches the memory of the whole test program, that of new and OpenSSL's own: how often it is asked for, and whether
/// what goes back still holds a secret.
namespace memory_watch {

/// Whether OpenSSL takes its memory here.
bool is_installed();
/// How often this thread has asked for memory.
std::size_t allocations();
/// Searches what goes back from now on for a number of 32 bytes, in both byte orders.
void search_for(ByteView secret);
/// How many blocks held it; ends the search.
int found();

} // namespace memory_watch

} // namespace switchyard::cert
