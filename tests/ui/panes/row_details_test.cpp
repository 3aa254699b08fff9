// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/row_details.h"

#include "tests/ui/support/pictures.h"
#include "ui/widgets/theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QTest>
#include <QTranslator>

namespace switchyard::panes {
namespace {

/// What the longest sentence about an ending needs is not cut off, however narrow the details are.
TEST(RowDetails, A_long_ending_is_shown_whole_in_both_languages)
{
    observe::AccessRecord stream{};
    stream.stream = true;
    stream.client = IpAddress::v4(192, 0, 2, 7);
    stream.details = observe::StatusDetails::ConnectionDrained;
    models::AccessLogModel log;
    log.append(std::vector{stream});
    QTranslator german;
    widgets::loadResources();
    ASSERT_TRUE(german.load(QLocale(QLocale::German), QStringLiteral("switchyard"), QStringLiteral("_"),
                            QStringLiteral(":/translations")));
    const widgets::Theme theme;
    for (const bool translated : {false, true}) {
        if (translated) {
            ASSERT_TRUE(QCoreApplication::installTranslator(&german));
        }
        QScrollArea area;
        area.setWidgetResizable(true);
        auto* const details = new RowDetails(theme);
        area.setWidget(details);
        area.resize(420, 360);
        details->show(models::storyOf(log, 0));
        area.show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(&area));
        const QLabel& ending = *details->findChild<QLabel*>(QStringLiteral("rowEnding"));
        EXPECT_TRUE(ending.text().contains(QStringLiteral("drainingTimeoutSec")));
        EXPECT_EQ(ending.text().startsWith(QStringLiteral("Der")), translated);
        EXPECT_GE(ending.height(), ending.heightForWidth(ending.width()));
        EXPECT_LE(ending.geometry().right(), area.viewport()->width());
        switchyard::testing::keepPicture(area, translated ? QStringLiteral("row-drained-de")
                                                          : QStringLiteral("row-drained-en"));
    }
    QCoreApplication::removeTranslator(&german);
}

} // namespace
} // namespace switchyard::panes
