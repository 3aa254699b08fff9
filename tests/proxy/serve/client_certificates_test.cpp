// SPDX-License-Identifier: GPL-3.0-or-later
// Clients with and without certificates, from the handshake to what the backend and the log are told.
#include "tests/proxy/serve/header_editing.h"
#include "tests/proxy/tls/peer.h"

#include "core/cert/client_headers.h"

#include <gtest/gtest.h>

#include <fmt/format.h>
#include <unistd.h>

namespace switchyard::serve {
namespace {

using cert::ClientValidationMode;
using tls::test::current_authority;
using tls::test::current_draft;
using tls::test::served;

/// A trust configuration and clients of every kind.
struct Clients
{
    cert::Made root = cert::make(current_authority("root"));
    cert::Made intermediate = cert::make(current_authority("intermediate"), cert::NewKey::EcdsaP256, &root);
    cert::Made stranger = cert::make(current_authority("stranger"));
    cert::ServedCertificate good =
        served(cert::make(current_draft({"a.example", "b.example"}), cert::NewKey::EcdsaP256, &intermediate),
               {intermediate.certificate});
    cert::ServedCertificate unknown =
        served(cert::make(current_draft({"a.example"}), cert::NewKey::EcdsaP256, &stranger));
    cert::ServedCertificate expired = expired_by(root);

    static cert::ServedCertificate expired_by(const cert::Made& issuer)
    {
        cert::CertificateDraft draft = current_draft({"expired"});
        draft.not_before = tls::current_time() - std::chrono::days(20);
        draft.not_after = tls::current_time() - std::chrono::days(1);
        return served(cert::make(draft, cert::NewKey::EcdsaP256, &issuer));
    }

    std::shared_ptr<const cert::ServerTls> settings(ClientValidationMode mode) const
    {
        cert::ServerTls with = tls::test::plain_settings();
        const cert::TrustSource source{.anchors = {cert::to_pem(root.certificate)}};
        with.client_validation = cert::ClientValidation{mode, cert::ClientTrust::read(source).value()};
        return std::make_shared<const cert::ServerTls>(std::move(with));
    }
};

constexpr std::array kVariables{"present",
                                "chain_verified",
                                "error",
                                "sha256_fingerprint",
                                "serial_number",
                                "spiffe_id",
                                "uri_sans",
                                "dnsname_sans",
                                "valid_not_before",
                                "valid_not_after",
                                "issuer_dn",
                                "subject_dn",
                                "leaf",
                                "chain"};

/// "x-client-cert-present: {client_cert_present}" and the like.
route::HeaderEdits all_variables()
{
    route::HeaderEdits edits;
    for (const char* name : kVariables) {
        std::string header = fmt::format("x-client-cert-{}", name);
        std::ranges::replace(header, '_', '-');
        edits.add.push_back(set(header, fmt::format("{{client_cert_{}}}", name)));
    }
    return edits;
}

/// A header of a request as the backend got it; the test fails when there is not exactly one.
std::string only(const std::string& head, const std::string& variable)
{
    std::string name = "x-client-cert-" + variable;
    std::ranges::replace(name, '_', '-');
    std::vector<std::string> values;
    for (const std::string& line : lines_of(head)) {
        if (line.substr(0, line.find(':')) == name)
            values.push_back(line.substr(name.size() + 2));
    }
    EXPECT_EQ(values.size(), 1U) << name;
    return values.empty() ? std::string() : values[0];
}

struct Meeting
{
    Meeting(const SocketAddress& address, const cert::ServedCertificate* certificate, int version = TLS1_3_VERSION)
        : socket(RawSocket::connect(address)),
          client(io::Fd(::dup(socket.fd())), {.max_version = version, .certificate = certificate})
    {}
    RawSocket socket;
    tls::test::Client client;
};

TEST(ClientCertificates, Backends_are_told_what_lenient_clients_showed)
{
    const Clients clients;
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
    RigPlan plan = plan_with(backend, {.service = {all_variables(), {}}});
    plan.tls = clients.settings(ClientValidationMode::AllowInvalidOrMissing);
    ServingRig rig(plan);

    struct Case
    {
        const cert::ServedCertificate* certificate;
        const char* present;
        const char* verified;
        const char* error;
    };
    const std::array cases{Case{&clients.good, "true", "true", ""},
                           Case{nullptr, "false", "false", "client_cert_not_provided"},
                           Case{&clients.unknown, "true", "false", "client_cert_validation_failed"},
                           Case{&clients.expired, "true", "false", "client_cert_validation_failed"}};
    std::size_t count = 0;
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        for (const Case& row : cases) {
            Meeting meeting(rig.address(), row.certificate, version);
            ASSERT_EQ(meeting.client.connect(), "");
            meeting.client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Client-Cert-Present: true\r\n"
                                "X-CLIENT-CERT-LEAF: :forged:\r\nx-client-cert-chain-verified: true\r\n"
                                "X-Client-Cert-Chain-Verified: true\r\nX-Client-Cert-Error:\r\n\r\n");
            EXPECT_EQ(meeting.client.receive(12), "HTTP/1.1 200");
            rig.records(++count);
            const std::string& head = requests.at(count - 1);
            EXPECT_EQ(only(head, "present"), row.present);
            EXPECT_EQ(only(head, "chain_verified"), row.verified);
            EXPECT_EQ(only(head, "error"), row.error);
            EXPECT_EQ(head.find("forged"), std::string::npos);
            cert::ClientCertHeaders wanted;
            if (row.certificate != nullptr) {
                std::vector<cert::ByteView> chain;
                for (const cert::Certificate& certificate : row.certificate->chain)
                    chain.emplace_back(certificate.der);
                wanted = cert::client_cert_headers(
                    cert::validate(chain, plan.tls->client_validation->trust.get(), tls::current_time()));
                EXPECT_EQ(only(head, "sha256_fingerprint").size(), 44U);
            }
            for (const char* name : {"sha256_fingerprint", "serial_number", "spiffe_id", "uri_sans", "dnsname_sans",
                                     "valid_not_before", "valid_not_after", "issuer_dn", "subject_dn", "leaf", "chain"})
                EXPECT_EQ(only(head, name), *wanted.find("client_cert_" + std::string(name))) << name;
        }
    }
    const std::string& good = requests.at(0);
    EXPECT_EQ(only(good, "dnsname_sans"), "YS5leGFtcGxl,Yi5leGFtcGxl");
    EXPECT_TRUE(only(good, "leaf").starts_with(":MII"));
    EXPECT_TRUE(only(good, "chain").starts_with(":MII"));
}

