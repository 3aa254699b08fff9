// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_entries.h"

#include "core/model/workspace.h"
#include "ui/models/kind_text.h"
#include "ui/models/text.h"

#include <QAction>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QSet>

#include <algorithm>

namespace switchyard::shell {
namespace {

QString plain(QString text)
{
    text.remove(QLatin1Char('&'));
    if (text.endsWith(QStringLiteral("…")))
        text.chop(1);
    return text;
}

/// Walks menus; an action that was seen is not listed twice.
class Commands
{
public:
    void addMenu(const QMenu& menu, const QString& group, const QString& prefix)
    {
        for (QAction* action : menu.actions()) {
            if (action->menu())
                addMenu(*action->menu(), group, prefix + plain(action->text()) + QStringLiteral(": "));
            else
                add(*action, group, prefix);
        }
    }

    void add(QAction& action, const QString& group, const QString& prefix)
    {
        if (action.isSeparator() || action.text().isEmpty() || !action.isVisible() || seen_.contains(&action) ||
            action.menu())
            return;
        seen_.insert(&action);
        PaletteEntry entry;
        entry.title = prefix + plain(action.text());
        entry.id = action.objectName().isEmpty() ? entry.title : action.objectName();
        entry.group = group;
        entry.note = action.shortcut().toString(QKeySequence::NativeText);
        entry.enabled = action.isEnabled();
        entry.run = [pointer = QPointer<QAction>(&action)] {
            if (pointer)
                pointer->trigger();
        };
        entries.push_back(std::move(entry));
    }

    std::vector<PaletteEntry> entries;

private:
    QSet<const QAction*> seen_;
};

bool isInside(canvas::NodeKind kind)
{
    return kind == canvas::NodeKind::Rule || kind == canvas::NodeKind::Default || kind == canvas::NodeKind::Matcher;
}

} // namespace

std::vector<PaletteEntry> commandEntries(QMainWindow& window)
{
    Commands commands;
    for (const QAction* action : window.menuBar()->actions()) {
        if (action->menu())
            commands.addMenu(*action->menu(), plain(action->text()), {});
    }
    for (QAction* action : window.actions())
        commands.add(*action, QMainWindow::tr("Commands"), {});
    return std::move(commands.entries);
}

std::vector<PaletteEntry> placeEntries(const model::Workspace& workspace, const canvas::Graph& graph,
                                       const std::function<void(ElementId)>& select)
{
    using models::toQString;
    std::vector<PaletteEntry> entries;
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const model::ResourcePtr& resource : workspace.resources(kind.kind)) {
            PaletteEntry entry;
            entry.title = toQString(resource->name);
            entry.id = toQString(resource->label());
            entry.group = models::kindsText(kind.kind);
            entry.note = toQString(resource->scope.to_string());
            entry.run = [select, id = resource->id] { select(id); };
            entries.push_back(std::move(entry));
        }
    }
    for (const canvas::Node& node : graph.nodes) {
        if (!isInside(node.kind) || !node.id || node.fieldPath.isEmpty())
            continue;
        PaletteEntry entry;
        entry.title = node.title;
        entry.id = node.resource + QLatin1Char(' ') + node.fieldPath;
        entry.group = QMainWindow::tr("Rules");
        entry.note = node.resource.section(QLatin1Char('/'), 1);
        entry.run = [select, id = node.id] { select(id); };
        entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace switchyard::shell
