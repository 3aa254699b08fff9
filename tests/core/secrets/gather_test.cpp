// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/gather.h"

#include "core/cert/host_match.h"
#include "core/compile/compile.h"
#include "tests/core/secrets/scene.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace switchyard::secrets {
namespace {

using cert::Renewal;
using cert::Writing;
using model::Kind;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
namespace files = std::filesystem;

const std::string kManaged = R"(sslCertificates:
  - {name: shop, type: MANAGED, managed: {domains: [shop.example.com]}}
targetHttpsProxies:
  - {name: front, urlMap: web, sslCertificates: [shop]}
urlMaps:
  - {name: web, defaultService: s, hostRules: [{hosts: [www.example.com, "*"], pathMatcher: p}], pathMatchers: [{name: p, defaultService: s}]}
)";

std::string secret(std::string_view file, std::string_view field = "privateKey",
                   std::string_view resource = "sslCertificates/shop")
{
    return fmt::format("    - {{resource: {}, field: {}, file: {}}}\n", resource, field, file);
}

std::string with_secrets(const cert::Certificate& certificate, std::string_view rows)
{
    return "sslCertificates:\n" + self_managed("shop", certificate) + "local:\n  secrets:\n" + std::string(rows);
}

TEST(Gather, Managed_certificates_get_one_of_the_development_authority)
{
    const Scene scene(kManaged);
    const Gathered first = scene.gather(Writing::Allowed);
    ASSERT_THAT(first.assets.identities, SizeIs(1));
    const auto& identity = first.assets.identities.at(scene.resource(Kind::SslCertificate).id);
    EXPECT_TRUE(identity.development);
    ASSERT_THAT(identity.chain, SizeIs(1));
    for (const char* host : {"shop.example.com", "www.example.com", "shop.localhost", "127.0.0.1"})
        EXPECT_TRUE(cert::covers(identity.chain[0].facts, host)) << host;
    EXPECT_TRUE(cert::matches(*identity.key, identity.chain[0]));
    EXPECT_THAT(first.notes, ElementsAre(HasSubstr("authority.pem"), HasSubstr("sslCertificates/shop: a development")));
    EXPECT_TRUE(first.made_authority);
    ASSERT_THAT(first.certificates, SizeIs(1));
    EXPECT_EQ(first.certificates[0].source, KeySource::Development);
    EXPECT_EQ(first.certificates[0].issued, Renewal::Missing);
    EXPECT_THAT(first.certificates[0].proxies, ElementsAre("targetHttpsProxies/front"));
    EXPECT_EQ(files::status(scene.store()).permissions(), files::perms::owner_all);
    EXPECT_EQ(files::status(first.certificates[0].key_file).permissions(),
              files::perms::owner_read | files::perms::owner_write);
    EXPECT_THAT(first.diagnostics, IsEmpty());
}

TEST(Gather, Says_and_writes_nothing_when_nothing_changed)
{
    Scene scene(kManaged);
    const Gathered first = scene.gather(Writing::Allowed);
    const auto written = files::last_write_time(first.certificates[0].certificate_file);
    const Gathered second = scene.gather(Writing::Allowed);
    EXPECT_THAT(second.notes, IsEmpty());
    EXPECT_FALSE(second.made_authority);
    EXPECT_EQ(second.certificates[0].issued, Renewal::None);
    EXPECT_EQ(files::last_write_time(first.certificates[0].certificate_file), written);
    EXPECT_EQ(second.certificates[0].facts->fingerprint, first.certificates[0].facts->fingerprint);
    scene.now += std::chrono::days(61);
    const Gathered renewed = scene.gather(Writing::Allowed);
    EXPECT_THAT(renewed.notes,
                ElementsAre("sslCertificates/shop: its development certificate was renewed because fewer than 30 days "
                            "are left."));
    EXPECT_NE(renewed.certificates[0].facts->fingerprint, first.certificates[0].facts->fingerprint);
}

TEST(Gather, Another_host_renews_and_says_why)
{
    Scene scene(kManaged);
    scene.gather(Writing::Allowed);
    std::string more = kManaged;
    more.insert(more.find("www.example.com"), "new.example.com, ");
    scene.write(more);
    const Gathered renewed = scene.gather(Writing::Allowed);
    EXPECT_THAT(renewed.notes, ElementsAre(HasSubstr("renewed because hosts were missing in it")));
    EXPECT_TRUE(cert::covers(*renewed.certificates[0].facts, "new.example.com"));
}

