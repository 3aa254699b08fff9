// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/row_details.h"

#include "ui/models/text.h"
#include "ui/panes/tint.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>

namespace switchyard::panes {
namespace {

using Story = models::LogRowStory;

QString timeText(const Story::Timing& timing)
{
    return timing.known ? models::durationText(timing.micros) : timing.remark;
}

} // namespace

TimingBars::TimingBars(const widgets::Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    setObjectName(QStringLiteral("timings"));
    setAccessibleName(tr("Timings"));
    connect(&theme, &widgets::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void TimingBars::setTimings(std::vector<Story::Timing> timings)
{
    timings_ = std::move(timings);
    QStringList texts;
    for (const Story::Timing& timing : timings_)
        texts << timing.name + QLatin1Char(' ') + timeText(timing);
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int TimingBars::rowHeight() const { return QFontMetrics(theme_.text(12)).height() + theme_.scaled(6); }

QSize TimingBars::sizeHint() const
{
    return {theme_.scaled(220), rowHeight() * static_cast<int>(std::max<std::size_t>(1, timings_.size()))};
}

void TimingBars::paintEvent(QPaintEvent*)
{
    const widgets::Tokens& t = theme_.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    quint64 whole = 1;
    int names = 0;
    int numbers = 0;
    for (const Story::Timing& timing : timings_) {
        whole = std::max(whole, timing.known ? timing.micros : 0);
        names = std::max(names, QFontMetrics(theme_.text(12)).horizontalAdvance(timing.name));
        numbers = std::max(numbers, QFontMetrics(theme_.mono(12)).horizontalAdvance(timeText(timing)));
    }
    const QRectF track(names + 12, 0, std::max(20, width() - names - numbers - 24), theme_.scaled(6));
    const QColor colors[] = {t.second, t.third, t.accent, t.edge};
    for (std::size_t i = 0; i < timings_.size(); ++i) {
        const Story::Timing& timing = timings_[i];
        const QRectF row(0, static_cast<double>(i) * rowHeight(), width(), rowHeight());
        painter.setFont(theme_.text(12));
        painter.setPen(t.text);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, timing.name);
        painter.setFont(theme_.mono(12));
        painter.setPen(t.dim);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, timeText(timing));
        QRectF bar = track.translated(0, row.center().y() - track.height() / 2);
        painter.setPen(t.highContrast ? QPen(t.line) : QPen(Qt::NoPen));
        painter.setBrush(widgets::blend(t.panel, t.faint, 0.3));
        painter.drawRoundedRect(bar, 2, 2);
        if (!timing.known || timing.micros == 0)
            continue;
        bar.setWidth(std::max(2.0, bar.width() * static_cast<double>(timing.micros) / static_cast<double>(whole)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors[i % std::size(colors)]);
        painter.drawRoundedRect(bar, 2, 2);
    }
}

RowDetails::RowDetails(const widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      request_(new QLabel),
      summary_(new QLabel),
      ending_(new QLabel),
      bars_(new TimingBars(theme)),
      route_(new QGridLayout),
      facts_(new QGridLayout),
      close_(new QToolButton)
{
    setObjectName(QStringLiteral("rowDetails"));
    setAccessibleName(tr("Details of the log row"));
    request_->setFont(theme.mono(12));
    request_->setObjectName(QStringLiteral("rowRequest"));
    summary_->setFont(theme.text(12));
    summary_->setObjectName(QStringLiteral("rowSummary"));
    ending_->setObjectName(QStringLiteral("rowEnding"));
    for (QLabel* label : {request_, ending_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        label->setMinimumWidth(20);
    }
    close_->setAutoRaise(true);
    close_->setAccessibleName(tr("Close details"));
    close_->setToolTip(tr("Close details"));
    close_->setObjectName(QStringLiteral("closeDetails"));
    connect(close_, &QToolButton::clicked, this, &RowDetails::closed);
    setMinimumWidth(theme.scaled(220));
    arrange();
    connect(&theme, &widgets::Theme::changed, this, [this] { show(story_); }); // links keep the colour they had
    refreshColors();
}

void RowDetails::arrange()
{
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("rowContent"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    auto* top = new QHBoxLayout;
    top->addWidget(request_, 1);
    top->addWidget(close_, 0, Qt::AlignTop);
    column->addLayout(top);
    column->addWidget(summary_);
    column->addWidget(ending_);
    column->addWidget(bars_);
    column->addLayout(route_);
    column->addLayout(facts_);
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
}

void RowDetails::refreshColors()
{
    const widgets::Tokens& t = theme_.tokens();
    const int status = story_.statusClass;
    close_->setIcon(theme_.icon(QStringLiteral("close")));
    tint(*summary_, status >= 5 || status == 0 ? t.failing : status == 4 ? t.warning : t.healthy);
}

void RowDetails::show(const Story& story)
{
    story_ = story;
    request_->setText(story.request);
    summary_->setText(story.summary);
    refreshColors();
    ending_->setText(story.ending);
    bars_->setTimings(story.timings);
    fill(*route_, story.route);
    fill(*facts_, story.facts);
}

void RowDetails::fill(QGridLayout& grid, const std::vector<Story::Fact>& facts)
{
    while (QLayoutItem* item = grid.takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    grid.setColumnStretch(1, 1);
    grid.setHorizontalSpacing(12);
    grid.setVerticalSpacing(3);
    int row = 0;
    for (const Story::Fact& fact : facts) {
        auto* name = new QLabel(fact.name);
        name->setFont(theme_.text(12));
        name->setForegroundRole(QPalette::PlaceholderText);
        auto* value = new QLabel;
        value->setFont(theme_.mono(12));
        value->setWordWrap(true);
        value->setMinimumWidth(20);
        value->setAccessibleName(fact.name + QLatin1Char(' ') + fact.value);
        if (fact.element) {
            value->setTextFormat(Qt::RichText);
            value->setText(
                QStringLiteral("<a href=\"%1\">%2</a>").arg(fact.element.value).arg(fact.value.toHtmlEscaped()));
            value->setTextInteractionFlags(Qt::TextBrowserInteraction);
            connect(value, &QLabel::linkActivated, this,
                    [this](const QString& id) { emit elementPicked(ElementId{id.toULongLong()}); });
        } else {
            value->setTextFormat(Qt::PlainText);
            value->setText(fact.value);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        }
        grid.addWidget(name, row, 0, Qt::AlignTop);
        grid.addWidget(value, row, 1);
        ++row;
    }
}

void RowDetails::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace switchyard::panes
