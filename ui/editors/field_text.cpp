// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/field_text.h"

#include "core/schema/access.h"
#include "ui/models/text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace switchyard::editors {
namespace {

using models::toQString;
using schema::FieldInfo;
using schema::FieldKind;
using schema::Value;

QString say(const char* text) { return QCoreApplication::translate("FieldText", text); }

std::unexpected<QString> refuse(const QString& sentence) { return std::unexpected(sentence); }

Parsed parseBounded(const FieldInfo& field, double number, Value value)
{
    if (field.min.number && number < *field.min.number)
        return refuse(say(QT_TRANSLATE_NOOP("FieldText", "%1 is less than %2, the least allowed."))
                          .arg(scalarText(value), toQString(field.min.text)));
    if (field.max.number && number > *field.max.number)
        return refuse(say(QT_TRANSLATE_NOOP("FieldText", "%1 is more than %2, the most allowed."))
                          .arg(scalarText(value), toQString(field.max.text)));
    return value;
}

Parsed parseWhole(const FieldInfo& field, const QString& text)
{
    bool ok = false;
    if (field.kind == FieldKind::Uint64) {
        const qulonglong number = text.toULongLong(&ok);
        if (ok)
            return parseBounded(field, static_cast<double>(number), std::uint64_t{number});
    } else {
        const qlonglong number = text.toLongLong(&ok);
        if (ok)
            return parseBounded(field, static_cast<double>(number), std::int64_t{number});
    }
    return refuse(say(QT_TRANSLATE_NOOP("FieldText", "“%1” is not a whole number.")).arg(text));
}

Parsed parseNumber(const FieldInfo& field, const QString& text)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return refuse(say(QT_TRANSLATE_NOOP("FieldText", "“%1” is not a number.")).arg(text));
    return parseBounded(field, number, number);
}

Parsed parseDurationText(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^-?\\d+(\\.\\d{1,9})?s$"));
    if (!shape.match(text).hasMatch())
        return refuse(say(QT_TRANSLATE_NOOP("FieldText", "“%1” is not a duration; write it like 3.5s.")).arg(text));
    return Value(text.toStdString());
}

Parsed parseTimestamp(const QString& text)
{
    static const QRegularExpression shape(
        QStringLiteral("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)$"));
    if (!shape.match(text).hasMatch())
        return refuse(
            say(QT_TRANSLATE_NOOP("FieldText", "“%1” is not a time; write it like 2026-01-31T12:00:00Z.")).arg(text));
    return Value(text.toStdString());
}

Parsed parseScalar(const FieldInfo& field, const QString& text)
{
    switch (field.kind) {
    case FieldKind::Integer:
    case FieldKind::Int64:
    case FieldKind::Uint64:
        return parseWhole(field, text.trimmed());
    case FieldKind::Number:
        return parseNumber(field, text.trimmed());
    case FieldKind::Duration:
        return parseDurationText(text.trimmed());
    case FieldKind::Timestamp:
        return parseTimestamp(text.trimmed());
    case FieldKind::Boolean:
        if (text == QLatin1String("true") || text == QLatin1String("false"))
            return Value(text == QLatin1String("true"));
        return refuse(say(QT_TRANSLATE_NOOP("FieldText", "“%1” is neither true nor false.")).arg(text));
    default:
        return Value(text.toStdString());
    }
}

Parsed parseList(const FieldInfo& field, const QString& text)
{
    Value::List list;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (line.trimmed().isEmpty())
            continue;
        Parsed value = parseScalar(field, line.trimmed());
        if (!value)
            return value;
        list.push_back(std::move(*value));
    }
    return list.empty() ? Value() : Value(std::move(list));
}

Parsed parseMap(const QString& text)
{
    Value::Map map;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype sign = line.indexOf(QLatin1Char('='));
        const QString key = line.left(sign).trimmed();
        if (sign < 0 || key.isEmpty())
            return refuse(
                say(QT_TRANSLATE_NOOP("FieldText", "“%1” is not of the form key=value.")).arg(line.trimmed()));
        if (!map.emplace(key.toStdString(), line.mid(sign + 1).trimmed().toStdString()).second)
            return refuse(say(QT_TRANSLATE_NOOP("FieldText", "The key “%1” is there twice.")).arg(key));
    }
    return map.empty() ? Value() : Value(std::move(map));
}

} // namespace

QString scalarText(const Value& value)
{
    if (value.absent())
        return {};
    if (const auto* text = value.as<std::string>())
        return toQString(*text);
    if (const auto* source = value.as<schema::SourceText>())
        return toQString(source->yaml).trimmed();
    if (const auto* number = value.as<double>())
        return QString::number(*number, 'g', 12);
    return toQString(schema::to_text(value));
}

Parsed parseText(const FieldInfo& field, const QString& text)
{
    if (isDuration(field) && !field.repeated)
        return parseDuration(text);
    if (field.kind == FieldKind::StringMap)
        return parseMap(text);
    if (field.kind == FieldKind::FreeForm)
        return text.trimmed().isEmpty() ? Value() : Value(schema::SourceText{text.toStdString()});
    if (field.repeated)
        return parseList(field, text);
    return text.isEmpty() ? Parsed(Value()) : parseScalar(field, text);
}

