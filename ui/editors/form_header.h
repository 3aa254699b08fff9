// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/form_edits.h"
#include "ui/editors/tone_label.h"

namespace switchyard::editors {

/// What the form shows: kind, the way to it with every part clickable, and its name. Thread: gui.
class FormHeader final : public QWidget
{
    Q_OBJECT
public:
    FormHeader(const widgets::Theme& theme, FormEdits& edits, QWidget* parent = nullptr);
    /// Shows a page; the same text as before is not rebuilt.
    void show(const Page& page);
    void clear();

signals:
    /// A part of the way was clicked: the first `steps` steps of the path.
    void partPicked(std::size_t steps);

private:
    void rebuild(const QStringList& labels, const std::vector<std::size_t>& sizes);

    const widgets::Theme& theme_;
    FormEdits& edits_;
    QWidget* way_;
    ToneLabel* name_;
    QStringList shown_;
};

} // namespace switchyard::editors
