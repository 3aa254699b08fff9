// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/log_row_story.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace switchyard::panes {

/// How long the parts of a request took: one bar each, as long as its share of the whole, with its number.
class TimingBars final : public QWidget
{
    Q_OBJECT
public:
    TimingBars(const widgets::Theme& theme, QWidget* parent = nullptr);
    void setTimings(std::vector<models::LogRowStory::Timing> timings);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowHeight() const;

    const widgets::Theme& theme_;
    std::vector<models::LogRowStory::Timing> timings_;
};

/// Beside the access log: everything a row holds, in sentences, links and bars.
class RowDetails final : public QWidget
{
    Q_OBJECT
public:
    RowDetails(const widgets::Theme& theme, QWidget* parent = nullptr);
    void show(const models::LogRowStory& story);
    using QWidget::show;
    const models::LogRowStory& story() const { return story_; }

signals:
    /// A name of the route was chosen.
    void elementPicked(switchyard::ElementId element);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void arrange();
    void fill(QGridLayout& grid, const std::vector<models::LogRowStory::Fact>& facts);
    void refreshColors();

    const widgets::Theme& theme_;
    models::LogRowStory story_;
    QLabel* request_;
    QLabel* summary_;
    QLabel* ending_;
    TimingBars* bars_;
    QGridLayout* route_;
    QGridLayout* facts_;
    QToolButton* close_;
};

} // namespace switchyard::panes
