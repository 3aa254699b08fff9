// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/load/options.h"

#include <CLI/CLI.hpp>

#include <optional>

namespace switchyard::bench {

Options read_options(int argc, char** argv)
{
    Options options;
    CLI::App app(
        "Sends requests to a proxy, checks every answer, and prints one line of JSON: rate, latencies, errors, "
        "and what each request cost the proxy's processes.",
        "bench_load");
    std::string target;
    app.add_option("--to", target, "Address and port of the proxy")->required()->type_name("ADDRESS:PORT");
    app.add_option("--connections", options.connections, "Connections at a time, or idle ones")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    app.add_option("--seconds", options.seconds,
                   "Length of the measured window; it goes on until something was answered")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_option("--warm-up", options.warm_up, "Seconds before it")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    auto* const rate = app.add_option("--rate", options.rate,
                                      "Requests per second, due at fixed times; latency counts "
                                      "from the due time. Without: one after another")
                           ->check(CLI::PositiveNumber);
    auto* const each = app.add_flag("--connection-each", options.connection_each, "A new connection for every request")
                           ->excludes(rate);
    app.add_flag("--idle", options.idle, "Memory per connection that waits after one request")
        ->excludes(rate)
        ->excludes(each);
    auto* const tls = app.add_flag("--tls", options.tls, "Speak TLS 1.3");
    app.add_flag("--resume", options.resume, "Resume the last session")->needs(tls)->needs(each);
    app.add_option("--path", options.path, "Path of the request")->capture_default_str();
    app.add_option("--host", options.host, "Host header and server name")->capture_default_str();
    app.add_option("--body", options.body, "Bytes every answer must have")->capture_default_str();
    app.add_option("--proxy", options.proxy, "Processes whose cost is measured")->delimiter(',')->type_name("PID,…");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        std::exit(app.exit(error));
    }
    const std::optional<SocketAddress> address = SocketAddress::parse(target);
    if (!address) {
        std::exit(app.exit(CLI::ValidationError("--to", "\"" + target + "\" is no address and port (127.0.0.1:8080)")));
    }
    options.target = *address;
    return options;
}

} // namespace switchyard::bench
