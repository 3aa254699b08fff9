// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/problems_pane.h"

#include "ui/models/problem_fix.h"
#include "ui/models/text.h"
#include "ui/panes/table.h"
#include "ui/widgets/item_delegates.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>

namespace switchyard::panes {

void SeverityFilter::setShown(Severity severity, bool shown)
{
    shown_[static_cast<std::size_t>(severity)] = shown;
    invalidateFilter();
}

bool SeverityFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const int severity = sourceModel()->index(row, 0, parent).data(models::ProblemsModel::SeverityRole).toInt();
    return shown_[static_cast<std::size_t>(severity)];
}

ProblemsPane::ProblemsPane(const widgets::Theme& theme, models::ProblemsModel& model, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      model_(model),
      filter_(new SeverityFilter(this)),
      nothing_(new QLabel),
      explain_(new QPushButton(tr("What is this?"))),
      fix_(new QPushButton(tr("Fix")))
{
    filter_->setSourceModel(&model);
    table_ = makeTable(theme, *filter_, new widgets::ProblemDelegate(theme, nullptr), {130, 0, 330, 60}, this);
    table_->setAccessibleName(tr("Problems"));
    table_->setObjectName(QStringLiteral("problems"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(table_, 1);
    connectTable();
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        refreshCounts();
        refreshFix();
    });
    refreshCounts();
    refreshFix();
}

QWidget* ProblemsPane::buildBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    for (std::size_t i = 0; i < severities_.size(); ++i) {
        auto* button = new QToolButton;
        button->setCheckable(true);
        button->setChecked(true);
        button->setObjectName(QStringLiteral("severity%1").arg(i));
        button->setToolTip(tr("Show or hide these"));
        connect(button, &QToolButton::toggled, this, [this, i](bool on) {
            filter_->setShown(static_cast<Severity>(i), on);
            refreshCounts();
            refreshFix();
        });
        severities_[i] = button;
        row->addWidget(button);
    }
    nothing_->setObjectName(QStringLiteral("problemsHidden"));
    nothing_->setFont(theme_.text(12));
    nothing_->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(nothing_, 1);
    fix_->setObjectName(QStringLiteral("fixProblem"));
    explain_->setObjectName(QStringLiteral("explainProblem"));
    explain_->setToolTip(tr("Open the help at this kind of problem, with an example"));
    row->addWidget(explain_);
    connect(explain_, &QPushButton::clicked, this, &ProblemsPane::explain);
    row->addWidget(fix_);
    connect(fix_, &QPushButton::clicked, this, &ProblemsPane::fix);
    auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, &ProblemsPane::fix);
    return bar;
}

void ProblemsPane::connectTable()
{
    // not the current row: taking the focus sets one
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection& now) {
        refreshFix();
        if (!now.isEmpty())
            emit problemPicked(pickedRow());
    });
    connect(table_, &QTableView::clicked, this,
            [this](const QModelIndex& index) { emit problemPicked(filter_->mapToSource(index).row()); });
    connect(table_, &QTableView::activated, this, &ProblemsPane::jump);
}

void ProblemsPane::setWorkspace(model::Workspace workspace)
{
    workspace_ = std::move(workspace);
    refreshFix();
}

/// In the model. Errors: -1.
int ProblemsPane::pickedRow() const
{
    const QModelIndexList picked = table_->selectionModel()->selectedRows();
    return picked.isEmpty() ? -1 : filter_->mapToSource(picked.first()).row();
}

void ProblemsPane::jump(const QModelIndex& index)
{
    const Diagnostic& diagnostic = model_.diagnostic(filter_->mapToSource(index).row());
    const auto path = schema::FieldPath::parse(diagnostic.field_path);
    emit jumpRequested(diagnostic.element, path ? *path : schema::FieldPath());
}

void ProblemsPane::fix()
{
    const int row = pickedRow();
    if (row < 0)
        return;
    if (auto repair = models::fixOf(model_.diagnostic(row), workspace_))
        emit fixRequested(std::move(repair->changes), repair->title);
}

void ProblemsPane::explain()
{
    const int row = pickedRow();
    if (row >= 0)
        emit explanationRequested(models::toQString(model_.diagnostic(row).code));
}

void ProblemsPane::refreshCounts()
{
    std::array<int, 3> counts{};
    for (int row = 0; row < model_.rowCount(); ++row)
        ++counts[static_cast<std::size_t>(model_.diagnostic(row).severity)];
    severities_[0]->setText(tr("Errors %1").arg(counts[0]));
    severities_[1]->setText(tr("Warnings %1").arg(counts[1]));
    severities_[2]->setText(tr("Advice %1").arg(counts[2]));
    const int hidden = model_.rowCount() - filter_->rowCount();
    nothing_->setText(model_.rowCount() == 0 ? tr("There is nothing to mend.")
                      : hidden > 0           ? tr("%n hidden", nullptr, hidden)
                                             : QString());
}

void ProblemsPane::refreshFix()
{
    const int row = pickedRow();
    const auto repair = row < 0 ? std::nullopt : models::fixOf(model_.diagnostic(row), workspace_);
    explain_->setVisible(row >= 0);
    fix_->setVisible(repair.has_value());
    fix_->setToolTip(repair ? repair->title : QString());
    fix_->setText(repair ? tr("Fix: %1").arg(repair->title) : tr("Fix"));
}

} // namespace switchyard::panes