QString valueText(const FieldInfo& field, const Value& value)
{
    if (isDuration(field) && !field.repeated)
        return durationText(value);
    QStringList lines;
    if (const auto* list = value.as<Value::List>()) {
        for (const Value& element : *list)
            lines << scalarText(element);
        return lines.join(QLatin1Char('\n'));
    }
    if (const auto* map = value.as<Value::Map>()) {
        for (const auto& [key, text] : *map)
            lines << toQString(key) + QLatin1Char('=') + toQString(text);
        return lines.join(QLatin1Char('\n'));
    }
    return scalarText(value);
}

bool isDuration(const FieldInfo& field) { return field.kind == FieldKind::Message && field.message == "Duration"; }

QString durationText(const Value& value)
{
    if (!value.message())
        return scalarText(value);
    const auto read = [&](const char* name) -> std::int64_t {
        const auto part = schema::get(*value.message(), schema::FieldPath{name});
        const auto* number = part ? part->as<std::int64_t>() : nullptr;
        return number ? *number : 0;
    };
    const std::int64_t seconds = read("seconds");
    const std::int64_t nanos = read("nanos");
    if (nanos == 0)
        return QStringLiteral("%1s").arg(seconds);
    if (seconds == 0 && nanos % 1'000'000 == 0)
        return QStringLiteral("%1ms").arg(nanos / 1'000'000);
    QString fraction = QStringLiteral("%1").arg(nanos, 9, 10, QLatin1Char('0'));
    while (fraction.endsWith(QLatin1Char('0')))
        fraction.chop(1);
    return QStringLiteral("%1.%2s").arg(seconds).arg(fraction);
}

Parsed parseDuration(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Value();
    static const QRegularExpression shape(QStringLiteral("^(\\d{1,12})(?:\\.(\\d{1,9}))?\\s*(s|ms)?$"));
    const QRegularExpressionMatch match = shape.match(trimmed);
    const bool milliseconds = match.captured(3) == QLatin1String("ms");
    if (!match.hasMatch() || (milliseconds && !match.captured(2).isEmpty()))
        return refuse(say(QT_TRANSLATE_NOOP("FieldText", "“%1” is not a duration; write it like 2s, 1.5s or 500ms."))
                          .arg(trimmed));
    const std::int64_t whole = match.captured(1).toLongLong();
    std::int64_t seconds = whole;
    std::int64_t nanos = match.captured(2).leftJustified(9, QLatin1Char('0')).toLongLong();
    if (milliseconds) {
        seconds = whole / 1000;
        nanos = whole % 1000 * 1'000'000;
    }
    std::vector<schema::Assignment> parts;
    if (seconds != 0 || nanos == 0)
        parts.push_back({schema::FieldPath{"seconds"}, seconds});
    if (nanos != 0)
        parts.push_back({schema::FieldPath{"nanos"}, nanos});
    auto message = schema::make_message("Duration", parts);
    if (!message)
        return refuse(toQString(message.error().context));
    return Value(*message);
}

bool isNumber(const FieldInfo& field)
{
    return field.kind == FieldKind::Integer || field.kind == FieldKind::Number || field.kind == FieldKind::Int64 ||
           field.kind == FieldKind::Uint64;
}

bool isPlainList(const FieldInfo& field) { return field.repeated && field.kind != FieldKind::Message; }

QString rangeText(const FieldInfo& field)
{
    if (!field.numbers.empty()) {
        QStringList numbers;
        for (const std::int64_t number : field.numbers)
            numbers << QString::number(number);
        return numbers.join(QStringLiteral(", "));
    }
    if (!isNumber(field))
        return {};
    if (!field.min.empty() && !field.max.empty())
        return QStringLiteral("%1 – %2").arg(toQString(field.min.text), toQString(field.max.text));
    if (!field.min.empty())
        return QStringLiteral("≥ %1").arg(toQString(field.min.text));
    if (!field.max.empty())
        return QStringLiteral("≤ %1").arg(toQString(field.max.text));
    return {};
}

QString defaultText(const FieldInfo& field)
{
    QString text = toQString(field.default_value);
    const qsizetype remark = text.indexOf(QStringLiteral(" ("));
    return remark > 0 ? text.left(remark) : text;
}

QString helpLine(const FieldInfo& field)
{
    const QString help = toQString(field.help);
    static const QRegularExpression end(QStringLiteral("[.;](\\s|$)"));
    const qsizetype stop = help.indexOf(end);
    return stop < 0 ? help : help.left(stop) + QLatin1Char('.');
}

QString helpText(const FieldInfo& field)
{
    QStringList lines{toQString(field.help)};
    if (const QString range = rangeText(field); !range.isEmpty())
        lines << say(QT_TRANSLATE_NOOP("FieldText", "Range: %1")).arg(range);
    if (!field.default_value.empty())
        lines << say(QT_TRANSLATE_NOOP("FieldText", "Default: %1")).arg(toQString(field.default_value));
    if (!field.modes.empty())
        lines << say(QT_TRANSLATE_NOOP("FieldText", "Load balancers: %1")).arg(toQString(field.modes));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

} // namespace switchyard::editors
