// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/reference.h"

#include "core/schema/slot.h"

#include <algorithm>

namespace switchyard::model {
namespace {

namespace pb = google::protobuf;

using Segments = std::vector<std::string_view>;

Segments split(std::string_view text)
{
    Segments segments;
    while (true) {
        const auto slash = text.find('/');
        segments.push_back(text.substr(0, slash));
        if (slash == std::string_view::npos)
            return segments;
        text.remove_prefix(slash + 1);
    }
}

bool is_printable(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; });
}

/// Segments from "projects" on, when that stands anywhere; nothing for a URL without it.
std::optional<Segments> resource_part(std::string_view text)
{
    const auto scheme = text.find("://");
    const bool url = scheme != std::string_view::npos || text.starts_with("//");
    if (scheme != std::string_view::npos)
        text.remove_prefix(scheme + 3);
    while (text.starts_with('/'))
        text.remove_prefix(1);
    auto segments = split(text);
    const auto projects = std::ranges::find(segments, "projects");
    if (projects != segments.end())
        segments.erase(segments.begin(), projects);
    else if (url)
        return std::nullopt;
    return segments;
}

/// Reads the scope the segments begin with and returns how many it took.
std::size_t read_scope(std::span<const std::string_view> segments, std::optional<Scope>& scope)
{
    if (segments.empty())
        return 0;
    if (segments[0] == "global") {
        scope = Scope{};
        return 1;
    }
    if (segments.size() < 2)
        return 0;
    const std::string place(segments[1]);
    if (segments[0] == "regions")
        scope = Scope{Scope::Level::Region, place};
    else if (segments[0] == "zones")
        scope = Scope{Scope::Level::Zone, place};
    else if (segments[0] == "locations")
        scope = place == "global" ? Scope{} : Scope{Scope::Level::Region, place};
    else
        return 0;
    return 2;
}

void collect(const pb::Message& message, const schema::FieldPath& path, std::vector<ReferenceUse>& uses)
{
    std::vector<const pb::FieldDescriptor*> written;
    const auto* reflection = message.GetReflection();
    const auto* info = schema::message_info(message);
    if (info == nullptr)
        return;
    reflection->ListFields(message, &written);
    for (const auto* field : written) {
        const bool nested = field->cpp_type() == pb::FieldDescriptor::CPPTYPE_MESSAGE && !field->is_map();
        const bool text = field->cpp_type() == pb::FieldDescriptor::CPPTYPE_STRING;
        const auto kinds = text ? referenced_kinds(info->name, field->json_name()) : std::span<const Kind>{};
        if (!nested && kinds.empty())
            continue;
        const auto here = path.field(field->json_name());
        const int count = field->is_repeated() ? reflection->FieldSize(message, field) : 1;
        for (int i = 0; i < count; ++i) {
            const auto place = field->is_repeated() ? here.index(static_cast<std::size_t>(i)) : here;
            if (nested)
                collect(field->is_repeated() ? reflection->GetRepeatedMessage(message, field, i)
                                             : reflection->GetMessage(message, field),
                        place, uses);
            else
                uses.push_back({place,
                                field->is_repeated() ? reflection->GetRepeatedString(message, field, i)
                                                     : reflection->GetString(message, field),
                                kinds});
        }
    }
}

/// An address field holds a literal or a reference.
bool is_address_literal(const ReferenceUse& use)
{
    return use.kinds.size() == 1 && use.kinds[0] == Kind::Address &&
           use.text.find_first_not_of("0123456789abcdefABCDEF.:/") == std::string::npos &&
           use.text.find_first_of(".:") != std::string::npos;
}

} // namespace

std::optional<Reference> Reference::parse(std::string_view text)
{
    if (text.empty() || text.size() > 4096 || !is_printable(text))
        return std::nullopt;
    const auto all = resource_part(text);
    if (!all || std::ranges::any_of(*all, &std::string_view::empty))
        return std::nullopt;
    Reference reference;
    std::span<const std::string_view> rest(*all);
    if (rest.size() == 1) {
        reference.name = rest[0];
        return reference;
    }
    if (rest[0] == "projects") {
        reference.project = rest[1];
        rest = rest.subspan(2);
    }
    rest = rest.subspan(read_scope(rest, reference.scope));
    if (rest.empty() || rest.size() % 2 != 0)
        return std::nullopt;
    if (rest.size() >= 4)
        reference.parent = rest[rest.size() - 3];
    reference.collection = rest[rest.size() - 2];
    reference.name = rest[rest.size() - 1];
    return reference;
}

std::vector<ReferenceUse> references_of(const Resource& resource)
{
    std::vector<ReferenceUse> uses;
    collect(*resource.message, {}, uses);
    std::erase_if(uses, is_address_literal);
    return uses;
}

} // namespace switchyard::model
