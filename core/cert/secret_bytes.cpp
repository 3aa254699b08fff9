// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/secret_bytes.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <cassert>
#include <new>
#include <utility>

namespace switchyard::cert {

SecretBytes::SecretBytes(std::size_t size) : size_(size), capacity_(size)
{
    if (size == 0)
        return;
    data_ = static_cast<std::uint8_t*>(OPENSSL_zalloc(size));
    if (data_ == nullptr)
        throw std::bad_alloc();
}

SecretBytes::SecretBytes(ByteView bytes) : SecretBytes(bytes.size()) { std::ranges::copy(bytes, data_); }

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      capacity_(std::exchange(other.capacity_, 0))
{}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
    return *this;
}

SecretBytes::~SecretBytes() { OPENSSL_clear_free(data_, capacity_); }

void SecretBytes::shrink(std::size_t size)
{
    assert(size <= size_);
    OPENSSL_cleanse(data_ + size, size_ - size);
    size_ = size;
}

} // namespace switchyard::cert
