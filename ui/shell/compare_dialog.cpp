// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/compare_dialog.h"

#include "ui/models/text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace switchyard::shell {

CompareDialog::CompareDialog(const widgets::Theme& theme, session::Session& session, const QString& others,
                             const std::vector<model::Difference>& differences, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("compareDialog"));
    setWindowTitle(tr("Compare"));
    resize(theme.scaled(680), theme.scaled(420));
    const int count = static_cast<int>(differences.size());
    auto* title = new QLabel(count ? tr("%1 differs from the draft in %n places:", nullptr, count).arg(others)
                                   : tr("%1 says the same as the draft.").arg(others));
    title->setObjectName(QStringLiteral("compareTitle"));
    title->setFont(theme.text(14, QFont::DemiBold));
    title->setWordWrap(true);
    auto* list = new QListWidget;
    list->setObjectName(QStringLiteral("compareList"));
    list->setAccessibleName(tr("Differences"));
    list->setWordWrap(true);
    for (const model::Difference& difference : differences) {
        auto* item = new QListWidgetItem(models::toQString(difference.sentence), list);
        const ElementId element = session.workspace().element_id(difference.change.resource, difference.change.path);
        item->setData(Qt::UserRole,
                      QVariant::fromValue<quint64>(element ? element.value : difference.change.resource.value));
    }
    const auto pick = [&session](const QListWidgetItem* item) {
        const ElementId element{item->data(Qt::UserRole).toULongLong()};
        if (session.workspace().locate(element))
            session.select(element);
    };
    connect(list, &QListWidget::itemClicked, this, pick);
    connect(list, &QListWidget::itemActivated, this, pick);
    auto* box = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(title);
    column->addWidget(list, 1);
    column->addWidget(box);
}

} // namespace switchyard::shell
