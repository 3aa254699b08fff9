// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/own_answers.h"

#include "core/http/header_table.h"

#include <algorithm>
#include <array>

namespace switchyard::serve {
namespace {

constexpr std::size_t kLongestCapturedHead = 16 * 1024;
constexpr std::array<std::string_view, 4> kSecretHeaders{"authorization", "proxy-authorization", "cookie",
                                                         "set-cookie"};

bool is_secret(std::string_view name)
{
    return std::any_of(kSecretHeaders.begin(), kSecretHeaders.end(),
                       [&](std::string_view secret) { return http::equal_ignoring_case(name, secret); });
}

std::string_view envoy_text(observe::StatusDetails details)
{
    switch (details) {
    case observe::StatusDetails::FailedToPickBackend:
        return "no healthy upstream";
    case observe::StatusDetails::BackendTimeout:
        return "upstream request timeout";
    case observe::StatusDetails::FailedToConnectToBackend:
    case observe::StatusDetails::BackendClosedBeforeData:
        return "upstream connect error or disconnect/reset before headers";
    default:
        return {};
    }
}

std::string_view plain_text(std::uint16_t status)
{
    switch (status) {
    case 400:
        return "The request could not be understood.\n";
    case 404:
        return "Nothing is configured for this address.\n";
    case 408:
        return "The request took too long to arrive.\n";
    case 411:
        return "The request needs a length.\n";
    case 413:
        return "The request's headers are too large.\n";
    case 502:
        return "The backend did not give a proper answer. Try again later.\n";
    case 503:
        return "The service is not available now. Try again later.\n";
    case 504:
        return "The backend did not answer in time.\n";
    default:
        return "The request could not be served.\n";
    }
}

} // namespace

std::string_view own_answer_text(const observe::Outcome& outcome, observe::AnswerStyle style)
{
    const std::string_view envoy =
        style == observe::AnswerStyle::Envoy ? envoy_text(outcome.details) : std::string_view();
    return envoy.empty() ? plain_text(outcome.status) : envoy;
}

std::string redacted(std::string_view head)
{
    std::string result;
    result.reserve(std::min(head.size(), kLongestCapturedHead));
    while (!head.empty() && result.size() < kLongestCapturedHead) {
        const std::size_t end = std::min(head.find('\n'), head.size() - 1) + 1;
        const std::string_view line = head.substr(0, end);
        head.remove_prefix(end);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && is_secret(line.substr(0, colon)))
            result.append(line.substr(0, colon)).append(": (redacted)\r\n");
        else
            result.append(line);
    }
    if (result.size() > kLongestCapturedHead)
        result.resize(kLongestCapturedHead);
    return result;
}

} // namespace switchyard::serve