TEST(Gather, Looking_writes_nothing_and_still_has_what_would_be_served)
{
    const Scene scene(kManaged);
    const Gathered looked = scene.gather(Writing::None);
    EXPECT_FALSE(files::exists(scene.store()));
    EXPECT_FALSE(files::exists(scene.store().parent_path()));
    EXPECT_THAT(looked.assets.identities, SizeIs(1));
    EXPECT_EQ(looked.certificates[0].issued, Renewal::Missing);
    const Gathered issued = scene.gather(Writing::Allowed);
    const Gathered again = scene.gather(Writing::None);
    EXPECT_EQ(again.certificates[0].issued, Renewal::None);
    EXPECT_EQ(again.certificates[0].facts->fingerprint, issued.certificates[0].facts->fingerprint);
}

TEST(Gather, Own_keys_come_from_files_beside_the_workspace)
{
    const auto made = cert::make(cert::leaf_draft());
    const Scene scene(with_secrets(made.certificate, secret("keys/shop.pem") + secret("ocsp.der", "ocspResponse")));
    files::create_directory(scene.folder() / "keys");
    scene.put("keys/shop.pem", made.key.to_pkcs8_pem().text());
    scene.put("ocsp.der", std::string("\x30\x03\x0a\x01\x00", 5));
    const Gathered gathered = scene.gather(Writing::Allowed);
    EXPECT_THAT(gathered.diagnostics, IsEmpty()) << scene.sentences(gathered)[0];
    const auto& identity = gathered.assets.identities.at(scene.resource(Kind::SslCertificate).id);
    EXPECT_EQ(identity.key->id(), made.key.id());
    EXPECT_FALSE(identity.development);
    EXPECT_THAT(identity.chain, IsEmpty()) << "the resource has its own";
    EXPECT_THAT(identity.ocsp_response, SizeIs(5));
    EXPECT_THAT(gathered.notes, IsEmpty());
    EXPECT_FALSE(files::exists(scene.store()));
    EXPECT_EQ(gathered.certificates[0].source, KeySource::File);
}

TEST(Gather, Pkcs12_brings_the_certificate_that_the_resource_lacks)
{
    const auto made = cert::make(cert::leaf_draft());
    Scene scene("sslCertificates: [{name: shop, type: SELF_MANAGED}]\nlocal:\n  secrets:\n" + secret("shop.p12"));
    const cert::Folder folder;
    folder.put("key.pem", made.key.to_pkcs8_pem().text());
    folder.put("cert.pem", cert::to_pem(made.certificate));
    ASSERT_THAT(cert::openssl(folder, "pkcs12 -export -inkey key.pem -in cert.pem -passout pass:open -out shop.p12"),
                Not(HasSubstr("FAILED")));
    scene.put("shop.p12", cert::content(folder.path() / "shop.p12"));
    scene.passphrase = [](const files::path&, int) -> std::optional<cert::SecretBytes> {
        return cert::SecretBytes(cert::bytes_of("open"));
    };
    const Gathered gathered = scene.gather();
    EXPECT_THAT(gathered.diagnostics, IsEmpty());
    const auto& identity = gathered.assets.identities.at(scene.resource(Kind::SslCertificate).id);
    ASSERT_THAT(identity.chain, SizeIs(1));
    EXPECT_EQ(identity.chain[0].der, made.certificate.der);
    EXPECT_EQ(gathered.certificates[0].facts->fingerprint, made.certificate.facts.fingerprint);
    scene.passphrase = {};
    const Gathered closed = scene.gather();
    EXPECT_THAT(codes(closed.diagnostics), ElementsAre("secret.passphrase_missing"));
    EXPECT_THAT(closed.assets.identities, IsEmpty()) << "no stand-in for a key that was named";
}

