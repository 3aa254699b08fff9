// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cert/chain_checks.h"

#include "core/cert/chain.h"
#include "core/cert/host_match.h"
#include "tests/core/cert/making.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::cert {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(HostMatch, knows_exact_names_and_wildcards_of_one_label)
{
    struct Case
    {
        const char* name;
        const char* host;
        bool covers;
    };
    for (const Case& one :
         {Case{"shop.example.com", "shop.example.com", true}, Case{"shop.example.com", "SHOP.example.com.", true},
          Case{"Shop.example.com", "shop.example.com", true}, Case{"example.com", "shop.example.com", false},
          Case{"*.example.com", "shop.example.com", true}, Case{"*.example.com", "a.shop.example.com", false},
          Case{"*.example.com", "example.com", false}, Case{"*.example.com", ".example.com", false},
          Case{"*.example.com", "*.example.com", true}, Case{"*.example.com", "*.shop.example.com", false},
          Case{"shop.example.com", "*.example.com", false}, Case{"s*.example.com", "shop.example.com", false},
          Case{"*", "localhost", false}, Case{"*.localhost", "a.localhost", true}, Case{"", "", false}})
        EXPECT_EQ(name_covers(one.name, one.host), one.covers) << one.name << " " << one.host;
    CertificateDraft draft = leaf_draft({"shop.example.com"});
    draft.common_name = "only-common.example.com";
    draft.names.ip = {"127.0.0.1", "2001:db8::1"};
    const CertificateFacts facts = make(draft).certificate.facts;
    EXPECT_TRUE(covers(facts, "127.0.0.1"));
    EXPECT_TRUE(covers(facts, "[2001:DB8:0::1]"));
    EXPECT_FALSE(covers(facts, "127.0.0.2"));
    EXPECT_FALSE(covers(facts, "only-common.example.com"));
}

/// A root, two intermediates and a leaf.
struct Tree
{
    Made root = make(authority_draft("Root"));
    Made first = make(authority_draft("First"), NewKey::EcdsaP256, &root);
    Made second = make(authority_draft("Second"), NewKey::EcdsaP256, &first);
    Made leaf = make(leaf_draft({"shop.example.com", "*.example.org"}), NewKey::EcdsaP256, &second);

    Chain chain() const { return {leaf.certificate, second.certificate, first.certificate}; }
};

std::vector<ChainProblem> problems(std::span<const Certificate> chain, ChainExpectation expectation = {.now = kToday})
{
    std::vector<ChainProblem> found;
    for (const ChainFinding& finding : check_chain(chain, expectation)) {
        found.push_back(finding.problem);
        EXPECT_THAT(to_text(finding), testing::EndsWith("."));
        EXPECT_THAT(to_text(finding), Not(HasSubstr("()")));
    }
    return found;
}

TEST(ChainCheck, has_nothing_to_say_about_a_good_chain)
{
    const Tree tree;
    const std::vector<std::string> hosts{"shop.example.com", "a.example.org", "*.example.org"};
    const ChainExpectation all{.now = kToday, .key = &tree.leaf.key, .hosts = hosts, .scope = ServingScope::Global};
    EXPECT_THAT(problems(tree.chain(), all), IsEmpty());
    Chain with_root = tree.chain();
    with_root.push_back(tree.root.certificate);
    EXPECT_THAT(problems(with_root, all), IsEmpty());
}

