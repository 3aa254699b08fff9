// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

/// Load-balancer semantics chapter 2, section by section: what of a URL map reaches the snapshot.
namespace switchyard::compile {
namespace {

struct Case
{
    const char* what;
    const char* written; ///< what the case is about, in flow style
    const char* compiled;
};

constexpr const char* kMap = R"(forwardingRules:
  - {{name: a, IPAddress: 203.0.113.1, portRange: "80", loadBalancingScheme: EXTERNAL_MANAGED, target: a}}
targetHttpProxies:
  - {{name: a, urlMap: a}}
urlMaps:
  - name: a
    defaultService: web
{}    hostRules: [{{hosts: ["*"], pathMatcher: m}}]
    pathMatchers:
      - name: m
        defaultService: web
{}        {}
backendServices:
  - {{name: web, loadBalancingScheme: EXTERNAL_MANAGED}}
  - {{name: v2, loadBalancingScheme: EXTERNAL_MANAGED}}
backendBuckets:
  - {{name: pages, bucketName: pages}}
  - {{name: other, bucketName: other}}
)";

/// The lines of the URL map in the summary.
std::string map_lines(const std::string& text)
{
    const Reading reading = read(text);
    if (reading.compilation.snapshot == nullptr) {
        for (const Diagnostic& diagnostic : reading.compilation.diagnostics) {
            ADD_FAILURE() << to_text(diagnostic);
        }
        return {};
    }
    const std::string all = summary(*reading.compilation.snapshot);
    const std::size_t begin = all.find("map a");
    return all.substr(begin, all.find("service web") - begin);
}

std::string rule_of(const std::string& rule)
{
    const std::string lines = map_lines(fmt::format(kMap, "", "", "routeRules: [" + rule + "]"));
    const std::size_t arrow = lines.find("] → ");
    return arrow == std::string::npos ? lines : lines.substr(arrow + 6, lines.find('\n', arrow) - arrow - 6);
}

std::string with_action(const std::string& action)
{
    return rule_of("{priority: 1, matchRules: [{prefixMatch: /}], service: web, routeAction: {" + action + "}}");
}

std::string with_headers(const std::string& action)
{
    return rule_of("{priority: 1, matchRules: [{prefixMatch: /}], service: web, headerAction: {" + action + "}}");
}

constexpr Case kHeaders[]{
    {"absent replace sets", "requestHeadersToAdd: [{headerName: X-A, headerValue: b}]", "web (1/1) req X-A: b"},
    {"a variable adds", "requestHeadersToAdd: [{headerName: X-A, headerValue: \"{client_region}\"}]",
     "web (1/1) req +X-A: <23>"},
    {"replace wins over the variable",
     "requestHeadersToAdd: [{headerName: X-A, headerValue: \"{client_region}\", replace: true}]",
     "web (1/1) req X-A: <23>"},
    {"replace: false adds", "responseHeadersToAdd: [{headerName: X-A, headerValue: b, replace: false}]",
     "web (1/1) resp +X-A: b"},
    {"text and variables in turns",
     "requestHeadersToAdd: [{headerName: X-A, headerValue: \"a {client_ip_address}:{client_port} z\"}]",
     "web (1/1) req +X-A: a <20>:<21> z"},
    {"the first and the last variable",
     "requestHeadersToAdd: [{headerName: X-A, headerValue: \"{cdn_cache_id}{user_agent_family}\"}]",
     "web (1/1) req +X-A: <1><35>"},
    {"an unknown variable stays text",
     "requestHeadersToAdd: [{headerName: X-A, headerValue: \"{nothing} {client_region\"}]",
     "web (1/1) req X-A: {nothing} {client_region"},
    {"removals in lower case", "requestHeadersToRemove: [X-A, Cookie], responseHeadersToRemove: [Server]",
     "web (1/1) req -x-a req -cookie resp -server"},
    {"what frames a message stays",
     "requestHeadersToRemove: [Host, Content-Length, Transfer-Encoding, Expect, Proxy-Connection, Content_Length], "
     "requestHeadersToAdd: [{headerName: Connection, headerValue: close}, {headerName: content-length, headerValue: "
     "\"0\"}, {headerName: \"a b\", headerValue: x}, {headerName: X-B, headerValue: \"a\\r\\nb: c\"}]",
     "web (1/1)"},
};

TEST(Semantics, Chapter_2_1_header_actions)
{
    for (const Case& one : kHeaders) {
        EXPECT_EQ(with_headers(one.written), one.compiled) << one.what;
    }
}

TEST(Semantics, Chapter_2_1_header_actions_of_four_levels)
{
    const auto action = [](const char* value) {
        return fmt::format("headerAction: {{requestHeadersToAdd: [{{headerName: x-level, headerValue: {}}}]}}", value);
    };
    const std::string text =
        fmt::format(kMap, "    " + action("map") + "\n", "        " + action("matcher") + "\n",
                    "routeRules: [{priority: 1, matchRules: [{prefixMatch: /}], " + action("rule") +
                        ", routeAction: {weightedBackendServices: [{backendService: web, weight: 3, " +
                        action("target") + "}, {backendService: v2, weight: 1}]}}]");
    EXPECT_EQ(map_lines(text), "map a default web (1/1) req x-level: map\n"
                               "  hosts * → m\n"
                               "  matcher m default web (1/1) req x-level: matcher\n"
                               "    route 1 · / [1] → web (3/4) req x-level: target, v2 (1/4) req x-level: rule\n");
}

TEST(Semantics, Chapter_2_1_custom_headers_of_services)
{
    const auto service = [](const std::string& fields) {
        const Reading reading = read("backendServices:\n  - {name: web, " + fields + "}\n");
        const std::string all = summary(*reading.compilation.snapshot);
        const std::string_view without = "health none";
        const std::size_t begin = all.find(without, all.find("service web")) + without.size();
        return all.substr(begin, all.find('\n', begin) - begin);
    };
    EXPECT_EQ(service("customRequestHeaders: [\"X-A: from {client_ip_address}\", \"X-B:b\", \"X-C:\"]"),
              " req X-A: from <20> req X-B: b req X-C: ");
    EXPECT_EQ(service("customResponseHeaders: [\"X-A:  1 \", \"x-a: 2\"]"), " resp X-A: 1 resp +x-a: 2");
    EXPECT_EQ(service("customRequestHeaders: [\"Content-Length: 0\", Host: a, \"no colon\", \"a b: c\", \"Expect: x\", "
                      "\"Transfer_Encoding: x\", \"X-A: a\\r\\nb: c\", \"X-Google-A: b\", \": c\"]"),
              "");
}

TEST(HeaderChecks, Say_what_is_not_carried_out_here)
{
    const auto said = [](const std::string& written) {
        const std::string text = fmt::format(kMap, "", "",
                                             "routeRules: [{priority: 1, matchRules: [{prefixMatch: /}], service: web, "
                                             "headerAction: {" +
                                                 written + "}}]");
        std::string lines;
        for (const Diagnostic& diagnostic : read(text).all("field.value_not_carried_out")) {
            lines += fmt::format("{}|", fmt::join(diagnostic.args, " "));
        }
        return lines;
    };
    const std::string kept = " the proxy decides about this header itself.|";
    const std::string empty = " nothing stands in its place.|";
    EXPECT_EQ(said("requestHeadersToAdd: [{headerName: X-A, headerValue: \"{client_region}, {client_port}, "
                   "{tls_ja4_fingerprint}\"}]"),
              "headerValue {client_region}" + empty + "headerValue {tls_ja4_fingerprint}" + empty);
    EXPECT_EQ(said("responseHeadersToAdd: [{headerName: Content-Length, headerValue: \"0\"}]"),
              "headerName Content-Length" + kept);
    EXPECT_EQ(said("requestHeadersToRemove: [Host, X-A], responseHeadersToRemove: [connection, \"a b\"]"),
              "requestHeadersToRemove Host" + kept + "responseHeadersToRemove connection" + kept);
    EXPECT_EQ(said("requestHeadersToAdd: [{headerName: Via, headerValue: \"{tls_version}\"}]"), "");
    const Reading service =
        read("backendServices:\n  - {name: web, customRequestHeaders: [\"X-A: {client_city}\", \"Expect: a\"]}\n");
    const auto found = service.all("field.value_not_carried_out");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(fmt::format("{}", fmt::join(found[0].args, " ")),
              "customRequestHeaders {client_city} nothing stands in its place.");
    EXPECT_EQ(found[1].field_path, "customRequestHeaders[1]");
}

constexpr Case kPolicies[]{
    {"2.3 rewrite", "urlRewrite: {hostRewrite: a.internal, pathPrefixRewrite: /b/}",
     "web (1/1) prefix→/b/ host→a.internal"},
    {"2.3 unsound template", "urlRewrite: {pathTemplateRewrite: \"/{a\"}", "web (1/1)"},
    {"2.5 mirror of all", "requestMirrorPolicy: {backendService: v2}", "web (1/1) mirror v2 100 %"},
    {"2.5 mirror of some", "requestMirrorPolicy: {backendService: v2, mirrorPercent: 12.5}",
     "web (1/1) mirror v2 12.5 %"},
    {"2.6 both faults",
     "faultInjectionPolicy: {delay: {fixedDelay: {seconds: 1, nanos: 500000000}, percentage: 10}, abort: {httpStatus: "
     "418, percentage: 0.5}}",
     "web (1/1) delay 1500 ms 10 % abort 418 0.5 %"},
    {"2.6 a percentage that is absent is 0", "faultInjectionPolicy: {abort: {httpStatus: 503}}",
     "web (1/1) abort 503 0 %"},
    {"2.6 nothing to inject", "faultInjectionPolicy: {abort: {percentage: 50}}", "web (1/1)"},
    {"2.7 cors",
     "corsPolicy: {allowOrigins: [\"https://a.example\"], allowOriginRegexes: [\"https://.*\"], allowMethods: [GET, "
     "PUT], allowHeaders: [x-a], exposeHeaders: [x-b], maxAge: 600, allowCredentials: true}",
     "web (1/1) cors [https://a.example] [https://.*] [GET PUT] [x-a] [x-b] 600 credentials"},
    {"2.7 switched off", "corsPolicy: {allowOrigins: [\"*\"], disabled: true}", "web (1/1)"},
    {"2.8 one retry unless said", "retryPolicy: {retryConditions: [gateway-error]}", "web (1/1) retry 0x2 1"},
    {"2.8 every condition",
     "retryPolicy: {retryConditions: [5xx, gateway-error, connect-failure, retriable-4xx, refused-stream, reset, "
     "cancelled, deadline-exceeded, internal, resource-exhausted, unavailable], numRetries: 3, perTryTimeout: "
     "{nanos: 250000000}}",
     "web (1/1) retry 0x7ff 3 each 250 ms"},
    {"2.8 an unknown condition is none", "retryPolicy: {retryConditions: [never, 5xx]}", "web (1/1) retry 0x1 1"},
    {"3 time limits", "timeout: {seconds: 2}, maxStreamDuration: {seconds: 60}",
     "web (1/1) timeout 2000 ms stream 60000 ms"},
    {"3 parts of a millisecond count as one", "timeout: {nanos: 1}", "web (1/1) timeout 1 ms"},
};

TEST(Semantics, Chapters_2_3_to_2_8_policies)
{
    for (const Case& one : kPolicies) {
        EXPECT_EQ(with_action(one.written), one.compiled) << one.what;
    }
}

TEST(Semantics, Chapter_2_3_rewrite_by_template)
{
    EXPECT_EQ(rule_of("{priority: 1, matchRules: [{pathTemplateMatch: \"/shop/{user=*}/cart/{rest=**}\"}], service: "
                      "web, routeAction: {urlRewrite: {pathTemplateRewrite: \"/{user}-{rest}\"}}}"),
              "web (1/1) template→/{user}-{rest}");
}

TEST(Semantics, Chapter_2_9_error_pages_inherit_their_bucket)
{
    const auto policy = [](const char* field, const char* content) {
        return fmt::format("{}: {{{}}}", field, content);
    };
    const std::string map = policy("    defaultCustomErrorResponsePolicy",
                                   "errorService: pages, errorResponseRules: [{matchResponseCodes: [5xx], path: "
                                   "/down.html, overrideResponseCode: 503}]") +
                            "\n";
    const std::string matcher = policy("        defaultCustomErrorResponsePolicy",
                                       "errorResponseRules: [{matchResponseCodes: [\"404\", 4xx], path: /4.html}]") +
                                "\n";
    const std::string own = policy("customErrorResponsePolicy", "errorService: other, errorResponseRules: "
                                                                "[{matchResponseCodes: [\"410\"], path: /gone.html}]");
    const std::string lent = policy("customErrorResponsePolicy",
                                    "errorResponseRules: [{matchResponseCodes: [\"700\", x], path: /never.html}]");
    EXPECT_EQ(map_lines(fmt::format(kMap, map, matcher,
                                    "pathRules: [{paths: [/a], service: web, " + own +
                                        "}, {paths: [/b], service: v2, " + lent + "}]")),
              "map a default web (1/1) errors from pages: 5xx → /down.html 503\n"
              "  hosts * → m\n"
              "  matcher m default web (1/1) errors from pages (inherited): 4044xx → /4.html as it is\n"
              "    path /a → web (1/1) errors from other: 410 → /gone.html as it is\n"
              "    path /b → v2 (1/1) errors from pages (inherited):  → /never.html as it is\n");
    // The bucket skips a level that says nothing.
    EXPECT_NE(map_lines(fmt::format(kMap, map, "", "pathRules: [{paths: [/b], service: v2, " + lent + "}]"))
                  .find("/b → v2 (1/1) errors from pages (inherited)"),
              std::string::npos);
}

TEST(Semantics, Default_actions_of_both_levels_have_policies)
{
    const std::string text =
        fmt::format(kMap, "    defaultRouteAction: {timeout: {seconds: 3}, urlRewrite: {hostRewrite: a}}\n",
                    "        defaultRouteAction: {retryPolicy: {retryConditions: [5xx]}}\n", "description: none");
    EXPECT_EQ(map_lines(text), "map a default web (1/1) host→a timeout 3000 ms\n"
                               "  hosts * → m\n"
                               "  matcher m default web (1/1) retry 0x1 1\n");
}

/// Each text differs from the first in one value that traffic will depend on.
TEST(Compile, Map_is_built_again_when_any_value_of_an_action_changes)
{
    const auto with = [](const std::string& action, const std::string& level) {
        return fmt::format(kMap, level.empty() ? "" : "    " + level + "\n", "",
                           "routeRules: [{priority: 1, matchRules: [{prefixMatch: /}], service: web, routeAction: {" +
                               action + "}}]");
    };
    const std::string plain = "timeout: {seconds: 1}";
    const Reading first = read(with(plain, ""));
    ASSERT_NE(first.compilation.snapshot, nullptr);
    const auto same_table = [&](const std::string& text) {
        const Reading next = read(text, first.compilation.snapshot.get());
        EXPECT_NE(next.compilation.snapshot, nullptr) << text;
        return next.compilation.snapshot != nullptr &&
               next.compilation.snapshot->route_tables[0] == first.compilation.snapshot->route_tables[0];
    };
    EXPECT_TRUE(same_table(with(plain, "")));
    for (const Case& one : kPolicies) {
        EXPECT_FALSE(same_table(with(one.written, ""))) << one.what;
    }
    for (const Case& one : {kHeaders[0], kHeaders[1], kHeaders[3], kHeaders[7]}) {
        EXPECT_FALSE(same_table(with(plain, fmt::format("headerAction: {{{}}}", one.written)))) << one.what;
    }
    EXPECT_FALSE(same_table(with(plain, "defaultCustomErrorResponsePolicy: {errorService: pages}")));
}

} // namespace
} // namespace switchyard::compile
