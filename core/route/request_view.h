// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/host_index.h"
#include "core/route/route_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::route {

constexpr Port default_port(Scheme scheme)
{
    return Port{scheme == Scheme::Https ? std::uint16_t{443} : std::uint16_t{80}};
}

/// The host a request is for, as its forwarding rule sees it: the stand-in's port counts as the rule's, and the default
/// port of the scheme as none.
struct EffectiveHost
{
    HostText text;
    bool default_port_written = false; ///< Host says ":80" (or ":443") itself
};
EffectiveHost effective_host(const RouteRequest& request);

/// A header's value without joining its lines: lines of the same name count as one value, joined with ",". Lifetime: as
/// the request.
class HeaderValue
{
public:
    HeaderValue() = default;
    /// One piece of text, and one that follows it directly.
    explicit HeaderValue(std::string_view text, std::string_view more = {}) : present_(true), text_(text), more_(more)
    {}
    HeaderValue(const http::HeaderTable& table, std::string_view name);

    bool present() const { return present_; }
    bool equals(std::string_view wanted) const { return size() == wanted.size() && starts_with(wanted); }
    bool starts_with(std::string_view wanted) const;
    bool ends_with(std::string_view wanted) const;
    std::size_t size() const;
    /// text_hash() of the whole value.
    std::uint64_t hash() const;
    /// The value if it is one piece of text.
    std::optional<std::string_view> single() const;
    /// The whole value. Cost: allocates only when it has several pieces; `storage` then holds it.
    std::string_view joined(std::string& storage) const;

private:
    template <typename Visit>
    void for_each_piece(Visit visit) const;

    bool present_ = false;
    std::string_view text_;
    std::string_view more_;
    const http::HeaderTable* table_ = nullptr; ///< set when there are several lines
    std::string_view name_;
};

/// A request as predicates see it; what several of them need is worked out once. Lifetime: as the request.
class RequestView
{
public:
    explicit RequestView(const RouteRequest& request);

    std::string_view path() const { return request_.path; }
    std::string_view method() const { return request_.method; }
    const EffectiveHost& host() const { return host_; }

    /// `name` in lower case; ":authority" (or "host"), ":method" and "port" are not looked up among the headers.
    HeaderValue header(std::string_view name) const;
    /// First value of a parameter, nothing decoded; "a" and "a=" have an empty one.
    std::optional<std::string_view> query_parameter(std::string_view name) const;

private:
    const RouteRequest& request_;
    EffectiveHost host_;
    std::array<char, 6> port_suffix_{}; ///< ":8080" of the effective host
    std::array<char, 5> rule_port_{};
    std::uint8_t port_suffix_size_ = 0;
    std::uint8_t rule_port_size_ = 0;
};

} // namespace switchyard::route
