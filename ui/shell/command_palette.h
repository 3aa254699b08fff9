// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/palette_model.h"
#include "ui/widgets/theme.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace switchyard::shell {

/// A box over the window: type a few letters of a command, a resource or an element, press Enter. Esc or a click beside
/// it closes it; the focus goes back to where it was.
class CommandPalette final : public QFrame
{
    Q_OBJECT
public:
    CommandPalette(const widgets::Theme& theme, QWidget* window);

    void open(std::vector<PaletteEntry> entries);
    PaletteModel& model() { return model_; }
    QLineEdit& input() { return *input_; }
    QListView& list() { return *list_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void place();
    void showMatches(const QString& pattern);
    void move(int step);
    void choose(const QModelIndex& index);
    void dismiss();
    void leave();
    bool handleKey(int key);

    const widgets::Theme& theme_;
    PaletteModel model_;
    QLineEdit* input_;
    QListView* list_;
    QLabel* nothing_;
    QWidget* before_ = nullptr; ///< had the focus
};

} // namespace switchyard::shell
