// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/ticket_keys.h"

#include "proxy/tls/native.h"

#include <openssl/rand.h>

namespace switchyard::tls {
namespace {

constexpr std::size_t kSecretBytes = 32;

bool fill(TicketKeys::Key& key)
{
    key.cipher = cert::SecretBytes(kSecretBytes);
    key.authentication = cert::SecretBytes(kSecretBytes);
    return RAND_bytes(key.name.data(), static_cast<int>(key.name.size())) == 1 &&
           RAND_priv_bytes(key.cipher.data(), kSecretBytes) == 1 &&
           RAND_priv_bytes(key.authentication.data(), kSecretBytes) == 1;
}

} // namespace

Result<std::shared_ptr<const TicketKeys>> TicketKeys::generate() { return rotate(TicketKeys()); }

Result<std::shared_ptr<const TicketKeys>> TicketKeys::rotate(const TicketKeys& before)
{
    const std::shared_ptr<TicketKeys> next(new TicketKeys);
    if (!fill(next->keys_.emplace_back()))
        return fail(ErrorKind::ResourceExhausted, "make ticket keys: there are no random numbers");
    for (const Key& key : before.keys_) {
        if (next->keys_.size() == kKept)
            break;
        next->keys_.push_back(
            {key.name, cert::SecretBytes(key.cipher.view()), cert::SecretBytes(key.authentication.view())});
    }
    return next;
}

} // namespace switchyard::tls
