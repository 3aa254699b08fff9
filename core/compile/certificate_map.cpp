// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/certificate_map.h"

#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/certificate_map_entry.pb.h"

#include <array>

namespace switchyard::compile {

MapOfEntry map_of_entry(const model::Workspace& workspace, const model::Resource& entry)
{
    constexpr std::array kMaps{model::Kind::CertificateMap};
    const auto reference = model::Reference::parse(model::as<schema::CertificateMapEntry>(entry).name());
    if (!reference || reference->parent.empty()) {
        return {};
    }
    return {reference->parent, Subject{workspace, entry}.follow(kMaps, reference->parent)};
}

} // namespace switchyard::compile
