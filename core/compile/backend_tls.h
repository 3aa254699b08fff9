// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/backend_tls.h"
#include "core/compile/local.h"
#include "core/compile/snapshot.h"
#include "core/compile/subject.h"
#include "core/compile/tls_material.h"

#include <memory>

namespace switchyard::compile {

/// How the backends of services are spoken to. Lifetime: as what it is made of.
class BackendTlsCompilation
{
public:
    /// `previous`: whose settings are used again where nothing changed; may be null.
    BackendTlsCompilation(const model::Workspace& workspace, const LocalPart& local, TlsMaterial& material,
                          const Snapshot* previous, Findings& findings);

    /// Of a BackendService; null when its protocol is plain, or not carried out. By default no name is sent and any
    /// certificate is good. An authentication config that cannot be followed trusts nobody, so that nothing goes to
    /// backends that were to be verified. Source: load-balancer semantics 7 (backend TLS); that endpoints with an
    /// address of the internet are not verified is unverified.
    std::shared_ptr<const cert::BackendTls> of(const Subject& service);

private:
    cert::BackendTls settings(const Subject& service);
    void internet_endpoint(const Subject& service, cert::BackendTls& tls);
    void authentication(const Subject& service, const std::string& reference, cert::BackendTls& tls);

    const model::Workspace& workspace_;
    const LocalPart& local_;
    TlsMaterial& material_;
    Findings& findings_;
    SharedSettings<cert::BackendTls> shared_;
};

} // namespace switchyard::compile
