// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QAbstractButton>

namespace switchyard::shell {

/// A large button with a title and a sentence below it.
class SampleCard final : public QAbstractButton
{
    Q_OBJECT
public:
    /// `first`: the one that most people want; it stands out.
    SampleCard(const widgets::Theme& theme, const QString& title, const QString& sentence, bool first,
               QWidget* parent = nullptr);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const widgets::Theme& theme_;
    QString sentence_;
    bool first_;
};

} // namespace switchyard::shell
