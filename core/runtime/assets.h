// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/cert/chain.h"
#include "core/cert/private_key.h"

#include <map>
#include <memory>

namespace switchyard::runtime {

/// What a configuration needs from outside its file: private keys, and certificates of the development CA where the
/// workspace has none that could be served here. Gathered by the application before check and apply. Keys stay in
/// memory that is wiped and cross only the owner's socket; they never appear in events, logs or exports.
struct Assets
{
    /// A key and, unless the resource has its own, the chain to be served with it.
    struct Identity
    {
        std::shared_ptr<const cert::PrivateKey> key;
        cert::Chain chain{};         ///< empty: the one in the resource
        bool development = false;    ///< it stands in for a managed certificate, or for a key that is elsewhere
        cert::Bytes ocsp_response{}; ///< to be stapled; empty: none
    };
    std::map<ElementId, Identity> identities; ///< by certificate resource, of whatever kind, and by backend
                                              ///< authentication configuration
    /// The moment that certificates and policies are judged by; the epoch: not known, then nothing is said about dates,
    /// and SSL policies mean what they meant before their changes by date. Source: load-balancer semantics 7.1.
    cert::CertificateTime now{};
};

} // namespace switchyard::runtime
