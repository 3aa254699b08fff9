// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/layout.h"
#include "core/document/line_index.h"
#include "core/document/reader.h"
#include "core/document/splice.h"

#include <optional>
#include <string>
#include <string_view>

namespace switchyard::document {

/// A text and its tree, kept in step: a splice reads again only the entries it touches and shifts the rest.
class SourceTree
{
public:
    SourceTree(std::string text, const ReadLimits& limits);

    const std::string& text() const { return text_; }
    const Node* root() const { return source_.root ? &*source_.root : nullptr; }
    const Source& source() const { return source_; }
    const Layout& layout() const { return layout_; }
    /// Writes strings quoted and values on one line from now on, or no longer.
    void set_careful(bool careful) { layout_.careful = careful; }
    const LineIndex& lines() const;

    /// The node at a path. Errors: nullptr when the path leads nowhere.
    const Node* at(const NodePath& path) const;
    /// The entry at a path, which must not be empty.
    const Entry* entry_at(const NodePath& path) const;

    /// Carries a step out. Errors: false when the text is not the one the step is for, or the outcome cannot be read;
    /// nothing has changed then. Cost: the touched entries are parsed, the offsets behind them shifted.
    bool apply(const Step& step);

private:
    bool update(const Step& step);
    bool read_again();
    std::vector<std::size_t> sizes_to(const NodePath& path) const;
    bool replace_entries(const TreeUpdate& update, std::int64_t shift_by);
    std::optional<std::vector<Entry>> read_entries(const Node& container, const TreeUpdate& update,
                                                   std::uint32_t end) const;
    void settle(const NodePath& container, std::uint32_t first, std::int64_t by);
    Node* mutable_at(const NodePath& path);

    std::string text_;
    ReadLimits limits_;
    Source source_;
    Layout layout_;
    bool partial_updates_ = true; ///< false: anchors or unusual line breaks ask for reading the whole text
    mutable std::optional<LineIndex> lines_;
};

} // namespace switchyard::document
