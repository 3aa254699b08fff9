// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/client_validation.h"

#include "core/cert/client_headers.h"
#include "tests/core/cert/making.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace switchyard::cert {
namespace {

using testing::HasSubstr;
using testing::StartsWith;
using enum ClientCertError;

/// A root, an intermediate and what a client of theirs has.
struct World
{
    Made root = make(authority_draft("Root"));
    Made middle = make(authority_draft("Middle"), NewKey::EcdsaP384, &root);

    Made client(const CertificateDraft& draft = leaf_draft(), NewKey kind = NewKey::EcdsaP256) const
    {
        return make(draft, kind, &middle);
    }
};

std::shared_ptr<const ClientTrust> trust(const std::vector<const Certificate*>& anchors,
                                         const std::vector<const Certificate*>& intermediates = {},
                                         const std::vector<const Certificate*>& allow_listed = {})
{
    TrustSource source;
    const auto fill = [](std::vector<std::string>& texts, const std::vector<const Certificate*>& certificates) {
        for (const Certificate* certificate : certificates)
            texts.push_back(to_pem(*certificate));
    };
    fill(source.anchors, anchors);
    fill(source.intermediates, intermediates);
    fill(source.allow_listed, allow_listed);
    auto read = ClientTrust::read(source);
    EXPECT_TRUE(read) << read.error().context;
    return read ? *read : nullptr;
}

ClientVerdict check(const std::vector<const Certificate*>& chain, const ClientTrust* trust,
                    CertificateTime now = kToday)
{
    std::vector<ByteView> der;
    for (const Certificate* certificate : chain)
        der.emplace_back(certificate->der);
    return validate(der, trust, now);
}

TEST(ClientValidation, verifies_a_chain_whoever_supplies_the_intermediate)
{
    const World world;
    const Made client = world.client();
    const auto complete = trust({&world.root.certificate}, {&world.middle.certificate});
    const auto root_only = trust({&world.root.certificate});
    const auto middle_is_anchor = trust({&world.middle.certificate});
    const auto sent_alone = check({&client.certificate}, complete.get());
    EXPECT_TRUE(sent_alone.is_verified());
    ASSERT_EQ(sent_alone.intermediates.size(), 1U);
    EXPECT_EQ(sent_alone.intermediates[0].der, world.middle.certificate.der);
    EXPECT_EQ(sent_alone.signature_checks, 2U);
    EXPECT_TRUE(check({&client.certificate, &world.middle.certificate}, root_only.get()).is_verified());
    EXPECT_TRUE(check({&client.certificate, &world.middle.certificate, &world.root.certificate}, root_only.get())
                    .is_verified());
    EXPECT_EQ(check({&client.certificate}, root_only.get()).error, ValidationFailed);
    const auto partial = check({&client.certificate}, middle_is_anchor.get());
    EXPECT_TRUE(partial.is_verified());
    EXPECT_TRUE(partial.intermediates.empty());
}

TEST(ClientValidation, gives_exactly_one_error)
{
    const World world;
    const Made other_root = make(authority_draft("Root"));
    const auto all = trust({&world.root.certificate}, {&world.middle.certificate});
    const auto draft = [](const std::function<void(CertificateDraft&)>& change) {
        CertificateDraft changed = leaf_draft();
        change(changed);
        return changed;
    };
    struct Case
    {
        const char* what;
        Made client;
        std::optional<ClientCertError> error;
    };
    std::vector<Case> cases;
    const auto add = [&](const char* what, std::optional<ClientCertError> error, NewKey kind,
                         const std::function<void(CertificateDraft&)>& change) {
        cases.push_back({what, world.client(draft(change), kind), error});
    };
    const auto nothing = [](CertificateDraft&) {};
    add("good", std::nullopt, NewKey::EcdsaP256, nothing);
    add("RSA-2048", std::nullopt, NewKey::Rsa2048, nothing);
    add("RSA-4096", std::nullopt, NewKey::Rsa4096, nothing);
    add("P-384", std::nullopt, NewKey::EcdsaP384, nothing);
    add("no usages", std::nullopt, NewKey::EcdsaP256, [](CertificateDraft& d) { d.extended_key_usages.clear(); });
    add("last second", std::nullopt, NewKey::EcdsaP256, [](CertificateDraft& d) { d.not_after = kToday; });
    add("first second", std::nullopt, NewKey::EcdsaP256, [](CertificateDraft& d) { d.not_before = kToday; });
    add("RSA-1024", InvalidRsaKeySize, NewKey::Rsa1024, nothing);
    add("P-521", UnsupportedEllipticCurveKey, NewKey::EcdsaP521, nothing);
    add("Ed25519", UnsupportedKeyAlgorithm, NewKey::Ed25519, nothing);
    add("server only", ChainInvalidEku, NewKey::EcdsaP256,
        [](CertificateDraft& d) { d.extended_key_usages = {"serverAuth"}; });
    add("expired", ValidationFailed, NewKey::EcdsaP256,
        [](CertificateDraft& d) { d.not_after = kToday - std::chrono::seconds(1); });
    add("not yet valid", ValidationFailed, NewKey::EcdsaP256,
        [](CertificateDraft& d) { d.not_before = kToday + std::chrono::seconds(1); });
    add("SHA-1", ValidationFailed, NewKey::EcdsaP256, [](CertificateDraft& d) { d.hash = "SHA1"; });
    cases.push_back({"unknown issuer", make(leaf_draft(), NewKey::EcdsaP256, &other_root), ValidationFailed});
    cases.push_back({"self-signed", make(leaf_draft()), ValidationFailed});
    for (const Case& one : cases) {
        const ClientVerdict verdict = check({&one.client.certificate}, all.get());
        EXPECT_EQ(verdict.error, one.error) << one.what;
        ASSERT_TRUE(verdict.leaf) << one.what;
        EXPECT_EQ(verdict.leaf->der, one.client.certificate.der);
    }
    const Certificate rubbish{{1, 2, 3}, {}};
    EXPECT_EQ(check({}, all.get()).error, NotProvided);
    EXPECT_EQ(check({&cases[0].client.certificate}, nullptr).error, ValidationNotPerformed);
    EXPECT_EQ(check({&cases[0].client.certificate}, trust({}).get()).error, ValidationNotPerformed);
    EXPECT_EQ(check({&rubbish}, all.get()).error, ValidationFailed);
    EXPECT_EQ(check({&cases[0].client.certificate, &rubbish}, all.get()).error, ValidationFailed);
}

TEST(ClientValidation, needs_no_chain_and_no_dates_for_allow_listed_certificates)
{
    CertificateDraft draft = leaf_draft();
    draft.not_after = kToday - std::chrono::days(1);
    draft.extended_key_usages = {"serverAuth"};
    const Made listed = make(draft, NewKey::Rsa1024);
    const Made twin = make(draft, NewKey::Rsa1024);
    const auto only_list = trust({}, {}, {&listed.certificate});
    EXPECT_TRUE(check({&listed.certificate}, only_list.get()).is_verified());
    EXPECT_EQ(check({&twin.certificate}, only_list.get()).error, InvalidRsaKeySize);
}

TEST(ClientValidation, holds_issuers_to_the_same_rules)
{
    const Made root = make(authority_draft("Root"));
    const auto verdict = [&](const std::function<void(CertificateDraft&)>& change, NewKey kind = NewKey::EcdsaP256,
                             const CertificateDraft& leaf = leaf_draft()) {
        CertificateDraft draft = authority_draft("Middle");
        change(draft);
        const Made middle = make(draft, kind, &root);
        const Made client = make(leaf, NewKey::EcdsaP256, &middle);
        const auto sent = check({&client.certificate, &middle.certificate}, trust({&root.certificate}).get());
        if (draft.is_ca) { // configured or sent: the same
            EXPECT_EQ(check({&client.certificate}, trust({&root.certificate}, {&middle.certificate}).get()).error,
                      sent.error);
        }
        return sent.error;
    };
    CertificateDraft elsewhere = leaf_draft({"shop.example.org"});
    EXPECT_EQ(verdict([](CertificateDraft&) {}), std::nullopt);
    EXPECT_EQ(verdict([](CertificateDraft& d) { d.path_length = 0; }), std::nullopt);
    EXPECT_EQ(verdict([](CertificateDraft& d) { d.extended_key_usages = {"clientAuth"}; }), std::nullopt);
    EXPECT_EQ(verdict([](CertificateDraft& d) { d.extended_key_usages = {"serverAuth"}; }), ChainInvalidEku);
    EXPECT_EQ(verdict([](CertificateDraft& d) { d.not_after = kToday - std::chrono::seconds(1); }), ValidationFailed);
    EXPECT_EQ(verdict([](CertificateDraft& d) { d.hash = "SHA1"; }), ValidationFailed);
    EXPECT_EQ(verdict([](CertificateDraft& d) { d.is_ca = false; }), ValidationFailed);
    EXPECT_EQ(verdict([](CertificateDraft& d) { d.key_usages = {"cRLSign"}; }), ValidationFailed);
    EXPECT_EQ(verdict([](CertificateDraft&) {}, NewKey::Rsa1024), InvalidRsaKeySize);
    EXPECT_EQ(verdict([](CertificateDraft&) {}, NewKey::EcdsaP521), UnsupportedEllipticCurveKey);
    EXPECT_EQ(verdict([](CertificateDraft&) {}, NewKey::Ed25519), UnsupportedKeyAlgorithm);
    const auto permitted = [](CertificateDraft& d) { d.permitted_names = {"example.com"}; };
    EXPECT_EQ(verdict(permitted), std::nullopt);
    EXPECT_EQ(verdict(permitted, NewKey::EcdsaP256, elsewhere), ValidationFailed);
    const auto constraints = [](std::size_t count) {
        return [count](CertificateDraft& d) {
            for (std::size_t index = 0; index < count; ++index)
                d.permitted_names.push_back("d" + std::to_string(index) + ".example");
            d.permitted_names.front() = "example.com";
        };
    };
    EXPECT_EQ(verdict(constraints(10)), std::nullopt);
    EXPECT_EQ(verdict(constraints(11)), ChainMaxNameConstraintsExceeded);
}

TEST(ClientValidation, respects_path_lengths)
{
    const Made root = make(authority_draft("Root"));
    CertificateDraft first_draft = authority_draft("First");
    first_draft.path_length = 0;
    const Made first = make(first_draft, NewKey::EcdsaP256, &root);
    const Made second = make(authority_draft("Second"), NewKey::EcdsaP256, &first);
    const Made client = make(leaf_draft(), NewKey::EcdsaP256, &second);
    EXPECT_EQ(
        check({&client.certificate, &second.certificate, &first.certificate}, trust({&root.certificate}).get()).error,
        ValidationFailed);
}

TEST(ClientValidation, goes_ten_certificates_deep)
{
    std::vector<Made> line;
    line.reserve(10);
    line.push_back(make(authority_draft("Root")));
    const Made* issuer = &line.front();
    for (int depth = 1; depth <= 9; ++depth) {
        line.push_back(make(authority_draft("Depth " + std::to_string(depth)), NewKey::EcdsaP256, issuer));
        issuer = &line.back();
    }
    const auto sent_by = [&](std::size_t intermediates, const Made& client) {
        std::vector<const Certificate*> chain{&client.certificate};
        for (std::size_t index = intermediates; index > 0; --index)
            chain.push_back(&line[index].certificate);
        return chain;
    };
    const auto anchors = trust({&line[0].certificate});
    const Made tenth = make(leaf_draft(), NewKey::EcdsaP256, &line[8]);
    const Made eleventh = make(leaf_draft(), NewKey::EcdsaP256, &line[9]);
    const auto deep = check(sent_by(8, tenth), anchors.get());
    EXPECT_TRUE(deep.is_verified()) << "root, eight intermediates, leaf";
    EXPECT_EQ(deep.intermediates.size(), 8U);
    EXPECT_EQ(check(sent_by(9, eleventh), anchors.get()).error, ValidationSearchLimitExceeded);
    std::vector<const Certificate*> many = sent_by(8, tenth);
    many.insert(many.end(), 3, &line[1].certificate);
    EXPECT_EQ(check(many, anchors.get()).error, ChainExceededLimit) << "eleven intermediates";
    many.pop_back();
    EXPECT_TRUE(check(many, anchors.get()).is_verified()) << "ten intermediates, two of them of no use";
}

/// Several certificates for one name and key, from the same issuer.
std::vector<Certificate> variants(const std::string& name, const PrivateKey& key, const Signer& issuer, int count)
{
    std::vector<Certificate> made;
    for (int index = 0; index < count; ++index)
        made.push_back(*sign_certificate(authority_draft(name), key, issuer));
    return made;
}

TEST(ClientValidation, stops_after_a_hundred_signatures)
{
    // Ten ways to go on at each of three levels, and none leads to an anchor.
    const Made nowhere = make(authority_draft("Nowhere"));
    const Made anchor = make(authority_draft("Anchor"));
    const Made third = make(authority_draft("Third"), NewKey::EcdsaP256, &nowhere);
    const Made second = make(authority_draft("Second"), NewKey::EcdsaP256, &third);
    const Made first = make(authority_draft("First"), NewKey::EcdsaP256, &second);
    std::vector<Certificate> maze = variants("First", first.key, second.signer(), 10);
    std::ranges::move(variants("Second", second.key, third.signer(), 10), std::back_inserter(maze));
    std::ranges::move(variants("Third", third.key, nowhere.signer(), 10), std::back_inserter(maze));
    std::vector<const Certificate*> intermediates;
    for (const Certificate& one : maze)
        intermediates.push_back(&one);
    const auto trusted = trust({&anchor.certificate}, intermediates);
    const Made client = make(leaf_draft(), NewKey::EcdsaP256, &first);
    const auto verdict = check({&client.certificate}, trusted.get());
    EXPECT_EQ(verdict.error, ValidationSearchLimitExceeded);
    EXPECT_EQ(verdict.signature_checks, 100U);
}

TEST(ClientValidation, allows_ten_intermediates_of_one_name_and_key)
{
    const World world;
    const Made client = world.client();
    const std::vector<Certificate> alike = variants("Middle", world.middle.key, world.root.signer(), 11);
    std::vector<const Certificate*> ten;
    for (const Certificate& one : alike)
        ten.push_back(&one);
    EXPECT_EQ(check({&client.certificate}, trust({&world.root.certificate}, ten).get()).error, PkiTooLarge);
    const Certificate* last = ten.back();
    ten.pop_back();
    EXPECT_TRUE(check({&client.certificate}, trust({&world.root.certificate}, ten).get()).is_verified());
    EXPECT_EQ(check({&client.certificate, last}, trust({&world.root.certificate}, ten).get()).error, PkiTooLarge);
}

TEST(ClientValidation, finds_another_way_when_one_is_closed)
{
    const World world;
    const Made client = world.client();
    CertificateDraft expired = authority_draft("Middle");
    expired.not_after = kToday - std::chrono::days(1);
    const Certificate closed = *sign_certificate(expired, world.middle.key, world.root.signer());
    EXPECT_TRUE(
        check({&client.certificate, &world.middle.certificate}, trust({&world.root.certificate}, {&closed}).get())
            .is_verified());
}

TEST(ClientTrust, keeps_its_limits_and_names_the_field)
{
    const World world;
    const std::string root = to_pem(world.root.certificate);
    const std::string leaf = to_pem(world.client().certificate);
    const auto error = [](const TrustSource& source) {
        const auto read = ClientTrust::read(source);
        return read ? std::string("accepted") : read.error().context;
    };
    EXPECT_EQ(error({std::vector(100, root), std::vector(100, root), std::vector(500, leaf)}), "accepted");
    EXPECT_THAT(error({std::vector(101, root), std::vector(100, root), {}}),
                StartsWith("There are 201 trustAnchors and intermediateCas together; at most 200"));
    EXPECT_THAT(error({{root}, std::vector(101, root), {}}), StartsWith("There are 101 intermediateCas; at most 100"));
    EXPECT_THAT(error({{}, {}, std::vector(501, leaf)}),
                StartsWith("There are 501 allowlistedCertificates; at most 500"));
    EXPECT_THAT(error({{root, "\n-----BEGIN CERTIFICATE-----\n"}, {}, {}}),
                StartsWith("trustAnchors[1]: Line 2: The block"));
    EXPECT_THAT(error({{root + root}, {}, {}}),
                StartsWith("trustAnchors[0]: The text holds 2 certificates; expected one."));
    EXPECT_THAT(error({{root}, {leaf}, {}}),
                StartsWith("intermediateCas[0]: CN=shop.example.com is no certificate authority."));
    EXPECT_THAT(error({{}, {}, {"x"}}), StartsWith("allowlistedCertificates[0]: There is no certificate"));
}

TEST(ClientHeaders, carry_what_the_certificate_says)
{
    const World world;
    CertificateDraft draft = leaf_draft({"a.example.com", "b.example.com"});
    draft.names.uri = {"spiffe://example.com/client"};
    draft.serial = {0xA1, 0x02};
    const Made client = world.client(draft);
    const auto all = trust({&world.root.certificate}, {&world.middle.certificate});
    const ClientCertHeaders headers = client_cert_headers(check({&client.certificate}, all.get()));
    EXPECT_EQ(headers.present, "true");
    EXPECT_EQ(headers.chain_verified, "true");
    EXPECT_EQ(headers.error, "");
    EXPECT_EQ(headers.serial_number, "a102");
    EXPECT_EQ(headers.sha256_fingerprint, to_base64(sha256(client.certificate.der)));
    EXPECT_EQ(headers.spiffe_id, "spiffe://example.com/client");
    EXPECT_EQ(headers.uri_sans, "c3BpZmZlOi8vZXhhbXBsZS5jb20vY2xpZW50");
    EXPECT_EQ(headers.dnsname_sans, "YS5leGFtcGxlLmNvbQ==,Yi5leGFtcGxlLmNvbQ==");
    EXPECT_EQ(headers.valid_not_before, "2026-10-28T00:00:00+00:00");
    EXPECT_EQ(headers.valid_not_after, "2027-01-26T00:00:00+00:00");
    EXPECT_EQ(headers.issuer_dn, to_base64(client.certificate.facts.issuer_der));
    EXPECT_EQ(headers.subject_dn, to_base64(client.certificate.facts.subject_der));
    EXPECT_EQ(headers.leaf, ":" + to_base64(client.certificate.der) + ":");
    EXPECT_EQ(headers.chain, ":" + to_base64(world.middle.certificate.der) + ":");
    EXPECT_EQ(headers.find("client_cert_serial_number"), &headers.serial_number);
    EXPECT_EQ(headers.find("client_cert_chain"), &headers.chain);
    EXPECT_EQ(headers.find("client_cert_nothing"), nullptr);
    EXPECT_EQ(headers.find("tls_version"), nullptr);
}

TEST(ClientHeaders, say_what_went_wrong)
{
    const World world;
    const auto all = trust({&world.root.certificate});
    const ClientCertHeaders missing = client_cert_headers(check({}, all.get()));
    EXPECT_EQ(missing.present, "false");
    EXPECT_EQ(missing.chain_verified, "false");
    EXPECT_EQ(missing.error, "client_cert_not_provided");
    EXPECT_EQ(missing.sha256_fingerprint, "");
    const Made stranger = make(leaf_draft());
    const ClientCertHeaders invalid = client_cert_headers(check({&stranger.certificate}, all.get()));
    EXPECT_EQ(invalid.present, "true");
    EXPECT_EQ(invalid.chain_verified, "false");
    EXPECT_EQ(invalid.error, "client_cert_validation_failed");
    EXPECT_EQ(invalid.sha256_fingerprint, to_base64(sha256(stranger.certificate.der)));
    EXPECT_EQ(invalid.leaf, "");
    EXPECT_EQ(invalid.chain, "");
}

TEST(ClientHeaders, leave_out_what_is_too_long)
{
    const World world;
    const auto all = trust({&world.root.certificate}, {&world.middle.certificate});
    CertificateDraft draft = leaf_draft();
    draft.serial = Bytes(26, 0x7F); // 52 characters
    draft.names.uri = {"spiffe://example.com/" + std::string(2030, 'a')};
    draft.names.dns = std::vector<std::string>(40, "a-name-that-is-long-enough.example.com");
    const Made wordy = world.client(draft);
    const auto verdict = check({&wordy.certificate}, all.get());
    ASSERT_TRUE(verdict.is_verified());
    const ClientCertHeaders headers = client_cert_headers(verdict);
    EXPECT_EQ(headers.chain_verified, "true");
    EXPECT_EQ(headers.error, "client_cert_serial_number_exceeded_size_limit,client_cert_spiffe_id_exceeded_size_limit,"
                             "client_cert_uri_sans_exceeded_size_limit,client_cert_dnsname_sans_exceeded_size_limit");
    EXPECT_EQ(headers.serial_number, "");
    EXPECT_EQ(headers.spiffe_id, "");
    EXPECT_EQ(headers.uri_sans, "");
    EXPECT_EQ(headers.dnsname_sans, "");
    EXPECT_NE(headers.leaf, "");
    draft = leaf_draft();
    draft.names.dns = std::vector<std::string>(290, "a-name-that-is-long-enough.example.com");
    const Made many = world.client(draft);
    const ClientCertHeaders large = client_cert_headers(check({&many.certificate}, all.get()));
    EXPECT_THAT(large.error, HasSubstr("client_cert_dnsname_sans_exceeded_size_limit"));
    EXPECT_THAT(large.error, Not(HasSubstr("validated_leaf")));
    EXPECT_THAT(large.error, HasSubstr("client_cert_validated_chain_exceeded_size_limit")) << "leaf and chain together";
    EXPECT_NE(large.leaf, "");
    EXPECT_EQ(large.chain, "");
    draft.names.dns = std::vector<std::string>(400, "a-name-that-is-long-enough.example.com");
    const Made more = world.client(draft);
    const ClientCertHeaders larger = client_cert_headers(check({&more.certificate}, all.get()));
    EXPECT_THAT(
        larger.error,
        HasSubstr("client_cert_validated_leaf_exceeded_size_limit,client_cert_validated_chain_exceeded_size_limit"));
    EXPECT_EQ(larger.leaf, "");
    EXPECT_EQ(larger.chain, "");
    const Made long_root = make([] {
        CertificateDraft d = authority_draft(std::string(64, 'x'));
        d.organization = std::string(64, 'y');
        return d;
    }());
    const Made short_name = make(leaf_draft(), NewKey::EcdsaP256, &long_root);
    EXPECT_EQ(client_cert_headers(check({&short_name.certificate}, trust({&long_root.certificate}).get())).error, "");
}

} // namespace
} // namespace switchyard::cert
