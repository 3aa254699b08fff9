// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/recent_files.h"
#include "ui/widgets/theme.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;
class QVBoxLayout;

namespace switchyard::shell {

class SampleCard;

/// What is seen before a file is open: the samples are one click away, and so are the files of the last days.
class StartPage final : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(const widgets::Theme& theme, QWidget* parent = nullptr);
    void setRecent(const std::vector<RecentFiles::File>& files);
    QTreeWidget& recent() { return *recent_; }

signals:
    void sampleChosen(const QString& id);
    void newChosen();
    void openChosen();
    void importChosen();
    void recentChosen(const QString& path);
    /// The row shall go from the list.
    void recentForgotten(const QString& path);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addHead(QVBoxLayout& column);
    void addCards(QVBoxLayout& column);
    void addRecent(QVBoxLayout& column);
    void addSteps(QVBoxLayout& column);
    QTreeWidgetItem* makeRow(const RecentFiles::File& file) const;
    void fitRecent();

    const widgets::Theme& theme_;
    QLabel* recentTitle_ = nullptr;
    QTreeWidget* recent_ = nullptr;
};

} // namespace switchyard::shell
