// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/cert/memory_watch.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <new>

namespace {

constexpr std::size_t kSecretSize = 32;
constexpr std::size_t kHead = 16;
std::array<unsigned char, kSecretSize> big{};
std::array<unsigned char, kSecretSize> little{}; ///< OpenSSL keeps numbers little endian
std::atomic<bool> armed = false;
std::atomic<int> leaks = 0;
thread_local std::size_t count = 0;

void inspect(const unsigned char* data, std::size_t size)
{
    if (!armed || size < kSecretSize)
        return;
    const auto holds = [&](const auto& secret) {
        return std::search(data, data + size, secret.begin(), secret.end()) != data + size;
    };
    if (holds(big) || holds(little))
        ++leaks;
}

/// The size stands before the block.
void* take(std::size_t size)
{
    ++count;
    auto* block = static_cast<unsigned char*>(std::malloc(size + kHead));
    if (block == nullptr)
        return nullptr;
    std::memcpy(block, &size, sizeof size);
    return block + kHead;
}

void give(void* memory)
{
    if (memory == nullptr)
        return;
    auto* block = static_cast<unsigned char*>(memory) - kHead;
    std::size_t size = 0;
    std::memcpy(&size, block, sizeof size);
    inspect(block + kHead, size);
    std::free(block);
}

void* openssl_take(std::size_t size, const char*, int) { return take(size); }
void openssl_give(void* memory, const char*, int) { give(memory); }
void* openssl_again(void* memory, std::size_t size, const char*, int)
{
    void* more = take(size);
    if (memory == nullptr || more == nullptr)
        return more;
    std::size_t old = 0;
    std::memcpy(&old, static_cast<unsigned char*>(memory) - kHead, sizeof old);
    std::memcpy(more, memory, std::min(old, size));
    give(memory);
    return more;
}

/// OpenSSL takes other functions only before it has allocated anything.
const bool installed = CRYPTO_set_mem_functions(openssl_take, openssl_again, openssl_give) == 1;

} // namespace

void* operator new(std::size_t size)
{
    if (void* memory = take(size))
        return memory;
    std::abort();
}
void operator delete(void* memory) noexcept { give(memory); }
void operator delete(void* memory, std::size_t) noexcept { give(memory); }

namespace switchyard::cert::memory_watch {

bool is_installed() { return installed; }

std::size_t allocations() { return count; }

void search_for(ByteView secret)
{
    std::ranges::copy_n(secret.begin(), kSecretSize, big.begin());
    std::ranges::reverse_copy(big, little.begin());
    leaks = 0;
    armed = true;
}

int found()
{
    armed = false;
    return leaks;
}

} // namespace switchyard::cert::memory_watch
