// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import.h"

#include "core/exchange/formats.h"
#include "core/exchange/secrets.h"
#include "core/schema/field_info.h"
#include "tests/core/exchange/importing.h"

#include <chrono>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::exchange {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Import, Reads_only_the_format_that_is_asked_for)
{
    const std::string rest = "kind: compute#urlMap\nname: web\n";
    EXPECT_EQ(import_text(rest, "rest").resources.size(), 1U);
    const Found other = import_text("# a comment\n" + rest, "workspace");
    EXPECT_THAT(other.resources, IsEmpty());
    ASSERT_THAT(codes(other), ElementsAre("import.format_mismatch"));
    EXPECT_EQ(other.diagnostics[0].diagnostic.line, 2U);
    EXPECT_EQ(to_text(other.diagnostics[0].diagnostic), "2:1: error: This is no Switchyard workspace.  Hint: Leave the "
                                                        "format out to have it recognised.");
    EXPECT_THAT(codes(import_text(rest, "xml")), ElementsAre("import.format_unknown"));
}

TEST(Import, Knows_every_format_by_a_name_of_its_own)
{
    std::vector<std::string> names;
    for (const ImportFormat& format : import_formats())
        names.emplace_back(format.name);
    EXPECT_THAT(names, ElementsAre("workspace", "terraform", "config-connector", "rest"));
}

TEST(Import, Says_no_more_about_a_file_than_anybody_reads)
{
    std::string text;
    for (int index = 0; index < 1500; ++index)
        text += "- kind: compute#sslPolicy\n  name: a" + std::to_string(index) + "\n  nonsense: 1\n";
    const Found found = import_text(text);
    EXPECT_EQ(found.resources.size(), 1500U);
    ASSERT_EQ(found.diagnostics.size(), 1001U);
    EXPECT_EQ(found.diagnostics.back().diagnostic.code, "import.more");
    EXPECT_THAT(found.diagnostics.back().diagnostic.args, ElementsAre("500"));
}

TEST(Import, Tells_about_files_in_their_order)
{
    const Found found = import_files({{"b", "x: 1\n"}, {"a", "- 1\n- {y: 1}\n"}});
    ASSERT_EQ(found.diagnostics.size(), 3U);
    EXPECT_EQ(found.diagnostics[0].file, "b");
    EXPECT_EQ(found.diagnostics[1].file, "a");
    EXPECT_EQ(found.diagnostics[1].diagnostic.line, 1U);
    EXPECT_EQ(found.diagnostics[2].diagnostic.line, 2U);
}

/// What an importer made of other nodes used to be kept as the bytes it was made from, with their indentation.
TEST(Import, Keeps_a_value_no_field_holds_as_it_was_meant)
{
    const Found found = import_text("apiVersion: compute.cnrm.cloud.google.com/v1beta1\n"
                                    "kind: ComputeSecurityPolicy\nmetadata:\n  name: a\nspec:\n  rule:\n"
                                    "  - action: allow\n    priority: 1\n    match:\n      config:\n"
                                    "        srcIpRanges:\n        - 16.0.0.0/4\n        -      - 115.128.0.0/9\n"
                                    "        - 62.48.212.0/24\n");
    ASSERT_EQ(found.resources.size(), 1U) << summary(found);
    const std::string yaml = yaml_of(found.resources[0]);
    EXPECT_NE(yaml.find("[16.0.0.0/4, [115.128.0.0/9], 62.48.212.0/24]"), std::string::npos) << yaml;
}

/// Whatever was found says nothing of the secret outside of Found::secrets.
void expect_hidden(const Found& found, std::string_view secret)
{
    EXPECT_EQ(summary(found).find(secret), std::string::npos) << summary(found);
    for (const FileDiagnostic& one : found.diagnostics) {
        for (const std::string& arg : one.diagnostic.args)
            EXPECT_EQ(arg.find(secret), std::string::npos) << one.diagnostic.code;
        if (one.diagnostic.fix) {
            EXPECT_EQ(one.diagnostic.fix->yaml.find(secret), std::string::npos) << one.diagnostic.code;
        }
    }
    for (const Skipped& skipped : found.skipped)
        EXPECT_EQ(skipped.what.find(secret), std::string::npos);
}

