// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/regex_filter.h"

#include "core/route/characters.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

namespace switchyard::route {
namespace {

/// Texts in lower case of which every fitting text has at least one; empty when nothing can be said.
std::vector<std::string> needed_texts(const std::string& pattern, std::size_t least)
{
    re2::FilteredRE2 filter(static_cast<int>(least));
    int id = 0;
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_never_capture(true);
    if (filter.Add(pattern, options, &id) != re2::RE2::NoError)
        return {};
    std::vector<std::string> atoms;
    filter.Compile(&atoms);
    const auto is_ascii = [](const std::string& text) {
        return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    };
    const auto passes_with = [&](const std::vector<int>& found) {
        std::vector<int> potentials;
        filter.AllPotentials(found, &potentials);
        return !potentials.empty();
    };
    if (atoms.empty() || !std::ranges::all_of(atoms, is_ascii) || passes_with({}))
        return {};
    // The longest one without which it cannot fit; if there is none, it fits with one of several.
    std::string longest;
    for (std::size_t without = 0; without < atoms.size(); ++without) {
        std::vector<int> others(atoms.size());
        std::iota(others.begin(), others.end(), 0);
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(without));
        if (atoms[without].size() > longest.size() && !passes_with(others))
            longest = atoms[without];
    }
    return longest.empty() ? atoms : std::vector{longest};
}

} // namespace

void RegexFilter::add(const std::string& pattern, std::uint32_t value)
{
    std::vector<std::string> texts = needed_texts(pattern, kGram);
    const bool usable =
        !texts.empty() && std::ranges::all_of(texts, [](const std::string& text) { return text.size() >= kGram; });
    if (usable)
        needs_.push_back({std::move(texts), value});
    else
        always_.push_back(value);
}

void RegexFilter::build(RoutePatterns& patterns)
{
    std::map<std::string, std::vector<std::uint32_t>> by_text;
    for (Needs& needs : needs_) {
        for (std::string& text : needs.any_of)
            by_text[std::move(text)].push_back(needs.value);
    }
    needs_ = {};
    for (const auto& [text, values] : by_text) {
        atoms_.push_back({static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(text.size()), 0,
                          static_cast<std::uint32_t>(values_.size()), static_cast<std::uint32_t>(values.size()), 0});
        texts_ += text;
        values_.insert(values_.end(), values.begin(), values.end());
    }
    first_mark_ = patterns.add_marks(static_cast<std::uint32_t>(atoms_.size()));
    choose_grams();
}

/// Gives each text the three bytes that the fewest texts have.
void RegexFilter::choose_grams()
{
    const auto gram_at = [&](const Atom& atom, std::uint32_t at) {
        std::uint32_t gram = 0;
        for (const char c : text(atom).substr(at, kGram))
            gram = (gram << 8) | static_cast<unsigned char>(c);
        return gram;
    };
    const auto each_gram = [&](const Atom& atom, const auto& visit) {
        for (std::uint32_t at = 0; at + kGram <= atom.text_size; ++at)
            visit(at, gram_at(atom, at));
    };
    std::unordered_map<std::uint32_t, std::uint32_t> use;
    for (const Atom& atom : atoms_)
        each_gram(atom, [&](std::uint32_t, std::uint32_t gram) { ++use[gram]; });

    std::size_t size = 16;
    while (size < atoms_.size() * 2)
        size *= 2;
    slots_.resize(size);
    bits_.resize(kBits / 64);
    for (std::uint32_t index = 0; index < atoms_.size(); ++index) {
        Atom& atom = atoms_[index];
        std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
        each_gram(atom, [&](std::uint32_t at, std::uint32_t gram) {
            if (use[gram] < least) {
                least = use[gram];
                atom.gram_at = at;
            }
        });
        insert(gram_at(atom, atom.gram_at), index);
    }
}

void RegexFilter::insert(std::uint32_t gram, std::uint32_t atom)
{
    const std::uint32_t hash = hash_of(gram);
    bits_[(hash % kBits) / 64] |= std::uint64_t{1} << (hash % 64);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].atom != 0 && slots_[at].gram != gram)
        at = (at + 1) & mask;
    atoms_[atom].next = slots_[at].atom;
    slots_[at] = {gram, atom + 1};
}

std::uint32_t RegexFilter::first_atom(std::uint32_t gram, std::uint32_t hash) const
{
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].atom != 0; at = (at + 1) & mask) {
        if (slots_[at].gram == gram)
            return slots_[at].atom;
    }
    return 0;
}

bool RegexFilter::is_ascii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::size_t RegexFilter::bytes() const
{
    return atoms_.capacity() * sizeof(Atom) + (values_.capacity() + always_.capacity()) * sizeof(std::uint32_t) +
           slots_.capacity() * sizeof(Slot) + bits_.capacity() * sizeof(std::uint64_t) + texts_.capacity();
}

} // namespace switchyard::route
