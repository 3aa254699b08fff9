// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/change.h"
#include "core/schema/field_path.h"
#include "core/schema/value.h"
#include "ui/session/session.h"

#include <QString>

namespace switchyard::editors {

/// What a form shows: a message inside a resource.
struct Page
{
    ElementId resource;
    schema::FieldPath path;

    friend bool operator==(const Page&, const Page&) = default;
};

/// Turns what is done in a form into steps of the session: one step each, named after the field.
class FormEdits
{
public:
    explicit FormEdits(session::Session& session) : session_(session) {}

    session::Session& session() const { return session_; }
    const model::Resource* resource(const Page& page) const { return session_.workspace().find(page.resource); }
    /// The message of a page, as the schema knows it. Errors: nullptr when the page is gone.
    const schema::MessageInfo* message(const Page& page) const;
    /// What is written in a field of the page; Absent when the page is gone.
    schema::Value value(const Page& page, const schema::FieldInfo& field) const;

    /// Writes a field (Absent: resets it); the other fields of its exclusive group are cleared in the same step. A
    /// value that stands there already is no step. Errors: a sentence.
    Result<void> set(const Page& page, const schema::FieldInfo& field, const schema::Value& value);
    /// The same as part of a gesture that began with beginSet().
    void beginSet(const Page& page, const schema::FieldInfo& field);
    Result<void> previewSet(const Page& page, const schema::FieldInfo& field, const schema::Value& value);

    /// Appends an empty element to a list of messages.
    Result<void> append(const Page& page, const schema::FieldInfo& field);
    Result<void> remove(const Page& page, const schema::FieldInfo& field, std::size_t index);
    Result<void> move(const Page& page, const schema::FieldInfo& field, std::size_t index, std::size_t to);
    /// Makes an empty nested message, so that it can be filled in.
    Result<void> create(const Page& page, const schema::FieldInfo& field);

    /// "backendServices/web"
    QString label(const Page& page) const;

private:
    Result<std::vector<model::Change>> changesFor(const model::Workspace& workspace, const Page& page,
                                                  const schema::FieldInfo& field, const schema::Value& value) const;
    QString setText(const Page& page, const schema::FieldInfo& field, bool reset) const;

    session::Session& session_;
};

} // namespace switchyard::editors
