// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/gcloud_command.h"

#include "core/base/shell_word.h"
#include "core/exchange/shell_text.h"

#include <fmt/format.h>

namespace switchyard::exchange {

GcloudCommand::GcloudCommand(std::string_view command, std::string_view name)
    : words_(fmt::format("{} {}", command, shell_word(name)))
{}

GcloudCommand& GcloudCommand::flag(std::string_view name)
{
    flags_.push_back(fmt::format("--{}", name));
    return *this;
}

GcloudCommand& GcloudCommand::flag(std::string_view name, std::string_view value)
{
    return shell_flag(name, shell_word(value));
}

GcloudCommand& GcloudCommand::list(std::string_view name, std::span<const std::string> items)
{
    return flag(name, gcloud_list(items));
}

GcloudCommand& GcloudCommand::shell_flag(std::string_view name, std::string_view shell_text)
{
    flags_.push_back(fmt::format("--{}={}", name, shell_text));
    return *this;
}

GcloudCommand& GcloudCommand::input(std::string text)
{
    input_ = std::move(text);
    return *this;
}

std::string GcloudCommand::text(std::string_view function, std::string_view indentation) const
{
    constexpr std::size_t kWide = 110;
    const bool one_line = indentation.size() + line(function).size() <= kWide;
    std::string text = fmt::format("{}{} {}", indentation, function, words_);
    for (const std::string& flag : place_)
        text += ' ' + flag;
    for (const std::string& flag : flags_)
        text += one_line ? ' ' + flag : fmt::format(" \\\n{}    {}", indentation, flag);
    if (input_.empty())
        return text + '\n';
    const std::string delimiter = here_delimiter(input_);
    return text + fmt::format(" <<'{0}'\n{1}{0}\n", delimiter, input_);
}

std::string GcloudCommand::line(std::string_view function) const
{
    std::string text = fmt::format("{} {}", function, words_);
    for (const std::string& flag : place_)
        text += ' ' + flag;
    for (const std::string& flag : flags_)
        text += ' ' + flag;
    return text;
}

} // namespace switchyard::exchange
