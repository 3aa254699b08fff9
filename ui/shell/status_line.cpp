// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/models/text.h"
#include "ui/widgets/item_delegates.h"

#include <QAccessible>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace switchyard::shell {
namespace {

using models::durationText;
using models::rateText;
using models::shareText;
using session::RunState;

constexpr int kMostAddresses = 2;

} // namespace

StatusLine::StatusLine(const widgets::Theme& theme, const session::Session& session, QWidget* parent)
    : QStatusBar(parent),
      theme_(theme),
      session_(session),
      sign_(new QLabel),
      run_(new QLabel),
      saved_(new QLabel),
      draft_(new QPushButton),
      live_(new QLabel),
      rate_(new QLabel),
      latency_(new QLabel),
      errors_(new QLabel),
      problems_(new QPushButton)
{
    setObjectName(QStringLiteral("statusLine"));
    setSizeGripEnabled(false);
    setContentsMargins(8, 1, 4, 0);
    run_->setObjectName(QStringLiteral("runState"));
    saved_->setObjectName(QStringLiteral("savedFact"));
    draft_->setObjectName(QStringLiteral("draftFact"));
    live_->setObjectName(QStringLiteral("liveFact"));
    for (QPushButton* button : {draft_, problems_}) {
        button->setFlat(true);
        button->setFont(theme.text(12));
        button->setFocusPolicy(Qt::TabFocus);
    }
    for (QLabel* label : {sign_, run_, saved_, live_, rate_, latency_, errors_}) {
        label->setFont(theme.text(12));
        label->setTextFormat(Qt::PlainText);
        label->setForegroundRole(label == run_ ? QPalette::WindowText : QPalette::PlaceholderText);
        if (label == live_)
            addWidget(draft_);
        addWidget(label);
        if (label != sign_ && label != saved_)
            label->setContentsMargins(0, 0, 14, 0);
    }
    problems_->setAccessibleName(tr("Problems"));
    addPermanentWidget(problems_);
    connect(problems_, &QPushButton::clicked, this, &StatusLine::problemsClicked);
    connect(draft_, &QPushButton::clicked, this, &StatusLine::draftClicked);
    using session::Session;
    connect(&session, &Session::documentChanged, this, &StatusLine::refresh);
    connect(&session, &Session::savedChanged, this, &StatusLine::refresh);
    connect(&session, &Session::runStateChanged, this, &StatusLine::refresh);
    connect(&session, &Session::diagnosticsChanged, this, &StatusLine::refresh);
    connect(&session, &Session::liveApplyChanged, this, &StatusLine::refresh);
    connect(&session, &Session::trafficChanged, this, &StatusLine::refreshFigures);
    connect(&theme, &widgets::Theme::changed, this, &StatusLine::refresh);
    setProblems(0);
    refresh();
}

QString StatusLine::runText() const
{
    switch (session_.runState()) {
    case RunState::Stopped:
        return session_.failure().isEmpty() ? tr("Stopped") : tr("Stopped: the last start failed");
    case RunState::Starting:
        return tr("Starting…");
    case RunState::Stopping:
        return tr("Stopping…");
    case RunState::Running:
    case RunState::Applying:
        break;
    }
    const auto& listeners = session_.listeners();
    if (listeners.empty())
        return tr("Running without a listener");
    QStringList addresses;
    for (const runtime::LiveListener& listener : listeners)
        addresses << models::toQString(listener.local.to_string());
    if (addresses.size() > kMostAddresses)
        return tr("Running on %n listeners", nullptr, static_cast<int>(addresses.size()));
    return tr("Running on %1").arg(addresses.join(QStringLiteral(", ")));
}

QString StatusLine::savedText() const
{
    if (!session_.hasDocument())
        return tr("no file");
    return session_.isSaved() ? tr("saved") : tr("not saved");
}

