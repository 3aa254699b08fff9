// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/document/line_index.h"
#include "core/document/reader.h"
#include "core/document/splice.h"
#include "core/model/change.h"
#include "core/model/workspace.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::document {

/// What apply() did, and all that undoing it takes: the change and the exact bytes it replaced.
struct Edit
{
    model::Change change;
    std::vector<Step> steps; ///< in the order they were carried out

    /// Roughly how many bytes the edit keeps in memory.
    std::size_t memory_size() const;
};

/// A place of the text: from `begin` up to `end`.
struct TextSpan
{
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    Position begin;
    Position end;

    friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

/// An open workspace file: its text, the workspace it says, and where in the text everything stands. An edit changes
/// the smallest span of the text; an edit and its undo restore identical bytes. Thread: one at a time; workspace() may
/// be copied to any thread.
class Document
{
public:
    /// Reads a text. Never fails: what cannot be read is told by diagnostics(), and the rest is loaded.
    static Document load(std::string text, const ReadLimits& limits = {});
    /// An empty workspace.
    Document();
    ~Document();
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;

    const std::string& text() const;
    const model::Workspace& workspace() const;
    /// All that is to be said about the text, sorted by place; lines are those of the present text. What compile() says
    /// about the workspace is not among them.
    std::vector<Diagnostic> diagnostics() const;
    /// False when the text could only be read in part (syntax error, limit): it must be corrected as text first.
    bool editable() const;
    bool json() const;

    /// Carries out a change, in the workspace and in the text. Errors: a sentence; nothing has changed then.
    Result<Edit> apply(const model::Change& change);
    /// Takes back an edit; edits are taken back in reverse order. Errors: InvalidArgument when the text is not the one
    /// the edit led to; nothing has changed then.
    Result<void> undo(const Edit& edit);
    /// Carries out an edit again that was taken back.
    Result<void> redo(const Edit& edit);
    /// Takes over a text that was edited elsewhere; resources and elements that are recognised keep their ids.
    void replace_text(std::string text);

    /// Where a field of a resource stands: from its key to the end of its value, for an element its value. A path that
    /// is not written gives the nearest part of it that is. Errors: nullopt when the resource is not in the text.
    std::optional<TextSpan> span_of(ElementId resource, const schema::FieldPath& path = {}) const;
    /// Where an element (or a resource) stands.
    std::optional<TextSpan> span_of_element(ElementId element) const;
    /// Fills line and column of a diagnostic in from its resource's element id and field path. Others stay as they are.
    void locate(Diagnostic& diagnostic) const;

    /// What stands at a place of the text: the innermost resource field there.
    struct Place
    {
        ElementId resource;
        ElementId element; ///< the innermost list element, or the resource
        schema::FieldPath path;
    };
    std::optional<Place> at(Position position) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace switchyard::document
