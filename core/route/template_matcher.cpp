// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/template_matcher.h"

#include "core/route/template_syntax.h"

#include <algorithm>
#include <optional>

namespace switchyard::route {

TemplateMatcher::TemplateMatcher(std::string_view text)
{
    if (!read_path_template(text).trouble.empty())
        return;
    sound_ = true;
    text.remove_prefix(1);
    while (!text.empty()) {
        if (text[0] != '{') {
            const std::size_t end = std::min(text.find('{'), text.size());
            add_pieces(text.substr(0, end));
            text.remove_prefix(end);
            continue;
        }
        const std::size_t close = text.find('}');
        const std::string_view inside = text.substr(1, close - 1);
        const std::size_t equals = inside.find('=');
        const std::size_t first = pieces_.size();
        add_pieces(equals == std::string_view::npos ? std::string_view("*") : inside.substr(equals + 1));
        variables_.emplace_back(inside.substr(0, equals));
        ranges_.push_back({first, pieces_.size()});
        text.remove_prefix(close + 1);
    }
}

void TemplateMatcher::add_pieces(std::string_view pattern)
{
    while (!pattern.empty()) {
        std::size_t size = 1;
        if (pattern[0] == '/') {
            pieces_.push_back({Piece::Kind::Slash});
        } else if (pattern[0] == '*') {
            size = std::min(pattern.find_first_not_of('*'), pattern.size());
            pieces_.push_back({size == 1 ? Piece::Kind::Star : Piece::Kind::Rest});
        } else {
            size = std::min(pattern.find_first_of("/*"), pattern.size());
            pieces_.push_back(
                {Piece::Kind::Literal, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(size)});
            text_.append(pattern.substr(0, size));
        }
        pattern.remove_prefix(size);
    }
}

std::vector<TemplateMatcher::Segment> TemplateMatcher::segments() const
{
    std::vector<Segment> out;
    std::size_t begin = 0;
    for (std::size_t end = 0; end <= pieces_.size(); ++end) {
        if (end < pieces_.size() && pieces_[end].kind != Piece::Kind::Slash)
            continue;
        const auto is = [&](Piece::Kind kind) {
            return std::any_of(pieces_.begin() + static_cast<std::ptrdiff_t>(begin),
                               pieces_.begin() + static_cast<std::ptrdiff_t>(end),
                               [&](const Piece& piece) { return piece.kind == kind; });
        };
        Segment& segment = out.emplace_back();
        if (is(Piece::Kind::Rest)) {
            segment.kind = end - begin == 1 ? Segment::Kind::Rest : Segment::Kind::MixedRest;
        } else if (is(Piece::Kind::Star)) {
            segment.kind = end - begin == 1 ? Segment::Kind::Star : Segment::Kind::Mixed;
        } else if (begin < end) {
            const Piece& last = pieces_[end - 1];
            segment.text =
                std::string_view(text_).substr(pieces_[begin].begin, last.begin + last.size - pieces_[begin].begin);
        }
        begin = end + 1;
    }
    return out;
}

std::string TemplateMatcher::plain() const
{
    std::string out = "/";
    for (const Piece& piece : pieces_) {
        switch (piece.kind) {
        case Piece::Kind::Literal:
            out += std::string_view(text_).substr(piece.begin, piece.size);
            break;
        case Piece::Kind::Star:
            out += '*';
            break;
        case Piece::Kind::Rest:
            out += "**";
            break;
        case Piece::Kind::Slash:
            out += '/';
            break;
        }
    }
    return out;
}

std::string_view TemplateMatcher::value(const Captures& captures, std::string_view name) const
{
    const auto found = std::ranges::find(variables_, name);
    return found == variables_.end() ? std::string_view()
                                     : captures[static_cast<std::size_t>(found - variables_.begin())];
}

/// One walk over a path. Within a segment, literals are placed from the right, each as far right as it can stand: so
/// every star is as long as it can be, the first one first, and there is nothing to try twice.
class TemplateMatcher::Run
{
public:
    Run(const TemplateMatcher& matcher, std::string_view path, Captures* captures)
        : matcher_(matcher),
          path_(path),
          captures_(captures)
    {}

