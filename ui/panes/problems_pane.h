// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/change.h"
#include "core/model/workspace.h"
#include "core/schema/field_path.h"
#include "ui/models/problems_model.h"
#include "ui/widgets/theme.h"

#include <QSortFilterProxyModel>
#include <QTableView>
#include <QWidget>

#include <array>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace switchyard::panes {

/// The problems of the chosen severities; the order stays the model's.
class SeverityFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setShown(Severity severity, bool shown);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::array<bool, 3> shown_{true, true, true};
};

/// Everything there is to say about the draft: a row leads to its place, and what the program can mend it mends.
class ProblemsPane final : public QWidget
{
    Q_OBJECT
public:
    ProblemsPane(const widgets::Theme& theme, models::ProblemsModel& model, QWidget* parent = nullptr);

    /// The draft the problems are about, to know repairs from.
    void setWorkspace(model::Workspace workspace);
    QTableView& table() { return *table_; }

signals:
    /// A row of the model was selected.
    void problemPicked(int row);
    /// A row was activated (Enter, double click).
    void jumpRequested(switchyard::ElementId element, const switchyard::schema::FieldPath& path);
    /// What does a code mean? With its example in the help.
    void explanationRequested(const QString& code);
    void fixRequested(std::vector<switchyard::model::Change> changes, const QString& title);

private:
    QWidget* buildBar();
    void connectTable();
    int pickedRow() const;
    void jump(const QModelIndex& index);
    void explain();
    void fix();
    void refreshCounts();
    void refreshFix();

    const widgets::Theme& theme_;
    models::ProblemsModel& model_;
    model::Workspace workspace_;
    SeverityFilter* filter_;
    QTableView* table_;
    QLabel* nothing_;
    QPushButton* explain_;
    std::array<QToolButton*, 3> severities_{};
    QPushButton* fix_;
};

} // namespace switchyard::panes