/// Empty when nothing runs: there is nothing to compare with.
QString StatusLine::draftText() const
{
    if (!session_.hasDocument() || !session_.isRunning())
        return {};
    QString text = session_.draftChanges() == 0 ? tr("draft: as live")
                                                : tr("draft: %n changes not applied", nullptr, session_.draftChanges());
    if (const int held = session_.heldBack(); held > 0 && session_.draftChanges() > 0)
        text += QStringLiteral(", ") + tr("held back: %n errors", nullptr, held);
    return text;
}

QString StatusLine::liveText() const
{
    if (!session_.hasDocument())
        return {};
    if (!session_.isRunning())
        return tr("live: nothing");
    QString live = tr("live: revision %1").arg(session_.liveRevision().value);
    if (session_.runState() == RunState::Applying)
        live += tr(", applying…");
    else if (!session_.failure().isEmpty())
        live += tr(" still serves, the last apply failed");
    return live;
}

QString StatusLine::factsText() const
{
    QStringList facts{savedText(), draftText(), liveText()};
    facts.removeAll(QString());
    return facts.join(QStringLiteral(" · "));
}

void StatusLine::refreshFacts()
{
    const bool failed = !session_.failure().isEmpty();
    saved_->setText(savedText());
    draft_->setText(draftText());
    draft_->setVisible(!draft_->text().isEmpty());
    draft_->setToolTip(tr("Review changes"));
    draft_->setAccessibleName(draft_->text());
    const bool waits = session_.isRunning() && session_.draftChanges() > 0;
    draft_->setForegroundRole(waits ? QPalette::Link : QPalette::PlaceholderText);
    live_->setText(liveText());
    live_->setToolTip(failed ? session_.failure() : QString());
}

void StatusLine::announce(const QString& text)
{
    if (run_->accessibleName() == text)
        return;
    run_->setAccessibleName(text);
    QAccessibleEvent event(run_, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

void StatusLine::refresh()
{
    const bool failed = !session_.failure().isEmpty();
    const widgets::Sign idle = failed ? widgets::Sign::Failing : widgets::Sign::Unknown;
    const widgets::Sign busy = failed ? widgets::Sign::Warning : widgets::Sign::Good;
    const widgets::Sign sign = session_.isRunning() ? busy : idle;
    QPixmap picture(QSize(12, 12) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    widgets::drawSign(painter, theme_, sign, {6, 6});
    painter.end();
    sign_->setPixmap(picture);
    sign_->setAccessibleName(failed ? tr("failed") : session_.isRunning() ? tr("running") : tr("stopped"));
    run_->setText(runText());
    QStringList addresses;
    for (const runtime::LiveListener& listener : session_.listeners())
        addresses << models::toQString(listener.name + "  " + listener.url());
    run_->setToolTip(failed ? session_.failure() : addresses.join(QLatin1Char('\n')));
    refreshFacts();
    announce(runText() + QStringLiteral(", ") + factsText() + QLatin1Char(' ') + session_.failure());
    refreshFigures();
}

void StatusLine::refreshFigures()
{
    const session::TrafficHistory& traffic = session_.traffic();
    const auto total = traffic.total();
    for (QLabel* label : {rate_, latency_, errors_})
        label->setVisible(total.has_value());
    if (!total)
        return;
    rate_->setText(tr("%1 req/s").arg(rateText(total->perSecond)));
    rate_->setToolTip(tr("over the last 3 seconds"));
    const auto median = traffic.latency(0.5);
    const auto high = traffic.latency(0.99);
    latency_->setText(median && high ? tr("p50 %1 · p99 %2").arg(durationText(*median), durationText(*high))
                                     : tr("p50 – · p99 –"));
    latency_->setToolTip(tr("whole requests, last 10 seconds"));
    errors_->setText(tr("errors %1").arg(total->requests ? shareText(total->errorShare) : QStringLiteral("–")));
    errors_->setToolTip(
        tr("Of the requests of the last 3 seconds: answered with 5xx, not answered, or a gRPC call that "
           "failed although HTTP says 200"));
}

void StatusLine::setProblems(int count)
{
    problems_->setText(count == 0 ? tr("no problems") : tr("%n problems", nullptr, count));
}

} // namespace switchyard::shell
