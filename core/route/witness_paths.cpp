// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/witness_paths.h"

#include "core/http/url.h"
#include "core/route/characters.h"
#include "core/route/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace switchyard::route {
namespace {

bool has_letters(std::string_view text)
{
    return std::ranges::any_of(text, [](char c) { return to_lower(c) != c || (c >= 'a' && c <= 'z'); });
}

/// The paths of a predicate, as far as they can be said simply.
struct Paths
{
    enum class Kind : std::uint8_t
    {
        Exactly, ///< `text`
        Head,    ///< all that begin with `text`
        Within   ///< some of those that begin with `text`
    };
    Kind kind = Kind::Head;
    std::string text{};
    bool folds = false; ///< upper and lower case are the same

    /// Every path there is.
    bool all() const { return kind == Kind::Head && (text.empty() || text == "/"); }
};

Paths paths_of_regex(const std::string& pattern, PatternCache& cache)
{
    using Kind = RegexReading::Shape::Kind;
    RegexReading::Shape shape = cache.shape(pattern);
    if (shape.kind == Kind::Literal)
        return {Paths::Kind::Exactly, std::move(shape.text)};
    if (shape.kind == Kind::Head)
        return {Paths::Kind::Head, std::move(shape.text)};
    const RegexReading* reading = cache.reading(pattern);
    return {Paths::Kind::Within, reading ? reading->head() : std::string()};
}

Paths paths_of_template(const std::string& text, PatternCache& cache)
{
    const TemplateMatcher& matcher = cache.path_template(text);
    if (!matcher.sound())
        return {Paths::Kind::Within, {}};
    const std::string plain = matcher.plain();
    const std::size_t star = plain.find('*');
    if (star == std::string::npos)
        return {Paths::Kind::Exactly, plain};
    const bool rest = std::string_view(plain).substr(star) == "**";
    return {rest ? Paths::Kind::Head : Paths::Kind::Within, plain.substr(0, star)};
}

Paths paths_of(const PathPredicate& predicate, PatternCache& cache)
{
    if (const auto* prefix = std::get_if<PathPrefix>(&predicate))
        return {Paths::Kind::Head, prefix->prefix, prefix->ignore_case};
    if (const auto* full = std::get_if<FullPath>(&predicate))
        return {Paths::Kind::Exactly, full->path, full->ignore_case};
    if (const auto* regex = std::get_if<PathRegex>(&predicate))
        return paths_of_regex(regex->pattern, cache);
    if (const auto* path_template = std::get_if<PathTemplate>(&predicate))
        return paths_of_template(path_template->text, cache);
    return {};
}

/// Whether all that begins with `text` (its case folded or not) begins with the head of `outer`.
bool begins_like(const Paths& inner, const Paths& outer)
{
    if (outer.folds)
        return lowered(inner.text).starts_with(lowered(outer.text));
    return inner.text.starts_with(outer.text) && (!inner.folds || !has_letters(outer.text));
}

bool can_begin_alike(const Paths& a, const Paths& b)
{
    const bool folds = a.folds || b.folds;
    const std::string x = folds ? lowered(a.text) : a.text;
    const std::string y = folds ? lowered(b.text) : b.text;
    return x.starts_with(y) || y.starts_with(x);
}

/// Templates, segment by segment.
bool template_implies(const TemplateMatcher& a, const TemplateMatcher& b)
{
    using Kind = TemplateMatcher::Segment::Kind;
    const auto inner = a.segments();
    const auto outer = b.segments();
    for (std::size_t at = 0; at < outer.size(); ++at) {
        if (at >= inner.size())
            return false;
        if (outer[at].kind == Kind::Rest)
            return true;
        if (inner[at].kind == Kind::Rest || inner[at].kind == Kind::MixedRest)
            return false;
        if (outer[at].kind == Kind::Star) {
            if (inner[at].kind == Kind::Literal && inner[at].text.empty())
                return false;
        } else if (outer[at].kind != Kind::Literal || inner[at].kind != Kind::Literal ||
                   inner[at].text != outer[at].text) {
            return false;
        }
    }
    return inner.size() == outer.size();
}

/// Writes a path that fits a template.
class TemplateExample
{
public:
    /// Where the template leaves a choice, what `hint` has in the same segment; otherwise words by number.
    TemplateExample(std::string_view plain, std::size_t number, std::string_view hint)
        : plain_(plain),
          number_(number),
          hint_(hint)
    {}

