// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/field_path.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace switchyard::schema {
namespace {

constexpr std::size_t kMostSteps = 64;

bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool is_plain_name(std::string_view name) { return !name.empty() && std::ranges::all_of(name, is_plain); }

void append_quoted(std::string& text, std::string_view name)
{
    text += "[\"";
    for (const char c : name) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    text += "\"]";
}

/// Reads the text form from left to right.
class Reader
{
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Result<std::vector<FieldPath::Step>> read()
    {
        std::vector<FieldPath::Step> steps;
        while (position_ < text_.size()) {
            auto step = next(steps.empty());
            if (!step)
                return std::unexpected(step.error());
            steps.push_back(std::move(*step));
            if (steps.size() > kMostSteps)
                return wrong("has more than 64 steps");
        }
        return steps;
    }

private:
    Result<FieldPath::Step> next(bool first)
    {
        if (text_[position_] == '[') {
            ++position_;
            return position_ < text_.size() && text_[position_] == '"' ? quoted() : index();
        }
        if (!first) {
            if (text_[position_] != '.')
                return wrong("expects '.' or '['");
            ++position_;
        }
        return plain();
    }

    Result<FieldPath::Step> plain()
    {
        const auto start = position_;
        while (position_ < text_.size() && is_plain(text_[position_]))
            ++position_;
        if (position_ == start)
            return wrong("expects a field name");
        return std::string(text_.substr(start, position_ - start));
    }

    Result<FieldPath::Step> index()
    {
        std::size_t value = 0;
        const auto* begin = text_.data() + position_;
        const auto [stopped, error] = std::from_chars(begin, text_.data() + text_.size(), value);
        if (error != std::errc{} || value > 0x7fff'ffff)
            return wrong("expects an index");
        position_ += static_cast<std::size_t>(stopped - begin);
        if (position_ >= text_.size() || text_[position_] != ']')
            return wrong("expects ']'");
        ++position_;
        return value;
    }

    Result<FieldPath::Step> quoted()
    {
        std::string name;
        for (++position_; position_ < text_.size() && text_[position_] != '"'; ++position_) {
            if (text_[position_] == '\\' && position_ + 1 < text_.size())
                ++position_;
            name += text_[position_];
        }
        if (!text_.substr(position_).starts_with("\"]"))
            return wrong("expects '\"]'");
        position_ += 2;
        return name;
    }

    std::unexpected<Error> wrong(std::string_view what) const
    {
        return fail(ErrorKind::SyntaxError,
                    fmt::format("the field path '{}' {} at character {}", text_.substr(0, 200), what, position_ + 1));
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

} // namespace

Result<FieldPath> FieldPath::parse(std::string_view text)
{
    auto steps = Reader(text).read();
    if (!steps)
        return std::unexpected(steps.error());
    return FieldPath(std::move(*steps));
}

std::string FieldPath::to_string() const
{
    std::string text;
    for (const auto& step : steps_) {
        if (const auto* position = std::get_if<std::size_t>(&step)) {
            text += fmt::format("[{}]", *position);
            continue;
        }
        const auto& name = std::get<std::string>(step);
        if (!is_plain_name(name)) {
            append_quoted(text, name);
            continue;
        }
        if (!text.empty())
            text += '.';
        text += name;
    }
    return text;
}

FieldPath FieldPath::field(std::string_view name) const
{
    auto steps = steps_;
    steps.emplace_back(std::string(name));
    return FieldPath(std::move(steps));
}

FieldPath FieldPath::index(std::size_t position) const
{
    auto steps = steps_;
    steps.emplace_back(position);
    return FieldPath(std::move(steps));
}

FieldPath FieldPath::joined(const FieldPath& rest) const
{
    auto steps = steps_;
    steps.insert(steps.end(), rest.steps_.begin(), rest.steps_.end());
    return FieldPath(std::move(steps));
}

FieldPath FieldPath::parent() const { return prefix(steps_.size() - 1); }

FieldPath FieldPath::prefix(std::size_t count) const
{
    return FieldPath(std::vector<Step>(steps_.begin(), steps_.begin() + static_cast<std::ptrdiff_t>(count)));
}

bool FieldPath::starts_with(const FieldPath& prefix) const
{
    return prefix.size() <= size() && std::equal(prefix.steps_.begin(), prefix.steps_.end(), steps_.begin());
}

} // namespace switchyard::schema
