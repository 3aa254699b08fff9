// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http1/head_writer.h"

#include "proxy/http1/head_parser.h"
#include "proxy/http1/list_headers.h"
#include "proxy/http1/output.h"

#include <algorithm>

namespace switchyard::http1 {
namespace {

using http::HeaderField;
using http::HeaderId;
using http::HeaderTable;
using http::RequestHead;
using http::ResponseHead;

void put_upgrade(NameCase name_case, Output& out)
{
    out.line("Upgrade", "websocket", name_case);
    out.line("Connection", "Upgrade", name_case);
}

/// Copies header lines from the received head, runs of unchanged lines at once; their names are spelt anew on the way.
class LineCopy
{
public:
    LineCopy(const HeaderTable& headers, NameCase name_case, Output& out)
        : headers_(headers),
          name_case_(name_case),
          out_(out)
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
        if (end <= from_)
            return;
        char* const copy = out_.at();
        out_.put({headers_.base + from_, end - from_});
        if (name_case_ != NameCase::AsReceived && out_.fits())
            spell_names(copy, end);
    }
    void spell_names(char* copy, std::uint32_t end)
    {
        for (; next_ < headers_.fields.size() && headers_.fields[next_].begin < end; ++next_) {
            const HeaderField& field = headers_.fields[next_];
            if (field.begin >= from_)
                spell(headers_.base + field.begin, field.name_size, name_case_, copy + (field.begin - from_));
        }
    }

    const HeaderTable& headers_;
    NameCase name_case_;
    Output& out_;
    std::uint32_t from_ = 0;
    std::size_t next_ = 0; ///< the first line whose name may still have to be spelt
};

bool is_removed(const HeaderTable& headers, const HeaderField& field, const LineEdits& lines)
{
    return lines.removed != nullptr && lines.removed->contains(headers, field);
}

/// What we would put into a line of our own, unless edits remove it.
std::string_view kept(std::string_view own, HeaderId id, const LineEdits& lines)
{
    return lines.removes(id) ? std::string_view() : own;
}

void put_added(const LineEdits& lines, Output& out)
{
    for (const std::string_view piece : lines.added)
        out.put(piece);
}

bool framing_goes(const HeaderField& field, Framing framing)
{
    if (field.id == HeaderId::ContentLength)
        return framing != Framing::AsReceived;
    return field.id == HeaderId::TransferEncoding && framing == Framing::None;
}

/// The first line with that id: the one that the values of others are joined to.
const HeaderField* first_of(const HeaderTable& headers, HeaderId id)
{
    for (const HeaderField& field : headers.fields) {
        if (field.id == id && !field.hop_by_hop)
            return &field;
    }
    return nullptr;
}

/// Adds members to a list that is being written.
void put_member(std::string_view member, std::string_view separator, bool& empty, Output& out)
{
    if (member.empty())
        return;
    if (!empty)
        out.put(separator);
    empty = false;
    out.put(member);
}

static_assert(RepeatedLists::kMostLines >= kResponseLimits.fields && kResponseLimits.fields >= kRequestLimits.fields);

/// Writes the line of a list header once, with the values of its later lines and a member of our own behind its own;
/// one that needs neither stays as it is.
void put_list(const HeaderTable& headers, const RepeatedLists& lists, const HeaderField& field, std::string_view own,
              LineCopy& copy, Output& out)
{
    const auto line = static_cast<std::size_t>(&field - headers.fields.data());
    if (lists.joins_earlier(line))
        return copy.drop(field);
    if (own.empty() && !lists.continues(line))
        return;
    const std::string_view separator = field.id == HeaderId::XForwardedFor ? "," : ", ";
    bool empty = field.value_size == 0;
    copy.open(field);
    lists.each_later(line, [&](const HeaderField& later) { put_member(headers.value(later), separator, empty, out); });
    put_member(own, separator, empty, out);
    out.put("\r\n");
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
          copy_(head.headers, edits.name_case, out),
          lists_(head.headers),
          own_forwarded_for_(kept(edits.forwarded_for, HeaderId::XForwardedFor, edits.lines)),
          own_via_(kept(edits.via, HeaderId::Via, edits.lines)),
          forwarded_for_(own_forwarded_for_.empty() ? nullptr : first_of(head.headers, HeaderId::XForwardedFor)),
          via_(own_via_.empty() || !head.has_via ? nullptr : first_of(head.headers, HeaderId::Via))
    {}

    void put()
    {
        for (const HeaderField& field : head_.headers.fields) {
            if (field.hop_by_hop || framing_goes(field, edits_.framing) ||
                is_removed(head_.headers, field, edits_.lines))
                copy_.drop(field);
            else if (field.id != HeaderId::Other)
                known(field);
            else if (lists_.any())
                list(field, {});
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
            list(field, &field == forwarded_for_ ? own_forwarded_for_ : std::string_view{});
            has_forwarded_for_ = true;
            break;
        case HeaderId::Via:
            list(field, &field == via_ ? own_via_ : std::string_view{});
            has_via_ = true;
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
        case HeaderId::Trailer:
            list(field, {});
            break;
        default:
            break;
        }
    }

    void list(const HeaderField& field, std::string_view own)
    {
        put_list(head_.headers, lists_, field, own, copy_, out_);
    }

    /// RFC 9112 section 3.2.2: the authority of an absolute-form target replaces what Host says.
    void host(const HeaderField& field)
    {
        has_host_ = true;
        const std::string_view wanted = edits_.host.empty() ? head_.authority : edits_.host;
        if (wanted.data() == head_.headers.base + field.value_begin && wanted.size() == field.value_size)
            return;
        copy_.drop(field);
        line("Host", wanted);
    }

    void line(std::string_view name, std::string_view value) { out_.line(name, value, edits_.name_case); }

    void put_missing()
    {
        if (!has_host_)
            line("Host", edits_.host.empty() ? head_.authority : edits_.host);
        if (!own_forwarded_for_.empty() && !has_forwarded_for_)
            line("X-Forwarded-For", own_forwarded_for_);
        if (!edits_.forwarded_proto.empty() && !edits_.lines.removes(HeaderId::XForwardedProto))
            line("X-Forwarded-Proto", edits_.forwarded_proto);
        if (!own_via_.empty() && !has_via_)
            line("Via", own_via_);
        if (edits_.framing == Framing::Chunked && !has_transfer_encoding_)
            line("Transfer-Encoding", "chunked");
        if (head_.accepts_trailers) {
            line("Te", "trailers");
            line("Connection", "TE");
        }
        if (head_.websocket)
            put_upgrade(edits_.name_case, out_);
        else if (edits_.close)
            line("Connection", "close");
        put_added(edits_.lines, out_);
    }

    const RequestHead& head_;
    const RequestEdits& edits_;
    Output& out_;
    LineCopy copy_;
    RepeatedLists lists_;
    std::string_view own_forwarded_for_;
    std::string_view own_via_;
    const HeaderField* forwarded_for_;
    const HeaderField* via_;
    bool has_host_ = false;
    bool has_forwarded_for_ = false;
    bool has_via_ = false;
    bool has_transfer_encoding_ = false;
};

/// The lines of a response, likewise.
class ResponseLines
{
public:
    ResponseLines(const ResponseHead& head, const ResponseEdits& edits, Output& out)
        : head_(head),
          edits_(edits),
          out_(out),
          copy_(head.headers, edits.name_case, out),
          lists_(head.headers),
          own_via_(kept(edits.via, HeaderId::Via, edits.lines)),
          via_(own_via_.empty() ? nullptr : first_of(head.headers, HeaderId::Via))
    {}

