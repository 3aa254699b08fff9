// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import.h"

#include "core/exchange/adopt.h"
#include "core/exchange/formats.h"
#include "core/exchange/secrets.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace switchyard::exchange {

namespace {

std::string format_names()
{
    std::string names;
    for (const ImportFormat& format : import_formats())
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    return names;
}

/// The format a document is read in. Errors: nullptr when it is none.
const ImportFormat* format_of(const SourceDocument& document, std::string_view name)
{
    const auto found = std::ranges::find_if(import_formats(), [&](const ImportFormat& format) {
        return (name.empty() || format.name == name) && format.recognises(document);
    });
    return found == import_formats().end() ? nullptr : &*found;
}

void read_document(const SourceDocument& document, const ImportFormat* wanted, Found& found)
{
    const ImportFormat* format = format_of(document, wanted == nullptr ? std::string_view() : wanted->name);
    if (format == nullptr) {
        tell(document, document.root,
             wanted == nullptr ? import_error("import.not_recognised")
                               : import_error("import.format_mismatch", {std::string(wanted->title)}),
             found);
        return;
    }
    const auto size = [&found] { return found.resources.size() + found.skipped.size() + found.diagnostics.size(); };
    const std::size_t before = size();
    format->read(document, found);
    if (size() != before)
        return;
    Diagnostic nothing = import_warning("import.nothing", {}, {std::string(format->title)});
    nothing.severity = Severity::Advice;
    tell(document, document.root, std::move(nothing), found);
}

/// Sorts what is said by file and place, and leaves out what nobody reads.
void tidy(const std::vector<SourceFile>& files, std::vector<FileDiagnostic>& diagnostics)
{
    constexpr std::size_t kEnough = 1000;
    std::map<std::string_view, std::size_t> order;
    for (const SourceFile& file : files)
        order.emplace(file.name, order.size());
    std::vector<std::size_t> sorted(diagnostics.size());
    std::iota(sorted.begin(), sorted.end(), std::size_t{0});
    std::ranges::sort(sorted, {}, [&](std::size_t index) {
        const FileDiagnostic& one = diagnostics[index];
        const auto known = order.find(one.file);
        return std::tuple(known == order.end() ? order.size() : known->second, one.diagnostic.line,
                          one.diagnostic.column, index);
    });
    std::vector<FileDiagnostic> kept;
    std::map<std::string, std::size_t> counts;
    for (const std::size_t index : sorted)
        if (++counts[diagnostics[index].file] <= kEnough)
            kept.push_back(std::move(diagnostics[index]));
    for (const auto& [file, count] : counts)
        if (count > kEnough) {
            Diagnostic more = import_warning("import.more", {}, {std::to_string(count - kEnough)});
            more.line = more.column = 1;
            kept.push_back({file, std::move(more)});
        }
    diagnostics = std::move(kept);
}

} // namespace

Found import_files(const std::vector<SourceFile>& files, std::string_view format)
{
    Found found;
    const auto wanted = std::ranges::find(import_formats(), format, &ImportFormat::name);
    if (!format.empty() && wanted == import_formats().end()) {
        Diagnostic unknown = import_error("import.format_unknown", {std::string(format), format_names()});
        unknown.line = unknown.column = 1;
        found.diagnostics.push_back({files.empty() ? std::string() : files.front().name, std::move(unknown)});
        return found;
    }
    for (const SourceFile& file : files) {
        Sources sources = read_sources({file});
        std::ranges::move(sources.diagnostics, std::back_inserter(found.diagnostics));
        for (const SourceDocument& document : sources.documents)
            read_document(document, format.empty() ? nullptr : &*wanted, found);
    }
    take_secrets(found);
    tidy(files, found.diagnostics);
    return found;
}

} // namespace switchyard::exchange
