// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/certificate_map.h"
#include "core/compile/front_end.h"
#include "core/compile/names.h"
#include "core/model/typed.h"
#include "core/schema/certificate.pb.h"
#include "core/schema/certificate_map_entry.pb.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Resource;
using schema::CertificateMapEntry;

constexpr std::array kCertificates{Kind::Certificate};

/// Whether a certificate for `name` is one for `host`; a wildcard stands for one label.
bool covers(std::string_view name, std::string_view host)
{
    if (name == host) {
        return true;
    }
    const std::size_t dot = host.find('.');
    return name.starts_with("*.") && dot != std::string_view::npos && name.substr(2) == host.substr(dot + 1);
}

class MapCheck
{
public:
    MapCheck(const FrontEnd& front_end, Findings& findings) : front_end_(front_end), findings_(findings) {}

    void run()
    {
        for (const model::ResourcePtr& resource : front_end_.workspace().resources(Kind::CertificateMapEntry)) {
            entry({front_end_.workspace(), *resource}, model::as<CertificateMapEntry>(*resource));
        }
        for (const model::ResourcePtr& resource : front_end_.workspace().resources(Kind::CertificateMap)) {
            const Subject subject{front_end_.workspace(), *resource};
            if (!filled_.contains(resource.get())) {
                findings_.add(Verdict::Warns, "certificate_map.empty", subject.place());
            } else if (!primary_.contains(resource.get())) {
                findings_.add(Verdict::Advises, "certificate_map.no_primary", subject.place());
            }
        }
    }

private:
    void refuse(const Subject& subject, std::string_view code, std::string_view field, std::vector<std::string> args)
    {
        findings_.add(Verdict::CloudRefuses, code, subject.place(field), std::move(args));
    }

    void entry(const Subject& subject, const CertificateMapEntry& entry)
    {
        const Resource* map = map_of(subject);
        if (map != nullptr) {
            filled_.insert(map);
        }
        const bool primary = entry.matcher() == "PRIMARY";
        if (primary && map != nullptr) {
            primary_.insert(map);
        }
        if (!entry.has_hostname() && !primary) {
            refuse(subject, "certificate_map_entry.host_missing", "", {});
        } else {
            host(subject, entry, map);
        }
        if (entry.certificates_size() == 0) {
            refuse(subject, "certificate_map_entry.no_certificates", "", {});
        }
        certificates(subject, entry);
    }

    /// An entry belongs to the map that its full name names.
    const Resource* map_of(const Subject& subject)
    {
        const MapOfEntry found = map_of_entry(front_end_.workspace(), subject.resource);
        if (found.name.empty()) {
            refuse(subject, "certificate_map_entry.map_missing", "name", {subject.resource.name});
        } else if (found.map == nullptr) {
            refuse(subject, "certificate_map_entry.map_unknown", "name", {found.name});
        }
        return found.map;
    }

    void host(const Subject& subject, const CertificateMapEntry& entry, const Resource* map)
    {
        const std::string& host = entry.hostname();
        const std::string_view name = std::string_view(host).substr(host.starts_with("*.") ? 2 : 0);
        if (entry.has_hostname() && (!is_domain_name(name) || has_upper_case(name))) {
            refuse(subject, "certificate_map_entry.host_invalid", "hostname", {host});
            return;
        }
        if (map == nullptr) {
            return;
        }
        const auto [first, fresh] = taken_.emplace(std::pair(map, host), &subject.resource);
        if (!fresh) {
            refuse(subject, "certificate_map_entry.host_repeated", host.empty() ? "matcher" : "hostname",
                   {host.empty() ? "PRIMARY" : host, map->name, first->second->name});
        }
    }

    void certificates(const Subject& subject, const CertificateMapEntry& entry)
    {
        for (int i = 0; i < entry.certificates_size(); ++i) {
            const Resource* found = front_end_.resolve(kCertificates, entry.certificates(i), subject.resource);
            if (found == nullptr) {
                continue;
            }
            const auto& certificate = model::as<schema::Certificate>(*found);
            const schema::FieldPath path = schema::FieldPath().field("certificates").index(static_cast<std::size_t>(i));
            if (certificate.has_scope() && certificate.scope() != "DEFAULT") {
                refuse(subject, "certificate_map_entry.certificate_scope", path.to_string(),
                       {found->name, certificate.scope()});
            }
            const auto& domains = certificate.managed().domains();
            const bool covered = std::ranges::any_of(
                domains, [&](const std::string& domain) { return covers(domain, entry.hostname()); });
            if (entry.has_hostname() && !domains.empty() && !covered) {
                findings_.add(Verdict::Warns, "certificate_map_entry.not_covered", subject.place(path),
                              {found->name, entry.hostname()});
            }
        }
    }

    const FrontEnd& front_end_;
    Findings& findings_;
    std::set<const Resource*> filled_;
    std::set<const Resource*> primary_;
    std::map<std::pair<const Resource*, std::string>, const Resource*> taken_;
};

} // namespace

void check_certificate_maps(const FrontEnd& front_end, Findings& findings) { MapCheck(front_end, findings).run(); }

} // namespace switchyard::compile
