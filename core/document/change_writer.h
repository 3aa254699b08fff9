// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/editor.h"
#include "core/document/source_tree.h"
#include "core/model/change.h"
#include "core/model/workspace.h"

namespace switchyard::document {

/// Writes one change of the workspace into the text that says it.
class ChangeWriter
{
public:
    /// `before` and `after`: the workspace without and with the change.
    ChangeWriter(SourceTree& tree, const model::Workspace& before, const model::Workspace& after,
                 const model::Change& change);

    /// At the place of the change. Errors: false when the text cannot be edited there or would not say what it should.
    bool write(Editor& editor) const;
    /// The whole resource, as far as it differs.
    bool write_resource(Editor& editor) const;

private:
    bool write_field(Editor& editor, schema::FieldPath path) const;
    bool write_element(Editor& editor) const;
    bool write_in_collection(Editor& editor) const;
    bool write_collection(Editor& editor) const;
    bool edit_list(Editor& editor, const NodePath& list, std::size_t size, const Node* wanted) const;
    std::optional<Node> wanted(const schema::FieldPath& path) const;
    std::optional<NodePath> place() const;

    SourceTree& tree_;
    const model::Workspace& before_;
    const model::Workspace& after_;
    const model::Change& change_;
    const model::Resource* resource_; ///< after the change; nullptr when it is gone
};

} // namespace switchyard::document
