// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

namespace switchyard::widgets {
namespace {

constexpr double kRadius = 6;

void roundedBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& line, double radius = kRadius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(line.alpha() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

bool hasState(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

/// A hair line in the middle of a handle that is wide enough to be hit.
void drawHandle(const QStyleOption& option, QPainter& painter, const Tokens& tokens)
{
    painter.fillRect(option.rect, tokens.panel);
    QRect line = option.rect;
    if (line.width() < line.height())
        line = QRect(line.center().x(), line.top(), 1, line.height());
    else
        line = QRect(line.left(), line.center().y(), line.width(), 1);
    painter.fillRect(line, hasState(option, QStyle::State_MouseOver) ? tokens.accent : tokens.line);
}

} // namespace

Style::Style(const Theme& theme) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), theme_(theme) {}

void Style::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) || qobject_cast<QAbstractItemView*>(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto* box = qobject_cast<QLineEdit*>(widget)) { // the button Qt puts into it has no name
        if (auto* clear = box->findChild<QAction*>(QStringLiteral("_q_qlineeditclearaction")))
            clear->setText(QCoreApplication::translate("Style", "Clear"));
        for (QToolButton* button : box->findChildren<QToolButton*>()) {
            if (button->accessibleName().isEmpty())
                button->setAccessibleName(QCoreApplication::translate("Style", "Clear"));
        }
    }
}

void Style::drawButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const Tokens& t = theme_.tokens();
    const bool enabled = hasState(option, State_Enabled);
    const bool next = enabled && widget && widget->property("next").toBool();
    const bool flat = hasState(option, State_AutoRaise) && !hasState(option, State_MouseOver) &&
                      !hasState(option, State_Sunken) && !hasState(option, State_On);
    if (flat)
        return;
    QColor fill = next ? t.go : t.raised;
    QColor line = next ? t.goLine : t.line;
    if (hasState(option, State_Sunken) || hasState(option, State_On))
        fill = blend(fill, t.accent, 0.25);
    else if (enabled && hasState(option, State_MouseOver))
        fill = blend(fill, t.dark ? QColor(Qt::white) : t.accent, 0.07);
    if (!enabled)
        fill = t.panel;
    if (hasState(option, State_HasFocus) && hasState(option, State_KeyboardFocusChange))
        line = t.accent;
    roundedBox(painter, option.rect, fill, line);
}

void Style::drawItemRow(const QStyleOption& option, QPainter& painter, const QWidget* widget) const
{
    const Tokens& t = theme_.tokens();
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (item && item->backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(option.rect, item->backgroundBrush);
    if (hasState(option, State_Selected))
        painter.fillRect(option.rect, t.selection);
    else if (hasState(option, State_MouseOver) && widget && widget->property("hoverRows").toBool())
        painter.fillRect(option.rect, blend(t.panel, t.selection, 0.4));
}

void Style::drawBranch(const QStyleOption& option, QPainter& painter) const
{
    if (hasState(option, State_Selected))
        painter.fillRect(option.rect, theme_.tokens().selection);
    if (!hasState(option, State_Children))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.tokens().faint, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(QRectF(option.rect).center());
    if (hasState(option, State_Open))
        painter.rotate(90);
    painter.drawPolyline(QPolygonF{QPointF(-1.5, -3.5), QPointF(2, 0), QPointF(-1.5, 3.5)});
    painter.restore();
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    const Tokens& t = theme_.tokens();
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        drawButtonPanel(*option, *painter, widget);
        return;
    case PE_PanelLineEdit:
        if (const auto* spin = widget ? qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) : nullptr;
            spin && spin->hasFrame())
            return; // which is around both
        roundedBox(*painter, option->rect, t.inset, hasState(*option, State_HasFocus) ? t.accent : t.line);
        return;
    case PE_FrameLineEdit:
    case PE_FrameStatusBarItem:
    case PE_FrameDockWidget:
    case PE_FrameTabBarBase:
    case PE_IndicatorToolBarSeparator:
        return;
    case PE_IndicatorCheckBox:
        drawCheckBox(*option, *painter);
        return;
    case PE_PanelItemViewRow:
        if (hasState(*option, State_Selected))
            painter->fillRect(option->rect, t.selection);
        return;
    case PE_PanelItemViewItem:
        drawItemRow(*option, *painter, widget);
        return;
    case PE_IndicatorBranch:
        drawBranch(*option, *painter);
        return;
    case PE_PanelStatusBar:
        painter->fillRect(option->rect, t.inset);
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), t.line);
        return;
    case PE_Frame:
        painter->save();
        painter->setPen(t.line);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    case PE_FrameFocusRect:
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(t.accent, 1.2));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter->restore();
        return;
    case PE_IndicatorDockWidgetResizeHandle:
        drawHandle(*option, *painter, t);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, t.panel);
        return;
    case PE_PanelMenu:
        roundedBox(*painter, option->rect, t.raised, t.line, 0);
        return;
    case PE_FrameMenu:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawHeader(const QStyleOption& option, QPainter& painter) const
{
    painter.fillRect(option.rect, theme_.tokens().panel);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme_.tokens().line);
}

