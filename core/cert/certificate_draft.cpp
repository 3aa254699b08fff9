// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/certificate_draft.h"

#include "core/base/ip_address.h"
#include "core/cert/certificate_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/rand.h>

#include <cassert>
#include <ctime>
#include <new>

namespace switchyard::cert {

namespace {

using Names = std::unique_ptr<GENERAL_NAMES, FreedBy<GENERAL_NAMES_free>>;
using Constraints = std::unique_ptr<NAME_CONSTRAINTS, FreedBy<NAME_CONSTRAINTS_free>>;
using Integer = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;

std::unexpected<Error> refused(std::string_view what)
{
    return fail(ErrorKind::InvalidArgument, fmt::format("The certificate cannot be made: {}.", what));
}

bool set_time(ASN1_TIME* field, CertificateTime time)
{
    return ASN1_TIME_adj(field, static_cast<std::time_t>(time.time_since_epoch().count()), 0, 0) != nullptr;
}

bool add_entry(X509_NAME* name, const char* field, const std::string& text)
{
    return text.empty() ||
           X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(text.data()),
                                      static_cast<int>(text.size()), -1, 0) == 1;
}

/// An octet string or IA5 string.
ASN1_STRING* string_of(int type, ByteView bytes)
{
    ASN1_STRING* string = ASN1_STRING_type_new(type);
    if (string == nullptr || ASN1_STRING_set(string, bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw std::bad_alloc();
    return string;
}

GENERAL_NAME* general_name(int type, ByteView bytes)
{
    GENERAL_NAME* name = GENERAL_NAME_new();
    if (name == nullptr)
        throw std::bad_alloc();
    GENERAL_NAME_set0_value(name, type, string_of(type == GEN_IPADD ? V_ASN1_OCTET_STRING : V_ASN1_IA5STRING, bytes));
    return name;
}

ByteView octets(const IpAddress& address)
{
    return {address.bytes.data(), address.family == IpAddress::Family::V4 ? std::size_t{4} : std::size_t{16}};
}

Result<Names> alternative_names(const AlternativeNames& texts)
{
    Names names(sk_GENERAL_NAME_new_null());
    const auto add = [&](int type, const std::vector<std::string>& list) {
        for (const std::string& text : list)
            sk_GENERAL_NAME_push(names.get(), general_name(type, bytes_of(text)));
    };
    add(GEN_DNS, texts.dns);
    add(GEN_URI, texts.uri);
    add(GEN_EMAIL, texts.email);
    for (const std::string& text : texts.ip) {
        const auto address = IpAddress::parse(text);
        if (!address)
            return refused(fmt::format("'{}' is no address", text));
        sk_GENERAL_NAME_push(names.get(), general_name(GEN_IPADD, octets(*address)));
    }
    return names;
}

/// DNS names and addresses as permitted subtrees. Source: RFC 5280, 4.2.1.10 (an address comes with its mask).
Constraints permitted(const std::vector<std::string>& texts)
{
    Constraints constraints(NAME_CONSTRAINTS_new());
    constraints->permittedSubtrees = sk_GENERAL_SUBTREE_new_null();
    for (const std::string& text : texts) {
        GENERAL_SUBTREE* subtree = GENERAL_SUBTREE_new();
        GENERAL_NAME_free(subtree->base);
        if (const auto address = IpAddress::parse(text)) {
            Bytes bytes(octets(*address).begin(), octets(*address).end());
            bytes.resize(bytes.size() * 2, 0xFF);
            subtree->base = general_name(GEN_IPADD, bytes);
        } else {
            subtree->base = general_name(GEN_DNS, bytes_of(text));
        }
        sk_GENERAL_SUBTREE_push(constraints->permittedSubtrees, subtree);
    }
    return constraints;
}

/// Adds extensions to one certificate.
class Extensions
{
public:
    Extensions(X509& certificate, const std::optional<Signer>& signer) : certificate_(certificate)
    {
        if (signer)
            issuer_ = reopen(signer->certificate);
        X509V3_set_ctx(&context_, issuer_ ? issuer_.get() : &certificate, &certificate, nullptr, nullptr, 0);
    }

    bool add(int nid, const std::string& value)
    {
        X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context_, nid, value.c_str());
        const bool added = extension != nullptr && X509_add_ext(&certificate_, extension, -1) == 1;
        X509_EXTENSION_free(extension);
        return added;
    }
    bool add(int nid, void* value, bool critical)
    {
        return X509_add1_ext_i2d(&certificate_, nid, value, critical ? 1 : 0, X509V3_ADD_APPEND) == 1;
    }

private:
    X509& certificate_;
    CertificateHandle issuer_;
    X509V3_CTX context_ = {};
};

Result<void> add_extensions(X509& certificate, const CertificateDraft& draft, const std::optional<Signer>& signer)
{
    Extensions extensions(certificate, signer);
    const std::string length = draft.path_length ? fmt::format(",pathlen:{}", *draft.path_length) : "";
    bool added = extensions.add(NID_basic_constraints, draft.is_ca ? "critical,CA:TRUE" + length : "critical,CA:FALSE");
    if (!draft.key_usages.empty())
        added = added && extensions.add(NID_key_usage, fmt::format("critical,{}", fmt::join(draft.key_usages, ",")));
    if (!draft.extended_key_usages.empty())
        added =
            added && extensions.add(NID_ext_key_usage, fmt::format("{}", fmt::join(draft.extended_key_usages, ",")));
    added = added && extensions.add(NID_subject_key_identifier, "hash");
    if (signer)
        added = added && extensions.add(NID_authority_key_identifier, "keyid");
    if (!draft.names.empty()) {
        const auto names = alternative_names(draft.names);
        if (!names)
            return std::unexpected(names.error());
        const bool critical = draft.common_name.empty() && draft.organization.empty();
        added = added && extensions.add(NID_subject_alt_name, names->get(), critical);
    }
    if (!draft.permitted_names.empty())
        added = added && extensions.add(NID_name_constraints, permitted(draft.permitted_names).get(), true);
    return added ? Result<void>() : refused("an extension has a value that it cannot have");
}

bool set_serial(X509& certificate, Bytes serial)
{
    if (serial.empty()) {
        serial.resize(16);
        if (RAND_bytes(serial.data(), static_cast<int>(serial.size())) != 1)
            return false;
        serial[0] = static_cast<std::uint8_t>((serial[0] & 0x7FU) | 0x40U); // positive, and always as long
    }
    const Integer number(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&certificate)) != nullptr;
}

Result<Certificate> finished(X509& certificate)
{
    unsigned char* der = nullptr;
    const int size = i2d_X509(&certificate, &der);
    if (size <= 0)
        return refused("it cannot be written");
    auto read = read_certificate({der, static_cast<std::size_t>(size)});
    OPENSSL_free(der);
    return read;
}

} // namespace

