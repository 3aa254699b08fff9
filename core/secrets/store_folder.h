// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace switchyard::secrets {

/// What the environment says about folders; empty: not set.
struct FolderEnvironment
{
    std::string certificates{}; ///< SWITCHYARD_CERTIFICATES
    std::string data_home{};    ///< XDG_DATA_HOME; counts when it is absolute
    std::string home{};         ///< HOME

    static FolderEnvironment of_this_process();
};

/// Where the development CA and its certificates are: SWITCHYARD_CERTIFICATES, else
/// $XDG_DATA_HOME/switchyard/certificates, else ~/.local/share/switchyard/certificates. Errors: NotFound with a
/// sentence when nothing is set. Source: XDG Base Directory Specification 0.8.
Result<std::filesystem::path> store_folder(const FolderEnvironment& environment);

/// Makes the folder for its owner alone (0700), and those on the way. One that is there stays as it is. Errors: with a
/// sentence.
Result<void> make_store_folder(const std::filesystem::path& folder);

} // namespace switchyard::secrets
