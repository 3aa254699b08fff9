// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problems_model.h"

#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace switchyard::models {
namespace {

/// The template in the user's language (vendor names inside stay), with its arguments.
QString translated(std::string_view text, const std::vector<std::string>& args)
{
    const QByteArray source(text.data(), static_cast<qsizetype>(text.size()));
    const QString localized = QCoreApplication::translate("Diagnostic", source.constData());
    return toQString(fill_template(localized.toStdString(), args));
}

} // namespace

QString ProblemsModel::sentence(const Diagnostic& diagnostic)
{
    const DiagnosticText* text = diagnostic_text(diagnostic.code);
    return text ? translated(text->sentence, diagnostic.args) : toQString(to_text(diagnostic));
}

QString ProblemsModel::hint(const Diagnostic& diagnostic)
{
    const DiagnosticText* text = diagnostic_text(diagnostic.code);
    return text ? translated(text->hint, diagnostic.args) : QString();
}

void ProblemsModel::setDiagnostics(std::vector<Diagnostic> diagnostics)
{
    std::ranges::sort(diagnostics, [](const Diagnostic& a, const Diagnostic& b) {
        return std::tie(a.severity, a.line, a.column, a.resource, a.field_path, a.code) <
               std::tie(b.severity, b.line, b.column, b.resource, b.field_path, b.code);
    });
    if (diagnostics == diagnostics_)
        return;
    beginResetModel();
    diagnostics_ = std::move(diagnostics);
    endResetModel();
}

int ProblemsModel::problemCount() const
{
    return static_cast<int>(std::ranges::count_if(
        diagnostics_, [](const Diagnostic& diagnostic) { return diagnostic.severity != Severity::Advice; }));
}

int ProblemsModel::errorCount() const
{
    return static_cast<int>(std::ranges::count_if(
        diagnostics_, [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; }));
}

int ProblemsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(diagnostics_.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ProblemsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Diagnostic& row = diagnostic(index.row());
    if (role == SeverityRole)
        return static_cast<int>(row.severity);
    if (role == HintRole)
        return hint(row);
    if (role == Qt::ToolTipRole)
        return hint(row).isEmpty() ? sentence(row) : sentence(row) + QLatin1Char('\n') + hint(row);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Kind:
        switch (row.severity) {
        case Severity::Error:
            return row.runs_here ? tr("Error in the cloud") : tr("Error");
        case Severity::Warning:
            return tr("Warning");
        case Severity::Advice:
            return tr("Advice");
        }
        return {};
    case Sentence: {
        const QString next = hint(row);
        return next.isEmpty() ? sentence(row) : sentence(row) + QStringLiteral("  ") + next;
    }
    case Where:
        return toQString(row.field_path.empty() ? row.resource : row.resource + "  " + row.field_path);
    case Line:
        return row.line ? QString::number(row.line) : QString();
    default:
        return {};
    }
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Kind:
        return tr("Kind");
    case Sentence:
        return tr("What, and the next step");
    case Where:
        return tr("Where");
    case Line:
        return tr("Line");
    default:
        return {};
    }
}

} // namespace switchyard::models
