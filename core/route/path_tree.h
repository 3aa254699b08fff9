// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/literal_tree.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace switchyard::route {

/// Path rules, indexed: the exact path wins, otherwise the longest `/*` prefix.
class PathTree
{
public:
    /// "/video" is exact, "/video/*" is the prefix "/video/".
    struct Pattern
    {
        std::string text; ///< as written
        std::uint32_t rule = 0;

        bool is_prefix() const { return text.ends_with("/*"); }
        /// What a path has to be, or to begin with.
        std::string_view literal() const
        {
            return std::string_view(text).substr(0, text.size() - (is_prefix() ? 1 : 0));
        }
        friend bool operator==(const Pattern&, const Pattern&) = default;
    };

    PathTree() = default;
    /// Patterns must be valid and unique; those of a rule stand together.
    explicit PathTree(std::vector<Pattern> patterns) : patterns_(std::move(patterns))
    {
        std::vector<LiteralTree::Key> keys;
        keys.reserve(patterns_.size());
        found_.reserve(patterns_.size());
        for (const Pattern& pattern : patterns_) {
            const auto index = static_cast<std::uint32_t>(keys.size());
            keys.push_back({pattern.literal(), !pattern.is_prefix(), index});
            found_.push_back(
                {index, pattern.rule, static_cast<std::uint32_t>(pattern.literal().size()), pattern.is_prefix()});
        }
        tree_ = LiteralTree(std::move(keys));
    }

    /// What is known of a pattern without looking at it.
    struct Found
    {
        std::uint32_t pattern = LiteralTree::kNothing; ///< index in patterns()
        std::uint32_t rule = 0;
        std::uint32_t literal_size = 0;
        bool is_prefix = false;

        explicit operator bool() const { return pattern != LiteralTree::kNothing; }
    };
    /// The deciding pattern. Errors: false when none fits. Cost: one walk along the path, no allocation.
    Found find(std::string_view path) const
    {
        // Longer beginnings come later, and the whole path last.
        std::uint32_t best = LiteralTree::kNothing;
        tree_.walk<false>(path, [&](std::uint32_t pattern) { best = pattern; });
        return best == LiteralTree::kNothing ? Found{} : found_[best];
    }
    const std::vector<Pattern>& patterns() const { return patterns_; }
    std::size_t bytes() const { return tree_.bytes() + found_.capacity() * sizeof(Found); }

private:
    std::vector<Pattern> patterns_;
    std::vector<Found> found_; ///< of each pattern
    LiteralTree tree_;
};

} // namespace switchyard::route
