// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/load_pane.h"

#include "core/runtime/fake_runtime.h"
#include "tests/ui/support/pictures.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

namespace switchyard::panes {
namespace {

const char* const kWorkspace = R"(forwardingRules:
  - name: web
    loadBalancingScheme: EXTERNAL_MANAGED
    IPProtocol: TCP
    portRange: "80"
    target: global/targetHttpProxies/web
targetHttpProxies:
  - {name: web, urlMap: global/urlMaps/web}
urlMaps:
  - {name: web, defaultService: global/backendServices/web}
backendServices:
  - name: web
    loadBalancingScheme: EXTERNAL_MANAGED
    protocol: HTTP
    backends:
      - {group: zones/a/networkEndpointGroups/neg}
networkEndpointGroups:
  - {name: neg, zone: a, networkEndpointType: GCE_VM_IP_PORT, defaultPort: 80}
local:
  listeners:
    - {forwardingRule: web, address: 127.0.0.1, port: 18080}
  backends:
    - {group: neg, simulated: [steady, shaky]}
  simulatedBackends:
    - {name: steady, port: 19101, latencyMs: 8}
    - {name: shaky, port: 19102, latencyMs: 6, errorRate: 0.2, healthy: false}
  loadProfiles:
    - name: gentle
      forwardingRule: web
      requestsPerSecond: 60
      requests:
        - {method: GET, path: /}
    - name: heavy
      forwardingRule: web
      requestsPerSecond: 900
      requests:
        - {method: GET, path: /}
)";

class LoadPaneTest : public ::testing::Test
{
protected:
    LoadPaneTest() : session(fake), pane(theme, session) {}

    void SetUp() override
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        theme.choose(widgets::ThemeChoice::Dark);
        session.openUntitled(kWorkspace, QStringLiteral("shop"));
        ASSERT_TRUE(QTest::qWaitFor([this] { return session.isChecked(); }, 20'000));
        ASSERT_EQ(session.loadProfiles().size(), 2U);
        pane.resize(1000, 300);
        pane.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&pane));
    }

    void run()
    {
        session.apply();
        fake.deliver_all();
        ASSERT_TRUE(QTest::qWaitFor([this] { return session.runState() == session::RunState::Running; }));
    }
    template <typename Widget>
    Widget* part(const char* name)
    {
        return pane.findChild<Widget*>(QString::fromLatin1(name));
    }
    /// The last command, when it turns dials.
    const runtime::SetSimulated* turned() { return std::get_if<runtime::SetSimulated>(&fake.commands().back().what); }
    ElementId backend(std::size_t place)
    {
        const model::Workspace& workspace = session.workspace();
        return workspace.element_id(*workspace.local(), schema::FieldPath{"simulatedBackends", place});
    }

    runtime::FakeRuntime fake;
    widgets::Theme theme;
    session::Session session;
    LoadPane pane;
};

TEST_F(LoadPaneTest, Starts_and_stops_the_chosen_profile)
{
    auto* button = part<QPushButton>("runLoad");
    EXPECT_FALSE(button->isEnabled());
    EXPECT_EQ(button->toolTip(), QStringLiteral("Press Run first."));
    run();
    ASSERT_TRUE(button->isEnabled());
    QTest::keyClick(part<QComboBox>("loadProfile"), Qt::Key_Down);
    QTest::mouseClick(button, Qt::LeftButton);
    const auto* load = std::get_if<runtime::SetLoad>(&fake.commands().back().what);
    ASSERT_NE(load, nullptr);
    ASSERT_TRUE(load->profile.has_value());
    EXPECT_EQ(load->profile->name, "heavy");
    EXPECT_EQ(button->text(), QStringLiteral("Stop load"));
    EXPECT_FALSE(part<QComboBox>("loadProfile")->isEnabled());

    fake.emit(runtime::LoadReported{
        .running = true, .target_rate = 900, .sent = 1'800, .answered = 1'750, .failed = 50, .server_errors = 175});
    auto* figures = part<QLabel>("loadFigures");
    ASSERT_TRUE(QTest::qWaitFor([figures] { return figures->text().contains(QStringLiteral("5xx")); }));
    EXPECT_TRUE(figures->text().contains(QStringLiteral("5xx 10 % (175 of 1\u2009750)")))
        << figures->text().toStdString();
    EXPECT_TRUE(figures->text().contains(QStringLiteral("50 without an answer")));
    testing::keepPicture(pane, QStringLiteral("load-dark"));
    theme.choose(widgets::ThemeChoice::Light);
    QApplication::processEvents();
    testing::keepPicture(pane, QStringLiteral("load-light"));

    QTest::mouseClick(button, Qt::LeftButton);
    EXPECT_FALSE(std::get<runtime::SetLoad>(fake.commands().back().what).profile.has_value());
    EXPECT_EQ(button->text(), QStringLiteral("Start load"));
}

