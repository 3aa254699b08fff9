// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/simulate/answer.h"

#include "proxy/http1/head_writer.h"

#include <iterator>

#include <fmt/format.h>

namespace switchyard::simulate {
namespace {

/// JSON string content; bytes outside ASCII are taken for Latin-1.
void put_escaped(std::string& out, std::string_view text)
{
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte >= 0x7f) {
            fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
        } else {
            out += c;
        }
    }
}

void put_member(std::string& out, std::string_view name, std::string_view value)
{
    fmt::format_to(std::back_inserter(out), "  \"{}\": \"", name);
    put_escaped(out, value);
    out += "\",\n";
}

/// The request as it arrived, up to the padding's opening quote.
std::string describe(const compile::SimulatedBackendSpec& spec, const http::RequestHead& request, std::uint16_t status)
{
    std::string out = "{\n";
    put_member(out, "backend", spec.name);
    fmt::format_to(std::back_inserter(out), "  \"status\": {},\n", status);
    put_member(out, "method", request.method_text);
    put_member(out, "target", request.target);
    out += "  \"headers\": [";
    std::string_view separator;
    for (const http::HeaderField& field : request.headers.fields) {
        fmt::format_to(std::back_inserter(out), "{}\n    [\"", separator);
        put_escaped(out, request.headers.name(field));
        out += "\", \"";
        put_escaped(out, request.headers.value(field));
        out += "\"]";
        separator = ",";
    }
    out += "\n  ],\n  \"padding\": \"";
    return out;
}

/// True for `?chunked` and for `chunked` among other parameters.
bool asks_for_chunks(const http::RequestHead& request)
{
    std::string_view query = request.query;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        if (query.substr(0, end) == "chunked" || query.substr(0, end) == "chunked=1")
            return request.major_version == 1 && request.minor_version == 1;
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return false;
}

std::string write_head(const http1::OwnResponse& response)
{
    std::string head(response.added_lines.size() + 512, '\0');
    head.resize(http1::write_own_response_head(response, head));
    return head;
}

std::string common_lines(const compile::SimulatedBackendSpec& spec)
{
    std::string lines = "Server: switchyard-simulated\r\nX-Switchyard-Backend: ";
    for (const char c : spec.name)
        lines += c > 0x1f && c < 0x7f ? c : '_';
    lines += "\r\n";
    if (spec.utilization > 0)
        fmt::format_to(std::back_inserter(lines), "endpoint-load-metrics: TEXT cpu_utilization={:.4f}\r\n",
                       spec.utilization);
    return lines;
}

std::uint16_t error_status(const compile::SimulatedBackendSpec& spec)
{
    return spec.error_status >= 200 && spec.error_status <= 599 ? spec.error_status : std::uint16_t{503};
}

} // namespace

Answer make_answer(const compile::SimulatedBackendSpec& spec, const http::RequestHead& request, bool error,
                   std::string_view date)
{
    Answer answer;
    const std::uint16_t status = error ? error_status(spec) : std::uint16_t{200};
    const bool empty = status < 200 || status == 204 || status == 304 || (spec.body_size == 0 && !error);
    if (!empty) {
        answer.start = describe(spec, request, status);
        answer.end = "\"\n}\n";
        const std::uint64_t size = answer.start.size() + answer.end.size();
        answer.padding = error || spec.body_size < size ? 0 : spec.body_size - size;
    }
    answer.chunked = !empty && asks_for_chunks(request);
    answer.has_body = !empty && request.method != http::Method::Head;
    std::string lines = common_lines(spec);
    if (request.minor_version == 0 && request.keep_alive)
        lines += "Connection: keep-alive\r\n";
    http1::OwnResponse response{.status = status,
                                .content_type = empty ? "" : "application/json",
                                .added_lines = lines,
                                .date = date,
                                .content_length = answer.start.size() + answer.padding + answer.end.size(),
                                .close = !request.keep_alive};
    if (answer.chunked) {
        lines += "Transfer-Encoding: chunked\r\n";
        response.added_lines = lines;
        response.has_length = false;
    }
    answer.head = write_head(response);
    return answer;
}

Answer make_health_answer(const compile::SimulatedBackendSpec& spec, const http::RequestHead& request,
                          std::string_view date)
{
    Answer answer;
    answer.start = spec.healthy ? "healthy\n" : "unhealthy\n";
    answer.has_body = request.method != http::Method::Head;
    std::string lines = common_lines(spec);
    if (request.minor_version == 0 && request.keep_alive)
        lines += "Connection: keep-alive\r\n";
    answer.head = write_head({.status = static_cast<std::uint16_t>(spec.healthy ? 200 : 503),
                              .added_lines = lines,
                              .date = date,
                              .content_length = answer.start.size(),
                              .close = !request.keep_alive});
    return answer;
}

Answer make_refusal(std::uint16_t status, std::string_view why, std::string_view date)
{
    Answer answer;
    answer.start = fmt::format("{}\n", why);
    answer.head = write_head({.status = status, .date = date, .content_length = answer.start.size(), .close = true});
    return answer;
}

} // namespace switchyard::simulate
