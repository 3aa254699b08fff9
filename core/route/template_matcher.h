// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// A pathTemplateMatch, ready to be asked. Immutable. Thread: any.
/// `*` is one or more bytes without '/', `**` the rest; where an operator has a choice it takes as much as it can, the
/// first one first. Source: load-balancer semantics chapter 1.4.
class TemplateMatcher
{
public:
    static constexpr std::size_t kMostVariables = 5;

    /// What each variable stands for, in order of the template. Lifetime: as the path.
    using Captures = std::array<std::string_view, kMostVariables>;

    /// Nothing ever matches when `text` is not sound (read_path_template has trouble with it).
    explicit TemplateMatcher(std::string_view text);

    /// Cost: no allocation; bytes of the path times bytes of a literal in the worst case.
    bool matches(std::string_view path) const { return run(path, nullptr); }
    /// The same, and what the variables are; `captures` means nothing when it does not match.
    bool capture(std::string_view path, Captures& captures) const { return run(path, &captures); }

    const std::vector<std::string>& variables() const { return variables_; }
    /// What a variable is in `captures`. Errors: empty when there is none of that name.
    std::string_view value(const Captures& captures, std::string_view name) const;

    /// How a segment of the template looks from afar: what a TemplateTree is built of.
    struct Segment
    {
        enum class Kind : std::uint8_t
        {
            Literal,  ///< `text` and nothing else
            Star,     ///< `*` alone
            Mixed,    ///< literals and stars: only matches() can tell
            Rest,     ///< `**` alone
            MixedRest ///< `**` after something: only matches() can tell
        };
        Kind kind = Kind::Literal;
        std::string_view text;
    };
    /// Behind the leading slash. Lifetime: as this. Cost: one list.
    std::vector<Segment> segments() const;
    /// The template without braces and names: "/shop/*/cart/**".
    std::string plain() const;
    bool sound() const { return sound_; }

private:
    struct Piece
    {
        enum class Kind : std::uint8_t
        {
            Literal,
            Star,
            Rest,
            Slash
        };
        Kind kind = Kind::Literal;
        std::uint32_t begin = 0; ///< of a literal, in text_; neighbours stand together there
        std::uint32_t size = 0;
    };
    struct Range
    {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    class Run;

    void add_pieces(std::string_view pattern);
    bool run(std::string_view path, Captures* captures) const;

    std::string text_;
    std::vector<Piece> pieces_; ///< behind the leading slash
    std::vector<Range> ranges_; ///< the pieces of each variable
    std::vector<std::string> variables_;
    bool sound_ = false;
};

} // namespace switchyard::route
