// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/access_record.h"

#include <string>
#include <vector>

namespace switchyard::observe {

/// One request in full: heads before and after, attempts. Made only while somebody subscribes; bounded; credentials
/// (Authorization, Cookie, Set-Cookie, Proxy-Authorization) are replaced by "(redacted)".
struct Capture
{
    struct Attempt
    {
        EndpointKey endpoint;
        std::uint16_t status = 0;
        std::uint32_t connect_us = 0;
        std::uint32_t first_byte_us = 0;
        std::string error;
    };

    AccessRecord record;
    std::string client_request_head;
    std::string backend_request_head;
    std::string backend_response_head;
    std::string client_response_head;
    std::vector<Attempt> attempts;
};

} // namespace switchyard::observe
