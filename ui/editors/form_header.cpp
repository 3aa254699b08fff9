// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/form_header.h"

#include "ui/editors/flow_layout.h"
#include "ui/editors/summaries.h"
#include "ui/models/kind_text.h"
#include "ui/models/text.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace switchyard::editors {

FormHeader::FormHeader(const widgets::Theme& theme, FormEdits& edits, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      edits_(edits),
      way_(new QWidget(this)),
      name_(new ToneLabel(theme, &widgets::Tokens::text, 14, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 4);
    column->setSpacing(2);
    new FlowLayout(way_);
    column->addWidget(way_);
    name_->setFont(theme.text(14, QFont::DemiBold));
    name_->setObjectName(QStringLiteral("inspectorName"));
    name_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(name_);
}

void FormHeader::clear()
{
    shown_.clear();
    rebuild({}, {});
    name_->clear();
}

void FormHeader::show(const Page& page)
{
    const model::Resource* resource = edits_.resource(page);
    if (!resource)
        return clear();
    QStringList labels{models::kindText(resource->kind)};
    std::vector<std::size_t> sizes;
    for (std::size_t size = 0; size <= page.path.size(); ++size) {
        // the list is no page of its own: its element says it
        if (size < page.path.size() && std::holds_alternative<std::size_t>(page.path[size]))
            continue;
        labels << stepLabel(*resource, page.path.prefix(size));
        sizes.push_back(size);
    }
    if (labels == shown_)
        return;
    shown_ = labels;
    name_->setText(labels.takeLast());
    sizes.pop_back();
    rebuild(labels, sizes);
}

void FormHeader::rebuild(const QStringList& labels, const std::vector<std::size_t>& sizes)
{
    while (QLayoutItem* item = way_->layout()->takeAt(0)) {
        item->widget()->hide(); // it may be the one that was clicked
        item->widget()->deleteLater();
        delete item;
    }
    for (int i = 0; i < labels.size(); ++i) {
        if (i == 0) {
            auto* kind = new ToneLabel(theme_, &widgets::Tokens::faint, 12, way_);
            kind->setText(sizes.empty() ? labels[0] : labels[0] + QStringLiteral(" ·"));
            kind->setWordWrap(false);
            kind->setFixedHeight(theme_.scaled(24));
            way_->layout()->addWidget(kind);
            continue;
        }
        auto* part = new QToolButton(way_);
        part->setText(labels[i] + QStringLiteral(" ›"));
        part->setToolTip(tr("Go to %1").arg(labels[i]));
        part->setAccessibleName(tr("Go to %1").arg(labels[i]));
        part->setObjectName(QStringLiteral("crumb:%1").arg(i - 1));
        part->setAutoRaise(true);
        part->setFont(theme_.text(12));
        part->setFixedSize(part->fontMetrics().horizontalAdvance(part->text()) + theme_.scaled(8), theme_.scaled(24));
        part->setFocusPolicy(Qt::StrongFocus);
        way_->layout()->addWidget(part);
        const std::size_t size = sizes[static_cast<std::size_t>(i - 1)];
        connect(part, &QToolButton::clicked, this, [this, size] { emit partPicked(size); });
    }
    for (QObject* child : way_->children()) {
        if (auto* widget = qobject_cast<QWidget*>(child); widget && way_->layout()->indexOf(widget) >= 0)
            widget->show();
    }
    updateGeometry();
}

} // namespace switchyard::editors
