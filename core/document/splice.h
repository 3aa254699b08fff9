// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace switchyard::document {

/// Entry indexes from the root of a tree.
using NodePath = std::vector<std::uint32_t>;

/// One replacement of bytes; its inverse swaps the two strings.
struct Splice
{
    std::uint32_t offset = 0;
    std::string removed;
    std::string inserted;

    friend bool operator==(const Splice&, const Splice&) = default;
};

/// What a splice does to the tree, so that only the entries it touches are read again.
struct TreeUpdate
{
    enum class Kind : std::uint8_t
    {
        Replace, ///< entry `index` of `container` changes
        Insert,  ///< `count` entries appear at `index`
        Remove,  ///< `count` entries vanish at `index`
        All      ///< the whole text is read again
    };

    Kind kind = Kind::All;
    NodePath container;
    std::uint32_t index = 0;
    std::uint32_t count = 1;
    std::uint32_t begin = 0;  ///< where the entries begin in the text that holds them
    std::uint32_t before = 0; ///< where they end before the splice (Replace, Remove)
    std::uint32_t after = 0;  ///< where they end after it (Replace, Insert)
};

/// A splice and its meaning.
struct Step
{
    Splice splice;
    TreeUpdate update;
};

/// Takes the step back.
Step inverse(const Step& step);

} // namespace switchyard::document
