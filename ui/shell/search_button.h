// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QAbstractButton>

namespace switchyard::shell {

/// Looks like an empty search box with its keys at the right; opens the command palette. Shrinks to its icon.
class SearchButton final : public QAbstractButton
{
    Q_OBJECT
public:
    SearchButton(const widgets::Theme& theme, const QString& text, const QString& keys, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintKeys(QPainter& painter, QRect& rest) const;

    const widgets::Theme& theme_;
    QString keys_;
};

} // namespace switchyard::shell
