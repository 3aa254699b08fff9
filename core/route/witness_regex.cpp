// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/witness_regex.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace switchyard::route {
namespace {

constexpr std::size_t kWithoutEnd = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kMostNodes = 4096;
constexpr std::size_t kDeepest = 60;
constexpr std::size_t kLongestExample = 2048;

using Bytes = std::bitset<128>;

Bytes range(char first, char last)
{
    Bytes out;
    for (int c = first; c <= last; ++c)
        out.set(static_cast<std::size_t>(c));
    return out;
}

const Bytes kDigits = range('0', '9');
const Bytes kLetters = range('a', 'z') | range('A', 'Z');
const Bytes kWord = kDigits | kLetters | range('_', '_');
const Bytes kSpace = range('\t', '\n') | range('\f', '\r') | range(' ', ' ');

/// The set behind `\d` and its like. Errors: nullopt.
std::optional<Bytes> escaped_set(char c)
{
    switch (c) {
    case 'd':
        return kDigits;
    case 'D':
        return ~kDigits;
    case 'w':
        return kWord;
    case 'W':
        return ~kWord;
    case 's':
        return kSpace;
    case 'S':
        return ~kSpace;
    default:
        return std::nullopt;
    }
}

std::optional<Bytes> named_set(std::string_view name)
{
    const Bytes punctuation = range('!', '/') | range(':', '@') | range('[', '`') | range('{', '~');
    const std::array<std::pair<std::string_view, Bytes>, 10> names{
        {{"alpha", kLetters},
         {"digit", kDigits},
         {"alnum", kLetters | kDigits},
         {"lower", range('a', 'z')},
         {"upper", range('A', 'Z')},
         {"word", kWord},
         {"space", kSpace},
         {"punct", punctuation},
         {"xdigit", kDigits | range('a', 'f') | range('A', 'F')},
         {"graph", range('!', '~')}}};
    const auto* found = std::ranges::find(names, name, &std::pair<std::string_view, Bytes>::first);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

constexpr char other_case(char c)
{
    if (c >= 'a' && c <= 'z')
        return static_cast<char>(c - 'a' + 'A');
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Bytes with_both_cases(Bytes set)
{
    for (char c = 'a'; c <= 'z'; ++c) {
        const auto small = static_cast<std::size_t>(c);
        const auto large = static_cast<std::size_t>(other_case(c));
        const bool either = set[small] || set[large];
        set.set(small, either).set(large, either);
    }
    return set;
}

} // namespace

RegexReading::Index RegexReading::add(Node node)
{
    nodes_.push_back(std::move(node));
    return static_cast<Index>(nodes_.size() - 1);
}

/// Recursive descent; the first thing it does not know ends it.
class RegexReading::Reader
{
public:
    Reader(std::string_view pattern, RegexReading& out) : rest_(pattern), size_(pattern.size()), out_(out) {}

    bool run()
    {
        out_.root_ = choice(0);
        return !failed_ && rest_.empty();
    }

private:
    Index fail()
    {
        failed_ = true;
        rest_ = {};
        return out_.add({});
    }
    bool take(std::string_view text)
    {
        if (!rest_.starts_with(text))
            return false;
        rest_.remove_prefix(text.size());
        return true;
    }
    char next()
    {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }

    Index choice(std::size_t depth)
    {
        if (depth > kDeepest || out_.nodes_.size() > kMostNodes)
            return fail();
        Node node{Node::Kind::Choice};
        const bool folds = folds_;
        do
            node.children.push_back(sequence(depth));
        while (take("|"));
        folds_ = folds;
        return node.children.size() == 1 ? node.children.front() : out_.add(std::move(node));
    }

    Index sequence(std::size_t depth)
    {
        Node node{Node::Kind::Sequence};
        while (!failed_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')')
            node.children.push_back(repeated(depth));
        return out_.add(std::move(node));
    }

    Index repeated(std::size_t depth)
    {
        Index index = atom(depth);
        std::size_t times = 0;
        while (!failed_ && !rest_.empty()) {
            std::size_t least = 0;
            std::size_t most = kWithoutEnd;
            if (take("+"))
                least = 1;
            else if (take("?"))
                most = 1;
            else if (rest_.front() == '{' ? !counts(least, most) : !take("*"))
                break;
            take("?"); // as short as possible: fits the same texts
            if (++times > 1)
                return fail();
            index = out_.add({Node::Kind::Repeat, 0, {}, {index}, least, most});
        }
        return index;
    }

    /// "{2}", "{2,}", "{2,5}"; false when it is none and the brace stands for itself.
    bool counts(std::size_t& least, std::size_t& most)
    {
        std::string_view rest = rest_.substr(1);
        const auto number = [&](std::size_t& value) {
            const std::size_t end = std::min(rest.find_first_not_of("0123456789"), rest.size());
            value = 0;
            for (const char c : rest.substr(0, std::min<std::size_t>(end, 4)))
                value = value * 10 + static_cast<std::size_t>(c - '0');
            rest.remove_prefix(end);
            return end > 0;
        };
        if (!number(least))
            return false;
        most = least;
        if (rest.starts_with(',')) {
            rest.remove_prefix(1);
            if (!number(most))
                most = kWithoutEnd;
        }
        if (!rest.starts_with('}'))
            return false;
        rest_ = rest.substr(1);
        return true;
    }

    Index atom(std::size_t depth)
    {
        const bool first = rest_.size() == size_;
        const char c = next();
        switch (c) {
        case '(':
            return group(depth);
        case '[':
            return bracket();
        case '.':
            return out_.add({Node::Kind::Any});
        case '^':
            return anchor(first);
        case '$':
            return anchor(rest_.empty());
        case '\\':
            return escape();
        case '*':
        case '+':
        case '?':
            return fail();
        default:
            return static_cast<unsigned char>(c) < 128 ? literal(c) : foreign(c);
        }
    }

    /// A character of several bytes is one atom: what follows repeats all of it.
    Index foreign(char lead)
    {
        Node node{Node::Kind::Sequence};
        node.children.push_back(out_.add({Node::Kind::Literal, lead}));
        while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xc0) == 0x80)
            node.children.push_back(out_.add({Node::Kind::Literal, next()}));
        return out_.add(std::move(node));
    }

