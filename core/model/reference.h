// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/resource.h"
#include "core/schema/field_path.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::model {

/// A reference taken apart: full URL, partial URL or bare name.
struct Reference
{
    std::string project;        ///< empty: not given
    std::optional<Scope> scope; ///< nullopt: not given
    std::string collection;     ///< "backendServices"; empty: not given
    std::string name;
    std::string parent; ///< of nested resources, e.g. the certificate map of an entry

    /// Reads "https://www.googleapis.com/compute/v1/projects/p/regions/r/backendServices/web",
    /// "//certificatemanager.googleapis.com/projects/p/locations/global/certificateMaps/m",
    /// "global/backendServices/web", "backendServices/web", "web". Errors: nullopt when it is none of these.
    static std::optional<Reference> parse(std::string_view text);
};

/// What a reference leads to.
struct Resolution
{
    enum class Status : std::uint8_t
    {
        Found,
        NotFound,
        Ambiguous, ///< several fit equally well; `resource` is the first
        WrongKind, ///< it names a resource, but of a kind that is not allowed here; `resource` is that one
        Malformed
    };

    Status status = Status::NotFound;
    const Resource* resource = nullptr;
    std::vector<const Resource*> candidates; ///< when ambiguous, in file order
    std::string suggestion;                  ///< a similar name among the first 300 of the allowed kinds; may be empty
};

/// A field that holds references, and the kinds it may name.
struct ReferenceField
{
    std::string_view message;
    std::string_view field;
    std::span<const Kind> kinds;
};

/// The table of all reference fields between modelled kinds.
std::span<const ReferenceField> all_reference_fields();
/// Errors: empty when the field holds no reference to a modelled kind.
std::span<const Kind> referenced_kinds(std::string_view message, std::string_view field);

/// A reference as it is written in a resource.
struct ReferenceUse
{
    schema::FieldPath path;
    std::string text;
    std::span<const Kind> kinds;
};

/// Every reference a resource holds, in the order of its fields.
std::vector<ReferenceUse> references_of(const Resource& resource);

} // namespace switchyard::model
