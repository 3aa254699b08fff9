// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/development_store.h"

#include "core/document/file.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::cert {

namespace {

namespace files = std::filesystem;

constexpr std::string_view kMark =
    "# A development certificate, written by Switchyard, which replaces this file when it renews it: ";

/// A certificate as a file; the first line tells whether the rest is still what was written.
std::string marked(const std::string& pem)
{
    return fmt::format("{}{}\n{}", kMark, to_hex(sha256(bytes_of(pem))), pem);
}

bool is_own(std::string_view text)
{
    const std::size_t end = text.find('\n');
    if (!text.starts_with(kMark) || end == text.npos)
        return false;
    return text.substr(kMark.size(), end - kMark.size()) == to_hex(sha256(bytes_of(text.substr(end + 1))));
}

/// What a certificate file holds. Errors: InvalidArgument when somebody else wrote it, and those of files.
Result<std::optional<Certificate>> read_certificate_file(const files::path& path)
{
    const auto text = document::read_file(path);
    if (!text)
        return text.error().kind == ErrorKind::NotFound ? Result<std::optional<Certificate>>(std::nullopt)
                                                        : std::unexpected(text.error());
    if (!is_own(*text))
        return fail(
            ErrorKind::InvalidArgument,
            fmt::format("{} was not written by Switchyard, or changed since; it is left alone. Move it away, and "
                        "a new certificate is made.",
                        path.string()));
    auto chain = read_chain(*text);
    return chain ? Result<std::optional<Certificate>>(std::move(chain->front())) : std::nullopt;
}

Result<PrivateKey> read_key_file(const files::path& path)
{
    const auto text = document::read_file(path);
    if (!text)
        return std::unexpected(text.error());
    const SecretBytes secret(bytes_of(*text));
    auto key = read_private_key(secret.text());
    if (!key)
        key.error().context = fmt::format("{}: {}", path.string(), key.error().context);
    return key;
}

bool is_file_name(std::string_view name)
{
    constexpr std::size_t kLongest = 100;
    return !name.empty() && name.size() <= kLongest && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace

/// The key of a file; a new one when there is none. It is never written over.
Result<PrivateKey> DevelopmentStore::key_of(const files::path& path) const
{
    auto there = read_key_file(path);
    if (there || there.error().kind != ErrorKind::NotFound || files::exists(files::symlink_status(path)))
        return there;
    PrivateKey key = PrivateKey::generate(NewKey::EcdsaP256);
    if (writing_ == Writing::None)
        return key;
    const SecretBytes pem = key.to_pkcs8_pem();
    const auto written = document::write_private_file(path, pem.text());
    if (written)
        return key;
    auto others = read_key_file(path); // another program was quicker
    return others ? std::move(others) : std::unexpected(written.error());
}

Result<void> DevelopmentStore::write(const files::path& path, const Certificate& certificate) const
{
    if (writing_ == Writing::None)
        return {};
    return document::save_atomically(path, marked(to_pem(certificate)));
}

Result<DevelopmentAuthority> DevelopmentStore::authority(CertificateTime now, bool* made_anew)
{
    auto there = read_certificate_file(authority_file());
    if (!there)
        return std::unexpected(std::move(there.error()));
    auto key = key_of(folder_ / "authority.key.pem");
    if (!key)
        return std::unexpected(std::move(key.error()));
    const bool renew = !*there || renewal_of_authority(**there, *key, now) != Renewal::None;
    if (made_anew != nullptr)
        *made_anew = renew;
    if (!renew)
        return DevelopmentAuthority{std::move(**there), std::move(*key)};
    auto made = make_authority(std::move(*key), now);
    if (!made)
        return made;
    if (auto written = write(authority_file(), made->certificate); !written)
        return std::unexpected(std::move(written.error()));
    return made;
}

Result<DevelopmentCertificate> DevelopmentStore::certificate(std::string_view name, std::span<const std::string> hosts,
                                                             CertificateTime now)
{
    if (!is_file_name(name) || name == "authority")
        return fail(ErrorKind::InvalidArgument,
                    fmt::format("'{}' cannot name a certificate; use lower-case letters, digits and hyphens.", name));
    auto issuer = authority(now);
    if (!issuer)
        return std::unexpected(std::move(issuer.error()));
    const files::path certificate_file = folder_ / fmt::format("{}.pem", name);
    const files::path key_file = folder_ / fmt::format("{}.key.pem", name);
    const bool existed = files::exists(certificate_file);
    auto there = read_certificate_file(certificate_file);
    if (!there)
        return std::unexpected(std::move(there.error()));
    auto key = key_of(key_file);
    if (!key)
        return std::unexpected(std::move(key.error()));
    CertificateNames names = certificate_names(hosts);
    const Renewal reason = *there    ? renewal_of(**there, *key, names, issuer->certificate, now)
                           : existed ? Renewal::Unreadable
                                     : Renewal::Missing;
    if (reason != Renewal::None) {
        auto made = issue(*issuer, *key, names, now);
        if (!made)
            return std::unexpected(std::move(made.error()));
        if (auto written = write(certificate_file, *made); !written)
            return std::unexpected(std::move(written.error()));
        *there = std::move(*made);
    }
    DevelopmentCertificate result{{}, std::move(*key), reason, std::move(names.left_out), certificate_file, key_file};
    result.chain.push_back(std::move(**there));
    return result;
}

} // namespace switchyard::cert
