// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/diagnostic.h"
#include "core/cert/development_store.h"
#include "core/model/workspace.h"
#include "core/runtime/assets.h"
#include "core/secrets/key_file.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace switchyard::secrets {

/// Now, as certificates know it.
cert::CertificateTime present_time();

struct GatherOptions
{
    /// The present, and the folder of this user's development CA.
    static GatherOptions of_this_process(std::filesystem::path workspace_file, cert::Writing writing,
                                         Passphrase passphrase);

    std::filesystem::path workspace_file; ///< files of local.secrets are relative to its folder; empty: not saved yet
    Result<std::filesystem::path> store;  ///< folder of the development CA; an error is told when it would be needed
    cert::CertificateTime now;
    cert::Writing writing = cert::Writing::None; ///< None: what would be issued is made in memory
    Passphrase passphrase{};                     ///< may be empty
};

/// Where the key of a certificate comes from.
enum class KeySource : std::uint8_t
{
    None,       ///< it cannot be served
    File,       ///< a row of local.secrets
    Workspace,  ///< it stands in the workspace itself
    Development ///< a certificate of the development CA is served instead
};

/// A certificate resource, and what is shown for it.
struct CertificateStanding
{
    ElementId resource;
    std::string label; ///< "sslCertificates/shop"
    bool managed = false;
    KeySource source = KeySource::None;
    std::filesystem::path key_file{};              ///< File, Development
    std::filesystem::path certificate_file{};      ///< Development
    cert::Renewal issued = cert::Renewal::None;    ///< Development: why it was (or would be) made anew
    std::optional<cert::CertificateFacts> facts{}; ///< of the one that is served, or else of its own
    std::vector<std::string> proxies{};            ///< labels of the target proxies that may show it
};

/// All that a workspace needs from outside its file.
struct Gathered
{
    runtime::Assets assets;
    std::vector<Diagnostic> diagnostics; ///< about keys and stand-ins; compile() says the rest. Without lines.
    std::vector<CertificateStanding> certificates; ///< those that target proxies show, and those nobody uses
    std::vector<std::string>
        notes;                   ///< a sentence for each certificate that was issued or renewed; none when all is well
    bool made_authority = false; ///< the development CA was (or would be) made or renewed
};

/// Whether gather() has anything to look for: it is not called for every press of a key without need.
bool needs_gathering(const model::Workspace& workspace);

/// Reads the private keys that local.secrets names, and has the development CA issue what cannot be served otherwise:
/// managed certificates, and those whose key is not named. A key that cannot be read is told and costs its certificate
/// only. Issuing is idempotent. Thread: any, one at a time for a store. Cost: files are read; about a millisecond for
/// each certificate that is issued.
Gathered gather(const model::Workspace& workspace, const GatherOptions& options);

/// The same assets for another version of a workspace, whose resources stand in the same order (model::aligned()).
runtime::Assets with_ids_of(const runtime::Assets& assets, const model::Workspace& from, const model::Workspace& to);

/// The name of a certificate's files in the store: readable, and different for every workspace file and resource.
std::string store_name(const std::filesystem::path& workspace_file, const model::Resource& certificate);

} // namespace switchyard::secrets
