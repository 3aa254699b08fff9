// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"
#include "ui/models/health_model.h"

#include <QString>

#include <vector>

namespace switchyard::models {

/// Why an endpoint is taken for healthy or not: what is asked, what came back, what was expected, and what to do.
struct HealthStory
{
    struct Probe
    {
        QString at;
        QString answer;
        QString took;
        bool success = false;
    };

    QString endpoint;
    QString verdict; ///< "The last 3 probes failed; it counts as failing after 2 …"
    bool failing = false;
    QString request;     ///< "GET http://127.0.0.1:9303/healthz every 5 s"
    QString expectation; ///< "Status 200 within 2 s"
    QString answer;      ///< the last real one
    QString next;        ///< the next step; empty when nothing is wrong
    std::vector<Probe> probes;
    ElementId service;
    ElementId healthCheck; ///< 0: the service has none
};

/// `workspace`: what runs.
HealthStory storyOf(const HealthModel& health, int row, const model::Workspace& workspace);

} // namespace switchyard::models
