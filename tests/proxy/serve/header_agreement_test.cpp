// SPDX-License-Identifier: GPL-3.0-or-later
// What explain says of header edits, held against what arrives on the other side.
#include "tests/proxy/serve/header_editing.h"

#include "core/http/header_lines.h"
#include "core/route/explain.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <variant>

namespace switchyard::serve {
namespace {

using route::ExplainedEdit;

/// Among them names that the proxy writes itself, lists, and those with an id of their own.
constexpr std::array kNames{"x-a",        "X-B",  "cookie", "Accept",          "via",
                            "User-Agent", "vary", "x-c",    "X-Forwarded-For", "x-forwarded-proto"};
constexpr std::array kValues{"1", "two words", "", "{client_protocol}", "from {client_ip_address}, {client_region}!"};

class Generator
{
public:
    explicit Generator(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return random_() % limit; }
    std::string name() { return kNames[below(kNames.size())]; }

    route::HeaderEdits edits()
    {
        route::HeaderEdits edits;
        for (std::size_t i = below(3); i > 0; --i)
            edits.remove.push_back(lower(name()));
        for (std::size_t i = below(4); i > 0; --i)
            edits.add.push_back(addition(name(), kValues[below(kValues.size())], below(2) == 0));
        return edits;
    }

    route::HeaderAction action() { return {edits(), edits()}; }

    Levels levels()
    {
        Levels levels;
        for (route::HeaderAction* level :
             {&levels.target, &levels.rule, &levels.matcher, &levels.map, &levels.service}) {
            if (below(3) != 0)
                *level = action();
        }
        return levels;
    }

    std::string lines()
    {
        std::string text;
        for (std::size_t i = below(6); i > 0; --i)
            text += name() + ": " + std::to_string(below(100)) + "\r\n";
        return text;
    }

    static std::string lower(std::string text)
    {
        std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
        return text;
    }

private:
    std::mt19937 random_;
};

class OneService final : public route::Names
{
public:
    explicit OneService(const route::HeaderAction& headers) : headers_(headers) {}
    std::string element(ElementId) const override { return {}; }
    std::string service(route::ServiceIndex) const override { return "web"; }
    const route::HeaderAction* headers(route::ServiceIndex) const override { return &headers_; }

private:
    const route::HeaderAction& headers_;
};

/// The explained edits of a request for "/" with that plan.
route::ExplainedOutcome explained(const RigPlan& plan)
{
    const auto built = route::build_route_table(plan.routes);
    const http::HeaderTable none;
    const route::RouteRequest request{.authority = "a",
                                      .path = "/",
                                      .query = {},
                                      .method = "GET",
                                      .rule_port = Port{80},
                                      .local_port = {},
                                      .forwarding_rule = {},
                                      .headers = &none};
    return route::explain(*built.table, request, OneService(plan.services[0].headers)).outcome;
}

std::string filled_in(std::string value)
{
    for (const auto& [variable, text] :
         {std::pair{"{client_protocol}", "HTTP/1.1"}, std::pair{"{client_ip_address}", "127.0.0.1"},
          std::pair{"{client_region}", ""}}) {
        for (std::size_t at = value.find(variable); at != std::string::npos; at = value.find(variable))
            value.replace(at, std::string_view(variable).size(), text);
    }
    return value;
}

/// One edit after the other, as the words of explain have it.
std::vector<std::string> carried_out(const std::vector<ExplainedEdit>& edits, std::vector<std::string> lines)
{
    for (const ExplainedEdit& edit : edits) {
        const std::string name = Generator::lower(edit.name);
        if (edit.kind != ExplainedEdit::Kind::Append)
            std::erase_if(lines, [&](const std::string& line) { return line.substr(0, line.find(':')) == name; });
        if (edit.kind != ExplainedEdit::Kind::Remove)
            lines.push_back(name + ": " + filled_in(edit.value));
    }
    return lines;
}

std::vector<std::string> lines_without_date(std::string_view head)
{
    std::vector<std::string> lines = lines_of(head);
    std::erase_if(lines, [](const std::string& line) { return line.starts_with("date:"); });
    return lines;
}

TEST(HeaderAgreement, Explain_and_traffic_agree_on_edits_of_forwarded_requests)
{
    Generator generator(7);
    for (int round = 0; round < 150; ++round) {
        std::vector<std::string> requests;
        const std::string answer = ok("x", generator.lines());
        ScriptedBackend backend(ScriptedBackend::always(answer, &requests));
        const RigPlan plan = plan_with(backend, generator.levels());
        ServingRig rig(one_backend(backend));
        const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n" + generator.lines() + "\r\n";
        const std::string plain = fetch(rig.address(), request).head;
        rig.adopt(plan);
        const std::string edited = fetch(rig.address(), request).head;
        rig.records(2);
        const auto outcome = explained(plan);
        const auto& forward = std::get<route::ExplainedForward>(outcome);
        const route::ExplainedHeaders& headers =
            forward.targets.at(0).headers ? *forward.targets[0].headers : forward.headers;
        EXPECT_EQ(lines_of(requests.at(1)), carried_out(headers.request, lines_of(requests[0]))) << "round " << round;
        EXPECT_EQ(lines_of(edited), carried_out(headers.response, lines_of(plain))) << "round " << round;
    }
}

TEST(HeaderAgreement, Explain_and_traffic_agree_on_edits_of_redirects)
{
    Generator generator(11);
    ScriptedBackend backend(ScriptedBackend::always(ok("x")));
    for (int round = 0; round < 60; ++round) {
        const auto redirecting = [&](const Levels& levels) {
            RigPlan plan = plan_with(backend, levels);
            plan.routes.path_matchers[0].route_rules[0].action = route::RedirectAction{.path = "/to"};
            return plan;
        };
        const RigPlan plan = redirecting(generator.levels());
        ServingRig rig(redirecting({}));
        const std::string request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
        const std::string plain = fetch(rig.address(), request).head;
        rig.adopt(plan);
        const std::string edited = fetch(rig.address(), request).head;
        const auto outcome = explained(plan);
        const auto& redirect = std::get<route::ExplainedRedirect>(outcome);
        EXPECT_EQ(lines_without_date(edited), carried_out(redirect.response_headers, lines_without_date(plain)))
            << "round " << round;
    }
}

} // namespace
} // namespace switchyard::serve
