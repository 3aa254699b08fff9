// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/health_pane.h"

#include "core/document/document.h"
#include "tests/ui/support/pictures.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace switchyard::panes {
namespace {

const char* const kWorkspace = R"(backendServices:
  - name: video
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTP
    healthChecks: [global/healthChecks/login]
healthChecks:
  - name: login
    type: HTTP
    checkIntervalSec: 5
    timeoutSec: 2
    unhealthyThreshold: 3
    httpHealthCheck: {portSpecification: USE_SERVING_PORT, requestPath: /healthz}
)";

class HealthPaneTest : public ::testing::Test
{
protected:
    HealthPaneTest() : tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal), pane(theme, model, false)
    {}

    void SetUp() override
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        theme.choose(widgets::ThemeChoice::Dark);
        const auto opened = document::Document::load(kWorkspace);
        workspace = opened.workspace();
        service = workspace.resources(model::Kind::BackendService)[0]->id;
        check = workspace.resources(model::Kind::HealthCheck)[0]->id;
        auto names = std::make_shared<observe::Directory>();
        const SocketAddress address{*IpAddress::parse("127.0.0.1"), Port{9303}};
        names->endpoints[EndpointKey{1}] = {service, "video", ElementId{20}, "neg-video", address, "video/9303"};
        names->endpoints[EndpointKey{2}] = {service, "video", ElementId{20}, "neg-video", address, "video/9304"};
        model.setDirectory(names);
        pane.setWorkspace(workspace);
        pane.resize(1100, 320);
        pane.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&pane));
    }

    /// The same service with another health check.
    model::Workspace workspaceWith(const std::string& type) const
    {
        const std::string text = "backendServices:\n  - {name: video, healthChecks: [global/healthChecks/login]}\n"
                                 "healthChecks:\n  - {name: login, " +
                                 type + "}\n";
        return model::aligned(document::Document::load(text).workspace(), workspace);
    }

    static runtime::ProbeReported probe(std::uint64_t key, bool success, std::string answer)
    {
        runtime::ProbeReported probe;
        probe.endpoint = EndpointKey{key};
        probe.success = success;
        probe.state = success ? runtime::HealthState::Healthy : runtime::HealthState::Unhealthy;
        probe.answer = std::move(answer);
        probe.took = Microseconds{1'800};
        probe.at = WallTime{std::chrono::seconds(1'700'000'000)};
        return probe;
    }

    void pick(int row)
    {
        QTest::mouseClick(pane.table().viewport(), Qt::LeftButton, {},
                          pane.table().visualRect(model.index(row, 0)).center());
    }
    QString text(const char* name) { return pane.findChild<QLabel*>(QString::fromLatin1(name))->text(); }

    widgets::Theme theme;
    models::HealthModel model;
    QAbstractItemModelTester tester;
    HealthPane pane;
    model::Workspace workspace;
    ElementId service;
    ElementId check;
};

TEST_F(HealthPaneTest, Says_why_the_selected_endpoint_is_unhealthy)
{
    model.add({probe(1, true, "HTTP 200"), probe(1, false, "HTTP 302"), probe(1, false, "HTTP 302")});
    EXPECT_FALSE(pane.details().isVisible());
    pick(0);
    ASSERT_TRUE(pane.details().isVisible());
    EXPECT_EQ(text("healthTitle"), QStringLiteral("Why unhealthy?  video/9303"));
    EXPECT_EQ(text("healthRequest"), QStringLiteral("GET http://127.0.0.1:9303/healthz every 5 s"));
    EXPECT_EQ(text("healthExpectation"), QStringLiteral("Status 200 within 2 s"));
    EXPECT_TRUE(text("healthVerdict").contains(QStringLiteral("failing after 3 failed")))
        << text("healthVerdict").toStdString();
    EXPECT_TRUE(text("healthNext").startsWith(QStringLiteral("The probe is redirected")));
    testing::keepPicture(pane, QStringLiteral("health-dark"));
    theme.choose(widgets::ThemeChoice::Light);
    QApplication::processEvents();
    testing::keepPicture(pane, QStringLiteral("health-light"));
    model.add({probe(1, true, "HTTP 200")});
    EXPECT_EQ(text("healthTitle"), QStringLiteral("video/9303"));
    EXPECT_EQ(text("healthNext"), QStringLiteral("Nothing is wrong with the last probe."));
}

TEST_F(HealthPaneTest, Says_what_probes_of_other_types_ask)
{
    const struct
    {
        const char* check;
        const char* request;
        const char* expectation;
    } kCases[] = {{"type: HTTPS, httpsHealthCheck: {portSpecification: USE_SERVING_PORT, requestPath: /up}",
                   "GET https://127.0.0.1:9303/up every 5 s", "Status 200 within 5 s"},
                  {"type: HTTP2, http2HealthCheck: {port: 8443, requestPath: /up}",
                   "GET https://127.0.0.1:8443/up HTTP/2 every 5 s", "Status 200 within 5 s"},
                  {"type: GRPC, grpcHealthCheck: {portSpecification: USE_SERVING_PORT}",
                   "The gRPC call http://127.0.0.1:9303/grpc.health.v1.Health/Check every 5 s",
                   "The answer SERVING within 5 s"},
                  {"type: GRPC_WITH_TLS, grpcTlsHealthCheck: {port: 50051, grpcServiceName: shop}",
                   "The gRPC call https://127.0.0.1:50051/grpc.health.v1.Health/Check for the service shop every 5 s",
                   "The answer SERVING within 5 s"},
                  {"type: SSL, sslHealthCheck: {port: 443}", "A TLS connection to 127.0.0.1:443 every 5 s",
                   "The connection comes about within 5 s"}};
    model.add({probe(1, false, "connection refused")});
    for (const auto& c : kCases) {
        const models::HealthStory story = models::storyOf(model, 0, workspaceWith(c.check));
        EXPECT_EQ(story.request, QString::fromUtf8(c.request));
        EXPECT_EQ(story.expectation, QString::fromUtf8(c.expectation)) << c.request;
    }
}

TEST_F(HealthPaneTest, Probe_and_edit_buttons_name_the_service_and_the_check)
{
    ElementId probed;
    ElementId edited;
    QObject::connect(&pane, &HealthPane::probeRequested, [&probed](ElementId id) { probed = id; });
    QObject::connect(&pane, &HealthPane::editRequested, [&edited](ElementId id) { edited = id; });
    pick(1);
    auto* button = pane.findChild<QPushButton*>(QStringLiteral("probeNow"));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    EXPECT_EQ(probed, service);
    QTest::mouseClick(pane.findChild<QPushButton*>(QStringLiteral("editHealthCheck")), Qt::LeftButton);
    EXPECT_EQ(edited, check);
}

TEST_F(HealthPaneTest, Strip_is_told_in_words)
{
    model.add({probe(1, true, "HTTP 200"), probe(1, false, "connection refused")});
    EXPECT_EQ(model.index(0, models::HealthModel::Recent).data(Qt::AccessibleTextRole).toString(),
              QStringLiteral("1 of the last 2 probes failed, the last one: connection refused"));
    EXPECT_EQ(model.index(1, models::HealthModel::Recent).data(Qt::AccessibleTextRole).toString(),
              QStringLiteral("not probed"));
}

TEST_F(HealthPaneTest, Every_answer_of_a_probe_has_a_next_step_of_its_own)
{
    QSet<QString> steps;
    for (const char* answer :
         {"HTTP 302", "HTTP 401", "HTTP 403", "HTTP 404", "HTTP 418", "HTTP 503", "HTTP 204",
          "HTTP 200, but the expected text is not in the first 1024 bytes", "no answer within 2 s",
          "connection refused", "connection reset", "the answer is not HTTP", "No route to host"}) {
        model.add({probe(1, false, answer)});
        steps.insert(models::storyOf(model, 0, workspace).next);
    }
    EXPECT_EQ(steps.size(), 13);
    EXPECT_FALSE(steps.contains(QString()));
}

TEST_F(HealthPaneTest, Answers_of_http2_and_grpc_probes_have_next_steps_that_fit_their_type)
{
    const model::Workspace calls = workspaceWith("type: GRPC, grpcHealthCheck: {port: 50051}");
    const auto next = [this](const char* answer, const model::Workspace& in) {
        model.add({probe(1, false, answer)});
        return models::storyOf(model, 0, in).next;
    };
    const struct
    {
        const char* answer;
        const char* part;
    } kCases[] = {{"gRPC status 12 UNIMPLEMENTED", "no grpc.health.v1.Health"},
                  {"gRPC status 5 NOT_FOUND", "grpcServiceName"},
                  {"SERVICE_UNKNOWN", "grpcServiceName"},
                  {"NOT_SERVING", "does not serve"},
                  {"UNKNOWN", "does not serve"},
                  {"gRPC status 14 UNAVAILABLE", "does not serve"},
                  {"HTTP 404", "no gRPC server"},
                  {"HTTP 200 without a gRPC status", "no gRPC server"},
                  {"the answer is no grpc.health.v1.HealthCheckResponse", "no gRPC server"},
                  {"no HTTP/2: the peer closed", "does not speak HTTP/2"},
                  {"the endpoint does not speak HTTP/2: it did not agree to \"h2\" (ALPN)", "does not speak HTTP/2"},
                  {"the endpoint reset the stream: REFUSED_STREAM", "broke the probe off"},
                  {"connection refused", "Nothing listens"}};
    for (const auto& c : kCases)
        EXPECT_TRUE(next(c.answer, calls).contains(QString::fromUtf8(c.part))) << c.answer;
    EXPECT_TRUE(next("HTTP 404", workspace).contains(QStringLiteral("requestPath"))) << "a page was asked for";
    EXPECT_TRUE(next("no HTTP/2: the peer closed", workspace).contains(QStringLiteral("does not speak HTTP/2")));
}

} // namespace
} // namespace switchyard::panes
