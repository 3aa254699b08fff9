// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"
#include "ui/widgets/theme.h"

#include <QStatusBar>

class QLabel;
class QPushButton;

namespace switchyard::shell {

/// The line that never lies: what runs where; saved, draft and live; what is measured. The first label is the one whose
/// name changes are announced to assistive technology.
class StatusLine final : public QStatusBar
{
    Q_OBJECT
public:
    StatusLine(const widgets::Theme& theme, const session::Session& session, QWidget* parent = nullptr);

    QString runText() const;
    QString factsText() const;
    void setProblems(int count);

signals:
    void problemsClicked();
    /// Somebody wants to see what is not applied.
    void draftClicked();

public slots:
    void refresh();

private:
    QString savedText() const;
    QString draftText() const;
    QString liveText() const;
    void refreshFigures();
    void refreshFacts();
    void announce(const QString& text);

    const widgets::Theme& theme_;
    const session::Session& session_;
    QLabel* sign_;
    QLabel* run_;
    QLabel* saved_;
    QPushButton* draft_; ///< a sentence that can be pressed
    QLabel* live_;
    QLabel* rate_;
    QLabel* latency_;
    QLabel* errors_;
    QPushButton* problems_;
};

} // namespace switchyard::shell
