// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_filter.h"

#include "core/http/grpc.h"
#include "ui/models/log_filter_parser.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

namespace switchyard::models {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool sameCharacter(char inText, char lowered) { return lower(inText) == lowered; }

bool startsWith(std::string_view text, std::string_view lowered)
{
    return text.size() >= lowered.size() && std::ranges::equal(text.substr(0, lowered.size()), lowered, sameCharacter);
}

bool contains(std::string_view text, std::string_view lowered)
{
    return !std::ranges::search(text, lowered, sameCharacter).empty() || lowered.empty();
}

/// `*` in the pattern stands for any characters. Cost: O(text × pattern) at worst.
bool matchesPattern(std::string_view text, std::string_view lowered)
{
    std::size_t inText = 0;
    std::size_t inPattern = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (inText < text.size()) {
        if (inPattern < lowered.size() && lowered[inPattern] == '*') {
            star = inPattern++;
            resume = inText;
        } else if (inPattern < lowered.size() && lower(text[inText]) == lowered[inPattern]) {
            ++inText;
            ++inPattern;
        } else if (star != std::string_view::npos) {
            inPattern = star + 1;
            inText = ++resume;
        } else {
            return false;
        }
    }
    return lowered.substr(inPattern).find_first_not_of('*') == std::string_view::npos;
}

double number(const observe::AccessRecord& record, LogField field)
{
    switch (field) {
    case LogField::Status:
        return record.status;
    case LogField::BackendStatus:
        return record.backend_status;
    case LogField::Duration:
        return record.duration_us / 1000.0;
    case LogField::Connect:
        return record.connect_us / 1000.0;
    case LogField::FirstByte:
        return record.backend_first_us / 1000.0;
    case LogField::BackendTime:
        return record.backend_us / 1000.0;
    case LogField::RequestBytes:
        return static_cast<double>(record.request_bytes);
    case LogField::ResponseBytes:
        return static_cast<double>(record.response_bytes);
    case LogField::Attempts:
        return record.attempts;
    case LogField::Revision:
        return static_cast<double>(record.revision.value);
    case LogField::GrpcStatus: // no comparison with NaN holds, not even !=
        return record.grpc_status == observe::AccessRecord::kNoGrpcStatus ? std::numeric_limits<double>::quiet_NaN()
                                                                          : record.grpc_status;
    default:
        return 0;
    }
}

/// The texts a field stands for: a rule is known by its whole label and by its priority, a backend by its endpoint and
/// by its service.
std::array<std::string_view, 2> texts(const LogRow& row, LogField field, std::string& storage)
{
    switch (field) {
    case LogField::Method:
        return {row.record.method_text(), {}};
    case LogField::Host:
        return {row.record.host(), {}};
    case LogField::Path:
        return {row.record.request_target(), {}};
    case LogField::Rule:
        return {row.rule, row.rule.substr(0, std::min(row.rule.size(), row.rule.find(" · ")))};
    case LogField::Backend:
        return {row.endpoint, row.service};
    case LogField::Service:
        return {row.service, {}};
    case LogField::Details:
        return {observe::to_string(row.record.details), {}};
    case LogField::Client:
        storage = row.record.client.to_string();
        return {storage, {}};
    case LogField::Simulated:
        return {row.record.simulated ? "yes" : "no", {}};
    case LogField::Protocol:
        return {observe::to_string(row.record.protocol), {}};
    default:
        return {};
    }
}

bool matchesAnywhere(const LogRow& row, std::string_view lowered)
{
    std::array<char, 6> status{};
    std::size_t size = 0;
    for (unsigned rest = row.record.status; rest > 0; rest /= 10)
        status[size++] = static_cast<char>('0' + rest % 10);
    std::reverse(status.begin(), status.begin() + static_cast<std::ptrdiff_t>(size));
    const std::array<std::string_view, 9> all{row.record.request_target(),
                                              row.record.host(),
                                              row.record.method_text(),
                                              row.rule,
                                              row.endpoint,
                                              row.service,
                                              observe::to_string(row.record.details),
                                              http::grpc_status_name(row.record.grpc_status),
                                              std::string_view(status.data(), size)};
    return std::ranges::any_of(all, [lowered](std::string_view text) { return contains(text, lowered); });
}

bool isPlain(const QString& value)
{
    return !value.isEmpty() && std::ranges::all_of(value, [](QChar c) {
        return c.isLetterOrNumber() || QStringLiteral("/._-?&%+@,;#$[]").contains(c);
    });
}

} // namespace

