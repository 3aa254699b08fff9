// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/fuzzy.h"

#include <algorithm>

namespace switchyard::shell {
namespace {

constexpr int kLetter = 2;
constexpr int kRun = 6; ///< right behind the letter before
constexpr int kWordStart = 8;
constexpr int kTextStart = 6;
constexpr int kWholeWord = 20;

bool startsWord(QStringView text, qsizetype place)
{
    return place == 0 || !text[place - 1].isLetterOrNumber() || (text[place].isUpper() && text[place - 1].isLower());
}

/// The letters from `start` on, greedily.
std::optional<FuzzyMatch> matchFrom(QStringView text, QStringView word, qsizetype start)
{
    FuzzyMatch match;
    qsizetype place = start;
    qsizetype last = -2;
    for (const QChar letter : word) {
        while (place < text.size() && text[place].toCaseFolded() != letter.toCaseFolded())
            ++place;
        if (place == text.size())
            return std::nullopt;
        match.score += kLetter + (place == last + 1 ? kRun : 0) + (startsWord(text, place) ? kWordStart : 0) +
                       (place == 0 ? kTextStart : 0);
        match.places.append(static_cast<int>(place));
        last = place++;
    }
    return match;
}

std::optional<FuzzyMatch> matchWord(QStringView text, QStringView word)
{
    std::optional<FuzzyMatch> best;
    for (qsizetype start = 0; start + word.size() <= text.size(); ++start) {
        if (text[start].toCaseFolded() != word.front().toCaseFolded())
            continue;
        auto match = matchFrom(text, word, start);
        if (!match)
            break; // nor from any later place
        if (match->places.back() - match->places.front() == word.size() - 1)
            match->score += startsWord(text, start) ? kWholeWord : kWholeWord / 2;
        if (!best || match->score > best->score)
            best = std::move(match);
    }
    return best;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView text, QStringView pattern)
{
    FuzzyMatch all;
    for (const QStringView word : pattern.split(u' ', Qt::SkipEmptyParts)) {
        const auto match = matchWord(text, word);
        if (!match)
            return std::nullopt;
        all.score += match->score;
        all.places += match->places;
    }
    std::ranges::sort(all.places);
    all.score = all.score * 16 - static_cast<int>(std::min<qsizetype>(text.size(), 64)) / 4;
    return all;
}

} // namespace switchyard::shell
