// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/review_dialog.h"

#include "ui/models/text.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace switchyard::shell {
namespace {

constexpr int kElementRole = Qt::UserRole + 1;

/// "URL map storefront" of "URL map storefront: priority changed from 10 to 20", and what follows.
std::pair<QString, QString> parts(const model::Difference& difference)
{
    const QString sentence = models::toQString(difference.sentence);
    if (difference.change.about_resource())
        return {sentence, sentence};
    const qsizetype place = sentence.indexOf(QStringLiteral(": "));
    return place < 0 ? std::pair{sentence, sentence} : std::pair{sentence.left(place), sentence.mid(place + 2)};
}

} // namespace

ReviewDialog::ReviewDialog(const widgets::Theme& theme, session::Session& session, WindowActions& actions,
                           QWidget* parent)
    : QDialog(parent),
      session_(session),
      actions_(actions),
      title_(new QLabel),
      list_(new QTreeWidget),
      apply_(new QPushButton(tr("Apply"))),
      revert_(new QPushButton(tr("Revert to live")))
{
    setObjectName(QStringLiteral("reviewDialog"));
    setWindowTitle(tr("Review changes"));
    resize(theme.scaled(640), theme.scaled(420));
    title_->setFont(theme.text(14, QFont::DemiBold));
    title_->setWordWrap(true);
    list_->setObjectName(QStringLiteral("reviewList"));
    list_->setAccessibleName(tr("Changes by resource"));
    list_->setHeaderHidden(true);
    list_->setIndentation(theme.scaled(14));
    list_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(title_);
    column->addWidget(list_, 1);
    buildButtons();
    connect(list_, &QTreeWidget::itemClicked, this, &ReviewDialog::pick);
    connect(list_, &QTreeWidget::itemActivated, this, &ReviewDialog::pick);
    using session::Session;
    for (const auto signal : {&Session::workspaceChanged, &Session::revisionLive, &Session::runStateChanged})
        connect(&session, signal, this, &ReviewDialog::refresh);
    refresh();
}

void ReviewDialog::buildButtons()
{
    apply_->setObjectName(QStringLiteral("reviewApply"));
    apply_->setProperty("next", true);
    revert_->setObjectName(QStringLiteral("reviewRevert"));
    auto* box = new QDialogButtonBox;
    box->addButton(revert_, QDialogButtonBox::ResetRole);
    box->addButton(apply_, QDialogButtonBox::ApplyRole);
    box->addButton(QDialogButtonBox::Close);
    layout()->addWidget(box);
    connect(apply_, &QPushButton::clicked, actions_.apply, &QAction::trigger);
    connect(revert_, &QPushButton::clicked, actions_.revert, &QAction::trigger);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QTreeWidgetItem* ReviewDialog::groupOf(const QString& name, ElementId resource)
{
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* group = list_->topLevelItem(i);
        if (group->data(0, kElementRole).toULongLong() == resource.value)
            return group;
    }
    auto* group = new QTreeWidgetItem(list_, {name});
    group->setData(0, kElementRole, QVariant::fromValue<quint64>(resource.value));
    QFont font = list_->font();
    font.setWeight(QFont::DemiBold);
    group->setFont(0, font);
    group->setExpanded(true);
    return group;
}

void ReviewDialog::refresh()
{
    const std::vector<model::Difference> differences = session_.differencesToLive();
    list_->clear();
    for (const model::Difference& difference : differences) {
        const model::Change& change = difference.change;
        const auto [name, text] = parts(difference);
        QTreeWidgetItem* group = groupOf(name, change.resource);
        if (change.about_resource())
            continue; // the name says it
        const ElementId element = session_.workspace().element_id(change.resource, change.path);
        auto* item = new QTreeWidgetItem(group, {text});
        item->setToolTip(0, models::toQString(difference.sentence));
        item->setData(0, kElementRole, QVariant::fromValue<quint64>(element ? element.value : change.resource.value));
        group->setExpanded(true);
    }
    const int count = static_cast<int>(differences.size());
    title_->setText(
        !session_.isRunning() ? tr("Nothing runs: there is nothing to compare with.")
        : count ? tr("Applying makes %n changes to revision %1.", nullptr, count).arg(session_.liveRevision().value)
                : tr("The draft is as live."));
    apply_->setEnabled(actions_.apply->isEnabled());
    revert_->setEnabled(actions_.revert->isEnabled());
}

void ReviewDialog::pick(const QTreeWidgetItem* item)
{
    const ElementId element{item->data(0, kElementRole).toULongLong()};
    if (session_.workspace().locate(element))
        session_.select(element);
}

} // namespace switchyard::shell
