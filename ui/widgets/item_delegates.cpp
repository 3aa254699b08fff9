// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/item_delegates.h"

#include "ui/models/access_log_model.h"
#include "ui/models/health_model.h"
#include "ui/models/problems_model.h"
#include "ui/models/resource_tree_model.h"
#include "ui/models/split_model.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QPainter>

namespace switchyard::widgets {
namespace {

constexpr int kPad = 8;

void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const Theme& theme)
{
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, theme.tokens().selection);
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter.setPen(theme.tokens().accent);
        painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
}

void paintText(QPainter& painter, const QRect& rect, const QString& text, const QModelIndex& index)
{
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    const QString fitting = painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(
        rect, static_cast<int>(alignment ? alignment : Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, fitting);
}

} // namespace

void drawSign(QPainter& painter, const Theme& theme, Sign sign, const QPointF& center, double size)
{
    const Tokens& t = theme.tokens();
    const double half = size / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    switch (sign) {
    case Sign::Good:
        painter.setBrush(t.healthy);
        painter.drawEllipse(center, half, half);
        break;
    case Sign::Warning:
        painter.setBrush(t.warning);
        painter.drawPolygon(QPolygonF{center + QPointF(0, -half - 0.5), center + QPointF(half + 1, half),
                                      center + QPointF(-half - 1, half)});
        break;
    case Sign::Failing:
        painter.setPen(QPen(t.failing, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(center + QPointF(-half + 0.8, -half + 0.8), center + QPointF(half - 0.8, half - 0.8));
        painter.drawLine(center + QPointF(-half + 0.8, half - 0.8), center + QPointF(half - 0.8, -half + 0.8));
        break;
    case Sign::Unknown:
        painter.setPen(QPen(t.faint, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(center, half - 0.7, half - 0.7);
        break;
    }
    painter.restore();
}

ResourceDelegate::ResourceDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

QSize ResourceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics metrics(theme_.text(13));
    return {QStyledItemDelegate::sizeHint(option, index).width() + 12, std::max(22, metrics.height() + 4)};
}

void ResourceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    using Status = models::ResourceTreeModel::Status;
    const Tokens& t = theme_.tokens();
    const auto status = static_cast<Status>(index.data(models::ResourceTreeModel::StatusRole).toInt());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    paintBackground(*painter, option, theme_);
    QRect rect = option.rect;
    if (index.column() == models::ResourceTreeModel::Note) {
        painter->setFont(theme_.text(11));
        painter->setPen(t.faint);
        paintText(*painter, rect.adjusted(0, 0, -12, 0), index.data().toString(), index);
        painter->restore();
        return;
    }
    if (status == Status::None) {
        painter->setFont(theme_.text(13, QFont::DemiBold));
        painter->setPen(selected ? t.text : t.dim);
    } else {
        if (selected)
            painter->fillRect(QRect(0, rect.top(), 2, rect.height()), t.accent);
        const Sign sign = status == Status::Failing   ? Sign::Failing
                          : status == Status::Warning ? Sign::Warning
                                                      : Sign::Good;
        drawSign(*painter, theme_, sign, QPointF(rect.left() + 6, rect.center().y() + 0.5));
        rect.setLeft(rect.left() + 17);
        painter->setFont(theme_.text(13));
        painter->setPen(t.text);
    }
    paintText(*painter, rect, index.data().toString(), index);
    painter->restore();
}

LogDelegate::LogDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

void LogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = theme_.tokens();
    painter->save();
    paintBackground(*painter, option, theme_);
    painter->setFont(theme_.mono(12));
    painter->setPen(option.state.testFlag(QStyle::State_Selected) ? t.text : t.dim);
    if (index.column() == models::AccessLogModel::Status) {
        switch (index.data(models::AccessLogModel::StatusClassRole).toInt()) {
        case 2:
            painter->setPen(t.healthy);
            break;
        case 3:
        case 4:
            painter->setPen(t.warning);
            break;
        default:
            painter->setPen(t.failing);
        }
    }
    paintText(*painter, option.rect.adjusted(kPad, 0, -kPad, 0), index.data().toString(), index);
    painter->restore();
}

HealthDelegate::HealthDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

void HealthDelegate::paintStrip(QPainter& painter, const QRect& rect, const QByteArray& strip) const
{
    const Tokens& t = theme_.tokens();
    const double step = rect.width() / static_cast<double>(strip.size());
    const double height = 12;
    for (qsizetype i = 0; i < strip.size(); ++i) {
        const char mark = strip[i];
        QColor color = t.line;
        double top = rect.center().y() - height / 2 + 0.5;
        double tall = height;
        if (mark == models::HealthModel::Good) {
            color = blend(t.panel, t.healthy, 0.85);
        } else if (mark == models::HealthModel::Wavering) {
            color = t.warning;
            top += 3; // lower: the shape says it as well as the colour
            tall -= 3;
        } else if (mark == models::HealthModel::Bad) {
            color = t.failing;
            top += 6;
            tall -= 6;
        }
        painter.fillRect(QRectF(rect.left() + step * static_cast<double>(i), top, std::max(1.0, step - 1), tall),
                         color);
    }
}

void HealthDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = theme_.tokens();
    painter->save();
    paintBackground(*painter, option, theme_);
    QRect rect = option.rect.adjusted(kPad, 0, -kPad, 0);
    const auto state = static_cast<runtime::HealthState>(index.data(models::HealthModel::StateRole).toInt());
    switch (index.column()) {
    case models::HealthModel::Recent:
        paintStrip(*painter, rect, index.data(models::HealthModel::StripRole).toByteArray());
        break;
    case models::HealthModel::State: {
        const Sign sign = state == runtime::HealthState::Healthy     ? Sign::Good
                          : state == runtime::HealthState::Unhealthy ? Sign::Failing
                                                                     : Sign::Unknown;
        drawSign(*painter, theme_, sign, QPointF(rect.left() + 5, rect.center().y() + 0.5));
        painter->setFont(theme_.text(12));
        painter->setPen(t.text);
        paintText(*painter, rect.adjusted(15, 0, 0, 0), index.data().toString(), index);
        break;
    }
    case models::HealthModel::Endpoint:
        painter->setFont(theme_.text(12));
        painter->setPen(t.text);
        paintText(*painter, rect, index.data().toString(), index);
        break;
    default:
        painter->setFont(theme_.mono(11));
        painter->setPen(state == runtime::HealthState::Unhealthy ? t.failing : t.dim);
        paintText(*painter, rect, index.data().toString(), index);
    }
    painter->restore();
}

