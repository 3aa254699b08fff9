// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/trust_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace switchyard::cert {

namespace {

constexpr std::array kInstructions{
    TrustInstruction{TrustPlace::DebianStore, "Debian, Ubuntu", "curl, wget, git, Python, what uses OpenSSL or GnuTLS",
                     "sudo cp '{0}' /usr/local/share/ca-certificates/switchyard-development.crt\n"
                     "sudo update-ca-certificates"},
    TrustInstruction{TrustPlace::FedoraStore, "Fedora, Red Hat, CentOS",
                     "curl, wget, git, Python, what uses OpenSSL, GnuTLS or NSS",
                     "sudo cp '{0}' /etc/pki/ca-trust/source/anchors/switchyard-development.crt\n"
                     "sudo update-ca-trust extract"},
    TrustInstruction{TrustPlace::SuseStore, "openSUSE, SUSE Linux",
                     "curl, wget, git, Python, what uses OpenSSL or GnuTLS",
                     "sudo cp '{0}' /etc/pki/trust/anchors/switchyard-development.crt\n"
                     "sudo update-ca-certificates"},
    TrustInstruction{TrustPlace::ArchStore, "Arch Linux", "curl, wget, git, Python, what uses OpenSSL, GnuTLS or NSS",
                     "sudo trust anchor --store '{0}'"},
    TrustInstruction{TrustPlace::ChromiumNss, "Chromium, Chrome, Edge, Brave on Linux", "these browsers",
                     "certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n '{1}' -i '{0}'\n"
                     "certutil comes with libnss3-tools (Debian), nss-tools (Fedora) or nss (Arch). Or in the browser: "
                     "Settings, Privacy and security, Security, Manage certificates, Authorities, Import."},
    TrustInstruction{
        TrustPlace::FirefoxNss, "Firefox", "Firefox, each profile for itself",
        "Settings, Privacy & Security, View Certificates, Authorities, Import: choose '{0}' and tick 'Trust "
        "this CA to identify websites'."},
    TrustInstruction{TrustPlace::MacKeychain, "macOS", "Safari, Chrome, curl, what uses the keychain",
                     "security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db '{0}'"},
    TrustInstruction{TrustPlace::WindowsRoot, "Windows, also from WSL", "Edge, Chrome, PowerShell, what uses Schannel",
                     "certutil.exe -user -addstore Root \"{0}\""},
};

/// A store of certificates in a folder that a command reads.
struct FolderStore
{
    TrustPlace place;
    std::string_view ids; ///< of os-release, separated by spaces
    std::string_view folder;
    std::array<std::string_view, 2> install;
    std::array<std::string_view, 2> remove;
};

constexpr std::array kFolderStores{
    FolderStore{TrustPlace::DebianStore,
                "debian ubuntu",
                "/usr/local/share/ca-certificates",
                {"update-ca-certificates", ""},
                {"update-ca-certificates", "--fresh"}},
    FolderStore{TrustPlace::FedoraStore,
                "fedora rhel centos",
                "/etc/pki/ca-trust/source/anchors",
                {"update-ca-trust", "extract"},
                {"update-ca-trust", "extract"}},
    FolderStore{TrustPlace::SuseStore,
                "suse opensuse sles",
                "/etc/pki/trust/anchors",
                {"update-ca-certificates", ""},
                {"update-ca-certificates", "--fresh"}},
};

/// Whether one of the words in `words` is one of those in `wanted`.
bool shares_word(std::string_view words, std::string_view wanted)
{
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        for (std::string_view rest = wanted; !word.empty() && !rest.empty();) {
            const std::string_view one = rest.substr(0, rest.find(' '));
            if (one == word)
                return true;
            rest.remove_prefix(std::min(one.size() + 1, rest.size()));
        }
        words.remove_prefix(std::min(word.size() + 1, words.size()));
    }
    return false;
}

std::vector<std::string> words_of(const std::array<std::string_view, 2>& command)
{
    std::vector<std::string> words{std::string(command[0])};
    if (!command[1].empty())
        words.emplace_back(command[1]);
    return words;
}

class Planner
{
public:
    Planner(const SystemFacts& system, const Certificate& authority, std::string_view file)
        : system_(system),
          file_(file),
          name_(authority.facts.common_names.empty() ? "Switchyard development CA"
                                                     : authority.facts.common_names.front()),
          serial_(to_hex(authority.facts.serial))
    {}

    TrustPlan run()
    {
        if (system_.kernel == "Darwin")
            keychain();
        else if (system_.kernel == "Windows")
            windows(std::string(file_));
        else
            linux_stores();
        database(TrustPlace::FirefoxNss, system_.firefox_profiles);
        return std::move(plan_);
    }

private:
    void linux_stores()
    {
        const std::string ids = system_.os_id + ' ' + system_.os_like;
        for (const FolderStore& store : kFolderStores)
            if (shares_word(ids, store.ids)) {
                folder(store);
                break;
            }
        if (shares_word(ids, "arch")) {
            const std::string file(file_);
            add({TrustPlace::ArchStore, "", {"trust", "anchor", "--store", file}, true},
                {TrustPlace::ArchStore, "", {"trust", "anchor", "--remove", file}, true, true});
        }
        if (system_.has_chromium_database)
            database(TrustPlace::ChromiumNss, {system_.home + "/.pki/nssdb"});
        if (system_.is_wsl && system_.windows_file.empty())
            plan_.by_hand.push_back(TrustPlace::WindowsRoot);
        else if (system_.is_wsl)
            windows(system_.windows_file);
    }

    void folder(const FolderStore& store)
    {
        const std::string file = fmt::format("{}/switchyard-development.crt", store.folder);
        add({store.place, file, words_of(store.install), true}, {store.place, file, words_of(store.remove), true});
    }

    void database(TrustPlace place, const std::vector<std::string>& folders)
    {
        if (!folders.empty() && !system_.has_certutil) {
            plan_.by_hand.push_back(place);
            return;
        }
        for (const std::string& folder : folders) {
            const std::string database = "sql:" + folder;
            add({place, "", {"certutil", "-d", database, "-A", "-t", "C,,", "-n", name_, "-i", std::string(file_)}},
                {place, "", {"certutil", "-d", database, "-D", "-n", name_}, false, true});
        }
    }

    void keychain()
    {
        const std::string keychain = system_.home + "/Library/Keychains/login.keychain-db";
        const std::string file(file_);
        add({TrustPlace::MacKeychain, "", {"security", "add-trusted-cert", "-r", "trustRoot", "-k", keychain, file}},
            {TrustPlace::MacKeychain, "", {"security", "remove-trusted-cert", file}, false, true});
        plan_.remove.push_back(
            {TrustPlace::MacKeychain, "", {"security", "delete-certificate", "-c", name_, keychain}, false, true});
    }

    void windows(const std::string& file)
    {
        add({TrustPlace::WindowsRoot, "", {"certutil.exe", "-user", "-addstore", "Root", file}},
            {TrustPlace::WindowsRoot, "", {"certutil.exe", "-user", "-delstore", "Root", serial_}, false, true});
    }

    void add(TrustStep install, TrustStep remove)
    {
        plan_.install.push_back(std::move(install));
        plan_.remove.push_back(std::move(remove));
    }

    const SystemFacts& system_;
    std::string_view file_;
    std::string name_;
    std::string serial_;
    TrustPlan plan_;
};

} // namespace

std::span<const TrustInstruction> trust_instructions() { return kInstructions; }

TrustPlan plan_trust(const SystemFacts& system, const Certificate& authority, std::string_view file)
{
    return Planner(system, authority, file).run();
}

} // namespace switchyard::cert
