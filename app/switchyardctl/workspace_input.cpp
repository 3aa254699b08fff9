// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/workspace_input.h"

#include "core/document/file.h"
#include "core/exchange/import.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

namespace fs = std::filesystem;

/// Standard input to its end, within the limit of a file.
Result<std::string> readStandardInput()
{
    const document::ReadLimits limits;
    std::string text;
    std::array<char, 65536> block{};
    for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), stdin)) > 0;) {
        text.append(block.data(), got);
        if (text.size() > limits.bytes) {
            return fail(ErrorKind::LimitExceeded,
                        fmt::format("standard input has more than {} MiB.", limits.bytes >> 20));
        }
    }
    return text;
}

} // namespace

Result<std::vector<exchange::SourceFile>> readSources(const std::vector<std::string>& paths)
{
    std::vector<exchange::SourceFile> sources;
    for (const std::string& path : paths) {
        std::vector<fs::path> files{path};
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            auto below = document::files_below(path);
            if (!below) {
                return std::unexpected(below.error());
            }
            files = std::move(*below);
        }
        for (const fs::path& file : files) {
            auto text = file == "-" ? readStandardInput() : document::read_file(file);
            if (!text) {
                return std::unexpected(text.error());
            }
            sources.push_back({file == "-" ? "standard input" : file.string(), std::move(*text)});
        }
    }
    return sources;
}

Result<model::Workspace> readWorkspace(const std::string& path)
{
    auto sources = readSources({path});
    if (!sources) {
        return std::unexpected(sources.error());
    }
    return exchange::read_as_workspace(*sources);
}

} // namespace switchyard::ctl
