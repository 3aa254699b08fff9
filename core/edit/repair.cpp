// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/repair.h"

#include "core/document/decode.h"
#include "core/document/encode.h"
#include "core/schema/access.h"

#include <google/protobuf/message.h>

namespace switchyard::edit {

namespace {

using schema::FieldPath;
using schema::Value;

/// YAML text as the value of a field, or of an element of a list: it is read inside a message that holds nothing else.
Result<Value> read_value(std::string_view root, const FieldPath& path, const std::string& yaml)
{
    const FieldPath field = path.last_is_index() ? path.parent() : path;
    const auto target = schema::resolve(root, field);
    if (!target) {
        return std::unexpected(target.error());
    }
    if (!field.last_is_name() || target->message == nullptr) {
        return fail(ErrorKind::InvalidArgument, "A fix can only write fields and elements of lists.");
    }
    document::Node value = document::encode_yaml(yaml);
    if (path.last_is_index()) {
        document::Node list = document::make_sequence();
        document::append(list, std::move(value));
        value = std::move(list);
    }
    document::Node owner = document::make_mapping();
    document::append(owner, field.last_name(), std::move(value));
    const document::Decoded decoded = document::decode(owner, {}, target->message->name);
    return schema::get(*decoded.message, path.last_is_index() ? FieldPath{field.last_name(), std::size_t{0}}
                                                              : FieldPath{field.last_name()});
}

Result<model::Change> write(const model::Workspace& workspace, const model::Resource& resource, const FieldPath& path,
                            Value value)
{
    if (path.last_is_index()) {
        const auto size = schema::list_size(*resource.message, path.parent());
        if (!size || path.last_index() >= *size) {
            return model::make_insert(workspace, resource.id, path, std::move(value));
        }
    }
    return model::make_set(workspace, resource.id, path, std::move(value));
}

} // namespace

Result<model::Change> repair(const model::Workspace& workspace, const Diagnostic& diagnostic)
{
    const auto location = workspace.locate(diagnostic.element);
    if (!diagnostic.fix || !location) {
        return fail(ErrorKind::NotFound, "There is nothing a program could mend here.");
    }
    const auto path = FieldPath::parse(diagnostic.fix->field_path);
    if (!path || path->empty()) {
        return fail(ErrorKind::InvalidArgument, "The fix does not say which field it mends.");
    }
    const model::Resource& resource = *location->resource;
    if (diagnostic.fix->yaml.empty()) {
        return path->last_is_index() ? model::make_remove(workspace, resource.id, *path)
                                     : model::make_set(workspace, resource.id, *path, schema::Absent{});
    }
    auto value = read_value(model::info(resource.kind).message, *path, diagnostic.fix->yaml);
    if (!value) {
        return std::unexpected(value.error());
    }
    return write(workspace, resource, *path, std::move(*value));
}

} // namespace switchyard::edit
