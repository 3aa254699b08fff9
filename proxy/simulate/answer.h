// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/snapshot.h"
#include "core/http/request_head.h"

#include <cstdint>
#include <string>

namespace switchyard::simulate {

/// An answer of a simulated backend, ready to be written: `start`, then `padding` times a dot, then `end`. With
/// `chunked` the three are the data of the chunks.
struct Answer
{
    std::string head;
    std::string start;
    std::uint64_t padding = 0;
    std::string end;
    bool chunked = false;
    bool has_body = true; ///< false for HEAD
};

/// A request that shows up in the counts: status and body as specified, the request told back in the body.
Answer make_answer(const compile::SimulatedBackendSpec& spec, const http::RequestHead& request, bool error,
                   std::string_view date);
/// What the health path answers.
Answer make_health_answer(const compile::SimulatedBackendSpec& spec, const http::RequestHead& request,
                          std::string_view date);
/// A request that could not be understood, or that there is no room for; the connection closes.
Answer make_refusal(std::uint16_t status, std::string_view why, std::string_view date);

} // namespace switchyard::simulate
