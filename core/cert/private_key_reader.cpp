// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/encryption_cost.h"
#include "core/cert/key_encoding.h"
#include "core/cert/key_info.h"
#include "core/cert/pem.h"
#include "core/cert/private_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace switchyard::cert {

namespace {

std::unexpected<Error> needs_passphrase(std::string_view passphrase)
{
    return fail(ErrorKind::PermissionDenied, passphrase.empty() ? "The private key is encrypted; give its passphrase."
                                                                : "The passphrase does not open the private key; it is "
                                                                  "wrong, or the file is damaged. Try again.");
}

std::unexpected<Error> unreadable(std::string_view form)
{
    return fail(ErrorKind::SyntaxError,
                fmt::format("The private key cannot be read as {}: it is damaged, or of a kind that OpenSSL does not "
                            "know. Copy the block again from where it came from.",
                            form));
}

Result<PrivateKey> read_encrypted(ByteView der, std::string_view passphrase)
{
    const unsigned char* at = der.data();
    const EncryptedKeyHandle encrypted(d2i_X509_SIG(nullptr, &at, static_cast<long>(der.size())));
    if (!encrypted)
        return unreadable("encrypted PKCS#8");
    if (passphrase.empty())
        return needs_passphrase(passphrase);
    const X509_ALGOR* algorithm = nullptr;
    X509_SIG_get0(encrypted.get(), &algorithm, nullptr);
    if (auto affordable = DerivationBudget().spend(algorithm); !affordable)
        return std::unexpected(std::move(affordable.error()));
    const KeyInfoHandle info(PKCS8_decrypt(encrypted.get(), passphrase.data(), static_cast<int>(passphrase.size())));
    if (!info)
        return needs_passphrase(passphrase);
    return from_info(*info);
}

int give_passphrase(char* buffer, int size, int, void* context)
{
    const auto& passphrase = *static_cast<const std::string_view*>(context);
    if (passphrase.size() > static_cast<std::size_t>(size))
        return 0;
    std::memcpy(buffer, passphrase.data(), passphrase.size());
    return static_cast<int>(passphrase.size());
}

/// Takes the old encryption of PEM off ("Proc-Type: 4,ENCRYPTED"). Source: RFC 1421; OpenSSL's PEM_do_header().
Result<SecretBytes> decrypt_old(const PemBlock& block, std::string_view passphrase)
{
    if (passphrase.empty())
        return needs_passphrase(passphrase);
    EVP_CIPHER_INFO cipher = {};
    std::string headers = block.headers;
    if (PEM_get_EVP_CIPHER_INFO(headers.data(), &cipher) != 1)
        return fail(ErrorKind::SyntaxError,
                    "The headers of the encrypted key cannot be read, or name an encryption that "
                    "OpenSSL does not know. Convert it with 'openssl pkey -aes256'.");
    SecretBytes bytes(block.bytes.view());
    long size = static_cast<long>(bytes.size());
    if (PEM_do_header(&cipher, bytes.data(), &size, give_passphrase, &passphrase) != 1 || size < 0)
        return needs_passphrase(passphrase);
    bytes.shrink(static_cast<std::size_t>(size));
    return bytes;
}

/// `form`: "RSA PRIVATE KEY" or "EC PRIVATE KEY".
Result<PrivateKey> read_traditional(std::string_view form, ByteView der, bool encrypted, std::string_view passphrase)
{
    const bool rsa = form.starts_with("RSA");
    auto key = PrivateKey::from_pkcs8((rsa ? wrap_rsa_key(der) : wrap_ec_key(der)).view());
    if (key || key.error().kind != ErrorKind::SyntaxError)
        return key;
    return encrypted ? needs_passphrase(passphrase)
                     : Result<PrivateKey>(unreadable(rsa ? "PKCS#1 (RSA)" : "SEC 1 (EC)"));
}

bool is_encrypted(const PemBlock& block) { return block.headers.find("ENCRYPTED") != std::string::npos; }

bool is_key_label(std::string_view label) { return label.ends_with("PRIVATE KEY"); }

Result<PrivateKey> read_block(const PemBlock& block, std::string_view passphrase)
{
    if (block.label == "PRIVATE KEY")
        return PrivateKey::from_pkcs8(block.bytes.view());
    if (block.label == "ENCRYPTED PRIVATE KEY")
        return read_encrypted(block.bytes.view(), passphrase);
    if (block.label == "OPENSSH PRIVATE KEY")
        return fail(ErrorKind::SyntaxError,
                    "This is a key in the form of OpenSSH; expected PKCS#8. Convert a copy of it "
                    "with 'ssh-keygen -p -m PKCS8 -f COPY'.");
    if (block.label != "RSA PRIVATE KEY" && block.label != "EC PRIVATE KEY")
        return fail(ErrorKind::SyntaxError,
                    fmt::format("'{}' is no kind of key that certificates use here. Expected PRIVATE KEY, ENCRYPTED "
                                "PRIVATE KEY, RSA PRIVATE KEY or EC PRIVATE KEY.",
                                block.label));
    if (!is_encrypted(block))
        return read_traditional(block.label, block.bytes.view(), false, passphrase);
    const auto plain = decrypt_old(block, passphrase);
    return plain ? read_traditional(block.label, plain->view(), true, passphrase) : std::unexpected(plain.error());
}

Result<PrivateKey> read_der(ByteView der, std::string_view passphrase)
{
    auto plain = PrivateKey::from_pkcs8(der);
    if (plain || plain.error().kind != ErrorKind::SyntaxError)
        return plain;
    const unsigned char* at = der.data();
    const EncryptedKeyHandle encrypted(d2i_X509_SIG(nullptr, &at, static_cast<long>(der.size())));
    if (encrypted)
        return read_encrypted(der, passphrase);
    for (const char* form : {"RSA", "EC"})
        if (auto key = read_traditional(form, der, false, passphrase);
            key || key.error().kind != ErrorKind::SyntaxError)
            return key;
    return plain;
}

std::unexpected<Error> nothing_there(const std::vector<PemBlock>& blocks)
{
    if (blocks.empty())
        return fail(ErrorKind::NotFound, "There is no private key in the text. Expected a block '-----BEGIN PRIVATE "
                                         "KEY-----'.");
    return fail(ErrorKind::NotFound,
                fmt::format("There is no private key; in line {} stands '{}'. Expected a block '-----BEGIN PRIVATE "
                            "KEY-----': give the key that belongs to the certificate.",
                            blocks[0].line, blocks[0].label));
}

} // namespace

Result<PrivateKey> read_private_key(std::string_view text, std::string_view passphrase)
{
    constexpr std::size_t kMostPassphrase = 1024;
    if (passphrase.size() > kMostPassphrase)
        return fail(ErrorKind::LimitExceeded,
                    fmt::format("The passphrase has more than {} bytes. Is it the right file?", kMostPassphrase));
    const QuietErrors quiet;
    if (looks_like_der(bytes_of(text)) && text.size() <= kMostCertificateBytes)
        return read_der(bytes_of(text), passphrase);
    const auto blocks = read_pem(text);
    if (!blocks)
        return std::unexpected(blocks.error());
    const auto block = std::ranges::find_if(*blocks, is_key_label, &PemBlock::label);
    if (block == blocks->end())
        return nothing_there(*blocks);
    auto key = read_block(*block, passphrase);
    if (!key)
        key.error().context = fmt::format("Line {}: {}", block->line, key.error().context);
    return key;
}

} // namespace switchyard::cert
