// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/rest_kind.h"

#include "core/base/text.h"
#include "core/exchange/terraform_node.h"
#include "core/model/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

using model::Kind;

bool same_ignoring_case(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, to_lower, to_lower);
}

/// "compute#urlMap", "UrlMap"
std::optional<Kind> kind_of_tag(std::string_view tag)
{
    for (const model::KindInfo& row : model::all_kinds()) {
        const std::string& known = schema::message_info(row.message)->kind;
        if ((!known.empty() && same_ignoring_case(known, tag)) || row.message == tag)
            return row.kind;
    }
    return std::nullopt;
}

std::optional<Kind> kind_of_link(const std::string& link)
{
    const auto reference = link.find('/') == std::string::npos ? std::nullopt : model::Reference::parse(link);
    return reference ? model::kind_of_collection(reference->collection) : std::nullopt;
}

} // namespace

RestKind stated_kind(const document::Node& resource)
{
    RestKind stated{.kind = std::nullopt, .tag = text_at(resource, "kind")};
    stated.legacy_health_check = stated.tag == "compute#httpHealthCheck" || stated.tag == "compute#httpsHealthCheck";
    if (!stated.tag.empty()) {
        stated.kind = kind_of_tag(stated.tag);
        return stated;
    }
    for (const char* key : {"selfLink", "name"}) {
        const std::string link = text_at(resource, key);
        stated.kind = kind_of_link(link);
        if (stated.kind)
            return stated;
        const auto reference = link.find('/') == std::string::npos ? std::nullopt : model::Reference::parse(link);
        if (stated.tag.empty() && reference)
            stated.tag = reference->collection;
    }
    return stated;
}

std::optional<Kind> kind_of_list(std::string_view tag)
{
    if (tag == "compute#networkEndpointGroupsListNetworkEndpoints")
        return Kind::NetworkEndpoint;
    for (const std::string_view end : {"AggregatedList", "List"})
        if (tag.ends_with(end)) {
            tag.remove_suffix(end.size());
            return kind_of_tag(tag);
        }
    return std::nullopt;
}

std::string kind_advice(const schema::MessageInfo& message)
{
    if (!message.kind.empty())
        return "kind: " + message.kind;
    return fmt::format("name: projects/PROJECT/locations/LOCATION/{}/NAME", message.collection);
}

} // namespace switchyard::exchange
