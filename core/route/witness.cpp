// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/witness.h"

#include "core/base/shell_word.h"

#include <fmt/format.h>

namespace switchyard::route {

ExampleView::ExampleView(const ExampleRequest& example)
{
    lines_.add("Host", example.host);
    for (const auto& [name, value] : example.headers)
        lines_.add(name, value);
    table_ = lines_.table();
    request_.authority = example.host;
    request_.path = example.path;
    request_.has_query = example.query.has_value();
    if (example.query)
        request_.query = *example.query;
    request_.method = example.method;
    request_.scheme = example.entrance.scheme;
    request_.rule_port = example.entrance.port;
    request_.headers = &table_;
}

std::string url_of(const ExampleRequest& example)
{
    return fmt::format("{}://{}{}{}{}", example.entrance.scheme == Scheme::Https ? "https" : "http", example.host,
                       example.path, example.query ? "?" : "", example.query.value_or(""));
}

std::string curl_line(const ExampleRequest& example, std::string_view address)
{
    std::string line = "curl";
    if (example.method == "HEAD")
        line += " -I";
    else if (example.method != "GET")
        line += " -X " + shell_word(example.method);
    line += " -H " + shell_word("Host: " + example.host);
    for (const auto& [name, value] : example.headers)
        line += " -H " + shell_word(value.empty() ? name + ";" : name + ": " + value);
    const std::string target = example.path + (example.query ? "?" + *example.query : std::string());
    // curl would take brackets and braces for a list of URLs
    if (target.find_first_of("[]{}") != std::string::npos)
        line += " -g";
    return line + ' ' + shell_word(std::string(address) + target);
}

} // namespace switchyard::route
