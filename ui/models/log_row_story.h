// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_log_model.h"

#include <QString>

#include <vector>

namespace switchyard::models {

/// One log row told in full: what was asked, the way it took (with the names of its own revision), how it ended and how
/// long the parts took.
struct LogRowStory
{
    struct Fact
    {
        QString name;
        QString value;
        ElementId element{}; ///< what the value names; 0: nothing one can select
    };
    struct Timing
    {
        QString name;
        quint64 micros = 0;
        bool known = true; ///< false: this part did not happen
        QString remark;    ///< instead of a number: "reused", "–"
    };

    QString request; ///< "GET shop.example.com/cart"
    QString summary; ///< "10:42:07.179 · 503 · 3.1 ms"
    QString ending;  ///< a sentence about the status details
    int statusClass = 0;
    std::vector<Fact> route;
    std::vector<Fact> facts;
    std::vector<Timing> timings; ///< the last one is the whole
};

LogRowStory storyOf(const AccessLogModel& log, int row);

/// How a request ended, in the user's language.
QString endingText(observe::StatusDetails details);

} // namespace switchyard::models
