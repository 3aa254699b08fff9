// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/key_file.h"

#include "core/cert/pem.h"
#include "core/cert/pkcs12.h"
#include "core/document/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace switchyard::secrets {

namespace {

namespace files = std::filesystem;

/// The text of a file that may hold a key; wiped when it goes.
class SecretText
{
public:
    explicit SecretText(std::string text) : text_(std::move(text)) {}
    ~SecretText()
    {
        volatile char* at = text_.data();
        for (std::size_t i = 0; i < text_.size(); ++i)
            at[i] = 0;
    }
    SecretText(const SecretText&) = delete;
    SecretText& operator=(const SecretText&) = delete;

    const std::string& get() const { return text_; }

private:
    std::string text_;
};

/// A PFX is a SEQUENCE that begins with the version 3; no other form of a key does.
bool is_pkcs12(std::string_view text)
{
    constexpr std::string_view kVersion3("\x02\x01\x03", 3);
    if (text.size() < 2 || text[0] != '\x30')
        return false;
    const auto length = static_cast<std::uint8_t>(text[1]);
    const std::size_t header = 2 + (length > 0x80 ? length - 0x80U : 0U);
    return header <= 6 && text.substr(std::min(header, text.size())).starts_with(kVersion3);
}

Result<KeyFile> read_key(const std::string& text, std::string_view passphrase)
{
    if (is_pkcs12(text)) {
        auto both = cert::read_pkcs12(cert::bytes_of(text), passphrase);
        if (!both)
            return std::unexpected(std::move(both.error()));
        return KeyFile{std::move(both->key), std::move(both->chain)};
    }
    auto key = cert::read_private_key(text, passphrase);
    if (!key)
        return std::unexpected(std::move(key.error()));
    KeyFile file{std::move(*key), {}};
    auto chain = cert::read_chain(text);
    if (chain && chain->front().facts.key_id == file.key.id())
        file.chain = std::move(*chain);
    return file;
}

/// "0644" when others may read or change it.
std::string mode_if_open(const files::path& path)
{
    using enum files::perms;
    constexpr files::perms kOthers = group_read | group_write | others_read | others_write;
    std::error_code error;
    const files::perms mode = files::status(path, error).permissions();
    if (error || (mode & kOthers) == none)
        return {};
    return fmt::format("{:04o}", static_cast<unsigned>(mode & mask));
}

KeyFileProblem cannot_read(const files::path& path, const Error& error)
{
    if (error.kind == ErrorKind::NotFound)
        return {"secret.file_missing", {path.string()}};
    return {"secret.file_unreadable", {error.context, path.string()}};
}

} // namespace

Passphrase passphrase_of_environment()
{
    return [](const files::path&, int attempt) -> std::optional<cert::SecretBytes> {
        const char* said = std::getenv("SWITCHYARD_PASSPHRASE");
        if (said == nullptr || attempt > 0)
            return std::nullopt;
        return cert::SecretBytes(cert::bytes_of(said));
    };
}

std::expected<KeyFile, KeyFileProblem> read_key_file(const files::path& path, const Passphrase& passphrase)
{
    auto read = document::read_file(path);
    if (!read)
        return std::unexpected(cannot_read(path, read.error()));
    const SecretText text(std::move(*read));
    auto file = read_key(text.get(), {});
    bool asked = false;
    for (int attempt = 0; !file && file.error().kind == ErrorKind::PermissionDenied && attempt < kMostAttempts;
         ++attempt) {
        const auto answer = passphrase ? passphrase(path, attempt) : std::nullopt;
        if (!answer)
            break;
        asked = true;
        file = read_key(text.get(), answer->text());
    }
    if (file) {
        file->mode_if_open = mode_if_open(path);
        return std::move(*file);
    }
    if (file.error().kind == ErrorKind::PermissionDenied)
        return std::unexpected(
            KeyFileProblem{asked ? "secret.passphrase_wrong" : "secret.passphrase_missing", {path.string()}});
    return std::unexpected(KeyFileProblem{"secret.no_key", {path.string(), file.error().context}});
}

std::expected<cert::Bytes, KeyFileProblem> read_ocsp_file(const files::path& path)
{
    const auto text = document::read_file(path);
    if (!text)
        return std::unexpected(cannot_read(path, text.error()));
    const cert::ByteView bytes = cert::bytes_of(*text);
    if (!cert::looks_like_der(bytes))
        return std::unexpected(KeyFileProblem{"secret.no_ocsp_response", {path.string()}});
    return cert::Bytes(bytes.begin(), bytes.end());
}

} // namespace switchyard::secrets