    Index anchor(bool outside)
    {
        out_.anchored_inside_ = out_.anchored_inside_ || !outside;
        return out_.add({});
    }

    Index literal(char c)
    {
        if (!folds_ || other_case(c) == c)
            return out_.add({Node::Kind::Literal, c});
        Bytes both;
        both.set(static_cast<std::size_t>(c)).set(static_cast<std::size_t>(other_case(c)));
        return out_.add({Node::Kind::Set, 0, both});
    }

    Index group(std::size_t depth)
    {
        const bool folds = folds_;
        if (take("?")) {
            if (take("P<") || take("<")) {
                const std::size_t end = rest_.find('>');
                if (end == std::string_view::npos)
                    return fail();
                rest_.remove_prefix(end + 1);
            } else {
                const std::size_t end = rest_.find_first_not_of("is");
                if (end == std::string_view::npos)
                    return fail();
                folds_ = folds_ || rest_.substr(0, end).contains('i');
                rest_.remove_prefix(end);
                if (take(")"))
                    return out_.add({}); // for the rest of what is around it
                if (!take(":"))
                    return fail();
            }
        }
        const Index inside = choice(depth + 1);
        folds_ = folds;
        return take(")") ? inside : fail();
    }

    Index escape()
    {
        if (rest_.empty())
            return fail();
        if (take("Q"))
            return quoted();
        const char c = next();
        if (const auto set = escaped_set(c))
            return out_.add({Node::Kind::Set, 0, *set});
        if (c == 'A' || c == 'z')
            return anchor(false);
        const auto plain = escaped_literal(c);
        return plain ? literal(*plain) : fail();
    }

