// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/traffic_history.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <vector>

namespace switchyard::panes {

/// Requests per second of the last minute, one band per backend service, failing ones as a line. Gaps stay gaps.
class TrafficChart final : public QWidget
{
    Q_OBJECT
public:
    struct Series
    {
        ElementId id;
        QString name;
    };

    TrafficChart(const widgets::Theme& theme, const session::TrafficHistory& history, QWidget* parent = nullptr);

    void setSeries(std::vector<Series> series);
    const std::vector<Series>& series() const { return series_; }
    QSize minimumSizeHint() const override { return {160, 90}; }

signals:
    void seriesChanged();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Band
    {
        QString name;
        QColor color;
        std::vector<session::TrafficHistory::Step> steps;
        double latest = 0;
    };

    std::vector<Band> bands() const;
    void paintLegend(QPainter& painter, const std::vector<Band>& bands, const QRectF& box) const;
    void paintBands(QPainter& painter, const std::vector<Band>& bands, const QRectF& plot, double top) const;

    const widgets::Theme& theme_;
    const session::TrafficHistory& history_;
    std::vector<Series> series_;
};

} // namespace switchyard::panes
