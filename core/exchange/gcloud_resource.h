// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/node.h"
#include "core/exchange/endpoints.h"
#include "core/exchange/export.h"
#include "core/exchange/file_names.h"
#include "core/exchange/gcloud_command.h"
#include "core/exchange/gcloud_flags.h"
#include "core/model/workspace.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// A script in the making.
struct GcloudScript
{
    const model::Workspace& workspace;
    const ExportOptions& options;
    std::vector<const model::Resource*> resources; ///< what is exported, in the order of creation
    std::vector<EndpointsOfGroup> endpoints;
    FileNames names;
    Exported exported; ///< files beside the script, and notes
};

/// One resource on its way into commands. What nobody has read of it by the end is told as lost.
class GcloudResource
{
public:
    GcloudResource(GcloudScript& script, const model::Resource& resource);
    ~GcloudResource();
    GcloudResource(const GcloudResource&) = delete;
    GcloudResource& operator=(const GcloudResource&) = delete;

    const model::Resource& resource() const { return resource_; }
    /// The resource as the vendor's tools read it.
    const document::Node& node() const { return node_; }
    FlagReader& flags() { return flags_; }
    GcloudScript& script() { return script_; }

    /// A command on this resource, in its project and place.
    GcloudCommand command(std::string_view command) const;
    /// The condition that it is there: "exists compute addresses describe vip …".
    std::string exists(std::string_view describe) const;
    /// A step that makes what is not there, and leaves it alone otherwise.
    GcloudStep create(std::string_view group, GcloudCommand create) const;

    void note(Loss loss, std::string_view field, std::string sentence);
    /// The whole resource cannot be made.
    std::vector<GcloudStep> refuse(std::string_view sentence);
    /// It is written as a whole; nothing is left to be told.
    void take_all() { whole_ = true; }
    /// Takes back what was told of a field, because a command of its own carries it.
    void carried(std::string_view field);
    /// A file beside the script; gives its name.
    std::string file(std::string_view ending, std::string text);

private:
    GcloudScript& script_;
    const model::Resource& resource_;
    std::vector<PortabilityNote> notes_;
    document::Node node_;
    FlagReader flags_;
    bool whole_ = false;
};

/// Policies of a backend service or bucket, which only an update ("compute backend-services update") attaches.
std::vector<GcloudStep> attach_policies(GcloudResource& resource, std::string_view update);

using GcloudWriter = std::vector<GcloudStep> (*)(GcloudResource& resource);

// The writers, by what they are about: gcloud_imports.cpp, gcloud_front_end.cpp, gcloud_backends.cpp,
// gcloud_certificates.cpp. Errors: nullptr for a kind that is another file's, or nobody's.
GcloudWriter gcloud_import(model::Kind kind);
GcloudWriter gcloud_front_end(model::Kind kind);
GcloudWriter gcloud_backend(model::Kind kind);
GcloudWriter gcloud_certificate(model::Kind kind);

} // namespace switchyard::exchange
