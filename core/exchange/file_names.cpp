// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/file_names.h"

#include "core/exchange/vendor_reference.h"
#include "core/exchange/vendor_resource.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::exchange {

namespace {

bool is_harmless(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
}

/// One segment of a path: no separators, nothing hidden, never empty.
std::string segment(std::string_view name)
{
    constexpr std::size_t kLongest = 100;
    std::string text(name.substr(0, kLongest));
    std::ranges::replace_if(text, [](char c) { return !is_harmless(c); }, '_');
    if (text.empty() || text[0] == '.' || text[0] == '-')
        text.insert(0, "_");
    return text;
}

std::string folder(const model::Scope& scope)
{
    switch (scope.level) {
    case model::Scope::Level::Region:
        return fmt::format("regions/{}/", segment(scope.location));
    case model::Scope::Level::Zone:
        return fmt::format("zones/{}/", segment(scope.location));
    case model::Scope::Level::Global:
        break;
    }
    return {};
}

} // namespace

FileNames::FileNames(std::span<const model::Resource* const> resources, const ExportOptions& options)
    : options_(options)
{
    std::set<std::string> projects;
    for (const model::Resource* resource : resources)
        projects.insert(project_of(*resource, options));
    several_projects_ = projects.size() > 1;
}

std::string FileNames::next(const model::Resource& resource, std::string_view ending)
{
    const std::string project = project_of(resource, options_);
    const bool elsewhere = several_projects_ && project != options_.project;
    const std::string stem =
        fmt::format("{}{}{}/{}", elsewhere ? fmt::format("projects/{}/", segment(project)) : std::string{},
                    folder(resource.scope), dashed(model::info(resource.kind).collection), segment(resource.name));
    std::string name = fmt::format("{}{}", stem, ending);
    for (std::size_t number = 2; !given_.insert(name).second; ++number)
        name = fmt::format("{}-{}{}", stem, number, ending);
    return name;
}

} // namespace switchyard::exchange
