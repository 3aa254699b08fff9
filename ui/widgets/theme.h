// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QApplication>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPointer>

namespace switchyard::widgets {

class Style;

enum class ThemeChoice
{
    System,
    Dark,
    Light,
    HighContrast
};

/// The word settings and the command line use: "system", "dark", "light", "high-contrast".
QString themeName(ThemeChoice choice);
/// The choice of a word; ThemeChoice::System for any other.
ThemeChoice themeOfName(const QString& name);

constexpr double kSmallestText = 0.8;
constexpr double kLargestText = 2.0;

/// The colours, fonts and sizes everything is painted with; switching repaints the whole program. Thread: gui.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);
    /// Takes its style back from the application.
    ~Theme() override;

    /// Sets palette, fonts and style of the application and keeps them in step with later choices.
    void applyTo(QApplication& application);
    void choose(ThemeChoice choice);
    ThemeChoice choice() const { return choice_; }
    const Tokens& tokens() const { return tokens_; }

    /// How large text is, 1 being the mock-ups' size; kept between kSmallestText and kLargestText. Fonts that were set
    /// on widgets, fixed row heights and paddings follow at once.
    void setTextScale(double scale);
    double textScale() const { return textScale_; }
    /// One step larger (+1) or smaller (-1): steps of 10 %.
    void stepTextScale(int steps);
    /// A length of the mock-ups that text has to fit into, in pixels at the present text size.
    int scaled(double pixels) const;

    /// Nothing slides or fades when set.
    void setReducedMotion(bool reduced);
    bool reducedMotion() const { return reducedMotion_; }

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
    void spreadTextScale(double ratio);

    ThemeChoice choice_ = ThemeChoice::System;
    Tokens tokens_;
    bool systemIsDark_ = true;
    double textScale_ = 1;
    bool reducedMotion_ = false;
    QPointer<QApplication> application_;
    QPointer<Style> style_;
};

/// Makes the files compiled into the program known; call once before the first Theme. Idempotent.
void loadResources();

} // namespace switchyard::widgets