    bool run()
    {
        if (!path_.starts_with('/'))
            return false;
        std::size_t at = 1;
        std::size_t piece = 0;
        while (true) {
            std::size_t end = piece;
            while (end < pieces().size() && pieces()[end].kind != Piece::Kind::Slash)
                ++end;
            const std::size_t slash = std::min(path_.find('/', at), path_.size());
            const bool rest = end > piece && pieces()[end - 1].kind == Piece::Kind::Rest;
            if (rest)
                return segment_before_rest({piece, end - 1}, {at, slash}) && finish();
            if (!place({piece, end}, {at, slash}, Ends::AtEnd) || (piece == end && at != slash))
                return false;
            if (end == pieces().size())
                return slash == path_.size() && finish();
            if (slash == path_.size())
                return false;
            mark(end, slash, slash + 1);
            at = slash + 1;
            piece = end + 1;
        }
    }

private:
    const std::vector<Piece>& pieces() const { return matcher_.pieces_; }
    std::string_view text(Range pieces) const
    {
        const Piece& first = matcher_.pieces_[pieces.begin];
        const Piece& last = matcher_.pieces_[pieces.end - 1];
        return std::string_view(matcher_.text_).substr(first.begin, last.begin + last.size - first.begin);
    }

    bool segment_before_rest(Range pieces, Range span)
    {
        // What stands before `**` ends as far right in its segment as it can.
        if (!place(pieces, span, Ends::Anywhere))
            return false;
        mark(pieces.end, pieces.begin < pieces.end ? placed_end_ : span.begin, path_.size());
        return true;
    }

    enum class Ends : std::uint8_t
    {
        AtEnd,
        Anywhere
    };

    /// Places the pieces of a segment in path[span.begin, span.end), from the right to the left.
    bool place(Range pieces, Range span, Ends ends)
    {
        std::size_t end = span.end; // where what has been placed begins
        bool anchored = ends == Ends::AtEnd;
        bool star = false; // one stands left of `end` and takes at least a byte
        placed_end_ = 0;
        for (std::size_t at = pieces.end; at > pieces.begin;) {
            if (this->pieces()[at - 1].kind == Piece::Kind::Star) {
                star = true;
                --at;
                continue;
            }
            const Range literals{first_of_literals(pieces.begin, at), at};
            const std::string_view wanted = text(literals);
            const bool first = literals.begin == pieces.begin;
            const auto found = find_last(wanted, {span.begin, star ? end - 1 : end}, first, anchored && !star);
            if (!found)
                return false;
            if (star)
                mark(at, *found + wanted.size(), end);
            placed_end_ = std::max(placed_end_, star ? end : *found + wanted.size());
            mark_literals(literals, *found);
            end = *found;
            anchored = true;
            star = false;
            at = literals.begin;
        }
        if (star) {
            mark(pieces.begin, span.begin, end);
            placed_end_ = std::max(placed_end_, end);
            return end > span.begin;
        }
        return end == span.begin || pieces.begin == pieces.end;
    }

    std::size_t first_of_literals(std::size_t begin, std::size_t end) const
    {
        while (end > begin && pieces()[end - 1].kind == Piece::Kind::Literal)
            --end;
        return end;
    }

    /// Where `wanted` stands furthest right in path[span). Errors: nullopt.
    std::optional<std::size_t> find_last(std::string_view wanted, Range span, bool at_begin, bool at_end) const
    {
        if (span.end < span.begin + wanted.size())
            return std::nullopt;
        const std::string_view here = path_.substr(span.begin, span.end - span.begin);
        if (at_begin || at_end) {
            const bool fits = (!at_begin || here.starts_with(wanted)) && (!at_end || here.ends_with(wanted)) &&
                              (!at_begin || !at_end || here.size() == wanted.size());
            return fits ? std::optional(at_begin ? span.begin : span.end - wanted.size()) : std::nullopt;
        }
        const std::size_t at = here.rfind(wanted);
        return at == std::string_view::npos ? std::nullopt : std::optional(span.begin + at);
    }

    void mark_literals(Range literals, std::size_t at)
    {
        for (std::size_t piece = literals.begin; piece < literals.end; ++piece) {
            mark(piece, at, at + pieces()[piece].size);
            at += pieces()[piece].size;
        }
    }

    /// A piece covers path[begin, end).
    void mark(std::size_t piece, std::size_t begin, std::size_t end)
    {
        if (!captures_)
            return;
        for (std::size_t variable = 0; variable < matcher_.ranges_.size(); ++variable) {
            if (matcher_.ranges_[variable].begin == piece)
                spans_[variable].begin = begin;
            if (matcher_.ranges_[variable].end == piece + 1)
                spans_[variable].end = end;
        }
    }

    bool finish()
    {
        for (std::size_t variable = 0; captures_ && variable < matcher_.ranges_.size(); ++variable)
            (*captures_)[variable] =
                path_.substr(spans_[variable].begin, spans_[variable].end - spans_[variable].begin);
        return true;
    }

    const TemplateMatcher& matcher_;
    std::string_view path_;
    Captures* captures_;
    std::array<Range, kMostVariables> spans_{};
    std::size_t placed_end_ = 0; ///< where the last piece that place() placed ends
};

bool TemplateMatcher::run(std::string_view path, Captures* captures) const
{
    return sound_ && Run(*this, path, captures).run();
}

} // namespace switchyard::route
