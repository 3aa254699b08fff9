// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cert/making.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <unistd.h>

namespace switchyard::cert {

CertificateDraft leaf_draft(std::vector<std::string> dns)
{
    CertificateDraft draft;
    draft.common_name = dns.empty() ? "leaf" : dns.front();
    draft.names.dns = std::move(dns);
    draft.not_before = kToday - std::chrono::days(30);
    draft.not_after = kToday + std::chrono::days(60);
    draft.key_usages = {"digitalSignature"};
    draft.extended_key_usages = {"serverAuth", "clientAuth"};
    return draft;
}

CertificateDraft authority_draft(std::string common_name)
{
    CertificateDraft draft;
    draft.common_name = std::move(common_name);
    draft.organization = "Example";
    draft.not_before = kToday - std::chrono::days(300);
    draft.not_after = kToday + std::chrono::days(3000);
    draft.is_ca = true;
    draft.key_usages = {"keyCertSign", "cRLSign"};
    return draft;
}

Made make(const CertificateDraft& draft, NewKey kind, const Made* issuer)
{
    PrivateKey key = PrivateKey::generate(kind);
    auto certificate = issuer ? sign_certificate(draft, key, issuer->signer()) : sign_certificate(draft, key);
    if (!certificate) {
        std::fprintf(stderr, "%s\n", certificate.error().context.c_str());
        std::abort();
    }
    return {std::move(*certificate), std::move(key)};
}

PrivateKey same(const PrivateKey& key)
{
    auto again = read_private_key(key.to_pkcs8_pem().text());
    if (!again)
        std::abort();
    return std::move(*again);
}

Folder::Folder()
{
    std::string name = (std::filesystem::temp_directory_path() / "cert-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path Folder::put(const std::string& name, std::string_view bytes) const
{
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
}

std::string content(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool has_openssl() { return std::system("openssl version > /dev/null 2>&1") == 0; }

std::string openssl(const Folder& folder, const std::string& arguments)
{
    const auto output = folder.path() / "output";
    const std::string command =
        "cd '" + folder.path().string() + "' && openssl " + arguments + " > '" + output.string() + "' 2>&1 < /dev/null";
    const int status = std::system(command.c_str());
    return (status == 0 ? "" : "FAILED\n") + content(output);
}

} // namespace switchyard::cert
