// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/log_filter_model.h"
#include "ui/widgets/theme.h"

#include <QLineEdit>
#include <QTimer>
#include <QWidget>

#include <vector>

class QHBoxLayout;
class QLabel;
class QMenu;
class QToolButton;

namespace switchyard::panes {

/// The line the access log is filtered with: says at once whether the text can be understood and where it cannot,
/// completes field names, keeps filters by name, and shows how far a filter got. Filters are kept in the settings.
class LogFilterBar final : public QWidget
{
    Q_OBJECT
public:
    LogFilterBar(const widgets::Theme& theme, models::LogFilterModel& rows, QWidget* parent = nullptr);

    QString text() const { return line_->text(); }
    /// Types the text and uses it at once.
    void setText(const QString& text);
    QLineEdit& line() { return *line_; }
    /// Puts a button behind the line. `spare`: it leaves first when there is little room; a menu has the same.
    void addButton(QWidget* button, bool spare = false);
    /// The saved filters and what can be done with them.
    QMenu* savedMenu() { return menu_; }

    /// Keeps the present text under a name; one that exists is replaced.
    void saveAs(const QString& name);
    static QStringList savedNames();
    static QString savedFilter(const QString& name);
    static void removeSaved(const QString& name);
    /// The sentence about the text; empty while there is nothing to say.
    QString sentence() const { return sentence_; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Names, fonts and texts of the parts.
    void dress();
    void check();
    void use();
    void showState();
    void showProgress();
    void fillMenu();
    void askForName();

    const widgets::Theme& theme_;
    models::LogFilterModel& rows_;
    QHBoxLayout* row_;
    QLineEdit* line_;
    QAction* sign_;
    QLabel* count_;
    QLabel* problem_;
    QToolButton* saved_;
    QMenu* menu_;
    std::vector<QWidget*> spare_;
    QTimer delay_;
    models::LogFilter filter_; ///< what the text means, when it is valid
    QString sentence_;
    QString used_; ///< the text whose filter the rows have; at first none
};

} // namespace switchyard::panes
