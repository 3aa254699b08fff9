// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ip_address.h"
#include "core/model/resource.h"

namespace switchyard::compile {

/// The same for the same kind, scope and name in every revision, process and machine. Never 0.
ServiceKey service_key(const model::Resource& service);
/// The same for the same service, group and address. Never 0.
EndpointKey endpoint_key(ServiceKey service, const model::Resource& group, const SocketAddress& address);

} // namespace switchyard::compile