void Style::drawTab(const QStyleOption& option, QPainter& painter) const
{
    const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(&option);
    if (!tab)
        return;
    const Tokens& t = theme_.tokens();
    const bool selected = hasState(option, State_Selected);
    painter.save();
    QFont font = theme_.text(13, selected ? QFont::DemiBold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(selected || hasState(option, State_MouseOver) ? t.text : t.dim);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic, tab->text);
    if (selected) {
        const QRect rect = option.rect.adjusted(10, 0, -10, 0);
        painter.fillRect(QRect(rect.left(), rect.bottom() - 2, rect.width(), 2), t.accent);
    }
    if (hasState(option, State_HasFocus) && hasState(option, State_KeyboardFocusChange)) {
        painter.setPen(QPen(t.accent, 1));
        painter.drawRect(option.rect.adjusted(2, 2, -3, -3));
    }
    painter.restore();
}

void Style::drawMenuBarItem(const QStyleOption& option, QPainter& painter) const
{
    const Tokens& t = theme_.tokens();
    painter.fillRect(option.rect, t.panel);
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(&option);
    if (!item || item->text.isEmpty())
        return;
    if (hasState(option, State_Selected) || hasState(option, State_Sunken))
        roundedBox(painter, option.rect.adjusted(0, 1, 0, -1), t.selection, Qt::transparent, 4);
    painter.save();
    painter.setPen(hasState(option, State_Enabled) ? t.dim : blend(t.panel, t.faint, 0.6));
    painter.setFont(theme_.text(13));
    const int mnemonics =
        styleHint(SH_UnderlineShortcut, &option, nullptr, nullptr) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    painter.drawText(option.rect, Qt::AlignCenter | mnemonics, item->text);
    painter.restore();
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    const Tokens& t = theme_.tokens();
    switch (element) {
    case CE_HeaderEmptyArea:
    case CE_HeaderSection:
        drawHeader(*option, *painter);
        return;
    case CE_HeaderLabel: {
        painter->save();
        painter->setFont(theme_.text(11, QFont::DemiBold));
        QStyleOptionHeader header = *qstyleoption_cast<const QStyleOptionHeader*>(option);
        header.palette.setColor(QPalette::ButtonText, t.faint);
        header.palette.setColor(QPalette::WindowText, t.faint);
        header.state &= ~State_On;
        header.rect.adjust(6, 0, -6, 0); // as the cells below
        QProxyStyle::drawControl(element, &header, painter, widget);
        painter->restore();
        return;
    }
    case CE_TabBarTab:
        drawTab(*option, *painter);
        return;
    case CE_ToolBar:
        painter->fillRect(option->rect, t.panel);
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.line);
        return;
    case CE_MenuBarEmptyArea:
    case CE_MenuBarItem:
        drawMenuBarItem(*option, *painter);
        return;
    case CE_Splitter:
        drawHandle(*option, *painter, t);
        return;
    case CE_PushButtonLabel: {
        const bool next = widget && widget->property("next").toBool() && hasState(*option, State_Enabled);
        if (!next)
            break;
        if (const auto* push = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy = *push;
            copy.palette.setColor(QPalette::ButtonText, t.goText);
            QProxyStyle::drawControl(element, &copy, painter, widget);
            return;
        }
        break;
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawScrollBar(const QStyleOptionComplex& option, QPainter& painter) const
{
    const Tokens& t = theme_.tokens();
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(&option);
    painter.fillRect(option.rect, t.panel);
    if (!slider || slider->maximum <= slider->minimum)
        return;
    const QRect handle = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, nullptr).adjusted(2, 2, -2, -2);
    const bool strong = hasState(option, State_Sunken) || hasState(option, State_MouseOver);
    roundedBox(painter, handle, blend(t.panel, t.faint, strong ? 0.7 : 0.4), Qt::transparent, 3);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const
{
    if (control == CC_ScrollBar) {
        drawScrollBar(*option, *painter);
        return;
    }
    if (control == CC_ToolButton) {
        drawToolButton(*option, *painter, widget);
        return;
    }
    if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); control == CC_SpinBox && spin) {
        drawSpinBox(*spin, *painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace switchyard::widgets
