// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::cert {

/// Where certificate authorities are trusted.
enum class TrustPlace : std::uint8_t
{
    DebianStore, ///< ca-certificates: curl, wget, Python, OpenSSL
    FedoraStore, ///< update-ca-trust
    SuseStore,
    ArchStore,   ///< p11-kit's trust
    ChromiumNss, ///< ~/.pki/nssdb: Chromium, Chrome, Edge, Brave
    FirefoxNss,  ///< one database for each profile
    MacKeychain,
    WindowsRoot, ///< Edge and Chrome on Windows, also from WSL
};

/// How a person does it by hand, and what it is good for.
struct TrustInstruction
{
    TrustPlace place;
    std::string_view name;   ///< "Debian, Ubuntu"
    std::string_view covers; ///< which programs look there
    std::string_view steps;  ///< {0} the certificate's file, {1} its name
};

std::span<const TrustInstruction> trust_instructions();

/// What is known of this system; gathered by the application.
struct SystemFacts
{
    std::string kernel{};  ///< "Linux", "Darwin", "Windows"
    std::string os_id{};   ///< ID of /etc/os-release
    std::string os_like{}; ///< ID_LIKE
    std::string home{};
    bool is_wsl = false;
    bool has_certutil = false;                   ///< of NSS
    bool has_chromium_database = false;          ///< ~/.pki/nssdb
    std::vector<std::string> firefox_profiles{}; ///< folders that hold a cert9.db
    std::string windows_file{};                  ///< the certificate's file as Windows names it, in WSL
};

/// One thing to do. First the file is copied (or, when removing, deleted), then the command runs; either may be empty.
struct TrustStep
{
    TrustPlace place = TrustPlace::DebianStore;
    std::string file{};                 ///< what is written, or deleted
    std::vector<std::string> command{}; ///< program and arguments; no shell reads them
    bool needs_root = false;
    bool may_fail = false; ///< it fails when there is nothing to remove

    friend bool operator==(const TrustStep&, const TrustStep&) = default;
};

/// How the development CA comes to be trusted here, and how that is taken back.
struct TrustPlan
{
    std::vector<TrustStep> install;
    std::vector<TrustStep> remove;
    std::vector<TrustPlace> by_hand; ///< places that are there but cannot be reached, mostly for lack of a program
};

/// The plan for an authority whose certificate stands in `file`. Pure: nothing is run.
TrustPlan plan_trust(const SystemFacts& system, const Certificate& authority, std::string_view file);

} // namespace switchyard::cert
