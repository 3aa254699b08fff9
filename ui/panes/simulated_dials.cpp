// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/text.h"
#include "ui/panes/load_pane.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <initializer_list>

namespace switchyard::panes {
namespace {

constexpr int kLongestMs = 60'000;

} // namespace

SimulatedDials::SimulatedDials(const widgets::Theme& theme, const Setting& setting, QGridLayout& grid, int row,
                               QObject* parent)
    : QObject(parent),
      setting_(setting),
      name_(new QLabel(setting.name)),
      latency_(new QSpinBox),
      errorSlider_(new QSlider(Qt::Horizontal)),
      errors_(new QSpinBox),
      healthy_(new QCheckBox(tr("healthy"))),
      answers_(new QLabel)
{
    name_->setFont(theme.mono(12));
    latency_->setRange(0, kLongestMs);
    latency_->setSuffix(tr(" ms"));
    latency_->setValue(setting.latencyMs);
    latency_->setAccessibleName(tr("Latency of %1").arg(setting.name));
    errorSlider_->setRange(0, 100);
    errorSlider_->setValue(setting.errorPercent);
    errorSlider_->setPageStep(10);
    errorSlider_->setAccessibleName(tr("Share of errors of %1").arg(setting.name));
    errorSlider_->setMinimumWidth(theme.scaled(90));
    errors_->setRange(0, 100);
    errors_->setSuffix(tr(" %"));
    errors_->setValue(setting.errorPercent);
    errors_->setAccessibleName(tr("Share of errors of %1").arg(setting.name));
    healthy_->setChecked(setting.healthy);
    healthy_->setAccessibleName(tr("%1 answers its health check well").arg(setting.name));
    answers_->setFont(theme.mono(12));
    answers_->setForegroundRole(QPalette::PlaceholderText);
    const std::pair<const char*, QWidget*> named[] = {{"latency", latency_},
                                                      {"errorSlider", errorSlider_},
                                                      {"errors", errors_},
                                                      {"healthy", healthy_},
                                                      {"answers", answers_}};
    grid.addWidget(name_, row, 0);
    int column = 1;
    for (const auto& [kind, widget] : named) {
        widget->setObjectName(QString::fromLatin1(kind) + QLatin1Char(':') + setting.name);
        grid.addWidget(widget, row, column++);
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{name_, latency_, errorSlider_, errors_, healthy_, answers_})
        widgets_.emplace_back(widget);
    connectDials();
}

SimulatedDials::~SimulatedDials()
{
    for (const QPointer<QWidget>& widget : widgets_)
        delete widget;
}

void SimulatedDials::standAs(const SimulatedDials& other)
{
    const QSignalBlocker quiet(this);
    latency_->setValue(other.latency_->value());
    errors_->setValue(other.errors_->value());
    healthy_->setChecked(other.healthy_->isChecked());
    answers_->setText(other.answers_->text());
}

void SimulatedDials::connectDials()
{
    connect(latency_, &QSpinBox::valueChanged, this, [this](int milliseconds) {
        runtime::SetSimulated dials;
        dials.backend = setting_.backend;
        dials.latency = Milliseconds{milliseconds};
        emit turned(dials);
    });
    connect(errorSlider_, &QSlider::valueChanged, errors_, &QSpinBox::setValue);
    connect(errors_, &QSpinBox::valueChanged, errorSlider_, &QSlider::setValue);
    connect(errors_, &QSpinBox::valueChanged, this, [this](int percent) {
        runtime::SetSimulated dials;
        dials.backend = setting_.backend;
        dials.error_rate = percent / 100.0;
        emit turned(dials);
    });
    connect(healthy_, &QCheckBox::toggled, this, [this](bool healthy) {
        runtime::SetSimulated dials;
        dials.backend = setting_.backend;
        dials.healthy = healthy;
        emit turned(dials);
    });
}

void SimulatedDials::showAnswers(quint64 requests, quint64 errors)
{
    answers_->setText(
        errors == 0 ? tr("%1 answers").arg(models::countText(requests))
                    : tr("%1 answers, %2 of them errors").arg(models::countText(requests), models::countText(errors)));
}

void SimulatedDials::setEnabled(bool enabled)
{
    for (QWidget* widget : std::initializer_list<QWidget*>{latency_, errorSlider_, errors_, healthy_})
        widget->setEnabled(enabled);
}

} // namespace switchyard::panes
