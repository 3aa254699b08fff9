// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QDialog>

namespace switchyard::shell {

/// Name, version, licence, and the libraries and fonts inside with theirs.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(const widgets::Theme& theme, QWidget* parent = nullptr);
};

} // namespace switchyard::shell
