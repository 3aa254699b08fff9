// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/gcloud_flags.h"

#include "core/base/text.h"
#include "core/exchange/vendor_reference.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::exchange {

namespace {

using document::Node;

std::string literal(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c == '_' ? '-' : to_lower(c); });
    return lower;
}

std::vector<std::string> items(const Node& node, FlagForm form)
{
    std::vector<std::string> items;
    for (const document::Entry& entry : node.entries)
        items.push_back(form == FlagForm::Map ? fmt::format("{}={}", entry.key.text, entry.value.text)
                                              : entry.value.text);
    return items;
}

} // namespace

std::string gcloud_url(std::string_view text, std::string_view project)
{
    const bool partial = text.starts_with("global/") || text.starts_with("regions/") || text.starts_with("zones/");
    return compute_url(partial ? fmt::format("projects/{}/{}", project, text) : std::string(text));
}

const Node* FlagReader::peek(std::string_view field) const
{
    const Node* node = &resource_;
    while (true) {
        const std::size_t dot = field.find('.');
        const document::Entry* entry = document::find(*node, field.substr(0, dot));
        if (entry == nullptr || dot == field.npos)
            return entry == nullptr ? nullptr : &entry->value;
        node = &entry->value;
        field.remove_prefix(dot + 1);
    }
}

const Node* FlagReader::take(std::string_view field)
{
    taken_.emplace(field);
    return peek(field);
}

std::string FlagReader::text(std::string_view field)
{
    const Node* node = take(field);
    return node == nullptr ? std::string{} : node->text;
}

std::vector<std::string> FlagReader::texts(std::string_view field)
{
    const Node* node = take(field);
    return node == nullptr ? std::vector<std::string>{} : items(*node, FlagForm::List);
}

void FlagReader::apply(std::span<const FlagRow> rows, GcloudCommand& command)
{
    for (const FlagRow& row : rows)
        if (const Node* value = take(row.field))
            apply(row, *value, command);
}

void FlagReader::apply(const FlagRow& row, const Node& value, GcloudCommand& command) const
{
    const std::vector<std::string> several = items(value, row.form);
    switch (row.form) {
    case FlagForm::WhenTrue:
        if (value.text == "true")
            command.flag(row.flag);
        return;
    case FlagForm::Switch:
        command.flag(value.text == "true" ? std::string(row.flag) : fmt::format("no-{}", row.flag));
        return;
    case FlagForm::List:
    case FlagForm::Map:
        if (!several.empty())
            command.list(row.flag, several);
        return;
    case FlagForm::Repeated:
        for (const std::string& item : several)
            command.flag(row.flag, item);
        return;
    case FlagForm::Text:
    case FlagForm::Seconds:
    case FlagForm::Url:
    case FlagForm::Literal:
        break;
    }
    if (value.text.empty())
        return;
    command.flag(row.flag, row.form == FlagForm::Seconds   ? value.text + 's'
                           : row.form == FlagForm::Url     ? gcloud_url(value.text, project_)
                           : row.form == FlagForm::Literal ? literal(value.text)
                                                           : value.text);
}

std::vector<std::string> FlagReader::left() const
{
    std::vector<std::string> left;
    collect(resource_, {}, left);
    return left;
}

void FlagReader::collect(const Node& node, const std::string& path, std::vector<std::string>& left) const
{
    for (const document::Entry& entry : node.entries) {
        const std::string here = path.empty() ? entry.key.text : fmt::format("{}.{}", path, entry.key.text);
        if (taken_.contains(here))
            continue;
        const std::string below = here + '.';
        const auto first = taken_.lower_bound(below);
        const bool partly = first != taken_.end() && first->starts_with(below);
        if (partly && entry.value.kind == document::NodeKind::Mapping)
            collect(entry.value, here, left);
        else
            left.push_back(here);
    }
}

} // namespace switchyard::exchange
