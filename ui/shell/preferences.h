// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

class QSettings;

namespace switchyard::shell {

/// What a person chooses once for all files.
struct Preferences
{
    widgets::ThemeChoice theme = widgets::ThemeChoice::System;
    double textScale = 1;
    QString language; ///< "en", "de"; empty: the system's
    bool followLogs = true;
    bool reducedMotion = false;

    static Preferences read(const QSettings& settings);
    void write(QSettings& settings) const;
    /// All but the language, which the next start takes.
    void applyTo(widgets::Theme& theme) const;

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

} // namespace switchyard::shell
