// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/importing.h"

#include "core/document/encode.h"
#include "core/document/writer.h"
#include "core/exchange/import.h"
#include "core/model/identity.h"

#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace switchyard::exchange {

std::string read_text_file(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

Found import_text(std::string text, std::string_view format)
{
    return import_files({{"a.yaml", std::move(text)}}, format);
}

std::vector<std::string> codes(const Found& found)
{
    std::vector<std::string> all;
    for (const FileDiagnostic& one : found.diagnostics)
        all.push_back(one.diagnostic.code);
    return all;
}

std::string yaml_of(const FoundResource& resource)
{
    const document::Layout layout;
    return document::Writer(layout).block_entries(document::encode(*resource.message, false), 0) + "\n";
}

std::string summary(const Found& found)
{
    std::string text;
    for (const FileDiagnostic& one : found.diagnostics)
        text += fmt::format("{}: {}\n", one.diagnostic.code, to_text(one.diagnostic));
    for (const Skipped& skipped : found.skipped)
        text += fmt::format("skipped: {}:{}: {}\n", skipped.position.line, skipped.position.column, skipped.what);
    for (const SecretFile& secret : found.secrets)
        text += fmt::format("secret: {} of {} {}: {} bytes\n", secret.name, secret.resource, secret.field,
                            secret.bytes.size());
    for (const FoundResource& resource : found.resources) {
        const model::Identity identity = model::identify(resource.kind, *resource.message);
        text += fmt::format("---- {}:{} {} {} in {}{}\n", resource.position.line, resource.position.column,
                            model::info(resource.kind).message, identity.name, identity.scope.to_string(),
                            identity.project.empty() ? "" : " of " + identity.project);
        text += yaml_of(resource);
    }
    return text;
}

} // namespace switchyard::exchange
