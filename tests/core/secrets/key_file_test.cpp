// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/key_file.h"

#include "tests/core/cert/making.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace switchyard::secrets {
namespace {

using cert::Folder;
using cert::openssl;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
namespace files = std::filesystem;

class KeyFiles : public testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(cert::has_openssl()) << "openssl is missing: see installer/dependencies.txt";
        folder.put("key.pem", made.key.to_pkcs8_pem().text());
        folder.put("cert.pem", cert::to_pem(made.certificate));
    }

    std::expected<KeyFile, KeyFileProblem> read(const std::string& name, const Passphrase& passphrase = {})
    {
        const auto path = folder.path() / name;
        std::error_code ignored;
        files::permissions(path, files::perms::owner_read | files::perms::owner_write, ignored);
        return read_key_file(path, passphrase);
    }

    void run(const std::string& arguments) { ASSERT_THAT(openssl(folder, arguments), Not(HasSubstr("FAILED"))); }

    cert::Made made = cert::make(cert::leaf_draft());
    Folder folder;
};

Passphrase always(std::string word)
{
    return [word = std::move(word)](const files::path&, int) -> std::optional<cert::SecretBytes> {
        return cert::SecretBytes(cert::bytes_of(word));
    };
}

TEST_F(KeyFiles, Every_form_gives_the_same_key)
{
    run("pkcs8 -topk8 -in key.pem -passout pass:secret -out encrypted.pem");
    run("pkey -in key.pem -outform DER -out key.der");
    run("ec -in key.pem -out traditional.pem");
    run("pkcs12 -export -inkey key.pem -in cert.pem -passout pass:secret -out key.p12");
    run("pkcs12 -export -inkey key.pem -in cert.pem -passout pass: -out open.p12");
    for (const std::string name : {"key.pem", "encrypted.pem", "key.der", "traditional.pem", "key.p12", "open.p12"}) {
        const auto file = read(name, always("secret"));
        ASSERT_TRUE(file) << name << " " << file.error().code;
        EXPECT_EQ(file->key.id(), made.key.id()) << name;
        EXPECT_EQ(file->mode_if_open, "") << name;
        EXPECT_THAT(file->chain, SizeIs(name.ends_with("p12") ? 1 : 0)) << name;
    }
}

TEST_F(KeyFiles, Certificates_beside_the_key_come_along_when_they_are_the_keys_own)
{
    folder.put("both.pem", std::string(made.key.to_pkcs8_pem().text()) + cert::to_pem(made.certificate));
    const auto both = read("both.pem");
    ASSERT_TRUE(both);
    EXPECT_THAT(both->chain, SizeIs(1));
    const auto other = cert::make(cert::leaf_draft());
    folder.put("foreign.pem", std::string(made.key.to_pkcs8_pem().text()) + cert::to_pem(other.certificate));
    const auto foreign = read("foreign.pem");
    ASSERT_TRUE(foreign);
    EXPECT_THAT(foreign->chain, IsEmpty());
}

TEST_F(KeyFiles, Passphrase_is_asked_for_only_when_needed_and_at_most_three_times)
{
    run("pkcs8 -topk8 -in key.pem -passout pass:secret -out encrypted.pem");
    std::vector<int> attempts;
    const Passphrase third = [&](const files::path& file, int attempt) -> std::optional<cert::SecretBytes> {
        EXPECT_EQ(file.filename(), "encrypted.pem");
        attempts.push_back(attempt);
        return cert::SecretBytes(cert::bytes_of(attempt == 2 ? "secret" : "wrong"));
    };
    EXPECT_TRUE(read("key.pem", third));
    EXPECT_THAT(attempts, IsEmpty());
    EXPECT_TRUE(read("encrypted.pem", third));
    EXPECT_THAT(attempts, testing::ElementsAre(0, 1, 2));
    const auto wrong = read("encrypted.pem", always("wrong"));
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().code, "secret.passphrase_wrong");
    const auto nobody = read("encrypted.pem");
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().code, "secret.passphrase_missing");
}

TEST_F(KeyFiles, What_is_no_key_is_told_and_never_shown)
{
    struct Case
    {
        std::string name;
        std::string bytes;
        std::string_view code;
    };
    const std::string pem(made.key.to_pkcs8_pem().text());
    for (const Case& one : {Case{"empty.pem", "", "secret.no_key"}, Case{"text.pem", "hunter2hunter2", "secret.no_key"},
                            Case{"cert-only.pem", cert::to_pem(made.certificate), "secret.no_key"},
                            Case{"cut.pem", pem.substr(0, pem.size() / 2), "secret.no_key"},
                            Case{"cut.p12", std::string("\x30\x82\x01\x00\x02\x01\x03\x30", 8), "secret.no_key"}}) {
        folder.put(one.name, one.bytes);
        const auto file = read(one.name);
        ASSERT_FALSE(file) << one.name;
        EXPECT_EQ(file.error().code, one.code) << one.name;
        for (const std::string& arg : file.error().args) {
            EXPECT_THAT(arg, Not(HasSubstr("hunter2"))) << one.name;
            EXPECT_THAT(arg, Not(HasSubstr(pem.substr(30, 20)))) << one.name;
        }
    }
    EXPECT_EQ(read("none.pem").error().code, "secret.file_missing");
    files::create_directory(folder.path() / "folder.pem");
    EXPECT_EQ(read_key_file(folder.path() / "folder.pem", {}).error().code, "secret.file_unreadable");
}

TEST_F(KeyFiles, Files_that_others_may_read_are_used_but_told)
{
    for (const auto& [mode, text] : {std::pair{0644, "0644"}, {0640, "0640"}, {0660, "0660"}, {0600, ""}, {0400, ""}}) {
        files::permissions(folder.path() / "key.pem", static_cast<files::perms>(mode));
        const auto file = read_key_file(folder.path() / "key.pem", {});
        ASSERT_TRUE(file);
        EXPECT_EQ(file->mode_if_open, text);
    }
}

TEST_F(KeyFiles, Ocsp_responses_are_der)
{
    folder.put("good.der", std::string("\x30\x03\x0a\x01\x06", 5));
    folder.put("text.der", "no response");
    const auto good = read_ocsp_file(folder.path() / "good.der");
    ASSERT_TRUE(good);
    EXPECT_THAT(*good, SizeIs(5));
    EXPECT_EQ(read_ocsp_file(folder.path() / "text.der").error().code, "secret.no_ocsp_response");
    EXPECT_EQ(read_ocsp_file(folder.path() / "none.der").error().code, "secret.file_missing");
}

} // namespace
} // namespace switchyard::secrets
