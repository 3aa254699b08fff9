// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_table.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace switchyard::http2 {

/// grpc-status and grpc-message (percent-encoded), as a proxy says them itself: behind an answer's head, or as
/// trailers.
class GrpcTrailers
{
public:
    GrpcTrailers(std::int8_t status, std::string_view message);
    GrpcTrailers(const GrpcTrailers&) = delete;
    GrpcTrailers& operator=(const GrpcTrailers&) = delete;

    const http::HeaderTable& lines() const { return table_; }
    std::string_view text() const { return text_; }

private:
    void put(std::size_t index, std::string_view name, std::string_view value);

    std::string text_;
    std::array<http::HeaderField, 2> fields_{};
    http::HeaderTable table_;
};

} // namespace switchyard::http2