    std::string run()
    {
        constexpr std::array<std::string_view, 3> kWords{"example", "x7", "item"};
        constexpr std::array<std::string_view, 3> kRests{"example", "", "x7/item"};
        while (!plain_.empty()) {
            if (plain_.starts_with("**")) {
                const std::string_view rest = at_segment_start() ? hint_rest() : std::string_view();
                out_ += rest.empty() ? kRests[number_ % kRests.size()] : rest;
                plain_.remove_prefix(2);
            } else if (plain_.starts_with('*')) {
                const std::string_view rest = at_segment_start() ? hint_rest() : std::string_view();
                const std::string_view segment = rest.substr(0, rest.find('/'));
                out_ += segment.empty() ? kWords[number_ % kWords.size()] : segment;
                plain_.remove_prefix(1);
            } else {
                segment_ += plain_.front() == '/';
                out_ += plain_.front();
                plain_.remove_prefix(1);
            }
        }
        return std::move(out_);
    }

private:
    bool at_segment_start() const { return out_.ends_with('/'); }
    /// The hint from the segment on that is being written.
    std::string_view hint_rest() const
    {
        std::string_view rest = hint_;
        for (std::size_t passed = 0; passed < segment_; ++passed) {
            const std::size_t slash = rest.find('/');
            if (slash == std::string_view::npos)
                return {};
            rest.remove_prefix(slash + 1);
        }
        return rest;
    }