TEST_F(LoadPaneTest, Dials_show_what_the_file_says_and_turn_what_runs)
{
    auto* latency = part<QSpinBox>("latency:shaky");
    auto* slider = part<QSlider>("errorSlider:shaky");
    auto* errors = part<QSpinBox>("errors:shaky");
    auto* healthy = part<QCheckBox>("healthy:shaky");
    EXPECT_FALSE(latency->isEnabled());
    EXPECT_TRUE(part<QLabel>("dialsHint")->isVisible());
    run();
    latency = part<QSpinBox>("latency:shaky");
    slider = part<QSlider>("errorSlider:shaky");
    errors = part<QSpinBox>("errors:shaky");
    healthy = part<QCheckBox>("healthy:shaky");
    ASSERT_TRUE(latency->isEnabled());
    EXPECT_EQ(latency->value(), 6);
    EXPECT_EQ(errors->value(), 20);
    EXPECT_FALSE(healthy->isChecked());
    EXPECT_TRUE(part<QCheckBox>("healthy:steady")->isChecked());

    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_End);
    EXPECT_EQ(errors->value(), 100);
    ASSERT_NE(turned(), nullptr);
    EXPECT_EQ(turned()->backend, backend(1));
    EXPECT_DOUBLE_EQ(*turned()->error_rate, 1);
    EXPECT_FALSE(turned()->latency.has_value());

    QTest::keyClick(latency, Qt::Key_Up);
    EXPECT_EQ(*turned()->latency, Milliseconds{7});
    QTest::keyClick(healthy, Qt::Key_Space);
    EXPECT_EQ(turned()->healthy, std::optional(true));
    EXPECT_TRUE(session.undoStack().count() == 0) << "the draft is another matter";
}

TEST_F(LoadPaneTest, Turned_dials_stay_where_the_file_says_the_same)
{
    run();
    part<QSpinBox>("errors:steady")->setValue(70);
    part<QSpinBox>("errors:shaky")->setValue(90);
    const auto sent = fake.commands().size();
    const model::Workspace& workspace = session.workspace();
    const auto change = model::make_set(workspace, workspace.local()->id,
                                        schema::FieldPath{"simulatedBackends", std::size_t{1}, "bodySize"}, 900);
    ASSERT_TRUE(change.has_value());
    ASSERT_TRUE(session.edit(*change, QStringLiteral("body")).has_value());
    ASSERT_TRUE(QTest::qWaitFor([this] { return session.isChecked(); }, 20'000));
    run();
    ASSERT_TRUE(QTest::qWaitFor([this] { return part<QSpinBox>("errors:shaky")->value() == 20; }));
    EXPECT_EQ(part<QSpinBox>("errors:steady")->value(), 70);
    EXPECT_EQ(part<QSlider>("errorSlider:steady")->value(), 70);
    EXPECT_EQ(pane.findChildren<QSlider*>().size(), 2);
    EXPECT_EQ(fake.commands().size(), sent + 1) << "nothing but the apply";
    session.stop();
    fake.deliver_all();
    ASSERT_TRUE(QTest::qWaitFor([this] { return part<QSpinBox>("errors:steady")->value() == 0; }));
}

TEST_F(LoadPaneTest, Answers_of_a_backend_are_counted)
{
    run();
    fake.emit(runtime::SimulatedReported{.backend = backend(0), .requests = 1'200, .errors = 12});
    EXPECT_TRUE(QTest::qWaitFor([this] {
        return part<QLabel>("answers:steady")->text() == QStringLiteral("1\u2009200 answers, 12 of them errors");
    }));
}

TEST_F(LoadPaneTest, File_without_a_local_part_says_so)
{
    session.openUntitled("backendServices: []\n", QStringLiteral("empty"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return session.isChecked(); }, 20'000));
    EXPECT_TRUE(part<QLabel>("dialsHint")->text().contains(QStringLiteral("simulatedBackends")));
    EXPECT_FALSE(part<QPushButton>("runLoad")->isEnabled());
    EXPECT_EQ(part<QSlider>("errorSlider:shaky"), nullptr);
}

} // namespace
} // namespace switchyard::panes
