// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/certificate_draft.h"
#include "core/cert/chain.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::cert {

/// The day on which the tests take place.
constexpr CertificateTime kToday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 27);

/// A certificate with its key.
struct Made
{
    Certificate certificate;
    PrivateKey key;

    Signer signer() const { return {certificate, key}; }
};

/// A draft that is valid from a month before today to two months after.
CertificateDraft leaf_draft(std::vector<std::string> dns = {"shop.example.com"});
CertificateDraft authority_draft(std::string common_name);

/// Signs, with a new key unless one is given; an error ends the test.
Made make(const CertificateDraft& draft, NewKey kind = NewKey::EcdsaP256, const Made* issuer = nullptr);
/// The same key again.
PrivateKey same(const PrivateKey& key);

/// A folder that is gone with its owner.
class Folder
{
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path put(const std::string& name, std::string_view bytes) const;

private:
    std::filesystem::path path_;
};

std::string content(const std::filesystem::path& path);
bool has_openssl();
/// What `openssl ARGUMENTS` prints on both outputs; runs in `folder`.
std::string openssl(const Folder& folder, const std::string& arguments);

} // namespace switchyard::cert
