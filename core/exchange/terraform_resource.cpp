// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/terraform_resource.h"

#include "core/exchange/terraform_node.h"
#include "core/schema/field_info.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <string_view>

namespace switchyard::exchange {

namespace {

using document::Node;
using model::Kind;

struct CheckType
{
    std::string_view settings;
    std::string_view type;
};

constexpr std::array kCheckTypes{
    CheckType{"grpcHealthCheck", "GRPC"},   CheckType{"grpcTlsHealthCheck", "GRPC_WITH_TLS"},
    CheckType{"http2HealthCheck", "HTTP2"}, CheckType{"httpHealthCheck", "HTTP"},
    CheckType{"httpsHealthCheck", "HTTPS"}, CheckType{"sslHealthCheck", "SSL"},
    CheckType{"tcpHealthCheck", "TCP"},
};

/// "europe-west1-b", not "europe-west1".
bool is_zone(std::string_view location)
{
    const std::size_t size = location.size();
    return size > 3 && location[size - 2] == '-' && std::islower(static_cast<unsigned char>(location[size - 1])) != 0 &&
           std::isdigit(static_cast<unsigned char>(location[size - 3])) != 0;
}

bool is_global(const ResourcePlace& place) { return place.location.empty() || place.location == "global"; }

std::string compute_scope(const ResourcePlace& place)
{
    return is_global(place) ? "global"
                            : fmt::format("{}/{}", is_zone(place.location) ? "zones" : "regions", place.location);
}

/// "projects/p/locations/global/certificateMaps/m/certificateMapEntries/e"; as much of it as is known. A name alone
/// is enough where nothing else is known.
std::string full_name(Kind kind, const ResourcePlace& place)
{
    if (place.project.empty() && is_global(place) && place.parent.empty())
        return place.name;
    std::string text = place.project.empty() ? "" : fmt::format("projects/{}/", place.project);
    if (!place.project.empty() || !is_global(place))
        text += fmt::format("locations/{}/", is_global(place) ? "global" : place.location);
    if (!place.parent.empty())
        text += fmt::format("certificateMaps/{}/", place.parent);
    return fmt::format("{}{}/{}", text, model::info(kind).collection, place.name);
}

void name_compute_resource(Kind kind, const ResourcePlace& place, const Node& origin,
                           const schema::MessageInfo& message, Node& rest)
{
    if (model::info(kind).named && !place.name.empty())
        put(rest, "name", made_text(place.name, origin));
    if (!is_global(place)) {
        const std::string_view key = is_zone(place.location) ? "zone" : "region";
        if (message.field(key) != nullptr)
            put(rest, key, made_text(place.location, origin));
    }
    if (!place.project.empty() && message.field("selfLink") != nullptr && !place.name.empty())
        put(rest, "selfLink",
            made_text(fmt::format("https://www.googleapis.com/compute/v1/projects/{}/{}/{}/{}", place.project,
                                  compute_scope(place), model::info(kind).collection, place.name),
                      origin));
}

} // namespace

void name_resource(Kind kind, const ResourcePlace& place, const Node& origin, Node& rest)
{
    const schema::MessageInfo& message = *schema::message_info(model::info(kind).message);
    if (message.api.starts_with("compute"))
        name_compute_resource(kind, place, origin, message, rest);
    else if (!place.name.empty())
        put(rest, "name", made_text(full_name(kind, place), origin));
}

void complete(Kind kind, Node& rest)
{
    if (child(rest, "type") != nullptr)
        return;
    if (kind == Kind::HealthCheck)
        for (const CheckType& row : kCheckTypes)
            if (const Node* settings = child(rest, row.settings))
                return put(rest, "type", made_text(std::string(row.type), *settings));
    const Node* managed = child(rest, "managed");
    if (kind == Kind::SslCertificate && managed != nullptr)
        put(rest, "type", made_text("MANAGED", *managed));
    const bool typed = kind != Kind::NetworkEndpointGroup || child(rest, "networkEndpointType") != nullptr;
    for (const std::string_view serverless : {"appEngine", "cloudFunction", "cloudRun"})
        if (const Node* settings = typed ? nullptr : child(rest, serverless))
            return put(rest, "networkEndpointType", made_text("SERVERLESS", *settings));
}

} // namespace switchyard::exchange
