// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/process.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <unistd.h>

namespace switchyard::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

const std::string kManaged = R"(targetHttpsProxies:
  - {name: front, urlMap: web, sslCertificates: [shop]}
sslCertificates:
  - {name: shop, type: MANAGED, managed: {domains: [shop.example.com]}}
urlMaps:
  - {name: web, defaultUrlRedirect: {hostRedirect: www.example.com}}
)";

std::string content(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Runs a program of PATH.
Finished tool(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "/usr/bin/env");
    return finish(arguments);
}

/// A user of this machine with nothing in the home folder, and a workspace.
class Certificates : public testing::Test
{
protected:
    Certificates()
    {
        ::setenv("HOME", file.folder().c_str(), 1);
        ::unsetenv("XDG_DATA_HOME");
        ::unsetenv("SWITCHYARD_CERTIFICATES");
        ::unsetenv("SWITCHYARD_PASSPHRASE");
    }

    ~Certificates() override
    {
        ::setenv("HOME", home.c_str(), 1);
        ::unsetenv("SWITCHYARD_PASSPHRASE");
    }

    Finished ctl(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), SWITCHYARDCTL);
        return finish(arguments);
    }

    Finished certificates(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), "certificates");
        return ctl(std::move(arguments));
    }

    fs::path at(const std::string& name) const { return fs::path(file.folder()) / name; }
    fs::path store() const { return at(".local/share/switchyard/certificates"); }

    /// A self-managed certificate whose key openssl makes; the row of local.secrets names `key`.
    void ownCertificate(const std::string& key)
    {
        const auto made = tool({"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                                "-nodes", "-subj", "/CN=shop", "-addext", "subjectAltName=DNS:shop.example.com",
                                "-days", "90", "-keyout", at("key.pem").string(), "-out", at("cert.pem").string()});
        ASSERT_EQ(made.code, 0) << made.error << " (openssl is missing? see installer/dependencies.txt)";
        fs::permissions(at("key.pem"), fs::perms::owner_read | fs::perms::owner_write);
        std::string text = replaced(kManaged, "  - {name: shop, type: MANAGED, managed: {domains: [shop.example.com]}}",
                                    "  - name: shop\n    type: SELF_MANAGED\n    selfManaged:\n      certificate: |");
        const std::string pem = "        " + content(at("cert.pem"));
        std::string indented;
        for (const char c : pem.substr(0, pem.size() - 1)) {
            indented += c == '\n' ? "\n        " : std::string(1, c);
        }
        text = replaced(text, "certificate: |\n", "certificate: |\n" + indented + "\n");
        file.write(text + "local:\n  secrets:\n    - {resource: sslCertificates/shop, field: privateKey, file: " + key +
                   "}\n");
    }

    /// Nothing of the key stands in what was written.
    void expectNoKeyIn(const Finished& run)
    {
        const std::string key = content(at("key.pem"));
        ASSERT_GT(key.size(), 120U);
        for (const std::string& text : {run.output, run.error}) {
            EXPECT_THAT(text, Not(HasSubstr(key.substr(40, 30))));
            EXPECT_THAT(text, Not(HasSubstr("PRIVATE KEY-----")));
        }
    }

    std::string home = std::getenv("HOME") == nullptr ? "/" : std::getenv("HOME");
    TemporaryFile file{kManaged};
};

TEST_F(Certificates, Issue_makes_what_is_missing_once)
{
    const Finished first = certificates({"issue", file.path()});
    EXPECT_EQ(first.code, 0) << first.error;
    EXPECT_THAT(first.output, AllOf(HasSubstr("The development CA was made: "),
                                    HasSubstr("sslCertificates/shop: a development certificate was issued for"),
                                    HasSubstr("shop.example.com"), HasSubstr("1 was issued now")));
    EXPECT_EQ(fs::status(store()).permissions(), fs::perms::owner_all);
    for (const auto& entry : fs::directory_iterator(store())) {
        if (entry.path().string().ends_with(".key.pem")) {
            EXPECT_EQ(entry.status().permissions(), fs::perms::owner_read | fs::perms::owner_write) << entry.path();
        }
    }
    const Finished second = certificates({"issue", file.path()});
    EXPECT_EQ(second.code, 0);
    EXPECT_THAT(second.output, testing::EndsWith("none was issued now.\n"));
    EXPECT_THAT(second.output, Not(HasSubstr("sslCertificates/shop")));
}

TEST_F(Certificates, Looking_writes_nothing)
{
    const Finished list = certificates({"list", file.path()});
    EXPECT_EQ(list.code, 0) << list.error;
    EXPECT_THAT(list.output, AllOf(HasSubstr("sslCertificates/shop (managed)"), HasSubstr("shop.example.com"),
                                   HasSubstr("will issue it, because there was none"),
                                   HasSubstr("shown by  targetHttpsProxies/front")));
    ctl({"check", file.path()});
    EXPECT_FALSE(fs::exists(at(".local")));
    certificates({"issue", file.path()});
    const Finished json = certificates({"list", file.path(), "--json"});
    EXPECT_THAT(json.output,
                AllOf(HasSubstr(R"("resource":"sslCertificates/shop")"), HasSubstr(R"("issued":false)"),
                      HasSubstr(R"("key":"development")"), testing::ContainsRegex("\"daysLeft\":(89|90)[,}]")));
}

