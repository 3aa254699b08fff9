// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/certificate.h"

#include "core/cert/chain.h"
#include "core/cert/pem.h"
#include "tests/core/cert/making.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::cert {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

CertificateDraft rich_draft()
{
    CertificateDraft draft = leaf_draft({"shop.example.com", "*.example.com"});
    draft.common_name = "Shop, \"one\"";
    draft.organization = "Bäckerei + Söhne";
    draft.names.ip = {"203.0.113.7", "2001:db8::1"};
    draft.names.uri = {"spiffe://example.com/ns/shop"};
    draft.names.email = {"shop@example.com"};
    draft.serial = {0x0A, 0xBC, 0xDE};
    draft.extended_key_usages = {"serverAuth", "1.3.6.1.4.1.99999.1"};
    return draft;
}

TEST(Certificate, says_all_that_stands_in_it)
{
    const Made root = make(authority_draft("Root"), NewKey::EcdsaP384);
    const Made leaf = make(rich_draft(), NewKey::EcdsaP256, &root);
    const CertificateFacts& facts = leaf.certificate.facts;
    EXPECT_EQ(facts.subject, R"(CN=Shop\, \"one\",O=Bäckerei \+ Söhne)");
    EXPECT_EQ(facts.issuer, "CN=Root,O=Example");
    EXPECT_EQ(facts.issuer_der, root.certificate.facts.subject_der);
    EXPECT_THAT(facts.common_names, ElementsAre("Shop, \"one\""));
    EXPECT_THAT(facts.names.dns, ElementsAre("shop.example.com", "*.example.com"));
    EXPECT_THAT(facts.names.ip, ElementsAre("203.0.113.7", "2001:db8::1"));
    EXPECT_THAT(facts.names.uri, ElementsAre("spiffe://example.com/ns/shop"));
    EXPECT_THAT(facts.names.email, ElementsAre("shop@example.com"));
    EXPECT_EQ(facts.names.other, 0U);
    EXPECT_EQ(facts.spiffe_id, "spiffe://example.com/ns/shop");
    EXPECT_EQ(to_text(facts.not_before), "2026-10-28T00:00:00Z");
    EXPECT_EQ(to_text(facts.not_after), "2027-01-26T00:00:00Z");
    EXPECT_EQ(facts.key, (KeyFacts{KeyKind::Ecdsa, Curve::P256, 256, "ECDSA P-256"}));
    EXPECT_EQ(facts.key_id, leaf.key.id());
    EXPECT_EQ(facts.signature.name, "ecdsa-with-SHA256");
    EXPECT_EQ(facts.signature.hash, "SHA256");
    EXPECT_FALSE(facts.signature.is_weak);
    EXPECT_EQ(to_hex(facts.serial), "0abcde");
    EXPECT_EQ(facts.fingerprint, sha256(leaf.certificate.der));
    EXPECT_FALSE(facts.is_ca);
    EXPECT_THAT(facts.key_usages.value(), ElementsAre("digitalSignature"));
    EXPECT_THAT(facts.extended_key_usages.value(), ElementsAre("serverAuth", "1.3.6.1.4.1.99999.1"));
    EXPECT_EQ(facts.authority_key_id, root.certificate.facts.subject_key_id);
    EXPECT_EQ(facts.subject_key_id.size(), 20U);
    EXPECT_FALSE(facts.is_self_issued);
    EXPECT_TRUE(root.certificate.facts.is_ca);
    EXPECT_TRUE(root.certificate.facts.is_self_signed);
}

