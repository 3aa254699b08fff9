// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace switchyard::schema {

/// Where something is inside a resource: JSON names, indexes of lists and keys of maps.
/// Text form: `pathMatchers[0].routeRules[2].priority`, `labels.env`, `labels["a.b"]`. Empty: the resource itself.
class FieldPath
{
public:
    /// A name (field, map key, or a key the schema does not know) or an index.
    using Step = std::variant<std::string, std::size_t>;

    FieldPath() = default;
    explicit FieldPath(std::vector<Step> steps) : steps_(std::move(steps)) {}
    FieldPath(std::initializer_list<Step> steps) : steps_(steps) {}

    /// Errors: SyntaxError with a sentence that names the place.
    static Result<FieldPath> parse(std::string_view text);
    /// Round-trips through parse().
    std::string to_string() const;

    bool empty() const { return steps_.empty(); }
    std::size_t size() const { return steps_.size(); }
    const Step& operator[](std::size_t position) const { return steps_[position]; }
    std::span<const Step> steps() const { return steps_; }

    FieldPath field(std::string_view name) const;
    FieldPath index(std::size_t position) const;
    FieldPath joined(const FieldPath& rest) const;
    /// Without the last step. Must not be empty.
    FieldPath parent() const;
    /// The first `count` steps.
    FieldPath prefix(std::size_t count) const;
    bool starts_with(const FieldPath& prefix) const;

    bool last_is_index() const { return !steps_.empty() && std::holds_alternative<std::size_t>(steps_.back()); }
    bool last_is_name() const { return !steps_.empty() && std::holds_alternative<std::string>(steps_.back()); }
    /// Must be an index.
    std::size_t last_index() const { return std::get<std::size_t>(steps_.back()); }
    /// Must be a name.
    const std::string& last_name() const { return std::get<std::string>(steps_.back()); }

    friend bool operator==(const FieldPath&, const FieldPath&) = default;
    friend auto operator<=>(const FieldPath&, const FieldPath&) = default;

private:
    std::vector<Step> steps_;
};

} // namespace switchyard::schema
