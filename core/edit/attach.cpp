// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/connections.h"
#include "core/edit/names.h"
#include "core/edit/ports.h"

#include <algorithm>
#include <array>

/// Certificates, policies and health checks on the nodes they belong to.
namespace switchyard::edit {

using model::Kind;

namespace {

/// Which field of which kind holds a reference to a chip of which kind.
struct Place
{
    Kind chip;
    Kind owner;
    std::string_view field;
    bool list = false;
    bool only_one = false; ///< a further one replaces the one there
};

constexpr std::array kPlaces{
    Place{Kind::SslCertificate, Kind::TargetHttpsProxy, "sslCertificates", true, false},
    Place{Kind::SslCertificate, Kind::TargetSslProxy, "sslCertificates", true, false},
    Place{Kind::CertificateMap, Kind::TargetHttpsProxy, "certificateMap", false, true},
    Place{Kind::CertificateMap, Kind::TargetSslProxy, "certificateMap", false, true},
    Place{Kind::SslPolicy, Kind::TargetHttpsProxy, "sslPolicy", false, true},
    Place{Kind::SslPolicy, Kind::TargetSslProxy, "sslPolicy", false, true},
    Place{Kind::ServerTlsPolicy, Kind::TargetHttpsProxy, "serverTlsPolicy", false, true},
    Place{Kind::HealthCheck, Kind::BackendService, "healthChecks", true, true},
    Place{Kind::SecurityPolicy, Kind::BackendService, "securityPolicy", false, true},
    Place{Kind::SecurityPolicy, Kind::BackendBucket, "edgeSecurityPolicy", false, true},
    Place{Kind::ServiceLbPolicy, Kind::BackendService, "serviceLbPolicy", false, true},
};

const Place* place_for(Kind chip, Kind owner)
{
    const auto* found =
        std::ranges::find_if(kPlaces, [&](const Place& place) { return place.chip == chip && place.owner == owner; });
    return found == kPlaces.end() ? nullptr : found;
}

bool refers(const model::Workspace& workspace, const model::Resource& owner, const Place& place, ElementId chip)
{
    return std::ranges::any_of(model::references_of(owner), [&](const model::ReferenceUse& use) {
        const model::Resource* found = workspace.resolve(use.kinds, use.text, &owner).resource;
        return use.path.prefix(1) == path_of(place.field) && found != nullptr && found->id == chip;
    });
}

} // namespace

Step attach(Steps& steps, ElementId chip_resource, ElementId owner_id)
{
    const model::Workspace workspace = steps.workspace();
    const model::Resource* chip = resource_of(workspace, chip_resource);
    const model::Resource* owner = resource_of(workspace, owner_id);
    if (chip == nullptr || !workspace.locate(owner_id)) {
        return refuse("gone");
    }
    const auto* known = std::ranges::find(kPlaces, chip->kind, &Place::chip);
    if (known == kPlaces.end()) {
        return refuse("not_on_anything", {std::string(model::info(chip->kind).singular)});
    }
    const Place* place = owner == nullptr ? nullptr : place_for(chip->kind, owner->kind);
    if (place == nullptr) {
        return refuse("wrong_owner", {std::string(model::info(chip->kind).singular), noun(workspace, owner_id),
                                      std::string(model::info(known->owner).singular)});
    }
    if (refers(workspace, *owner, *place, chip_resource)) {
        return refuse("already_attached", {chip->name, noun(workspace, owner_id)});
    }
    if (chip->name.empty()) {
        return refuse("needs_name", {std::string(model::info(chip->kind).singular)});
    }
    const bool same_scope = chip->scope == owner->scope;
    if (!same_scope && chip->scope.level == model::Scope::Level::Region) {
        return refuse("scope_mismatch",
                      {chip->name, chip->scope.to_string(), noun(workspace, owner_id), owner->scope.to_string()});
    }
    const schema::FieldPath field = path_of(place->field);
    const std::string reference = reference_to(*chip);
    if (!place->list) {
        steps.set(owner_id, field, reference);
    } else if (place->only_one) {
        steps.set(owner_id, field, schema::Value::List{reference});
    } else {
        steps.append(owner_id, field, reference);
    }
    return owner_id;
}

Outcome attach(const model::Workspace& workspace, ElementId chip_resource, ElementId owner)
{
    Steps steps(workspace);
    if (const Step done = attach(steps, chip_resource, owner); !done) {
        return std::unexpected(done.error());
    }
    return std::move(steps).plan("Put " + name_of(workspace, chip_resource) + " on " + noun(workspace, owner), owner);
}

Outcome detach(const model::Workspace& workspace, ElementId owner, const schema::FieldPath& use)
{
    const model::Resource* resource = resource_of(workspace, owner);
    if (resource == nullptr || use.empty() || !written_at(*resource, use)) {
        return refuse("not_a_reference");
    }
    Steps steps(workspace);
    const std::string name = text_at(*resource, use);
    if (use.last_is_index()) {
        steps.remove(owner, use);
    } else {
        steps.clear(owner, use);
    }
    const auto slash = name.rfind('/');
    return std::move(steps).plan("Take " + (slash == std::string::npos ? name : name.substr(slash + 1)) + " off " +
                                     noun(workspace, owner),
                                 owner);
}

} // namespace switchyard::edit
