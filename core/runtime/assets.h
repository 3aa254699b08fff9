// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

namespace switchyard::runtime {

/// Files a configuration refers to (certificates, keys, bucket listings): reference → bytes and digest. Secrets stay in
/// memory and cross only the owner's socket; they never appear in events, logs or exports.
struct Assets
{
    struct File
    {
        std::string bytes;
        std::string sha256;
    };
    std::map<std::string, File> files;
};

} // namespace switchyard::runtime
