// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"

#include <QAbstractTableModel>

#include <vector>

namespace switchyard::models {

/// Everything there is to say about the draft: errors first, then in the order of the file. Thread: gui.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Kind,
        Sentence,
        Where,
        Line,
        ColumnCount
    };
    enum Role
    {
        /// int of Severity.
        SeverityRole = Qt::UserRole + 1,
        /// The next step, in the user's language.
        HintRole
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setDiagnostics(std::vector<Diagnostic> diagnostics);
    const Diagnostic& diagnostic(int row) const { return diagnostics_[static_cast<std::size_t>(row)]; }
    /// Errors and warnings; advice is not a problem.
    int problemCount() const;
    int errorCount() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// The sentence and the next step of a diagnostic in the user's language.
    static QString sentence(const Diagnostic& diagnostic);
    static QString hint(const Diagnostic& diagnostic);

private:
    std::vector<Diagnostic> diagnostics_;
};

} // namespace switchyard::models
