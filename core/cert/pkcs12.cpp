// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/pkcs12.h"

#include "core/cert/encryption_cost.h"
#include "core/cert/key_info.h"
#include "core/cert/pem.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::cert {

namespace {

using File = std::unique_ptr<PKCS12, FreedBy<PKCS12_free>>;
using Parts = std::unique_ptr<STACK_OF(PKCS7), FreedDeeply>;
using Bags = std::unique_ptr<STACK_OF(PKCS12_SAFEBAG), FreedDeeply>;

constexpr std::size_t kMostBytes = 1U << 20U;
constexpr int kMostParts = 16;
constexpr std::size_t kMostKeys = 16;

std::unexpected<Error> damaged()
{
    return fail(ErrorKind::SyntaxError, "The PKCS#12 file is damaged. Export it again.");
}

std::unexpected<Error> locked(std::string_view passphrase)
{
    return fail(ErrorKind::PermissionDenied,
                passphrase.empty()
                    ? "The PKCS#12 file is encrypted; give its passphrase."
                    : "The passphrase does not open the PKCS#12 file. Try again. Files of old programs are "
                      "encrypted in a way that OpenSSL 3 refuses; 'openssl pkcs12 -legacy' reads them.");
}

/// Opens the parts of one file one after the other and keeps what they hold.
class Opening
{
public:
    explicit Opening(std::string_view passphrase) : passphrase_(passphrase) {}

    Result<void> open(PKCS12& file)
    {
        if (auto checked = check_mac(file); !checked)
            return checked;
        const Parts parts(PKCS12_unpack_authsafes(&file));
        if (!parts)
            return damaged();
        if (sk_PKCS7_num(parts.get()) > kMostParts)
            return fail(ErrorKind::LimitExceeded, fmt::format("The PKCS#12 file has more than {} parts.", kMostParts));
        for (int index = 0; index < sk_PKCS7_num(parts.get()); ++index)
            if (auto opened = part(*sk_PKCS7_value(parts.get(), index)); !opened)
                return opened;
        return {};
    }

    std::vector<PrivateKey> keys;
    std::vector<Certificate> certificates;

private:
    /// OpenSSL tells no passphrase (null) from an empty one; files exist with either.
    const char* text() const { return is_null_ ? nullptr : passphrase_.data() == nullptr ? "" : passphrase_.data(); }
    int size() const { return is_null_ ? 0 : static_cast<int>(passphrase_.size()); }

    Result<void> check_mac(PKCS12& file)
    {
        if (PKCS12_mac_present(&file) != 1)
            return {};
        const ASN1_INTEGER* iterations = nullptr;
        PKCS12_get0_mac(nullptr, nullptr, nullptr, &iterations, &file);
        std::int64_t count = 1;
        if (iterations != nullptr && (ASN1_INTEGER_get_int64(&count, iterations) != 1 || count < 1))
            return damaged();
        if (auto affordable = budget_.spend(count); !affordable)
            return affordable;
        if (PKCS12_verify_mac(&file, text(), size()) == 1)
            return {};
        if (!passphrase_.empty())
            return locked(passphrase_);
        if (auto affordable = budget_.spend(count); !affordable)
            return affordable;
        is_null_ = true;
        return PKCS12_verify_mac(&file, nullptr, 0) == 1 ? Result<void>() : locked(passphrase_);
    }

    Result<void> part(PKCS7& part)
    {
        if (PKCS7_type_is_data(&part)) {
            const Bags bags(PKCS12_unpack_p7data(&part));
            return bags ? all(*bags, 0) : damaged();
        }
        if (!PKCS7_type_is_encrypted(&part))
            return fail(ErrorKind::SyntaxError,
                        "A part of the PKCS#12 file is encrypted for a certificate instead of with "
                        "a passphrase. Export it again with a passphrase.");
        const PKCS7_ENCRYPT* encrypted = part.d.encrypted;
        if (encrypted == nullptr || encrypted->enc_data == nullptr)
            return damaged();
        if (auto affordable = budget_.spend(encrypted->enc_data->algorithm); !affordable)
            return affordable;
        const Bags bags(PKCS12_unpack_p7encdata(&part, text(), size()));
        return bags ? all(*bags, 0) : locked(passphrase_);
    }

    Result<void> all(const STACK_OF(PKCS12_SAFEBAG) & bags, int depth)
    {
        for (int index = 0; index < sk_PKCS12_SAFEBAG_num(&bags); ++index)
            if (auto read = bag(*sk_PKCS12_SAFEBAG_value(&bags, index), depth); !read)
                return read;
        return {};
    }