Result<Certificate> sign_certificate(const CertificateDraft& draft, const PrivateKey& key,
                                     const std::optional<Signer>& signer)
{
    const QuietErrors quiet;
    const CertificateHandle certificate(X509_new());
    const NativeKey own = key.open();
    const NativeKey signing = signer ? signer->key.open() : key.open();
    constexpr long kVersion3 = 2;
    X509_set_version(certificate.get(), kVersion3);
    if (!set_serial(*certificate, draft.serial) ||
        !set_time(X509_getm_notBefore(certificate.get()), draft.not_before) ||
        !set_time(X509_getm_notAfter(certificate.get()), draft.not_after))
        return refused("its serial number or times cannot be written");
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    if (!add_entry(subject, "O", draft.organization) || !add_entry(subject, "CN", draft.common_name))
        return refused("its name is longer than 64 characters or no UTF-8");
    const CertificateHandle issuer = signer ? reopen(signer->certificate) : nullptr;
    X509_set_issuer_name(certificate.get(), issuer ? X509_get_subject_name(issuer.get()) : subject);
    X509_set_pubkey(certificate.get(), own.get());
    if (auto added = add_extensions(*certificate, draft, signer); !added)
        return std::unexpected(std::move(added.error()));
    const EVP_MD* hash =
        EVP_PKEY_get_base_id(signing.get()) == EVP_PKEY_ED25519 ? nullptr : EVP_get_digestbyname(draft.hash.c_str());
    if (X509_sign(certificate.get(), signing.get(), hash) <= 0)
        return refused("it cannot be signed");
    return finished(*certificate);
}

} // namespace switchyard::cert
