// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/import.h"
#include "tests/core/exchange/importing.h"

#include <cstdlib>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <string>

namespace switchyard::exchange {
namespace {

/// The most memory this process has had, in MiB; 0 when the system does not tell.
std::size_t peak_memory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtoull(line.c_str() + 6, nullptr, 10) / 1024;
    return 0;
}

/// Texts are as large as this; SWITCHYARD_HOSTILE_MIB asks for larger ones by hand (the limit of a file is 64).
std::size_t size_of_texts()
{
    const char* mib = std::getenv("SWITCHYARD_HOSTILE_MIB");
    return mib == nullptr ? std::size_t{1} << 17 : std::strtoull(mib, nullptr, 10) << 20;
}

std::string repeated(std::string_view head, const std::function<std::string(std::size_t)>& part, std::string_view tail)
{
    std::string text(head);
    for (std::size_t index = 0; text.size() < size_of_texts(); ++index)
        text += part(index);
    text += tail;
    return text;
}

std::string same(std::string_view part, std::string_view head = {}, std::string_view tail = {})
{
    return repeated(head, [part](std::size_t) { return std::string(part); }, tail);
}

std::string number(std::size_t index) { return std::to_string(index); }

struct Hostile
{
    const char* name;
    std::function<std::string()> text;
};

const Hostile kHostile[] = {
    {"nul_bytes", [] { return std::string(size_of_texts(), '\0'); }},
    {"brackets", [] { return same("["); }},
    {"braces_of_json", [] { return same("{\"a\":"); }},
    {"dashes", [] { return same("- "); }},
    {"anchors", [] { return repeated("[", [](std::size_t index) { return "&a" + number(index) + " x,"; }, "]"); }},
    {"aliases", [] { return same("*a,", "[&a [x,x,x,x,x,x,x,x,x,x],", "]"); }},
    {"aliases_of_text", [] { return same("*a,", "[&a '" + std::string(9000, 'x') + "',", "]"); }},
    {"documents", [] { return same("---\n"); }},
    {"small_documents", [] { return same("---\na: 1\n"); }},
    {"small_resources",
     [] { return same("{},", "{\"kind\": \"compute#urlMap\", \"name\": \"a\", \"pathMatchers\": [", "{}]}"); }},
    {"resources",
     [] {
         return repeated(
             "[", [](std::size_t index) { return "{kind: compute#sslPolicy, name: a" + number(index) + "},"; }, "]");
     }},
    {"twins",
     [] {
         return repeated(
             "[",
             [](std::size_t index) { return "{kind: compute#sslPolicy, name: a, profile: p" + number(index) + "},"; },
             "]");
     }},
    {"keys_nobody_knows",
     [] {
         return repeated(
             "{kind: compute#urlMap, name: a, ",
             [](std::size_t index) { return "defaultServic" + number(index) + ": 1,"; }, "}");
     }},
    {"parts_without_a_kind", [] { return same("- {service: a, name: b, proxyHeader: c}\n"); }},
    {"one_line_of_blanks", [] { return std::string(size_of_texts(), ' '); }},
    {"one_long_text",
     [] { return "kind: compute#urlMap\nname: a\ndescription: '" + std::string(size_of_texts(), 'x') + "'\n"; }},
    {"one_long_key", [] { return "{\"" + std::string(size_of_texts(), 'x') + "\": 1}"; }},
    {"one_long_name", [] { return "kind: compute#urlMap\nname: " + std::string(size_of_texts(), 'x') + "\n"; }},
    {"comments", [] { return same("# nothing\n// nothing\n"); }},
    {"keys_with_secrets",
     [] {
         return repeated(
             "[",
             [](std::size_t index) {
                 return "{kind: compute#sslCertificate, name: a" + number(index) + ", privateKey: hunter2},";
             },
             "]");
     }},
};

class HostileFile : public testing::TestWithParam<Hostile>
{};

/// Whatever a file holds: it is read or refused with a place, in memory that its size bounds.
TEST_P(HostileFile, Costs_memory_by_its_size_and_is_told_with_a_place)
{
    const std::string text = GetParam().text();
    const std::size_t before = peak_memory();
    const Found found = import_text(text);
    for (const FileDiagnostic& one : found.diagnostics) {
        EXPECT_GT(one.diagnostic.line, 0U) << one.diagnostic.code;
    }
    EXPECT_LE(found.diagnostics.size(), 1001U);
    if (size_of_texts() < (std::size_t{4} << 20)) {
        const ImportPlan plan = plan_import({}, found);
        EXPECT_EQ(plan.items.size(), found.resources.size());
    }
    const std::size_t grown = peak_memory() - before;
    // A value of three bytes costs a node and, in a list of messages, a message.
    EXPECT_LE(grown, 512 + 300 * (text.size() >> 20)) << "MiB more";
}

INSTANTIATE_TEST_SUITE_P(Import, HostileFile, testing::ValuesIn(kHostile),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(HostileFiles, Beyond_the_limit_are_not_looked_into)
{
    const Found found = import_text(std::string(100U << 20, '['));
    ASSERT_EQ(codes(found), std::vector<std::string>{"document.too_large"});
    EXPECT_EQ(found.diagnostics[0].diagnostic.args, (std::vector<std::string>{"100", "64"}));
}

} // namespace
} // namespace switchyard::exchange