TEST(Gather, Rows_that_lead_nowhere_are_told_with_their_place_and_the_rest_goes_on)
{
    const auto made = cert::make(cert::leaf_draft());
    const auto other = cert::make(cert::leaf_draft({"other.example.com"}));
    const Scene scene(
        "sslCertificates:\n" + self_managed("shop", made.certificate) + self_managed("other", other.certificate) +
        "  - {name: bare, type: SELF_MANAGED}\n" + "local:\n  secrets:\n" + secret("none.pem") +
        secret("other.pem", "privateKey", "sslCertificates/other") +
        secret("x", "privateKey", "sslCertificates/nobody") + secret("x", "privatKey", "sslCertificates/bare") +
        secret("again.pem", "selfManaged.privateKey", "sslCertificates/other") +
        secret("ocsp.txt", "ocspResponse", "sslCertificates/other") +
        secret("other.pem", "privateKey", "sslCertificates/bare"));
    scene.put("other.pem", other.key.to_pkcs8_pem().text());
    scene.put("ocsp.txt", "no response");
    const Gathered gathered = scene.gather();
    EXPECT_THAT(scene.sentences(gathered),
                ElementsAre(AllOf(HasSubstr("local secrets[2].resource: "), HasSubstr("'sslCertificates/nobody'")),
                            AllOf(HasSubstr("local secrets[3].field: "), HasSubstr("Write privateKey or ocspResponse")),
                            AllOf(HasSubstr("local secrets[4]: "), HasSubstr("secrets[1]")),
                            AllOf(HasSubstr("local secrets[0].file: There is no file"), HasSubstr("none.pem")),
                            AllOf(HasSubstr("local secrets[5].file: "), HasSubstr("OCSP")),
                            AllOf(HasSubstr("local secrets[6].file: "), HasSubstr("no certificate to show"))));
    for (const Diagnostic& diagnostic : gathered.diagnostics) {
        EXPECT_TRUE(diagnostic.runs_here);
        EXPECT_TRUE(diagnostic.cloud_accepts) << "none of its business";
    }
    ASSERT_THAT(gathered.assets.identities, SizeIs(1));
    EXPECT_TRUE(gathered.assets.identities.contains(scene.resource(Kind::SslCertificate, 1).id));
}

TEST(Gather, Key_of_another_certificate_is_told_and_not_used)
{
    const auto made = cert::make(cert::leaf_draft());
    const Scene scene(with_secrets(made.certificate, secret("shop.pem")));
    scene.put("shop.pem", cert::make(cert::leaf_draft()).key.to_pkcs8_pem().text());
    const Gathered gathered = scene.gather();
    EXPECT_THAT(scene.sentences(gathered),
                ElementsAre(AllOf(HasSubstr("local secrets[0].file: "), HasSubstr("does not belong to the certificate "
                                                                                  "of sslCertificates/shop"))));
    EXPECT_THAT(gathered.assets.identities, IsEmpty());
    EXPECT_EQ(gathered.certificates[0].source, KeySource::None);
}

TEST(Gather, Open_key_files_are_used_with_a_warning_that_says_what_to_do)
{
    const auto made = cert::make(cert::leaf_draft());
    const Scene scene(with_secrets(made.certificate, secret("shop.pem")));
    scene.put("shop.pem", made.key.to_pkcs8_pem().text());
    files::permissions(scene.folder() / "shop.pem", files::perms::others_read, files::perm_options::add);
    const Gathered gathered = scene.gather();
    EXPECT_THAT(scene.sentences(gathered), ElementsAre(AllOf(HasSubstr("(mode 0604)"), HasSubstr("chmod 600 '"))));
    EXPECT_THAT(gathered.assets.identities, SizeIs(1));
}

TEST(Gather, Keys_in_the_workspace_itself_are_used_too)
{
    const auto made = cert::make(cert::leaf_draft());
    const std::string pem(made.key.to_pkcs8_pem().text());
    const Scene scene("sslCertificates:\n" + self_managed("shop", made.certificate) + "      privateKey: |\n" +
                      block(pem, 8));
    const Gathered gathered = scene.gather();
    EXPECT_THAT(gathered.diagnostics, IsEmpty());
    EXPECT_EQ(gathered.certificates[0].source, KeySource::Workspace);
    EXPECT_THAT(gathered.assets.identities, SizeIs(1));
    const Scene damaged("sslCertificates:\n" + self_managed("shop", made.certificate) + "      privateKey: |\n" +
                        block(pem.substr(0, 60), 8));
    const Gathered none = damaged.gather();
    EXPECT_THAT(codes(none.diagnostics), ElementsAre("secret.inline_key"));
    EXPECT_THAT(damaged.sentences(none)[0], Not(HasSubstr(pem.substr(30, 20))));
}

TEST(Gather, Certificates_towards_backends_have_keys_but_no_stand_ins)
{
    const auto made = cert::make(cert::leaf_draft());
    const std::string text = "certificates:\n  - name: projects/p/locations/global/certificates/client\n"
                             "    selfManaged:\n      pemCertificate: |\n" +
                             block(cert::to_pem(made.certificate), 8) +
                             "backendAuthenticationConfigs:\n  - {name: auth, clientCertificate: "
                             "projects/p/locations/global/certificates/client}\n";
    const Scene alone(text);
    EXPECT_THAT(alone.gather(Writing::Allowed).assets.identities, IsEmpty());
    EXPECT_FALSE(files::exists(alone.store()));
    const Scene named(text + "local:\n  secrets:\n" +
                      secret("client.pem", "privateKey", "backendAuthenticationConfigs/auth"));
    named.put("client.pem", made.key.to_pkcs8_pem().text());
    const Gathered gathered = named.gather();
    EXPECT_THAT(gathered.diagnostics, IsEmpty());
    ASSERT_THAT(gathered.assets.identities, SizeIs(1));
    EXPECT_EQ(gathered.assets.identities.begin()->first, named.resource(Kind::BackendAuthenticationConfig).id);
}

