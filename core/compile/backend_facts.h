// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/findings.h"
#include "core/compile/subject.h"
#include "core/compile/usage.h"
#include "core/schema/backend_service.pb.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace switchyard::compile {

/// What stands in a group of backends.
enum class GroupKind : std::uint8_t
{
    Instances,
    ZonalEndpoints,
    HybridEndpoints,
    InternetEndpoints,
    Serverless,
    PrivateServiceConnect,
    Passthrough, ///< GCE_VM_IP, GCE_VM_IP_PORTMAP
    Unknown      ///< the type is not given, or not known
};

GroupKind group_kind(const model::Resource& group);
/// "instance group", "zonal endpoint group", …
std::string_view to_string(GroupKind kind);
/// "an instance group", "a zonal endpoint group", …
std::string with_article(GroupKind kind);
/// Whether the load balancer probes such backends itself and measures their load: instances, zonal and hybrid
/// endpoints.
bool is_probed(GroupKind kind);
/// "europe-west3" of "zones/europe-west3-a". Errors: empty for a global scope, and for a zone that names no region.
std::string region_of(const model::Scope& scope);

/// "global", "in the region europe-west3", "in the zone europe-west3-a"
std::string where(const model::Scope& scope);

/// An instance group or endpoint group with everything that is known about its members. Lifetime: as the workspace.
struct GroupFacts
{
    const model::Resource* resource = nullptr;
    GroupKind kind = GroupKind::Unknown;
    std::vector<const model::Resource*> members; ///< endpoints or instances, in file order
    std::set<std::int64_t> ports;                ///< of its endpoints, or its default port
    bool has_stand_in = false;                   ///< local.backends names one
    bool simulated = false;                      ///< … with simulated backends
    std::set<std::int64_t> stand_in_ports;
};

/// Which product of the vendor a backend service is for.
enum class Family : std::uint8_t
{
    Application,
    ProxyNetwork,
    Passthrough,
    Mesh
};

/// One entry of `backends`.
struct BackendFacts
{
    const schema::Backend& message;
    schema::FieldPath path;
    const GroupFacts* group = nullptr; ///< nullptr: not given, or it does not exist

    GroupKind kind() const { return group == nullptr ? GroupKind::Unknown : group->kind; }
    std::string name() const { return group == nullptr ? std::string() : group->resource->name; }
};

/// A backend service and what it refers to, looked up once for all checks. Lifetime: as the workspace.
struct ServiceFacts
{
    Subject subject;
    const schema::BackendService& message;
    std::span<const Mode> modes; ///< of an Application Load Balancer; empty when none is known
    Family family = Family::Application;
    std::vector<BackendFacts> backends;
    const model::Resource* health_check = nullptr;

    bool is_global() const { return subject.resource.scope.level == model::Scope::Level::Global; }
    bool works_in(Mode mode) const;
    bool has_group_of(GroupKind kind) const;
    /// Whether all groups that exist are of kinds for which `predicate` holds, and there is one.
    template <typename Predicate>
    bool has_only(Predicate predicate) const
    {
        bool any = false;
        for (const BackendFacts& backend : backends) {
            if (backend.group != nullptr && !predicate(backend.kind())) {
                return false;
            }
            any = any || backend.group != nullptr;
        }
        return any;
    }
    /// The balancing policy that counts: the written one, or the documented default.
    std::string_view policy() const;
    std::string_view affinity() const;
    /// The port name looked up in instance groups.
    std::string_view port_name() const;
};

/// Where a service's requests arrive in a group; empty when that is not known.
std::set<std::int64_t> request_ports(const ServiceFacts& service, const GroupFacts& group);

/// Groups and backend services of a workspace, put together once. Cost: linear in the workspace.
class BackendIndex
{
public:
    BackendIndex(const model::Workspace& workspace, const Usage& usage);
    BackendIndex(const BackendIndex&) = delete;
    BackendIndex& operator=(const BackendIndex&) = delete;

    const model::Workspace& workspace() const { return workspace_; }
    const Usage& usage() const { return usage_; }
    /// In file order: instance groups, then endpoint groups.
    std::span<const std::unique_ptr<GroupFacts>> groups() const { return groups_; }
    /// Errors: nullptr when the resource is no group.
    const GroupFacts* group(ElementId id) const;
    /// In file order.
    const std::vector<ServiceFacts>& services() const { return services_; }

private:
    GroupFacts* editable(ElementId id);
    void read_groups(model::Kind kind);
    void read_endpoints();
    void read_instances();
    void read_stand_ins();
    void read_services();

    const model::Workspace& workspace_;
    const Usage& usage_;
    std::vector<std::unique_ptr<GroupFacts>> groups_;
    std::unordered_map<ElementId, GroupFacts*> by_id_;
    std::vector<ServiceFacts> services_;
};

} // namespace switchyard::compile
