// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/portability.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace switchyard::exchange {

namespace {

auto key(const PortabilityNote& note) { return std::tie(note.resource, note.field_path, note.loss, note.sentence); }

std::string counted(std::ptrdiff_t count, std::string_view one, std::string_view several)
{
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

std::string summary(const std::vector<PortabilityNote>& notes)
{
    const auto count = [&notes](Loss loss) { return std::ranges::count(notes, loss, &PortabilityNote::loss); };
    return fmt::format("{} left out, {} lost, {} written differently.",
                       counted(count(Loss::NotExported), "resource", "resources"),
                       counted(count(Loss::Dropped), "field", "fields"), count(Loss::Changed));
}

} // namespace

std::string_view to_string(Loss loss)
{
    switch (loss) {
    case Loss::Dropped:
        return "lost";
    case Loss::Changed:
        return "changed";
    case Loss::NotExported:
        break;
    }
    return "left out";
}

void sort_notes(std::vector<PortabilityNote>& notes)
{
    std::ranges::sort(notes, {}, key);
    const auto same = [](const PortabilityNote& a, const PortabilityNote& b) { return key(a) == key(b); };
    const auto repeated = std::ranges::unique(notes, same);
    notes.erase(repeated.begin(), repeated.end());
}

std::string portability_report(const Exported& exported, std::string_view title)
{
    std::vector<PortabilityNote> notes = exported.notes;
    sort_notes(notes);
    if (notes.empty())
        return fmt::format("{}: everything is expressed.\n", title);
    std::string text = fmt::format("{}: {}\n", title, summary(notes));
    std::string_view resource;
    for (const PortabilityNote& note : notes) {
        if (&note == &notes.front() || note.resource != resource)
            text += fmt::format("\n{}\n", note.resource.empty() ? "the workspace" : note.resource);
        resource = note.resource;
        text += note.field_path.empty()
                    ? fmt::format("  {}: {}\n", to_string(note.loss), note.sentence)
                    : fmt::format("  {} {}: {}\n", note.field_path, to_string(note.loss), note.sentence);
    }
    return text;
}

} // namespace switchyard::exchange
