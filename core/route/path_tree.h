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
    /// Patterns must be valid and unique.
    explicit PathTree(std::vector<Pattern> patterns) : patterns_(std::move(patterns))
    {
        std::vector<LiteralTree::Key> keys;
        keys.reserve(patterns_.size());
        for (const Pattern& pattern : patterns_)
            keys.push_back({pattern.literal(), !pattern.is_prefix(), static_cast<std::uint32_t>(keys.size())});
        tree_ = LiteralTree(std::move(keys));
    }

    /// The deciding pattern. Errors: nullptr when none fits. Cost: one walk along the path, no allocation.
    const Pattern* find(std::string_view path) const
    {
        // Longer beginnings come later, and the whole path last.
        std::uint32_t best = LiteralTree::kNothing;
        tree_.walk<false>(path, [&](std::uint32_t pattern) { best = pattern; });
        return best == LiteralTree::kNothing ? nullptr : &patterns_[best];
    }
    const std::vector<Pattern>& patterns() const { return patterns_; }
    std::size_t bytes() const { return tree_.bytes(); }

private:
    std::vector<Pattern> patterns_;
    LiteralTree tree_;
};

} // namespace switchyard::route
