// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/problem_fix.h"

#include "core/edit/repair.h"
#include "core/schema/access.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace switchyard::models {
namespace {

/// Diagnostics that know the name that was meant: their first argument is what is written.
struct Misspelling
{
    std::string_view code;
    std::size_t meant; ///< the argument with the right name
};
constexpr std::array kMisspellings{Misspelling{"reference.misspelt", 2}, Misspelling{"host_rule.matcher_misspelt", 1}};

/// The name at the end of a reference is exchanged, its scope and collection stay.
std::string corrected(const std::string& written, const std::string& name)
{
    const std::size_t slash = written.rfind('/');
    return slash == std::string::npos ? name : written.substr(0, slash + 1) + name;
}

/// "Set localityLbPolicy to RING_HASH"; the field's own name, not its way.
QString titleOf(const DiagnosticFix& fix)
{
    const QString field = toQString(fix.field_path).section(QLatin1Char('.'), -1);
    const QString value = toQString(fix.yaml).simplified();
    if (value.isEmpty())
        return QCoreApplication::translate("ProblemFix", "Remove %1").arg(field);
    constexpr int kLongest = 40;
    return QCoreApplication::translate("ProblemFix", "Set %1 to %2")
        .arg(field, value.size() > kLongest ? value.left(kLongest) + QStringLiteral("…") : value);
}

/// Only while the misspelt name still stands there.
std::optional<ProblemFix> spellingFix(const Diagnostic& diagnostic, const model::Workspace& workspace,
                                      const std::string& meant)
{
    const auto location = workspace.locate(diagnostic.element);
    const auto path = schema::FieldPath::parse(diagnostic.field_path);
    if (!location || !path || path->empty())
        return std::nullopt;
    const std::string& written = diagnostic.args.front();
    const auto present = schema::get(*location->resource->message, *path);
    const auto* text = present ? present->as<std::string>() : nullptr;
    if (!text || *text != written)
        return std::nullopt;
    const std::string right = corrected(written, meant);
    auto change = model::make_set(workspace, location->resource->id, *path, right);
    if (!change)
        return std::nullopt;
    return ProblemFix{QCoreApplication::translate("ProblemFix", "Write “%1” instead of “%2”")
                          .arg(toQString(right), toQString(written)),
                      {std::move(*change)}};
}

} // namespace

std::optional<ProblemFix> fixOf(const Diagnostic& diagnostic, const model::Workspace& workspace)
{
    const auto known = std::ranges::find(kMisspellings, diagnostic.code, &Misspelling::code);
    if (known != kMisspellings.end() && diagnostic.args.size() > known->meant)
        return spellingFix(diagnostic, workspace, diagnostic.args[known->meant]);
    if (!diagnostic.fix)
        return std::nullopt;
    auto change = edit::repair(workspace, diagnostic);
    return change ? std::optional(ProblemFix{titleOf(*diagnostic.fix), {std::move(*change)}}) : std::nullopt;
}

} // namespace switchyard::models
