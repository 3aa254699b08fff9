// SPDX-License-Identifier: GPL-3.0-or-later
// The first ten minutes of a newcomer, steps 1 to 4 and 10, with real mouse and key events and traffic from outside.
#include "tests/ui/journeys/journey.h"

#include <QProcess>

namespace switchyard::testing {
namespace {

class FirstMinutes : public Journey
{};

TEST_F(FirstMinutes, Sample_opens_from_the_start_page_runs_and_a_request_appears)
{
    click("openSample");
    ASSERT_TRUE(waitFor([&] { return session.isChecked(); }));
    const std::string original = session.document().text();
    click("runButton");
    ASSERT_TRUE(waitFor([&] { return session.runState() == session::RunState::Running; }))
        << session.failure().toStdString();
    const QString answer = curl(address() + QStringLiteral("/checkout/pay"), QStringLiteral("shop.example.com"));
    EXPECT_EQ(answer, QStringLiteral("200"));
    ASSERT_TRUE(waitFor([&] { return window.models().log.rowCount() > 0; }));
}

} // namespace
} // namespace switchyard::testing
