// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/trust_places.h"

#include "app/switchyardctl/child.h"
#include "core/base/diagnostic.h"
#include "core/document/file.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <sys/utsname.h>
#include <utility>

namespace switchyard::ctl {

namespace {

namespace fs = std::filesystem;
using cert::TrustPlace;

constexpr std::array kWords{
    std::pair{TrustPlace::DebianStore, std::string_view("debian")},
    std::pair{TrustPlace::FedoraStore, std::string_view("fedora")},
    std::pair{TrustPlace::SuseStore, std::string_view("suse")},
    std::pair{TrustPlace::ArchStore, std::string_view("arch")},
    std::pair{TrustPlace::ChromiumNss, std::string_view("chromium")},
    std::pair{TrustPlace::FirefoxNss, std::string_view("firefox")},
    std::pair{TrustPlace::MacKeychain, std::string_view("macos")},
    std::pair{TrustPlace::WindowsRoot, std::string_view("windows")},
};

/// A value of /etc/os-release, without its quotes.
std::string releaseValue(const std::string& text, std::string_view key)
{
    const std::string wanted = "\n" + std::string(key) + "=";
    const std::string lines = "\n" + text;
    const std::size_t at = lines.find(wanted);
    if (at == lines.npos) {
        return {};
    }
    const std::size_t begin = at + wanted.size();
    std::string value = lines.substr(begin, lines.find('\n', begin) - begin);
    std::erase_if(value, [](char c) { return c == '"' || c == '\''; });
    return value;
}

std::vector<std::string> firefoxProfiles(const fs::path& home)
{
    constexpr std::array kFolders{".mozilla/firefox", "snap/firefox/common/.mozilla/firefox",
                                  ".var/app/org.mozilla.firefox/.mozilla/firefox",
                                  "Library/Application Support/Firefox/Profiles"};
    std::vector<std::string> profiles;
    for (const char* folder : kFolders) {
        std::error_code error;
        for (fs::directory_iterator entry(home / folder, error), end; !error && entry != end; entry.increment(error)) {
            std::error_code ignored;
            if (fs::exists(entry->path() / "cert9.db", ignored)) {
                profiles.push_back(entry->path().string());
            }
        }
    }
    std::ranges::sort(profiles);
    return profiles;
}

std::string wslPath(const std::string& file)
{
    Finished run = runChild({"wslpath", "-w", file});
    if (run.code != 0) {
        return {};
    }
    std::erase(run.output, '\n');
    return run.output;
}

} // namespace

std::string_view wordOf(TrustPlace place)
{
    return std::ranges::find(kWords, place, &std::pair<TrustPlace, std::string_view>::first)->second;
}

std::vector<std::string> trustPlaceWords()
{
    std::vector<std::string> words;
    for (const auto& [place, word] : kWords) {
        words.emplace_back(word);
    }
    return words;
}

const cert::TrustInstruction& instructionFor(TrustPlace place)
{
    return *std::ranges::find(cert::trust_instructions(), place, &cert::TrustInstruction::place);
}

std::string stepsFor(TrustPlace place, const std::string& file, const std::string& name)
{
    return fill_template(instructionFor(place).steps, {file, name});
}

cert::SystemFacts factsOfThisSystem(const std::string& authorityFile)
{
    cert::SystemFacts facts;
    utsname kernel{};
    if (::uname(&kernel) == 0) {
        facts.kernel = kernel.sysname;
        facts.is_wsl = std::string_view(kernel.release).find("icrosoft") != std::string_view::npos;
    }
    const std::string release = document::read_file("/etc/os-release").value_or("");
    facts.os_id = releaseValue(release, "ID");
    facts.os_like = releaseValue(release, "ID_LIKE");
    const char* home = std::getenv("HOME");
    facts.home = home == nullptr ? "" : home;
    facts.has_certutil = onPath("certutil");
    std::error_code ignored;
    constexpr std::array kBrowsers{"chromium", "chromium-browser", "google-chrome", "microsoft-edge", "brave-browser"};
    facts.has_chromium_database =
        !facts.home.empty() && (facts.has_certutil || fs::exists(fs::path(facts.home) / ".pki/nssdb", ignored) ||
                                std::ranges::any_of(kBrowsers, [](const char* name) { return onPath(name); }));
    if (!facts.home.empty()) {
        facts.firefox_profiles = firefoxProfiles(facts.home);
    }
    if (facts.is_wsl) {
        facts.windows_file = wslPath(authorityFile);
    }
    return facts;
}

} // namespace switchyard::ctl
