// SPDX-License-Identifier: GPL-3.0-or-later
// Reads any bytes as PEM text, certificates, a key and a trust configuration; what is read must be written and read
// again as the same.

#include "core/cert/chain.h"
#include "core/cert/chain_checks.h"
#include "core/cert/client_headers.h"
#include "core/cert/pem.h"
#include "core/cert/private_key.h"

#include <openssl/err.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace switchyard;

constexpr cert::CertificateTime kNow = std::chrono::sys_days(std::chrono::year(2026) / 11 / 27);

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void fuzz_blocks(std::string_view text)
{
    const auto blocks = cert::read_pem(text);
    require(blocks || blocks.error().context.ends_with('.') || blocks.error().context.ends_with('?'),
            "an error without a sentence");
    if (!blocks)
        return;
    for (const cert::PemBlock& block : *blocks) {
        const auto again = cert::read_pem(cert::write_pem(block.label, block.bytes.view()).text());
        require(again && again->size() == 1 && again->front().bytes.text() == block.bytes.text(), "a block changed");
    }
}

void fuzz_chain(std::string_view text)
{
    const auto chain = cert::read_chain(text);
    if (!chain)
        return;
    const auto again = cert::read_chain(cert::to_pem(*chain));
    require(again && again->size() == chain->size(), "a chain changed");
    const std::vector<std::string> hosts{"shop.example.com", "*.example.com", "127.0.0.1"};
    for (const cert::ChainFinding& finding : cert::check_chain(*chain, {.now = kNow, .hosts = hosts}))
        require(!cert::to_text(finding).empty(), "a finding without a sentence");
    std::vector<cert::ByteView> der;
    for (const cert::Certificate& certificate : *chain)
        der.emplace_back(certificate.der);
    const auto trust = cert::ClientTrust::read({.anchors = {cert::to_pem(chain->back())}});
    const auto verdict = cert::validate(der, trust ? trust->get() : nullptr, kNow);
    require(verdict.is_verified() != verdict.error.has_value(), "a verdict that contradicts itself");
    require(verdict.signature_checks <= 100, "too many signature checks");
    const auto headers = cert::client_cert_headers(verdict);
    require(headers.leaf.size() + headers.chain.size() <= 16U << 10U, "a header that is too long");
}

void fuzz_key(std::string_view text)
{
    const auto key = cert::read_private_key(text, "secret");
    if (!key)
        return;
    const auto again = cert::read_private_key(key->to_pkcs8_pem().text());
    require(again && again->id() == key->id() && again->facts() == key->facts(), "a key changed");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    fuzz_blocks(text);
    fuzz_chain(text);
    fuzz_key(text);
    require(ERR_peek_error() == 0, "errors were left behind");
    return 0;
}
