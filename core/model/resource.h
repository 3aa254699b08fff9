// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/model/element_tree.h"
#include "core/model/kinds.h"
#include "core/schema/value.h"

#include <compare>
#include <memory>
#include <string>

namespace switchyard::model {

/// Where a resource lives.
struct Scope
{
    enum class Level : std::uint8_t
    {
        Global,
        Region,
        Zone
    };

    Level level = Level::Global;
    std::string location; ///< name of the region or zone

    /// "global", "regions/europe-west1", "zones/europe-west1-b"
    std::string to_string() const;
    friend auto operator<=>(const Scope&, const Scope&) = default;
};

/// One resource of a workspace. Immutable; versions share what did not change. Its fields are read with schema::get(),
/// or typed with model::as<schema::UrlMap>() (core/model/typed.h).
struct Resource
{
    Kind kind = Kind::ForwardingRule;
    ElementId id;
    std::string
        name;    ///< last segment of `name`; for a nameless endpoint "group/address:port"; "local" for the local part
    Scope scope; ///< from `region`, `zone`, a full name, or `selfLink`
    std::string project;        ///< from a full name or `selfLink`; empty when not given
    schema::MessagePtr message; ///< never null
    ElementTreePtr elements;    ///< never null; its root has `id`

    /// "urlMaps/storefront"
    std::string label() const;
};
using ResourcePtr = std::shared_ptr<const Resource>;

} // namespace switchyard::model
