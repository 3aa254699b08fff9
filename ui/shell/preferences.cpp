// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferences.h"

#include <QSettings>

#include <algorithm>

namespace switchyard::shell {

Preferences Preferences::read(const QSettings& settings)
{
    Preferences read;
    read.theme = widgets::themeOfName(settings.value(QStringLiteral("theme")).toString());
    read.textScale = std::clamp(settings.value(QStringLiteral("textScale"), read.textScale).toDouble(),
                                widgets::kSmallestText, widgets::kLargestText);
    read.language = settings.value(QStringLiteral("language")).toString();
    read.followLogs = settings.value(QStringLiteral("followLogs"), read.followLogs).toBool();
    read.reducedMotion = settings.value(QStringLiteral("reducedMotion"), read.reducedMotion).toBool();
    return read;
}

void Preferences::write(QSettings& settings) const
{
    settings.setValue(QStringLiteral("theme"), widgets::themeName(theme));
    settings.setValue(QStringLiteral("textScale"), textScale);
    settings.setValue(QStringLiteral("language"), language);
    settings.setValue(QStringLiteral("followLogs"), followLogs);
    settings.setValue(QStringLiteral("reducedMotion"), reducedMotion);
}

void Preferences::applyTo(widgets::Theme& target) const
{
    if (target.choice() != theme)
        target.choose(theme);
    target.setTextScale(textScale);
    target.setReducedMotion(reducedMotion);
}

} // namespace switchyard::shell
