// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QFrame>
#include <QString>

#include <vector>

class QLineEdit;
class QListWidget;

namespace switchyard::canvas {

/// One thing the popup offers: to lead to something that exists, or to make something new.
struct AddChoice
{
    QString text;
    QString help;
    ElementId existing; ///< 0: something new
    QString paletteId;
};

/// Type-to-add: a line to type in and what fits it. Enter takes the marked choice, Esc closes without. Thread: gui.
/// Deletes itself when it is closed.
class AddPopup final : public QFrame
{
    Q_OBJECT
public:
    AddPopup(const QString& title, std::vector<AddChoice> choices, QWidget* parent);

    /// Shows it with its upper left corner there, moved into the screen.
    void popUp(const QPoint& globalPosition);

signals:
    void chosen(const switchyard::canvas::AddChoice& choice);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void refill(const QString& filter);
    void take();

    std::vector<AddChoice> choices_;
    QLineEdit* filter_;
    QListWidget* list_;
};

} // namespace switchyard::canvas
