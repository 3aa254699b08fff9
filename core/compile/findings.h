// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::compile {

/// Severity and both verdicts of a diagnostic in one word.
enum class Verdict : std::uint8_t
{
    Blocks,       ///< error: cannot run, and the cloud refuses it
    BlocksHere,   ///< error: cannot run on this machine; the cloud does not mind
    Invalid,      ///< error: the cloud refuses it; here it runs as the sentence says
    CloudRefuses, ///< warning: runs, but the cloud refuses it
    Warns,
    Advises
};

/// What a finding is about. Lifetime: values.
struct Place
{
    std::string resource; ///< "urlMaps/storefront"
    ElementId element;
    std::string field_path;
    bool local_only = false; ///< the `local:` part: none of the cloud's business
};

/// The repair that writes `yaml` at a field path. "Write RESTRICTED at profile" is its label.
DiagnosticFix write_fix(std::string field_path, std::string yaml);
/// The repair that takes a field, or an element of a list, away.
DiagnosticFix remove_fix(std::string field_path);

/// Collects diagnostics; nothing stops at the first one.
class Findings
{
public:
    void add(Verdict verdict, std::string_view code, Place place, std::vector<std::string> args = {},
             std::optional<DiagnosticFix> fix = std::nullopt);
    void add(Diagnostic diagnostic);

    /// Some finding says that the configuration cannot run here.
    bool blocked() const { return blocked_; }
    std::vector<Diagnostic> take() { return std::move(diagnostics_); }

private:
    std::vector<Diagnostic> diagnostics_;
    bool blocked_ = false;
};

} // namespace switchyard::compile
