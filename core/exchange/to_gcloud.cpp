// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shell_word.h"
#include "core/exchange/export.h"
#include "core/exchange/gcloud_resource.h"
#include "core/exchange/order.h"
#include "core/exchange/portability.h"
#include "core/exchange/shell_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::exchange {

namespace {

using model::Kind;

constexpr std::string_view kScriptName = "load-balancing.sh";

constexpr std::string_view kHead = R"sh(#!/usr/bin/env bash
# Makes the load balancing of a workspace in Google Cloud: {0}, each after what it refers to.
# Written by Switchyard.
#
# Run again, it replaces what gcloud imports or updates, and leaves alone what else exists.
# Private keys are read from the folder KEYS: absolute, or as seen from here; otherwise it is keys.
#
# Commands and flags are those of the gcloud reference. gcloud itself could not be run where this was written, so it is
# not verified that the API accepts every value, that permissions and quotas suffice, that the APIs (compute,
# certificatemanager, networkservices, networksecurity) are enabled, and that attaching an endpoint twice does no harm.
# {1}
set -euo pipefail
cd "$(dirname "${{BASH_SOURCE[0]}}")"

PROJECT={2}
KEYS=${{KEYS:-keys}}
)sh";

constexpr std::string_view kPlaceholder = R"sh(
echo 'Export again for the project that this is for: the references name it too.' >&2
exit 2
)sh";

constexpr std::string_view kFunctions = R"sh(
run() {
  { printf '+ gcloud'; printf ' %q' "$@"; printf '\n'; } >&2
  gcloud "$@" --quiet
}
exists() {
  gcloud "$@" --quiet </dev/null >/dev/null 2>&1
}
# lists LINE COMMAND...: whether what a command prints has that line.
lists() {
  local line=$1
  shift
  gcloud "$@" --quiet </dev/null 2>/dev/null | grep -xF -e "$line" >/dev/null
}
kept() {
  printf '%s exists and stays as it is.\n' "$1" >&2
}
)sh";

/// Whether gcloud takes a text for a name: not for a flag, nor for a path to something else.
bool is_name(std::string_view name)
{
    return !name.empty() && name[0] != '-' && !name.contains('/') &&
           std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

GcloudWriter writer_of(Kind kind)
{
    for (const auto find : {gcloud_import, gcloud_front_end, gcloud_certificate, gcloud_backend})
        if (const GcloudWriter writer = find(kind))
            return writer;
    return nullptr;
}

std::string calls(const std::vector<GcloudCommand>& commands, std::string_view indentation)
{
    std::string text;
    for (const GcloudCommand& command : commands)
        text += command.text("run", indentation);
    return text;
}

std::string text_of(const GcloudStep& step, const std::string& label)
{
    if (step.check.empty())
        return calls(step.missing, {});
    return fmt::format("if {}; then\n{}else\n{}fi\n", step.check,
                       step.there.empty()
                           ? fmt::format("  kept {}\n", shell_word(step.what.empty() ? label : step.what))
                           : calls(step.there, "  "),
                       calls(step.missing, "  "));
}

/// The commands that make one resource; nothing when gcloud cannot.
std::string section(GcloudScript& script, const model::Resource& resource, GcloudWriter writer)
{
    GcloudResource made(script, resource);
    if (!is_name(resource.name)) {
        made.refuse("This is no name that gcloud takes.");
        return {};
    }
    const std::vector<GcloudStep> steps = writer(made);
    if (steps.empty())
        return {};
    const bool global = resource.scope.level == model::Scope::Level::Global;
    const std::string label = resource.label();
    std::string text = fmt::format("\n# {}{}\n", shell_comment(label),
                                   global ? std::string{} : " in " + shell_comment(resource.scope.to_string()));
    for (const GcloudStep& step : steps)
        text += text_of(step, label);
    return text;
}

/// Endpoints are written with their group; without it they cannot be.
void note_lone_endpoints(GcloudScript& script)
{
    for (const EndpointsOfGroup& part : script.endpoints)
        if (std::ranges::find(script.resources, part.group) == script.resources.end())
            for (const model::Resource* endpoint : part.endpoints)
                script.exported.notes.push_back(
                    {Loss::NotExported, endpoint->label(), {}, "Its group is not among what is exported."});
}

std::string head(const GcloudScript& script, std::size_t count)
{
    const std::size_t losses = script.exported.notes.size();
    const std::string resources = count == 1 ? std::string("1 resource") : fmt::format("{} resources", count);
    const std::string remark =
        losses == 0 ? std::string("Everything in the workspace is expressed.")
                    : fmt::format("What gcloud cannot express is in the portability report: {} lines.", losses);
    std::string text = fmt::format(kHead, resources, remark, shell_word(script.options.project));
    if (script.options.project == ExportOptions{}.project)
        text += kPlaceholder;
    return text + std::string(kFunctions);
}

} // namespace

Exported to_gcloud(const model::Workspace& workspace, const ExportOptions& options)
{
    ExportOptions importable = options;
    importable.output_only_fields = false;
    const auto resources = creation_order(workspace, importable);
    GcloudScript script{workspace, importable, resources, {}, FileNames(resources, importable), {}};
    script.endpoints = endpoints_by_group(workspace, resources, script.exported.notes);

    std::string body;
    std::size_t count = 0;
    for (const model::Resource* resource : resources) {
        const GcloudWriter writer = writer_of(resource->kind);
        const std::string text = writer == nullptr ? std::string{} : section(script, *resource, writer);
        count += text.empty() ? 0U : 1U;
        body += text;
    }
    note_lone_endpoints(script);
    if (options.resources.empty())
        note_unmodelled(workspace, script.exported.notes);
    sort_notes(script.exported.notes);
    script.exported.files.push_back({std::string(kScriptName), head(script, count) + body, true});
    std::ranges::sort(script.exported.files, {}, &ExportFile::name);
    return std::move(script.exported);
}

} // namespace switchyard::exchange
