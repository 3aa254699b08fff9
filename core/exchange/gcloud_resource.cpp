// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/gcloud_resource.h"

#include "core/base/shell_word.h"
#include "core/exchange/vendor_reference.h"
#include "core/exchange/vendor_resource.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::exchange {

namespace {

using model::Kind;
using model::Scope;

/// Where a resource lives, as flags; some commands know one place only and have no flag for it.
std::vector<std::string> place_flags(const model::Resource& resource, const ExportOptions& options)
{
    const std::string project = project_of(resource, options);
    std::vector<std::string> flags{project == options.project ? std::string("--project=\"$PROJECT\"")
                                                              : "--project=" + shell_word(project)};
    const bool global = resource.scope.level == Scope::Level::Global;
    const std::string place = shell_word(resource.scope.location);
    if (!is_compute(resource.kind))
        flags.push_back(fmt::format("--location={}", global ? "global" : place));
    else if (resource.kind == Kind::BackendBucket || resource.kind == Kind::TargetSslProxy)
        return flags;
    else if (global)
        flags.emplace_back("--global");
    else
        flags.push_back(
            fmt::format("--{}={}", resource.scope.level == Scope::Level::Region ? "region" : "zone", place));
    return flags;
}

} // namespace

GcloudResource::GcloudResource(GcloudScript& script, const model::Resource& resource)
    : script_(script),
      resource_(resource),
      node_(vendor_resource(script.workspace, resource, script.options, notes_)),
      flags_(node_, project_of(resource, script.options))
{
    for (const auto* field : {"name", "region", "zone"})
        flags_.take(field);
}

GcloudResource::~GcloudResource()
{
    if (!whole_)
        for (const std::string& field : flags_.left())
            note(Loss::Dropped, field, "No flag of gcloud carries this.");
    auto& notes = script_.exported.notes;
    notes.insert(notes.end(), notes_.begin(), notes_.end());
}

GcloudCommand GcloudResource::command(std::string_view command) const
{
    GcloudCommand made(command, resource_.name);
    made.place(place_flags(resource_, script_.options));
    return made;
}

std::string GcloudResource::exists(std::string_view describe) const { return command(describe).line("exists"); }

GcloudStep GcloudResource::create(std::string_view group, GcloudCommand create) const
{
    return {exists(fmt::format("{} describe", group)), {}, {std::move(create)}};
}

void GcloudResource::note(Loss loss, std::string_view field, std::string sentence)
{
    notes_.push_back({loss, resource_.label(), std::string(field), std::move(sentence)});
}

std::vector<GcloudStep> GcloudResource::refuse(std::string_view sentence)
{
    take_all();
    notes_.clear();
    note(Loss::NotExported, {}, std::string(sentence));
    return {};
}

void GcloudResource::carried(std::string_view field)
{
    std::erase_if(notes_, [field](const PortabilityNote& told) { return told.field_path == field; });
}

std::string GcloudResource::file(std::string_view ending, std::string text)
{
    const std::string name = script_.names.next(resource_, ending);
    script_.exported.files.push_back({name, std::move(text)});
    return name;
}

} // namespace switchyard::exchange
