// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QDir>
#include <QSet>
#include <QWidget>

namespace switchyard::testing {

/// Saves what the window shows when SWITCHYARD_SCREENSHOTS names a folder.
inline void keepPicture(QWidget& window, const QString& name)
{
    const QString folder = qEnvironmentVariable("SWITCHYARD_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    ASSERT_TRUE(QDir().mkpath(folder));
    ASSERT_TRUE(window.grab().save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
}

/// How many different colours a picture has: an empty or half painted window has few.
inline int colorsOf(QWidget& window)
{
    const QImage image = window.grab().toImage();
    QSet<QRgb> colors;
    for (int y = 0; y < image.height(); y += 3) {
        for (int x = 0; x < image.width(); x += 3)
            colors.insert(image.pixel(x, y));
    }
    return static_cast<int>(colors.size());
}

} // namespace switchyard::testing
