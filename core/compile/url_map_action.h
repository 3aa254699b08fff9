// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/backend_service.h"
#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/route/route_table.h"
#include "core/schema/url_map.pb.h"

#include <optional>
#include <string_view>

namespace switchyard::compile {

/// The three fields that say where requests go, of a rule or of a default.
struct TargetFields
{
    const std::string* service = nullptr; ///< nullptr: not written
    const schema::HttpRouteAction* action = nullptr;
    const schema::HttpRedirectAction* redirect = nullptr;
    schema::FieldPath owner; ///< the rule, the matcher or (empty) the map
    std::string_view service_field = "service";
    std::string_view action_field = "routeAction";
    std::string_view redirect_field = "urlRedirect";
    /// What a prefix rewrite has no prefix to replace in: "a full path", "a regular expression"; empty: it has one.
    std::string_view no_prefix{};
    bool is_default = false; ///< requests without a target are answered with 404 instead of never being possible
};

/// Reads actions of one URL map. Lifetime: as its arguments.
class ActionReader
{
public:
    ActionReader(const Subject& subject, const Services& services, Findings& findings)
        : subject_(subject),
          services_(services),
          findings_(findings)
    {}

    /// Errors: nullopt when there is none or it cannot work; the findings say why.
    std::optional<route::Action> read(const TargetFields& fields);

private:
    bool consistent(const TargetFields& fields);
    std::optional<route::Action> forward(const TargetFields& fields);
    std::optional<route::ServiceIndex> service(const std::string& reference, const schema::FieldPath& path);
    void split(const TargetFields& fields, route::ForwardAction& action);
    void rewrite(const TargetFields& fields, route::ForwardAction& action);
    void policies(const schema::HttpRouteAction& message, route::ForwardAction& action);
    std::optional<route::MirrorPolicy> mirror(const schema::RequestMirrorPolicy& policy);
    route::RedirectAction redirect(const TargetFields& fields);

    const Subject& subject_;
    const Services& services_;
    Findings& findings_;
};

} // namespace switchyard::compile