    void put()
    {
        for (const HeaderField& field : head_.headers.fields) {
            if (field.hop_by_hop || framing_goes(field, edits_.framing) ||
                is_removed(head_.headers, field, edits_.lines))
                copy_.drop(field);
            else if (field.id == HeaderId::TransferEncoding)
                has_transfer_encoding_ = true;
            else if (lists_.any() || &field == via_)
                list(field, &field == via_ ? own_via_ : std::string_view{});
        }
        copy_.finish();
        put_missing();
    }

private:
    void list(const HeaderField& field, std::string_view own)
    {
        has_via_ = has_via_ || !own.empty();
        put_list(head_.headers, lists_, field, own, copy_, out_);
    }

    void line(std::string_view name, std::string_view value) { out_.line(name, value, edits_.name_case); }

    void put_missing()
    {
        if (!own_via_.empty() && !has_via_)
            line("Via", own_via_);
        if (edits_.framing == Framing::Chunked && !has_transfer_encoding_)
            line("Transfer-Encoding", "chunked");
        if (head_.status == 101)
            put_upgrade(edits_.name_case, out_);
        else if (edits_.close)
            line("Connection", "close");
        else if (edits_.say_keep_alive)
            line("Connection", "keep-alive");
        put_added(edits_.lines, out_);
    }

    const ResponseHead& head_;
    const ResponseEdits& edits_;
    Output& out_;
    LineCopy copy_;
    RepeatedLists lists_;
    std::string_view own_via_;
    const HeaderField* via_;
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
    ResponseLines(head, edits, out).put();
    out.put("\r\n");
    return out.size();
}

std::size_t write_own_response_head(const OwnResponse& response, std::span<char> room)
{
    Output out(room);
    put_status_line(response.status, reason_phrase(response.status), out);
    const auto line = [&](std::string_view name, std::string_view value) {
        if (!value.empty() && (response.lines.removed == nullptr || !response.lines.removed->contains(name)))
            out.line(name, value, response.name_case);
    };
    const bool has_content = response.status >= 200 && response.status != 204 && response.status != 304;
    line("Date", response.date);
    if (has_content) {
        line("Content-Type", response.content_type);
        if (response.has_length)
            out.line("Content-Length", Decimal(response.content_length).text(), response.name_case);
    }
    line("Location", response.location);
    if (response.close)
        out.line("Connection", "close", response.name_case);
    out.put(response.added_lines);
    put_added(response.lines, out);
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
