// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/chain.h"
#include "core/cert/development_authority.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace switchyard::cert {

/// A certificate of the development CA, ready to be served.
struct DevelopmentCertificate
{
    Chain chain; ///< the leaf; its issuer is the root that clients trust
    PrivateKey key;
    Renewal reason = Renewal::None;    ///< why it was made anew, if it was
    std::vector<std::string> left_out; ///< as CertificateNames
    std::filesystem::path certificate_file;
    std::filesystem::path key_file;
};

/// Whether a store may change its folder.
enum class Writing : std::uint8_t
{
    Allowed,
    None ///< what would be written is made in memory only: good for looking, worth nothing to clients
};

/// The development CA and its certificates in a folder: authority.pem, authority.key.pem, NAME.pem, NAME.key.pem. Keys
/// are written once, with mode 0600, and used again when a certificate is renewed. A certificate file is replaced only
/// when its first line proves that it is as it was written here. Thread: one at a time; several programs may share the
/// folder.
class DevelopmentStore
{
public:
    explicit DevelopmentStore(std::filesystem::path folder, Writing writing = Writing::Allowed)
        : folder_(std::move(folder)),
          writing_(writing)
    {}

    /// The authority; made or renewed if need be. `made_anew`: it has to be trusted again. Errors: as those of files;
    /// SyntaxError for a damaged key; InvalidArgument for a file that somebody else wrote; with a sentence.
    Result<DevelopmentAuthority> authority(CertificateTime now, bool* made_anew = nullptr);

    /// The certificate of a resource for its hosts; made or renewed if need be. `name`: lower-case letters, digits and
    /// hyphens. Errors: as authority().
    Result<DevelopmentCertificate> certificate(std::string_view name, std::span<const std::string> hosts,
                                               CertificateTime now);

    std::filesystem::path authority_file() const { return folder_ / "authority.pem"; }

private:
    Result<PrivateKey> key_of(const std::filesystem::path& path) const;
    Result<void> write(const std::filesystem::path& path, const Certificate& certificate) const;

    std::filesystem::path folder_;
    Writing writing_;
};

} // namespace switchyard::cert
