// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/url_map_inspection.h"

#include "core/compile/mode.h"
#include "core/model/typed.h"
#include "core/schema/network_endpoint_group.pb.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace switchyard::compile {

namespace {

constexpr std::array kGroups{model::Kind::InstanceGroup, model::Kind::NetworkEndpointGroup};
constexpr std::array kTargets{model::Kind::BackendService, model::Kind::BackendBucket};

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Words that YAML 1.1 reads as something else than a text.
bool is_special_word(std::string_view text)
{
    constexpr std::array<std::string_view, 8> kWords{"true", "false", "yes", "no", "on", "off", "null", "y"};
    const std::string lower = lower_case(text);
    return lower == "n" || std::ranges::find(kWords, lower) != kWords.end();
}

} // namespace

MapInspection::MapInspection(const Subject& subject, const Usage& usage, Findings& findings)
    : subject_(subject),
      map_(model::as<schema::UrlMap>(subject.resource)),
      usage_(usage),
      findings_(findings),
      modes_(usage.modes(subject.resource.id)),
      doors_(doors_of(subject, usage))
{}

bool MapInspection::works_in(Mode mode) const { return std::ranges::find(modes_, mode) != modes_.end(); }

const Door* MapInspection::door_without_https()
{
    if (without_https_) {
        return *without_https_;
    }
    std::set<std::string> answered;
    for (const model::ResourcePtr& rule : subject_.workspace.resources(model::Kind::ForwardingRule)) {
        const auto door = door_of(subject_.workspace, *rule);
        if (door && door->scheme == route::Scheme::Https) {
            answered.insert(door->message->ip_address());
        }
    }
    const auto found =
        std::ranges::find_if(doors_, [&](const Door& door) { return !answered.contains(door.message->ip_address()); });
    without_https_ = found == doors_.end() ? nullptr : &*found;
    return *without_https_;
}

void MapInspection::say(Verdict verdict, std::string_view code, const Spot& spot, std::vector<std::string> args,
                        std::optional<DiagnosticFix> fix)
{
    findings_.add(verdict, code, subject_.place(spot.path()), std::move(args), std::move(fix));
}

void MapInspection::needs(std::string_view feature, const Spot& spot, std::initializer_list<Mode> having)
{
    for (const Mode mode : modes_) {
        if (std::ranges::find(having, mode) == having.end()) {
            say(Verdict::CloudRefuses, "mode.feature_unavailable", spot,
                {std::string(feature), std::string(to_string(mode))}, remove_fix(spot));
        }
    }
}

void MapInspection::needs(const Spot& spot, std::initializer_list<Mode> having)
{
    const auto lacks = [&](Mode mode) { return std::ranges::find(having, mode) == having.end(); };
    if (std::ranges::any_of(modes_, lacks)) {
        const schema::FieldPath path = spot.path();
        needs(path.last_is_name() ? path.last_name() : path.parent().last_name(), spot, having);
    }
}

const model::Resource* MapInspection::target(const std::string& reference)
{
    const auto [found, fresh] = targets_.try_emplace(reference);
    if (fresh) {
        const auto resolution = subject_.workspace.resolve(kTargets, reference, &subject_.resource);
        const bool usable = resolution.status == model::Resolution::Status::Found ||
                            resolution.status == model::Resolution::Status::Ambiguous;
        found->second = usable ? resolution.resource : nullptr;
    }
    return found->second;
}

const schema::BackendService* MapInspection::service(const std::string& reference)
{
    const model::Resource* resource = target(reference);
    return resource != nullptr && resource->kind == model::Kind::BackendService
               ? &model::as<schema::BackendService>(*resource)
               : nullptr;
}

const std::set<std::string>& MapInspection::backend_kinds(const model::Resource& service)
{
    const auto [found, fresh] = backend_kinds_.try_emplace(service.id);
    if (!fresh) {
        return found->second;
    }
    for (const schema::Backend& backend : model::as<schema::BackendService>(service).backends()) {
        const model::Resource* group = subject_.workspace.resolve(kGroups, backend.group(), &service).resource;
        if (group == nullptr) {
            continue;
        }
        if (group->kind == model::Kind::InstanceGroup) {
            found->second.emplace(kInstanceGroup);
        } else if (group->kind == model::Kind::NetworkEndpointGroup) {
            found->second.insert(model::as<schema::NetworkEndpointGroup>(*group).network_endpoint_type());
        }
    }
    return found->second;
}

std::string yaml_text(std::string_view text)
{
    const auto plain = [](char c) { return is_letter_or_digit(c) || c == '/' || c == '.' || c == '-' || c == '_'; };
    const bool begins_well = !text.empty() && (text[0] == '/' || (is_letter_or_digit(text[0]) && text[0] > '9'));
    if (begins_well && std::ranges::all_of(text, plain) && !is_special_word(text)) {
        return std::string(text);
    }
    std::string out = "\"";
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
            continue;
        }
        if (c == '"' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out + '"';
}

DiagnosticFix write_text_fix(const Spot& spot, std::string_view text)
{
    return write_fix(spot.path().to_string(), yaml_text(text));
}

DiagnosticFix write_number_fix(const Spot& spot, std::int64_t number)
{
    return write_fix(spot.path().to_string(), std::to_string(number));
}

DiagnosticFix remove_fix(const Spot& spot) { return remove_fix(spot.path().to_string()); }

std::string lower_case(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string upper_case(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

std::string seconds_text(double seconds)
{
    return seconds > 0 && seconds < 1 ? fmt::format("{:g} ms", seconds * 1000) : fmt::format("{} s", seconds);
}

std::string with_encoded_blanks(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        out += c == ' ' ? std::string("%20") : std::string(1, c);
    }
    return out;
}

double seconds_of(const schema::Duration& duration)
{
    return static_cast<double>(duration.seconds()) + static_cast<double>(duration.nanos()) / 1e9;
}

} // namespace switchyard::compile