    Result<void> bag(const PKCS12_SAFEBAG& bag, int depth)
    {
        constexpr int kDeepest = 4;
        switch (PKCS12_SAFEBAG_get_nid(&bag)) {
        case NID_keyBag:
            return key(PKCS12_SAFEBAG_get0_p8inf(&bag));
        case NID_pkcs8ShroudedKeyBag:
            return shrouded(bag);
        case NID_certBag:
            return certificate(bag);
        case NID_safeContentsBag: {
            const auto* inner = PKCS12_SAFEBAG_get0_safes(&bag);
            return inner == nullptr || depth == kDeepest ? Result<void>(damaged()) : all(*inner, depth + 1);
        }
        default:
            return {}; // revocation lists and secrets
        }
    }

    Result<void> shrouded(const PKCS12_SAFEBAG& bag)
    {
        const X509_SIG* encrypted = PKCS12_SAFEBAG_get0_pkcs8(&bag);
        if (encrypted == nullptr)
            return damaged();
        const X509_ALGOR* algorithm = nullptr;
        X509_SIG_get0(encrypted, &algorithm, nullptr);
        if (auto affordable = budget_.spend(algorithm); !affordable)
            return affordable;
        const KeyInfoHandle info(PKCS12_decrypt_skey(&bag, text(), size()));
        return info ? key(info.get()) : locked(passphrase_);
    }

    Result<void> key(const PKCS8_PRIV_KEY_INFO* info)
    {
        if (info == nullptr)
            return damaged();
        if (keys.size() == kMostKeys)
            return fail(ErrorKind::LimitExceeded,
                        fmt::format("The PKCS#12 file holds more than {} keys; expected one.", kMostKeys));
        auto read = from_info(*info);
        if (!read)
            return std::unexpected(std::move(read.error()));
        keys.push_back(std::move(*read));
        return {};
    }

    Result<void> certificate(const PKCS12_SAFEBAG& bag)
    {
        if (PKCS12_SAFEBAG_get_bag_nid(&bag) != NID_x509Certificate)
            return {};
        if (certificates.size() == kMostChain)
            return fail(ErrorKind::LimitExceeded,
                        fmt::format("The PKCS#12 file holds more than {} certificates.", kMostChain));
        const CertificateHandle handle(PKCS12_SAFEBAG_get1_cert(&bag));
        unsigned char* der = nullptr;
        const int length = handle ? i2d_X509(handle.get(), &der) : 0;
        if (length <= 0)
            return damaged();
        auto read = read_certificate({der, static_cast<std::size_t>(length)});
        OPENSSL_free(der);
        if (!read)
            return std::unexpected(std::move(read.error()));
        certificates.push_back(std::move(*read));
        return {};
    }

    std::string_view passphrase_;
    bool is_null_ = false;
    DerivationBudget budget_;
};

/// The first key that has a certificate, with its chain.
Result<KeyAndChain> combine(Opening opening)
{
    if (opening.keys.empty())
        return fail(ErrorKind::NotFound,
                    "The PKCS#12 file holds no private key. Export it again together with the key.");
    for (PrivateKey& key : opening.keys) {
        const auto leaf = std::ranges::find_if(
            opening.certificates, [&](const Certificate& certificate) { return certificate.facts.key_id == key.id(); });
        if (leaf == opening.certificates.end())
            continue;
        Certificate own = std::move(*leaf);
        opening.certificates.erase(leaf);
        return KeyAndChain{std::move(key), order_chain(std::move(own), std::move(opening.certificates))};
    }
    return fail(ErrorKind::NotFound, "The PKCS#12 file holds no certificate for its private key. Export it again "
                                     "together with the certificate.");
}

} // namespace

Result<KeyAndChain> read_pkcs12(ByteView bytes, std::string_view passphrase)
{
    constexpr std::size_t kMostPassphrase = 1024;
    if (bytes.size() > kMostBytes || passphrase.size() > kMostPassphrase)
        return fail(ErrorKind::LimitExceeded, "The PKCS#12 file has more than 1 MiB, or its passphrase more than 1024 "
                                              "bytes. Is it the right file?");
    const QuietErrors quiet;
    const unsigned char* at = bytes.data();
    const File file(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())));
    if (!file)
        return fail(ErrorKind::SyntaxError, "The data is no PKCS#12 file. Expected a file that ends in .p12 or .pfx; "
                                            "PEM text is read as certificates and keys.");
    Opening opening(passphrase);
    if (auto opened = opening.open(*file); !opened)
        return std::unexpected(std::move(opened.error()));
    return combine(std::move(opening));
}

} // namespace switchyard::cert
