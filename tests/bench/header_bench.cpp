// SPDX-License-Identifier: GPL-3.0-or-later
// What header edits cost: finding the plan of a request, filling in variables and writing the head a backend gets.
// bench_header [ROUNDS]; build it with the release preset. Prints nanoseconds of processor time a request: median of
// the rounds, and the best one.
#include "core/compile/header_edits.h"
#include "proxy/http1/head_parser.h"
#include "proxy/http1/head_writer.h"
#include "proxy/serve/header_edits.h"
#include "proxy/serve/header_plans.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace switchyard;

constexpr int kRequests = 20'000; ///< in a round

/// As a browser sends it.
constexpr std::string_view kRequest =
    "GET /catalogue/item/4711?colour=blue HTTP/1.1\r\nHost: shop.example.com\r\n"
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n"
    "Accept-Language: en-US,en;q=0.5\r\nAccept-Encoding: gzip, deflate, br\r\nCookie: session=0123456789abcdef\r\n"
    "Sec-Fetch-Dest: document\r\nSec-Fetch-Mode: navigate\r\nX-Debug: 1\r\nConnection: keep-alive\r\n\r\n";

/// A client without a connection: what variables ask it for.
class ParsedClient final : public serve::ClientStream
{
public:
    ParsedClient() : fields_(http1::kRequestLimits.fields)
    {
        http1::HeadScan scan;
        if (!http1::parse_request_head(bytes_, fields_, scan, head_).complete())
            std::abort();
    }
    const http::RequestHead& request() const override { return head_; }
    Result<serve::BodyPiece> received_body(serve::BodyForm) override { return serve::BodyPiece{}; }
    io::Task<Result<serve::BodyPiece>> read_body(serve::BodyForm) override { co_return serve::BodyPiece{}; }
    void begin_tunnel() override {}
    serve::BodyForm wanted_form(const http::ResponseHead&) const override { return serve::BodyForm::Plain; }
    io::Eventual<Result<>> send_head(const serve::ForwardedResponse&, serve::BodyPiece) override { return Result<>{}; }
    io::Eventual<Result<>> send_body(serve::BodyPiece) override { return Result<>{}; }
    io::Eventual<Result<>> answer(const serve::OwnAnswer&) override { return Result<>{}; }
    bool reusable() const override { return true; }
    bool reusable_after(const http::ResponseHead&) const override { return true; }
    std::optional<Milliseconds> round_trip() const override { return std::nullopt; }
    bool gone() const override { return false; }
    void watch_disconnect(serve::DisconnectListener*) override {}
    void watch_closely() override {}
    io::Stream* raw_output() override { return nullptr; }
    io::Pace& output_pace() override { return pace_; }
    std::uint64_t body_bytes() const override { return 0; }
    void copy_heads_to(serve::HeadCopies*) override {}

private:
    std::string bytes_{kRequest};
    std::vector<http::HeaderField> fields_;
    http::RequestHead head_;
    io::Pace pace_{Seconds(1), 0};
};

/// `names` lines to set, one of them over a line of the request, with these values in turn.
route::HeaderEdits edits(std::size_t names, const std::vector<std::string>& values)
{
    route::HeaderEdits edits;
    for (std::size_t i = 0; i < names; ++i) {
        const std::string& text = values[i % values.size()];
        edits.add.push_back(
            {i == 0 ? "X-Debug" : fmt::format("X-Added-{}", i), text, compile::read_header_value(text), true});
    }
    return edits;
}

/// Returns how many bytes the heads have, so that nothing is optimised away.
std::size_t write_heads(const ParsedClient& client, const route::RouteMatch& match, const compile::ServiceSpec& service)
{
    static std::vector<char> room(64 * 1024);
    static serve::HeaderEditor editor;
    serve::HeaderPlans plans;
    const route::WeightedTarget target;
    const serve::VariableFacts facts{
        client, {IpAddress::v4(198, 51, 100, 23), Port{40'000}}, {IpAddress::v4(203, 0, 113, 10), Port{80}}};
    std::size_t sum = 0;
    for (int i = 0; i < kRequests; ++i) {
        http1::RequestEdits edits;
        edits.forwarded_for = "198.51.100.23,203.0.113.10";
        edits.forwarded_proto = "http";
        edits.via = "1.1 google";
        edits.name_case = http1::NameCase::Lower;
        if (const serve::HeaderPlan* plan = plans.plan(match, &target, &service))
            edits.lines = editor.edits(plan->request, edits.name_case, facts);
        sum += http1::write_request_head(client.request(), edits, room);
    }
    return sum;
}

double processor_ns()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e9 + static_cast<double>(now.tv_nsec);
}

void measure(std::string_view what, int rounds, const route::HeaderEdits& request)
{
    const ParsedClient client;
    route::LevelSettings level;
    level.headers.request = request;
    route::RouteMatch match;
    match.rule_settings = &level;
    const compile::ServiceSpec service;
    std::vector<double> times;
    std::size_t bytes = write_heads(client, match, service);
    for (int round = 0; round < rounds; ++round) {
        const double begin = processor_ns();
        bytes = write_heads(client, match, service);
        times.push_back((processor_ns() - begin) / kRequests);
    }
    std::ranges::sort(times);
    fmt::print("{:34} {:7.0f} ns  best {:7.0f} ns  {} bytes\n", what, times[times.size() / 2], times.front(),
               bytes / kRequests);
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 31;
    if (rounds < 1)
        return 2;
    const std::vector<std::string> plain{"some value", "another, longer value of a header"};
    const std::vector<std::string> variables{"{client_ip_address}", "{server_ip_address}:{server_port}",
                                             "{client_protocol}", "port {client_port}", "{origin_request_header}"};
    measure("no edits", rounds, {});
    measure("1 removed", rounds, {{"x-debug"}, {}});
    measure("1 set", rounds, edits(1, plain));
    measure("10 set", rounds, edits(10, plain));
    measure("1 set, with variables", rounds, edits(1, variables));
    measure("10 set, with variables", rounds, edits(10, variables));
    return 0;
}
