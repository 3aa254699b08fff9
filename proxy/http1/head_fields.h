// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/http1/head_parser.h"

#include <cstring>
#include <string_view>

namespace switchyard::http1 {

/// Whose head is being read.
enum class HeadOf : std::uint8_t
{
    Request,
    Response
};

/// Names a header field; any letter case. Cost: a switch on the size and at most three word compares.
http::HeaderId identify(std::string_view name);

/// Lines that frame or route a message: those are never taken from a folded line, which others read differently.
bool must_stand_in_one_line(http::HeaderId id);

/// "Content_Length" and "Transfer_Encoding": servers that hand headers to programs as variables (CGI, WSGI) take them
/// for the real ones. Cost: a comparison of sizes for nearly every name.
bool imitates_framing(std::string_view name);

/// Takes one complete line into account: framing, connection options, and what must be refused at once.
Refusal note_field(HeadOf of, std::string_view value, http::HeaderField& field, HeadScan& scan);

/// Marks the lines that Connection names as hop-by-hop. Host, framing and forwarding lines cannot be named away.
void mark_nominated(const char* base, std::span<http::HeaderField> fields);

} // namespace switchyard::http1
