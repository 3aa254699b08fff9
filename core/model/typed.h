// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/resource.h"

#include <google/protobuf/message.h>

#include <cassert>

namespace switchyard::model {

/// The resource's message as its generated type: as<schema::UrlMap>(resource). It must be of that kind.
template <typename M>
const M& as(const Resource& resource)
{
    assert(resource.message->GetDescriptor() == M::descriptor());
    return static_cast<const M&>(*resource.message);
}

} // namespace switchyard::model
