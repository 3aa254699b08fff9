// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/reading.h"

#include "core/compile/backend_service.h"
#include "core/http/header_lines.h"
#include "core/http/url.h"
#include "core/route/explain.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace switchyard::compile {
namespace {

class SnapshotNames final : public route::Names
{
public:
    explicit SnapshotNames(const Snapshot& snapshot) : snapshot_(snapshot) {}

    std::string element(ElementId id) const override
    {
        const auto found = snapshot_.directory->elements.find(id);
        return found == snapshot_.directory->elements.end() ? std::string() : found->second.label;
    }
    std::string service(route::ServiceIndex service) const override { return snapshot_.services[service].name; }
    route::ServiceAffinity affinity(route::ServiceIndex service) const override
    {
        return affinity_of(snapshot_.services[service]);
    }
    const route::HeaderAction* headers(route::ServiceIndex service) const override
    {
        return &snapshot_.services[service].headers;
    }

private:
    const Snapshot& snapshot_;
};

struct Asked
{
    const char* name;
    const char* method;
    const char* url;
    std::vector<std::pair<std::string, std::string>> headers;
};

const std::vector<Asked> kAsked{
    {"split", "GET", "http://shop.example.com/checkout/pay?step=2", {}},
    {"default", "GET", "http://shop.example.com/", {}},
    {"cart", "GET", "http://shop.example.com/api/cart/7", {{"x-device", "mobile"}}},
    {"help", "GET", "http://shop.example.com/help", {}},
    {"static", "GET", "http://www.example.com/static/logo.svg", {{"Origin", "https://www.example.com"}}},
    {"other_host", "GET", "http://other.example.org/", {}},
};

void expect_golden(const std::string& name, const std::string& text)
{
    const auto path = std::filesystem::path(SWITCHYARD_SOURCE_DIR) / "tests/golden/explain" / name;
    if (std::getenv("SWITCHYARD_REFRESH_GOLDENS") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }
    EXPECT_EQ(text, read_text_file(path)) << path;
}

/// Ids differ from run to run of the program's development; everything else must not.
std::string without_ids(std::string json)
{
    for (const std::string_view key : {"Id\":\"", "id\":\""}) {
        for (std::size_t at = json.find(key); at != std::string::npos; at = json.find(key, at + 1)) {
            const std::size_t begin = at + key.size();
            json.replace(begin, json.find('"', begin) - begin, "#");
        }
    }
    return json;
}

TEST(ExplainSamples, Storefront_is_explained_as_text_and_as_json)
{
    const Reading reading =
        read(read_text_file(std::string(SWITCHYARD_SOURCE_DIR) + "/resources/samples/storefront.switchyard.yaml"));
    ASSERT_NE(reading.compilation.snapshot, nullptr);
    const Snapshot& snapshot = *reading.compilation.snapshot;
    const ListenerSpec& listener = snapshot.listeners[0];
    for (const Asked& asked : kAsked) {
        const auto url = http::split_url(asked.url);
        ASSERT_TRUE(url) << asked.url;
        http::HeaderLines lines;
        lines.add("Host", url->authority);
        for (const auto& [name, value] : asked.headers) {
            lines.add(name, value);
        }
        const http::HeaderTable table = lines.table();
        route::RouteRequest request;
        request.authority = url->authority;
        request.path = url->path;
        request.query = url->query;
        request.has_query = url->has_query;
        request.method = asked.method;
        request.rule_port = listener.port;
        request.local_port = listener.local.port;
        request.forwarding_rule = listener.forwarding_rule;
        request.headers = &table;
        const route::Explanation out =
            route::explain(*snapshot.route_tables[listener.route_table], request, SnapshotNames(snapshot),
                           &snapshot.locations, IpAddress::v4(198, 51, 100, 7));
        expect_golden(std::string("storefront_") + asked.name + ".txt", route::to_text(out));
        expect_golden(std::string("storefront_") + asked.name + ".json", without_ids(route::to_json(out)) + "\n");
    }
}

} // namespace
} // namespace switchyard::compile
