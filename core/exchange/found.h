// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/source.h"
#include "core/model/kinds.h"
#include "core/schema/value.h"

#include <string>
#include <vector>

namespace switchyard::exchange {

/// A resource that a file holds, in the shape of the workspace (the vendor's REST fields).
struct FoundResource
{
    model::Kind kind = model::Kind::UrlMap;
    schema::MessagePtr message; ///< never null; private keys and other secrets are still inside until take_secrets()
    std::string file;
    document::Position position; ///< where it begins in the file
};

/// A secret that stood in a file, to be kept apart from the workspace in a file of mode 0600.
struct SecretFile
{
    std::string name;      ///< below the folder of keys, e.g. "sslCertificates.web.privateKey.pem"
    std::string bytes;     ///< never in logs, sentences, project files or exports
    std::string resource;  ///< reference: "sslCertificates/web", "regions/europe-west1/sslCertificates/web"
    std::string field;     ///< field path, e.g. "selfManaged.privateKey"
    std::size_t owner = 0; ///< index into Found::resources
};

/// Something a file holds that no workspace has a place for, e.g. a google_compute_instance_template.
struct Skipped
{
    std::string file;
    document::Position position;
    std::string what; ///< as the file names it: "google_compute_router.main"
};

/// What reading files gave.
struct Found
{
    std::vector<FoundResource> resources; ///< in the order of the files
    std::vector<SecretFile> secrets;
    std::vector<Skipped> skipped;
    std::vector<FileDiagnostic> diagnostics;
};

} // namespace switchyard::exchange