TEST_F(Certificates, Real_keys_are_used_and_never_shown)
{
    ownCertificate("key.pem");
    for (const std::string command : {"list", "issue"}) {
        const Finished run = certificates({command, file.path()});
        EXPECT_EQ(run.code, 0) << run.error << run.output;
        EXPECT_EQ(run.error, "");
        expectNoKeyIn(run);
    }
    EXPECT_FALSE(fs::exists(store()));
    fs::permissions(at("key.pem"), fs::perms::others_read, fs::perm_options::add);
    const Finished open = ctl({"check", file.path()});
    EXPECT_THAT(open.output,
                AllOf(HasSubstr("local secrets[0].file"), HasSubstr("(mode 0604)"), HasSubstr("chmod 600")));
    expectNoKeyIn(open);
}

TEST_F(Certificates, Passphrases_come_from_the_environment_or_a_file)
{
    ownCertificate("locked.pem");
    ASSERT_EQ(tool({"openssl", "pkcs8", "-topk8", "-in", at("key.pem").string(), "-passout", "pass:secret", "-out",
                    at("locked.pem").string()})
                  .code,
              0);
    fs::permissions(at("locked.pem"), fs::perms::owner_read | fs::perms::owner_write);
    const Finished none = certificates({"list", file.path()});
    EXPECT_EQ(none.code, 1);
    EXPECT_THAT(none.error, AllOf(HasSubstr("is encrypted"), HasSubstr("SWITCHYARD_PASSPHRASE")));
    EXPECT_THAT(none.output, HasSubstr("cannot be used"));
    std::ofstream(at("right")) << "secret\n";
    std::ofstream(at("wrong")) << "secret2\n";
    EXPECT_EQ(certificates({"list", file.path(), "--passphrase-file", at("right").string()}).code, 0);
    const Finished wrong = certificates({"list", file.path(), "--passphrase-file", at("wrong").string()});
    EXPECT_EQ(wrong.code, 1);
    EXPECT_THAT(wrong.error, AllOf(HasSubstr("does not open the private key"), Not(HasSubstr("secret2"))));
    EXPECT_THAT(certificates({"list", file.path(), "--passphrase-file", at("none").string()}).error,
                HasSubstr("--passphrase-file: "));
    ::setenv("SWITCHYARD_PASSPHRASE", "secret", 1);
    EXPECT_EQ(certificates({"list", file.path()}).code, 0);
}

TEST_F(Certificates, Wrong_input_is_a_sentence_and_a_code)
{
    EXPECT_EQ(certificates({}).code, 2);
    EXPECT_EQ(certificates({"lst"}).code, 2);
    EXPECT_EQ(certificates({"trust", "--place", "nowhere"}).code, 2);
    EXPECT_EQ(certificates({"list", at("none.yaml").string()}).code, 3);
    file.write("urlMaps: []\n");
    const Finished empty = certificates({"list", file.path()});
    EXPECT_EQ(empty.code, 0);
    EXPECT_THAT(empty.output, HasSubstr("holds no certificates"));
    file.write(kManaged);
    std::ofstream(at("file")) << "x";
    ::setenv("SWITCHYARD_CERTIFICATES", at("file/below").c_str(), 1);
    const Finished issue = certificates({"issue", file.path()});
    ::unsetenv("SWITCHYARD_CERTIFICATES");
    EXPECT_EQ(issue.code, 1);
    EXPECT_THAT(issue.error, AllOf(HasSubstr("sslCertificates/shop"), HasSubstr("SWITCHYARD_CERTIFICATES")));
}

