// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/identity.h"

#include "core/model/reference.h"
#include "core/schema/slot.h"

#include <fmt/format.h>

namespace switchyard::model {
namespace {

/// The text of a field; empty when it is not written or the message has no such field.
std::string text_of(const google::protobuf::Message& message, std::string_view name)
{
    const auto* info = schema::message_info(message);
    const auto* field = info == nullptr ? nullptr : info->field(name);
    if (field == nullptr)
        return {};
    const auto value = schema::read_field(message, *field);
    const auto* text = value.as<std::string>();
    return text != nullptr ? *text : value.absent() ? std::string{} : schema::to_text(value);
}

std::string last_segment(const std::string& text) { return text.substr(text.rfind('/') + 1); }

std::string endpoint_name(const google::protobuf::Message& message)
{
    std::string host;
    for (const auto* field : {"ipAddress", "fqdn", "ipv6Address", "instance"})
        if (host.empty())
            host = last_segment(text_of(message, field));
    const auto port = text_of(message, "port");
    return fmt::format("{}/{}{}{}", last_segment(text_of(message, "networkEndpointGroup")), host,
                       port.empty() ? "" : ":", port);
}

} // namespace

std::string Scope::to_string() const
{
    switch (level) {
    case Level::Region:
        return "regions/" + location;
    case Level::Zone:
        return "zones/" + location;
    case Level::Global:
        break;
    }
    return "global";
}

std::string Resource::label() const
{
    return kind == Kind::Local ? std::string("local") : fmt::format("{}/{}", info(kind).collection, name);
}

Identity identify(Kind kind, const google::protobuf::Message& message)
{
    if (kind == Kind::Local)
        return {"local", {}, {}};
    if (kind == Kind::NetworkEndpoint)
        return {endpoint_name(message), {}, {}};
    const auto full_name = text_of(message, "name");
    Identity identity{last_segment(full_name), {}, {}};
    for (const auto& text : {text_of(message, "selfLink"), full_name}) {
        const auto reference = text.find('/') == std::string::npos ? std::nullopt : Reference::parse(text);
        if (!reference)
            continue;
        identity.project = reference->project;
        identity.scope = reference->scope.value_or(Scope{});
    }
    if (const auto region = last_segment(text_of(message, "region")); !region.empty())
        identity.scope = {Scope::Level::Region, region};
    if (const auto zone = last_segment(text_of(message, "zone")); !zone.empty())
        identity.scope = {Scope::Level::Zone, zone};
    return identity;
}

ResourcePtr make_resource(Kind kind, ElementId id, schema::MessagePtr message, ElementTreePtr elements)
{
    auto identity = identify(kind, *message);
    return std::make_shared<const Resource>(Resource{kind, id, std::move(identity.name), std::move(identity.scope),
                                                     std::move(identity.project), std::move(message),
                                                     std::move(elements)});
}

} // namespace switchyard::model
