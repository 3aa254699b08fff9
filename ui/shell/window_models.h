// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph.h"
#include "ui/canvas/live_figures.h"
#include "ui/models/access_log_model.h"
#include "ui/models/health_model.h"
#include "ui/models/inspector_model.h"
#include "ui/models/problems_model.h"
#include "ui/models/resource_tree_model.h"
#include "ui/models/service_model.h"
#include "ui/models/split_model.h"
#include "ui/session/session.h"

#include <QObject>

namespace switchyard::shell {

/// The models of one window, kept in step with its session. Thread: gui. Lifetime: the session outlives them.
class WindowModels : public QObject
{
    Q_OBJECT
public:
    explicit WindowModels(session::Session& session, QObject* parent = nullptr);

    const canvas::Graph& graph() const { return graph_; }
    canvas::LiveFigures live() const;
    /// The element a log row is about: its rule, else its matcher, else its URL map.
    ElementId elementOfRow(int row) const;
    /// The place a diagnostic is about.
    ElementId elementOfProblem(int row) const;

    models::ResourceTreeModel tree;
    models::AccessLogModel log;
    models::HealthModel health;
    models::SplitModel splits;
    models::ServiceModel services;
    models::ProblemsModel problems;
    models::InspectorModel inspector;

signals:
    void graphChanged();
    /// Rates or health changed.
    void figuresChanged();

private:
    void rebuildGraph();
    void takeRevision();
    void updateHealth();
    void updateTraffic();

    session::Session& session_;
    canvas::Graph graph_;
};

} // namespace switchyard::shell
