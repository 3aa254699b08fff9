// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/characters.h"
#include "core/route/route_scratch.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::route {

/// Many regular expressions over the path, combined: a text that an expression cannot do without (RE2 works them out)
/// is looked for in the path, and only the expressions whose texts occur come into question. One pass over the path
/// finds them all by their rarest three bytes. Immutable once built. Thread: any; the scratch is the caller's own.
class RegexFilter
{
public:
    /// `value` is told when the expression may fit. Values go up from one call to the next.
    void add(const std::string& pattern, std::uint32_t value);
    /// After the last add().
    void build(RoutePatterns& patterns);

    bool empty() const { return always_.empty() && atoms_.empty(); }
    /// Calls visit(value) for every expression that may fit, in no order, each at least once.
    /// Cost: one pass; no allocation.
    template <typename Visit>
    void scan(std::string_view path, RouteScratch& scratch, Visit visit) const
    {
        for (const std::uint32_t value : always_)
            visit(value);
        if (atoms_.empty())
            return;
        if (is_ascii(path)) {
            scan_atoms(path, scratch, visit);
            return;
        }
        // Beyond ASCII, lower case is not ours to decide: a Kelvin sign is a k for RE2.
        for (const Atom& atom : atoms_)
            visit_atom(atom, visit);
    }

    std::size_t bytes() const;

private:
    struct Atom
    {
        std::uint32_t text_begin = 0;
        std::uint32_t text_size = 0;
        std::uint32_t gram_at = 0; ///< where its three bytes stand in it
        std::uint32_t first_value = 0;
        std::uint32_t value_count = 0;
        std::uint32_t next = 0; ///< with the same three bytes, plus one
    };
    struct Slot
    {
        std::uint32_t gram = 0;
        std::uint32_t atom = 0; ///< plus one; 0: free
    };
    static constexpr std::size_t kGram = 3;
    static constexpr std::size_t kBits = 1 << 15;

    static bool is_ascii(std::string_view text);
    static std::uint32_t hash_of(std::uint32_t gram) { return (gram * 0x9e3779b1U) >> 7; }
    static bool get(const std::vector<std::uint64_t>& bits, std::uint32_t at)
    {
        return ((bits[(at % kBits) / 64] >> (at % 64)) & 1) != 0;
    }

    template <typename Visit>
    void visit_atom(const Atom& atom, Visit& visit) const
    {
        for (std::uint32_t at = 0; at < atom.value_count; ++at)
            visit(values_[atom.first_value + at]);
    }

    template <typename Visit>
    void scan_atoms(std::string_view path, RouteScratch& scratch, Visit& visit) const
    {
        std::uint32_t gram = 0;
        for (std::size_t at = 0; at < path.size(); ++at) {
            gram = ((gram << 8) | static_cast<unsigned char>(to_lower(path[at]))) & 0xffffff;
            const std::uint32_t hash = hash_of(gram);
            if (at + 1 < kGram || !get(bits_, hash))
                continue;
            for (std::uint32_t found = first_atom(gram, hash); found != 0; found = atoms_[found - 1].next) {
                const Atom& atom = atoms_[found - 1];
                const std::size_t before = atom.gram_at + kGram;
                if (at + 1 < before || path.size() - (at + 1 - before) < atom.text_size)
                    continue;
                const std::string_view there = path.substr(at + 1 - before, atom.text_size);
                if (equals_lower(there, text(atom)) && scratch.first_visit(first_mark_ + found - 1))
                    visit_atom(atom, visit);
            }
        }
    }

    std::string_view text(const Atom& atom) const
    {
        return std::string_view(texts_).substr(atom.text_begin, atom.text_size);
    }
    std::uint32_t first_atom(std::uint32_t gram, std::uint32_t hash) const;
    void choose_grams();
    void insert(std::uint32_t gram, std::uint32_t atom);

    /// An expression, and sets of texts of each of which it needs one.
    struct Open
    {
        std::vector<std::vector<std::string>> cuts;
        std::uint32_t value = 0;
    };
    std::vector<Open> open_; ///< until build()

    std::vector<std::uint32_t> always_; ///< expressions that need no text
    std::vector<Atom> atoms_;
    std::vector<std::uint32_t> values_;
    std::vector<Slot> slots_; ///< a power of two, at most half full
    std::vector<std::uint64_t> bits_;
    std::string texts_;
    std::uint32_t first_mark_ = 0;
};

} // namespace switchyard::route
