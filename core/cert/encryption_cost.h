// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/cert/openssl_handle.h"

#include <cstdint>

namespace switchyard::cert {

/// What a file may make its reader compute: a hostile one asks for years of key derivation.
class DerivationBudget
{
public:
    /// Takes what an encryption of PKCS#5 or PKCS#12 costs out of the budget. Errors: LimitExceeded, SyntaxError.
    Result<void> spend(const X509_ALGOR* algorithm);
    /// The same for a number of iterations. Errors: LimitExceeded.
    Result<void> spend(std::int64_t iterations);

    /// Iterations of PBKDF2 in one file (some programs write 600,000).
    static constexpr std::int64_t kMost = 4'000'000;

private:
    std::int64_t left_ = kMost;
};

} // namespace switchyard::cert