TEST(ChainCheck, finds_each_problem_alone)
{
    const Tree tree;
    const Chain good = tree.chain();
    const Certificate& leaf = good[0];
    const Certificate& second = good[1];
    const Certificate& first = good[2];
    const auto issued = [&](CertificateDraft draft, NewKey kind = NewKey::EcdsaP256) {
        return Chain{make(draft, kind, &tree.second).certificate, second, first};
    };
    CertificateDraft nameless = leaf_draft({});
    CertificateDraft expired = leaf_draft();
    expired.not_after = kToday - std::chrono::seconds(1);
    CertificateDraft early = leaf_draft();
    early.not_before = kToday + std::chrono::seconds(1);
    CertificateDraft soon = leaf_draft();
    soon.not_after = kToday + std::chrono::days(30) - std::chrono::seconds(1);
    CertificateDraft late_enough = leaf_draft();
    late_enough.not_after = kToday + std::chrono::days(30);
    CertificateDraft weak = leaf_draft();
    weak.hash = "SHA1";
    CertificateDraft old_middle = authority_draft("Second");
    old_middle.not_after = kToday - std::chrono::days(1);
    const Made impostor = make(authority_draft("Second"), NewKey::EcdsaP256, &tree.first);
    CertificateDraft no_authority = leaf_draft();
    no_authority.common_name = "No authority";
    const Made poser = make(no_authority, NewKey::EcdsaP256, &tree.first);
    struct Case
    {
        const char* what;
        Chain chain;
        std::vector<ChainProblem> problems;
    };
    using enum ChainProblem;
    const std::vector<Case> cases{
        {"empty", {}, {Empty}},
        {"expired", issued(expired), {Expired}},
        {"not yet valid", issued(early), {NotYetValid}},
        {"expires soon", issued(soon), {ExpiresSoon}},
        {"expires late enough", issued(late_enough), {}},
        {"weak signature", issued(weak), {WeakSignature}},
        {"no name", issued(nameless), {NoAlternativeName}},
        {"capitals", issued(leaf_draft({"Shop.example.com"})), {UpperCaseName}},
        {"intermediates the wrong way round", {leaf, first, second}, {WrongOrder}},
        {"leaf last", {second, first, leaf}, {NoAlternativeName, WrongOrder}},
        {"gap", {leaf, first}, {MissingIntermediate}},
        {"gap above", {leaf, second, tree.root.certificate}, {MissingIntermediate}},
        {"leaf alone", {leaf}, {MissingIntermediate}},
        {"self-signed", {make(leaf_draft()).certificate}, {SelfSignedLeaf}},
        {"other key of that name", {leaf, impostor.certificate, first}, {ForeignSignature}},
        {"issuer is no authority",
         {make(leaf_draft(), NewKey::EcdsaP256, &poser).certificate, poser.certificate, first},
         {IssuerCannotSign}},
        {"expired intermediate",
         {leaf, [&] { return *sign_certificate(old_middle, tree.second.key, tree.first.signer()); }(), first},
         {Expired}},
    };
    for (const Case& one : cases)
        EXPECT_EQ(problems(one.chain), one.problems) << one.what;
}

TEST(ChainCheck, compares_with_key_hosts_and_place)
{
    const Tree tree;
    const Chain chain = tree.chain();
    using enum ChainProblem;
    EXPECT_THAT(problems(chain, {.now = kToday, .key = &tree.second.key}), ElementsAre(KeyMismatch));
    const std::vector<std::string> hosts{"shop.example.com", "other.example.com", "10.0.0.1", "*.example.com"};
    const auto found = check_chain(chain, {.now = kToday, .hosts = hosts});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0], (ChainFinding{HostNotCovered, 0, {"other.example.com", "shop.example.com, *.example.org"}}));
    EXPECT_EQ(found[1].args[0], "10.0.0.1");
    EXPECT_EQ(found[2].args[0], "*.example.com");
    const Chain large{make(leaf_draft(), NewKey::Rsa3072, &tree.second).certificate, chain[1], chain[2]};
    EXPECT_THAT(problems(large, {.now = kToday, .scope = ServingScope::Global}), ElementsAre(KeyNotAllowed));
    EXPECT_THAT(problems(large, {.now = kToday, .scope = ServingScope::Regional}), IsEmpty());
}

TEST(ChainCheck, knows_authorities_that_need_not_be_sent)
{
    const Made root = make(authority_draft("Root"));
    const Made other = make(authority_draft("Root"));
    const Chain chain{make(leaf_draft(), NewKey::EcdsaP256, &root).certificate};
    const std::vector<Certificate> known{root.certificate};
    const std::vector<Certificate> unknown{other.certificate};
    EXPECT_THAT(problems(chain, {.now = kToday, .authorities = known}), IsEmpty());
    EXPECT_THAT(problems(chain, {.now = kToday, .authorities = unknown}),
                ElementsAre(ChainProblem::MissingIntermediate));
}

TEST(ChainCheck, counts_five_certificates)
{
    Made issuer = make(authority_draft("0"));
    Chain chain;
    for (int depth = 1; depth <= 5; ++depth) {
        Made next = make(authority_draft(std::to_string(depth)), NewKey::EcdsaP256, &issuer);
        chain.insert(chain.begin(), next.certificate);
        issuer = std::move(next);
    }
    chain.insert(chain.begin(), make(leaf_draft(), NewKey::EcdsaP256, &issuer).certificate);
    EXPECT_THAT(problems(chain), ElementsAre(ChainProblem::TooLong));
    chain.pop_back();
    EXPECT_THAT(problems(chain), IsEmpty());
}

} // namespace
} // namespace switchyard::cert
