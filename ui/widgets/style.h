// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace switchyard::widgets {

class Theme;

/// Fusion, redrawn flat in the theme's colours. A push or tool button with the property "next" (true) is painted as the
/// next step; a tool button whose action has the property "badge" shows that text on a badge. Lifetime: the theme
/// outlives the style.
class Style final : public QProxyStyle
{
    Q_OBJECT
public:
    explicit Style(const Theme& theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::polish;

private:
    void drawCheckBox(const QStyleOption& option, QPainter& painter) const;
    void drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) const;
    void drawButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawToolButton(const QStyleOptionComplex& option, QPainter& painter, const QWidget* widget) const;
    QSize toolButtonSize(const QStyleOption& option, const QSize& content, const QWidget* widget) const;
    void drawBadge(QPainter& painter, const QRect& rect, const QString& text, bool enabled) const;
    void drawMenuPart(QPainter& painter, const QRect& rect, const QColor& line, const QColor& arrow) const;
    void drawItemRow(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
    void drawBranch(const QStyleOption& option, QPainter& painter) const;
    void drawHeader(const QStyleOption& option, QPainter& painter) const;
    void drawTab(const QStyleOption& option, QPainter& painter) const;
    void drawMenuBarItem(const QStyleOption& option, QPainter& painter) const;
    void drawScrollBar(const QStyleOptionComplex& option, QPainter& painter) const;

    const Theme& theme_;
};

} // namespace switchyard::widgets
