// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace switchyard::widgets {

class Theme;

/// Rows of the resource tree: a kind in bold, a resource with its state as a dot, a triangle or a cross.
class ResourceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ResourceDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& theme_;
};

/// Cells of values: monospaced, dim unless selected, the status in its colour. The roles are those of AccessLogModel.
class LogDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    LogDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& theme_;
};

/// The strip of recent probes and the state of HealthModel.
class HealthDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    HealthDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintStrip(QPainter& painter, const QRect& rect, const QByteArray& strip) const;

    const Theme& theme_;
};

/// Cells of SplitModel: a bar behind the observed share, the verdict in its colour.
class SplitDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    SplitDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& theme_;
};

/// Cells of ProblemsModel: the kind with a shape and a colour.
class ProblemDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ProblemDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& theme_;
};

/// Draws "good" as a disc, "warning" as a triangle, "failing" as a cross: shape and colour together.
enum class Sign
{
    Good,
    Warning,
    Failing,
    Unknown
};
void drawSign(QPainter& painter, const Theme& theme, Sign sign, const QPointF& center, double size = 8);

} // namespace switchyard::widgets
