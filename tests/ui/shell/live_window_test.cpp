// SPDX-License-Identifier: GPL-3.0-or-later
// The window on the real runtime: what a newcomer does in the first minutes, with real mouse and key events.
#include "proxy/local_runtime.h"
#include "tests/ui/support/free_ports.h"
#include "tests/ui/support/pictures.h"
#include "ui/shell/main_window.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include <sys/socket.h>

#include <netinet/in.h>
#include <unistd.h>

namespace switchyard::testing {
namespace {

constexpr int kPatienceMs = 30'000;

class LiveWindow : public ::testing::Test
{
protected:
    LiveWindow() : session(runtime), window(theme, session)
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        theme.choose(widgets::ThemeChoice::Dark);
    }

    void SetUp() override
    {
        window.resize(1600, 1000);
        window.move(0, 0);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    }

    void click(const char* button)
    {
        auto* target = window.findChild<QAbstractButton*>(QString::fromLatin1(button));
        ASSERT_NE(target, nullptr) << button;
        ASSERT_TRUE(target->isEnabled()) << button;
        QTest::mouseClick(target, Qt::LeftButton);
    }

    template <typename Condition>
    [[nodiscard]] bool waitFor(Condition condition)
    {
        return QTest::qWaitFor(condition, kPatienceMs);
    }

    proxy::LocalRuntime runtime;
    widgets::Theme theme;
    session::Session session;
    shell::MainWindow window;
};

TEST_F(LiveWindow, Sample_runs_carries_traffic_and_stops_by_mouse_and_keys)
{
    session.openUntitled(storefrontOnFreePorts(), QStringLiteral("storefront.switchyard.yaml"));
    ASSERT_TRUE(waitFor([&] { return session.isChecked(); }));
    EXPECT_EQ(window.statusLine().runText(), QStringLiteral("Stopped"));
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return session.runState() == session::RunState::Running; }))
        << session.failure().toStdString();
    EXPECT_EQ(session.listeners().size(), 2U);
    EXPECT_TRUE(window.statusLine().runText().contains(QStringLiteral("127.0.0.1:")));
    EXPECT_TRUE(window.statusLine().factsText().contains(QStringLiteral("live: revision 1")));

    QTest::keyClick(&window, Qt::Key_F6);
    ASSERT_TRUE(waitFor([&] { return window.models().log.rowCount() > 300; }));
    ASSERT_TRUE(waitFor([&] { return session.traffic().total() && session.traffic().total()->perSecond > 20; }));
    ASSERT_TRUE(waitFor([&] {
        const auto& health = window.models().health;
        int healthy = 0;
        for (int row = 0; row < health.rowCount(); ++row)
            healthy += health.index(row, 0).data(models::HealthModel::StateRole).toInt() ==
                       static_cast<int>(runtime::HealthState::Healthy);
        return healthy > 0 && healthy == health.rowCount();
    }));
    EXPECT_EQ(window.models().health.rowCount(), 12);
    ASSERT_TRUE(waitFor([&] {
        const canvas::LiveFigures live = window.models().live();
        return std::ranges::count_if(live.edges, [](const auto& rate) { return rate && rate->perSecond > 0; }) >= 12;
    }));
    // A row that a rule decided leads to the rule's node.
    const auto& log = window.models().log;
    int decided = -1;
    for (int row = 0; row < log.rowCount() && decided < 0; ++row)
        decided = log.record(row).rule ? row : -1;
    ASSERT_GE(decided, 0);
    window.livePane().log().table().selectRow(decided);
    EXPECT_EQ(session.selection().element, log.record(decided).rule);
    EXPECT_GE(window.canvas().selectedNode(), 0);
    if (qEnvironmentVariableIsSet("SWITCHYARD_SCREENSHOTS")) {
        QTest::qWait(25'000); // a picture of a minute's traffic; only on request
        keepPicture(window, QStringLiteral("live-dark"));
        theme.choose(widgets::ThemeChoice::Light);
        QTest::qWait(300);
        keepPicture(window, QStringLiteral("live-light"));
    }
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return session.runState() == session::RunState::Stopped; }));
    EXPECT_EQ(window.statusLine().runText(), QStringLiteral("Stopped"));
    EXPECT_FALSE(session.traffic().total());
}

TEST_F(LiveWindow, Busy_port_is_told_with_its_address_and_nothing_runs)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ASSERT_EQ(::bind(fd, reinterpret_cast<sockaddr*>(&address), size), 0);
    ASSERT_EQ(::listen(fd, 1), 0);
    ASSERT_EQ(::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size), 0);
    const QString port = QString::number(ntohs(address.sin_port));
    QString text = QString::fromStdString(storefrontOnFreePorts());
    text.replace(QStringLiteral("{forwardingRule: web-http, address: 127.0.0.1, port: 0}"),
                 QStringLiteral("{forwardingRule: web-http, address: 127.0.0.1, port: %1}").arg(port));
    session.openUntitled(text.toStdString(), QStringLiteral("busy.yaml"));
    ASSERT_TRUE(waitFor([&] { return session.isChecked(); }));
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return !session.failure().isEmpty(); }));
    ASSERT_TRUE(waitFor([&] { return session.runState() == session::RunState::Stopped; }));
    EXPECT_TRUE(session.failure().contains(port)) << session.failure().toStdString();
    EXPECT_TRUE(window.banner().isVisible());
    EXPECT_EQ(window.banner().text(), session.failure());
    EXPECT_FALSE(session.isRunning());
    ::close(fd);
}

} // namespace
} // namespace switchyard::testing
