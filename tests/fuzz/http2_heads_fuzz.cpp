// SPDX-License-Identifier: GPL-3.0-or-later
// Header fields of an HTTP/2 request, whatever they are: what is taken must mean the same in HTTP/1.1, and back.
// The input: a byte whose lowest bit says whether the stream ends, then fields, each a byte with the size of the name,
// the name, two bytes with the size of the value, the value.
#include "tests/proxy/http2/heads.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

class Bytes
{
public:
    Bytes(const std::uint8_t* data, std::size_t size) : left_(reinterpret_cast<const char*>(data), size) {}

    bool empty() const { return left_.empty(); }
    std::size_t number()
    {
        if (left_.empty())
            return 0;
        const auto value = static_cast<unsigned char>(left_.front());
        left_.remove_prefix(1);
        return value;
    }
    std::string text(std::size_t size)
    {
        const std::string_view taken = left_.substr(0, std::min(size, left_.size()));
        left_.remove_prefix(taken.size());
        return std::string(taken);
    }

private:
    std::string_view left_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace switchyard;
    Bytes bytes(data, size);
    const bool ended = (bytes.number() & 1) != 0;
    tests::FieldList list;
    while (!bytes.empty()) {
        std::string name = bytes.text(bytes.number());
        const std::size_t high = bytes.number();
        std::string value = bytes.text(high * 256 + bytes.number());
        list.emplace_back(std::move(name), std::move(value));
    }
    const std::string problem = tests::translation_problem(list, ended);
    if (!problem.empty()) {
        (void)std::fprintf(stderr, "%s\n", problem.c_str());
        std::abort();
    }
    tests::ReadHead response(http2::Block::Response, http1::kResponseLimits);
    response.add(list);
    (void)response.reader.finish_response(ended, http::Method::Get, response.response);
    tests::ReadHead trailers(http2::Block::Trailers);
    trailers.add(list);
    (void)trailers.reader.finish_trailers(trailers.trailers);
    return 0;
}
