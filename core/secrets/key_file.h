// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/chain.h"
#include "core/cert/private_key.h"

#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::secrets {

/// Asks for the passphrase of a file; `attempt` counts from 0, and is more than 0 when the last answer was wrong.
/// Errors: nullopt when nobody knows it.
using Passphrase = std::function<std::optional<cert::SecretBytes>(const std::filesystem::path& file, int attempt)>;

constexpr int kMostAttempts = 3;

/// What SWITCHYARD_PASSPHRASE says, for every file. Errors: it answers nullopt when the variable is not set.
Passphrase passphrase_of_environment();

/// A private key, and the certificates that came in the same file.
struct KeyFile
{
    cert::PrivateKey key;
    cert::Chain chain;          ///< leaf first; empty: none for this key
    std::string mode_if_open{}; ///< "0644" when others than the owner may read the file
};

/// Why there is no key: a code of the table of diagnostics with its arguments. Never shows what the file holds.
struct KeyFileProblem
{
    std::string_view code;
    std::vector<std::string> args;
};

/// Reads a key: PEM (also with the certificates beside it), DER, PKCS#8 (also encrypted), PKCS#12. Thread: any, but
/// `passphrase` is asked on this one. Cost: a key derivation for each passphrase.
std::expected<KeyFile, KeyFileProblem> read_key_file(const std::filesystem::path& path, const Passphrase& passphrase);

/// Reads an OCSP response in DER, as `openssl ocsp -respout` writes it.
std::expected<cert::Bytes, KeyFileProblem> read_ocsp_file(const std::filesystem::path& path);

} // namespace switchyard::secrets
