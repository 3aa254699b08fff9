// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_log_model.h"
#include "ui/widgets/theme.h"

#include <QTableView>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QPushButton;
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

    bool isFollowing() const { return following_; }
    int newRows() const { return newRows_; }
    QTableView& table() { return *table_; }

public slots:
    void follow();
    void pause() { setFollowing(false); }

signals:
    void rowPicked(int row);
    void followingChanged(bool following);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildBar();
    void watchTable();
    void rowsArrived(int first, int last);
    void rowsLeft(int count);
    void scrolled(int value);
    void setFollowing(bool following);
    void showPill();

    const widgets::Theme& theme_;
    QTableView* table_;
    QHBoxLayout* bar_;
    QToolButton* pauseSwitch_;
    QPushButton* pill_;
    QTimer scrollTimer_;
    bool following_ = true;
    bool adjusting_ = false; ///< the scroll bar moves because of us
    int newRows_ = 0;
};

} // namespace switchyard::panes
