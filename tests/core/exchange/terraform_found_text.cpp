// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/terraform_found_text.h"

#include "core/document/document.h"
#include "core/document/encode.h"
#include "core/document/layout.h"
#include "core/document/writer.h"
#include "core/exchange/formats.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace switchyard::exchange {

Found read_as(std::string_view format, const std::string& file, const std::string& text)
{
    Sources sources = read_sources({{file, text}});
    Found found;
    found.diagnostics = std::move(sources.diagnostics);
    const auto row = std::ranges::find(import_formats(), format, &ImportFormat::name);
    for (const SourceDocument& document : sources.documents) {
        EXPECT_TRUE(row->recognises(document)) << file;
        row->read(document, found);
    }
    return found;
}

std::string yaml_of(const google::protobuf::Message& message)
{
    const document::Layout layout;
    return document::Writer(layout).block_entries(document::encode(message, false), 0) + '\n';
}

std::string found_text(const Found& found)
{
    std::string text;
    for (const FoundResource& resource : found.resources)
        text += fmt::format("---- {} at {}:{}\n{}", model::info(resource.kind).collection, resource.position.line,
                            resource.position.column, yaml_of(*resource.message));
    for (const Skipped& skipped : found.skipped)
        text +=
            fmt::format("---- skipped at {}:{}: {}\n", skipped.position.line, skipped.position.column, skipped.what);
    for (const FileDiagnostic& said : found.diagnostics)
        text += fmt::format("---- {}:{}\n", said.file, to_text(said.diagnostic));
    return text;
}

model::Workspace found_workspace(const Found& found)
{
    model::WorkspaceBuilder builder;
    for (const FoundResource& resource : found.resources)
        builder.add(resource.kind, resource.message);
    return builder.build();
}

model::Workspace loaded_workspace(const std::string& yaml) { return document::Document::load(yaml).workspace(); }

std::string file_text(const std::string& path)
{
    std::ifstream in(path);
    EXPECT_TRUE(in.good()) << path;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<std::string> golden_names(const std::string& folder, const std::vector<std::string>& extensions)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(kGolden + folder))
        if (std::ranges::find(extensions, entry.path().extension().string()) != extensions.end())
            names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

void expect_golden(const std::string& path, const std::string& got)
{
    if (std::getenv("SWITCHYARD_REFRESH_GOLDENS") != nullptr)
        std::ofstream(path) << got;
    EXPECT_EQ(got, file_text(path));
}

} // namespace switchyard::exchange
