// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/schema/field_path.h"

#include <string_view>

namespace switchyard::compile {

/// Where a check is inside a resource. It becomes a path only when there is something to say, which is rare: a check of
/// thousands of rules builds no text. Lifetime: as the spot it was made from, and as the names.
class Spot
{
public:
    Spot() = default;

    Spot field(std::string_view name) const [[clang::lifetimebound]] { return Spot(this, name, -1); }
    Spot item(std::string_view list, int index) const [[clang::lifetimebound]] { return Spot(this, list, index); }

    schema::FieldPath path() const
    {
        if (parent_ == nullptr) {
            return {};
        }
        const schema::FieldPath path = parent_->path().field(name_);
        return index_ < 0 ? path : path.index(static_cast<std::size_t>(index_));
    }

private:
    Spot(const Spot* parent, std::string_view name, int index) : parent_(parent), name_(name), index_(index) {}

    const Spot* parent_ = nullptr; ///< nullptr: the resource
    std::string_view name_;
    int index_ = -1; ///< -1: a plain field
};

} // namespace switchyard::compile
