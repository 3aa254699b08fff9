// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/certificate_reader.h"

#include "core/base/ip_address.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <ctime>

namespace switchyard::cert {

namespace {

using Names = std::unique_ptr<GENERAL_NAMES, FreedBy<GENERAL_NAMES_free>>;
using Usages = std::unique_ptr<EXTENDED_KEY_USAGE, FreedBy<EXTENDED_KEY_USAGE_free>>;
using Constraints = std::unique_ptr<NAME_CONSTRAINTS, FreedBy<NAME_CONSTRAINTS_free>>;
using Basic = std::unique_ptr<BASIC_CONSTRAINTS, FreedBy<BASIC_CONSTRAINTS_free>>;

std::unexpected<Error> damaged(std::string_view what)
{
    return fail(
        ErrorKind::SyntaxError,
        fmt::format("The certificate's {} cannot be read: it is damaged. Get it again from who issued it.", what));
}

std::optional<CertificateTime> time_of(const ASN1_TIME* value)
{
    std::tm parts = {};
    if (ASN1_TIME_to_tm(value, &parts) != 1)
        return std::nullopt;
    using namespace std::chrono;
    const year_month_day date{year(parts.tm_year + 1900), month(static_cast<unsigned>(parts.tm_mon) + 1),
                              day(static_cast<unsigned>(parts.tm_mday))};
    return date.ok() ? std::optional<CertificateTime>(sys_days(date) + hours(parts.tm_hour) + minutes(parts.tm_min) +
                                                      seconds(parts.tm_sec))
                     : std::nullopt;
}

std::string text_of(const X509_NAME* name)
{
    const StreamHandle stream(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(stream.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    char* text = nullptr;
    const long size = BIO_get_mem_data(stream.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

Bytes der_of(const X509_NAME* name)
{
    const unsigned char* der = nullptr;
    std::size_t size = 0;
    return X509_NAME_get0_der(name, &der, &size) == 1 ? Bytes(der, der + size) : Bytes();
}

std::vector<std::string> common_names(const X509_NAME* name)
{
    std::vector<std::string> names;
    for (int at = -1; (at = X509_NAME_get_index_by_NID(name, NID_commonName, at)) >= 0;) {
        unsigned char* text = nullptr;
        const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
        if (size < 0)
            continue;
        names.emplace_back(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
        OPENSSL_free(text);
    }
    return names;
}

/// An IA5String of printable characters. Errors: nullopt for zeros and others that would make a name look like another.
std::optional<std::string> plain(const ASN1_STRING* value)
{
    const std::string text(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                           static_cast<std::size_t>(ASN1_STRING_length(value)));
    const bool fits = !text.empty() && std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
    return fits ? std::optional(text) : std::nullopt;
}

std::optional<std::string> address(const ASN1_OCTET_STRING* value)
{
    IpAddress address;
    const int size = ASN1_STRING_length(value);
    if (size != 4 && size != 16)
        return std::nullopt;
    address.family = size == 4 ? IpAddress::Family::V4 : IpAddress::Family::V6;
    std::copy_n(ASN1_STRING_get0_data(value), size, address.bytes.begin());
    return address.to_string();
}

void add_name(const GENERAL_NAME& name, AlternativeNames& names)
{
    const auto keep = [&](std::vector<std::string>& list, std::optional<std::string> text) {
        if (text)
            list.push_back(std::move(*text));
        else
            ++names.other;
    };
    switch (name.type) {
    case GEN_DNS:
        return keep(names.dns, plain(name.d.dNSName));
    case GEN_URI:
        return keep(names.uri, plain(name.d.uniformResourceIdentifier));
    case GEN_EMAIL:
        return keep(names.email, plain(name.d.rfc822Name));
    case GEN_IPADD:
        return keep(names.ip, address(name.d.iPAddress));
    default:
        ++names.other;
    }
}

/// An extension. Errors: a null `value` with `present` when it stands there damaged or twice.
template <typename T, auto Free>
std::unique_ptr<T, FreedBy<Free>> extension(const X509& certificate, int nid, bool& present)
{
    int critical = -1;
    auto* value = static_cast<T*>(X509_get_ext_d2i(&certificate, nid, &critical, nullptr));
    present = critical != -1;
    return std::unique_ptr<T, FreedBy<Free>>(value);
}

Result<void> read_names(const X509& certificate, CertificateFacts& facts)
{
    bool present = false;
    const Names names = extension<GENERAL_NAMES, GENERAL_NAMES_free>(certificate, NID_subject_alt_name, present);
    if (!names)
        return present ? Result<void>(damaged("list of subject alternative names")) : Result<void>();
    const int count = sk_GENERAL_NAME_num(names.get());
    if (count > static_cast<int>(kMostAlternativeNames))
        return fail(ErrorKind::LimitExceeded,
                    fmt::format("The certificate has {} names; at most {} are read.", count, kMostAlternativeNames));
    for (int index = 0; index < count; ++index)
        add_name(*sk_GENERAL_NAME_value(names.get(), index), facts.names);
    if (facts.names.uri.size() == 1 && is_spiffe_id(facts.names.uri.front()))
        facts.spiffe_id = facts.names.uri.front();
    return {};
}

std::vector<std::string> usage_names(std::uint32_t bits)
{
    struct Usage
    {
        std::uint32_t bit;
        std::string_view name;
    };
    constexpr std::array kUsages{Usage{KU_DIGITAL_SIGNATURE, "digitalSignature"},
                                 Usage{KU_NON_REPUDIATION, "nonRepudiation"},
                                 Usage{KU_KEY_ENCIPHERMENT, "keyEncipherment"},
                                 Usage{KU_DATA_ENCIPHERMENT, "dataEncipherment"},
                                 Usage{KU_KEY_AGREEMENT, "keyAgreement"},
                                 Usage{KU_KEY_CERT_SIGN, "keyCertSign"},
                                 Usage{KU_CRL_SIGN, "cRLSign"},
                                 Usage{KU_ENCIPHER_ONLY, "encipherOnly"},
                                 Usage{KU_DECIPHER_ONLY, "decipherOnly"}};
    std::vector<std::string> names;
    for (const Usage& usage : kUsages)
        if ((bits & usage.bit) != 0)
            names.emplace_back(usage.name);
    return names;
}

Result<void> read_usages(X509& certificate, CertificateFacts& facts)
{
    const std::uint32_t flags = X509_get_extension_flags(&certificate);
    if ((flags & EXFLAG_KUSAGE) != 0)
        facts.key_usages = usage_names(X509_get_key_usage(&certificate));
    bool present = false;
    const Usages usages =
        extension<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>(certificate, NID_ext_key_usage, present);
    if (!usages)
        return present ? Result<void>(damaged("extended key usage")) : Result<void>();
    facts.extended_key_usages.emplace();
    for (int index = 0; index < sk_ASN1_OBJECT_num(usages.get()); ++index) {
        const ASN1_OBJECT* usage = sk_ASN1_OBJECT_value(usages.get(), index);
        std::array<char, 80> oid{};
        OBJ_obj2txt(oid.data(), static_cast<int>(oid.size()), usage, 1);
        const int nid = OBJ_obj2nid(usage);
        facts.extended_key_usages->emplace_back(nid == NID_undef ? oid.data() : OBJ_nid2sn(nid));
    }
    return {};
}

Result<void> read_constraints(const X509& certificate, CertificateFacts& facts)
{
    bool present = false;
    const Basic basic =
        extension<BASIC_CONSTRAINTS, BASIC_CONSTRAINTS_free>(certificate, NID_basic_constraints, present);
    if (!basic && present)
        return damaged("basic constraints");
    facts.is_ca = basic && basic->ca != 0;
    if (facts.is_ca && basic->pathlen != nullptr) {
        const long length = ASN1_INTEGER_get(basic->pathlen);
        if (length < 0 || length > 1000000)
            return damaged("path length");
        facts.path_length = static_cast<std::uint32_t>(length);
    }
    const Constraints names =
        extension<NAME_CONSTRAINTS, NAME_CONSTRAINTS_free>(certificate, NID_name_constraints, present);
    if (!names)
        return present ? Result<void>(damaged("name constraints")) : Result<void>();
    const int count = std::max(sk_GENERAL_SUBTREE_num(names->permittedSubtrees), 0) +
                      std::max(sk_GENERAL_SUBTREE_num(names->excludedSubtrees), 0);
    facts.name_constraints = static_cast<std::uint32_t>(count);
    return {};
}

SignatureFacts read_signature(X509& certificate)
{
    SignatureFacts facts;
    facts.name = OBJ_nid2ln(X509_get_signature_nid(&certificate));
    int hash = NID_undef;
    int key = NID_undef;
    if (X509_get_signature_info(&certificate, &hash, &key, nullptr, nullptr) != 1) {
        facts.is_weak = true;
        return facts;
    }
    if (hash != NID_undef)
        facts.hash = OBJ_nid2sn(hash);
    constexpr std::array kStrong{NID_sha256, NID_sha384, NID_sha512, NID_sha3_256, NID_sha3_384, NID_sha3_512};
    const bool own = key == NID_ED25519 || key == NID_ED448;
    facts.is_weak = !own && std::ranges::find(kStrong, hash) == kStrong.end();
    return facts;
}

Bytes bytes_of(const ASN1_STRING* value)
{
    if (value == nullptr)
        return {};
    const unsigned char* data = ASN1_STRING_get0_data(value);
    return {data, data + ASN1_STRING_length(value)};
}

/// The content of the INTEGER in the DER text, leading zero and sign as they are.
Bytes serial_of(X509& certificate)
{
    unsigned char* der = nullptr;
    const int size = i2d_ASN1_INTEGER(X509_get_serialNumber(&certificate), &der);
    if (size < 2)
        return {};
    const std::unique_ptr<unsigned char, decltype([](unsigned char* data) { OPENSSL_free(data); })> owner(der);
    const std::size_t head = der[1] < 0x80 ? 2 : 2 + (der[1] & 0x7FU);
    return {der + head, der + size};
}

void read_identity(X509& certificate, CertificateFacts& facts)
{
    const X509_NAME* subject = X509_get_subject_name(&certificate);
    const X509_NAME* issuer = X509_get_issuer_name(&certificate);
    facts.subject = text_of(subject);
    facts.issuer = text_of(issuer);
    facts.subject_der = der_of(subject);
    facts.issuer_der = der_of(issuer);
    facts.common_names = common_names(subject);
    facts.serial = serial_of(certificate);
    facts.subject_key_id = bytes_of(X509_get0_subject_key_id(&certificate));
    facts.authority_key_id = bytes_of(X509_get0_authority_key_id(&certificate));
    facts.is_self_issued = X509_NAME_cmp(subject, issuer) == 0;
}

void read_key(X509& certificate, CertificateFacts& facts)
{
    facts.key = facts_of(X509_get0_pubkey(&certificate));
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(&certificate), &der);
    if (size <= 0)
        return;
    facts.key_id = sha256({der, static_cast<std::size_t>(size)});
    OPENSSL_free(der);
}

} // namespace

Result<CertificateHandle> open_certificate(ByteView der)
{
    if (der.size() > kMostCertificateBytes)
        return fail(ErrorKind::LimitExceeded, fmt::format("The certificate has {} bytes; at most {} are read.",
                                                          der.size(), kMostCertificateBytes));
    const QuietErrors quiet;
    const unsigned char* at = der.data();
    CertificateHandle handle(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (!handle)
        return fail(ErrorKind::SyntaxError,
                    "The data is no X.509 certificate. Expected the DER text that a certificate "
                    "authority issues; check that it is the right file.");
    if (const auto rest = der.data() + der.size() - at; rest > 0)
        return fail(
            ErrorKind::SyntaxError,
            fmt::format("{} bytes follow the certificate; expected its end. Get it again from who issued it.", rest));
    return handle;
}

CertificateHandle reopen(const Certificate& certificate)
{
    const unsigned char* at = certificate.der.data();
    CertificateHandle handle(d2i_X509(nullptr, &at, static_cast<long>(certificate.der.size())));
    assert(handle);
    return handle;
}

Result<CertificateFacts> read_facts(X509& certificate)
{
    const QuietErrors quiet;
    CertificateFacts facts;
    read_identity(certificate, facts);
    const auto not_before = time_of(X509_get0_notBefore(&certificate));
    const auto not_after = time_of(X509_get0_notAfter(&certificate));
    if (!not_before || !not_after)
        return damaged("validity");
    facts.not_before = *not_before;
    facts.not_after = *not_after;
    read_key(certificate, facts);
    facts.signature = read_signature(certificate);
    for (const auto& read :
         {read_names(certificate, facts), read_usages(certificate, facts), read_constraints(certificate, facts)})
        if (!read)
            return std::unexpected(read.error());
    EVP_PKEY* key = X509_get0_pubkey(&certificate);
    facts.is_self_signed =
        facts.is_self_issued && key != nullptr && facts.key.bits <= 16384 && X509_verify(&certificate, key) == 1;
    return facts;
}

} // namespace switchyard::cert
