// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/header_lines.h"
#include "core/route/route_table.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Example requests: what the analysis of a URL map proves its verdicts with.
///
/// What it speaks about are requests as clients send them: the path begins with '/', has no dot segments (those are
/// answered before any rule is looked at), no blank, '?' or '#', and all text is UTF-8.
namespace switchyard::route {

/// How requests come to a URL map: what one of its forwarding rules is like.
struct Entrance
{
    Scheme scheme = Scheme::Http;
    Port port{80};

    friend auto operator<=>(const Entrance&, const Entrance&) = default;
};

/// A request that owns its text.
struct ExampleRequest
{
    std::string host;
    std::string method = "GET";
    std::string path = "/";
    std::optional<std::string> query = std::nullopt;
    std::vector<std::pair<std::string, std::string>> headers = {}; ///< without Host
    Entrance entrance = {};

    friend bool operator==(const ExampleRequest&, const ExampleRequest&) = default;
};

/// An example as it is routed. Lifetime: as the example.
class ExampleView
{
public:
    explicit ExampleView(const ExampleRequest& example);
    ExampleView(const ExampleView&) = delete;
    ExampleView& operator=(const ExampleView&) = delete;

    const RouteRequest& request() const { return request_; }

private:
    http::HeaderLines lines_;
    http::HeaderTable table_;
    RouteRequest request_;
};

/// "http://shop.example.com/cart?x=1"
std::string url_of(const ExampleRequest& example);
/// A line for a shell that sends the example to an address: "curl -H 'Host: shop.example.com' http://stand-in/cart".
std::string curl_line(const ExampleRequest& example, std::string_view address = "http://stand-in");

} // namespace switchyard::route
