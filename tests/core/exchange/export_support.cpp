// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/export_support.h"

#include "core/base/diagnostic.h"
#include "core/document/decode.h"
#include "core/document/document.h"
#include "core/document/reader.h"
#include "core/exchange/portability.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace switchyard::exchange {

using document::Node;
using document::NodeKind;
using document::ScalarType;

std::string export_case_path(std::string_view name)
{
    return fmt::format("{}/tests/golden/export/{}", SWITCHYARD_SOURCE_DIR, name);
}

std::string export_case(std::string_view name)
{
    std::ifstream in(export_case_path(name), std::ios::binary);
    EXPECT_TRUE(in) << name;
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

model::Workspace workspace_of(std::string text)
{
    const auto document = document::Document::load(std::move(text));
    for (const Diagnostic& diagnostic : document.diagnostics())
        ADD_FAILURE() << to_text(diagnostic);
    return document.workspace();
}

model::Workspace any_workspace_of(std::string text) { return document::Document::load(std::move(text)).workspace(); }

model::Workspace workspace_of_resource(model::Kind kind, std::string text)
{
    if (text.starts_with("//"))
        text.erase(0, text.find('\n') + 1);
    const document::Source source = document::read_source(text);
    EXPECT_TRUE(source.complete && source.root);
    document::Decoded decoded = document::decode(*source.root, text, model::info(kind).message);
    EXPECT_TRUE(decoded.findings.empty());
    model::WorkspaceBuilder builder;
    builder.add(kind, std::move(decoded.message));
    return builder.build();
}

std::string text_of(const Exported& exported, std::string_view name)
{
    const auto found = std::ranges::find(exported.files, name, &ExportFile::name);
    EXPECT_NE(found, exported.files.end()) << name << " is not among " << ::testing::PrintToString(names_of(exported));
    return found == exported.files.end() ? std::string{} : found->text;
}

std::vector<std::string> names_of(const Exported& exported)
{
    std::vector<std::string> names;
    for (const ExportFile& file : exported.files)
        names.push_back(file.name);
    return names;
}

std::vector<std::string> lines_of(const std::vector<PortabilityNote>& notes)
{
    std::vector<std::string> lines;
    for (const PortabilityNote& note : notes)
        lines.push_back(fmt::format("{} {}{}{}: {}", to_string(note.loss), note.resource,
                                    note.field_path.empty() ? "" : " ", note.field_path, note.sentence));
    return lines;
}

ImportSchemas::ImportSchemas()
{
    const std::string text = export_case("import_schemas.json");
    schemas_ = *document::read_source(text).root;
}

std::vector<std::string> ImportSchemas::complaints(std::string_view message, std::string_view yaml) const
{
    std::vector<std::string> complaints;
    const document::Source source = document::read_source(yaml);
    if (!source.complete || !source.root)
        return {"cannot be read"};
    for (const Diagnostic& diagnostic : source.diagnostics)
        complaints.push_back(to_text(diagnostic));
    check(message, *source.root, "", complaints);
    return complaints;
}

void ImportSchemas::check(std::string_view type, const Node& node, const std::string& path,
                          std::vector<std::string>& complaints) const
{
    if (type.starts_with("[]")) {
        if (node.kind != NodeKind::Sequence)
            return complaints.push_back(path + " is no list");
        for (const document::Entry& entry : node.entries)
            check(type.substr(2), entry.value, path + "[]", complaints);
        return;
    }
    const document::Entry* schema = document::find(schemas_, type);
    if (schema != nullptr)
        return check_message(schema->value, node, path, complaints);
    if (type == "any" || (type == "map" && node.kind == NodeKind::Mapping))
        return;
    const auto scalar = node.kind == NodeKind::Scalar ? document::scalar_type(node) : ScalarType::Null;
    const bool fits = (type == "string" && scalar == ScalarType::String) ||
                      (type == "boolean" && scalar == ScalarType::Boolean) ||
                      (type == "integer" && scalar == ScalarType::Integer) ||
                      (type == "number" && (scalar == ScalarType::Integer || scalar == ScalarType::Number));
    if (!fits)
        complaints.push_back(fmt::format("{} is no {}", path, type));
}

void ImportSchemas::check_message(const Node& schema, const Node& node, const std::string& path,
                                  std::vector<std::string>& complaints) const
{
    if (node.kind != NodeKind::Mapping)
        return complaints.push_back(path + " is no mapping");
    std::string previous;
    for (const document::Entry& entry : node.entries) {
        const std::string here = fmt::format("{}.{}", path, entry.key.text);
        const document::Entry* field = document::find(schema, entry.key.text);
        if (field == nullptr)
            complaints.push_back(here + ": additional properties are not allowed");
        else
            check(field->value.text, entry.value, here, complaints);
        if (entry.key.text <= previous)
            complaints.push_back(here + " is out of order");
        previous = entry.key.text;
    }
}

} // namespace switchyard::exchange
