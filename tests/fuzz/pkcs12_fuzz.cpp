// SPDX-License-Identifier: GPL-3.0-or-later
// Reads any bytes as a PKCS#12 file, with and without a passphrase.

#include "core/cert/pkcs12.h"

#include <openssl/err.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace switchyard;

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    for (const char* passphrase : {"secret", ""}) {
        const auto read = cert::read_pkcs12({data, size}, passphrase);
        require(ERR_peek_error() == 0, "errors were left behind");
        if (!read) {
            require(!read.error().context.empty(), "an error without a sentence");
            continue;
        }
        require(!read->chain.empty() && read->chain.front().facts.key_id == read->key.id(),
                "a key without its certificate");
    }
    return 0;
}