TEST(Gather, Store_that_cannot_be_used_costs_stand_ins_only)
{
    const Scene scene(kManaged);
    files::create_directories(scene.store());
    std::ofstream(scene.store() / "authority.pem") << "somebody else's";
    const Gathered gathered = scene.gather(Writing::Allowed);
    EXPECT_THAT(scene.sentences(gathered),
                ElementsAre(AllOf(HasSubstr("sslCertificates/shop"), HasSubstr("was not written by Switchyard"))));
    EXPECT_THAT(gathered.assets.identities, IsEmpty());
    const Gathered nowhere =
        gather(scene.workspace(),
               {.workspace_file = {}, .store = fail(ErrorKind::NotFound, "There is no place."), .now = scene.now});
    EXPECT_THAT(codes(nowhere.diagnostics), ElementsAre("certificate.development_failed"));
}

TEST(Gather, Days_are_told_as_of_now)
{
    const auto made = cert::make(cert::leaf_draft());
    Scene scene(with_secrets(made.certificate, secret("shop.pem")));
    scene.put("shop.pem", made.key.to_pkcs8_pem().text());
    const auto says_expired = [&] {
        const Gathered gathered = scene.gather();
        EXPECT_THAT(gathered.diagnostics, IsEmpty());
        const auto compiled = compile::compile(scene.workspace(), gathered.assets, Revision{1});
        return testing::Value(codes(compiled.diagnostics), Contains("certificate.expired"));
    };
    EXPECT_FALSE(says_expired());
    scene.now += std::chrono::days(61);
    EXPECT_TRUE(says_expired());
}

TEST(Gather, Hosts_that_no_certificate_can_be_for_are_told)
{
    std::string text = kManaged;
    text.replace(text.find("www.example.com"), 15, "\"*x.example.com\"");
    const Scene scene(text);
    const Gathered gathered = scene.gather();
    EXPECT_THAT(codes(gathered.diagnostics), ElementsAre("certificate.development_host"));
    EXPECT_THAT(scene.sentences(gathered)[0], HasSubstr("'*x.example.com'"));
}

TEST(Gather, Is_needed_for_certificates_and_secrets_only)
{
    EXPECT_TRUE(needs_gathering(Scene(kManaged).workspace()));
    EXPECT_TRUE(needs_gathering(Scene("local:\n  secrets:\n" + secret("x")).workspace()));
    EXPECT_FALSE(needs_gathering(Scene("urlMaps: [{name: web, defaultService: s}]\nlocal: {seed: '1'}\n").workspace()));
}

TEST(Gather, Assets_follow_a_workspace_whose_ids_changed)
{
    const Scene scene(kManaged);
    const Gathered gathered = scene.gather();
    Scene next(kManaged);
    next.write("urlMaps: [{name: first, defaultService: s}]\n" + kManaged);
    const runtime::Assets moved = with_ids_of(gathered.assets, scene.workspace(), next.workspace());
    ASSERT_THAT(moved.identities, SizeIs(1));
    EXPECT_EQ(moved.identities.begin()->first, next.resource(Kind::SslCertificate).id);
}

TEST(StoreName, Is_readable_and_differs_by_file_scope_and_name)
{
    const Scene scene("sslCertificates: [{name: shop}, {name: Shop_2}, {name: shop, region: europe-west1}]\n");
    const auto name = [&](std::size_t index, const files::path& file) {
        return store_name(file, scene.resource(Kind::SslCertificate, index));
    };
    EXPECT_THAT(name(0, "/a/x.yaml"), testing::StartsWith("shop-"));
    EXPECT_THAT(name(1, "/a/x.yaml"), testing::StartsWith("-hop-2-"));
    EXPECT_EQ(name(0, "/a/x.yaml"), name(0, "/a/../a/x.yaml"));
    EXPECT_NE(name(0, "/a/x.yaml"), name(0, "/b/x.yaml"));
    EXPECT_NE(name(0, "/a/x.yaml"), name(2, "/a/x.yaml"));
}

} // namespace
} // namespace switchyard::secrets
