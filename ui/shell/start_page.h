// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

namespace switchyard::shell {

/// What is seen before a file is open: the sample is one click away.
class StartPage final : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(const widgets::Theme& theme, QWidget* parent = nullptr);

signals:
    void sampleChosen();
    void openChosen();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const widgets::Theme& theme_;
};

} // namespace switchyard::shell
