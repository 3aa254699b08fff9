// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/store_folder.h"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

namespace switchyard::secrets {

namespace {

namespace files = std::filesystem;

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

} // namespace

FolderEnvironment FolderEnvironment::of_this_process()
{
    return {environment("SWITCHYARD_CERTIFICATES"), environment("XDG_DATA_HOME"), environment("HOME")};
}

Result<files::path> store_folder(const FolderEnvironment& environment)
{
    constexpr std::string_view kBelow = "switchyard/certificates";
    if (!environment.certificates.empty())
        return files::absolute(environment.certificates);
    if (files::path(environment.data_home).is_absolute())
        return files::path(environment.data_home) / kBelow;
    if (!environment.home.empty())
        return files::path(environment.home) / ".local/share" / kBelow;
    return fail(ErrorKind::NotFound, "There is no place for development certificates: neither HOME nor XDG_DATA_HOME "
                                     "is set. Name a folder in SWITCHYARD_CERTIFICATES.");
}

Result<void> make_store_folder(const files::path& folder)
{
    std::error_code error;
    if (files::is_directory(folder, error))
        return {};
    files::create_directories(folder, error);
    if (!error)
        files::permissions(folder, files::perms::owner_all, error);
    if (error)
        return fail(ErrorKind::InputOutput,
                    fmt::format("Cannot make the folder {} for development certificates: {}. Name another one in "
                                "SWITCHYARD_CERTIFICATES.",
                                folder.string(), error.message()));
    return {};
}

} // namespace switchyard::secrets
