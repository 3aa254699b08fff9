// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/switchyardctl/commands.h"
#include "core/base/result.h"
#include "core/cert/certificate.h"

#include <filesystem>
#include <string>

namespace switchyard::ctl {

/// The certificate of this user's development CA.
struct AuthorityFile
{
    std::filesystem::path file;
    cert::Certificate certificate;
};

/// Reads it; nothing is made. Errors: NotFound when there is none, with the next step; as those of files.
Result<AuthorityFile> readAuthority();
/// The same, but made or renewed if need be. Errors: InvalidArgument under sudo, where it would be root's.
Result<AuthorityFile> makeAuthority();

/// Says why there is none: a finding when it was never made, else something that cannot be read.
ExitCode withoutAuthority(const Error& error);

/// "Switchyard development CA 1a2b3c4d"
std::string nameOf(const AuthorityFile& authority);
/// Whole days until a certificate ends; negative when it has.
long daysLeft(const cert::CertificateFacts& facts);

} // namespace switchyard::ctl
