// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/cert/secret_bytes.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace switchyard::tls {

/// How long a session can be resumed, at most.
constexpr Seconds kSessionLife{8 * 3600};

/// The keys that session tickets are sealed with: the first seals, all open. A value that never changes, made on the
/// control thread and shared by all workers; it outlives snapshots, so that applies do not end sessions.
/// Thread: any. Source: RFC 5077, section 4 (AES-256-CBC, then HMAC-SHA-256).
class TicketKeys
{
public:
    static constexpr std::size_t kNameBytes = 16;
    using Name = std::array<std::uint8_t, kNameBytes>;

    struct Key
    {
        Name name{};
        cert::SecretBytes cipher;         ///< 32 bytes
        cert::SecretBytes authentication; ///< 32 bytes
    };

    /// How often control should rotate, and how many keys are kept: a ticket can be opened as long as its session
    /// lives.
    static constexpr Seconds kRotateEvery{4 * 3600};
    static constexpr std::size_t kKept = 3;

    /// One fresh key. Errors: ResourceExhausted, when there are no random numbers.
    static Result<std::shared_ptr<const TicketKeys>> generate();
    /// A fresh key in front of the newest ones of `before`.
    static Result<std::shared_ptr<const TicketKeys>> rotate(const TicketKeys& before);

    /// Never empty.
    std::span<const Key> keys() const { return keys_; }

private:
    TicketKeys() = default;

    std::vector<Key> keys_;
};

} // namespace switchyard::tls
