// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/source.h"

#include <utility>

namespace switchyard::exchange {

document::Position SourceDocument::position(const document::Node& node) const { return lines->position(node.begin); }

Sources read_sources(const std::vector<SourceFile>& files, const document::ReadLimits& limits)
{
    Sources sources;
    for (const SourceFile& file : files) {
        document::SourceStream stream = document::read_stream(file.text, limits);
        for (Diagnostic& diagnostic : stream.diagnostics)
            sources.diagnostics.push_back({file.name, std::move(diagnostic)});
        if (stream.roots.empty())
            continue;
        const auto text = std::make_shared<const std::string>(file.text);
        const auto lines = std::make_shared<const document::LineIndex>(*text);
        for (document::Node& root : stream.roots) {
            const std::uint32_t line = lines->position(root.begin).line;
            sources.documents.push_back({file.name, text, lines, std::move(root), line});
        }
    }
    return sources;
}

} // namespace switchyard::exchange
