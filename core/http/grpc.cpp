// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/grpc.h"

#include <algorithm>
#include <array>

namespace switchyard::http {
namespace {

constexpr std::string_view kContentType = "application/grpc";

constexpr std::array<std::string_view, 17> kNames{
    "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
    "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
    "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
    "DATA_LOSS", "UNAUTHENTICATED"};

/// Errors: nullopt unless it is 1 to `most_digits` decimal digits.
std::optional<std::int64_t> number(std::string_view text, std::size_t most_digits)
{
    if (text.empty() || text.size() > most_digits ||
        !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text)
        value = value * 10 + (c - '0');
    return value;
}

} // namespace

bool is_grpc(const RequestHead& head)
{
    if (head.method != Method::Post)
        return false;
    const HeaderField* const field = head.headers.find("content-type");
    if (field == nullptr)
        return false;
    const std::string_view type = head.headers.value(*field);
    if (type.size() < kContentType.size() || !equal_ignoring_case(type.substr(0, kContentType.size()), kContentType))
        return false;
    return type.size() == kContentType.size() || type[kContentType.size()] == '+' || type[kContentType.size()] == ';';
}

std::optional<std::int8_t> grpc_status(const HeaderTable& headers)
{
    const HeaderField* const field = headers.find("grpc-status");
    if (field == nullptr)
        return std::nullopt;
    const auto status = number(headers.value(*field), 3);
    if (!status || *status > 127)
        return std::nullopt;
    return static_cast<std::int8_t>(*status);
}

std::int8_t grpc_status_of(std::uint16_t http_status)
{
    switch (http_status) {
    case 400:
        return 13;
    case 401:
        return 16;
    case 403:
        return 7;
    case 404:
        return 12;
    case 429:
    case 502:
    case 503:
    case 504:
        return kGrpcUnavailable;
    default:
        return kGrpcUnknown;
    }
}

std::optional<Nanoseconds> grpc_timeout(const HeaderTable& headers)
{
    const HeaderField* const field = headers.find("grpc-timeout");
    if (field == nullptr)
        return std::nullopt;
    const std::string_view text = headers.value(*field);
    const auto count = number(text.substr(0, text.size() - std::min<std::size_t>(text.size(), 1)), 8);
    if (!count)
        return std::nullopt;
    switch (text.back()) {
    case 'H':
        return std::chrono::hours(std::min<std::int64_t>(*count, 1'000'000));
    case 'M':
        return std::chrono::minutes(*count);
    case 'S':
        return Seconds(*count);
    case 'm':
        return Milliseconds(*count);
    case 'u':
        return Microseconds(*count);
    case 'n':
        return Nanoseconds(*count);
    default:
        return std::nullopt;
    }
}

std::string_view grpc_status_name(std::int8_t status)
{
    return status >= 0 && static_cast<std::size_t>(status) < kNames.size() ? kNames[static_cast<std::size_t>(status)]
                                                                           : std::string_view();
}

} // namespace switchyard::http
