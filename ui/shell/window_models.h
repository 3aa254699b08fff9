// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/graph.h"
#include "ui/canvas/live_figures.h"
#include "ui/models/access_log_model.h"
#include "ui/models/health_model.h"
#include "ui/models/problems_model.h"
#include "ui/models/resource_tree_model.h"
#include "ui/models/service_model.h"
#include "ui/models/split_model.h"
#include "ui/session/session.h"

#include <QObject>

#include <map>

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
    /// Everything a log row's request passed, as far as it is in the picture: from the forwarding rule to the group.
    std::vector<ElementId> pathOfRow(int row) const;
    /// Folds or unfolds the rules of a matcher in the picture.
    void toggleFold(ElementId matcher, bool fold);
    /// The place a diagnostic is about.
    ElementId elementOfProblem(int row) const;

    models::ResourceTreeModel tree;
    models::AccessLogModel log;
    models::HealthModel health;
    models::SplitModel splits;
    models::ServiceModel services;
    models::ProblemsModel problems;

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
    std::map<ElementId, bool> folds_; ///< what the user folded or unfolded
};

} // namespace switchyard::shell
