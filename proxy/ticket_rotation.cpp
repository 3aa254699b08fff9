// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/ticket_rotation.h"

namespace switchyard::proxy {

Result<> TicketRotation::start()
{
    if (!keys_) {
        auto keys = tls::TicketKeys::generate();
        if (!keys) {
            return std::unexpected(std::move(keys).error());
        }
        keys_ = std::move(*keys);
        call_by(loop_.now() + tls::TicketKeys::kRotateEvery);
    }
    publish_(keys_);
    return {};
}

void TicketRotation::on_due(MonotonicTime now)
{
    // Without random numbers the old keys serve on; the next turn tries again.
    if (auto keys = tls::TicketKeys::rotate(*keys_)) {
        keys_ = std::move(*keys);
        publish_(keys_);
    }
    call_by(now + tls::TicketKeys::kRotateEvery);
}

} // namespace switchyard::proxy