TEST_F(Certificates, Authority_is_told_once_there_is_one)
{
    for (const std::string command : {"authority", "untrust", "instructions"}) {
        const Finished none = certificates({command});
        EXPECT_EQ(none.code, 1) << command;
        EXPECT_EQ(none.output, "") << command;
        EXPECT_THAT(none.error, HasSubstr("There is no development CA")) << command;
    }
    certificates({"issue", file.path()});
    const Finished path = certificates({"authority", "--path"});
    EXPECT_EQ(path.output, (store() / "authority.pem").string() + "\n");
    const Finished facts =
        tool({"openssl", "x509", "-in", (store() / "authority.pem").string(), "-noout", "-fingerprint", "-sha256"});
    std::string fingerprint = facts.output.substr(facts.output.find('=') + 1);
    std::erase_if(fingerprint, [](char c) { return c == ':' || c == '\n'; });
    std::ranges::transform(fingerprint, fingerprint.begin(), [](unsigned char c) { return std::tolower(c); });
    EXPECT_THAT(certificates({"authority"}).output, HasSubstr("sha256   " + fingerprint));
    EXPECT_THAT(certificates({"authority", "--json"}).output, HasSubstr(R"("sha256":")" + fingerprint));
    const Finished hands = certificates({"instructions", "--place", "firefox"});
    EXPECT_THAT(hands.output,
                AllOf(HasSubstr("Firefox"), HasSubstr((store() / "authority.pem").string()), Not(HasSubstr("Debian"))));
}

TEST_F(Certificates, Trust_makes_chromium_accept_the_authority_and_untrust_takes_it_back)
{
    ASSERT_EQ(std::system("command -v certutil > /dev/null 2>&1"), 0)
        << "certutil of NSS is missing: see installer/dependencies.txt";
    EXPECT_EQ(certificates({"trust", "--place", "chromium", "--dry-run"}).code, 1) << "there is no CA to speak of";
    EXPECT_FALSE(fs::exists(at(".pki")));
    const Finished trust = certificates({"trust", "--place", "chromium"});
    EXPECT_EQ(trust.code, 0) << trust.output << trust.error;
    EXPECT_THAT(trust.output,
                AllOf(HasSubstr("Switchyard development CA "), HasSubstr(": done"), HasSubstr("certutil")));
    const std::string database = "sql:" + at(".pki/nssdb").string();
    EXPECT_THAT(tool({"certutil", "-d", database, "-L"}).output, HasSubstr("Switchyard development CA"));

    certificates({"issue", file.path()});
    std::string leaf;
    for (const auto& entry : fs::directory_iterator(store())) {
        const std::string name = entry.path().filename();
        if (name.starts_with("shop-") && !name.ends_with(".key.pem")) {
            leaf = entry.path();
        }
    }
    ASSERT_EQ(tool({"certutil", "-d", database, "-A", "-t", ",,", "-n", "leaf", "-a", "-i", leaf}).code, 0);
    EXPECT_EQ(tool({"certutil", "-d", database, "-V", "-u", "V", "-n", "leaf"}).code, 0) << "a browser accepts it";

    EXPECT_EQ(certificates({"trust", "--place", "chromium"}).code, 0) << "a second time";
    EXPECT_THAT(certificates({"trust", "--place", "chromium", "--dry-run"}).output, HasSubstr(": planned"));
    const Finished untrust = certificates({"untrust", "--place", "chromium", "--json"});
    EXPECT_EQ(untrust.code, 0) << untrust.output;
    EXPECT_THAT(untrust.output, HasSubstr(R"("outcome":"done")"));
    EXPECT_NE(tool({"certutil", "-d", database, "-V", "-u", "V", "-n", "leaf"}).code, 0);
    EXPECT_THAT(certificates({"untrust", "--place", "chromium"}).output, HasSubstr(": nothing to do"));
}

TEST_F(Certificates, Places_that_are_not_on_this_system_are_told_by_hand)
{
    const Finished trust = certificates({"trust", "--place", "macos"});
    EXPECT_EQ(trust.code, 4);
    EXPECT_THAT(trust.output, AllOf(HasSubstr("By hand, for macOS"), HasSubstr("security add-trusted-cert")));
}

TEST_F(Certificates, Under_sudo_no_authority_is_made_for_root)
{
    if (::geteuid() == 0) {
        ::setenv("SUDO_USER", "somebody", 1);
        const Finished trust = certificates({"trust", "--place", "chromium"});
        ::unsetenv("SUDO_USER");
        EXPECT_EQ(trust.code, 3);
        EXPECT_THAT(trust.error, HasSubstr("Run it as yourself"));
    } else {
        EXPECT_EQ(certificates({"trust", "--place", "chromium"}).code, 0);
    }
    EXPECT_EQ(fs::exists(store()), ::geteuid() != 0);
}

TEST_F(Certificates, Run_issues_what_is_missing_and_says_so_once)
{
    const int port = free_port();
    file.write("forwardingRules:\n  - {name: web-http, IPAddress: 203.0.113.10, portRange: '80', loadBalancingScheme: "
               "EXTERNAL_MANAGED, target: plain}\ntargetHttpProxies:\n  - {name: plain, urlMap: web}\n" +
               kManaged + fmt::format("local:\n  listeners: [{{forwardingRule: web-http, port: {}}}]\n", port));
    const Finished first = ctl({"run", file.path(), "--for", "100ms"});
    EXPECT_EQ(first.code, 0) << first.error;
    EXPECT_THAT(first.error,
                AllOf(HasSubstr("The development CA was made"),
                      HasSubstr("switchyardctl: sslCertificates/shop: a development certificate was issued")));
    const Finished second = ctl({"run", file.path(), "--for", "100ms", "--json"});
    EXPECT_THAT(second.error, Not(HasSubstr("was issued")));
    EXPECT_THAT(second.output, Not(HasSubstr(R"("event":"certificate")")));
}

} // namespace
} // namespace switchyard::test
