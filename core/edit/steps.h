// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/gestures.h"
#include "core/schema/value.h"

#include <optional>

namespace switchyard::edit {

/// What a part of a gesture made or touched, or why it is not possible.
using Step = std::expected<ElementId, Refusal>;

std::unexpected<Refusal> refuse(std::string_view code, std::vector<std::string> args = {});

/// Carries a gesture out change by change, so that each one is made for the workspace the one before leads to. After a
/// change that does not fit nothing more is done, and plan() says why.
class Steps
{
public:
    explicit Steps(model::Workspace workspace) : workspace_(std::move(workspace)) {}

    const model::Workspace& workspace() const { return workspace_; }

    /// Writes a value; one that stands there already is no change.
    void set(ElementId resource, const schema::FieldPath& path, schema::Value value);
    void clear(ElementId resource, const schema::FieldPath& path) { set(resource, path, {}); }
    /// The id of the new element; 0 for plain values.
    ElementId insert(ElementId resource, const schema::FieldPath& element, schema::Value value);
    ElementId append(ElementId resource, const schema::FieldPath& list, schema::Value value);
    /// A list that is left empty goes away.
    void remove(ElementId resource, const schema::FieldPath& element);
    ElementId add(model::Kind kind, schema::MessagePtr message);
    void remove(ElementId resource);
    /// The local part, made when there is none.
    ElementId local();

    bool failed() const { return error_.has_value(); }
    Outcome plan(std::string title, ElementId select) &&;

private:
    bool take(Result<model::Change> change);

    model::Workspace workspace_;
    std::vector<model::Change> changes_;
    std::optional<std::string> error_;
};

/// A path written as text; the text is a literal of ours.
schema::FieldPath path_of(std::string_view text);
/// The text at a path; empty when there is none.
std::string text_at(const model::Resource& resource, const schema::FieldPath& path);
std::string text_at(const model::Resource& resource, std::string_view path);
std::optional<std::int64_t> number_at(const model::Resource& resource, const schema::FieldPath& path);
bool written_at(const model::Resource& resource, const schema::FieldPath& path);
/// 0 when the list is not there.
std::size_t size_at(const model::Resource& resource, const schema::FieldPath& list);

/// A message by path and value. The paths and values are ours: they fit.
struct Field
{
    std::string_view path;
    schema::Value value;
};
schema::MessagePtr message_of(std::string_view message, const std::vector<Field>& fields);

} // namespace switchyard::edit
