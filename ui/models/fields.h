// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/resource.h"
#include "core/schema/field_path.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::models {

/// Reads a resource, or a message inside it, by the vendor's field names. What is not written reads as empty.
/// Lifetime: shares the resource's message.
class Fields
{
public:
    Fields() = default;
    explicit Fields(const model::Resource& resource) : root_(resource.message) {}

    /// Whether there is a message here.
    explicit operator bool() const;
    const schema::FieldPath& path() const { return path_; }

    /// Text, number or boolean as text; empty when it is not written or no scalar.
    std::string text(std::string_view field) const;
    /// 0 when it is not written or no number.
    double number(std::string_view field) const;
    std::vector<std::string> texts(std::string_view field) const;
    Fields child(std::string_view field) const;
    std::vector<Fields> list(std::string_view field) const;

private:
    Fields(schema::MessagePtr root, schema::FieldPath path) : root_(std::move(root)), path_(std::move(path)) {}

    schema::MessagePtr root_;
    schema::FieldPath path_;
};

} // namespace switchyard::models
