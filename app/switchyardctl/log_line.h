// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/access_record.h"
#include "core/observe/directory.h"

#include <string>

namespace switchyard::ctl {

/// "10:42:07.179 GET shop.example.com/checkout/pay 200 14.2 ms · 20 · /checkout/ → checkout-v1-1
/// (response_sent_by_backend)", of a gRPC call with "200 grpc 14 UNAVAILABLE"; of a TCP or SSL proxy "10:42:07.179
/// connection from 192.0.2.7:40312, 517 bytes up, …".
std::string logText(const observe::AccessRecord& record, const observe::Directory& directory);
/// The same as a JSON object with "event": "request" or "connection".
std::string logJson(const observe::AccessRecord& record, const observe::Directory& directory);

} // namespace switchyard::ctl
