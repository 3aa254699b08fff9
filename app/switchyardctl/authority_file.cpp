// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/authority_file.h"

#include "app/switchyardctl/report.h"
#include "core/cert/chain.h"
#include "core/cert/development_store.h"
#include "core/document/file.h"
#include "core/secrets/gather.h"
#include "core/secrets/store_folder.h"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <unistd.h>

namespace switchyard::ctl {

namespace {

Result<std::filesystem::path> storeFolder()
{
    return secrets::store_folder(secrets::FolderEnvironment::of_this_process());
}

} // namespace

Result<AuthorityFile> readAuthority()
{
    const auto folder = storeFolder();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    const std::filesystem::path file = cert::DevelopmentStore(*folder).authority_file();
    const auto text = document::read_file(file);
    if (!text && text.error().kind == ErrorKind::NotFound) {
        return fail(ErrorKind::NotFound,
                    fmt::format("There is no development CA in {} yet. 'switchyardctl certificates trust' makes one, "
                                "and so does 'switchyardctl certificates issue FILE'.",
                                folder->string()));
    }
    if (!text) {
        return std::unexpected(text.error());
    }
    auto chain = cert::read_chain(*text);
    if (!chain) {
        return fail(ErrorKind::SyntaxError, fmt::format("{}: {}", file.string(), chain.error().context));
    }
    return AuthorityFile{file, std::move(chain->front())};
}

Result<AuthorityFile> makeAuthority()
{
    if (::geteuid() == 0 && std::getenv("SUDO_USER") != nullptr) {
        return fail(ErrorKind::InvalidArgument,
                    "Under sudo this would be a development CA of root's. Run it as yourself; it shows the commands "
                    "that need root rights.");
    }
    const auto folder = storeFolder();
    if (!folder) {
        return std::unexpected(folder.error());
    }
    if (auto made = secrets::make_store_folder(*folder); !made) {
        return std::unexpected(std::move(made.error()));
    }
    cert::DevelopmentStore store(*folder);
    auto authority = store.authority(secrets::present_time());
    if (!authority) {
        return std::unexpected(std::move(authority.error()));
    }
    return AuthorityFile{store.authority_file(), std::move(authority->certificate)};
}

ExitCode withoutAuthority(const Error& error)
{
    toStderr("switchyardctl: " + error.context);
    return error.kind == ErrorKind::NotFound ? ExitCode::Findings : ExitCode::Unreadable;
}

std::string nameOf(const AuthorityFile& authority)
{
    const auto& names = authority.certificate.facts.common_names;
    return names.empty() ? authority.certificate.facts.subject : names.front();
}

long daysLeft(const cert::CertificateFacts& facts)
{
    return static_cast<long>(std::chrono::floor<std::chrono::days>(facts.not_after - secrets::present_time()).count());
}

} // namespace switchyard::ctl
