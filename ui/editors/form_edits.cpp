// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/form_edits.h"

#include "core/schema/access.h"
#include "ui/models/text.h"

#include <QCoreApplication>

namespace switchyard::editors {
namespace {

using models::toQString;
using schema::FieldInfo;
using schema::Value;

bool isWritten(const model::Resource& resource, const schema::FieldPath& path)
{
    const auto value = schema::get(*resource.message, path);
    return value && !value->absent();
}

/// The written fields that exclude a field of the page, or a message on the way to it that is not there yet.
std::vector<schema::FieldPath> rivalsOf(const model::Workspace& workspace, const Page& page, const FieldInfo& field)
{
    std::vector<schema::FieldPath> rivals;
    const model::Resource* owner = workspace.find(page.resource);
    if (!owner)
        return rivals;
    const schema::FieldPath path = page.path.field(field.name);
    const schema::MessageInfo* message = schema::message_info(model::info(owner->kind).message);
    for (std::size_t i = 0; message && i < path.size(); ++i) {
        const auto* name = std::get_if<std::string>(&path[i]);
        if (!name)
            continue;
        const FieldInfo* step = message->field(*name);
        if (!step)
            break;
        const bool appears = i + 1 == path.size() || !isWritten(*owner, path.prefix(i + 1));
        for (const FieldInfo& other : message->fields) {
            const schema::FieldPath rival = path.prefix(i).field(other.name);
            if (appears && !step->exclusive_group.empty() && other.exclusive_group == step->exclusive_group &&
                other.name != step->name && isWritten(*owner, rival))
                rivals.push_back(rival);
        }
        message = schema::message_info(step->message);
    }
    return rivals;
}

} // namespace

const schema::MessageInfo* FormEdits::message(const Page& page) const
{
    const model::Resource* owner = resource(page);
    if (!owner)
        return nullptr;
    const auto target = schema::resolve(model::info(owner->kind).message, page.path);
    if (!target)
        return nullptr;
    return target->field ? schema::message_info(target->field->message) : target->message;
}

Value FormEdits::value(const Page& page, const FieldInfo& field) const
{
    const model::Resource* owner = resource(page);
    if (!owner)
        return {};
    auto found = schema::get(*owner->message, page.path.field(field.name));
    return found ? *found : Value();
}

QString FormEdits::label(const Page& page) const
{
    const model::Resource* owner = resource(page);
    return owner ? toQString(owner->label()) : QString();
}

QString FormEdits::setText(const Page& page, const FieldInfo& field, bool reset) const
{
    const QString text = reset ? QCoreApplication::translate("FormEdits", "Reset %1 of %2")
                               : QCoreApplication::translate("FormEdits", "Set %1 of %2");
    return text.arg(toQString(field.name), label(page));
}

Result<std::vector<model::Change>> FormEdits::changesFor(const model::Workspace& workspace, const Page& page,
                                                         const FieldInfo& field, const Value& value) const
{
    std::vector<model::Change> changes;
    model::Workspace now = workspace;
    const auto write = [&](const schema::FieldPath& path, const Value& what) -> Result<void> {
        auto change = model::make_set(now, page.resource, path, what);
        if (!change)
            return std::unexpected(change.error());
        auto next = now.apply(*change);
        if (!next)
            return std::unexpected(next.error());
        now = std::move(*next);
        changes.push_back(std::move(*change));
        return {};
    };
    if (!value.absent()) {
        for (const schema::FieldPath& rival : rivalsOf(workspace, page, field)) {
            if (auto done = write(rival, {}); !done)
                return std::unexpected(done.error());
        }
    }
    if (auto done = write(page.path.field(field.name), value); !done)
        return std::unexpected(done.error());
    return changes;
}

Result<void> FormEdits::set(const Page& page, const FieldInfo& field, const Value& value)
{
    session_.commitGesture();
    if (this->value(page, field) == value)
        return {};
    auto changes = changesFor(session_.workspace(), page, field, value);
    if (!changes)
        return std::unexpected(changes.error());
    return session_.edit(std::move(*changes), setText(page, field, value.absent()));
}

void FormEdits::beginSet(const Page& page, const FieldInfo& field)
{
    session_.beginGesture(setText(page, field, false));
}

Result<void> FormEdits::previewSet(const Page& page, const FieldInfo& field, const Value& value)
{
    auto changes = changesFor(session_.gestureBase(), page, field, value);
    if (!changes)
        return std::unexpected(changes.error());
    return session_.previewGesture(std::move(*changes));
}

Result<void> FormEdits::append(const Page& page, const FieldInfo& field)
{
    const model::Resource* owner = resource(page);
    if (!owner)
        return {};
    const schema::FieldPath list = page.path.field(field.name);
    const auto size = schema::list_size(*owner->message, list);
    auto element = schema::make_message(field.message);
    if (!size || !element)
        return std::unexpected(size ? element.error() : size.error());
    auto change = model::make_insert(session_.workspace(), page.resource, list.index(*size), Value(*element));
    if (!change)
        return std::unexpected(change.error());
    return session_.edit(
        *change, QCoreApplication::translate("FormEdits", "Add to %1 of %2").arg(toQString(field.name), label(page)));
}

Result<void> FormEdits::remove(const Page& page, const FieldInfo& field, std::size_t index)
{
    auto change = model::make_remove(session_.workspace(), page.resource, page.path.field(field.name).index(index));
    if (!change)
        return std::unexpected(change.error());
    return session_.edit(
        *change,
        QCoreApplication::translate("FormEdits", "Remove from %1 of %2").arg(toQString(field.name), label(page)));
}

Result<void> FormEdits::move(const Page& page, const FieldInfo& field, std::size_t index, std::size_t to)
{
    auto change = model::make_move(session_.workspace(), page.resource, page.path.field(field.name).index(index), to);
    if (!change)
        return std::unexpected(change.error());
    return session_.edit(
        *change, QCoreApplication::translate("FormEdits", "Reorder %1 of %2").arg(toQString(field.name), label(page)));
}

Result<void> FormEdits::create(const Page& page, const FieldInfo& field)
{
    auto message = schema::make_message(field.message);
    if (!message)
        return std::unexpected(message.error());
    return set(page, field, Value(*message));
}

} // namespace switchyard::editors
