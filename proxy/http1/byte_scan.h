// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside of the codec: finds the first byte that ends a token, a field value or a request target.
// Contract of every scan: `first` ≤ `at` ≤ `end`; bytes from `first` to `end` may be read, none beyond. Returns `end`
// when nothing ends there. A short tail is read again together with bytes before it, so buffers need no slack.

#include <array>
#include <cstddef>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace switchyard::http1::scan {

/// What a byte may be part of.
enum : std::uint8_t
{
    kToken = 1,  ///< RFC 9110 section 5.6.2
    kValue = 2,  ///< field-vchar, obs-text, SP, HT
    kTarget = 4, ///< visible ASCII without '#'
};

constexpr bool is_token(unsigned c)
{
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return true;
    for (const char mark : {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'}) {
        if (c == static_cast<unsigned char>(mark))
            return true;
    }
    return false;
}

constexpr std::array<std::uint8_t, 256> make_classes()
{
    std::array<std::uint8_t, 256> classes{};
    for (unsigned c = 0; c < 256; ++c) {
        const bool value = c == '\t' || (c >= 0x20 && c != 0x7f);
        const bool target = c > 0x20 && c < 0x7f && c != '#';
        classes[c] =
            static_cast<std::uint8_t>((is_token(c) ? kToken : 0) | (value ? kValue : 0) | (target ? kTarget : 0));
    }
    return classes;
}

inline constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

constexpr bool is(char c, std::uint8_t byte_class)
{
    return (kClasses[static_cast<unsigned char>(c)] & byte_class) != 0;
}

template <std::uint8_t byte_class>
inline const char* scalar(const char* at, const char* end)
{
    while (at != end && is(*at, byte_class))
        ++at;
    return at;
}

/// One byte at a time: for every machine.
struct Scalar
{
    static const char* token(const char*, const char* at, const char* end) { return scalar<kToken>(at, end); }
    static const char* value(const char*, const char* at, const char* end) { return scalar<kValue>(at, end); }
    static const char* target(const char*, const char* at, const char* end) { return scalar<kTarget>(at, end); }
};

#if defined(__x86_64__)

/// 16 bytes at a time: every x86-64 machine.
class Sse2
{
public:
    static const char* token(const char* first, const char* at, const char* end)
    {
        return run<token_ends, kToken>(first, at, end);
    }
    static const char* value(const char* first, const char* at, const char* end)
    {
        return run<value_ends, kValue>(first, at, end);
    }
    static const char* target(const char* first, const char* at, const char* end)
    {
        return run<target_ends, kTarget>(first, at, end);
    }

private:
    friend class Padded;

    static __m128i load(const char* at) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at)); }
    static __m128i all(int c) { return _mm_set1_epi8(static_cast<char>(c)); }
    static __m128i equal(__m128i v, int c) { return _mm_cmpeq_epi8(v, all(c)); }
    static __m128i either(__m128i a, __m128i b) { return _mm_or_si128(a, b); }
    static __m128i between(__m128i v, int low, int high)
    {
        const __m128i shifted = _mm_sub_epi8(v, all(low));
        return _mm_cmpeq_epi8(_mm_min_epu8(shifted, all(high - low)), shifted);
    }
    static std::uint32_t bits(__m128i v) { return static_cast<std::uint32_t>(_mm_movemask_epi8(v)); }

    static std::uint32_t token_ends(const char* at)
    {
        const __m128i v = load(at);
        __m128i hit = either(between(v, 0, 0x20), between(v, 0x7f, 0xff));
        hit = either(hit, either(equal(v, '"'), between(v, '(', ')')));
        hit = either(hit, either(equal(v, ','), equal(v, '/')));
        hit = either(hit, either(between(v, ':', '@'), between(v, '[', ']')));
        return bits(either(hit, either(equal(v, '{'), equal(v, '}'))));
    }
    static std::uint32_t value_ends(const char* at)
    {
        const __m128i v = load(at);
        return bits(either(_mm_andnot_si128(equal(v, '\t'), between(v, 0, 0x1f)), equal(v, 0x7f)));
    }
    static std::uint32_t target_ends(const char* at)
    {
        const __m128i v = load(at);
        return bits(either(between(v, 0, 0x20), either(between(v, 0x7f, 0xff), equal(v, '#'))));
    }

    template <std::uint32_t (*ends)(const char*), std::uint8_t byte_class>
    static const char* run(const char* first, const char* at, const char* end)
    {
        for (; end - at >= 16; at += 16) {
            if (const std::uint32_t hits = ends(at))
                return at + __builtin_ctz(hits);
        }
        if (at == end || end - first < 16)
            return scalar<byte_class>(at, end);
        const std::uint32_t hits = ends(end - 16) >> (16 - (end - at));
        return hits != 0 ? at + __builtin_ctz(hits) : end;
    }
};

