// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/host_index.h"

#include "core/base/text.h"
#include "core/route/characters.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>

namespace switchyard::route {
namespace {

/// Of lower-case text, behind which eight bytes may be read. Cost: a few operations per eight bytes.
std::uint64_t hash_of(std::string_view text, bool wildcard)
{
    std::uint64_t state = text.size() ^ (wildcard ? 0x6a09e667f3bcc909 : 0xcbf29ce484222325);
    const auto add = [&](std::uint64_t word) {
        state = (state ^ word) * 0x9fb21c651e98df25;
        state ^= state >> 29;
    };
    std::size_t left = text.size();
    const char* at = text.data();
    for (; left >= 8; at += 8, left -= 8)
        add(word_at<std::uint64_t>(at));
    // On a little-endian machine the bytes behind the text fall out.
    if (left != 0)
        add(word_at<std::uint64_t>(at) << (64 - 8 * left));
    return state;
}

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

/// The end of a host and its port, in lower case: as many bytes as the longest pattern has.
class LoweredEnd
{
public:
    LoweredEnd(std::string_view name, std::string_view port, std::size_t size) : size_(size)
    {
        const std::size_t in_port = std::min(port.size(), size);
        const std::size_t in_name = size - in_port;
        const char* const from = name.data() + name.size() - in_name;
        std::size_t done = 0;
        for (; done + 8 <= in_name; done += 8)
            put_word(text_.data() + done, lowered_word(word_at<std::uint64_t>(from + done)));
        // The rest is cut from the word that ends with the name.
        if (const std::size_t left = in_name - done; left != 0 && done != 0)
            put_word(text_.data() + done, lowered_word(word_at<std::uint64_t>(from + in_name - 8)) >> (8 * (8 - left)));
        else
            std::transform(from + done, from + in_name, text_.data() + done, to_lower);
        if (in_port != 0)
            std::memcpy(text_.data() + in_name, port.data() + port.size() - in_port, in_port);
        put_word(text_.data() + size, std::uint64_t{0});
    }

    std::string_view last(std::size_t size) const { return {text_.data() + size_ - size, size}; }

private:
    std::size_t size_;
    std::array<char, HostIndex::kLongest + sizeof(std::uint64_t)> text_;
};

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
    const std::size_t size = pattern.size() - (wildcard ? 1 : 0);
    if (size > kLongest) {
        if (std::ranges::any_of(oversized_, [&](std::uint32_t entry) { return entries_[entry].pattern == pattern; }))
            return false;
        oversized_.push_back(index);
        entries_.push_back({std::move(pattern), value});
        return true;
    }
    const LoweredEnd literal(pattern, {}, size);
    const std::uint64_t hash = hash_of(literal.last(size), wildcard);
    if (look_up(literal.last(size), wildcard))
        return false;
    if ((entries_.size() + 1) * 2 > slots_.size()) {
        std::vector<Slot> old(std::max<std::size_t>(16, slots_.size() * 2));
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.entry_plus_one != 0)
                insert(slot);
        }
    }
    insert({hash, static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(size), index + 1, wildcard});
    texts_ += literal.last(size);
    longest_ = std::max(longest_, size);
    if (wildcard)
        wildcard_sizes_[size / 64] |= std::uint64_t{1} << (size % 64);
    entries_.push_back({std::move(pattern), value});
    return true;
}

const HostIndex::Entry* HostIndex::find(const HostText& host) const
{
    const PortSuffix port(host.port);
    const std::size_t size = host.name.size() + port.view().size();
    if (size > kLongest) {
        if (const Entry* entry = find_oversized(host))
            return entry;
    }
    const std::size_t limit = std::min(size, longest_);
    const LoweredEnd end(host.name, port.view(), limit);
    if (size == limit) {
        if (const Slot* exact = look_up(end.last(size), false))
            return &entries_[exact->entry_plus_one - 1];
    }
    for (std::size_t taken = wildcard_size_below(limit + 1); taken != 0; taken = wildcard_size_below(taken)) {
        const std::string_view text = end.last(taken);
        if (text.front() != '.' && text.front() != '-')
            continue;
        const Slot* const wildcard = look_up(text, true);
        if (wildcard == nullptr)
            continue;
        // A shorter wildcard would have to cover even more, so the longest one decides alone.
        if (!is_wildcard_text(host.name.substr(0, size - taken)))
            break;
        return &entries_[wildcard->entry_plus_one - 1];
    }
    return any_ ? &entries_[*any_] : nullptr;
}

const HostIndex::Entry* HostIndex::find_oversized(const HostText& host) const
{
    const Entry* longest = nullptr;
    for (const std::uint32_t index : oversized_) {
        const Entry& entry = entries_[index];
        if (!host_pattern_fits(entry.pattern, host))
            continue;
        if (!entry.is_wildcard())
            return &entry;
        if (longest == nullptr || entry.pattern.size() > longest->pattern.size())
            longest = &entry;
    }
    return longest;
}

std::size_t HostIndex::wildcard_size_below(std::size_t limit) const
{
    std::uint64_t wanted = (std::uint64_t{1} << (limit % 64)) - 1;
    for (std::size_t word = limit / 64 + 1; word-- > 0; wanted = ~std::uint64_t{0}) {
        if (const std::uint64_t sizes = wildcard_sizes_[word] & wanted)
            return word * 64 + static_cast<std::size_t>(std::bit_width(sizes)) - 1;
    }
    return 0;
}

const HostIndex::Slot* HostIndex::look_up(std::string_view wanted, bool wildcard) const
{
    if (slots_.empty())
        return nullptr;
    const std::uint64_t hash = hash_of(wanted, wildcard);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].entry_plus_one != 0; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.hash == hash && slot.wildcard == wildcard && text(slot) == wanted)
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
