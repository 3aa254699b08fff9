// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/route/explain.h"

#include <fmt/format.h>

#include <iterator>
#include <string>
#include <utility>

namespace switchyard::route {

class JsonWriter;

/// Lines of text for people.
class TextLines
{
public:
    template <typename... Args>
    void line(fmt::string_view format, const Args&... args)
    {
        fmt::vformat_to(std::back_inserter(text_), format, fmt::make_format_args(args...));
        text_ += '\n';
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

/// What happens to the request, as the last part of an explanation.
void write_outcome(TextLines& out, const ExplainedOutcome& outcome);
/// The same as the fields of a JSON object.
void write_outcome(JsonWriter& json, const ExplainedOutcome& outcome);

} // namespace switchyard::route
