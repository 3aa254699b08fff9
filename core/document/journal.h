// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::document {

/// What a journal begins with.
struct JournalStart
{
    std::filesystem::path file; ///< empty: the text has no file yet
    std::string name;
    std::string text; ///< as it stands in the file
};

/// The unsaved steps of one open text, so that a crash loses none of them: an append-only file of text splices, each
/// with its length and checksum. It is readable by its owner only, and locked as long as it is in use. Appending hands
/// the bytes to the operating system at once, which survives the end of the process; flush() makes them survive the end
/// of the machine. Thread: one at a time.
class Journal
{
public:
    /// Makes the folder (0700) and a file in it (0600). Errors: as the file system's.
    static Result<Journal> start(const std::filesystem::path& folder, const JournalStart& start);
    Journal(Journal&& other) noexcept;
    Journal& operator=(Journal&& other) noexcept;
    ~Journal();

    /// Appends how `text` differs from the one before. Errors: InputOutput; the journal is then of no further use.
    Result<void> record(std::string_view text);
    void flush();
    /// Takes the file away: the text was saved, or is not wanted.
    void discard();

private:
    Journal(int descriptor, std::filesystem::path path, std::string text);

    int descriptor_ = -1;
    std::filesystem::path path_;
    std::string text_;
    bool dirty_ = false;
};

/// A journal that nobody uses and that holds steps which are not in the file.
struct Recovery
{
    std::filesystem::path journal;
    std::filesystem::path file;
    std::string name;
    std::int64_t changed_at = 0; ///< seconds since 1970
    std::size_t steps = 0;
};

/// "$XDG_STATE_HOME/switchyard", by default "~/.local/state/switchyard".
std::filesystem::path journal_folder();
/// Newest first. Journals without steps are taken away; what cannot be read is left alone.
std::vector<Recovery> recoveries(const std::filesystem::path& folder);
/// The text after the last step that was written whole. Errors: NotFound, InputOutput, SyntaxError.
Result<std::string> recovered_text(const Recovery& recovery);
void discard(const Recovery& recovery);

} // namespace switchyard::document
