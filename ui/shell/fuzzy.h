// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace switchyard::shell {

/// How well a text answers what was typed, and which of its characters do.
struct FuzzyMatch
{
    int score = 0;
    QList<int> places;
};

/// Every word of the pattern must occur in the text with its letters in order, not necessarily side by side. Letters
/// in a row, at the start of the text and at starts of words count more; of equal texts the shorter is better.
/// Errors: nullopt when a word does not occur. An empty pattern matches everything alike. Cost: O(text × pattern).
std::optional<FuzzyMatch> fuzzyMatch(QStringView text, QStringView pattern);

} // namespace switchyard::shell
