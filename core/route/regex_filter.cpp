// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/regex_filter.h"

#include "core/route/characters.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace switchyard::route {
namespace {

/// Texts in lower case of which every fitting text has at least one: "any of these must occur".
using Cut = std::vector<std::string>;

/// Asks RE2 which texts an expression cannot do without.
class Needs
{
public:
    Needs(const std::string& pattern, std::size_t least) : filter_(static_cast<int>(least))
    {
        int id = 0;
        re2::RE2::Options options(re2::RE2::Quiet);
        options.set_never_capture(true);
        if (filter_.Add(pattern, options, &id) == re2::RE2::NoError)
            filter_.Compile(&atoms_);
    }

    /// Every text by itself that must occur, and sets of alternatives. Errors: empty when nothing can be said.
    std::vector<Cut> cuts()
    {
        constexpr std::size_t kMostAtoms = 24; // the search is quadratic
        const auto is_ascii = [](const std::string& text) {
            return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        };
        if (atoms_.empty() || !std::ranges::all_of(atoms_, is_ascii) || fits_without(all()))
            return {};
        if (atoms_.size() > kMostAtoms)
            return {atoms_};
        std::vector<Cut> cuts;
        for (std::size_t atom = 0; atom < atoms_.size(); ++atom) {
            Cut cut = texts(smallest_cut_with(atom));
            if (std::ranges::find(cuts, cut) == cuts.end())
                cuts.push_back(std::move(cut));
        }
        return cuts;
    }

private:
    using Atoms = std::vector<bool>; ///< which ones

    Atoms all() const { return Atoms(atoms_.size(), true); }

    /// Whether a text without these atoms, but with all the others, could fit.
    bool fits_without(const Atoms& missing) const
    {
        std::vector<int> found;
        for (std::size_t atom = 0; atom < atoms_.size(); ++atom) {
            if (!missing[atom])
                found.push_back(static_cast<int>(atom));
        }
        std::vector<int> potentials;
        filter_.AllPotentials(found, &potentials);
        return !potentials.empty();
    }

    /// Drops what need not be missing for the expression to fail; `kept` last of all.
    Atoms smallest_cut_with(std::size_t kept) const
    {
        Atoms cut = all();
        for (std::size_t step = 1; step <= atoms_.size(); ++step) {
            const std::size_t atom = (kept + step) % atoms_.size();
            cut[atom] = false;
            if (fits_without(cut))
                cut[atom] = true;
        }
        return cut;
    }

    Cut texts(const Atoms& which) const
    {
        Cut out;
        for (std::size_t atom = 0; atom < atoms_.size(); ++atom) {
            if (which[atom])
                out.push_back(atoms_[atom]);
        }
        return out;
    }

    re2::FilteredRE2 filter_;
    std::vector<std::string> atoms_;
};

} // namespace

void RegexFilter::add(const std::string& pattern, std::uint32_t value)
{
    std::vector<Cut> cuts = Needs(pattern, kGram).cuts();
    std::erase_if(cuts, [](const Cut& cut) {
        return std::ranges::any_of(cut, [](const std::string& text) { return text.size() < kGram; });
    });
    if (cuts.empty())
        always_.push_back(value);
    else
        open_.push_back({std::move(cuts), value});
}

void RegexFilter::build(RoutePatterns& patterns)
{
    // Of each expression's cuts the one whose texts the fewest others share.
    std::unordered_map<std::string, std::size_t> use;
    for (const Open& open : open_) {
        for (const Cut& cut : open.cuts) {
            for (const std::string& text : cut)
                ++use[text];
        }
    }
    const auto cost = [&](const Cut& cut) {
        std::size_t sum = 0;
        std::size_t longest = 0;
        for (const std::string& text : cut) {
            sum += use[text];
            longest = std::max(longest, text.size());
        }
        // Of equals, the longer text: paths have it by chance less often.
        return std::pair(sum, std::numeric_limits<std::size_t>::max() - longest);
    };
    std::map<std::string, std::vector<std::uint32_t>> by_text;
    for (const Open& open : open_) {
        for (const std::string& text : *std::ranges::min_element(open.cuts, {}, cost))
            by_text[text].push_back(open.value);
    }
    open_ = {};
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