bool LogFilter::matches(const LogRow& row) const { return nodes_.empty() || matches(nodes_.back(), row); }

bool LogFilter::matches(const Node& node, const LogRow& row) const
{
    switch (node.shape) {
    case Shape::And:
        return matches(nodes_[node.left], row) && matches(nodes_[node.right], row);
    case Shape::Or:
        return matches(nodes_[node.left], row) || matches(nodes_[node.right], row);
    case Shape::Not:
        return !matches(nodes_[node.left], row);
    case Shape::Anywhere:
        return matchesAnywhere(row, node.text);
    case Shape::Number:
        return matchesNumber(node, number(row.record, node.field));
    case Shape::Text:
        return matchesText(node, row);
    }
    return false;
}

bool LogFilter::matchesNumber(const Node& node, double value)
{
    switch (node.operation) {
    case Operator::NotEqual:
        return value < node.low || value > node.high;
    case Operator::Less:
        return value < node.low;
    case Operator::LessOrEqual:
        return value <= node.high;
    case Operator::Greater:
        return value > node.high;
    case Operator::GreaterOrEqual:
        return value >= node.low;
    default:
        return value >= node.low && value <= node.high;
    }
}

bool LogFilter::matchesText(const Node& node, const LogRow& row)
{
    std::string storage;
    const auto values = texts(row, node.field, storage);
    // the second text only where a field has one: "" would start with "" and equal *
    const std::span<const std::string_view> known(values.data(), values[1].empty() ? 1 : 2);
    auto any = [&](auto test) {
        return std::ranges::any_of(known, [&](std::string_view text) { return test(text, node.text); });
    };
    switch (node.operation) {
    case Operator::NotEqual:
        return !any(matchesPattern);
    case Operator::Contains:
        return any(contains);
    case Operator::ContainsNot:
        return !any(contains);
    case Operator::StartsWith:
        return any(startsWith);
    default:
        return any(matchesPattern);
    }
}

std::expected<LogFilter, LogFilterError> LogFilter::parse(const QString& text) { return LogFilterParser(text).run(); }

QStringList LogFilter::fieldNames()
{
    QStringList names;
    for (const LogFieldName& name : logFieldNames())
        names << QString::fromLatin1(name.name.data(), static_cast<qsizetype>(name.name.size()));
    names.sort();
    return names;
}

QString LogFilter::term(LogField field, const QString& value)
{
    QString written = value;
    if (!isPlain(value)) {
        written.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(QLatin1Char('"'), QLatin1String("\\\""));
        written = QLatin1Char('"') + written + QLatin1Char('"');
    }
    for (const LogFieldName& name : logFieldNames()) {
        if (name.field == field)
            return QString::fromLatin1(name.name.data(), static_cast<qsizetype>(name.name.size())) + QLatin1Char('=') +
                   written;
    }
    return written;
}

QString LogFilter::narrowed(const QString& filter, const QString& term, bool exclude)
{
    const QString added = exclude ? QLatin1Char('-') + term : term;
    const QString present = filter.trimmed();
    if (present.isEmpty())
        return added;
    const auto parsed = parse(present);
    const bool loose = parsed && !parsed->isEmpty() && parsed->nodes_.back().shape == Shape::Or;
    return (loose ? QLatin1Char('(') + present + QLatin1Char(')') : present) + QLatin1Char(' ') + added;
}

} // namespace switchyard::models
