// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/node_heights.h"

#include "core/document/file.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <cmath>
#include <optional>

namespace switchyard::session {
namespace {

constexpr double kHighest = 1e7; ///< canvas units; further away is no place

/// "zones/europe-west3-a/networkEndpointGroups/neg-web", with the path of an element behind a space.
QString keyOf(const model::Workspace& workspace, ElementId id)
{
    const std::optional<model::Location> place = workspace.locate(id);
    if (!place)
        return {};
    QString key = QString::fromStdString(place->resource->scope.to_string() + '/' + place->resource->label());
    if (!place->path.empty())
        key += QLatin1Char(' ') + QString::fromStdString(place->path.to_string());
    return key;
}

/// All resources by their key, for finding them again.
std::map<QString, ElementId> resourcesByKey(const model::Workspace& workspace)
{
    std::map<QString, ElementId> byKey;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind))
            byKey.emplace(keyOf(workspace, resource->id), resource->id);
    }
    return byKey;
}

ElementId elementOf(const model::Workspace& workspace, const std::map<QString, ElementId>& byKey, const QString& key)
{
    const qsizetype space = key.indexOf(QLatin1Char(' '));
    const auto resource = byKey.find(space < 0 ? key : key.left(space));
    if (resource == byKey.end())
        return {};
    if (space < 0)
        return resource->second;
    const auto path = schema::FieldPath::parse(key.mid(space + 1).toStdString());
    return path ? workspace.element_id(resource->second, *path) : ElementId{};
}

} // namespace

QString NodeHeights::fileFor(const QString& workspaceFile)
{
    const QFileInfo file(workspaceFile);
    return file.path() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".layout.yaml");
}

std::map<ElementId, double> NodeHeights::load(const QString& workspaceFile, const model::Workspace& workspace)
{
    kept_.clear();
    std::map<ElementId, double> heights;
    const auto text = document::read_file(fileFor(workspaceFile).toStdString());
    if (!text)
        return heights;
    static const QRegularExpression kLine(QStringLiteral(R"re(^  "([^"]+)": (-?[0-9]{1,8}(?:\.[0-9]{1,4})?)$)re"));
    const std::map<QString, ElementId> byKey = resourcesByKey(workspace);
    const QStringList lines = QString::fromStdString(*text).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const QRegularExpressionMatch match = kLine.match(line);
        if (!match.hasMatch())
            continue;
        const double height = match.captured(2).toDouble();
        const ElementId id = elementOf(workspace, byKey, match.captured(1));
        if (id && std::abs(height) < kHighest)
            heights[id] = height;
        else
            kept_ << line;
    }
    return heights;
}

bool NodeHeights::save(const QString& workspaceFile, const model::Workspace& workspace,
                       const std::map<ElementId, double>& heights) const
{
    const QString path = fileFor(workspaceFile);
    if (heights.empty() && kept_.isEmpty() && !QFileInfo::exists(path))
        return true;
    QStringList lines;
    for (const auto& [id, height] : heights) {
        if (const QString key = keyOf(workspace, id); !key.isEmpty() && !key.contains(QLatin1Char('"')))
            lines << QStringLiteral("  \"%1\": %2").arg(key).arg(std::round(height));
    }
    lines << kept_;
    lines.sort();
    lines.removeDuplicates();
    const QString text =
        QStringLiteral("# Where nodes stand on Switchyard's canvas. Nothing else depends on it.\nnodes:%1\n")
            .arg(lines.isEmpty() ? QStringLiteral(" {}") : QLatin1Char('\n') + lines.join(QLatin1Char('\n')));
    return document::save_atomically(path.toStdString(), text.toStdString()).has_value();
}

} // namespace switchyard::session
