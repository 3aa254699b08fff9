// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/state/ledger.h"

namespace switchyard::state {

EndpointLedger& Ledger::endpoint(EndpointKey key)
{
    std::unique_ptr<EndpointLedger>& entry = endpoints_[key];
    if (!entry) {
        entry = std::make_unique<EndpointLedger>();
    }
    return *entry;
}

const EndpointLedger* Ledger::find(EndpointKey key) const
{
    const auto found = endpoints_.find(key);
    return found == endpoints_.end() ? nullptr : found->second.get();
}

} // namespace switchyard::state
