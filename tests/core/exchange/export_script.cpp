// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/export_script.h"

#include "core/document/reader.h"
#include "tests/core/exchange/export_support.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <sys/wait.h>

namespace switchyard::exchange {

namespace {

std::string read_file(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string text_at(const document::Node& mapping, std::string_view key)
{
    const document::Entry* entry = document::find(mapping, key);
    return entry == nullptr ? std::string{} : entry->value.text;
}

GcloudCall read_call(std::string_view line)
{
    const document::Node node = *document::read_source(line).root;
    GcloudCall call{text_at(node, "command"), text_at(node, "name"), {}, text_at(node, "stdin")};
    for (const document::Entry& flag : document::find(node, "flags")->value.entries)
        call.flags.emplace_back(flag.value.entries.at(0).value.text, flag.value.entries.at(1).value.text);
    return call;
}

} // namespace

std::string GcloudCall::flag(std::string_view flag_name) const
{
    const auto found = std::ranges::find_if(flags, [&](const auto& flag) { return flag.first == flag_name; });
    return found == flags.end() ? std::string{} : found->second;
}

std::string GcloudCall::brief() const
{
    std::string text = fmt::format("{} {}", command, name);
    for (const auto& [flag_name, value] : flags)
        if (flag_name != "project" && flag_name != "quiet" && flag_name != "source")
            text += value.empty() || value == "null" ? fmt::format(" --{}", flag_name)
                                                     : fmt::format(" --{}={}", flag_name, value);
    return text;
}

ScriptFolder::ScriptFolder(const Exported& exported)
{
    std::string pattern = (std::filesystem::temp_directory_path() / "switchyard-script-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
    for (const ExportFile& file : exported.files) {
        add_file(file.name, file.text);
        if (file.executable)
            std::filesystem::permissions(path_ / file.name, std::filesystem::perms::owner_all);
    }
}

ScriptFolder::~ScriptFolder() { std::filesystem::remove_all(path_); }

void ScriptFolder::add_file(const std::string& name, const std::string& text) const
{
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
}

ScriptRun ScriptFolder::run()
{
    return run_with(std::filesystem::path(SWITCHYARD_SOURCE_DIR) / "tests/core/exchange/standin");
}

ScriptRun ScriptFolder::run_believing(bool there)
{
    const std::filesystem::path folder = path_ / "believing";
    add_file("believing/gcloud",
             fmt::format("#!/bin/sh\ncase $* in\n*' describe '* | *' list-instances '*) exit {} ;;\n"
                         "*' --source=- '*) cat >/dev/null ;;\nesac\n",
                         there ? 0 : 1));
    std::filesystem::permissions(folder / "gcloud", std::filesystem::perms::owner_all);
    return run_with(folder);
}

ScriptRun ScriptFolder::run_with(const std::filesystem::path& gcloud)
{
    const std::string source = SWITCHYARD_SOURCE_DIR;
    const std::string command =
        fmt::format("cd / && PATH='{0}':\"$PATH\" GCLOUD_TABLE='{1}/tests/golden/export/gcloud_commands.json' "
                    "GCLOUD_RECORD='{2}/calls' "
                    "'{2}/load-balancing.sh' >'{2}/output' 2>&1",
                    gcloud.string(), source, path_.string());
    const int status = std::system(command.c_str()); // NOLINT(concurrency-mt-unsafe,bugprone-command-processor): a test
    ScriptRun run{WIFEXITED(status) ? WEXITSTATUS(status) : -1, {}, read_file(path_ / "output")};
    std::istringstream lines(read_file(path_ / "calls"));
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);)
        if (number++ >= seen_)
            run.calls.push_back(read_call(line));
    seen_ = number;
    return run;
}

} // namespace switchyard::exchange
