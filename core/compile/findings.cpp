// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/findings.h"

#include <cassert>
#include <fmt/format.h>

namespace switchyard::compile {

namespace {

Severity severity_of(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Blocks:
    case Verdict::BlocksHere:
    case Verdict::Invalid:
        return Severity::Error;
    case Verdict::CloudRefuses:
    case Verdict::Warns:
        return Severity::Warning;
    case Verdict::Advises:
        break;
    }
    return Severity::Advice;
}

/// The code has a row, and no {n} of it stays empty.
[[maybe_unused]] bool says_everything(std::string_view code, const std::vector<std::string>& args)
{
    const DiagnosticText* row = diagnostic_text(code);
    const std::string next = fmt::format("{{{}}}", args.size());
    return row != nullptr && row->sentence.find(next) == std::string_view::npos &&
           row->hint.find(next) == std::string_view::npos;
}

} // namespace

DiagnosticFix write_fix(std::string field_path, std::string yaml)
{
    std::string label = fmt::format("Write {} at {}", yaml, field_path);
    return {std::move(label), std::move(field_path), std::move(yaml)};
}

DiagnosticFix remove_fix(std::string field_path)
{
    std::string label = fmt::format("Remove {}", field_path);
    return {std::move(label), std::move(field_path), {}};
}

void Findings::add(Verdict verdict, std::string_view code, Place place, std::vector<std::string> args,
                   std::optional<DiagnosticFix> fix)
{
    assert(says_everything(code, args) &&
           "a row in core/base/diagnostic_text.cpp, and an argument for each of its {n}");
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.severity = severity_of(verdict);
    diagnostic.runs_here = verdict != Verdict::Blocks && verdict != Verdict::BlocksHere;
    diagnostic.cloud_accepts = place.local_only || (verdict != Verdict::Blocks && verdict != Verdict::Invalid &&
                                                    verdict != Verdict::CloudRefuses);
    diagnostic.resource = std::move(place.resource);
    diagnostic.element = place.element;
    diagnostic.field_path = std::move(place.field_path);
    diagnostic.args = std::move(args);
    diagnostic.fix = std::move(fix);
    add(std::move(diagnostic));
}

void Findings::add(Diagnostic diagnostic)
{
    blocked_ = blocked_ || !diagnostic.runs_here;
    diagnostics_.push_back(std::move(diagnostic));
}

} // namespace switchyard::compile