    std::optional<char> escaped_literal(char c)
    {
        constexpr std::string_view kControl = "t\tn\nr\rf\fv\va\a";
        if (const std::size_t at = kControl.find(c); at % 2 == 0 && at < kControl.size())
            return kControl[at + 1];
        if (c == 'x' && rest_.size() >= 2 && rest_[0] != '{') {
            int value = 0;
            for (const char digit : {next(), next()}) {
                const std::size_t worth =
                    std::string_view("0123456789abcdef").find(digit >= 'A' && digit <= 'F' ? other_case(digit) : digit);
                value = worth == std::string_view::npos ? -1000 : value * 16 + static_cast<int>(worth);
            }
            return value > 0 && value < 128 ? std::optional(static_cast<char>(value)) : std::nullopt;
        }
        const bool is_word = static_cast<unsigned char>(c) < 128 && kWord[static_cast<std::size_t>(c)];
        return is_word ? std::nullopt : std::optional(c);
    }

    Index quoted()
    {
        const std::size_t end = std::min(rest_.find("\\E"), rest_.size());
        Node node{Node::Kind::Sequence};
        for (const char c : rest_.substr(0, end))
            node.children.push_back(literal(c));
        rest_.remove_prefix(end);
        take("\\E");
        return out_.add(std::move(node));
    }

    Index bracket()
    {
        const bool negated = take("^");
        Bytes set;
        bool first = true;
        while (first || !rest_.starts_with(']')) {
            if (rest_.empty() || !member(set))
                return fail();
            first = false;
        }
        rest_.remove_prefix(1);
        if (folds_)
            set = with_both_cases(set);
        return out_.add({Node::Kind::Set, 0, negated ? ~set : set});
    }

    /// A character, a range or a named set between brackets.
    bool member(Bytes& set)
    {
        if (take("[:")) {
            const bool negated = take("^");
            const std::size_t end = rest_.find(":]");
            const auto named = named_set(rest_.substr(0, end));
            if (end == std::string_view::npos || !named)
                return false;
            set |= negated ? ~*named : *named;
            rest_.remove_prefix(end + 2);
            return true;
        }
        char low = next();
        if (low == '\\') {
            if (rest_.empty())
                return false;
            low = next();
            if (const auto escaped = escaped_set(low)) {
                set |= *escaped;
                return true;
            }
            const auto plain = escaped_literal(low);
            if (!plain)
                return false;
            low = *plain;
        }
        char high = low;
        if (rest_.size() > 1 && rest_[0] == '-' && rest_[1] != ']') {
            rest_.remove_prefix(1);
            high = next();
            if (high == '\\')
                high = rest_.empty() ? '\0' : next();
        }
        if (static_cast<unsigned char>(low) >= 128 || static_cast<unsigned char>(high) >= 128 || high < low)
            return false;
        set |= range(low, high);
        return true;
    }

    std::string_view rest_;
    std::size_t size_;
    RegexReading& out_;
    bool failed_ = false;
    bool folds_ = false; ///< (?i)
};

std::optional<RegexReading> RegexReading::read(std::string_view pattern)
{
    RegexReading reading;
    if (!Reader(pattern, reading).run())
        return std::nullopt;
    return reading;
}

/// One example while it grows.
class RegexReading::Writing
{
public:
    Writing(const RegexReading& reading, std::size_t number, std::string_view hint)
        : reading_(reading),
          number_(number),
          turn_(number),
          hint_(hint)
    {}

