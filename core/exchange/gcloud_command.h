// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// One call of gcloud as shell text. Everything that comes from a workspace is quoted on its way in.
class GcloudCommand
{
public:
    /// `command`: "compute url-maps import"; `name`: of the resource.
    GcloudCommand(std::string_view command, std::string_view name);

    GcloudCommand& flag(std::string_view name);
    GcloudCommand& flag(std::string_view name, std::string_view value);
    GcloudCommand& list(std::string_view name, std::span<const std::string> items);
    /// A flag whose value is shell text already, such as "$KEYS"/web.pem.
    GcloudCommand& shell_flag(std::string_view name, std::string_view shell_text);
    /// What the call reads from standard input.
    GcloudCommand& input(std::string text);

    /// Whether some flag has been given, the project and the place apart.
    bool has_flags() const { return !flags_.empty(); }
    void place(std::vector<std::string> flags) { place_ = std::move(flags); }
    /// The call behind a shell function ("run", "exists"), one flag a line, with its here document.
    std::string text(std::string_view function, std::string_view indentation) const;
    /// The same on one line, without standard input.
    std::string line(std::string_view function) const;

private:
    std::string words_; ///< command and name
    std::vector<std::string> place_;
    std::vector<std::string> flags_;
    std::string input_;
};

/// What makes one resource: calls that are always made, or ones that depend on whether something is there already.
struct GcloudStep
{
    std::string check{};                ///< shell text of a condition; empty: `missing` is always carried out
    std::vector<GcloudCommand> there{}; ///< carried out when the condition holds; empty: it stays as it is
    std::vector<GcloudCommand> missing{};
    std::string what{}; ///< what stays as it is; empty: the resource
};

} // namespace switchyard::exchange
