// SPDX-License-Identifier: GPL-3.0-or-later
// How large things are: everything that holds text grows with it.
#include "ui/widgets/style.h"

#include "ui/widgets/theme.h"

#include <QStyleOption>

#include <algorithm>

namespace switchyard::widgets {

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const
{
    const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !slider)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const bool horizontal = slider->orientation == Qt::Horizontal;
    const int length = horizontal ? option->rect.width() : option->rect.height();
    const qint64 range = qint64{slider->maximum} - slider->minimum;
    const int handle =
        range > 0
            ? static_cast<int>(std::max<qint64>(24, qint64{length} * slider->pageStep / (range + slider->pageStep)))
            : length;
    const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                              std::max(0, length - handle), slider->upsideDown);
    auto along = [&](int from, int size) {
        return horizontal ? QRect(option->rect.left() + from, option->rect.top(), size, option->rect.height())
                          : QRect(option->rect.left(), option->rect.top() + from, option->rect.width(), size);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return option->rect;
    case SC_ScrollBarSlider:
        return along(start, handle);
    case SC_ScrollBarSubPage:
        return along(0, start);
    case SC_ScrollBarAddPage:
        return along(start + handle, std::max(0, length - start - handle));
    default:
        return {};
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool iconOnly = button && button->text.isEmpty();
        if (button && !iconOnly && button->features.testFlag(QStyleOptionButton::Flat))
            return {size.width() + theme_.scaled(12), std::max(size.height() + 4, theme_.scaled(24))};
        return iconOnly ? QSize(theme_.scaled(28), theme_.scaled(28))
                        : QSize(size.width() + theme_.scaled(24), std::max(size.height() + 8, theme_.scaled(28)));
    }
    case CT_ToolButton:
        return toolButtonSize(*option, size, widget);
    case CT_LineEdit:
    case CT_ComboBox:
        return {result.width(), std::max(result.height(), theme_.scaled(28))};
    case CT_TabBarTab:
        return {result.width() + theme_.scaled(8), std::max(result.height(), theme_.scaled(34))};
    case CT_ItemViewItem:
        return {result.width(), std::max(result.height(), theme_.scaled(20))};
    case CT_MenuBarItem:
        return {size.width() + theme_.scaled(16), std::max(size.height(), theme_.scaled(24))};
    case CT_MenuItem:
        return {result.width() + theme_.scaled(12), std::max(result.height(), theme_.scaled(26))};
    case CT_HeaderSection:
        return {result.width(), std::max(result.height(), theme_.scaled(24))};
    default:
        return result;
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return theme_.scaled(10);
    case PM_ScrollView_ScrollBarSpacing:
    case PM_DockWidgetFrameWidth:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
    case PM_TabBarBaseHeight:
        return 0;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
        return 5;
    case PM_ToolBarItemSpacing:
        return 8;
    case PM_ToolBarItemMargin:
        return 7;
    case PM_ToolBarFrameWidth:
        return 1;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
        return theme_.scaled(16);
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuButtonIndicator:
        return theme_.scaled(22);
    case PM_MenuBarHMargin:
        return 8;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_Widget_Animate:
        return theme_.reducedMotion() ? 0 : QProxyStyle::styleHint(hint, option, widget, data);
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

} // namespace switchyard::widgets
