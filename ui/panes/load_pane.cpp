// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panes/load_pane.h"

#include "core/schema/access.h"
#include "ui/models/fields.h"
#include "ui/models/text.h"
#include "ui/panes/table.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>
#include <cmath>
#include <utility>

namespace switchyard::panes {

using session::RunState;
using session::Session;

LoadPane::LoadPane(const widgets::Theme& theme, Session& session, QWidget* parent)
    : QWidget(parent),
      theme_(theme),
      session_(session),
      profile_(new QComboBox),
      run_(new QPushButton),
      figures_(new QLabel),
      hint_(new QLabel)
{
    setAccessibleName(tr("Load generator and simulated backends"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(makeHeading(theme, tr("Simulated backends"), tr("dials turn what runs, not the file"), this));
    column->addWidget(buildDials(), 1);
    connectSession();
    refreshProfiles();
    refreshRun();
    rebuildDials();
}

QWidget* LoadPane::buildBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    profile_->setObjectName(QStringLiteral("loadProfile"));
    profile_->setAccessibleName(tr("Load profile"));
    profile_->setMinimumWidth(theme_.scaled(140));
    run_->setObjectName(QStringLiteral("runLoad"));
    figures_->setObjectName(QStringLiteral("loadFigures"));
    figures_->setFont(theme_.mono(12));
    figures_->setWordWrap(true);
    row->addWidget(profile_);
    row->addWidget(run_);
    row->addWidget(figures_, 1);
    connect(run_, &QPushButton::clicked, this,
            [this] { session_.loadRunning() ? session_.stopLoad() : session_.startLoad(profile_->currentIndex()); });
    return bar;
}

QWidget* LoadPane::buildDials()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(12, 2, 12, 8);
    hint_->setObjectName(QStringLiteral("dialsHint"));
    hint_->setForegroundRole(QPalette::PlaceholderText);
    hint_->setFont(theme_.text(12));
    hint_->setWordWrap(true);
    column->addWidget(hint_);
    grid_ = new QGridLayout;
    grid_->setHorizontalSpacing(12);
    grid_->setVerticalSpacing(4);
    grid_->setColumnStretch(5, 1);
    const QString titles[] = {tr("Backend"), tr("Latency"), tr("Errors"), {}, tr("Health check"), tr("Answered")};
    for (int i = 0; i < 6; ++i) {
        auto* title = new QLabel(titles[i]);
        title->setFont(theme_.text(12, QFont::DemiBold));
        grid_->addWidget(title, 0, i);
    }
    column->addLayout(grid_);
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(content);
    return area;
}

void LoadPane::connectSession()
{
    connect(&session_, &Session::diagnosticsChanged, this, &LoadPane::refreshProfiles);
    connect(&session_, &Session::loadChanged, this, &LoadPane::refreshRun);
    connect(&session_, &Session::runStateChanged, this, &LoadPane::refreshRun);
    connect(&session_, &Session::trafficChanged, this, &LoadPane::refreshFigures);
    connect(&session_, &Session::revisionLive, this, &LoadPane::rebuildDials);
    connect(&session_, &Session::workspaceChanged, this, [this] {
        if (!session_.isRunning())
            rebuildDials();
    });
    connect(&session_, &Session::documentChanged, this, &LoadPane::rebuildDials);
    connect(&session_.bridge(), &session::RuntimeBridge::loadReported, this,
            [this](const runtime::LoadReported& report) {
                load_ = report;
                refreshFigures();
            });
    connect(&session_.bridge(), &session::RuntimeBridge::simulatedReported, this,
            [this](const runtime::SimulatedReported& report) {
                const auto dials = std::ranges::find(dials_, report.backend, &SimulatedDials::backend);
                if (dials != dials_.end())
                    (*dials)->showAnswers(report.requests, report.errors);
            });
}

void LoadPane::refreshProfiles()
{
    QStringList names;
    for (const compile::LoadProfileSpec& profile : session_.loadProfiles())
        names << tr("%1 · %2/s").arg(models::toQString(profile.name), models::rateText(profile.requests_per_second));
    QStringList present;
    for (int i = 0; i < profile_->count(); ++i)
        present << profile_->itemText(i);
    if (names != present) {
        const int chosen = profile_->currentIndex();
        profile_->clear();
        profile_->addItems(names);
        profile_->setCurrentIndex(std::clamp(chosen, names.isEmpty() ? -1 : 0, static_cast<int>(names.size()) - 1));
    }
    refreshRun();
}

void LoadPane::refreshRun()
{
    const bool on = session_.loadRunning();
    const bool possible = session_.isRunning() && profile_->count() > 0;
    run_->setText(on ? tr("Stop load") : tr("Start load"));
    run_->setEnabled(on || possible);
    run_->setToolTip(possible || on           ? QString()
                     : profile_->count() == 0 ? tr("The file has no local.loadProfiles; add one.")
                                              : tr("Press Run first."));
    profile_->setEnabled(!on && profile_->count() > 0);
    for (SimulatedDials* dials : dials_)
        dials->setEnabled(session_.isRunning());
    hint_->setText(dials_.empty()         ? tr("The file has no local.simulatedBackends.")
                   : session_.isRunning() ? QString()
                                          : tr("Press Run to turn the dials."));
    hint_->setVisible(!hint_->text().isEmpty());
    refreshFigures();
}

/// Window, unit and sample size stand with the figures.
void LoadPane::refreshFigures()
{
    if (load_.sent == 0) {
        figures_->setText(session_.loadRunning() ? tr("Starting …") : QString());
        return;
    }
    QStringList parts;
    if (const auto total = session_.traffic().total(); total && session_.loadRunning())
        parts << tr("%1/s of %2/s (last 3 s)")
                     .arg(models::rateText(total->perSecond), models::rateText(load_.target_rate));
    const auto count = [](std::uint64_t number) { return models::countText(number); };
    parts << tr("%1 sent").arg(count(load_.sent));
    if (load_.answered > 0)
        parts << tr("5xx %1 (%2 of %3)")
                     .arg(models::shareText(static_cast<double>(load_.server_errors) /
                                            static_cast<double>(load_.answered)),
                          count(load_.server_errors), count(load_.answered));
    parts << tr("%1 without an answer").arg(count(load_.failed));
    figures_->setText(parts.join(QStringLiteral(" · ")));
}

std::vector<SimulatedDials::Setting> LoadPane::settings() const
{
    std::vector<SimulatedDials::Setting> settings;
    const model::Workspace* workspace = session_.liveWorkspace() ? &*session_.liveWorkspace()
                                        : session_.hasDocument() ? &session_.workspace()
                                                                 : nullptr;
    const model::Resource* local = workspace ? workspace->local() : nullptr;
    if (!local)
        return settings;
    for (const models::Fields& backend : models::Fields(*local).list("simulatedBackends")) {
        const std::string healthy = backend.text("healthy");
        settings.push_back({workspace->element_id(*local, backend.path()), models::toQString(backend.text("name")),
                            static_cast<int>(backend.number("latencyMs")),
                            static_cast<int>(std::lround(backend.number("errorRate") * 100)), healthy != "false",
                            schema::get(*local->message, backend.path()).value_or(schema::Value())});
    }
    return settings;
}

/// A backend whose part of the file did not change goes on as its dials were turned; others begin with what the file
/// says, and so do all when traffic starts.
void LoadPane::rebuildDials()
{
    std::vector<SimulatedDials::Setting> wanted = settings();
    const bool goesOn = shownRunning_ && session_.isRunning();
    if (wanted == shown_ && shownRunning_ == session_.isRunning()) {
        refreshRun();
        return;
    }
    if (!goesOn)
        load_ = {};
    const std::vector<SimulatedDials*> before = std::exchange(dials_, {});
    shown_ = std::move(wanted);
    shownRunning_ = session_.isRunning();
    int row = 1;
    for (const SimulatedDials::Setting& setting : shown_) {
        auto* dials = new SimulatedDials(theme_, setting, *grid_, row++, this);
        const auto same = std::ranges::find(before, setting, &SimulatedDials::setting);
        if (goesOn && same != before.end())
            dials->standAs(**same);
        connect(dials, &SimulatedDials::turned, &session_, &Session::setSimulated);
        dials_.push_back(dials);
    }
    qDeleteAll(before);
    refreshRun();
}

} // namespace switchyard::panes
