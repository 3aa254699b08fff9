// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/certificate_draft.h"
#include "core/cert/chain.h"
#include "core/runtime/fake_runtime.h"
#include "ui/session/session.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace switchyard::session {
namespace {

constexpr int kPatienceMs = 20'000;

constexpr const char* kText = R"(forwardingRules:
  - {name: web-https, IPAddress: 203.0.113.10, portRange: "443", loadBalancingScheme: EXTERNAL_MANAGED, target: front}
targetHttpsProxies:
  - {name: front, urlMap: web-map, sslCertificates: [shop]}
sslCertificates:
  - {name: shop, type: MANAGED, managed: {domains: [shop.example.com]}}
urlMaps:
  - {name: web-map, defaultUrlRedirect: {hostRedirect: www.example.com}}
)";

class SessionCertificates : public ::testing::Test
{
protected:
    SessionCertificates() : session(fake) { useStore(folder.filePath(QStringLiteral("certificates"))); }
    ~SessionCertificates() override { qunsetenv("SWITCHYARD_CERTIFICATES"); }

    void useStore(const QString& path)
    {
        store = path;
        qputenv("SWITCHYARD_CERTIFICATES", path.toUtf8());
    }

    [[nodiscard]] bool openChecked(const QByteArray& text)
    {
        const QString path = folder.filePath(QStringLiteral("web.switchyard.yaml"));
        QFile out(path);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        EXPECT_EQ(out.write(text), text.size());
        out.close();
        return session.open(path).has_value() && waitFor([this] { return session.isChecked(); });
    }

    template <typename Condition>
    [[nodiscard]] bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, kPatienceMs);
    }

    bool says(const std::string& code) const
    {
        return std::ranges::find(session.diagnostics(), code, &Diagnostic::code) != session.diagnostics().end();
    }

    QTemporaryDir folder;
    QString store;
    runtime::FakeRuntime fake;
    Session session;
};

TEST_F(SessionCertificates, Apply_issues_what_is_needed_and_hands_it_over)
{
    ASSERT_TRUE(openChecked(kText));
    EXPECT_FALSE(QDir(store).exists()) << "looking writes nothing";
    session.apply();
    EXPECT_EQ(session.runState(), RunState::Starting);
    ASSERT_TRUE(waitFor([this] { return !fake.commands().empty(); }));
    const auto* apply = std::get_if<runtime::Apply>(&fake.commands().front().what);
    ASSERT_NE(apply, nullptr);
    const auto id = apply->workspace.resources(model::Kind::SslCertificate)[0]->id;
    ASSERT_EQ(apply->assets.identities.count(id), 1U);
    EXPECT_TRUE(apply->assets.identities.at(id).development);
    EXPECT_TRUE(QFile::exists(store + QStringLiteral("/authority.pem")));
    const cert::Chain first = apply->assets.identities.at(id).chain;
    fake.deliver_all();
    ASSERT_TRUE(waitFor([this] { return session.isRunning(); }));
    session.apply();
    ASSERT_TRUE(waitFor([this] { return fake.commands().size() == 2; }));
    const auto* again = std::get_if<runtime::Apply>(&fake.commands().back().what);
    ASSERT_NE(again, nullptr);
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(again->assets.identities.at(id).chain.at(0).der, first[0].der) << "it was good, and stays";
}

TEST_F(SessionCertificates, Stop_while_certificates_are_issued_starts_nothing)
{
    ASSERT_TRUE(openChecked(kText));
    session.apply();
    session.stop();
    ASSERT_TRUE(waitFor([this] { return QFile::exists(store + QStringLiteral("/authority.pem")); }));
    fake.deliver_all();
    ASSERT_TRUE(waitFor([this] { return session.runState() == RunState::Stopped; }));
    session.apply(); // what was issued for the first time is not submitted, what is for the second is
    ASSERT_TRUE(waitFor([this] { return fake.commands().size() == 2; }));
    EXPECT_TRUE(std::holds_alternative<runtime::Stop>(fake.commands()[0].what));
    EXPECT_TRUE(std::holds_alternative<runtime::Apply>(fake.commands()[1].what));
}

TEST_F(SessionCertificates, Certificates_that_cannot_be_issued_are_among_the_problems)
{
    useStore(folder.filePath(QStringLiteral("web.switchyard.yaml/certificates")));
    ASSERT_TRUE(openChecked(kText));
    session.apply();
    ASSERT_TRUE(waitFor([this] { return !fake.commands().empty(); })) << "the rest goes on";
    EXPECT_TRUE(says("certificate.development_failed"));
    const auto* apply = std::get_if<runtime::Apply>(&fake.commands().front().what);
    ASSERT_NE(apply, nullptr);
    EXPECT_TRUE(apply->assets.identities.empty());
}

TEST_F(SessionCertificates, Days_and_missing_keys_are_among_the_problems)
{
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    cert::CertificateDraft draft;
    draft.names.dns = {"shop.example.com"};
    draft.not_before = now - std::chrono::days(90);
    draft.not_after = now - std::chrono::days(1);
    const cert::PrivateKey key = cert::PrivateKey::generate(cert::NewKey::EcdsaP256);
    QByteArray pem = QByteArray::fromStdString(cert::to_pem(*cert::sign_certificate(draft, key)));
    pem.replace("\n", "\n        ");
    ASSERT_TRUE(openChecked("sslCertificates:\n  - name: shop\n    type: SELF_MANAGED\n    selfManaged:\n"
                            "      certificate: |\n        " +
                            pem + "\nlocal:\n  secrets:\n" +
                            "    - {resource: sslCertificates/shop, field: privateKey, file: none.pem}\n"));
    EXPECT_TRUE(says("certificate.expired"));
    const auto missing = std::ranges::find(session.diagnostics(), "secret.file_missing", &Diagnostic::code);
    ASSERT_NE(missing, session.diagnostics().end());
    EXPECT_GT(missing->line, 0U);
}

} // namespace
} // namespace switchyard::session
