// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/key_encoding.h"

#include <fmt/format.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/params.h>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <utility>
#include <vector>

namespace switchyard::cert {

namespace {

using SecretNumber = std::unique_ptr<BIGNUM, FreedBy<BN_clear_free>>;
using GroupHandle = std::unique_ptr<EC_GROUP, FreedBy<EC_GROUP_free>>;
using PointHandle = std::unique_ptr<EC_POINT, FreedBy<EC_POINT_free>>;

constexpr std::uint8_t kInteger = 0x02;
constexpr std::uint8_t kBitString = 0x03;
constexpr std::uint8_t kOctetString = 0x04;
constexpr std::uint8_t kOid = 0x06;
constexpr std::uint8_t kSequence = 0x30;
constexpr std::uint8_t kParameters = 0xA0;
constexpr std::uint8_t kPublicKey = 0xA1;

// Contents of object identifiers and whole AlgorithmIdentifiers.
constexpr std::array<std::uint8_t, 9> kRsaOid{0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01};
constexpr std::array<std::uint8_t, 7> kEcOid{0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01};
constexpr std::array<std::uint8_t, 3> kEd25519Oid{0x2B, 0x65, 0x70};
constexpr std::array<std::uint8_t, 15> kRsaAlgorithm{0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86,
                                                     0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00};
constexpr std::array<std::uint8_t, 7> kEd25519Algorithm{0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70};

bool same(ByteView a, ByteView b) { return std::ranges::equal(a, b); }

/// Takes values off the front of a DER text. Lengths are checked against what is there.
class DerReader
{
public:
    explicit DerReader(ByteView text) : rest_(text) {}

    std::optional<ByteView> take(std::uint8_t tag)
    {
        if (!next_is(tag))
            return std::nullopt;
        std::size_t head = 2;
        std::size_t length = rest_[1];
        if (length >= 0x80) {
            const std::size_t octets = length & 0x7FU;
            head += octets;
            if (octets == 0 || octets > 3 || rest_.size() < head)
                return std::nullopt;
            length = 0;
            for (std::size_t index = 2; index < head; ++index)
                length = length << 8U | rest_[index];
        }
        if (rest_.size() - head < length)
            return std::nullopt;
        last_ = rest_.first(head + length);
        const ByteView content = rest_.subspan(head, length);
        rest_ = rest_.subspan(head + length);
        return content;
    }
    bool next_is(std::uint8_t tag) const { return rest_.size() >= 2 && rest_[0] == tag; }
    /// The value taken last, with tag and length.
    ByteView last() const { return last_; }
    bool is_empty() const { return rest_.empty(); }

private:
    ByteView rest_;
    ByteView last_;
};

Bytes der_head(std::uint8_t tag, std::size_t length)
{
    Bytes head{tag};
    if (length < 0x80) {
        head.push_back(static_cast<std::uint8_t>(length));
        return head;
    }
    const std::size_t octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
    head.push_back(static_cast<std::uint8_t>(0x80U | octets));
    for (std::size_t left = octets; left > 0; --left)
        head.push_back(static_cast<std::uint8_t>(length >> (8 * (left - 1))));
    return head;
}

/// One DER value around several parts.
SecretBytes der_value(std::uint8_t tag, std::initializer_list<ByteView> parts)
{
    std::size_t length = 0;
    for (const ByteView part : parts)
        length += part.size();
    const Bytes head = der_head(tag, length);
    SecretBytes value(head.size() + length);
    std::uint8_t* out = std::ranges::copy(head, value.data()).out;
    for (const ByteView part : parts)
        out = std::ranges::copy(part, out).out;
    return value;
}

/// An INTEGER; positive.
SecretBytes der_integer(const BIGNUM& number)
{
    const auto size = static_cast<std::size_t>(BN_num_bytes(&number));
    SecretBytes bytes(size + 1); // a zero in front keeps it positive
    BN_bn2bin(&number, bytes.data() + 1);
    const bool needs_zero = size == 0 || (bytes.data()[1] & 0x80U) != 0;
    return der_value(kInteger, {needs_zero ? bytes.view() : bytes.view().subspan(1)});
}

std::unexpected<Error> unreadable()
{
    return fail(ErrorKind::SyntaxError,
                "The data is no private key that can be read here. Expected PKCS#8 with an RSA or "
                "EC key; convert it with 'openssl pkey'.");
}

std::unexpected<Error> unsuitable(std::string_view kind)
{
    return fail(
        ErrorKind::InvalidArgument,
        fmt::format("The key is {}; certificates use RSA, and ECDSA with the curves P-256 and P-384. Make a new "
                    "key of one of these kinds.",
                    kind));
}

/// Numbers and texts for EVP_PKEY_fromdata(), which takes numbers in the order of this machine's bytes.
class KeyParameters
{
public:
    void number(const char* name, ByteView big_endian)
    {
        SecretBytes& bytes = values_.emplace_back(big_endian);
        if constexpr (std::endian::native == std::endian::little)
            std::reverse(bytes.data(), bytes.data() + bytes.size());
        parameters_.push_back(OSSL_PARAM_construct_BN(name, bytes.data(), bytes.size()));
    }
    void octets(const char* name, ByteView bytes)
    {
        SecretBytes& value = values_.emplace_back(bytes);
        parameters_.push_back(OSSL_PARAM_construct_octet_string(name, value.data(), value.size()));
    }
    void text(const char* name, char* value)
    {
        parameters_.push_back(OSSL_PARAM_construct_utf8_string(name, value, 0));
    }