    std::string run()
    {
        write(reading_.root_);
        return std::move(out_);
    }

private:
    void write(Index index)
    {
        const Node& node = reading_.nodes_[index];
        if (out_.size() > kLongestExample)
            return;
        switch (node.kind) {
        case Node::Kind::Empty:
            return;
        case Node::Kind::Literal:
            out_ += node.literal;
            return;
        case Node::Kind::Set:
        case Node::Kind::Any:
            fill(node, 1, 1);
            return;
        case Node::Kind::Sequence:
            for (const Index child : node.children)
                write(child);
            return;
        case Node::Kind::Choice:
            write(node.children[turn_++ % node.children.size()]);
            return;
        case Node::Kind::Repeat:
            repeat(node);
        }
    }

    void repeat(const Node& node)
    {
        const Node& inside = reading_.nodes_[node.children.front()];
        if (inside.kind == Node::Kind::Set || inside.kind == Node::Kind::Any) {
            fill(inside, node.least, node.most);
            return;
        }
        const std::size_t more = number_ == 0 ? 0 : turn_++ % 2;
        for (std::size_t count = node.least + (node.most > node.least ? more : 0); count > 0; --count)
            write(node.children.front());
    }

    static bool allows(const Node& node, char c)
    {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 128 && (node.kind == Node::Kind::Any ? c != '\n' : node.set[byte]);
    }

    /// Between `least` and `most` characters: like the hint, or a word.
    void fill(const Node& node, std::size_t least, std::size_t most)
    {
        constexpr std::array<std::string_view, 5> kWords{"", "example7", "x7", "1", "a/b"};
        std::string_view from = kWords[number_ % kWords.size()];
        if (!hint_.empty() && hint_.starts_with(out_) && hint_.size() > out_.size())
            from = hint_.substr(out_.size());
        std::size_t count = 0;
        for (const char c : from) {
            if (count == most)
                break;
            if (!allows(node, c))
                continue;
            out_ += c;
            ++count;
        }
        for (; count < least && out_.size() <= kLongestExample; ++count)
            out_ += any(node);
    }

    static char any(const Node& node)
    {
        for (const char c : std::string_view("xa1X-_/.0"))
            if (allows(node, c))
                return c;
        for (char c = '!'; c <= '~'; ++c)
            if (allows(node, c))
                return c;
        return ' ';
    }

    const RegexReading& reading_;
    std::size_t number_;
    std::size_t turn_;
    std::string_view hint_;
    std::string out_;
};

std::string RegexReading::example(std::size_t number, std::string_view hint) const
{
    return Writing(*this, number, hint).run();
}

bool RegexReading::append_head(Index index, std::string& head) const
{
    const Node& node = nodes_[index];
    if (node.kind == Node::Kind::Literal)
        head += node.literal;
    if (node.kind == Node::Kind::Sequence)
        return std::ranges::all_of(node.children, [&](Index child) { return append_head(child, head); });
    return node.kind == Node::Kind::Empty || node.kind == Node::Kind::Literal;
}

bool RegexReading::is_anything(Index index) const
{
    const Node& node = nodes_[index];
    return node.kind == Node::Kind::Repeat && node.least == 0 && node.most == kWithoutEnd &&
           nodes_[node.children.front()].kind == Node::Kind::Any;
}

std::string RegexReading::head() const
{
    std::string head;
    append_head(root_, head);
    return head;
}

RegexReading::Shape RegexReading::shape() const
{
    Shape shape;
    if (anchored_inside_)
        return shape;
    if (append_head(root_, shape.text)) {
        shape.kind = Shape::Kind::Literal;
        return shape;
    }
    shape.text.clear();
    const Node& root = nodes_[root_];
    if (root.kind != Node::Kind::Sequence)
        return shape;
    std::vector<Index> parts = root.children;
    while (!parts.empty() && nodes_[parts.back()].kind == Node::Kind::Empty)
        parts.pop_back();
    if (parts.empty() || !is_anything(parts.back()))
        return shape;
    parts.pop_back();
    if (std::ranges::all_of(parts, [&](Index part) { return append_head(part, shape.text); }))
        shape.kind = Shape::Kind::Head;
    return shape;
}

} // namespace switchyard::route
