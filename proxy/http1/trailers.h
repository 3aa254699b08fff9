// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"

#include <string>
#include <vector>

namespace switchyard::http1 {

/// The lines behind a chunked body, kept for a receiver that gets them in another form. Cost: nothing while there are
/// none. Thread: one.
class Trailers
{
public:
    /// Bytes of lines that ChunkedReader has found good.
    void append(char c) { text_ += c; }
    /// The body is complete. Names are in lower case. nullptr: there are none. Lifetime: until this changes.
    const http::HeaderTable* finish();

private:
    std::string text_;
    std::vector<http::HeaderField> fields_;
    http::HeaderTable table_;
};

} // namespace switchyard::http1
