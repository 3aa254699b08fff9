// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"
#include "core/model/typed.h"
#include "core/schema/server_tls_policy.pb.h"
#include "core/schema/trust_config.pb.h"

namespace switchyard::compile {

namespace {

using model::Kind;
using schema::FieldPath;
using schema::ServerTlsPolicy;
using schema::TrustConfig;

constexpr int kMostCertificates = 200;

class PolicyCheck
{
public:
    PolicyCheck(const Subject& subject, Findings& findings)
        : subject_(subject),
          policy_(model::as<ServerTlsPolicy>(subject.resource)),
          findings_(findings)
    {}

    void run()
    {
        mesh_only("allowOpen", policy_.allow_open());
        mesh_only("serverCertificate", policy_.has_server_certificate());
        mesh_only("mtlsPolicy.clientValidationCa", policy_.mtls_policy().client_validation_ca_size() > 0);
        if (!policy_.has_mtls_policy()) {
            findings_.add(Verdict::CloudRefuses, "server_tls_policy.mtls_missing", subject_.place());
            return;
        }
        const std::string& mode = policy_.mtls_policy().client_validation_mode();
        const bool trusts = policy_.mtls_policy().has_client_validation_trust_config();
        if (mode == "REJECT_INVALID" && !trusts) {
            findings_.add(Verdict::CloudRefuses, "server_tls_policy.trust_config_missing",
                          subject_.place("mtlsPolicy"));
        }
        if (mode == "ALLOW_INVALID_OR_MISSING_CLIENT_CERT") {
            findings_.add(Verdict::Advises, "server_tls_policy.lets_pass",
                          subject_.place("mtlsPolicy.clientValidationMode"));
        }
    }

private:
    void mesh_only(const char* path, bool present)
    {
        if (present) {
            findings_.add(Verdict::CloudRefuses, "mode.mesh_only", subject_.place(path),
                          {std::string(path).substr(std::string_view(path).rfind('.') + 1)}, remove_fix(path));
        }
    }

    const Subject& subject_;
    const ServerTlsPolicy& policy_;
    Findings& findings_;
};

/// How many items the schema counts; sums, and what the items must hold, are counted here.
class TrustCheck
{
public:
    TrustCheck(const Subject& subject, Findings& findings)
        : subject_(subject),
          config_(model::as<TrustConfig>(subject.resource)),
          findings_(findings)
    {}

    void run()
    {
        if (config_.trust_stores_size() == 0 && config_.allowlisted_certificates_size() == 0) {
            refuse("trust_config.empty", {}, {});
        }
        for (int i = 0; i < config_.trust_stores_size(); ++i) {
            store(config_.trust_stores(i), FieldPath().field("trustStores").index(static_cast<std::size_t>(i)));
        }
        certificates(config_.allowlisted_certificates(), FieldPath().field("allowlistedCertificates"));
    }

private:
    void refuse(std::string_view code, const FieldPath& path, std::vector<std::string> args)
    {
        findings_.add(Verdict::CloudRefuses, code, subject_.place(path), std::move(args));
    }

    void store(const TrustConfig::TrustStore& store, const FieldPath& path)
    {
        const int sum = store.trust_anchors_size() + store.intermediate_cas_size();
        if (store.trust_anchors_size() == 0) {
            refuse("trust_config.no_anchor", path, {});
        } else if (sum > kMostCertificates) {
            refuse("trust_config.too_many", path, {std::to_string(sum), std::to_string(kMostCertificates)});
        }
        certificates(store.trust_anchors(), path.field("trustAnchors"));
        certificates(store.intermediate_cas(), path.field("intermediateCas"));
    }

    template <typename Items>
    void certificates(const Items& items, const FieldPath& path)
    {
        for (int i = 0; i < items.size(); ++i) {
            const FieldPath at = path.index(static_cast<std::size_t>(i));
            const std::string& pem = items.Get(i).pem_certificate();
            if (pem.empty()) {
                refuse("trust_config.certificate_missing", at, {});
            } else if (pem.find("PRIVATE KEY-----") != std::string::npos) {
                findings_.add(Verdict::Warns, "certificate.key_inside", subject_.place(at.field("pemCertificate")));
            }
        }
    }

    const Subject& subject_;
    const TrustConfig& config_;
    Findings& findings_;
};

} // namespace

void check_tls_policies(const FrontEnd& front_end, Findings& findings)
{
    const model::Workspace& workspace = front_end.workspace();
    for (const model::ResourcePtr& resource : workspace.resources(Kind::ServerTlsPolicy)) {
        PolicyCheck({workspace, *resource}, findings).run();
    }
    for (const model::ResourcePtr& resource : workspace.resources(Kind::TrustConfig)) {
        TrustCheck({workspace, *resource}, findings).run();
    }
}

} // namespace switchyard::compile
