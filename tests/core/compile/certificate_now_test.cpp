// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/certificate_content_checks.h"

#include "core/cert/certificate_draft.h"
#include "core/cert/chain.h"
#include "tests/core/compile/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace switchyard::compile {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr cert::CertificateTime kIssued = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);
constexpr std::chrono::days kLife{100};

/// A workspace with one certificate.
model::Workspace workspace_with(const cert::Certificate& certificate)
{
    std::string yaml =
        "sslCertificates:\n  - name: shop\n    type: SELF_MANAGED\n    selfManaged:\n      certificate: |\n";
    std::istringstream lines(cert::to_pem(certificate));
    for (std::string line; std::getline(lines, line);) {
        yaml += "        " + line + "\n";
    }
    return read(yaml).document.workspace();
}

struct Fixture
{
    cert::PrivateKey key = cert::PrivateKey::generate(cert::NewKey::EcdsaP256);
    cert::Certificate certificate = [this] {
        cert::CertificateDraft draft;
        draft.common_name = "shop.example.com";
        draft.names.dns = {"shop.example.com"};
        draft.not_before = kIssued;
        draft.not_after = kIssued + kLife;
        return *cert::sign_certificate(draft, key);
    }();
    model::Workspace workspace = workspace_with(certificate);

    std::vector<std::string> codes(cert::CertificateTime now, const cert::PrivateKey* found = nullptr) const
    {
        std::vector<std::string> all;
        for (const Diagnostic& diagnostic :
             check_certificates_now(workspace, now, [&](const model::Resource&) { return found; })) {
            all.push_back(diagnostic.code);
            EXPECT_EQ(diagnostic.resource, "sslCertificates/shop");
            EXPECT_EQ(diagnostic.field_path, "selfManaged.certificate");
            EXPECT_THAT(to_text(diagnostic), Not(HasSubstr("{")));
        }
        return all;
    }
};

TEST(CertificateNow, Is_told_by_the_day)
{
    const Fixture fixture;
    const auto second = std::chrono::seconds(1);
    EXPECT_THAT(fixture.codes(kIssued - second), ElementsAre("certificate.not_yet_valid"));
    EXPECT_THAT(fixture.codes(kIssued), IsEmpty());
    EXPECT_THAT(fixture.codes(kIssued + std::chrono::days(70)), IsEmpty());
    EXPECT_THAT(fixture.codes(kIssued + std::chrono::days(70) + second), ElementsAre("certificate.expires_soon"));
    EXPECT_THAT(fixture.codes(kIssued + kLife), ElementsAre("certificate.expires_soon"));
    EXPECT_THAT(fixture.codes(kIssued + kLife + second), ElementsAre("certificate.expired"));
}

TEST(CertificateNow, Names_the_key_of_another_and_lets_the_rest_run)
{
    const Fixture fixture;
    const cert::PrivateKey other = cert::PrivateKey::generate(cert::NewKey::EcdsaP256);
    EXPECT_THAT(fixture.codes(kIssued, &fixture.key), IsEmpty());
    EXPECT_THAT(fixture.codes(kIssued, &other), ElementsAre("certificate.key_mismatch"));
    const auto found =
        check_certificates_now(fixture.workspace, kIssued, [&](const model::Resource&) { return &other; });
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].runs_here);
    EXPECT_FALSE(found[0].cloud_accepts);
    EXPECT_THAT(check_certificates_now(fixture.workspace, kIssued, nullptr), IsEmpty());
}

} // namespace
} // namespace switchyard::compile