    KeyHandle make(const char* kind)
    {
        parameters_.push_back(OSSL_PARAM_construct_end());
        const KeyContextHandle context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
        EVP_PKEY* key = nullptr;
        if (!context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
            EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, parameters_.data()) != 1)
            EVP_PKEY_free(std::exchange(key, nullptr));
        return KeyHandle(key);
    }

private:
    std::vector<SecretBytes> values_;
    std::vector<OSSL_PARAM> parameters_;
};

constexpr std::array kRsaNumbers{OSSL_PKEY_PARAM_RSA_N,         OSSL_PKEY_PARAM_RSA_E,
                                 OSSL_PKEY_PARAM_RSA_D,         OSSL_PKEY_PARAM_RSA_FACTOR1,
                                 OSSL_PKEY_PARAM_RSA_FACTOR2,   OSSL_PKEY_PARAM_RSA_EXPONENT1,
                                 OSSL_PKEY_PARAM_RSA_EXPONENT2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1};

Result<KeyHandle> decode_rsa(ByteView key)
{
    constexpr std::size_t kMostOctets = 16384 / 8;
    DerReader outer(key);
    DerReader inner(outer.take(kSequence).value_or(ByteView()));
    const auto version = inner.take(kInteger);
    if (!version || !same(*version, Bytes{0}))
        return unreadable();
    KeyParameters parameters;
    for (const char* name : kRsaNumbers) {
        auto number = inner.take(kInteger);
        if (!number || number->empty() || (number->front() & 0x80U) != 0)
            return unreadable();
        if (number->size() > 1 && number->front() == 0)
            number = number->subspan(1);
        if (number->size() > kMostOctets)
            return fail(ErrorKind::LimitExceeded,
                        fmt::format("The key has {} bits; at most {} are taken. Use RSA-2048 or ECDSA P-256.",
                                    number->size() * 8, kMostOctets * 8));
        parameters.number(name, *number);
    }
    KeyHandle made = parameters.make("RSA");
    return made ? Result<KeyHandle>(std::move(made)) : unreadable();
}

/// The public half of an EC key that was stored without it (RFC 5915 allows that).
Bytes public_point(int curve, ByteView secret)
{
    const GroupHandle group(EC_GROUP_new_by_curve_name(curve));
    const SecretNumber number(BN_secure_new());
    const PointHandle point(group ? EC_POINT_new(group.get()) : nullptr);
    if (!number || !point || BN_bin2bn(secret.data(), static_cast<int>(secret.size()), number.get()) == nullptr ||
        EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) != 1)
        return {};
    Bytes bytes(EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, nullptr, 0, nullptr));
    EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes.data(), bytes.size(), nullptr);
    return bytes;
}

