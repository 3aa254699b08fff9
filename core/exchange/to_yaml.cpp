// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/endpoints.h"
#include "core/exchange/export.h"
#include "core/exchange/file_names.h"
#include "core/exchange/order.h"
#include "core/exchange/portability.h"
#include "core/exchange/vendor_reference.h"
#include "core/exchange/vendor_resource.h"
#include "core/model/typed.h"
#include "core/schema/instance.pb.h"

#include <algorithm>

namespace switchyard::exchange {

namespace {

using model::Kind;

/// Writes the files of one export.
class YamlExport
{
public:
    YamlExport(const model::Workspace& workspace, const ExportOptions& options)
        : workspace_(workspace),
          options_(options),
          resources_(creation_order(workspace, options)),
          names_(resources_, options)
    {}

    Exported write()
    {
        for (const model::Resource* resource : resources_) {
            if (resource->kind == Kind::NetworkEndpoint)
                continue;
            const document::Node node = vendor_resource(workspace_, *resource, options_, exported_.notes);
            exported_.files.push_back({names_.next(*resource, ".yaml"), vendor_yaml(node)});
            if (resource->kind == Kind::Instance)
                note_groups(*resource);
        }
        write_endpoints();
        if (options_.resources.empty())
            note_unmodelled(workspace_, exported_.notes);
        std::ranges::sort(exported_.files, {}, &ExportFile::name);
        sort_notes(exported_.notes);
        return std::move(exported_);
    }

private:
    void write_endpoints()
    {
        for (const EndpointsOfGroup& part : endpoints_by_group(workspace_, resources_, exported_.notes)) {
            document::Node list = document::make_sequence();
            for (const model::Resource* endpoint : part.endpoints)
                append(list, vendor_resource(workspace_, *endpoint, options_, exported_.notes));
            document::Node body = document::make_mapping();
            append(body, "networkEndpoints", std::move(list));
            exported_.files.push_back({names_.next(*part.group, ".endpoints.yaml"), vendor_yaml(body)});
            exported_.notes.push_back({Loss::Changed,
                                       part.group->label(),
                                       {},
                                       "The API keeps endpoints inside their group: the file that ends in "
                                       ".endpoints.yaml is the body of attachNetworkEndpoints."});
        }
    }

    void note_groups(const model::Resource& instance)
    {
        if (model::as<schema::Instance>(instance).instance_groups_size() != 0)
            exported_.notes.push_back({Loss::Dropped, instance.label(), "instanceGroups",
                                       "The API keeps the members of a group with the group (addInstances)."});
    }

    const model::Workspace& workspace_;
    const ExportOptions& options_;
    std::vector<const model::Resource*> resources_;
    FileNames names_;
    Exported exported_;
};

} // namespace

Exported to_yaml(const model::Workspace& workspace, const ExportOptions& options)
{
    return YamlExport(workspace, options).write();
}

} // namespace switchyard::exchange
