// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/document/document.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::document {

/// Reads a file. Errors: NotFound, PermissionDenied, LimitExceeded (64 MiB), InvalidArgument (a folder or device),
/// InputOutput; each with a sentence that names the file.
Result<std::string> read_file(const std::filesystem::path& path, const ReadLimits& limits = {});

/// read_file() and Document::load(): fails only when the file cannot be read; mistakes in it are diagnostics.
Result<Document> load_file(const std::filesystem::path& path, const ReadLimits& limits = {});

/// Where a save may be made to fail, for tests.
enum class SaveStage : std::uint8_t
{
    Write,
    Flush,
    Rename
};

/// Replaces a file's content in one step: a temporary file beside it is written, flushed to the disk and renamed over
/// it; readers see the old or the new content, never half. Symbolic links are followed, mode bits are kept. Errors:
/// PermissionDenied, NotFound (no such folder), InvalidArgument, InputOutput, with a sentence; the file is then as it
/// was.
Result<void> save_atomically(const std::filesystem::path& path, std::string_view text,
                             const std::function<bool(SaveStage)>& fails = {});

/// Writes a file that is for its owner alone (0600), in one step; a folder that does not exist is made (0700). A file
/// that holds something else already stays: it may be the only copy of a key. Links are not followed. Errors:
/// InvalidArgument for such a file, else as save_atomically(); sentences never show the content.
Result<void> write_private_file(const std::filesystem::path& path, std::string_view bytes);

/// The files below a folder that can hold resources (.yaml, .yml, .json, .tfstate; neither hidden ones nor layouts),
/// sorted. Errors: InputOutput when a folder cannot be read, NotFound when there is none; each with a sentence.
Result<std::vector<std::filesystem::path>> files_below(const std::filesystem::path& folder);

/// Saves a file at a relative name below a folder, and makes the folders on the way. `executable`: for everybody who
/// may read it. Errors: as save_atomically().
Result<void> save_below(const std::filesystem::path& folder, std::string_view name, std::string_view text,
                        bool executable = false);

} // namespace switchyard::document