TEST(Secrets, Are_never_said_and_never_left_in_a_resource)
{
    const std::string key = R"("-----BEGIN PRIVATE KEY-----\nSECRET7\n-----END PRIVATE KEY-----\n")";
    for (const std::string& text : std::vector<std::string>{
             "kind: compute#sslCertificate\nname: a\nprivateKey: " + key,
             "kind: compute#sslCertificate\nname: a\nprivateKey: SECRET7",
             "kind: compute#sslCertificate\nname: a\nprivateKey: [SECRET7]",
             "kind: compute#sslCertificate\nname: a\nselfManaged: " + key,
             "kind: compute#sslCertificate\nname: a\nselfManaged: {privateKey: " + key + "}",
             "kind: compute#sslCertificate\nname: a\nselfManaged: {certificate: " + key + "}",
             "kind: compute#sslCertificate\nname: a\nsubjectAlternativeNames: [a, " + key + "]",
             "kind: compute#sslCertificate\nname: a\nunheard_of: {of: [" + key + "]}",
             "kind: compute#forwardingRule\nname: a\nlabels: {a: " + key + "}",
             "kind: compute#backendService\nname: a\niap: {oauth2ClientSecret: SECRET7}",
             "kind: compute#backendService\nname: a\nclient_secret: SECRET7",
             "kind: compute#backendService\nname: a\ntimeoutSec: " + key,
             "sslCertificates:\n- name: a\n  privateKey: " + key,
             key,
             "- " + key,
             "privateKey: " + key,
         }) {
        SCOPED_TRACE(text);
        expect_hidden(import_text(text), "SECRET7");
    }
}

TEST(Secrets, Stay_together_with_their_resource)
{
    const Found found = import_text("kind: compute#sslPolicy\nname: first\n"
                                    "---\n{kind: compute#sslCertificate, name: web, privateKey: key-of-web}\n"
                                    "---\n{kind: compute#sslCertificate, name: web, region: r, privateKey: other}\n"
                                    "---\n{kind: compute#sslCertificate, name: web, privateKey: twin}\n");
    ASSERT_EQ(found.secrets.size(), 3U);
    EXPECT_EQ(found.secrets[0].owner, 1U);
    EXPECT_EQ(found.secrets[0].bytes, "key-of-web");
    EXPECT_EQ(found.secrets[0].name, "sslCertificates.web.privateKey.txt");
    EXPECT_EQ(found.secrets[1].name, "sslCertificates.r.web.privateKey.txt");
    EXPECT_EQ(found.secrets[0].resource, "sslCertificates/web");
    EXPECT_EQ(found.secrets[1].resource, "regions/r/sslCertificates/web");
    EXPECT_EQ(found.secrets[2].name, "sslCertificates.web.privateKey-2.txt");
}

TEST(Secrets, Have_names_that_stay_in_their_folder)
{
    const Found found = import_text("kind: compute#sslCertificate\nname: \"..\\\\..\\u0000/a b\\u00e4\"\n"
                                    "region: ../../etc\nprivateKey: k\n"
                                    "---\n{kind: compute#sslCertificate, name: " +
                                    std::string(5000, 'x') + ", privateKey: k}\n");
    ASSERT_EQ(found.secrets.size(), 2U);
    for (const SecretFile& secret : found.secrets) {
        EXPECT_EQ(secret.name.find('/'), std::string::npos) << secret.name;
        EXPECT_EQ(secret.name.find(".."), std::string::npos) << secret.name;
        EXPECT_LT(secret.name.size(), 200U) << secret.name;
    }
}

TEST(Secrets, Placeholders_are_told_from_secrets)
{
    for (const char* text : {"", "  ", "***", "REDACTED", "<hidden>", "(sensitive value)", "${var.key}", "{{ key }}",
                             "[redacted]", "null", "xxxxxxxx"})
        EXPECT_TRUE(is_placeholder(text)) << text;
    for (const char* text :
         {"hunter2", "-----BEGIN PRIVATE KEY-----", "GOCSPX-abc", "<b>x</b>!", "MIIEvQ==", "redacted1"})
        EXPECT_FALSE(is_placeholder(text)) << text;
}

/// A new write-only field must be judged: a secret, or not.
TEST(Secrets, Every_write_only_text_is_known_to_be_a_secret_or_not)
{
    const std::vector<std::string> public_fields{"Certificate.SelfManagedCertificate.pemCertificate"};
    for (const schema::MessageInfo& message : schema::all_messages())
        for (const schema::FieldInfo& field : message.fields)
            if (field.input_only && field.kind == schema::FieldKind::String &&
                std::ranges::find(public_fields, message.name + "." + field.name) == public_fields.end()) {
                EXPECT_TRUE(is_secret_name(field.name)) << message.name << "." << field.name;
            }
}

} // namespace
} // namespace switchyard::exchange