    std::string_view plain_;
    std::size_t number_;
    std::string_view hint_;
    std::size_t segment_ = 0; ///< slashes written
    std::string out_;
};

std::string with_other_case(std::string text)
{
    for (char& c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : to_lower(c);
    return text;
}

/// Paths of one predicate.
class Candidates
{
public:
    explicit Candidates(PatternCache& cache) : cache_(cache) {}

    /// `hint`: what other predicates would like.
    void add(const PathPredicate& predicate, std::string_view hint)
    {
        constexpr std::size_t kExamples = 8;
        if (const auto* path_template = std::get_if<PathTemplate>(&predicate)) {
            const std::string plain = cache_.path_template(path_template->text).plain();
            for (std::size_t number = 0; number < 3; ++number)
                out_.push_back(TemplateExample(plain, number, hint).run());
        } else if (const auto* regex = std::get_if<PathRegex>(&predicate)) {
            if (const RegexReading* reading = cache_.reading(regex->pattern)) {
                constexpr std::array<std::string_view, 4> kHints{"/", "", "/example", "/x7/item"};
                for (std::size_t number = 0; number < kExamples; ++number)
                    out_.push_back(reading->example(number, hint.empty() ? kHints[number % kHints.size()] : hint));
            }
        } else if (hint.empty()) {
            add_simple(paths_of(predicate, cache_));
        }
    }
    std::vector<std::string> take() { return std::move(out_); }
    const std::vector<std::string>& all() const { return out_; }

private:
    void add_simple(Paths paths)
    {
        if (paths.kind == Paths::Kind::Head && paths.text.empty())
            paths.text = "/";
        for (const std::string& text : {paths.text, paths.folds ? with_other_case(paths.text) : std::string()}) {
            if (text.empty())
                continue;
            if (paths.kind == Paths::Kind::Exactly) {
                out_.push_back(text);
                continue;
            }
            for (const char* filler : {"", "example", "x7", "/example", "example/item", "/"})
                out_.push_back(text + (text.ends_with('/') && filler[0] == '/' ? filler + 1 : filler));
        }
    }

    PatternCache& cache_;
    std::vector<std::string> out_;
};

} // namespace

bool path_can_come(std::string_view path)
{
    return path.starts_with('/') && !http::needs_normalisation(path) && std::ranges::none_of(path, [](char c) {
               return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '?' || c == '#';
           });
}

bool path_holds(const PathPredicate& predicate, std::string_view path, PatternCache& cache)
{
    if (const auto* regex = std::get_if<PathRegex>(&predicate))
        return cache.fits(regex->pattern, path);
    if (const auto* path_template = std::get_if<PathTemplate>(&predicate))
        return cache.path_template(path_template->text).matches(path);
    if (std::holds_alternative<AnyPath>(predicate))
        return true;
    const auto same = [&](std::string_view text, const std::string& wanted, bool folds) {
        return folds ? lowered(text) == lowered(wanted) : text == wanted;
    };
    if (const auto* full = std::get_if<FullPath>(&predicate))
        return same(path, full->path, full->ignore_case);
    const auto& prefix = std::get<PathPrefix>(predicate);
    return path.size() >= prefix.prefix.size() &&
           same(path.substr(0, prefix.prefix.size()), prefix.prefix, prefix.ignore_case);
}

bool path_implies(const PathPredicate& a, const PathPredicate& b, PatternCache& cache)
{
    const Paths outer = paths_of(b, cache);
    if (a == b || outer.all())
        return true;
    const Paths inner = paths_of(a, cache);
    if (inner.all())
        return false;
    const bool one_path = inner.kind == Paths::Kind::Exactly && (!inner.folds || !has_letters(inner.text));
    if (one_path)
        return path_holds(b, inner.text, cache);
    if (outer.kind == Paths::Kind::Head)
        return begins_like(inner, outer);
    if (outer.kind == Paths::Kind::Exactly)
        return inner.kind == Paths::Kind::Exactly && outer.folds && lowered(inner.text) == lowered(outer.text);
    const auto* inner_template = std::get_if<PathTemplate>(&a);
    const auto* outer_template = std::get_if<PathTemplate>(&b);
    return inner_template && outer_template && cache.path_template(outer_template->text).sound() &&
           template_implies(cache.path_template(inner_template->text), cache.path_template(outer_template->text));
}

bool paths_exclude(const PathPredicate& a, const PathPredicate& b, PatternCache& cache)
{
    const Paths x = paths_of(a, cache);
    const Paths y = paths_of(b, cache);
    if (x.kind == Paths::Kind::Exactly && (!x.folds || !has_letters(x.text)))
        return !path_holds(b, x.text, cache);
    if (y.kind == Paths::Kind::Exactly && (!y.folds || !has_letters(y.text)))
        return !path_holds(a, y.text, cache);
    if (!can_begin_alike(x, y))
        return true;
    // One that is finished cannot begin with what is longer.
    return (x.kind == Paths::Kind::Exactly && y.text.size() > x.text.size()) ||
           (y.kind == Paths::Kind::Exactly && x.text.size() > y.text.size());
}

std::string why_no_path(const PathPredicate& predicate, PatternCache& cache)
{
    if (const auto* regex = std::get_if<PathRegex>(&predicate); regex && !cache.is_regex(regex->pattern))
        return fmt::format("'{}' is no regular expression", shown(regex->pattern));
    if (const auto* path_template = std::get_if<PathTemplate>(&predicate);
        path_template && !cache.path_template(path_template->text).sound())
        return fmt::format("'{}' is no path template", shown(path_template->text));
    const Paths paths = paths_of(predicate, cache);
    if (paths.text.empty())
        return paths.kind == Paths::Kind::Exactly ? "a path is never empty" : "";
    if (paths.text[0] != '/')
        return fmt::format("every path begins with /, but '{}' does not", shown(paths.text));
    if (paths.text.find_first_of("?#") != std::string::npos)
        return fmt::format("a path never holds ? or #, but '{}' does", shown(paths.text));
    if (std::ranges::any_of(paths.text, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f; }))
        return fmt::format("a path never holds blanks or control characters, but '{}' does", shown(paths.text));
    const std::size_t whole = paths.kind == Paths::Kind::Exactly ? paths.text.size() : paths.text.rfind('/') + 1;
    if (http::needs_normalisation(std::string_view(paths.text).substr(0, whole)))
        return fmt::format("a path with /./ or /../ is answered by a redirect before any rule is looked at, and '{}' "
                           "is one",
                           shown(paths.text));
    return {};
}

std::string path_head(const PathPredicate& predicate, PatternCache& cache)
{
    return lowered(paths_of(predicate, cache).text);
}

std::vector<std::string> path_candidates(std::span<const PathPredicate* const> wanted, PatternCache& cache)
{
    constexpr std::size_t kMostHints = 12;
    Candidates candidates(cache);
    for (const PathPredicate* predicate : wanted)
        candidates.add(*predicate, {});
    if (wanted.empty())
        candidates.add(AnyPath{}, {});
    if (wanted.size() > 1) {
        // Two rounds, so that two templates can fill each other's gaps.
        for (int round = 0; round < 2; ++round) {
            std::vector<std::string> hints = candidates.all();
            hints.resize(std::min(hints.size(), kMostHints));
            for (const PathPredicate* predicate : wanted)
                for (const std::string& hint : hints)
                    candidates.add(*predicate, hint);
        }
    }
    return candidates.take();
}

} // namespace switchyard::route
