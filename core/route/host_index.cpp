// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/host_index.h"

#include "core/route/characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace switchyard::route {
namespace {

/// Hashes text from its end, so that every suffix of a host is a state on the way.
class BackwardHash
{
public:
    void add(char c)
    {
        state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x9fb21c651e98df25;
        state_ ^= state_ >> 29;
    }
    std::uint64_t exact() const { return state_; }
    std::uint64_t wildcard() const { return state_ ^ 0x6a09e667f3bcc909; }

private:
    std::uint64_t state_ = 0xcbf29ce484222325;
};

/// ":port" of a host, or nothing.
class PortSuffix
{
public:
    explicit PortSuffix(std::optional<Port> port)
    {
        if (!port)
            return;
        text_[0] = ':';
        const auto [end, error] = std::to_chars(text_.data() + 1, text_.data() + text_.size(), port->value);
        size_ = static_cast<std::size_t>(end - text_.data());
    }
    std::string_view view() const { return {text_.data(), size_}; }

private:
    std::array<char, 6> text_{};
    std::size_t size_ = 0;
};

/// What `*` stands for: [a-z0-9-.]*, compared without case.
bool is_wildcard_text(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) {
        c = to_lower(c);
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

/// Whether name + port ends with `suffix` (lower case).
bool ends_with(std::string_view name, std::string_view port, std::string_view suffix)
{
    const std::size_t in_port = std::min(port.size(), suffix.size());
    if (port.substr(port.size() - in_port) != suffix.substr(suffix.size() - in_port))
        return false;
    suffix.remove_suffix(in_port);
    if (suffix.size() > name.size())
        return false;
    const std::string_view end = name.substr(name.size() - suffix.size());
    return end == suffix || equals_lower(end, suffix);
}

} // namespace

std::string HostText::to_string() const { return port ? fmt::format("{}:{}", name, port->value) : std::string(name); }

std::string canonical_host_pattern(std::string_view pattern)
{
    std::string out = lowered(pattern);
    if (std::ranges::count(out, ':') > 1 && !out.starts_with('['))
        out = '[' + out + ']';
    return out;
}

bool is_valid_host_pattern(std::string_view pattern)
{
    if (pattern.empty() || pattern.find('*', 1) != std::string_view::npos)
        return false;
    return pattern[0] != '*' || pattern.size() == 1 || pattern[1] == '.' || pattern[1] == '-';
}

bool host_pattern_fits(std::string_view pattern, const HostText& host)
{
    if (pattern == "*")
        return true;
    const PortSuffix port(host.port);
    const bool wildcard = pattern.starts_with('*');
    const std::string_view literal = pattern.substr(wildcard ? 1 : 0);
    if (!ends_with(host.name, port.view(), literal))
        return false;
    const std::size_t rest = host.name.size() + port.view().size() - literal.size();
    // A literal shorter than ":port" would leave a part of the port to the wildcard.
    if (rest > host.name.size())
        return false;
    return wildcard ? is_wildcard_text(host.name.substr(0, rest)) : rest == 0;
}

bool HostIndex::add(std::string pattern, std::uint32_t value)
{
    const auto index = static_cast<std::uint32_t>(entries_.size());
    if (pattern == "*") {
        if (any_)
            return false;
        any_ = index;
        entries_.push_back({std::move(pattern), value});
        return true;
    }
    const bool wildcard = pattern.starts_with('*');
    const std::string_view literal = std::string_view(pattern).substr(wildcard ? 1 : 0);
    const std::uint64_t hash = hash_of(pattern);
    if (look_up(hash, wildcard, literal.size(), [&](std::string_view text) { return text == literal; }))
        return false;
    if ((entries_.size() + 1) * 2 > slots_.size()) {
        std::vector<Slot> old(std::max<std::size_t>(16, slots_.size() * 2));
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.entry_plus_one != 0)
                insert(slot);
        }
    }
    insert({hash, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(literal.size()), index + 1,
            wildcard});
    texts_ += literal;
    longest_ = std::max(longest_, literal.size());
    if (wildcard)
        wildcard_sizes_[literal.size() % 512 / 64] |= std::uint64_t{1} << (literal.size() % 64);
    entries_.push_back({std::move(pattern), value});
    return true;
}

const HostIndex::Entry* HostIndex::find(const HostText& host) const
{
    const PortSuffix port(host.port);
    const std::string_view suffix = port.view();
    const std::size_t size = host.name.size() + suffix.size();
    BackwardHash hash;
    const Slot* wildcard = nullptr;
    const std::size_t limit = std::min(size, longest_);
    const auto fits = [&](std::string_view text) { return ends_with(host.name, suffix, text); };
    const std::size_t of_port = std::min(limit, suffix.size());
    for (std::size_t taken = 1; taken <= of_port; ++taken)
        hash.add(suffix[suffix.size() - taken]);
    for (std::size_t taken = of_port + 1; taken <= limit; ++taken) {
        const char c = to_lower(host.name[size - taken]);
        hash.add(c);
        if ((c != '.' && c != '-') || !may_be_wildcard(taken))
            continue;
        if (const Slot* longer = look_up(hash.wildcard(), true, taken, fits))
            wildcard = longer;
    }
    if (size == limit) {
        if (const Slot* exact = look_up(hash.exact(), false, size, fits))
            return &entries_[exact->entry_plus_one - 1];
    }
    // A shorter wildcard would have to cover even more, so the longest one decides alone.
    if (wildcard && is_wildcard_text(host.name.substr(0, size - wildcard->text_size)))
        return &entries_[wildcard->entry_plus_one - 1];
    return any_ ? &entries_[*any_] : nullptr;
}

std::uint64_t HostIndex::hash_of(std::string_view pattern)
{
    const bool wildcard = pattern.starts_with('*');
    BackwardHash hash;
    for (std::size_t at = pattern.size(); at > (wildcard ? 1U : 0U); --at)
        hash.add(pattern[at - 1]);
    return wildcard ? hash.wildcard() : hash.exact();
}

template <typename Fits>
const HostIndex::Slot* HostIndex::look_up(std::uint64_t hash, bool wildcard, std::size_t size, Fits fits) const
{
    if (slots_.empty())
        return nullptr;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].entry_plus_one != 0; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.hash == hash && slot.wildcard == wildcard && slot.text_size == size && fits(text(slot)))
            return &slot;
    }
    return nullptr;
}

void HostIndex::insert(const Slot& slot)
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = slot.hash & mask;
    while (slots_[at].entry_plus_one != 0)
        at = (at + 1) & mask;
    slots_[at] = slot;
}

} // namespace switchyard::route
