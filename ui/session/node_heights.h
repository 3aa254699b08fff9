// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/workspace.h"

#include <QString>
#include <QStringList>

#include <map>

namespace switchyard::session {

/// Where nodes of the canvas were put by hand, in a small YAML file beside the workspace file
/// ("shop.switchyard.layout.yaml"). It names resources, not ids, and keeps what it does not know. A file that cannot be
/// read or written costs the picture, never the workspace. Thread: gui.
class NodeHeights
{
public:
    std::map<ElementId, double> load(const QString& workspaceFile, const model::Workspace& workspace);
    /// Whether it was written. Without heights and without a file nothing is made.
    bool save(const QString& workspaceFile, const model::Workspace& workspace,
              const std::map<ElementId, double>& heights) const;

    /// "shop.switchyard.layout.yaml" for "shop.switchyard.yaml", "shop.layout.yaml" for "shop.yaml".
    static QString fileFor(const QString& workspaceFile);

private:
    QStringList kept_; ///< lines about resources that do not exist now
};

} // namespace switchyard::session
