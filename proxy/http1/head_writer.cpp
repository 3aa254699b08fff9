// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/head_writer.h"

#include "proxy/http1/output.h"

#include <algorithm>

namespace switchyard::http1 {
namespace {

using http::BodyKind;
using http::HeaderField;
using http::HeaderId;
using http::HeaderTable;
using http::RequestHead;
using http::ResponseHead;

/// Copies header lines from the received head, runs of unchanged lines at once.
class LineCopy
{
public:
    LineCopy(const HeaderTable& headers, Output& out) : headers_(headers), out_(out)
    {
        if (!headers.fields.empty())
            from_ = headers.fields.front().begin;
    }

    void drop(const HeaderField& field)
    {
        copy_until(field.begin);
        from_ = field.end;
    }
    /// Keeps the line up to the end of its value and leaves the rest of the line to the caller, CRLF included.
    void open(const HeaderField& field)
    {
        copy_until(field.value_begin + field.value_size);
        from_ = field.end;
    }
    void finish()
    {
        if (!headers_.fields.empty())
            copy_until(headers_.fields.back().end);
    }

private:
    void copy_until(std::uint32_t end)
    {
        if (end > from_)
            out_.put({headers_.base + from_, end - from_});
    }

    const HeaderTable& headers_;
    Output& out_;
    std::uint32_t from_ = 0;
};

bool is_removed(const HeaderTable& headers, const HeaderField& field, std::span<const std::string_view> names)
{
    return std::ranges::any_of(
        names, [&](std::string_view name) { return http::equal_ignoring_case(headers.name(field), name); });
}

bool framing_goes(const HeaderField& field, Framing framing)
{
    if (field.id == HeaderId::ContentLength)
        return framing != Framing::AsReceived;
    return field.id == HeaderId::TransferEncoding && framing == Framing::None;
}

/// The last line with that id: the one a list goes on in.
const HeaderField* last_of(const HeaderTable& headers, HeaderId id)
{
    for (auto field = headers.fields.rbegin(); field != headers.fields.rend(); ++field) {
        if (field->id == id && !field->hop_by_hop)
            return &*field;
    }
    return nullptr;
}

void put_target(const RequestHead& head, const RequestEdits& edits, Output& out)
{
    if (!edits.target.empty()) {
        out.put(edits.target);
    } else if (head.target.front() == '/' || head.target.front() == '*') {
        out.put(head.target);
    } else {
        out.put(head.path);
        if (head.has_query) {
            out.put("?");
            out.put(head.query);
        }
    }
}

/// The lines of a request, edited in one pass.
class RequestLines
{
public:
    RequestLines(const RequestHead& head, const RequestEdits& edits, Output& out)
        : head_(head),
          edits_(edits),
          out_(out),
          copy_(head.headers, out),
          forwarded_for_(edits.forwarded_for.empty() ? nullptr : last_of(head.headers, HeaderId::XForwardedFor)),
          via_(edits.via.empty() ? nullptr : last_of(head.headers, HeaderId::Via))
    {}

    void put()
    {
        for (const HeaderField& field : head_.headers.fields) {
            if (field.hop_by_hop || framing_goes(field, edits_.framing))
                copy_.drop(field);
            else if (!edits_.removed_names.empty() && is_removed(head_.headers, field, edits_.removed_names))
                copy_.drop(field);
            else if (field.id != HeaderId::Other)
                known(field);
        }
        copy_.finish();
        put_missing();
    }

private:
    void known(const HeaderField& field)
    {
        switch (field.id) {
        case HeaderId::Host:
            host(field);
            break;
        case HeaderId::XForwardedFor:
            if (&field == forwarded_for_)
                append(field, field.value_size != 0 ? "," : "", edits_.forwarded_for, has_forwarded_for_);
            break;
        case HeaderId::Via:
            if (&field == via_)
                append(field, field.value_size != 0 ? ", " : "", edits_.via, has_via_);
            break;
        case HeaderId::XForwardedProto:
            if (!edits_.forwarded_proto.empty())
                copy_.drop(field);
            break;
        case HeaderId::Expect:
            if (!edits_.forward_expect)
                copy_.drop(field);
            break;
        case HeaderId::TransferEncoding:
            has_transfer_encoding_ = true;
            break;
        default:
            break;
        }
    }

    /// RFC 9112 section 3.2.2: the authority of an absolute-form target replaces what Host says.
    void host(const HeaderField& field)
    {
        has_host_ = true;
        const std::string_view wanted = edits_.host.empty() ? head_.authority : edits_.host;
        if (wanted.data() == head_.headers.base + field.value_begin && wanted.size() == field.value_size)
            return;
        copy_.drop(field);
        out_.line("Host", wanted);
    }

