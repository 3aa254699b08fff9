// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/http2/head_reader.h"

#include "proxy/http1/byte_scan.h"
#include "proxy/http1/chunked_reader.h"
#include "proxy/http1/head_fields.h"
#include "proxy/http1/request_target.h"
#include "proxy/http2/connection_fields.h"

#include <algorithm>
#include <cstring>

namespace switchyard::http2 {
namespace {

using http::BodyKind;
using http::HeaderField;
using http::HeaderId;
using http::Method;
using http1::Refusal;

constexpr std::size_t kMaxMethod = 32;
constexpr std::string_view kCookie = "cookie";

bool all(std::string_view text, std::uint8_t byte_class)
{
    return std::ranges::all_of(text, [byte_class](char c) { return http1::scan::is(c, byte_class); });
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// RFC 9113 section 8.2.1: and no white space at either end. `value`: with slack behind it.
bool is_value(std::string_view value)
{
    if (value.empty())
        return true;
    return !is_blank(value.front()) && !is_blank(value.back()) &&
           http1::scan::Padded::is_value(value.data(), value.size());
}

/// What is wrong with a name that is not one of small letters.
Refusal fault_of(std::string_view name)
{
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z')
            return Refusal::FieldNameUpperCase;
        if (!http1::scan::is(c, http1::scan::kToken))
            return Refusal::FieldNameInvalid;
    }
    return Refusal::None;
}

/// `name`: with slack behind it.
Refusal check_name(std::string_view name)
{
    const http1::scan::Padded::Name found = http1::scan::Padded::name(name.data(), name.size());
    if (found.odd)
        return fault_of(name);
    return found.underscore && http1::imitates_framing(name) ? Refusal::FramingImitated : Refusal::None;
}

} // namespace

void HeadReader::use(std::span<char> text, std::span<HeaderField> fields)
{
    if (size_ != 0 && text.data() != text_.data())
        std::memcpy(text.data(), text_.data(), size_);
    if (scan_.fields != 0 && fields.data() != fields_.data())
        std::memcpy(fields.data(), fields_.data(), scan_.fields * sizeof(HeaderField));
    text_ = text;
    fields_ = fields;
}

bool HeadReader::refuse(Refusal refusal)
{
    if (refusal_ == Refusal::None)
        refusal_ = refusal;
    return true;
}

bool HeadReader::add(std::string_view name, std::string_view value)
{
    if (refusal_ != Refusal::None)
        return true;
    constexpr std::size_t kPunctuation = 4;
    const std::size_t wanted = name.size() + value.size() + kPunctuation;
    if (size_ + wanted > limits_.bytes)
        return refuse(Refusal::HeadTooLong);
    if (size_ + wanted + kSlack > text_.size())
        return false;
    if (name.empty())
        return refuse(Refusal::FieldNameEmpty);
    return name.front() == ':' ? pseudo(name, value) : line(name, value);
}

bool HeadReader::pseudo(std::string_view name, std::string_view value)
{
    Pseudo* field = nullptr;
    if (block_ == Block::Request) {
        field = name == ":method"      ? &method_
                : name == ":path"      ? &path_
                : name == ":scheme"    ? &scheme_
                : name == ":authority" ? &authority_
                : name == ":protocol"  ? &protocol_
                                       : nullptr;
    } else if (block_ == Block::Response && name == ":status") {
        field = &status_;
    }
    if (field == nullptr)
        return refuse(Refusal::PseudoFieldUnknown);
    if (field->present)
        return refuse(Refusal::PseudoFieldRepeated);
    if (scan_.fields != 0)
        return refuse(Refusal::PseudoFieldLate);
    *field = {size_, static_cast<std::uint32_t>(value.size()), true};
    std::memcpy(text_.data() + size_, value.data(), value.size());
    size_ += static_cast<std::uint32_t>(value.size());
    lines_begin_ = size_;
    return true;
}

bool HeadReader::line(std::string_view name, std::string_view value)
{
    if (scan_.fields >= limits_.fields || scan_.fields >= fields_.size())
        return refuse(Refusal::TooManyFields);
    // Written down first: there, whole blocks can be looked at.
    char* const begin = text_.data() + size_;
    std::memcpy(begin, name.data(), name.size());
    std::memcpy(begin + name.size(), ": ", 2);
    std::memcpy(begin + name.size() + 2, value.data(), value.size());
    std::memcpy(begin + name.size() + 2 + value.size(), "\r\n", 2);
    if (const Refusal bad = check_name({begin, name.size()}); bad != Refusal::None)
        return refuse(bad);
    if (!is_value({begin + name.size() + 2, value.size()}))
        return refuse(Refusal::ControlCharacter);
    HeaderField field;
    field.id = http1::identify(name);
    if (belongs_to_connection(field.id))
        return refuse(Refusal::ConnectionField);
    if (block_ == Block::Trailers && http1::is_forbidden_trailer(name))
        return refuse(Refusal::TrailerForbidden);
    if (field.id == HeaderId::Te && value != "trailers" && block_ == Block::Request)
        return refuse(Refusal::TeUnsupported);
    if (block_ != Block::Trailers) {
        const auto of = block_ == Block::Request ? http1::HeadOf::Request : http1::HeadOf::Response;
        if (const Refusal bad = http1::note_field(of, value, field, scan_); bad != Refusal::None)
            return refuse(bad);
    }
    if (field.id == HeaderId::Other && name == kCookie) {
        if (cookie_field_ != kNoField) {
            add_crumb(value);
            return true;
        }
        cookie_field_ = scan_.fields;
    }
    field.begin = size_;
    field.name_size = static_cast<std::uint16_t>(name.size());
    field.value_begin = size_ + static_cast<std::uint32_t>(name.size()) + 2;
    field.value_size = static_cast<std::uint32_t>(value.size());
    field.end = field.value_begin + field.value_size + 2;
    size_ = field.end;
    fields_[scan_.fields++] = field;
    return true;
}

/// RFC 9113 section 8.2.3: cookie crumbs are one line for everybody else. It is the last line while they come.
void HeadReader::add_crumb(std::string_view value)
{
    if (value.empty())
        return;
    if (cookie_field_ + 1 != scan_.fields)
        move_cookie_back();
    HeaderField& cookie = fields_[cookie_field_];
    const std::size_t separator = cookie.value_size == 0 ? 0 : 2;
    char* const end = text_.data() + cookie.value_begin + cookie.value_size;
    std::memcpy(end, "; ", separator);
    std::memcpy(end + separator, value.data(), value.size());
    std::memcpy(end + separator + value.size(), "\r\n", 2);
    const auto added = static_cast<std::uint32_t>(separator + value.size());
    cookie.value_size += added;
    cookie.end += added;
    size_ += added;
}

/// Cost: at most once for every line that is no cookie.
void HeadReader::move_cookie_back()
{
    const std::span<HeaderField> moved = written().subspan(cookie_field_);
    const std::uint32_t size = moved.front().end - moved.front().begin;
    const std::uint32_t distance = size_ - moved.front().end;
    std::rotate(text_.data() + moved.front().begin, text_.data() + moved.front().end, text_.data() + size_);
    std::rotate(moved.begin(), moved.begin() + 1, moved.end());
    for (HeaderField& field : moved.first(moved.size() - 1)) {
        field.begin -= size;
        field.value_begin -= size;
        field.end -= size;
    }
    moved.back().begin += distance;
    moved.back().value_begin += distance;
    moved.back().end += distance;
    if (scan_.host_field != http1::HeadScan::kNoField && scan_.host_field > cookie_field_)
        --scan_.host_field;
    cookie_field_ = static_cast<std::uint16_t>(scan_.fields - 1);
}

Refusal HeadReader::check_method()
{
    const std::string_view method = text_of(method_);
    if (method.empty() || !all(method, http1::scan::kToken))
        return Refusal::MethodNotToken;
    if (method.size() > kMaxMethod)
        return Refusal::MethodTooLong;
    connects_ = method == "CONNECT";
    if (connects_ && !protocol_.present)
        return Refusal::MethodNotAllowed;
    if (!connects_ && protocol_.present)
        return Refusal::PseudoFieldUnknown;
    return Refusal::None;
}

Refusal HeadReader::check_target()
{
    const std::string_view target = text_of(path_);
    if (target.empty())
        return Refusal::TargetMissing;
    for (const char c : target) {
        if (c == '#')
            return Refusal::TargetHasFragment;
        if (!http1::scan::is(c, http1::scan::kTarget))
            return Refusal::TargetNotAscii;
    }
    return target.front() == '/' || target == "*" ? Refusal::None : Refusal::TargetFormUnknown;
}

Refusal HeadReader::check_authority(http::RequestHead& head)
{
    const bool has_host = scan_.host_field != http1::HeadScan::kNoField;
    const std::string_view host = has_host ? head.headers.value(fields_[scan_.host_field]) : std::string_view();
    if (!authority_.present) {
        head.authority = host;
        return has_host ? Refusal::None : Refusal::HostMissing;
    }
    head.authority = text_of(authority_);
    if (!http1::is_authority(head.authority))
        return Refusal::TargetAuthorityInvalid;
    // RFC 9113 section 8.3.1: which of the two a server believes must not matter.
    return has_host && !http::equal_ignoring_case(host, head.authority) ? Refusal::HostDisagrees : Refusal::None;
}

Refusal HeadReader::frame(bool ended, http::RequestHead& head)
{
    head.content_length = scan_.content_length;
    if (scan_.has_length)
        head.body = scan_.content_length != 0 ? BodyKind::Length : BodyKind::None;
    else
        head.body = ended ? BodyKind::None : BodyKind::UntilClose;
    if (ended && scan_.content_length != 0)
        return Refusal::BodyLengthDisagrees;
    return head.method == Method::Trace && head.body != BodyKind::None ? Refusal::BodyNotAllowed : Refusal::None;
}

Refusal HeadReader::take_websocket(std::string_view key, bool ended, http::RequestHead& head)
{
    if (!http::equal_ignoring_case(text_of(protocol_), "websocket"))
        return Refusal::UpgradeUnsupported;
    if (ended || scan_.has_length)
        return Refusal::WebSocketMalformed;
    head.websocket = true;
    head.method = Method::Get;
    head.method_text = "GET";
    head.body = BodyKind::None;
    if (head.headers.find("sec-websocket-key") != nullptr)
        return Refusal::WebSocketMalformed;
    if (scan_.fields >= fields_.size())
        return Refusal::TooManyFields;
    line("sec-websocket-key", key);
    head.headers = table();
    return refusal_;
}

Refusal HeadReader::finish_request(bool ended, std::string_view websocket_key, http::RequestHead& head)
{
    head = {};
    head.minor_version = 1;
    head.major_version = 2;
    head.method_text = text_of(method_);
    head.method = http::method_from(head.method_text);
    head.target = text_of(path_);
    head.authority = text_of(authority_);
    head.headers = table();
    head.has_hop_by_hop = scan_.has_hop_by_hop;
    head.has_via = scan_.has_via;
    head.accepts_trailers = scan_.takes_trailers;
    if (refusal_ != Refusal::None)
        return refusal_;
    if (!method_.present || !scheme_.present || !path_.present)
        return refusal_ = Refusal::PseudoFieldMissing;
    const std::string_view scheme = text_of(scheme_);
    head.https_target = http::equal_ignoring_case(scheme, "https");
    if (!head.https_target && !http::equal_ignoring_case(scheme, "http"))
        return refusal_ = Refusal::SchemeUnknown;
    refusal_ = check_method();
    if (refusal_ == Refusal::None)
        refusal_ = check_target();
    if (refusal_ == Refusal::None)
        refusal_ = check_authority(head);
    if (refusal_ == Refusal::None)
        refusal_ = http1::split_target(head);
    if (refusal_ == Refusal::None)
        refusal_ = connects_ ? take_websocket(websocket_key, ended, head) : frame(ended, head);
    head.expects_continue = scan_.has_expect && head.body != BodyKind::None;
    return refusal_;
}

Refusal HeadReader::finish_response(bool ended, Method asked, http::ResponseHead& head)
{
    head = {};
    head.major_version = 2;
    head.headers = table();
    head.has_hop_by_hop = scan_.has_hop_by_hop;
    if (refusal_ != Refusal::None)
        return refusal_;
    const std::string_view status = text_of(status_);
    if (!status_.present || status.size() != 3 || status.front() < '1' ||
        !std::ranges::all_of(status, [](char c) { return c >= '0' && c <= '9'; }))
        return refusal_ = Refusal::StatusMalformed;
    for (const char c : status)
        head.status = static_cast<std::uint16_t>(head.status * 10 + (c - '0'));
    head.content_length = scan_.content_length;
    if (head.status < 200) {
        if (ended || scan_.content_length != 0)
            return refusal_ = Refusal::InterimWithBody;
        return head.status == 101 ? refusal_ = Refusal::SwitchingProtocolsUnexpected : Refusal::None;
    }
    if (head.status == 204 || head.status == 304 || asked == Method::Head) {
        head.body = BodyKind::None;
        return Refusal::None;
    }
    if (ended && scan_.content_length != 0)
        return refusal_ = Refusal::BodyLengthDisagrees;
    if (scan_.has_length)
        head.body = scan_.content_length != 0 ? BodyKind::Length : BodyKind::None;
    else
        head.body = ended ? BodyKind::None : BodyKind::UntilClose;
    return Refusal::None;
}

Refusal HeadReader::finish_trailers(http::HeaderTable& trailers)
{
    trailers = table();
    return refusal_;
}

observe::StatusDetails status_details_of(Refusal refusal)
{
    switch (refusal) {
    case Refusal::TargetMissing:
    case Refusal::TargetNotAscii:
    case Refusal::TargetHasFragment:
    case Refusal::TargetFormUnknown:
    case Refusal::AsteriskNotOptions:
        return observe::StatusDetails::InvalidHttp2ClientRequestPath;
    case Refusal::HeadTooLong:
    case Refusal::TooManyFields:
    case Refusal::MethodNotToken:
    case Refusal::MethodTooLong:
    case Refusal::MethodNotAllowed:
    case Refusal::ExpectUnsupported:
    case Refusal::UpgradeUnsupported:
    case Refusal::WebSocketMalformed:
    case Refusal::BodyNotAllowed:
    case Refusal::BodyLengthDisagrees:
        return http1::status_details_of(refusal);
    default:
        return observe::StatusDetails::InvalidHttp2ClientHeaderFormat;
    }
}

} // namespace switchyard::http2
