// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/workspace_input.h"

#include "app/switchyardctl/report.h"
#include "core/document/file.h"
#include "core/exchange/import.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> kExtensions{".yaml", ".yml", ".json", ".tfstate"};

bool canHoldResources(const fs::path& path)
{
    const std::string name = path.filename().string();
    return !name.starts_with('.') && !name.ends_with(".layout.yaml") &&
           std::ranges::find(kExtensions, path.extension().string()) != kExtensions.end();
}

Result<std::vector<std::string>> filesBelow(const std::string& folder)
{
    std::vector<std::string> files;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->is_directory(error) && entry->path().filename().string().starts_with('.')) {
            entry.disable_recursion_pending();
        } else if (entry->is_regular_file(error) && canHoldResources(entry->path())) {
            files.push_back(entry->path().string());
        }
    }
    if (error) {
        return fail(ErrorKind::InputOutput, fmt::format("'{}' cannot be read: {}.", folder, error.message()));
    }
    if (files.empty()) {
        return fail(ErrorKind::NotFound, fmt::format("'{}' holds no .yaml, .yml, .json or .tfstate file.", folder));
    }
    std::ranges::sort(files);
    return files;
}

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
        std::vector<std::string> files{path};
        std::error_code ignored;
        if (fs::is_directory(path, ignored)) {
            auto below = filesBelow(path);
            if (!below) {
                return std::unexpected(below.error());
            }
            files = std::move(*below);
        }
        for (const std::string& file : files) {
            auto text = file == "-" ? readStandardInput() : document::read_file(file);
            if (!text) {
                return std::unexpected(text.error());
            }
            sources.push_back({file == "-" ? "standard input" : file, std::move(*text)});
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
    const exchange::Found found = exchange::import_files(*sources);
    for (const exchange::FileDiagnostic& finding : found.diagnostics) {
        if (!finding.diagnostic.runs_here) {
            return fail(ErrorKind::InvalidArgument, toLine(finding.file, finding.diagnostic));
        }
    }
    return exchange::workspace_of(found);
}

} // namespace switchyard::ctl
