// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"
#include "ui/widgets/theme.h"

#include <QPointer>
#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;
class QSpinBox;

namespace switchyard::panes {

/// The dials of one simulated backend: they turn what runs, never the draft.
class SimulatedDials final : public QObject
{
    Q_OBJECT
public:
    struct Setting
    {
        ElementId backend;
        QString name;
        int latencyMs = 0;
        int errorPercent = 0;
        bool healthy = true;
        schema::Value specification{}; ///< all the file says about it

        friend bool operator==(const Setting&, const Setting&) = default;
    };

    /// Puts its widgets into a row of the grid.
    SimulatedDials(const widgets::Theme& theme, const Setting& setting, QGridLayout& grid, int row, QObject* parent);
    ~SimulatedDials() override;

    ElementId backend() const { return setting_.backend; }
    /// Turns nothing, only shows where other dials of the same backend stand.
    void standAs(const SimulatedDials& other);
    const Setting& setting() const { return setting_; }
    void showAnswers(quint64 requests, quint64 errors);
    void setEnabled(bool enabled);

signals:
    void turned(const switchyard::runtime::SetSimulated& dials);

private:
    void connectDials();

    Setting setting_;
    QLabel* name_;
    QSpinBox* latency_;
    QSlider* errorSlider_;
    QSpinBox* errors_;
    QCheckBox* healthy_;
    QLabel* answers_;
    std::vector<QPointer<QWidget>> widgets_; ///< all of them; the grid's widget may be deleted first
};

/// The load generator, what it achieves, and the dials of the simulated backends. Lifetime: the session outlives it.
class LoadPane final : public QWidget
{
    Q_OBJECT
public:
    LoadPane(const widgets::Theme& theme, session::Session& session, QWidget* parent = nullptr);

private:
    QWidget* buildBar();
    QWidget* buildDials();
    void connectSession();
    void refreshProfiles();
    void refreshRun();
    void refreshFigures();
    void rebuildDials();
    std::vector<SimulatedDials::Setting> settings() const;

    const widgets::Theme& theme_;
    session::Session& session_;
    QComboBox* profile_;
    QPushButton* run_;
    QLabel* figures_;
    QLabel* hint_;
    QGridLayout* grid_ = nullptr;
    std::vector<SimulatedDials*> dials_;
    std::vector<SimulatedDials::Setting> shown_;
    bool shownRunning_ = false;
    runtime::LoadReported load_;
};

} // namespace switchyard::panes
