// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/certificate_index.h"

#include "tests/core/cert/making.h"
#include "tests/core/cert/memory_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::cert {
namespace {

const KeyFacts kRsaKey{KeyKind::Rsa, Curve::None, 2048, "RSA-2048"};
const KeyFacts kP256Key{KeyKind::Ecdsa, Curve::P256, 256, "ECDSA P-256"};
const KeyFacts kP384Key{KeyKind::Ecdsa, Curve::P384, 384, "ECDSA P-384"};
constexpr UsableKeys kAll{};
constexpr UsableKeys kOnlyRsa{.rsa = true, .p256 = false, .p384 = false};
constexpr UsableKeys kOnlyP256{.rsa = false, .p256 = true, .p384 = false};

CertificateFacts facts(std::vector<std::string> names, const KeyFacts& key)
{
    CertificateFacts made;
    made.names.dns = std::move(names);
    made.key = key;
    return made;
}

/// What a lookup is to give.
struct Case
{
    const char* sni;
    UsableKeys keys;
    std::optional<std::uint32_t> certificate;
};

void expect(const CertificateIndex& index, const std::vector<Case>& cases)
{
    for (const Case& one : cases)
        EXPECT_EQ(index.find(one.sni, one.keys), one.certificate)
            << one.sni << (one.keys.rsa ? " RSA" : "") << (one.keys.p256 ? " P-256" : "")
            << (one.keys.p384 ? " P-384" : "");
}

TEST(CertificateIndex, prefers_exact_names_then_wildcards_then_the_primary)
{
    const std::vector<CertificateFacts> all{
        facts({"primary.example.com"}, kRsaKey),                       // 0
        facts({"shop.example.com"}, kRsaKey),                          // 1
        facts({"*.example.com"}, kRsaKey),                             // 2
        facts({"shop.example.com", "*.example.org"}, kP256Key),        // 3
        facts({"Capital.example.com", "plain.example.net"}, kP256Key), // 4: nobody's but the primary's
        facts({"shop.example.com"}, kP384Key),                         // 5
    };
    std::vector<const CertificateFacts*> list;
    for (const CertificateFacts& one : all)
        list.push_back(&one);
    const auto index = CertificateIndex::of_certificates(list);
    expect(index, {{"shop.example.com", kAll, 3},
                   {"SHOP.Example.COM", kAll, 3},
                   {"shop.example.com.", kAll, 3},
                   {"shop.example.com", kOnlyRsa, 1},
                   {"shop.example.com", {.rsa = true, .p256 = false, .p384 = true}, 5},
                   {"other.example.com", kAll, 2},
                   {"a.b.example.com", kAll, 0},
                   {"example.com", kAll, 0},
                   {"a.example.org", kAll, 3},
                   {"a.example.org", kOnlyRsa, 0},
                   {"capital.example.com", kAll, 2},
                   {"plain.example.net", kAll, 0},
                   {"", kAll, 0},
                   {"unknown.test", kAll, 0},
                   {"unknown.test", kOnlyP256, 0},
                   {"primary.example.com", kAll, 0},
                   {".example.com", kAll, 0},
                   {"*.example.com", kAll, 2}});
    const std::string longest(300, 'a');
    EXPECT_EQ(index.find(longest, kAll), 0U);
    EXPECT_EQ(CertificateIndex().find("shop.example.com", kAll), std::nullopt);
}

TEST(CertificateIndex, serves_capitals_as_primary)
{
    const CertificateFacts capital = facts({"Shop.example.com"}, kP256Key);
    const CertificateFacts plain = facts({"shop.example.com"}, kP256Key);
    const std::vector<const CertificateFacts*> list{&capital, &plain};
    const auto index = CertificateIndex::of_certificates(list);
    expect(index, {{"shop.example.com", kAll, 1}, {"", kAll, 0}});
}

TEST(CertificateIndex, falls_back_to_common_names)
{
    CertificateFacts old;
    old.common_names = {"old.example.com"};
    old.key = kRsaKey;
    const CertificateFacts primary = facts({"x.example.com"}, kRsaKey);
    const std::vector<const CertificateFacts*> list{&primary, &old};
    expect(CertificateIndex::of_certificates(list), {{"old.example.com", kAll, 1}});
}

TEST(CertificateIndex, follows_a_certificate_map)
{
    const std::vector<CertificateFacts> all{facts({"a.test"}, kRsaKey), facts({"a.test"}, kP256Key),
                                            facts({"b.test"}, kRsaKey), facts({"c.test"}, kP256Key)};
    std::vector<const CertificateFacts*> list;
    for (const CertificateFacts& one : all)
        list.push_back(&one);
    const std::vector<CertificateMapRow> rows{
        {"shop.example.com", {0, 1}}, {"*.example.com", {2}}, {"", {2, 3}}, {"bad.test", {9}}};
    expect(CertificateIndex::of_map(rows, list), {{"shop.example.com", kAll, 1},
                                                  {"shop.example.com", kOnlyRsa, 0},
                                                  {"a.example.com", kAll, 2},
                                                  {"a.test", kAll, 3},
                                                  {"", kAll, 3},
                                                  {"", kOnlyRsa, 2},
                                                  {"bad.test", kAll, 3}});
    const std::vector<CertificateMapRow> closed{{"shop.example.com", {0}}};
    expect(CertificateIndex::of_map(closed, list),
           {{"other.test", kAll, std::nullopt}, {"", kAll, std::nullopt}, {"shop.example.com", kOnlyP256, 0}});
}

TEST(CertificateIndex, allocates_nothing_in_a_lookup)
{
    std::vector<CertificateFacts> all;
    for (int number = 0; number < 100; ++number)
        all.push_back(facts({"host" + std::to_string(number) + ".a-rather-long-domain.example.com",
                             "*.domain" + std::to_string(number) + ".example"},
                            number % 2 ? kRsaKey : kP256Key));
    std::vector<const CertificateFacts*> list;
    for (const CertificateFacts& one : all)
        list.push_back(&one);
    const auto index = CertificateIndex::of_certificates(list);
    const std::array names{"HOST77.a-rather-long-domain.example.com",
                           "a-long-label-that-is-no-small-string.domain42.example", "unknown.example.com", ""};
    std::array<std::optional<std::uint32_t>, names.size()> found;
    const std::size_t before = memory_watch::allocations();
    for (std::size_t at = 0; at < names.size(); ++at)
        found[at] = index.find(names[at], kAll);
    EXPECT_EQ(memory_watch::allocations(), before);
    EXPECT_GT(before, 0U);
    EXPECT_THAT(found, testing::ElementsAre(77U, 42U, 0U, 0U));
}

TEST(UsableKeys, follow_the_client_hello)
{
    struct Hello
    {
        const char* what;
        std::uint16_t version;
        std::vector<std::uint16_t> signatures;
        std::vector<std::uint16_t> groups;
        std::vector<std::uint16_t> suites;
        UsableKeys keys;
    };
    constexpr UsableKeys kNone{.rsa = false, .p256 = false, .p384 = false};
    const std::vector<Hello> hellos{
        {"a browser",
         0x0304,
         {0x0403, 0x0804, 0x0401, 0x0503, 0x0805},
         {29, 23, 24},
         {},
         {.rsa = true, .p256 = true, .p384 = true}},
        {"TLS 1.3 with PKCS#1 signatures only",
         0x0304,
         {0x0401, 0x0403},
         {},
         {},
         {.rsa = false, .p256 = true, .p384 = false}},
        {"TLS 1.3, RSA only", 0x0304, {0x0804}, {}, {}, {.rsa = true, .p256 = false, .p384 = false}},
        {"TLS 1.2, both", 0x0303, {0x0403, 0x0401}, {23}, {0xC02B, 0xC02F}, {.rsa = true, .p256 = true, .p384 = false}},
        {"TLS 1.2, one scheme for all curves",
         0x0303,
         {0x0403},
         {23, 24, 25},
         {0xC02B},
         {.rsa = false, .p256 = true, .p384 = true, .p521 = true}},
        {"TLS 1.2, RSA suites only", 0x0303, {0x0403, 0x0401}, {23}, {0xC02F}, kOnlyRsa},
        {"TLS 1.2, ECDSA suite without signature", 0x0303, {0x0401}, {23}, {0xC02B}, kNone},
        {"TLS 1.2 without the extension",
         0x0303,
         {},
         {23},
         {0xC02B, 0x002F},
         {.rsa = true, .p256 = true, .p384 = false}},
        {"TLS 1.0", 0x0301, {0x0804}, {}, {0xC009, 0xC013}, {.rsa = true, .p256 = true, .p384 = true, .p521 = true}},
        {"TLS 1.0, RSA", 0x0301, {}, {23}, {0x002F}, kOnlyRsa},
    };
    for (const Hello& hello : hellos)
        EXPECT_EQ(usable_keys({hello.version, hello.signatures, hello.groups, hello.suites}), hello.keys) << hello.what;
}

} // namespace
} // namespace switchyard::cert
