// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/health_pane.h"

#include "ui/panes/note_box.h"
#include "ui/panes/table.h"
#include "ui/panes/tint.h"
#include "ui/widgets/item_delegates.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>

namespace switchyard::panes {
namespace {

QLabel* makeText(const QFont& font, const QString& name = {})
{
    auto* label = new QLabel;
    label->setFont(font);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel* makeWrapped(const QFont& font, const QString& name)
{
    QLabel* label = makeText(font, name);
    label->setWordWrap(true);
    label->setMinimumWidth(20);
    return label;
}

} // namespace

HealthDetails::HealthDetails(const widgets::Theme& theme, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      title_(makeWrapped(theme.text(13, QFont::DemiBold), QStringLiteral("healthTitle"))),
      verdict_(makeWrapped(theme.text(12), QStringLiteral("healthVerdict"))),
      request_(makeWrapped(theme.mono(12), QStringLiteral("healthRequest"))),
      expectation_(makeWrapped(theme.text(12), QStringLiteral("healthExpectation"))),
      next_(makeWrapped(theme.text(12), QStringLiteral("healthNext"))),
      probe_(new QPushButton(tr("Probe now"))),
      edit_(new QPushButton(tr("Edit health check")))
{
    setObjectName(QStringLiteral("healthDetails"));
    setAccessibleName(tr("Why is the endpoint healthy or not?"));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(6);
    column->addWidget(title_);
    column->addWidget(verdict_);
    column->addLayout(buildAsked());
    column->addLayout(buildProbes());
    column->addWidget(buildNote());
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(area);
    connect(&theme, &widgets::Theme::changed, this, &HealthDetails::refreshColors);
}

QLayout* HealthDetails::buildAsked()
{
    auto* asked = new QGridLayout;
    asked->setHorizontalSpacing(12);
    asked->setColumnStretch(1, 1);
    const std::pair<QString, QLabel*> rows[] = {{tr("Asked"), request_}, {tr("Expected"), expectation_}};
    int row = 0;
    for (const auto& [name, value] : rows) {
        QLabel* heading = makeText(theme_.text(12));
        heading->setText(name);
        heading->setForegroundRole(QPalette::PlaceholderText);
        asked->addWidget(heading, row, 0, Qt::AlignTop);
        asked->addWidget(value, row++, 1);
    }
    return asked;
}

QLayout* HealthDetails::buildProbes()
{
    auto* list = new QGridLayout;
    list->setHorizontalSpacing(16);
    list->setVerticalSpacing(2);
    list->setColumnStretch(1, 1);
    int row = 0;
    for (ProbeLabels& probe : probes_) {
        probe = {makeText(theme_.mono(12)), makeText(theme_.mono(12)), makeText(theme_.mono(12))};
        list->addWidget(probe.at, row, 0);
        list->addWidget(probe.answer, row, 1);
        list->addWidget(probe.took, row++, 2, Qt::AlignRight);
    }
    return list;
}

QWidget* HealthDetails::buildNote()
{
    auto* note = new NoteBox(theme_);
    auto* row = new QHBoxLayout(note);
    row->setContentsMargins(10, 8, 10, 8);
    row->setSpacing(8);
    row->addWidget(next_, 1);
    row->addWidget(probe_);
    row->addWidget(edit_);
    probe_->setObjectName(QStringLiteral("probeNow"));
    edit_->setObjectName(QStringLiteral("editHealthCheck"));
    connect(probe_, &QPushButton::clicked, this, [this] { emit probeRequested(story_.service); });
    connect(edit_, &QPushButton::clicked, this, [this] { emit editRequested(story_.healthCheck); });
    return note;
}

void HealthDetails::show(const models::HealthStory& story)
{
    story_ = story;
    title_->setText(story.failing ? tr("Why unhealthy?  %1").arg(story.endpoint) : story.endpoint);
    verdict_->setText(story.verdict);
    request_->setText(story.request);
    expectation_->setText(story.expectation);
    next_->setText(story.next.isEmpty() ? tr("Nothing is wrong with the last probe.") : story.next);
    edit_->setEnabled(static_cast<bool>(story.healthCheck));
    for (std::size_t i = 0; i < probes_.size(); ++i) {
        const bool used = i < story.probes.size();
        probes_[i].at->setText(used ? story.probes[i].at : QString());
        probes_[i].answer->setText(used ? (story.probes[i].success ? QStringLiteral("✓ ") : QStringLiteral("✗ ")) +
                                              story.probes[i].answer
                                        : QString());
        probes_[i].took->setText(used ? story.probes[i].took : QString());
        for (QLabel* label : {probes_[i].at, probes_[i].answer, probes_[i].took})
            label->setVisible(used);
    }
    refreshColors();
}

void HealthDetails::refreshColors()
{
    const widgets::Tokens& t = theme_.tokens();
    for (std::size_t i = 0; i < probes_.size() && i < story_.probes.size(); ++i) {
        tint(*probes_[i].at, t.dim);
        tint(*probes_[i].took, t.dim);
        tint(*probes_[i].answer, story_.probes[i].success ? t.healthy : t.failing);
    }
}

HealthPane::HealthPane(const widgets::Theme& theme, models::HealthModel& model, bool compact, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      model_(model),
      table_(makeTable(theme, model, new widgets::HealthDelegate(theme, nullptr), {190, 200, 120, 260, 80}, this)),
      details_(new HealthDetails(theme))
{
    buildTable(compact);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    if (compact)
        column->addWidget(makeHeading(theme, tr("Endpoint health"), tr("recent probes"), this));
    auto* split = new QSplitter;
    split->addWidget(table_);
    split->addWidget(details_);
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    column->addWidget(split, 1);
    details_->hide();
    connect(details_, &HealthDetails::probeRequested, this, &HealthPane::probeRequested);
    connect(details_, &HealthDetails::editRequested, this, &HealthPane::editRequested);
    // not the current row: taking the focus sets one
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this, compact](const QItemSelection& now) {
                if (!compact)
                    refreshDetails();
                if (!now.isEmpty())
                    emit rowPicked(now.first().top());
            });
    if (compact)
        return;
    connect(&model, &QAbstractItemModel::dataChanged, this, &HealthPane::refreshDetails);
    connect(&model, &QAbstractItemModel::modelReset, this, &HealthPane::refreshDetails);
}

void HealthPane::buildTable(bool compact)
{
    using Model = models::HealthModel;
    table_->setAccessibleName(tr("Endpoint health"));
    table_->setObjectName(compact ? QStringLiteral("healthCompact") : QStringLiteral("health"));
    QHeaderView* header = table_->horizontalHeader();
    header->setStretchLastSection(false);
    if (compact) {
        header->hide();
        table_->setColumnHidden(Model::State, true);
        table_->setColumnHidden(Model::Answer, true);
        header->setSectionResizeMode(Model::Recent, QHeaderView::Stretch);
        table_->setColumnWidth(Model::Endpoint, 130);
        table_->setColumnWidth(Model::Took, 66);
    } else {
        header->setSectionResizeMode(Model::Answer, QHeaderView::Stretch);
    }
}

void HealthPane::setWorkspace(model::Workspace workspace)
{
    workspace_ = std::move(workspace);
    refreshDetails();
}

void HealthPane::refreshDetails()
{
    const QModelIndexList picked = table_->selectionModel()->selectedRows();
    if (!picked.isEmpty())
        details_->show(models::storyOf(model_, picked.first().row(), workspace_));
    details_->setVisible(!picked.isEmpty());
}

} // namespace switchyard::panes
