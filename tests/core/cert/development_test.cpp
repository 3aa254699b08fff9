// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/development_store.h"

#include "core/cert/chain_checks.h"
#include "core/cert/host_match.h"
#include "core/cert/trust_plan.h"
#include "tests/core/cert/making.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include <sys/stat.h>

namespace switchyard::cert {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

DevelopmentAuthority authority(const std::vector<std::string>& permitted = {})
{
    auto made = make_authority(PrivateKey::generate(NewKey::EcdsaP256), kToday, permitted);
    EXPECT_TRUE(made) << made.error().context;
    return std::move(*made);
}

const std::vector<std::string> kHosts{"shop.example.com", "*.example.org", "203.0.113.7"};

TEST(DevelopmentAuthority, may_issue_for_servers_and_nothing_else)
{
    const DevelopmentAuthority ca = authority();
    const CertificateFacts& facts = ca.certificate.facts;
    EXPECT_THAT(facts.subject,
                AllOf(StartsWith("CN=Switchyard development CA "), EndsWith(",O=Switchyard development")));
    EXPECT_TRUE(facts.is_ca);
    EXPECT_EQ(facts.path_length, 0U);
    EXPECT_THAT(facts.key_usages.value(), ElementsAre("keyCertSign", "cRLSign"));
    EXPECT_THAT(facts.extended_key_usages.value(), ElementsAre("serverAuth"));
    EXPECT_EQ(facts.name_constraints, 0U);
    EXPECT_EQ(facts.key.curve, Curve::P256);
    EXPECT_EQ(authority({"example.com", "127.0.0.1"}).certificate.facts.name_constraints, 2U);
}

TEST(DevelopmentAuthority, issues_what_strict_clients_accept)
{
    const DevelopmentAuthority ca = authority();
    const PrivateKey key = PrivateKey::generate(NewKey::EcdsaP256);
    const CertificateNames names = certificate_names(kHosts);
    const auto leaf = issue(ca, key, names, kToday);
    ASSERT_TRUE(leaf) << leaf.error().context;
    const Chain chain{*leaf};
    const std::vector<Certificate> known{ca.certificate};
    const std::vector<std::string> hosts{"shop.example.com", "a.example.org", "*.example.org", "203.0.113.7",
                                         "localhost",        "127.0.0.1",     "::1",           "a.localhost"};
    EXPECT_THAT(
        check_chain(chain,
                    {.now = kToday, .key = &key, .hosts = hosts, .scope = ServingScope::Global, .authorities = known}),
        IsEmpty());
    EXPECT_EQ(leaf->facts.not_after - kToday, kLeafLife);
    if (!has_openssl())
        return;
    const Folder folder;
    folder.put("ca.pem", to_pem(ca.certificate));
    folder.put("leaf.pem", to_pem(*leaf));
    const std::string verify = "verify -x509_strict -purpose sslserver -attime 1795737600 -CAfile ca.pem ";
    EXPECT_THAT(openssl(folder, verify + "-verify_hostname shop.example.com leaf.pem"), HasSubstr("leaf.pem: OK"));
    EXPECT_THAT(openssl(folder, verify + "-verify_hostname b.example.org leaf.pem"), HasSubstr("leaf.pem: OK"));
    EXPECT_THAT(openssl(folder, verify + "-verify_ip ::1 leaf.pem"), HasSubstr("leaf.pem: OK"));
    EXPECT_THAT(openssl(folder, verify + "-verify_hostname other.example.com leaf.pem"), HasSubstr("FAILED"));
    EXPECT_THAT(openssl(folder, "verify -purpose sslclient -attime 1795737600 -CAfile ca.pem leaf.pem"),
                HasSubstr("FAILED"));
}

TEST(DevelopmentAuthority, may_be_constrained_to_names)
{
    ASSERT_TRUE(has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    const DevelopmentAuthority ca = authority({"example.com", "localhost", "127.0.0.1", "::1"});
    const PrivateKey key = PrivateKey::generate(NewKey::EcdsaP256);
    const Folder folder;
    folder.put("ca.pem", to_pem(ca.certificate));
    folder.put("good.pem",
               to_pem(*issue(ca, key, certificate_names(std::vector<std::string>{"shop.example.com"}), kToday)));
    folder.put("bad.pem",
               to_pem(*issue(ca, key, certificate_names(std::vector<std::string>{"shop.example.org"}), kToday)));
    EXPECT_THAT(openssl(folder, "verify -attime 1795737600 -CAfile ca.pem good.pem"), HasSubstr("good.pem: OK"));
    EXPECT_THAT(openssl(folder, "verify -attime 1795737600 -CAfile ca.pem bad.pem"),
                HasSubstr("permitted subtree violation"));
}

TEST(CertificateNames, are_taken_from_hosts)
{
    const auto names = certificate_names(std::vector<std::string>{
        "Shop.Example.com:8443", "shop.example.com.", "*.example.com", "[2001:DB8::1]:443", "10.0.0.1", "10.0.0.1:80",
        "*", "*-a.example.com", "b\xC3\xBC.example", "a..b", "xn--bcher-kva.example", "under_score.test"});
    EXPECT_THAT(names.dns, ElementsAre("*.example.com", "*.localhost", "localhost", "shop.example.com",
                                       "under_score.test", "xn--bcher-kva.example"));
    EXPECT_THAT(names.ip, ElementsAre("10.0.0.1", "127.0.0.1", "2001:db8::1", "::1"));
    EXPECT_THAT(names.left_out,
                ElementsAre(StartsWith("'*' stands for every host"), StartsWith("The star of '*-a.example.com'"),
                            StartsWith("'b"), StartsWith("'a..b' is no host name")));
    EXPECT_THAT(
        certificate_names(std::vector<std::string>{std::string(64, 'a') + ".example", std::string(300, 'a')}).left_out,
        SizeIs(2));
    EXPECT_EQ(certificate_names({}), (CertificateNames{{"*.localhost", "localhost"}, {"127.0.0.1", "::1"}, {}}));
}

TEST(DevelopmentAuthority, renews_by_fixed_rules)
{
    const DevelopmentAuthority ca = authority();
    const DevelopmentAuthority other = authority();
    const PrivateKey key = PrivateKey::generate(NewKey::EcdsaP256);
    const PrivateKey other_key = PrivateKey::generate(NewKey::EcdsaP256);
    const CertificateNames names = certificate_names(kHosts);
    const Certificate leaf = *issue(ca, key, names, kToday);
    const auto with = [&](const std::string& host) {
        std::vector<std::string> hosts = kHosts;
        hosts.push_back(host);
        return certificate_names(hosts);
    };
    const auto at = [](auto offset) { return kToday + std::chrono::duration_cast<std::chrono::seconds>(offset); };
    using std::chrono::days, std::chrono::seconds, std::chrono::hours;
    EXPECT_EQ(renewal_of(leaf, key, names, ca.certificate, kToday), Renewal::None);
    EXPECT_EQ(renewal_of(leaf, key, certificate_names({}), ca.certificate, kToday), Renewal::None) << "surplus names";
    EXPECT_EQ(renewal_of(leaf, key, with("a.example.org"), ca.certificate, kToday), Renewal::None)
        << "covered by a wildcard";
    EXPECT_EQ(renewal_of(leaf, key, with("shop.localhost"), ca.certificate, kToday), Renewal::NamesMissing)
        << "clients take no *.localhost";
    EXPECT_EQ(renewal_of(leaf, key, with("a.b.example.org"), ca.certificate, kToday), Renewal::NamesMissing);
    EXPECT_EQ(renewal_of(leaf, key, with("*.example.com"), ca.certificate, kToday), Renewal::NamesMissing);
    EXPECT_EQ(renewal_of(leaf, key, with("10.9.8.7"), ca.certificate, kToday), Renewal::NamesMissing);
    EXPECT_EQ(renewal_of(leaf, key, names, ca.certificate, at(days(60))), Renewal::None) << "30 days left";
    EXPECT_EQ(renewal_of(leaf, key, names, ca.certificate, at(days(60) + seconds(1))), Renewal::ExpiresSoon);
    EXPECT_EQ(renewal_of(leaf, key, names, ca.certificate, at(-hours(2))), Renewal::NotYetValid);
    EXPECT_EQ(renewal_of(leaf, other_key, names, ca.certificate, kToday), Renewal::KeyChanged);
    EXPECT_EQ(renewal_of(leaf, key, names, other.certificate, kToday), Renewal::AuthorityChanged);
    EXPECT_EQ(renewal_of_authority(ca.certificate, ca.key, kToday), Renewal::None);
    EXPECT_EQ(renewal_of_authority(ca.certificate, key, kToday), Renewal::KeyChanged);
    EXPECT_EQ(renewal_of_authority(ca.certificate, ca.key, at(days(3650 - 120))), Renewal::None);
    EXPECT_EQ(renewal_of_authority(ca.certificate, ca.key, at(days(3650 - 119))), Renewal::ExpiresSoon);
    EXPECT_EQ(renewal_of_authority(leaf, key, kToday), Renewal::ExpiresSoon);
    for (int reason = 0; reason <= static_cast<int>(Renewal::NamesMissing); ++reason)
        EXPECT_NE(to_text(static_cast<Renewal>(reason)), "");
}

mode_t mode(const std::filesystem::path& path)
{
    struct stat facts = {};
    ::stat(path.c_str(), &facts);
    return facts.st_mode & 07777;
}

TEST(DevelopmentStore, makes_once_and_uses_again)
{
    const Folder folder;
    DevelopmentStore store(folder.path() / "certificates");
    bool anew = false;
    const auto ca = store.authority(kToday, &anew);
    ASSERT_TRUE(ca) << ca.error().context;
    EXPECT_TRUE(anew);
    const auto first = store.certificate("web", kHosts, kToday);
    ASSERT_TRUE(first) << first.error().context;
    EXPECT_EQ(first->reason, Renewal::Missing);
    EXPECT_TRUE(matches(first->key, first->chain[0]));
    EXPECT_TRUE(is_issued_by(first->chain[0], ca->certificate));
    EXPECT_EQ(mode(first->key_file), 0600U);
    EXPECT_EQ(mode(folder.path() / "certificates/authority.key.pem"), 0600U);
    EXPECT_EQ(mode(folder.path() / "certificates"), 0700U);
    EXPECT_THAT(content(first->certificate_file), Not(HasSubstr("PRIVATE KEY")));
    const auto again = store.certificate("web", kHosts, kToday + std::chrono::days(1));
    ASSERT_TRUE(again);
    EXPECT_EQ(again->reason, Renewal::None);
    EXPECT_EQ(again->chain[0].der, first->chain[0].der);
    const auto more = store.certificate("web", std::vector<std::string>{"*.example.net", "*"}, kToday);
    ASSERT_TRUE(more);
    EXPECT_EQ(more->reason, Renewal::NamesMissing);
    EXPECT_EQ(more->key.id(), first->key.id()) << "the key stays";
    EXPECT_THAT(more->left_out, SizeIs(1));
    EXPECT_TRUE(covers(more->chain[0].facts, "a.example.net"));
    store.authority(kToday, &anew);
    EXPECT_FALSE(anew);
    if (has_openssl()) {
        EXPECT_THAT(
            openssl(folder, "verify -attime 1795737600 -CAfile certificates/authority.pem certificates/web.pem"),
            HasSubstr("OK"));
    }
}

TEST(DevelopmentStore, renews_leaf_and_authority_with_their_keys)
{
    const Folder folder;
    DevelopmentStore store(folder.path());
    const auto first = store.certificate("web", kHosts, kToday);
    const auto ca = store.authority(kToday);
    ASSERT_TRUE(first && ca);
    const auto later = store.certificate("web", kHosts, kToday + std::chrono::days(61));
    ASSERT_TRUE(later);
    EXPECT_EQ(later->reason, Renewal::ExpiresSoon);
    EXPECT_EQ(later->key.id(), first->key.id());
    bool anew = false;
    const auto old = store.authority(kToday + std::chrono::days(3600), &anew);
    ASSERT_TRUE(old);
    EXPECT_TRUE(anew);
    EXPECT_EQ(old->key.id(), ca->key.id());
    EXPECT_EQ(old->certificate.facts.subject, ca->certificate.facts.subject);
    std::filesystem::remove(folder.path() / "authority.key.pem");
    const auto lost = store.certificate("web", kHosts, kToday + std::chrono::days(3600));
    ASSERT_TRUE(lost) << lost.error().context;
    EXPECT_EQ(lost->reason, Renewal::ExpiresSoon);
    EXPECT_NE(store.authority(kToday + std::chrono::days(3600))->key.id(), ca->key.id())
        << "a new key, a new authority";
}

TEST(DevelopmentStore, touches_nothing_that_others_wrote)
{
    const Folder folder;
    DevelopmentStore store(folder.path());
    const Made made = make(leaf_draft());
    const auto expect_refused = [&](const std::string& file, const std::string& text, const char* sentence) {
        folder.put(file, text);
        const auto refused = store.certificate("web", kHosts, kToday);
        ASSERT_FALSE(refused) << file;
        EXPECT_THAT(refused.error().context, HasSubstr(sentence));
        EXPECT_THAT(refused.error().context, HasSubstr(file));
        EXPECT_EQ(content(folder.path() / file), text);
        std::filesystem::remove(folder.path() / file);
    };
    expect_refused("web.pem", to_pem(made.certificate), "was not written by Switchyard");
    expect_refused("authority.pem", to_pem(made.certificate), "was not written by Switchyard");
    expect_refused("authority.pem", "", "was not written by Switchyard");
    expect_refused("web.key.pem", "hello", "There is no private key");
    ASSERT_TRUE(store.certificate("web", kHosts, kToday));
    std::string edited = content(folder.path() / "web.pem") + "# mine\n";
    expect_refused("web.pem", edited, "was not written by Switchyard");
    const auto again = store.certificate("web", kHosts, kToday);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->reason, Renewal::Missing);
    // A key that somebody put there is used, and stays.
    const PrivateKey own = PrivateKey::generate(NewKey::Rsa2048);
    folder.put("own.key.pem", own.to_pkcs8_pem().text());
    const auto with_own = store.certificate("own", kHosts, kToday);
    ASSERT_TRUE(with_own) << with_own.error().context;
    EXPECT_EQ(with_own->key.id(), own.id());
    EXPECT_EQ(content(folder.path() / "own.key.pem"), own.to_pkcs8_pem().text());
    for (const char* name : {"", "../x", "Web", "authority", "a.b"})
        EXPECT_EQ(store.certificate(name, kHosts, kToday).error().kind, ErrorKind::InvalidArgument) << name;
}

TEST(TrustPlan, knows_every_system)
{
    const DevelopmentAuthority ca = authority();
    const std::string name = ca.certificate.facts.common_names.front();
    const auto plan = [&](SystemFacts system) {
        system.home = "/home/a";
        return plan_trust(system, ca.certificate, "/data/authority.pem");
    };
    const TrustPlan debian = plan({.kernel = "Linux", .os_id = "ubuntu", .os_like = "debian"});
    EXPECT_THAT(debian.install, ElementsAre(TrustStep{TrustPlace::DebianStore,
                                                      "/usr/local/share/ca-certificates/switchyard-development.crt",
                                                      {"update-ca-certificates"},
                                                      true}));
    EXPECT_THAT(debian.remove, ElementsAre(TrustStep{TrustPlace::DebianStore,
                                                     "/usr/local/share/ca-certificates/switchyard-development.crt",
                                                     {"update-ca-certificates", "--fresh"},
                                                     true}));
    const TrustPlan fedora = plan({.kernel = "Linux", .os_id = "rocky", .os_like = "rhel centos fedora"});
    EXPECT_THAT(fedora.install, ElementsAre(TrustStep{TrustPlace::FedoraStore,
                                                      "/etc/pki/ca-trust/source/anchors/switchyard-development.crt",
                                                      {"update-ca-trust", "extract"},
                                                      true}));
    EXPECT_EQ(plan({.kernel = "Linux", .os_id = "opensuse-leap", .os_like = "suse opensuse"}).install[0].place,
              TrustPlace::SuseStore);
    const TrustPlan arch = plan({.kernel = "Linux", .os_id = "arch"});
    EXPECT_THAT(
        arch.install,
        ElementsAre(TrustStep{TrustPlace::ArchStore, "", {"trust", "anchor", "--store", "/data/authority.pem"}, true}));
    EXPECT_THAT(arch.remove,
                ElementsAre(TrustStep{
                    TrustPlace::ArchStore, "", {"trust", "anchor", "--remove", "/data/authority.pem"}, true, true}));
    EXPECT_THAT(plan({.kernel = "Linux", .os_id = "nixos"}).install, IsEmpty());
    const TrustPlan browsers = plan({.kernel = "Linux",
                                     .os_id = "nixos",
                                     .has_certutil = true,
                                     .has_chromium_database = true,
                                     .firefox_profiles = {"/p/1", "/p/2"}});
    ASSERT_THAT(browsers.install, SizeIs(3));
    EXPECT_THAT(browsers.install[0].command, ElementsAre("certutil", "-d", "sql:/home/a/.pki/nssdb", "-A", "-t", "C,,",
                                                         "-n", name, "-i", "/data/authority.pem"));
    EXPECT_THAT(browsers.remove[2].command, ElementsAre("certutil", "-d", "sql:/p/2", "-D", "-n", name));
    EXPECT_TRUE(browsers.remove[2].may_fail);
    EXPECT_FALSE(browsers.install[0].needs_root);
    const TrustPlan lacking =
        plan({.kernel = "Linux", .is_wsl = true, .has_chromium_database = true, .firefox_profiles = {"/p/1"}});
    EXPECT_THAT(lacking.by_hand, ElementsAre(TrustPlace::ChromiumNss, TrustPlace::WindowsRoot, TrustPlace::FirefoxNss));
    const TrustPlan wsl = plan({.kernel = "Linux", .is_wsl = true, .windows_file = "C:\\ca.pem"});
    EXPECT_THAT(wsl.install[0].command, ElementsAre("certutil.exe", "-user", "-addstore", "Root", "C:\\ca.pem"));
    EXPECT_THAT(wsl.remove[0].command, Contains(to_hex(ca.certificate.facts.serial)));
    const TrustPlan mac = plan({.kernel = "Darwin"});
    EXPECT_THAT(mac.install[0].command, Contains("/home/a/Library/Keychains/login.keychain-db"));
    EXPECT_THAT(mac.remove, SizeIs(2));
    EXPECT_EQ(plan({.kernel = "Windows"}).install[0].place, TrustPlace::WindowsRoot);
}

/// Runs a step; false when it fails.
bool run(const TrustStep& step)
{
    std::string command;
    for (const std::string& word : step.command)
        command += "'" + word + "' ";
    return std::system((command + "> /dev/null 2>&1").c_str()) == 0;
}

TEST(TrustPlan, makes_browsers_trust_the_authority_and_takes_it_back)
{
    ASSERT_EQ(std::system("command -v certutil > /dev/null 2>&1"), 0)
        << "certutil of NSS is missing: see installer/dependencies.txt";
    const Folder folder;
    DevelopmentStore store(folder.path());
    const auto now =
        std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); // certutil has no other
    const auto made = store.certificate("web", kHosts, now);
    const auto ca = store.authority(now);
    ASSERT_TRUE(made && ca);
    const std::string database = (folder.path() / "profile").string();
    std::filesystem::create_directory(database);
    const auto certutil = [&](const std::string& arguments) {
        return std::system(("certutil -d 'sql:" + database + "' " + arguments + " > /dev/null 2>&1").c_str()) == 0;
    };
    ASSERT_TRUE(certutil("-N --empty-password"));
    ASSERT_TRUE(certutil("-A -t ,, -n web -a -i '" + made->certificate_file.string() + "'"));
    const SystemFacts system{.kernel = "Linux", .has_certutil = true, .firefox_profiles = {database}};
    const TrustPlan plan = plan_trust(system, ca->certificate, store.authority_file().string());
    ASSERT_THAT(plan.install, SizeIs(1));
    EXPECT_FALSE(certutil("-V -u V -n web"));
    EXPECT_TRUE(run(plan.install[0]));
    EXPECT_TRUE(certutil("-V -u V -n web"));
    EXPECT_TRUE(run(plan.remove[0]));
    EXPECT_FALSE(certutil("-V -u V -n web"));
    EXPECT_FALSE(run(plan.remove[0])) << "may fail when there is nothing";
}

TEST(TrustPlan, has_instructions_for_every_place)
{
    EXPECT_THAT(trust_instructions(), SizeIs(static_cast<std::size_t>(TrustPlace::WindowsRoot) + 1));
    for (const TrustInstruction& instruction : trust_instructions()) {
        EXPECT_THAT(std::string(instruction.steps), HasSubstr("{0}"));
        EXPECT_NE(instruction.name, "");
        EXPECT_NE(instruction.covers, "");
    }
}

} // namespace
} // namespace switchyard::cert
