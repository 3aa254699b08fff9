// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace switchyard::shell {

/// The pages of resources/help: a list of them, a search over their texts, and the way back.
class HelpWindow final : public QDialog
{
    Q_OBJECT
public:
    explicit HelpWindow(const widgets::Theme& theme, QWidget* parent = nullptr);
    /// `page`: the name of a file without its ending.
    void showPage(const QString& page);
    QString page() const;
    /// Brings a heading of the page that is shown to the top. Errors: nothing happens when there is none.
    void goToHeading(const QString& heading);
    QListWidget& pages() { return *pages_; }
    QLineEdit& search() { return *search_; }
    QTextBrowser& browser() { return *browser_; }

private:
    void fillPages();
    void filterPages(const QString& text);
    void mark(const QString& text);
    void goToFound();
    void restyle();

    const widgets::Theme& theme_;
    QListWidget* pages_;
    QLineEdit* search_;
    QPushButton* back_;
    QTextBrowser* browser_;
    QTimer searchTimer_; ///< a word being typed is one jump, not one for each letter
};

} // namespace switchyard::shell
