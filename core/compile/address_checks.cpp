// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"
#include "core/model/typed.h"
#include "core/schema/address.pb.h"

namespace switchyard::compile {

namespace {

class AddressCheck
{
public:
    AddressCheck(const Subject& subject, Findings& findings)
        : subject_(subject),
          address_(model::as<schema::Address>(subject.resource)),
          findings_(findings)
    {}

    void run()
    {
        literal();
        const bool internal = address_.address_type() == "INTERNAL";
        const bool global = subject_.resource.scope.level == model::Scope::Level::Global;
        const std::string& purpose = address_.purpose();
        if (!internal && (purpose == "SHARED_LOADBALANCER_VIP" || purpose == "GCE_ENDPOINT")) {
            refuse("address.purpose_internal", "purpose", {purpose}, write_fix("addressType", "INTERNAL"));
        }
        if (internal && global && purpose != "VPC_PEERING" && purpose != "PRIVATE_SERVICE_CONNECT") {
            refuse("address.internal_global", "addressType", {});
        }
        if (address_.network_tier() == "STANDARD" && (internal || global)) {
            refuse("address.standard_tier", "networkTier", {internal ? "An internal" : "A global"},
                   remove_fix("networkTier"));
        }
    }

private:
    void refuse(std::string_view code, const char* field, std::vector<std::string> args,
                std::optional<DiagnosticFix> fix = std::nullopt)
    {
        findings_.add(Verdict::CloudRefuses, code, subject_.place(field), std::move(args), std::move(fix));
    }

    void literal()
    {
        if (!address_.has_address() || address_.address().empty()) {
            return;
        }
        const auto literal = IpAddress::parse(address_.address());
        if (!literal) {
            refuse("address.invalid", "address", {address_.address()});
            return;
        }
        const std::string family = literal->family == IpAddress::Family::V4 ? "IPV4" : "IPV6";
        const std::string& version = address_.ip_version();
        if ((version == "IPV4" || version == "IPV6") && version != family) {
            refuse("address.version_mismatch", "ipVersion", {address_.address(), version},
                   write_fix("ipVersion", family));
        }
    }

    const Subject& subject_;
    const schema::Address& address_;
    Findings& findings_;
};

} // namespace

void check_addresses(const FrontEnd& front_end, Findings& findings)
{
    for (const model::ResourcePtr& resource : front_end.workspace().resources(model::Kind::Address)) {
        AddressCheck({front_end.workspace(), *resource}, findings).run();
    }
}

} // namespace switchyard::compile
