// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/log_filter_model.h"
#include "ui/panes/log_filter_bar.h"
#include "ui/panes/row_details.h"
#include "ui/widgets/theme.h"

#include <QPersistentModelIndex>
#include <QTableView>
#include <QTimer>
#include <QWidget>

class QMenu;
class QPushButton;
class QSplitter;
class QToolButton;

namespace switchyard::panes {

/// The access log. It follows new rows only while it stands at the bottom and nothing is selected; otherwise a pill
/// counts them, and End, the pill or the Pause switch follow again. Rows never move under the reader.
class LogPane final : public QWidget
{
    Q_OBJECT
public:
    /// `name`: what its choice of columns is kept under.
    LogPane(const widgets::Theme& theme, models::AccessLogModel& model, QWidget* parent = nullptr,
            const QString& name = QStringLiteral("log"));
    ~LogPane() override;

    bool isFollowing() const { return following_; }
    int newRows() const { return newRows_; }
    QTableView& table() { return *table_; }
    LogFilterBar& filterBar() { return *filter_; }
    models::LogFilterModel& rows() { return rows_; }
    RowDetails& details() { return *details_; }

public slots:
    void follow();
    void pause() { setFollowing(false); }

signals:
    /// A row of the access log, not of the filtered table.
    void rowPicked(int row);
    void followingChanged(bool following);
    /// A name in the details of a row was chosen.
    void elementPicked(switchyard::ElementId element);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBar();
    void watchTable();
    void addShortcuts();
    void showMenu(const QPoint& at);
    QMenu* makeMenu(const QModelIndex& index);
    void narrow(const QString& term, bool exclude);
    void rowsReset();
    void rowsLookedAt();
    void rowsArrived(int first, int last);
    void rowsLeft(int count);
    void scrolled(int value);
    void setFollowing(bool following);
    void showPill();
    void showDetails();

    const widgets::Theme& theme_;
    QString columnsKey_;
    QString detailsKey_;
    models::LogFilterModel rows_;
    QTableView* table_;
    LogFilterBar* filter_;
    RowDetails* details_;
    QSplitter* split_;
    QToolButton* detailsSwitch_;
    QToolButton* pauseSwitch_;
    QPushButton* pill_;
    QTimer scrollTimer_;
    QPersistentModelIndex kept_; ///< in the log: the selected row, to be selected again once the filter got to it
    bool following_ = true;
    bool held_ = false;      ///< paused with the switch: a new filter does not follow again
    bool refilling_ = false; ///< rows come in that are not new, only found
    bool adjusting_ = false; ///< the scroll bar moves because of us
    int newRows_ = 0;
};

} // namespace switchyard::panes
