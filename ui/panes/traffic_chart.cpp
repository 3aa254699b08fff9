// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/traffic_chart.h"

#include "ui/models/text.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace switchyard::panes {
namespace {

using Step = session::TrafficHistory::Step;

constexpr std::size_t kMostBands = 6; ///< the busiest; the rest is one band
constexpr double kLegendHeight = 20;

/// A round number, not below the value.
double niceTop(double value)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(1.0, value))));
    for (const double factor : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        if (factor * power >= value)
            return factor * power;
    }
    return value;
}

} // namespace

TrafficChart::TrafficChart(const widgets::Theme& theme, const session::TrafficHistory& history, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      history_(history)
{
    setObjectName(QStringLiteral("trafficChart"));
    setAccessibleName(tr("Requests per second by backend service, last 60 seconds"));
    setAccessibleDescription(tr("“Show as table” shows the same figures"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &widgets::Theme::changed, this, qOverload<>(&QWidget::update));
}

void TrafficChart::setSeries(std::vector<Series> series)
{
    series_ = std::move(series);
    update();
    emit seriesChanged();
}

std::vector<TrafficChart::Band> TrafficChart::bands() const
{
    const widgets::Tokens& t = theme_.tokens();
    std::vector<Band> bands;
    for (const Series& series : series_) {
        Band band{series.name, {}, history_.series(series.id), 0};
        if (const auto rate = history_.element(series.id))
            band.latest = rate->perSecond;
        bands.push_back(std::move(band));
    }
    if (bands.size() > kMostBands) {
        std::ranges::sort(bands, std::greater<>{}, &Band::latest);
        Band rest{tr("%1 others").arg(bands.size() - kMostBands + 1), {}, bands[kMostBands - 1].steps, 0};
        for (std::size_t i = kMostBands - 1; i < bands.size(); ++i) {
            rest.latest += bands[i].latest;
            for (std::size_t step = 0; i > kMostBands - 1 && step < rest.steps.size(); ++step)
                rest.steps[step].rate.perSecond += bands[i].steps[step].rate.perSecond;
        }
        bands.resize(kMostBands - 1);
        bands.push_back(std::move(rest));
        std::ranges::sort(bands.begin(), bands.end() - 1, {}, &Band::name);
    }
    const QColor colors[] = {t.accent, t.second, t.healthy, t.third, t.warning, t.edge};
    for (std::size_t i = 0; i < bands.size(); ++i)
        bands[i].color = colors[i % std::size(colors)];
    return bands;
}

void TrafficChart::paintLegend(QPainter& painter, const std::vector<Band>& bands, const QRectF& box) const
{
    const widgets::Tokens& t = theme_.tokens();
    painter.setFont(theme_.text(11));
    double x = box.left();
    for (const Band& band : bands) {
        const QString text = band.name + QLatin1Char(' ') + models::rateText(band.latest);
        const double width = painter.fontMetrics().horizontalAdvance(text);
        if (x + width + 14 > box.right())
            break;
        painter.setPen(Qt::NoPen);
        painter.setBrush(band.color);
        painter.drawRoundedRect(QRectF(x, box.center().y() - 4, 8, 8), 2, 2);
        painter.setPen(t.dim);
        painter.drawText(QRectF(x + 12, box.top(), width + 2, box.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += width + 24;
    }
}

void TrafficChart::paintBands(QPainter& painter, const std::vector<Band>& bands, const QRectF& plot, double top) const
{
    const WallTime end = history_.newest();
    const double span = std::chrono::duration<double>(session::TrafficHistory::kWindow).count();
    auto xOf = [&](WallTime at) {
        return plot.right() - std::chrono::duration<double>(end - at).count() / span * plot.width();
    };
    auto yOf = [&](double value) { return plot.bottom() - value / top * plot.height(); };
    if (bands.empty())
        return;
    std::vector<double> base(bands.front().steps.size(), 0);
    for (const Band& band : bands) {
        std::size_t first = 0;
        for (std::size_t i = 0; i <= band.steps.size(); ++i) {
            const bool ends = i == band.steps.size() || (band.steps[i].gap && i > first);
            if (!ends)
                continue;
            QPainterPath path;
            for (std::size_t step = first; step < i; ++step) {
                const QPointF point(xOf(band.steps[step].at), yOf(base[step] + band.steps[step].rate.perSecond));
                step == first ? path.moveTo(point) : path.lineTo(point);
            }
            QPainterPath line = path;
            for (std::size_t step = i; step > first; --step)
                path.lineTo(xOf(band.steps[step - 1].at), yOf(base[step - 1]));
            path.closeSubpath();
            QColor fill = band.color;
            fill.setAlphaF(0.32F);
            painter.fillPath(path, fill);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(band.color, 1.4));
            painter.drawPath(line);
            first = i;
        }
        for (std::size_t step = 0; step < base.size() && step < band.steps.size(); ++step)
            base[step] += band.steps[step].rate.perSecond;
    }
}

void TrafficChart::paintEvent(QPaintEvent*)
{
    const widgets::Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<Step> total = history_.totalSeries();
    const QRectF box = QRectF(rect()).adjusted(12, 2, -12, -8);
    if (total.empty()) {
        painter.setFont(theme_.text(12));
        painter.setPen(t.faint);
        painter.drawText(box, Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Nothing is measured yet. Press Run, then send requests."));
        return;
    }
    const std::vector<Band> shown = bands();
    double highest = 1;
    for (const Step& step : total)
        highest = std::max(highest, step.rate.perSecond);
    for (std::size_t i = 0; i < total.size(); ++i) {
        double sum = 0;
        for (const Band& band : shown)
            sum += i < band.steps.size() ? band.steps[i].rate.perSecond : 0;
        highest = std::max(highest, sum);
    }
    const double top = niceTop(highest);
    painter.setFont(theme_.mono(10));
    const double margin = painter.fontMetrics().horizontalAdvance(models::rateText(top)) + 8;
    const QRectF plot = box.adjusted(margin, kLegendHeight + 6, 0, -2);
    paintLegend(painter, shown, QRectF(box.left(), box.top(), box.width(), kLegendHeight));
    painter.setFont(theme_.mono(10));
    for (const double part : {0.0, 0.5, 1.0}) {
        const double y = plot.bottom() - part * plot.height();
        painter.setPen(QPen(t.line, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(t.faint);
        painter.drawText(QRectF(box.left(), y - 8, margin - 6, 16), Qt::AlignRight | Qt::AlignVCenter,
                         models::rateText(top * part));
    }
    painter.setClipRect(plot.adjusted(0, -2, 0, 1));
    paintBands(painter, shown, plot, top);
}

} // namespace switchyard::panes
