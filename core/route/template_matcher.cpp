// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/template_matcher.h"

#include "core/route/template_syntax.h"

#include <algorithm>

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
            if (!segment({piece, end}, {at, slash}))
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

    bool segment(Range pieces, Range span) { return place(pieces, span, span.end, false); }

    bool segment_before_rest(Range pieces, Range span)
    {
        // What stands before `**` ends as far right in its segment as it can.
        std::size_t end = span.begin;
        if (pieces.begin < pieces.end && !place(pieces, span, span.end, true))
            return false;
        if (pieces.begin < pieces.end)
            end = last_end_;
        mark(pieces.end, end, path_.size());
        return true;
    }

    /// Places pieces in path[span.begin, end); `free_end`: they need not reach the end.
    bool place(Range pieces, Range span, std::size_t end, bool free_end)
    {
        bool floating = free_end; // what comes next may stand further left than `end`
        std::size_t least = 0;    // bytes that must stay free before `end`
        std::size_t star = 0;     // the star whose beginning is not known yet
        std::size_t at = pieces.end;
        last_end_ = end;
        bool first_placed = !free_end;
        while (at > pieces.begin) {
            if (this->pieces()[at - 1].kind == Piece::Kind::Star) {
                star = --at;
                floating = true;
                least = 1;
                continue;
            }
            Range literals{at, at};
            while (literals.begin > pieces.begin && this->pieces()[literals.begin - 1].kind == Piece::Kind::Literal)
                --literals.begin;
            const std::string_view wanted = text(literals);
            if (end < span.begin + least + wanted.size())
                return false;
            const std::size_t latest = end - least - wanted.size();
            std::size_t place = latest;
            if (literals.begin == pieces.begin)
                place = span.begin; // anchored
            else if (floating)
                place = path_.substr(span.begin, latest + wanted.size() - span.begin).rfind(wanted);
            if (literals.begin != pieces.begin && floating) {
                if (place == std::string_view::npos)
                    return false;
                place += span.begin;
            }
            if ((!floating && place != latest) || path_.substr(place, wanted.size()) != wanted)
                return false;
            if (least == 1)
                mark(star, place + wanted.size(), end);
            if (!first_placed)
                last_end_ = place + wanted.size();
            first_placed = true;
            mark_literals(literals, place);
            end = place;
            floating = false;
            least = 0;
            at = literals.begin;
        }
        if (least == 1) {
            if (end <= span.begin)
                return false;
            mark(star, span.begin, end);
            end = span.begin;
        }
        return end == span.begin;
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
    std::size_t last_end_ = 0; ///< of the last piece that place() placed
};

bool TemplateMatcher::run(std::string_view path, Captures* captures) const
{
    return sound_ && Run(*this, path, captures).run();
}

} // namespace switchyard::route