/// The number of a named curve. `oid`: with tag and length.
int curve_of(ByteView oid)
{
    const unsigned char* at = oid.data();
    ASN1_OBJECT* object = d2i_ASN1_OBJECT(nullptr, &at, static_cast<long>(oid.size()));
    const int nid = OBJ_obj2nid(object);
    ASN1_OBJECT_free(object);
    return nid;
}

Result<KeyHandle> decode_ec(DerReader& algorithm, ByteView key)
{
    if (!algorithm.take(kOid))
        return unsuitable("ECDSA with a curve that has no name");
    const int curve = curve_of(algorithm.last());
    if (curve != NID_X9_62_prime256v1 && curve != NID_secp384r1 && curve != NID_secp521r1)
        return unsuitable(fmt::format("ECDSA {}", curve == NID_undef ? "with an unknown curve" : OBJ_nid2sn(curve)));
    DerReader outer(key);
    DerReader inner(outer.take(kSequence).value_or(ByteView()));
    const auto version = inner.take(kInteger);
    const auto secret = inner.take(kOctetString);
    constexpr std::size_t kLongest = 66; // P-521
    if (!version || !same(*version, Bytes{1}) || !secret || secret->empty() || secret->size() > kLongest)
        return unreadable();
    inner.take(kParameters);
    DerReader wrapped(inner.take(kPublicKey).value_or(ByteView()));
    const auto bits = wrapped.take(kBitString);
    const Bytes point = bits && bits->size() > 1 ? Bytes(bits->begin() + 1, bits->end()) : public_point(curve, *secret);
    std::string name = OBJ_nid2sn(curve);
    KeyParameters parameters;
    parameters.text(OSSL_PKEY_PARAM_GROUP_NAME, name.data());
    parameters.number(OSSL_PKEY_PARAM_PRIV_KEY, *secret);
    parameters.octets(OSSL_PKEY_PARAM_PUB_KEY, point);
    KeyHandle made = parameters.make("EC");
    return made ? Result<KeyHandle>(std::move(made)) : unreadable();
}

Result<KeyHandle> decode_ed25519(ByteView key)
{
    DerReader outer(key);
    const auto secret = outer.take(kOctetString);
    KeyHandle made(secret && secret->size() == 32
                       ? EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret->data(), secret->size())
                       : nullptr);
    return made ? Result<KeyHandle>(std::move(made)) : unreadable();
}

SecretNumber number_of(const EVP_PKEY& key, const char* name)
{
    BIGNUM* number = nullptr;
    return EVP_PKEY_get_bn_param(&key, name, &number) == 1 ? SecretNumber(number) : nullptr;
}

SecretBytes encode_rsa(const EVP_PKEY& key)
{
    std::array<SecretBytes, kRsaNumbers.size()> parts;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const SecretNumber number = number_of(key, kRsaNumbers[index]);
        if (!number)
            return {};
        parts[index] = der_integer(*number);
    }
    const Bytes version{kInteger, 1, 0};
    return wrap_rsa_key(
        der_value(kSequence, {version, parts[0].view(), parts[1].view(), parts[2].view(), parts[3].view(),
                              parts[4].view(), parts[5].view(), parts[6].view(), parts[7].view()})
            .view());
}