SplitDelegate::SplitDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

void SplitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = theme_.tokens();
    painter->save();
    paintBackground(*painter, option, theme_);
    const QRect rect = option.rect.adjusted(kPad, 0, -kPad, 0);
    const bool figure =
        index.column() >= models::SplitModel::Configured && index.column() <= models::SplitModel::Requests;
    painter->setFont(figure ? theme_.mono(12) : theme_.text(12));
    painter->setPen(index.column() == models::SplitModel::Rule ? t.text : t.dim);
    if (index.column() == models::SplitModel::Observed) {
        const QVariant share = index.data(models::SplitModel::ShareRole);
        const QColor colors[] = {t.accent, t.second, t.third};
        const QColor color = colors[index.data(models::SplitModel::OrderRole).toInt() % 3];
        const QRectF bar(rect.left(), rect.bottom() - 4, rect.width(), 3);
        painter->fillRect(bar, t.line);
        if (share.isValid())
            painter->fillRect(QRectF(bar.left(), bar.top(), bar.width() * share.toDouble(), 3), color);
        painter->setPen(t.text);
    } else if (index.column() == models::SplitModel::Verdict) {
        switch (static_cast<models::SplitVerdict>(index.data(models::SplitModel::VerdictRole).toInt())) {
        case models::SplitVerdict::Compatible:
            painter->setPen(t.healthy);
            break;
        case models::SplitVerdict::Different:
            painter->setPen(t.failing);
            break;
        case models::SplitVerdict::TooFew:
            break;
        }
    }
    paintText(*painter, rect, index.data().toString(), index);
    painter->restore();
}

ProblemDelegate::ProblemDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& t = theme_.tokens();
    painter->save();
    paintBackground(*painter, option, theme_);
    QRect rect = option.rect.adjusted(kPad, 0, -kPad, 0);
    painter->setFont(theme_.text(12));
    painter->setPen(t.text);
    switch (index.column()) {
    case models::ProblemsModel::Kind: {
        const auto severity = static_cast<Severity>(index.data(models::ProblemsModel::SeverityRole).toInt());
        const Sign sign = severity == Severity::Error     ? Sign::Failing
                          : severity == Severity::Warning ? Sign::Warning
                                                          : Sign::Unknown;
        drawSign(*painter, theme_, sign, QPointF(rect.left() + 5, rect.center().y() + 0.5));
        rect.setLeft(rect.left() + 15);
        break;
    }
    case models::ProblemsModel::Where:
    case models::ProblemsModel::Line:
        painter->setFont(theme_.mono(11));
        painter->setPen(t.dim);
        break;
    default:
        break;
    }
    paintText(*painter, rect, index.data().toString(), index);
    painter->restore();
}

} // namespace switchyard::widgets
