// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard {

enum class Severity : std::uint8_t
{
    Error,
    Warning,
    Advice
};

/// A machine-applicable repair: replace what stands at `field_path` of `resource` by `yaml` (empty: remove it).
struct DiagnosticFix
{
    std::string label;
    std::string field_path;
    std::string yaml;

    friend bool operator==(const DiagnosticFix&, const DiagnosticFix&) = default;
};

/// Something to say about the user's configuration. Its sentence comes from one table by code (diagnostic_text.h).
/// `runs_here` false gates Apply; `cloud_accepts` false never does (it gates export and `check --cloud`).
struct Diagnostic
{
    std::string code{}; ///< stable, e.g. "reference.dangling"; a row of the sentence table
    Severity severity = Severity::Error;
    bool runs_here = true;
    bool cloud_accepts = true;
    std::string resource{};          ///< "urlMaps/storefront"; empty when it is about the file
    ElementId element{};             ///< the resource, or the rule, host rule, … it is about; 0 when unknown
    std::string field_path{};        ///< "pathMatchers[0].routeRules[2].priority"
    std::uint32_t line = 0;          ///< 1-based; 0 when there is no source text
    std::uint32_t column = 0;        ///< 1-based, in bytes
    std::vector<std::string> args{}; ///< fill {0}, {1}, … of the sentence and of the hint
    std::optional<DiagnosticFix> fix{};

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// One row of the sentence table. `sentence` and `hint` hold {0}, {1}, … for the arguments.
struct DiagnosticText
{
    std::string_view code;
    std::string_view sentence; ///< what is wrong, and why
    std::string_view hint;     ///< the next step
};

/// The row of a code. Errors: nullptr for an unknown code (a test keeps the table complete).
const DiagnosticText* diagnostic_text(std::string_view code);
/// All rows, sorted by code: for translations and completeness tests.
std::span<const DiagnosticText> diagnostic_texts();
/// Fills the arguments in. Unused arguments are ignored, missing ones stay visible as {n}.
std::string fill_template(std::string_view text, const std::vector<std::string>& args);
/// One line: "41:7: error: urlMaps/storefront pathMatchers[0].pathRules[2].paths: sentence  Hint: …". Who knows the
/// file puts its name and a colon in front.
std::string to_text(const Diagnostic& diagnostic);

} // namespace switchyard
