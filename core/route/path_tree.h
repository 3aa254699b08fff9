// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// Path rules, indexed as a radix tree: the exact path wins, otherwise the longest `/*` prefix.
class PathTree
{
public:
    static constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();

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
    explicit PathTree(std::vector<Pattern> patterns);

    /// The deciding pattern. Errors: nullptr when none fits. Cost: one walk along the path, no allocation.
    const Pattern* find(std::string_view path) const;
    const std::vector<Pattern>& patterns() const { return patterns_; }

private:
    struct Node
    {
        std::uint32_t label_begin = 0; ///< in labels_; without what the parents have
        std::uint32_t label_size = 0;
        std::uint32_t exact = kNothing;  ///< pattern that ends here
        std::uint32_t prefix = kNothing; ///< pattern "…/*" whose literal ends here
        std::uint32_t first_child = 0;   ///< children stand together, in order of their first bytes
        std::uint32_t child_count = 0;
    };
    struct Range;

    void build(const std::vector<std::uint32_t>& sorted);
    std::uint32_t child(const Node& node, char first) const;

    std::vector<Pattern> patterns_;
    std::vector<Node> nodes_;
    std::string first_bytes_; ///< of each node's label
    std::string labels_;
};

} // namespace switchyard::route
