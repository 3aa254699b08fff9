// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/form_page.h"

#include "ui/editors/form_header.h"
#include "ui/editors/weighted_split.h"
#include "ui/models/problems_model.h"
#include "ui/models/text.h"

#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace switchyard::editors {
namespace {

using models::toQString;

constexpr std::size_t kFewFields = 8; ///< so many are shown at once, without a filter

/// Names come first; the rest stays in the order of the reference.
int rank(const schema::FieldInfo& field)
{
    constexpr std::array first = {"name", "priority", "description"};
    const auto place = std::ranges::find_if(first, [&](const char* name) { return field.name == name; });
    return static_cast<int>(place - first.begin());
}

QVBoxLayout* bareColumn(QWidget* widget)
{
    auto* column = widget ? new QVBoxLayout(widget) : new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

FormPage::FormPage(const widgets::Theme& theme, FormEdits& edits, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      edits_(edits),
      header_(new FormHeader(theme, edits, this)),
      filter_(new QLineEdit(this)),
      area_(new QScrollArea(this))
{
    QVBoxLayout* column = bareColumn(this);
    column->addWidget(header_);
    filter_->setObjectName(QStringLiteral("fieldFilter"));
    filter_->setPlaceholderText(tr("Filter fields"));
    filter_->setAccessibleName(tr("Filter fields"));
    filter_->setClearButtonEnabled(true);
    auto* filterRow = bareColumn(nullptr);
    filterRow->setContentsMargins(12, 2, 12, 6);
    filterRow->addWidget(filter_);
    column->addLayout(filterRow);
    area_->setWidgetResizable(true);
    area_->setFrameShape(QFrame::NoFrame);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setFocusPolicy(Qt::NoFocus);
    area_->setObjectName(QStringLiteral("formArea"));
    column->addWidget(area_, 1);
    connect(filter_, &QLineEdit::textChanged, this, &FormPage::applyFilter);
    connect(header_, &FormHeader::partPicked, this,
            [this](std::size_t steps) { emit pageRequested({page_.resource, page_.path.prefix(steps)}); });
    sayNothingSelected();
}

FormPage::~FormPage() = default;

void FormPage::commitPending()
{
    for (FieldRow* row : rows_) {
        if (row)
            row->editor().commit();
    }
    if (split_)
        split_->commit();
}

void FormPage::clearContent()
{
    rows_.clear();
    shown_.reset();
    inFront_.clear();
    order_.clear();
    allShown_ = false;
    split_ = nullptr;
    problems_ = front_ = restRows_ = nullptr;
    rest_ = nullptr;
    more_ = nullptr;
    if (QWidget* old = area_->takeWidget()) {
        old->hide();
        old->deleteLater(); // a row of it may have asked for the next page
    }
    content_ = new QWidget;
    content_->setObjectName(QStringLiteral("formContent"));
    area_->setWidget(content_);
    area_->verticalScrollBar()->setValue(0);
}

void FormPage::sayNothingSelected()
{
    clearContent();
    header_->clear();
    filter_->hide();
    auto* hint = new ToneLabel(theme_, &widgets::Tokens::faint, 13, content_);
    hint->setText(tr("Select something on the canvas or in the tree to see and edit its fields here."));
    hint->setContentsMargins(12, 8, 12, 8);
    bareColumn(content_)->addWidget(hint, 0, Qt::AlignTop);
    hint->show();
}

void FormPage::open(const Page& page)
{
    commitPending();
    page_ = page;
    const QSignalBlocker quiet(filter_);
    filter_->clear();
    if (!edits_.resource(page)) {
        sayNothingSelected();
        return;
    }
    clearContent();
    collectFields();
    build();
}

void FormPage::collectFields()
{
    const schema::MessageInfo* message = edits_.message(page_);
    if (!message)
        return;
    for (const schema::FieldInfo& field : message->fields)
        order_.push_back(&field);
    // the fields lie side by side, so that their addresses are their order
    std::ranges::sort(order_, {}, [](const schema::FieldInfo* field) { return std::pair(rank(*field), field); });
    rows_.resize(order_.size());
}

void FormPage::build()
{
    QVBoxLayout* column = bareColumn(content_);
    problems_ = bareColumn(nullptr);
    column->addLayout(problems_);
    front_ = bareColumn(nullptr);
    column->addLayout(front_);
    split_ = new WeightedSplit(theme_, edits_, content_);
    column->addWidget(split_);
    rest_ = new QWidget(content_);
    restRows_ = bareColumn(rest_);
    column->addWidget(rest_);
    rest_->hide();
    more_ = new QPushButton(content_);
    more_->setObjectName(QStringLiteral("showAllFields"));
    auto* moreRow = bareColumn(nullptr);
    moreRow->setContentsMargins(12, 8, 12, 12);
    moreRow->addWidget(more_);
    column->addLayout(moreRow);
    column->addStretch(1);
    connect(more_, &QPushButton::clicked, this, [this] { setAllShown(!allShown_); });
    filter_->setVisible(!isShort());
    for (std::size_t place = 0; place < order_.size(); ++place) {
        if (order_[place]->required || !edits_.value(page_, *order_[place]).absent())
            rowInFront(place);
    }
    refresh(page_);
    refreshDiagnostics();
    if (isShort())
        setAllShown(true);
    content_->show();
}

FieldRow* FormPage::makeRow(std::size_t place)
{
    RowDoors doors;
    doors.open = [this](const schema::FieldPath& path) { emit pageRequested({page_.resource, path}); };
    doors.go = [this](ElementId resource) { emit resourceRequested(resource); };
    rows_[place] = new FieldRow(theme_, edits_, page_, *order_[place], std::move(doors));
    return rows_[place];
}

/// The row among those that show from the start, in its place.
FieldRow* FormPage::rowInFront(std::size_t place)
{
    if (rows_[place])
        return rows_[place];
    const auto at = std::ranges::lower_bound(inFront_, place);
    front_->insertWidget(static_cast<int>(at - inFront_.begin()), makeRow(place));
    inFront_.insert(at, place);
    rows_[place]->show();
    return rows_[place];
}

void FormPage::makeRest()
{
    for (std::size_t place = 0; place < order_.size(); ++place) {
        if (!rows_[place])
            restRows_->addWidget(makeRow(place));
    }
}

void FormPage::setAllShown(bool shown)
{
    allShown_ = shown;
    if (shown)
        makeRest();
    applyFilter();
}

void FormPage::applyFilter()
{
    const QString filter = filter_->text().trimmed();
    if (!filter.isEmpty())
        makeRest();
    for (FieldRow* row : rows_) {
        if (row)
            row->setVisible(filter.isEmpty() || row->matches(filter));
    }
    if (rest_)
        rest_->setVisible(!filter.isEmpty() || allShown_);
    updateMore();
}

void FormPage::updateMore()
{
    if (!more_)
        return;
    more_->setVisible(!isShort() && filter_->text().trimmed().isEmpty() && inFront_.size() < order_.size());
    more_->setText(allShown_ ? tr("Show fewer fields") : tr("Show all %n field(s)", nullptr, allFields()));
}

bool FormPage::isShort() const { return order_.size() <= kFewFields; }

int FormPage::shownFields() const
{
    return static_cast<int>(std::ranges::count_if(rows_, [](const FieldRow* row) { return row && row->isVisible(); }));
}

void FormPage::refresh(const Page& page)
{
    const bool moved = page != page_;
    page_ = page;
    const model::Resource* resource = edits_.resource(page_);
    if (!resource || !more_)
        return;
    const bool same = resource->message == shown_ && !moved;
    shown_ = resource->message;
    if (same) { // only what others are named by may differ
        for (FieldRow* row : rows_) {
            if (row && row->field().kind != schema::FieldKind::Message)
                row->refresh();
        }
        split_->refresh(page_);
        return;
    }
    header_->show(page_);
    for (std::size_t place = 0; place < order_.size(); ++place) {
        if (FieldRow* row = rows_[place]) {
            if (moved)
                row->setPage(page_);
            row->refresh();
        } else if (!edits_.value(page_, *order_[place]).absent()) {
            rowInFront(place)->setVisible(filter_->text().isEmpty());
        }
    }
    split_->refresh(page_);
    updateMore();
}

FormPage::Found FormPage::findDiagnostics() const
{
    Found found;
    const session::Session& session = edits_.session();
    const model::Resource* resource = edits_.resource(page_);
    if (!resource)
        return found;
    const std::string label = resource->label();
    for (const Diagnostic& diagnostic : session.diagnostics()) {
        if (diagnostic.resource != label)
            continue;
        const auto owner = diagnostic.element ? session.workspace().locate(diagnostic.element) : std::nullopt;
        const auto path = schema::FieldPath::parse(diagnostic.field_path);
        if ((owner && owner->resource->id != page_.resource) || !path || !path->starts_with(page_.path))
            continue;
        const std::size_t depth = page_.path.size();
        const auto* field = path->size() > depth ? std::get_if<std::string>(&(*path)[depth]) : nullptr;
        if (field)
            found.fields[*field].push_back(&diagnostic);
        else
            found.here.push_back(&diagnostic);
    }
    return found;
}

void FormPage::refreshDiagnostics()
{
    if (!more_)
        return;
    Found found = findDiagnostics();
    for (std::size_t place = 0; place < order_.size(); ++place) {
        const auto of = found.fields.find(order_[place]->name);
        if (of == found.fields.end()) {
            if (rows_[place])
                rows_[place]->showDiagnostics({});
            continue;
        }
        FieldRow* row = rowInFront(place);
        row->setVisible(filter_->text().isEmpty() || row->matches(filter_->text().trimmed()));
        row->showDiagnostics(of->second);
        found.fields.erase(of);
    }
    for (const auto& [unknown, diagnostics] : found.fields)
        found.here.insert(found.here.end(), diagnostics.begin(), diagnostics.end());
    showPageDiagnostics(found.here);
    updateMore();
}

void FormPage::showPageDiagnostics(const std::vector<const Diagnostic*>& diagnostics)
{
    while (QLayoutItem* item = problems_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const Diagnostic* diagnostic : diagnostics) {
        auto* line = new ToneLabel(theme_, severityColor(diagnostic->severity), 12, content_);
        line->setObjectName(QStringLiteral("pageDiagnostic"));
        line->setText(diagnosticLine(*diagnostic, page_.path));
        line->setToolTip(models::ProblemsModel::hint(*diagnostic));
        line->setContentsMargins(12, 2, 12, 4);
        problems_->addWidget(line);
    }
}

bool FormPage::focusField(std::string_view field)
{
    const auto info =
        std::ranges::find_if(order_, [&](const schema::FieldInfo* known) { return known->name == field; });
    if (info == order_.end())
        return false;
    if (!filter_->text().isEmpty())
        filter_->clear();
    FieldRow* row = rowInFront(static_cast<std::size_t>(info - order_.begin()));
    if (restRows_->indexOf(row) >= 0)
        setAllShown(true);
    row->show();
    updateMore();
    content_->layout()->activate();
    content_->adjustSize();
    row->editor().input()->setFocus(Qt::ShortcutFocusReason);
    area_->ensureWidgetVisible(row, 0, 24);
    return true;
}

void FormPage::focusFirst()
{
    if (!inFront_.empty())
        rows_[inFront_.front()]->editor().input()->setFocus(Qt::ShortcutFocusReason);
    else if (isShort() && !rows_.empty() && rows_.front())
        rows_.front()->editor().input()->setFocus(Qt::ShortcutFocusReason);
    else if (more_)
        more_->setFocus(Qt::ShortcutFocusReason);
}

} // namespace switchyard::editors
