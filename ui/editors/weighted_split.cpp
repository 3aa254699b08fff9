// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/weighted_split.h"

#include "core/schema/access.h"
#include "ui/editors/number_editor.h"
#include "ui/editors/summaries.h"
#include "ui/models/text.h"

#include <QHBoxLayout>
#include <QPainter>

namespace switchyard::editors {
namespace {

using models::toQString;
using schema::Value;

constexpr std::array kPlaces = {"weightedBackendServices", "routeAction.weightedBackendServices",
                                "defaultRouteAction.weightedBackendServices"};

/// The list of the split that a page shows; empty when it has none.
schema::FieldPath splitOf(const model::Resource& resource, const Page& page)
{
    for (const char* place : kPlaces) {
        const auto relative = schema::FieldPath::parse(place);
        const schema::FieldPath list = relative ? page.path.joined(*relative) : page.path;
        const auto size = schema::list_size(*resource.message, list);
        if (size && *size > 0)
            return list;
    }
    return {};
}

} // namespace

/// One backend service of the split.
struct WeightedSplit::Part
{
    std::unique_ptr<FieldTarget> target;
    QWidget* row = nullptr;
    ToneLabel* name = nullptr;
    NumberEditor* box = nullptr;
    ToneLabel* percent = nullptr;
    double share = 0;

    ~Part()
    {
        row->hide();
        row->deleteLater();
        delete box; // writes to the target
    }
};

WeightedSplit::WeightedSplit(const widgets::Theme& theme, FormEdits& edits, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      edits_(edits),
      column_(new QVBoxLayout(this)),
      complaint_(new ToneLabel(theme, &widgets::Tokens::failing, 12, this))
{
    setObjectName(QStringLiteral("weightedSplit"));
    column_->setContentsMargins(12, 8, 12, 12);
    column_->setSpacing(9);
    auto* head = new QHBoxLayout;
    auto* title = new ToneLabel(theme, &widgets::Tokens::text, 13, this);
    title->setFont(theme.text(13, QFont::DemiBold));
    title->setText(tr("Weighted split"));
    title->setWordWrap(false);
    auto* range = new ToneLabel(theme, &widgets::Tokens::faint, 12, this);
    range->setText(tr("weights 0 – 1000"));
    range->setWordWrap(false);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(range);
    column_->addLayout(head);
    complaint_->hide();
    column_->addWidget(complaint_);
    hide();
}

WeightedSplit::~WeightedSplit() { parts_.clear(); }

void WeightedSplit::rebuild(const schema::FieldPath& list, std::size_t count, const Page& page)
{
    const schema::FieldInfo* weight = schema::field_info("WeightedBackendService", "weight");
    while (parts_.size() > count)
        parts_.pop_back();
    while (weight && parts_.size() < count) {
        auto part = std::make_unique<Part>();
        const std::size_t place = parts_.size();
        part->target = std::make_unique<FieldTarget>(edits_, Page{page.resource, list.index(place)}, *weight,
                                                     [this](const QString& sentence) {
                                                         complaint_->setText(sentence);
                                                         complaint_->setVisible(!sentence.isEmpty());
                                                     });
        part->row = new QWidget(this);
        auto* row = new QHBoxLayout(part->row);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        part->name = new ToneLabel(theme_, &widgets::Tokens::text, 13, part->row);
        part->name->setWordWrap(true);
        part->box = new NumberEditor(theme_, *weight, *part->target, NumberEditor::Range::Hidden);
        part->box->input()->setObjectName(QStringLiteral("weight:%1").arg(place));
        part->percent = new ToneLabel(theme_, &widgets::Tokens::dim, 13, part->row);
        part->percent->setWordWrap(false);
        part->percent->setObjectName(QStringLiteral("share:%1").arg(place));
        part->percent->setMinimumWidth(theme_.scaled(44));
        row->addWidget(part->name, 1);
        row->addWidget(part->box);
        row->addWidget(part->percent);
        column_->insertWidget(column_->indexOf(complaint_), part->row);
        parts_.push_back(std::move(part));
    }
}

void WeightedSplit::commit()
{
    for (const auto& part : parts_)
        part->box->commit();
}

void WeightedSplit::refresh(const Page& page)
{
    const model::Resource* resource = edits_.resource(page);
    const schema::FieldPath list = resource ? splitOf(*resource, page) : schema::FieldPath();
    const auto size = list.empty() ? Result<std::size_t>(0) : schema::list_size(*resource->message, list);
    rebuild(list, size ? *size : 0, page);
    double total = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        Part& part = *parts_[i];
        part.target->setPage({page.resource, list.index(i)});
        const Value weight = edits_.value(part.target->page(), part.box->field());
        part.box->showValue(weight);
        const auto service = schema::get(*resource->message, list.index(i).field("backendService"));
        const QString text = service && !service->absent() ? toQString(schema::to_text(*service)) : QString();
        part.name->setText(text.isEmpty() ? tr("(no service)") : text.mid(text.lastIndexOf(QLatin1Char('/')) + 1));
        part.box->input()->setAccessibleName(tr("Weight of %1").arg(part.name->text()));
        const auto* number = weight.as<std::int64_t>();
        const auto* plain = weight.as<std::uint64_t>();
        part.share = number ? static_cast<double>(*number) : plain ? static_cast<double>(*plain) : 0;
        total += part.share;
    }
    for (const auto& part : parts_) {
        part->share = total > 0 ? part->share / total : 0;
        part->percent->setText(models::shareText(part->share));
    }
    setVisible(!parts_.empty());
    update();
}

/// A bar under each part, as long as its share.
void WeightedSplit::paintEvent(QPaintEvent*)
{
    const widgets::Tokens& t = theme_.tokens();
    const std::array colors = {t.accent, t.second, t.third, t.warning};
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const QRect row = parts_[i]->row->geometry();
        QRectF bar(row.left(), row.bottom() + 2, row.width() - theme_.scaled(52), 4);
        painter.setBrush(t.line);
        painter.drawRoundedRect(bar, 2, 2);
        bar.setWidth(bar.width() * parts_[i]->share);
        painter.setBrush(colors[i % colors.size()]);
        painter.drawRoundedRect(bar, 2, 2);
    }
}

} // namespace switchyard::editors
