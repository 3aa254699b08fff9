// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/compile/url_map_doors.h"
#include "core/compile/url_map_spot.h"
#include "core/compile/usage.h"
#include "core/schema/backend_service.pb.h"
#include "core/schema/url_map.pb.h"

#include <initializer_list>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::compile {

inline constexpr std::string_view kInstanceGroup = "instance group";

/// What every check of one URL map asks and where it says what it found. Lifetime: as its arguments.
class MapInspection
{
public:
    MapInspection(const Subject& subject, const Usage& usage, Findings& findings);

    const schema::UrlMap& map() const { return map_; }
    const Subject& subject() const { return subject_; }
    const Usage& usage() const { return usage_; }
    /// The modes it works in; empty when no forwarding rule leads to it.
    std::span<const Mode> modes() const { return modes_; }
    bool works_in(Mode mode) const;
    std::span<const Door> doors() const { return doors_; }
    /// A door at whose address no rule of the workspace answers https. Errors: nullptr.
    const Door* door_without_https();

    void say(Verdict verdict, std::string_view code, const Spot& spot, std::vector<std::string> args = {},
             std::optional<DiagnosticFix> fix = std::nullopt);
    /// One finding for each mode it works in and that is not among `having`.
    void needs(std::string_view feature, const Spot& spot, std::initializer_list<Mode> having);
    /// The same, named after the last field of the spot's path, with its removal as the repair.
    void needs(const Spot& spot, std::initializer_list<Mode> having);

    /// A backend service or bucket that the map names. Errors: nullptr. Cost: one resolution for each different text.
    const model::Resource* target(const std::string& reference);
    /// The same when it is a backend service. Errors: nullptr.
    const schema::BackendService* service(const std::string& reference);
    /// What stands behind a backend service: types of its endpoint groups, and kInstanceGroup. Cost: groups are looked
    /// up once for each service.
    const std::set<std::string>& backend_kinds(const model::Resource& service);

private:
    const Subject& subject_;
    const schema::UrlMap& map_;
    const Usage& usage_;
    Findings& findings_;
    std::span<const Mode> modes_;
    std::vector<Door> doors_;
    std::optional<const Door*> without_https_; ///< nullopt: not looked for yet
    std::unordered_map<std::string, const model::Resource*> targets_;
    std::unordered_map<ElementId, std::set<std::string>> backend_kinds_;
};

/// A place that sends requests somewhere: a rule, or the defaults of a matcher or of the map. Lifetime: as the map.
struct ActionSite
{
    const Spot& spot;
    const std::string* service = nullptr; ///< nullptr: not written
    const schema::HttpRouteAction* action = nullptr;
    const schema::HttpRedirectAction* redirect = nullptr;
    const schema::HttpRouteRule* route_rule = nullptr; ///< nullptr: not a route rule's
    const schema::PathRule* path_rule = nullptr;       ///< nullptr: not a path rule's
    std::string_view action_field = "routeAction";
    std::string_view redirect_field = "urlRedirect";

    bool is_default() const { return route_rule == nullptr && path_rule == nullptr; }
};

/// What `visit` is called with: every text of `service` and `weightedBackendServices`.
template <typename Visit>
void each_target(const ActionSite& site, Visit visit)
{
    if (site.service != nullptr) {
        visit(*site.service);
    }
    if (site.action != nullptr) {
        for (const schema::WeightedBackendService& entry : site.action->weighted_backend_services()) {
            visit(entry.backend_service());
        }
    }
}

/// A text as the file would write it: plain where YAML reads it as that text, quoted otherwise.
std::string yaml_text(std::string_view text);
DiagnosticFix write_text_fix(const Spot& spot, std::string_view text);
DiagnosticFix write_number_fix(const Spot& spot, std::int64_t number);
DiagnosticFix remove_fix(const Spot& spot);

std::string lower_case(std::string_view text);
std::string upper_case(std::string_view text);
/// "1.5 s", "20 ms"
std::string seconds_text(double seconds);
/// As clients send a path with blanks in it.
std::string with_encoded_blanks(std::string_view text);
/// Units: seconds.
double seconds_of(const schema::Duration& duration);

} // namespace switchyard::compile