TEST(Certificate, says_what_openssl_says)
{
    ASSERT_TRUE(has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    const Folder folder;
    const Made leaf = make(rich_draft(), NewKey::Rsa2048);
    folder.put("leaf.pem", to_pem(leaf.certificate));
    const std::string text =
        openssl(folder, "x509 -in leaf.pem -noout -text -fingerprint -sha256 -nameopt RFC2253,-esc_msb");
    EXPECT_THAT(text, HasSubstr("Subject: " + leaf.certificate.facts.subject + "\n"));
    EXPECT_THAT(text, HasSubstr("Public-Key: (2048 bit)"));
    EXPECT_THAT(text, HasSubstr("Signature Algorithm: sha256WithRSAEncryption"));
    EXPECT_THAT(text, HasSubstr("DNS:shop.example.com, DNS:*.example.com, URI:spiffe://example.com/ns/shop, "
                                "email:shop@example.com, IP Address:203.0.113.7, IP Address:2001:DB8:0:0:0:0:0:1"));
    EXPECT_THAT(text, HasSubstr("Serial Number: 703710 (0xabcde)"));
    EXPECT_THAT(text, HasSubstr("Not After : Jan 26 00:00:00 2027 GMT"));
    std::string fingerprint;
    for (const std::uint8_t byte : leaf.certificate.facts.fingerprint)
        fingerprint += fmt::format("{}{:02X}", fingerprint.empty() ? "" : ":", byte);
    EXPECT_THAT(text, HasSubstr("Fingerprint=" + fingerprint));
}

TEST(Certificate, reads_what_openssl_makes)
{
    ASSERT_TRUE(has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    struct Case
    {
        const char* arguments;
        const char* key;
        const char* signature;
        bool is_weak;
    };
    const std::vector<Case> cases{
        {"-newkey rsa:2048 -sha256", "RSA-2048", "sha256WithRSAEncryption", false},
        {"-newkey rsa:2048 -sha1", "RSA-2048", "sha1WithRSAEncryption", true},
        {"-newkey rsa:2048 -sha256 -sigopt rsa_padding_mode:pss", "RSA-2048", "rsassaPss", false},
        {"-newkey rsa-pss -pkeyopt rsa_keygen_bits:2048", "RSA-PSS-2048", "rsassaPss", false},
        {"-newkey ec -pkeyopt ec_paramgen_curve:P-384 -sha384", "ECDSA P-384", "ecdsa-with-SHA384", false},
        {"-newkey ec -pkeyopt ec_paramgen_curve:secp256k1", "ECDSA secp256k1", "ecdsa-with-SHA256", false},
        {"-newkey ed25519", "Ed25519", "ED25519", false},
        {"-newkey ed448", "Ed448", "ED448", false},
    };
    for (const Case& one : cases) {
        const Folder folder;
        const std::string made =
            openssl(folder, std::string("req -x509 -nodes -keyout key.pem -out cert.pem -subj /CN=a -days "
                                        "10 -addext keyUsage=digitalSignature,keyAgreement ") +
                                one.arguments);
        const auto chain = read_chain(content(folder.path() / "cert.pem"));
        ASSERT_TRUE(chain) << one.arguments << made << chain.error().context;
        const CertificateFacts& facts = chain->front().facts;
        EXPECT_EQ(facts.key.name, one.key);
        EXPECT_EQ(facts.signature.name, one.signature);
        EXPECT_EQ(facts.signature.is_weak, one.is_weak) << one.arguments;
        EXPECT_TRUE(facts.is_self_signed);
        EXPECT_THAT(facts.key_usages.value(), ElementsAre("digitalSignature", "keyAgreement"));
        EXPECT_THAT(openssl(folder, "x509 -in cert.pem -outform DER -out cert.der"), Not(HasSubstr("FAILED")));
        const auto der = read_chain(content(folder.path() / "cert.der"));
        ASSERT_TRUE(der) << der.error().context;
        EXPECT_EQ(der->front().facts.fingerprint, facts.fingerprint);
    }
}

TEST(Certificate, reaches_the_end_of_the_calendar)
{
    CertificateDraft draft = leaf_draft();
    draft.not_before = std::chrono::sys_days(std::chrono::year(1950) / 1 / 1);
    draft.not_after = std::chrono::sys_days(std::chrono::year(9999) / 12 / 31) + std::chrono::seconds(86399);
    const Made made = make(draft);
    EXPECT_EQ(to_text(made.certificate.facts.not_before), "1950-01-01T00:00:00Z");
    EXPECT_EQ(to_text(made.certificate.facts.not_after), "9999-12-31T23:59:59Z");
}

TEST(Certificate, finds_capitals_in_host_names_only)
{
    CertificateDraft draft = leaf_draft({"Shop.example.com", "plain.example.com", "*.EXAMPLE.org"});
    EXPECT_THAT(upper_case_names(make(draft).certificate.facts), ElementsAre("Shop.example.com", "*.EXAMPLE.org"));
    draft = leaf_draft();
    draft.common_name = "Example Shop Ltd.";
    EXPECT_THAT(upper_case_names(make(draft).certificate.facts), IsEmpty());
}

TEST(Certificate, takes_no_name_with_hidden_characters)
{
    CertificateDraft draft = leaf_draft({std::string("shop.example.com\0.evil.org", 25), "good.example.com"});
    draft.common_name = "x";
    const Made made = make(draft);
    EXPECT_THAT(made.certificate.facts.names.dns, ElementsAre("good.example.com"));
    EXPECT_EQ(made.certificate.facts.names.other, 1U);
}

TEST(SpiffeId, is_what_the_specification_allows)
{
    struct Case
    {
        const char* uri;
        bool is;
    };
    for (const Case& one :
         {Case{"spiffe://example.org", true}, Case{"spiffe://example.org/ns/a_B-1.x", true},
          Case{"spiffe://Example.org/a", false}, Case{"spiffe:///a", false}, Case{"spiffe://example.org/", false},
          Case{"spiffe://example.org//a", false}, Case{"spiffe://example.org/../a", false},
          Case{"spiffe://example.org/a/", false}, Case{"spiffe://example.org:80/a", false},
          Case{"spiffe://example.org/a%20b", false}, Case{"https://example.org/a", false}, Case{"", false}})
        EXPECT_EQ(is_spiffe_id(one.uri), one.is) << one.uri;
    CertificateDraft draft = leaf_draft();
    draft.names.uri = {"spiffe://example.org/a", "https://example.org"};
    EXPECT_EQ(make(draft).certificate.facts.spiffe_id, "") << "more than one URI";
}

TEST(Chain, is_read_from_pem_with_keys_and_rubbish_between)
{
    const Made root = make(authority_draft("Root"));
    const Made leaf = make(leaf_draft(), NewKey::EcdsaP256, &root);
    const std::string text = "s:CN = shop\r\n" + to_pem(leaf.certificate) +
                             std::string(leaf.key.to_pkcs8_pem().text()) + "\r\n i:CN = Root\n" +
                             to_pem(root.certificate);
    const auto chain = read_chain(text);
    ASSERT_TRUE(chain) << chain.error().context;
    ASSERT_EQ(chain->size(), 2U);
    EXPECT_EQ((*chain)[0].der, leaf.certificate.der);
    EXPECT_EQ((*chain)[1].der, root.certificate.der);
    EXPECT_EQ(read_chain(to_pem(*chain))->size(), 2U);
    EXPECT_TRUE(is_issued_by((*chain)[0], (*chain)[1]));
    EXPECT_FALSE(is_issued_by((*chain)[1], (*chain)[0]));
}

TEST(Chain, says_what_stands_there_instead)
{
    const Made made = make(leaf_draft());
    const std::string key(made.key.to_pkcs8_pem().text());
    const std::string cut = [&] {
        Bytes der = made.certificate.der;
        der.resize(der.size() / 2);
        return std::string(write_pem("CERTIFICATE", der).text());
    }();
    const std::string longer = [&] {
        Bytes der = made.certificate.der;
        der.push_back(0);
        return std::string(write_pem("CERTIFICATE", der).text());
    }();
    struct Case
    {
        std::string text;
        ErrorKind kind;
        const char* sentence;
    };
    const std::vector<Case> cases{
        {"", ErrorKind::NotFound, "There is no certificate: the text is empty."},
        {"hello", ErrorKind::NotFound, "There is no certificate in the text. Expected a block"},
        {"\n" + key, ErrorKind::NotFound,
         "There is no certificate; in line 2 stands 'PRIVATE KEY'. Give the key where keys belong"},
        {"-----BEGIN PKCS7-----\nAAAA\n-----END PKCS7-----", ErrorKind::NotFound,
         "There is no certificate; in line 1 stands 'PKCS7'. Take"},
        {"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----", ErrorKind::NotFound,
         "There is no certificate; in line 1 stands 'CERTIFICATE REQUEST'. That is"},
        {"\n\n" + cut, ErrorKind::SyntaxError, "Line 3: The data is no X.509 certificate."},
        {longer, ErrorKind::SyntaxError, "Line 1: 1 bytes follow the certificate"},
        {"-----BEGIN CERTIFICATE-----\nAAAA\n", ErrorKind::SyntaxError, "Line 1: The block 'CERTIFICATE' has no end"},
        {std::string("0\x03\x02\x01\x01", 5), ErrorKind::NotFound, "This is DER data, but no certificate."},
        {std::string(write_pem("CERTIFICATE", Bytes(kMostCertificateBytes + 1)).text()), ErrorKind::LimitExceeded,
         "Line 1: The certificate has 65537 bytes"},
    };
    for (const Case& one : cases) {
        const auto chain = read_chain(one.text);
        ASSERT_FALSE(chain) << one.sentence;
        EXPECT_EQ(chain.error().kind, one.kind) << one.sentence;
        EXPECT_THAT(chain.error().context, StartsWith(one.sentence));
    }
    std::string many;
    for (std::size_t count = 0; count <= kMostChain; ++count)
        many += to_pem(made.certificate);
    EXPECT_EQ(read_chain(many).error().kind, ErrorKind::LimitExceeded);
}

} // namespace
} // namespace switchyard::cert