/// With the curve's name and the public half, as OpenSSL writes it.
SecretBytes encode_ec(const EVP_PKEY& key)
{
    std::array<char, 80> name{};
    std::array<std::uint8_t, 200> point{};
    std::size_t point_size = 0;
    const SecretNumber number = number_of(key, OSSL_PKEY_PARAM_PRIV_KEY);
    if (!number ||
        EVP_PKEY_get_utf8_string_param(&key, OSSL_PKEY_PARAM_GROUP_NAME, name.data(), name.size(), nullptr) != 1 ||
        EVP_PKEY_get_octet_string_param(&key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &point_size) != 1)
        return {};
    unsigned char* oid = nullptr;
    const int oid_size = i2d_ASN1_OBJECT(OBJ_nid2obj(OBJ_sn2nid(name.data())), &oid);
    if (oid_size <= 0)
        return {};
    SecretBytes secret(static_cast<std::size_t>(EVP_PKEY_get_bits(&key) + 7) / 8);
    BN_bn2binpad(number.get(), secret.data(), static_cast<int>(secret.size()));
    const Bytes version{kInteger, 1, 1};
    const Bytes unused{0};
    const SecretBytes bits = der_value(kBitString, {unused, ByteView(point.data(), point_size)});
    const SecretBytes inner =
        der_value(kSequence, {version, der_value(kOctetString, {secret.view()}).view(),
                              der_value(kParameters, {ByteView(oid, static_cast<std::size_t>(oid_size))}).view(),
                              der_value(kPublicKey, {bits.view()}).view()});
    OPENSSL_free(oid);
    return wrap_ec_key(inner.view());
}

SecretBytes encode_ed25519(const EVP_PKEY& key)
{
    SecretBytes secret(32);
    std::size_t size = secret.size();
    if (EVP_PKEY_get_raw_private_key(&key, secret.data(), &size) != 1)
        return {};
    return wrap_key(kEd25519Algorithm, der_value(kOctetString, {secret.view()}).view());
}

} // namespace

SecretBytes wrap_key(ByteView algorithm, ByteView key)
{
    const Bytes version{kInteger, 1, 0};
    return der_value(kSequence, {version, algorithm, der_value(kOctetString, {key}).view()});
}

SecretBytes wrap_rsa_key(ByteView key) { return wrap_key(kRsaAlgorithm, key); }

SecretBytes wrap_ec_key(ByteView key)
{
    DerReader outer(key);
    DerReader inner(outer.take(kSequence).value_or(ByteView()));
    if (!inner.take(kInteger) || !inner.take(kOctetString))
        return {};
    const auto parameters = inner.take(kParameters);
    if (!parameters)
        return {};
    const SecretBytes oid = der_value(kOid, {kEcOid});
    return wrap_key(der_value(kSequence, {oid.view(), *parameters}).view(), key);
}

Result<KeyHandle> decode_key(ByteView pkcs8)
{
    const QuietErrors quiet;
    DerReader outer(pkcs8);
    DerReader inner(outer.take(kSequence).value_or(ByteView()));
    if (!outer.is_empty() || !inner.take(kInteger))
        return unreadable();
    DerReader algorithm(inner.take(kSequence).value_or(ByteView()));
    const auto oid = algorithm.take(kOid);
    const ByteView whole_oid = algorithm.last();
    const auto key = inner.take(kOctetString);
    if (!oid || !key)
        return unreadable();
    if (same(*oid, kRsaOid))
        return decode_rsa(*key);
    if (same(*oid, kEcOid))
        return decode_ec(algorithm, *key);
    if (same(*oid, kEd25519Oid))
        return decode_ed25519(*key);
    const int kind = curve_of(whole_oid);
    return unsuitable(kind == NID_undef ? "of an unknown kind" : OBJ_nid2ln(kind));
}

SecretBytes encode_key(EVP_PKEY& key)
{
    const QuietErrors quiet;
    switch (EVP_PKEY_get_base_id(&key)) {
    case EVP_PKEY_RSA:
        return encode_rsa(key);
    case EVP_PKEY_EC:
        return encode_ec(key);
    case EVP_PKEY_ED25519:
        return encode_ed25519(key);
    default:
        return {};
    }
}

} // namespace switchyard::cert
