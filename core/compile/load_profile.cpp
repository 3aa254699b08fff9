// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/local.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/local.pb.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

namespace switchyard::compile {

namespace {

using schema::FieldPath;

/// RFC 9110 section 5.6.2.
bool is_token(std::string_view text)
{
    constexpr std::string_view kOthers = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               kOthers.find(c) != std::string_view::npos;
    });
}

/// Nothing that could end a line or begin another request.
bool is_visible(std::string_view text, bool blanks)
{
    return std::ranges::all_of(text, [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte > 0x20 && byte != 0x7f) || (blanks && (c == ' ' || c == '\t'));
    });
}

/// A reason why the request cannot be sent; empty when it can.
std::string trouble_with(const schema::LoadRequest& request)
{
    if (request.has_method() && !is_token(request.method())) {
        return "'" + request.method() + "' is no HTTP method.";
    }
    if (!is_visible(request.host(), false)) {
        return "the host holds a blank or a control character.";
    }
    if (request.has_path() && (!request.path().starts_with('/') || !is_visible(request.path(), false))) {
        return "'" + request.path() + "' is no path; it begins with / and holds no blanks.";
    }
    for (const auto& [name, value] : request.headers()) {
        if (!is_token(name) || !is_visible(value, true)) {
            return "the header '" + name + "' cannot be sent like this.";
        }
    }
    return {};
}

LoadRequestSpec load_request(const schema::LoadRequest& request)
{
    LoadRequestSpec spec;
    spec.weight =
        request.has_weight() ? static_cast<std::uint32_t>(std::clamp<std::int64_t>(request.weight(), 0, 1000)) : 1;
    spec.method = request.has_method() ? request.method() : "GET";
    spec.host = request.host();
    spec.path = request.has_path() ? request.path() : "/";
    for (const auto& [name, value] : request.headers()) {
        spec.headers.emplace_back(name, value);
    }
    std::ranges::sort(spec.headers); // a protobuf map has no order of its own
    return spec;
}

class LoadProfiles
{
public:
    LoadProfiles(const Subject& subject, const std::vector<ListenerSpec>& listeners, Findings& findings)
        : subject_(subject),
          listeners_(listeners),
          findings_(findings)
    {}

    std::optional<LoadProfileSpec> compile(const schema::LoadProfile& profile, const FieldPath& path)
    {
        if (!named(profile, path)) {
            return std::nullopt;
        }
        LoadProfileSpec spec;
        spec.id = subject_.element(path);
        spec.name = profile.name();
        spec.forwarding_rule = listener(profile, path);
        spec.requests_per_second = profile.has_requests_per_second() ? profile.requests_per_second() : 10;
        spec.connections = profile.has_connections()
                               ? static_cast<std::uint32_t>(std::clamp<std::int64_t>(profile.connections(), 1, 10'000))
                               : 4;
        spec.duration = Seconds(profile.has_duration_sec() ? std::max<std::int64_t>(profile.duration_sec(), 1) : 60);
        requests(profile, path, spec);
        return spec.forwarding_rule && !spec.requests.empty() ? std::optional(std::move(spec)) : std::nullopt;
    }

private:
    bool named(const schema::LoadProfile& profile, const FieldPath& path)
    {
        if (profile.name().empty()) {
            findings_.add(Verdict::Warns, "name.missing", subject_.place(path), {"local.loadProfiles"});
            return false;
        }
        if (!names_.emplace(profile.name()).second) {
            findings_.add(Verdict::Warns, "name.duplicate", subject_.place(path.field("name")),
                          {profile.name(), "local.loadProfiles"});
            return false;
        }
        return true;
    }

    /// The rule it calls; without one the only rule that can be called.
    ElementId listener(const schema::LoadProfile& profile, const FieldPath& path)
    {
        constexpr std::array kKinds{model::Kind::ForwardingRule};
        const auto resolution = subject_.workspace.resolve(kKinds, profile.forwarding_rule(), &subject_.resource);
        if (resolution.resource == nullptr && profile.has_forwarding_rule()) {
            return {}; // said by check_references()
        }
        const auto is_named = [&](const ListenerSpec& listener) {
            return resolution.resource != nullptr && resolution.resource->id == listener.forwarding_rule;
        };
        const auto named = std::ranges::find_if(listeners_, is_named);
        if (named != listeners_.end() && is_callable(*named)) {
            return named->forwarding_rule;
        }
        if (!profile.has_forwarding_rule() && std::ranges::count_if(listeners_, is_callable) == 1) {
            return std::ranges::find_if(listeners_, is_callable)->forwarding_rule;
        }
        findings_.add(Verdict::Warns, "load_profile.invalid", subject_.place(path.field("forwardingRule")),
                      {named == listeners_.end()
                           ? std::string("it calls no forwarding rule that listens here.")
                           : fmt::format("the load generator speaks plain HTTP, and '{}' takes {}.", named->name,
                                         named->tls != nullptr ? "TLS" : "bytes of any protocol")});
        return {};
    }

    /// The load generator speaks HTTP/1.1 without TLS.
    static bool is_callable(const ListenerSpec& listener)
    {
        return listener.protocol == ListenerSpec::Protocol::Http && listener.tls == nullptr;
    }

    void requests(const schema::LoadProfile& profile, const FieldPath& path, LoadProfileSpec& spec)
    {
        std::uint64_t sum = 0;
        for (int i = 0; i < profile.requests_size(); ++i) {
            const std::string trouble = trouble_with(profile.requests(i));
            if (!trouble.empty()) {
                findings_.add(Verdict::Warns, "load_profile.invalid",
                              subject_.place(path.field("requests").index(static_cast<std::size_t>(i))), {trouble});
                continue;
            }
            spec.requests.push_back(load_request(profile.requests(i)));
            sum += spec.requests.back().weight;
        }
        if (sum == 0) {
            findings_.add(Verdict::Warns, "load_profile.invalid", subject_.place(path.field("requests")),
                          {"it lists no request with a weight above 0."});
            spec.requests.clear();
        }
    }

    const Subject& subject_;
    const std::vector<ListenerSpec>& listeners_;
    Findings& findings_;
    std::set<std::string> names_;
};

} // namespace

std::vector<LoadProfileSpec> compile_load_profiles(const model::Workspace& workspace,
                                                   const std::vector<ListenerSpec>& listeners, Findings& findings)
{
    std::vector<LoadProfileSpec> specs;
    if (workspace.local() == nullptr) {
        return specs;
    }
    const Subject subject{workspace, *workspace.local()};
    const auto& local = model::as<schema::Local>(*workspace.local());
    LoadProfiles profiles(subject, listeners, findings);
    for (int i = 0; i < local.load_profiles_size(); ++i) {
        auto spec = profiles.compile(local.load_profiles(i),
                                     FieldPath().field("loadProfiles").index(static_cast<std::size_t>(i)));
        if (spec) {
            specs.push_back(std::move(*spec));
        }
    }
    return specs;
}

} // namespace switchyard::compile
