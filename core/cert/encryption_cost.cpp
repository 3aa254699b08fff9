// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/encryption_cost.h"

#include <fmt/format.h>

#include <openssl/asn1t.h>

namespace switchyard::cert {

namespace {

using Pbes2 = std::unique_ptr<PBE2PARAM, FreedBy<PBE2PARAM_free>>;
using Pbkdf2 = std::unique_ptr<PBKDF2PARAM, FreedBy<PBKDF2PARAM_free>>;
using Scrypt = std::unique_ptr<SCRYPT_PARAMS, FreedBy<SCRYPT_PARAMS_free>>;
using Pbes1 = std::unique_ptr<PBEPARAM, FreedBy<PBEPARAM_free>>;

constexpr std::int64_t kTooMuch = DerivationBudget::kMost + 1;

std::unexpected<Error> unknown()
{
    return fail(ErrorKind::SyntaxError,
                "The encryption's parameters cannot be read. Write the file again with a current "
                "program, for example 'openssl pkcs8 -topk8'.");
}

/// A positive number, or too much.
std::int64_t number(const ASN1_INTEGER* value)
{
    std::int64_t result = 0;
    if (value == nullptr || ASN1_INTEGER_get_int64(&result, value) != 1 || result < 0 || result > kTooMuch)
        return kTooMuch;
    return result;
}

std::int64_t product(std::int64_t a, std::int64_t b) { return b != 0 && a > kTooMuch / b ? kTooMuch : a * b; }

template <typename Handle>
Handle unpack(const ASN1_ITEM* item, const X509_ALGOR& algorithm)
{
    using T = typename Handle::element_type;
    return Handle(algorithm.parameter ? static_cast<T*>(ASN1_TYPE_unpack_sequence(item, algorithm.parameter))
                                      : nullptr);
}

/// What a key derivation function of PBES2 costs.
Result<std::int64_t> derivation(const X509_ALGOR& function)
{
    switch (OBJ_obj2nid(function.algorithm)) {
    case NID_id_pbkdf2: {
        const auto parameters = unpack<Pbkdf2>(ASN1_ITEM_rptr(PBKDF2PARAM), function);
        return parameters ? Result<std::int64_t>(number(parameters->iter)) : unknown();
    }
    case NID_id_scrypt: {
        const auto parameters = unpack<Scrypt>(ASN1_ITEM_rptr(SCRYPT_PARAMS), function);
        if (!parameters)
            return unknown();
        return product(product(number(parameters->costParameter), number(parameters->blockSize)),
                       number(parameters->parallelizationParameter));
    }
    default:
        return unknown();
    }
}

} // namespace

Result<void> DerivationBudget::spend(const X509_ALGOR* algorithm)
{
    if (algorithm == nullptr || algorithm->algorithm == nullptr)
        return unknown();
    if (OBJ_obj2nid(algorithm->algorithm) == NID_pbes2) {
        const auto parameters = unpack<Pbes2>(ASN1_ITEM_rptr(PBE2PARAM), *algorithm);
        if (!parameters || parameters->keyfunc == nullptr)
            return unknown();
        const auto cost = derivation(*parameters->keyfunc);
        return cost ? spend(*cost) : std::unexpected(cost.error());
    }
    const auto parameters = unpack<Pbes1>(ASN1_ITEM_rptr(PBEPARAM), *algorithm);
    return parameters ? spend(number(parameters->iter)) : unknown();
}

Result<void> DerivationBudget::spend(std::int64_t iterations)
{
    if (iterations > left_)
        return fail(
            ErrorKind::LimitExceeded,
            fmt::format("The file asks for more than {} rounds of key derivation. Write it again with fewer, for "
                        "example with 'openssl pkcs12 -export -iter 2048'.",
                        kMost));
    left_ -= iterations;
    return {};
}

} // namespace switchyard::cert
