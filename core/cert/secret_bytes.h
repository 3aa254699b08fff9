// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cert/bytes.h"

#include <cstddef>
#include <string_view>

namespace switchyard::cert {

/// Octets that nobody else may see: their memory is wiped when they go, they move but do not copy, and nothing prints
/// them.
class SecretBytes
{
public:
    SecretBytes() = default;
    /// All zero.
    explicit SecretBytes(std::size_t size);
    explicit SecretBytes(ByteView bytes);
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;
    ~SecretBytes();

    std::uint8_t* data() { return data_; }
    const std::uint8_t* data() const { return data_; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    ByteView view() const { return {data_, size_}; }
    /// For files and for OpenSSL; must not be kept. Lifetime: of this value.
    std::string_view text() const { return {reinterpret_cast<const char*>(data_), size_}; }
    /// Forgets the end; it is wiped now.
    void shrink(std::size_t size);

private:
    std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

} // namespace switchyard::cert
