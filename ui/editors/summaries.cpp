// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/summaries.h"

#include "core/schema/access.h"
#include "ui/editors/field_text.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace switchyard::editors {
namespace {

using models::toQString;
using schema::Value;

/// Fields that say best what a message is; the rest comes in the order of the reference.
constexpr std::array<const char*, 18> kTelling = {
    "name",         "priority",          "group",      "backendService", "weight", "prefixMatch", "fullPathMatch",
    "regexMatch",   "pathTemplateMatch", "headerName", "service",        "hosts",  "paths",       "pathMatcher",
    "hostRedirect", "prefixRedirect",    "numRetries", "address"};

class Summaries
{
    Q_DECLARE_TR_FUNCTIONS(Summaries)
public:
    static QString elements(int count) { return tr("%n element(s)", nullptr, count); }
};

QString countText(std::size_t count) { return Summaries::elements(static_cast<int>(count)); }

/// The last part of a reference.
QString shortText(const QString& text)
{
    const qsizetype slash = text.lastIndexOf(QLatin1Char('/'));
    const bool reference = slash > 0 && !text.startsWith(QLatin1Char('/'));
    return reference ? text.mid(slash + 1) : text;
}

QString partText(const Value& value)
{
    if (const auto* list = value.as<Value::List>()) {
        QStringList texts;
        for (const Value& element : *list) {
            if (element.message())
                return countText(list->size());
            texts << shortText(scalarText(element));
        }
        return texts.join(QStringLiteral(", "));
    }
    if (const auto* map = value.as<Value::Map>())
        return countText(map->size());
    return shortText(scalarText(value));
}

QString messageSummary(const google::protobuf::Message& message)
{
    constexpr int kParts = 3;
    const schema::MessageInfo* info = schema::message_info(message);
    QStringList parts;
    std::vector<std::string> nested;
    const auto add = [&](const std::string& field) {
        const auto value = schema::get(message, schema::FieldPath{}.field(field));
        if (!value || value->absent())
            return;
        if (value->message())
            nested.push_back(field);
        else if (parts.size() < kParts)
            parts << toQString(field) + QLatin1Char(' ') + partText(*value);
    };
    const auto telling = [](const std::string& name) {
        return std::ranges::any_of(kTelling, [&](const char* known) { return name == known; });
    };
    for (const char* name : kTelling) {
        if (info && info->field(name))
            add(name);
    }
    for (const schema::FieldInfo& field : schema::fields_of(message)) {
        if (!telling(field.name))
            add(field.name);
    }
    for (const std::string& field : nested) {
        if (parts.size() < kParts)
            parts << toQString(field);
    }
    return parts.isEmpty() ? QCoreApplication::translate("Summaries", "empty") : parts.join(QStringLiteral(" · "));
}

} // namespace

QString summaryOf(const Value& value)
{
    if (value.absent())
        return QCoreApplication::translate("Summaries", "off");
    if (!value.message())
        return partText(value);
    const schema::MessageInfo* info = schema::message_info(*value.message());
    return info && info->name == "Duration" ? durationText(value) : messageSummary(*value.message());
}

QString stepLabel(const model::Resource& resource, const schema::FieldPath& path)
{
    if (path.empty())
        return toQString(resource.name);
    if (!path.last_is_index())
        return toQString(path.last_name());
    const QString list = path.size() > 1 ? toQString(path.parent().last_name()) : QString();
    for (const char* field : {"name", "priority", "hosts", "paths", "headerName", "group", "backendService"}) {
        const auto value = schema::get(*resource.message, path.field(field));
        if (value && !value->absent() && !partText(*value).isEmpty())
            return list + QLatin1Char(' ') + partText(*value);
    }
    return QStringLiteral("%1 %2").arg(list).arg(path.last_index() + 1);
}

} // namespace switchyard::editors
