// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/adopt.h"

#include "core/document/decode.h"

#include <google/protobuf/message.h>
#include <utility>
#include <variant>

namespace switchyard::exchange {

namespace {

using document::Node;
using document::NodeKind;

const Node* child(const Node& node, const schema::FieldPath::Step& step)
{
    if (const auto* name = std::get_if<std::string>(&step)) {
        const document::Entry* entry = node.kind == NodeKind::Mapping ? document::find(node, *name) : nullptr;
        return entry == nullptr ? nullptr : &entry->value;
    }
    const std::size_t index = std::get<std::size_t>(step);
    return node.kind == NodeKind::Sequence && index < node.entries.size() ? &node.entries[index].value : nullptr;
}

/// The last node on the way to a path that stands in the file.
const Node& place_of(const Node& rest, const schema::FieldPath& path, const Node& origin)
{
    const Node* best = &origin;
    const Node* node = &rest;
    for (const auto& step : path.steps()) {
        node = child(*node, step);
        if (node == nullptr)
            break;
        if (node->end != 0)
            best = node;
    }
    return *best;
}

} // namespace

void tell(const SourceDocument& document, const Node& at, Diagnostic diagnostic, Found& found)
{
    const document::Position position = document.position(at);
    diagnostic.line = position.line;
    diagnostic.column = position.column;
    found.diagnostics.push_back({document.file, std::move(diagnostic)});
}

Diagnostic import_warning(std::string_view code, std::string resource, std::vector<std::string> args)
{
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.severity = Severity::Warning;
    diagnostic.resource = std::move(resource);
    diagnostic.args = std::move(args);
    return diagnostic;
}

Diagnostic import_error(std::string_view code, std::vector<std::string> args)
{
    Diagnostic diagnostic = import_warning(code, {}, std::move(args));
    diagnostic.severity = Severity::Error;
    diagnostic.runs_here = false;
    diagnostic.cloud_accepts = false;
    return diagnostic;
}

std::string label_of(model::Kind kind, const Node& rest)
{
    std::string label(model::info(kind).collection);
    const document::Entry* name = rest.kind == NodeKind::Mapping ? document::find(rest, "name") : nullptr;
    if (name != nullptr && name->value.kind == NodeKind::Scalar)
        label += '/' + name->value.text.substr(name->value.text.rfind('/') + 1);
    return label;
}

void adopt(const SourceDocument& document, const Node& rest, const Node& origin, model::Kind kind, Found& found)
{
    document::Decoded decoded = document::decode(rest, *document.text, model::info(kind).message);
    const std::string label = label_of(kind, rest);
    for (document::FieldFinding& finding : decoded.findings) {
        finding.diagnostic.resource = label;
        tell(document, place_of(rest, finding.path, origin), std::move(finding.diagnostic), found);
    }
    found.resources.push_back({kind, std::move(decoded.message), document.file, document.position(origin)});
}

} // namespace switchyard::exchange