    void append(const HeaderField& field, std::string_view separator, std::string_view member, bool& done)
    {
        copy_.open(field);
        out_.put(separator);
        out_.put(member);
        out_.put("\r\n");
        done = true;
    }

    void put_missing()
    {
        if (!has_host_)
            out_.line("Host", edits_.host.empty() ? head_.authority : edits_.host);
        if (!edits_.forwarded_for.empty() && !has_forwarded_for_)
            out_.line("X-Forwarded-For", edits_.forwarded_for);
        if (!edits_.forwarded_proto.empty())
            out_.line("X-Forwarded-Proto", edits_.forwarded_proto);
        if (!edits_.via.empty() && !has_via_)
            out_.line("Via", edits_.via);
        if (edits_.framing == Framing::Chunked && !has_transfer_encoding_)
            out_.put("Transfer-Encoding: chunked\r\n");
        if (edits_.close)
            out_.put("Connection: close\r\n");
        out_.put(edits_.added_lines);
    }

    const RequestHead& head_;
    const RequestEdits& edits_;
    Output& out_;
    LineCopy copy_;
    const HeaderField* forwarded_for_;
    const HeaderField* via_;
    bool has_host_ = false;
    bool has_forwarded_for_ = false;
    bool has_via_ = false;
    bool has_transfer_encoding_ = false;
};

void put_status_line(std::uint16_t status, std::string_view reason, Output& out)
{
    out.put("HTTP/1.1 ");
    out.number(status);
    out.put(" ");
    out.put(reason);
    out.put("\r\n");
}

} // namespace

std::size_t write_request_head(const RequestHead& head, const RequestEdits& edits, std::span<char> room)
{
    Output out(room);
    out.put(head.method_text);
    out.put(" ");
    put_target(head, edits, out);
    out.put(" HTTP/1.1\r\n");
    RequestLines(head, edits, out).put();
    out.put("\r\n");
    return out.size();
}

std::size_t write_response_head(const ResponseHead& head, const ResponseEdits& edits, std::span<char> room)
{
    Output out(room);
    put_status_line(head.status, head.reason, out);
    LineCopy copy(head.headers, out);
    const HeaderField* const via = edits.via.empty() ? nullptr : last_of(head.headers, HeaderId::Via);
    bool has_via = false;
    bool has_transfer_encoding = false;
    for (const HeaderField& field : head.headers.fields) {
        if (field.hop_by_hop || framing_goes(field, edits.framing) ||
            (!edits.removed_names.empty() && is_removed(head.headers, field, edits.removed_names))) {
            copy.drop(field);
        } else if (&field == via) {
            copy.open(field);
            out.put(field.value_size != 0 ? ", " : "");
            out.put(edits.via);
            out.put("\r\n");
            has_via = true;
        } else if (field.id == HeaderId::TransferEncoding) {
            has_transfer_encoding = true;
        }
    }
    copy.finish();
    if (!edits.via.empty() && !has_via)
        out.line("Via", edits.via);
    if (edits.framing == Framing::Chunked && !has_transfer_encoding)
        out.put("Transfer-Encoding: chunked\r\n");
    if (edits.close)
        out.put("Connection: close\r\n");
    else if (edits.say_keep_alive)
        out.put("Connection: keep-alive\r\n");
    out.put(edits.added_lines);
    out.put("\r\n");
    return out.size();
}

std::size_t write_own_response_head(const OwnResponse& response, std::span<char> room)
{
    Output out(room);
    put_status_line(response.status, reason_phrase(response.status), out);
    const bool has_content = response.status >= 200 && response.status != 204 && response.status != 304;
    if (!response.date.empty())
        out.line("Date", response.date);
    if (has_content) {
        if (!response.content_type.empty())
            out.line("Content-Type", response.content_type);
        if (response.has_length) {
            out.put("Content-Length: ");
            out.number(response.content_length);
            out.put("\r\n");
        }
    }
    if (response.close)
        out.put("Connection: close\r\n");
    out.put(response.added_lines);
    out.put("\r\n");
    return out.size();
}

std::size_t write_chunk_size(std::uint64_t size, std::span<char, 18> out)
{
    static constexpr std::string_view kDigits = "0123456789abcdef";
    std::size_t digits = 1;
    while (digits < 16 && (size >> (4 * digits)) != 0)
        ++digits;
    for (std::size_t i = 0; i < digits; ++i)
        out[i] = kDigits[(size >> (4 * (digits - 1 - i))) & 15];
    out[digits] = '\r';
    out[digits + 1] = '\n';
    return digits + 2;
}

} // namespace switchyard::http1
