// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/load_plan.h"

#include "core/http/header_table.h"
#include "proxy/http1/head_parser.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include <fmt/format.h>

namespace switchyard::simulate {
namespace {

std::string write_request(const compile::LoadRequestSpec& spec, const std::string& authority)
{
    std::string bytes = fmt::format("{} {} HTTP/1.1\r\nHost: {}\r\n", spec.method, spec.path,
                                    spec.host.empty() ? authority : spec.host);
    const auto has = [&](std::string_view name) {
        return std::ranges::any_of(spec.headers,
                                   [&](const auto& header) { return http::equal_ignoring_case(header.first, name); });
    };
    if (!has("User-Agent"))
        bytes += "User-Agent: switchyard-load\r\n";
    if ((spec.method == "POST" || spec.method == "PUT" || spec.method == "PATCH") && !has("Content-Length"))
        bytes += "Content-Length: 0\r\n";
    for (const auto& [name, value] : spec.headers)
        fmt::format_to(std::back_inserter(bytes), "{}: {}\r\n", name, value);
    return bytes + "\r\n";
}

/// What keeps the bytes from being exactly one request without a body; empty: nothing does.
std::string_view problem_of(std::string& bytes)
{
    std::vector<http::HeaderField> fields(http1::kRequestLimits.fields);
    http1::HeadScan scan;
    http::RequestHead head;
    const http1::HeadResult result = http1::parse_request_head(bytes, fields, scan, head);
    if (result.refused())
        return to_string(result.refusal);
    if (!result.complete() || result.size != bytes.size())
        return "a line break stands in its middle";
    return head.body == http::BodyKind::None ? "" : "requests with a body are not sent";
}

} // namespace

Result<LoadPlan> LoadPlan::make(const compile::LoadProfileSpec& profile, const std::string& authority)
{
    LoadPlan plan;
    std::uint64_t sum = 0;
    for (const compile::LoadRequestSpec& spec : profile.requests) {
        std::string bytes = write_request(spec, authority);
        if (const std::string_view problem = problem_of(bytes); !problem.empty())
            return fail(ErrorKind::InvalidArgument,
                        fmt::format("load profile {}: the request {} {}{} cannot be sent: {}", profile.name,
                                    spec.method, spec.host, spec.path, problem));
        sum += spec.weight;
        if (sum > std::numeric_limits<std::uint32_t>::max())
            return fail(ErrorKind::InvalidArgument,
                        fmt::format("load profile {}: the weights are too large", profile.name));
        if (spec.weight != 0)
            plan.requests_.push_back(
                {static_cast<std::uint32_t>(sum), http::method_from(spec.method), std::move(bytes)});
    }
    if (plan.requests_.empty())
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("load profile {}: there is no request with a weight above 0", profile.name));
    return plan;
}

const LoadPlan::Request& LoadPlan::draw(balance::Random& random) const
{
    const std::uint32_t drawn = random.below(requests_.back().below);
    return *std::ranges::upper_bound(requests_, drawn, {}, &Request::below);
}

} // namespace switchyard::simulate