TEST(ClientCertificates, Strict_rules_serve_good_ones_and_record_why_others_were_turned_away)
{
    const Clients clients;
    std::vector<std::string> requests;
    ScriptedBackend backend(ScriptedBackend::always(ok("x"), &requests));
    RigPlan plan = plan_with(backend, {.service = {all_variables(), {}}});
    plan.tls = clients.settings(ClientValidationMode::RejectInvalid);
    ServingRig rig(plan);

    Meeting good(rig.address(), &clients.good);
    ASSERT_EQ(good.client.connect(), "");
    good.client.send(kGet);
    EXPECT_EQ(good.client.receive(12), "HTTP/1.1 200");
    EXPECT_EQ(rig.records(1)[0].status, 200);
    EXPECT_EQ(only(requests.at(0), "chain_verified"), "true");

    const std::array<std::pair<const cert::ServedCertificate*, StatusDetails>, 3> cases{
        {{nullptr, StatusDetails::ClientCertNotProvided},
         {&clients.unknown, StatusDetails::ClientCertValidationFailed},
         {&clients.expired, StatusDetails::ClientCertValidationFailed}}};
    std::size_t count = 1;
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        for (const auto& [certificate, details] : cases) {
            Meeting meeting(rig.address(), certificate, version);
            // In TLS 1.3 the client is ready before the server has looked at its certificate.
            if (meeting.client.connect().empty())
                meeting.client.send(kGet);
            EXPECT_EQ(meeting.client.receive(1), "");
            const observe::AccessRecord& record = rig.records(count + 1)[count];
            ++count;
            EXPECT_EQ(record.status, 0);
            EXPECT_EQ(record.details, details);
            EXPECT_EQ(record.forwarding_rule, ServingRig::kRule);
        }
    }
    EXPECT_EQ(requests.size(), 1U) << "no backend saw the others";
}

} // namespace
} // namespace switchyard::serve
