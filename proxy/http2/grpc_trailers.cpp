// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http2/grpc_trailers.h"

#include <fmt/format.h>

namespace switchyard::http2 {
namespace {

/// Source: gRPC, "PROTOCOL-HTTP2", Percent-Encoded.
std::string percent_encoded(std::string_view text)
{
    std::string encoded;
    for (const char c : text) {
        if (c >= ' ' && c <= '~' && c != '%')
            encoded += c;
        else
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

} // namespace

GrpcTrailers::GrpcTrailers(std::int8_t status, std::string_view message)
{
    put(0, "grpc-status", fmt::format("{}", status));
    put(1, "grpc-message", percent_encoded(message.substr(0, 256)));
    table_ = {text_.data(), fields_};
}

void GrpcTrailers::put(std::size_t index, std::string_view name, std::string_view value)
{
    http::HeaderField& field = fields_[index];
    field.begin = static_cast<std::uint32_t>(text_.size());
    field.name_size = static_cast<std::uint16_t>(name.size());
    field.value_begin = field.begin + field.name_size + 2;
    field.value_size = static_cast<std::uint32_t>(value.size());
    field.end = field.value_begin + field.value_size + 2;
    text_ += fmt::format("{}: {}\r\n", name, value);
}

} // namespace switchyard::http2