/// Token classification by nibbles: row = low nibble, bit = high nibble minus 2.
struct Nibbles
{
    alignas(32) std::array<std::uint8_t, 32> low{};
    alignas(32) std::array<std::uint8_t, 32> high{};
};
constexpr Nibbles make_nibbles()
{
    Nibbles nibbles;
    for (unsigned low = 0; low < 16; ++low) {
        unsigned row = 0;
        for (unsigned high = 2; high < 8; ++high)
            row |= is_token(high * 16 + low) ? 1U << (high - 2) : 0U;
        nibbles.low[low] = nibbles.low[low + 16] = static_cast<std::uint8_t>(row);
    }
    for (unsigned high = 2; high < 8; ++high)
        nibbles.high[high] = nibbles.high[high + 16] = static_cast<std::uint8_t>(1U << (high - 2));
    return nibbles;
}
inline constexpr Nibbles kNibbles = make_nibbles();

#define SWITCHYARD_AVX2 __attribute__((target("avx2")))

/// 32 bytes at a time: machines with AVX2; ask __builtin_cpu_supports first.
class Avx2
{
public:
    SWITCHYARD_AVX2 static const char* token(const char* first, const char* at, const char* end)
    {
        return run<token_ends, kToken>(first, at, end);
    }
    SWITCHYARD_AVX2 static const char* value(const char* first, const char* at, const char* end)
    {
        return run<value_ends, kValue>(first, at, end);
    }
    SWITCHYARD_AVX2 static const char* target(const char* first, const char* at, const char* end)
    {
        return run<target_ends, kTarget>(first, at, end);
    }

private:
    SWITCHYARD_AVX2 static std::uint32_t token_ends(const char* at)
    {
        const __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
        const __m256i low = _mm256_load_si256(reinterpret_cast<const __m256i*>(kNibbles.low.data()));
        const __m256i high = _mm256_load_si256(reinterpret_cast<const __m256i*>(kNibbles.high.data()));
        // a byte ≥ 0x80 selects 0 from the first table: never a token
        const __m256i row = _mm256_shuffle_epi8(low, v);
        const __m256i bit = _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15)));
        const __m256i miss = _mm256_cmpeq_epi8(_mm256_and_si256(row, bit), _mm256_setzero_si256());
        return static_cast<std::uint32_t>(_mm256_movemask_epi8(miss));
    }
    SWITCHYARD_AVX2 static std::uint32_t value_ends(const char* at)
    {
        const __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
        const __m256i low = _mm256_cmpeq_epi8(_mm256_min_epu8(v, _mm256_set1_epi8(0x1f)), v);
        const __m256i control = _mm256_andnot_si256(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('\t')), low);
        const __m256i hit = _mm256_or_si256(control, _mm256_cmpeq_epi8(v, _mm256_set1_epi8(0x7f)));
        return static_cast<std::uint32_t>(_mm256_movemask_epi8(hit));
    }
    SWITCHYARD_AVX2 static std::uint32_t target_ends(const char* at)
    {
        const __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
        const __m256i low = _mm256_cmpeq_epi8(_mm256_min_epu8(v, _mm256_set1_epi8(0x20)), v);
        const __m256i high = _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8(0x7f)), v);
        const __m256i hash = _mm256_cmpeq_epi8(v, _mm256_set1_epi8('#'));
        return static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(low, high), hash)));
    }

    template <std::uint32_t (*ends)(const char*), std::uint8_t byte_class>
    SWITCHYARD_AVX2 static const char* run(const char* first, const char* at, const char* end)
    {
        for (; end - at >= 32; at += 32) {
            if (const std::uint32_t hits = ends(at))
                return at + __builtin_ctz(hits);
        }
        if (at == end || end - first < 32)
            return scalar<byte_class>(at, end);
        const std::uint32_t hits = ends(end - 32) >> (32 - (end - at));
        return hits != 0 ? at + __builtin_ctz(hits) : end;
    }
};

#undef SWITCHYARD_AVX2
#endif

/// For short texts in a buffer of our own: as many as kSlack bytes behind a text may be read too, whatever they hold.
class Padded
{
public:
    static constexpr std::size_t kSlack = 16;

    /// What a name has besides small letters, digits and the marks of a token.
    struct Name
    {
        bool odd = false; ///< a capital, or a byte that is not of a token
        bool underscore = false;
    };

    static Name name(const char* at, std::size_t size)
    {
        Name found;
#if defined(__x86_64__)
        for (std::size_t done = 0; done < size; done += kSlack) {
            const std::uint32_t counts = of_text(size - done);
            const __m128i v = Sse2::load(at + done);
            found.odd |= ((Sse2::token_ends(at + done) | Sse2::bits(Sse2::between(v, 'A', 'Z'))) & counts) != 0;
            found.underscore |= (Sse2::bits(Sse2::equal(v, '_')) & counts) != 0;
        }
#else
        for (std::size_t i = 0; i < size; ++i) {
            found.odd |= !is(at[i], kToken) || (at[i] >= 'A' && at[i] <= 'Z');
            found.underscore |= at[i] == '_';
        }
#endif
        return found;
    }
    static bool is_value(const char* at, std::size_t size)
    {
#if defined(__x86_64__)
        for (std::size_t done = 0; done < size; done += kSlack) {
            if ((Sse2::value_ends(at + done) & of_text(size - done)) != 0)
                return false;
        }
        return true;
#else
        return scalar<kValue>(at, at + size) == at + size;
#endif
    }

private:
    /// The bits of a block that belong to the text.
    static std::uint32_t of_text(std::size_t left) { return left >= kSlack ? 0xffffU : (std::uint32_t{1} << left) - 1; }
};

} // namespace switchyard::http1::scan
