// SPDX-License-Identifier: GPL-3.0-or-later
// Memory that goes back is searched for a key's secret number.

#include "core/cert/openssl_handle.h"
#include "core/cert/pem.h"
#include "core/cert/private_key.h"
#include "tests/core/cert/making.h"
#include "tests/core/cert/memory_watch.h"

#include <gtest/gtest.h>

#include <openssl/core_names.h>

#include <array>

namespace switchyard::cert {
namespace {

/// Searches for the secret number of a key from now on, or for the beginning of it.
void search_for(const PrivateKey& key)
{
    const NativeKey native = key.open();
    const bool rsa = key.facts().kind == KeyKind::Rsa;
    BIGNUM* number = nullptr;
    std::array<unsigned char, 512> bytes{};
    ASSERT_EQ(EVP_PKEY_get_bn_param(native.get(), rsa ? OSSL_PKEY_PARAM_RSA_D : OSSL_PKEY_PARAM_PRIV_KEY, &number), 1);
    BN_bn2binpad(number, bytes.data(), rsa ? 256 : 32);
    BN_clear_free(number);
    memory_watch::search_for(bytes);
}

TEST(WipedMemory, is_searched_at_all)
{
    ASSERT_TRUE(memory_watch::is_installed());
    const PrivateKey key = PrivateKey::generate(NewKey::EcdsaP256);
    search_for(key);
    {
        const SecretBytes secret = key.to_pkcs8_pem();
        const auto blocks = read_pem(secret.text());
        const Bytes copied((*blocks)[0].bytes.view().begin(), (*blocks)[0].bytes.view().end());
    }
    EXPECT_EQ(memory_watch::found(), 1) << "the copy in an ordinary vector";
}

TEST(WipedMemory, keeps_nothing_of_a_private_key)
{
    ASSERT_TRUE(memory_watch::is_installed());
    for (const NewKey kind : {NewKey::EcdsaP256, NewKey::Rsa2048}) {
        const PrivateKey original = PrivateKey::generate(kind);
        const SecretBytes pem = original.to_pkcs8_pem();
        const Made made = make(leaf_draft());
        search_for(original);
        {
            auto key = read_private_key(pem.text());
            ASSERT_TRUE(key);
            PrivateKey moved = std::move(*key);
            const PrivateKey copied = same(moved);
            const NativeKey native = moved.open();
            const SecretBytes again = moved.to_pkcs8_pem();
            EXPECT_FALSE(matches(moved, made.certificate));
            EXPECT_TRUE(sign_certificate(leaf_draft(), moved, made.signer()));
            EXPECT_TRUE(sign_certificate(leaf_draft(), moved));
        }
        EXPECT_EQ(memory_watch::found(), 0) << original.facts().name;
    }
}

TEST(WipedMemory, keeps_nothing_of_an_encrypted_key)
{
    ASSERT_TRUE(has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    const Folder folder;
    openssl(folder, "ecparam -genkey -name prime256v1 -noout -out plain");
    openssl(folder, "pkcs8 -topk8 -in plain -passout pass:secret -out encrypted");
    openssl(folder, "ec -in plain -aes256 -passout pass:secret -out old");
    const auto plain = read_private_key(content(folder.path() / "plain"));
    ASSERT_TRUE(plain);
    for (const char* file : {"encrypted", "old"}) {
        const std::string text = content(folder.path() / file);
        search_for(*plain);
        EXPECT_TRUE(read_private_key(text, "secret"));
        EXPECT_FALSE(read_private_key(text, "wrong"));
        EXPECT_EQ(memory_watch::found(), 0) << file;
    }
}

TEST(SecretBytes, are_wiped_when_they_shrink)
{
    SecretBytes bytes(bytes_of("abcdef"));
    const std::uint8_t* data = bytes.data();
    bytes.shrink(2);
    EXPECT_EQ(bytes.text(), "ab");
    EXPECT_EQ(data[2], 0);
    EXPECT_EQ(data[5], 0);
    SecretBytes moved = std::move(bytes);
    EXPECT_EQ(moved.text(), "ab");
}

} // namespace
} // namespace switchyard::cert
