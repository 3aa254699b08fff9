// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/diff.h"
#include "ui/session/session.h"
#include "ui/widgets/theme.h"

#include <QDialog>

#include <vector>

namespace switchyard::shell {

/// How other files differ from the draft, a sentence each; a click selects the place in the window. Lifetime: all it is
/// given outlives it.
class CompareDialog final : public QDialog
{
    Q_OBJECT
public:
    CompareDialog(const widgets::Theme& theme, session::Session& session, const QString& others,
                  const std::vector<model::Difference>& differences, QWidget* parent = nullptr);
};

} // namespace switchyard::shell
