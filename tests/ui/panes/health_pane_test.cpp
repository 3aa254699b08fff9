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

} // namespace
} // namespace switchyard::panes
