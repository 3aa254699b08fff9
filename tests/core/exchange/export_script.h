// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/export.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace switchyard::exchange {

/// A call of gcloud as the stand-in wrote it down.
struct GcloudCall
{
    std::string command; ///< "compute url-maps import"
    std::string name;
    std::vector<std::pair<std::string, std::string>> flags;
    std::string input;

    /// Errors: empty when the flag was not given.
    std::string flag(std::string_view flag_name) const;
    /// "compute url-maps import web --global": without the project and what is read.
    std::string brief() const;
};

/// What a run of a script did.
struct ScriptRun
{
    int status = -1;
    std::vector<GcloudCall> calls; ///< those that change something
    std::string output;            ///< of both streams
};

/// An exported script in a folder of its own, with a stand-in instead of gcloud. The folder goes with it.
class ScriptFolder
{
public:
    explicit ScriptFolder(const Exported& exported);
    ~ScriptFolder();
    ScriptFolder(const ScriptFolder&) = delete;
    ScriptFolder& operator=(const ScriptFolder&) = delete;

    /// Runs it; calls of earlier runs are not among those of this one.
    ScriptRun run();
    /// Runs it with a gcloud that believes everything. `there`: what "describe" and "list-instances" say.
    ScriptRun run_believing(bool there);
    const std::filesystem::path& path() const { return path_; }
    void add_file(const std::string& name, const std::string& text) const;

private:
    ScriptRun run_with(const std::filesystem::path& gcloud);

    std::filesystem::path path_;
    std::size_t seen_ = 0;
};

} // namespace switchyard::exchange
