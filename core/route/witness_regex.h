// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// A regular expression in RE2's syntax, read as far as it takes to write a text that it fits. What is made has still
/// to be tried with RE2: anchors inside, for example, are passed over.
class RegexReading
{
public:
    /// Errors: nullopt for what is not read (`\b`, `\p{Greek}`, flags other than i and s) or is no expression.
    static std::optional<RegexReading> read(std::string_view pattern);

    /// A text that is meant to fit; other numbers choose other branches and lengths. Where the expression leaves a
    /// choice the text goes on like `hint`, if it began like it.
    std::string example(std::size_t number, std::string_view hint) const;

    /// What the expression is when it has no choice but "anything" at its end.
    struct Shape
    {
        enum class Kind : std::uint8_t
        {
            Literal, ///< `text` and nothing else
            Head,    ///< `text`, then anything
            Other
        };
        Kind kind = Kind::Other;
        std::string text{};
    };
    Shape shape() const;
    /// What everything it fits begins with.
    std::string head() const;

private:
    using Bytes = std::bitset<128>;
    using Index = std::uint32_t;
    struct Node
    {
        enum class Kind : std::uint8_t
        {
            Empty,
            Literal,
            Set,
            Any, ///< everything but a line feed
            Sequence,
            Choice,
            Repeat
        };
        Kind kind = Kind::Empty;
        char literal = 0;
        Bytes set{};
        std::vector<Index> children{};
        std::size_t least = 0;
        std::size_t most = 0;
    };
    class Reader;
    class Writing;

    Index add(Node node);
    /// Appends what `index` surely begins with; false when something else may follow from here on.
    bool append_head(Index index, std::string& head) const;
    bool is_anything(Index index) const;

    std::vector<Node> nodes_;
    Index root_ = 0;
    bool anchored_inside_ = false;
};

} // namespace switchyard::route
