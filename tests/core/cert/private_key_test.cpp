// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/private_key.h"

#include "core/cert/pem.h"
#include "core/cert/pkcs12.h"
#include "tests/core/cert/making.h"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <type_traits>

namespace switchyard::cert {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

template <typename T>
concept Printable = requires(std::ostream& stream, const T& value) { stream << value; };

static_assert(!Printable<PrivateKey>);
static_assert(!Printable<SecretBytes>);
static_assert(!fmt::is_formattable<PrivateKey>::value);
static_assert(!fmt::is_formattable<SecretBytes>::value);
static_assert(!std::is_copy_constructible_v<PrivateKey> && !std::is_copy_assignable_v<PrivateKey>);
static_assert(!std::is_convertible_v<PrivateKey, std::string> && !std::is_convertible_v<SecretBytes, std::string>);

TEST(PrivateKey, is_written_only_as_pkcs8_and_read_again)
{
    struct Case
    {
        NewKey kind;
        const char* name;
        bool global;
        bool regional;
    };
    for (const Case& one :
         {Case{NewKey::EcdsaP256, "ECDSA P-256", true, true}, Case{NewKey::EcdsaP384, "ECDSA P-384", false, true},
          Case{NewKey::EcdsaP521, "ECDSA P-521", false, false}, Case{NewKey::Rsa1024, "RSA-1024", false, false},
          Case{NewKey::Rsa2048, "RSA-2048", true, true}, Case{NewKey::Rsa3072, "RSA-3072", false, true},
          Case{NewKey::Rsa4096, "RSA-4096", false, true}, Case{NewKey::Ed25519, "Ed25519", false, false}}) {
        const PrivateKey key = PrivateKey::generate(one.kind);
        EXPECT_EQ(key.facts().name, one.name);
        EXPECT_EQ(is_key_allowed(key.facts(), ServingScope::Global), one.global) << one.name;
        EXPECT_EQ(is_key_allowed(key.facts(), ServingScope::Regional), one.regional) << one.name;
        const SecretBytes pem = key.to_pkcs8_pem();
        EXPECT_THAT(std::string(pem.text()), StartsWith("-----BEGIN PRIVATE KEY-----\n"));
        const auto again = read_private_key(pem.text());
        ASSERT_TRUE(again) << again.error().context;
        EXPECT_EQ(again->id(), key.id());
        EXPECT_EQ(again->facts(), key.facts());
    }
}

TEST(PrivateKey, matches_the_certificate_that_was_made_for_it)
{
    for (const NewKey kind : {NewKey::EcdsaP256, NewKey::Rsa2048, NewKey::Ed25519}) {
        const Made one = make(leaf_draft(), kind);
        const Made other = make(leaf_draft(), kind);
        EXPECT_TRUE(matches(one.key, one.certificate));
        EXPECT_FALSE(matches(one.key, other.certificate));
    }
}

/// A key file as the command line makes it.
struct KeyFile
{
    const char* commands; ///< writes key; one a line
    const char* passphrase;
    const char* name;
};

TEST(PrivateKey, is_read_in_every_form_that_openssl_writes)
{
    ASSERT_TRUE(has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    const std::vector<KeyFile> files{
        {"genrsa -out key 2048", "", "RSA-2048"},
        {"genrsa -traditional -out key 2048", "", "RSA-2048"},
        {"genrsa -traditional -aes256 -passout pass:secret -out key 2048", "secret", "RSA-2048"},
        {"genrsa -traditional -des3 -passout pass:secret -out key 2048", "secret", "RSA-2048"},
        {"genrsa -aes128 -passout pass:secret -out key 2048", "secret", "RSA-2048"},
        {"ecparam -genkey -name prime256v1 -out key", "", "ECDSA P-256"},
        {"ecparam -genkey -name secp384r1 -noout -out key", "", "ECDSA P-384"},
        {"genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out key", "", "ECDSA P-256"},
        {"genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes-256-cbc -pass pass:secret -out key", "secret",
         "ECDSA P-256"},
        {"ecparam -genkey -name prime256v1 -noout -out plain\nec -in plain -aes256 -passout pass:secret -out key",
         "secret", "ECDSA P-256"},
        {"ecparam -genkey -name prime256v1 -noout -out plain\npkcs8 -topk8 -in plain -scrypt -passout pass:secret -out "
         "key",
         "secret", "ECDSA P-256"},
        {"ecparam -genkey -name prime256v1 -noout -out plain\npkcs8 -topk8 -in plain -v1 PBE-SHA1-3DES -passout "
         "pass:secret -out key",
         "secret", "ECDSA P-256"},
        {"ecparam -genkey -name prime256v1 -noout -out plain\npkcs8 -topk8 -in plain -v2prf hmacWithSHA512 -iter "
         "100000 -outform DER -passout pass:secret -out key",
         "secret", "ECDSA P-256"},
        {"genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -outform DER -out key", "", "ECDSA P-256"},
        {"genrsa -traditional -out plain 2048\nrsa -in plain -traditional -outform DER -out key", "", "RSA-2048"},
        {"ecparam -genkey -name prime256v1 -noout -outform DER -out key", "", "ECDSA P-256"},
        {"ecparam -genkey -name prime256v1 -noout -out plain\nec -in plain -no_public -out key", "", "ECDSA P-256"},
        {"ecparam -genkey -name secp521r1 -noout -out plain\nec -in plain -no_public -out bare\npkcs8 -topk8 -nocrypt "
         "-in bare -out key",
         "", "ECDSA P-521"},
        {"genpkey -algorithm ED25519 -out key", "", "Ed25519"},
    };
    for (const KeyFile& file : files) {
        const Folder folder;
        std::istringstream commands(file.commands);
        for (std::string command; std::getline(commands, command);)
            ASSERT_THAT(openssl(folder, command), Not(HasSubstr("FAILED"))) << command;
        const std::string text = content(folder.path() / "key");
        const auto key = read_private_key(text, file.passphrase);
        ASSERT_TRUE(key) << file.commands << ": " << key.error().context;
        EXPECT_EQ(key->facts().name, file.name) << file.commands;
        if (*file.passphrase == '\0')
            continue;
        const auto missing = read_private_key(text);
        ASSERT_FALSE(missing);
        EXPECT_EQ(missing.error().kind, ErrorKind::PermissionDenied) << file.commands;
        EXPECT_THAT(missing.error().context, HasSubstr("give its passphrase"));
        const auto wrong = read_private_key(text, "wrong");
        ASSERT_FALSE(wrong);
        EXPECT_EQ(wrong.error().kind, ErrorKind::PermissionDenied) << file.commands << wrong.error().context;
        EXPECT_THAT(wrong.error().context, testing::Not(HasSubstr("wrong\""))) << "a passphrase is never repeated";
    }
}

TEST(PrivateKey, says_why_a_text_is_none)
{
    const std::string opening = "-----BEGIN ";
    struct Case
    {
        std::string text;
        ErrorKind kind;
        const char* sentence;
    };
    const Made made = make(leaf_draft());
    const std::vector<Case> cases{
        {"", ErrorKind::NotFound, "There is no private key in the text."},
        {to_pem(made.certificate), ErrorKind::NotFound, "There is no private key; in line 1 stands 'CERTIFICATE'."},
        {"x\n" + opening + "PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", ErrorKind::SyntaxError,
         "Line 2: The data is no private key"},
        {opening + "OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----", ErrorKind::SyntaxError,
         "Line 1: This is a key in the form of OpenSSH"},
        {opening + "DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----", ErrorKind::SyntaxError,
         "Line 1: 'DSA PRIVATE KEY' is no kind"},
        {opening + "RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----", ErrorKind::SyntaxError,
         "Line 1: The private key cannot be read as PKCS#1"},
        {opening + "EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----", ErrorKind::SyntaxError,
         "Line 1: The private key cannot be read as SEC 1"},
        {opening + "ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----", ErrorKind::SyntaxError,
         "Line 1: The private key cannot be read as encrypted PKCS#8"},
        {opening +
             "RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: NOPE,00\n\nAAAA\n-----END RSA PRIVATE KEY-----",
         ErrorKind::SyntaxError, "Line 1: The headers of the encrypted key cannot be read"},
        {opening + "PRIVATE KEY-----\nAA*A\n", ErrorKind::SyntaxError, "Line 2: '*' is no base64 character"},
    };
    for (const Case& one : cases) {
        const auto key = read_private_key(one.text, "secret");
        ASSERT_FALSE(key) << one.sentence;
        EXPECT_EQ(key.error().kind, one.kind) << one.sentence;
        EXPECT_THAT(key.error().context, StartsWith(one.sentence));
    }
    EXPECT_EQ(read_private_key("", std::string(2000, 'x')).error().kind, ErrorKind::LimitExceeded);
}

TEST(PrivateKey, refuses_keys_that_cost_years_or_use_other_curves)
{
    ASSERT_TRUE(has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    const Folder folder;
    openssl(folder, "ecparam -genkey -name secp256k1 -noout -out curve");
    const auto curve = read_private_key(content(folder.path() / "curve"));
    ASSERT_FALSE(curve);
    EXPECT_THAT(
        curve.error().context,
        HasSubstr("The key is ECDSA secp256k1; certificates use RSA, and ECDSA with the curves P-256 and P-384."));
    openssl(folder, "ecparam -genkey -name prime256v1 -noout -out plain");
    openssl(folder, "pkcs8 -topk8 -in plain -iter 4000001 -passout pass:secret -out slow");
    const auto slow = read_private_key(content(folder.path() / "slow"), "secret");
    ASSERT_FALSE(slow);
    EXPECT_EQ(slow.error().kind, ErrorKind::LimitExceeded) << slow.error().context;
    openssl(folder, "genpkey -algorithm X25519 -out exchange");
    const auto exchange = read_private_key(content(folder.path() / "exchange"));
    ASSERT_FALSE(exchange);
    EXPECT_THAT(exchange.error().context, HasSubstr("The key is X25519; certificates use RSA"));
}

TEST(PrivateKey, is_written_as_openssl_reads_it)
{
    ASSERT_TRUE(has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    for (const NewKey kind :
         {NewKey::EcdsaP256, NewKey::EcdsaP384, NewKey::EcdsaP521, NewKey::Rsa2048, NewKey::Ed25519}) {
        const Folder folder;
        const PrivateKey key = PrivateKey::generate(kind);
        folder.put("key", key.to_pkcs8_pem().text());
        EXPECT_THAT(openssl(folder, "pkey -in key -check -noout"), HasSubstr("Key is valid")) << key.facts().name;
        openssl(folder, "pkey -in key -pubout -outform DER -out public");
        EXPECT_EQ(sha256(bytes_of(content(folder.path() / "public"))), key.id()) << key.facts().name;
    }
}

TEST(PrivateKey, is_refused_when_its_halves_do_not_belong_together)
{
    const auto der = [](NewKey kind) {
        const auto blocks = read_pem(PrivateKey::generate(kind).to_pkcs8_pem().text());
        const ByteView bytes = (*blocks)[0].bytes.view();
        return Bytes(bytes.begin(), bytes.end());
    };
    Bytes mixed = der(NewKey::EcdsaP256);
    const Bytes other = der(NewKey::EcdsaP256);
    ASSERT_EQ(mixed.size(), other.size());
    std::ranges::copy(other.end() - 65, other.end(), mixed.end() - 65);
    const auto refused = PrivateKey::from_pkcs8(mixed);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::InvalidArgument);
    EXPECT_THAT(refused.error().context, HasSubstr("do not belong together"));
    mixed.back() ^= 1;
    EXPECT_FALSE(PrivateKey::from_pkcs8(mixed)) << "a point that is not on the curve";
    EXPECT_TRUE(PrivateKey::from_pkcs8(other));
    Bytes rsa = der(NewKey::Rsa2048);
    for (std::size_t cut = 0; cut < 40; ++cut)
        EXPECT_FALSE(PrivateKey::from_pkcs8(ByteView(rsa).first(rsa.size() * cut / 40)));
    rsa.push_back(0);
    EXPECT_FALSE(PrivateKey::from_pkcs8(rsa)) << "something follows";
}

TEST(Pkcs12, gives_key_and_chain_in_order)
{
    ASSERT_TRUE(has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    const Made root = make(authority_draft("Root"));
    const Made middle = make(authority_draft("Middle"), NewKey::EcdsaP256, &root);
    const Made other = make(authority_draft("Other"));
    const Made leaf = make(leaf_draft(), NewKey::Rsa2048, &middle);
    struct Case
    {
        const char* options;
        const char* passphrase;
    };
    for (const Case& one :
         {Case{"-passout pass:secret", "secret"}, Case{"-passout pass:", ""},
          Case{"-passout pass:Gr\xC3\xBC\xC3\x9F", "Gr\xC3\xBC\xC3\x9F"}, Case{"-nomac -passout pass:secret", "secret"},
          Case{"-keypbe NONE -certpbe NONE -passout pass:secret", "secret"},
          Case{"-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -passout pass:secret", "secret"}}) {
        const Folder folder;
        folder.put("key", leaf.key.to_pkcs8_pem().text());
        folder.put("leaf", to_pem(leaf.certificate));
        folder.put("others", to_pem({other.certificate, root.certificate, middle.certificate}));
        ASSERT_THAT(openssl(folder, std::string("pkcs12 -export -inkey key -in leaf -certfile others -out file ") +
                                        one.options),
                    Not(HasSubstr("FAILED")));
        const std::string file = content(folder.path() / "file");
        const auto read = read_pkcs12(bytes_of(file), one.passphrase);
        ASSERT_TRUE(read) << one.options << read.error().context;
        EXPECT_EQ(read->key.id(), leaf.key.id());
        ASSERT_EQ(read->chain.size(), 2U) << one.options;
        EXPECT_EQ(read->chain[0].der, leaf.certificate.der);
        EXPECT_EQ(read->chain[1].der, middle.certificate.der);
        if (std::string_view(one.options).starts_with("-keypbe NONE") || *one.passphrase == '\0')
            continue;
        EXPECT_EQ(read_pkcs12(bytes_of(file), "wrong").error().kind, ErrorKind::PermissionDenied);
        const auto missing = read_pkcs12(bytes_of(file), "");
        EXPECT_EQ(missing.error().kind, ErrorKind::PermissionDenied);
        EXPECT_THAT(missing.error().context, HasSubstr("give its passphrase"));
    }
}

TEST(Pkcs12, says_what_is_missing)
{
    ASSERT_TRUE(has_openssl()) << "the openssl command is missing: see installer/dependencies.txt";
    const Folder folder;
    const Made leaf = make(leaf_draft());
    folder.put("key", leaf.key.to_pkcs8_pem().text());
    folder.put("leaf", to_pem(leaf.certificate));
    const auto read = [&](const std::string& arguments) {
        EXPECT_THAT(openssl(folder, "pkcs12 -export -out file -passout pass:secret " + arguments),
                    Not(HasSubstr("FAILED")));
        return read_pkcs12(bytes_of(content(folder.path() / "file")), "secret").error();
    };
    EXPECT_THAT(read("-nokeys -in leaf").context, HasSubstr("holds no private key"));
    EXPECT_THAT(read("-nocerts -inkey key").context, HasSubstr("holds no certificate for its private key"));
    EXPECT_EQ(read("-inkey key -in leaf -iter 3000000").kind, ErrorKind::LimitExceeded)
        << "key and certificates together";
    EXPECT_THAT(read_pkcs12(bytes_of("hello"), "").error().context, HasSubstr("no PKCS#12 file"));
    EXPECT_EQ(read_pkcs12(Bytes(2U << 20U), "").error().kind, ErrorKind::LimitExceeded);
}

} // namespace
} // namespace switchyard::cert
