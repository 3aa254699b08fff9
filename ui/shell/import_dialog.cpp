// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/import_dialog.h"

#include "ui/models/text.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace switchyard::shell {

using exchange::ImportAction;
using models::ImportModel;

ImportDialog::ImportDialog(const widgets::Theme& theme, session::ImportDraft& import, QWidget* parent)
    : QDialog(parent),
      theme_(theme),
      import_(import),
      model_(import),
      title_(new QLabel),
      list_(new QTreeView),
      findingsTitle_(new QLabel),
      findings_(new QListWidget),
      secrets_(new QLabel),
      accept_(new QPushButton)
{
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import"));
    resize(theme.scaled(760), theme.scaled(520));
    title_->setFont(theme.text(14, QFont::DemiBold));
    title_->setWordWrap(true);
    secrets_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(title_);
    buildList();
    column->addWidget(list_, 3);
    buildFindings();
    column->addWidget(findingsTitle_);
    column->addWidget(findings_, 1);
    column->addWidget(secrets_);
    buildButtons();
    connect(&model_, &ImportModel::chosenChanged, this, &ImportDialog::refresh);
    refresh();
}

void ImportDialog::buildList()
{
    list_->setObjectName(QStringLiteral("importList"));
    list_->setAccessibleName(tr("Resources that were found"));
    list_->setModel(&model_);
    list_->setAllColumnsShowFocus(true);
    list_->setUniformRowHeights(true);
    list_->setIndentation(theme_.scaled(16));
    QHeaderView* header = list_->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ImportModel::ResourceColumn, QHeaderView::Stretch);
    header->setSectionResizeMode(ImportModel::ActionColumn, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ImportModel::PlaceColumn, QHeaderView::ResizeToContents);
    header->setMinimumSectionSize(theme_.scaled(90));
    for (int row = 0; row < model_.rowCount(); ++row) {
        const QModelIndex item = model_.index(row, 0);
        for (int child = 0; child < model_.rowCount(item); ++child)
            list_->setFirstColumnSpanned(child, item, true);
        const int action = item.data(ImportModel::ActionRole).toInt();
        list_->setExpanded(item, action == static_cast<int>(ImportAction::Replace));
    }
    list_->setVisible(model_.rowCount() > 0);
}

/// What could not be read, and what has no place in a workspace.
void ImportDialog::buildFindings()
{
    findings_->setObjectName(QStringLiteral("importFindings"));
    findings_->setAccessibleName(tr("What is to be said about the files"));
    findings_->setWordWrap(true);
    findings_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (const exchange::FileDiagnostic& finding : import_.found().diagnostics) {
        const QString place = models::toQString(finding.file) + QLatin1Char(':');
        findings_->addItem(place + models::toQString(to_text(finding.diagnostic)));
    }
    for (const exchange::Skipped& skipped : import_.found().skipped)
        findings_->addItem(tr("%1:%2: %3 has no place in a workspace and is left out.")
                               .arg(models::toQString(skipped.file))
                               .arg(skipped.position.line)
                               .arg(models::toQString(skipped.what)));
    const int count = findings_->count();
    const bool anything = model_.rowCount() > 0;
    findingsTitle_->setText(!import_.hasMistakes() ? tr("About the files:")
                            : anything             ? tr("The files have mistakes; the rest can be imported:")
                                                   : tr("The files have mistakes:"));
    findingsTitle_->setVisible(count > 0);
    findings_->setVisible(count > 0);
}

void ImportDialog::buildButtons()
{
    accept_->setObjectName(QStringLiteral("importAccept"));
    accept_->setProperty("next", true);
    accept_->setDefault(true);
    auto* box = new QDialogButtonBox;
    box->addButton(accept_, QDialogButtonBox::AcceptRole);
    box->addButton(QDialogButtonBox::Cancel);
    layout()->addWidget(box);
    connect(box, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ImportDialog::refresh()
{
    title_->setText(summary());
    const int chosen = import_.chosenCount();
    accept_->setText(chosen > 0 ? tr("Import %n resources", nullptr, chosen) : tr("Import"));
    accept_->setEnabled(chosen > 0);
    const int secrets = import_.secretCount();
    secrets_->setVisible(secrets > 0);
    secrets_->setText(tr("%n private keys or other secrets are kept in the folder “keys” beside the workspace file, "
                         "readable for you alone; the workspace only names the files.",
                         nullptr, secrets));
}

QString ImportDialog::summary() const
{
    if (import_.plan().items.empty())
        return tr("No resource was found in these files.");
    QStringList parts;
    if (const int count = import_.count(ImportAction::Add))
        parts << tr("%n new", nullptr, count);
    if (const int count = import_.count(ImportAction::Replace))
        parts << tr("%n that differ from yours", nullptr, count);
    if (const int count = import_.count(ImportAction::Same))
        parts << tr("%n that you have already", nullptr, count);
    if (const int count = import_.count(ImportAction::Conflict))
        parts << tr("%n with a name that occurs several times", nullptr, count);
    return tr("%n resources were found: %1.", nullptr, static_cast<int>(import_.plan().items.size()))
        .arg(parts.join(QStringLiteral(", ")));
}

} // namespace switchyard::shell
