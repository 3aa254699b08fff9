// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>

class QApplication;

namespace switchyard::widgets {

enum class ThemeChoice
{
    System,
    Dark,
    Light
};

/// The colours and fonts everything is painted with; switching repaints the whole program. Thread: gui.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);

    /// Sets palette, fonts and style of the application and keeps them in step with later choices.
    void applyTo(QApplication& application);
    void choose(ThemeChoice choice);
    ThemeChoice choice() const { return choice_; }
    const Tokens& tokens() const { return tokens_; }

    /// Inter at a size of the mock-ups' pixels (96 dpi), scaled with the text.
    QFont text(double pixels = 13, QFont::Weight weight = QFont::Normal) const;
    /// JetBrains Mono, for values.
    QFont mono(double pixels = 12) const;
    /// An icon of resources/icons in the colours of this theme.
    QIcon icon(const QString& name) const;
    QIcon icon(const QString& name, const QColor& color) const;

signals:
    void changed();

private:
    QPalette palette() const;
    void refresh();

    ThemeChoice choice_ = ThemeChoice::System;
    Tokens tokens_;
    bool systemIsDark_ = true;
    QApplication* application_ = nullptr;
};

/// Makes the files compiled into the program known; call once before the first Theme. Idempotent.
void loadResources();

} // namespace switchyard::widgets
