// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_parser.h"

#include "core/base/ip_address.h"

#include <algorithm>
#include <cctype>
#include <expected>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace switchyard::http1::reference {
namespace {

using http::BodyKind;

/// Reading stopped: for want of bytes (None) or because of a refusal.
using Stop = std::unexpected<Refusal>;
template <typename T>
using Read = std::expected<T, Refusal>;

Stop need_more() { return Stop(Refusal::None); }

std::string lower(std::string_view text)
{
    std::string result;
    for (const char c : text)
        result += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return result;
}

bool is_token_byte(char c)
{
    static const std::set<char> marks{'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'};
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.contains(c);
}

bool is_control(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 32 && byte != 9) || byte == 127;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string strip(std::string text)
{
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.pop_back();
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.erase(0, 1);
    return text;
}

std::vector<std::string> list_members(const std::string& value)
{
    std::vector<std::string> members{""};
    for (const char c : value) {
        if (c == ',')
            members.emplace_back();
        else
            members.back() += c;
    }
    std::vector<std::string> result;
    for (const std::string& member : members) {
        if (!strip(member).empty())
            result.push_back(strip(member));
    }
    return result;
}

bool is_port(const std::string& text)
{
    return std::all_of(text.begin(), text.end(), is_digit) &&
           (text.empty() || text.find_first_not_of('0') == std::string::npos ||
            (text.substr(text.find_first_not_of('0')).size() <= 5 &&
             std::stoi(text.substr(text.find_first_not_of('0'))) <= 65'535));
}

bool is_registered_name(const std::string& name)
{
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '%') {
            if (i + 2 >= name.size() || std::isxdigit(static_cast<unsigned char>(name[i + 1])) == 0 ||
                std::isxdigit(static_cast<unsigned char>(name[i + 2])) == 0)
                return false;
            i += 2;
        } else if (std::string_view("-._~!$&'()*+,;=").find(c) == std::string_view::npos && !is_digit(c) &&
                   !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
            return false;
        }
    }
    return !name.empty();
}

bool is_authority(const std::string& text)
{
    if (text.starts_with('[')) {
        const std::size_t close = text.find(']');
        if (close == std::string::npos)
            return false;
        const auto address = IpAddress::parse(text.substr(1, close - 1));
        const std::string rest = text.substr(close + 1);
        return address && address->family == IpAddress::Family::V6 &&
               (rest.empty() || (rest[0] == ':' && is_port(rest.substr(1))));
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return is_registered_name(text);
    return is_registered_name(text.substr(0, colon)) && is_port(text.substr(colon + 1));
}

class Parser
{
public:
    Parser(std::string_view bytes, const HeadLimits& limits, bool request)
        : bytes_(bytes.substr(0, limits.bytes)),
          full_(bytes.size() >= limits.bytes),
          limits_(limits),
          request_(request)
    {}

    Head request()
    {
        return finish([this]() -> Read<void> {
            if (auto line = request_line(); !line)
                return line;
            if (auto lines = field_lines(); !lines)
                return lines;
            return whole_request();
        });
    }

    Head response(const Asked& asked)
    {
        may_switch_ = asked.websocket;
        return finish([this, method = asked.method]() -> Read<void> {
            if (auto line = status_line(); !line)
                return line;
            if (auto lines = field_lines(); !lines)
                return lines;
            return whole_response(method);
        });
    }

private:
    template <typename Work>
    Head finish(Work work)
    {
        const Read<void> outcome = work();
        if (outcome) {
            head_.keep_alive = head_.keep_alive && !close_ && (head_.minor_version == 1 || keep_alive_);
            for (Field& field : head_.fields)
                field.hop_by_hop = field.hop_by_hop || nominated(lower(field.name));
            head_.result = {HeadResult::Status::Complete, Refusal::None, static_cast<std::uint32_t>(at_)};
            return head_;
        }
        Head stopped;
        if (outcome.error() != Refusal::None)
            stopped.result = {HeadResult::Status::Refused, outcome.error(), 0};
        else if (full_)
            stopped.result = {HeadResult::Status::Refused, Refusal::HeadTooLong, 0};
        return stopped;
    }

    bool more() const { return at_ < bytes_.size(); }
    char peek() const { return bytes_[at_]; }

    Read<void> request_line()
    {
        if (more() && peek() == '\r') {
            ++at_;
            if (!more())
                return need_more();
            if (peek() != '\n')
                return Stop(Refusal::BareCarriageReturn);
            ++at_;
        }
        if (auto method = method_name(); !method)
            return method;
        if (auto target = request_target(); !target)
            return target;
        if (auto version = version_name(); !version)
            return version;
        if (!more())
            return need_more();
        if (peek() != '\r') {
            if (peek() == '\n')
                return Stop(Refusal::BareLineFeed);
            return Stop(is_digit(peek()) ? Refusal::VersionUnsupported : Refusal::FirstLineMalformed);
        }
        return line_feed();
    }

    Read<void> method_name()
    {
        for (;; ++at_) {
            if (head_.method.size() > 32)
                return Stop(Refusal::MethodTooLong);
            if (!more())
                return need_more();
            const char c = peek();
            if (is_token_byte(c)) {
                head_.method += c;
                continue;
            }
            if (c == ' ' && !head_.method.empty())
                break;
            if (c == '\n')
                return Stop(Refusal::BareLineFeed);
            if (c == '\0')
                return Stop(Refusal::ControlCharacter);
            return Stop(c > 32 && c < 127 ? Refusal::MethodNotToken : Refusal::FirstLineMalformed);
        }
        ++at_;
        if (head_.method == "CONNECT")
            return Stop(Refusal::MethodNotAllowed);
        return {};
    }

    Read<void> request_target()
    {
        for (; more() && peek() != ' '; ++at_) {
            const char c = peek();
            if (c == '\r') {
                if (at_ + 1 == bytes_.size())
                    return need_more();
                return Stop(bytes_[at_ + 1] == '\n' ? Refusal::VersionUnsupported : Refusal::BareCarriageReturn);
            }
            if (c == '\n')
                return Stop(Refusal::BareLineFeed);
            if (c == '#')
                return Stop(Refusal::TargetHasFragment);
            if (static_cast<unsigned char>(c) >= 128)
                return Stop(Refusal::TargetNotAscii);
            if (c < 32 || c == 127)
                return Stop(Refusal::ControlCharacter);
            head_.target += c;
        }
        if (!more())
            return need_more();
        ++at_;
        if (head_.target.empty())
            return Stop(Refusal::TargetMissing);
        return {};
    }

    Read<void> version_name()
    {
        for (const char wanted : std::string_view("HTTP/1.")) {
            if (!more())
                return need_more();
            if (peek() != wanted) {
                const bool in_number = wanted == '1' || wanted == '.';
                return Stop(in_number && is_digit(peek()) ? Refusal::VersionUnsupported : Refusal::FirstLineMalformed);
            }
            ++at_;
        }
        if (!more())
            return need_more();
        if (peek() != '0' && peek() != '1')
            return Stop(is_digit(peek()) ? Refusal::VersionUnsupported : Refusal::FirstLineMalformed);
        head_.minor_version = peek() - '0';
        ++at_;
        return {};
    }

    /// A CR stands here: LF must follow.
    Read<void> line_feed()
    {
        ++at_;
        if (!more())
            return need_more();
        if (peek() != '\n')
            return Stop(Refusal::BareCarriageReturn);
        ++at_;
        return {};
    }

    Read<void> status_line()
    {
        if (auto version = version_name(); !version)
            return version;
        if (!more())
            return need_more();
        if (peek() != ' ')
            return Stop(Refusal::FirstLineMalformed);
        ++at_;
        for (int i = 0; i < 3; ++i, ++at_) {
            if (!more())
                return need_more();
            if (!is_digit(peek()) || (i == 0 && peek() == '0'))
                return Stop(Refusal::StatusMalformed);
            head_.status = head_.status * 10 + (peek() - '0');
        }
        if (!more())
            return need_more();
        if (peek() != ' ' && peek() != '\r')
            return Stop(peek() == '\n' ? Refusal::BareLineFeed : Refusal::StatusMalformed);
        if (head_.status == 101 && !may_switch_)
            return Stop(Refusal::SwitchingProtocolsUnexpected);
        if (peek() == ' ')
            ++at_;
        return text(head_.reason);
    }

    /// Bytes up to a CRLF, which is taken too.
    Read<void> text(std::string& result)
    {
        for (; more() && peek() != '\r'; ++at_) {
            if (peek() == '\n')
                return Stop(Refusal::BareLineFeed);
            if (is_control(peek()))
                return Stop(Refusal::ControlCharacter);
            result += peek();
        }
        if (!more())
            return need_more();
        return line_feed();
    }

    Read<void> field_lines()
    {
        for (;;) {
            if (!more())
                return need_more();
            if (peek() == '\r')
                return line_feed();
            if (peek() == '\n')
                return Stop(Refusal::BareLineFeed);
            if (peek() == ' ' || peek() == '\t')
                return Stop(Refusal::LineFolding);
            if (head_.fields.size() == limits_.fields)
                return Stop(Refusal::TooManyFields);
            if (auto line = field_line(); !line)
                return line;
        }
    }

    Read<void> field_line()
    {
        Field field;
        for (; more() && peek() != ':'; ++at_) {
            if (peek() == '\n')
                return Stop(Refusal::BareLineFeed);
            if (peek() == '\0')
                return Stop(Refusal::ControlCharacter);
            if (peek() == ' ' || peek() == '\t')
                return Stop(Refusal::SpaceBeforeColon);
            if (!is_token_byte(peek()))
                return Stop(Refusal::FieldNameInvalid);
            field.name += peek();
            if (field.name.size() > 0xffff)
                return Stop(Refusal::HeadTooLong);
        }
        if (!more())
            return need_more();
        if (field.name.empty())
            return Stop(Refusal::FieldNameEmpty);
        ++at_;
        if (auto value = text(field.value); !value)
            return value;
        bool folded = false;
        for (;;) {
            if (!more())
                return need_more();
            if (peek() != ' ' && peek() != '\t')
                break;
            folded = true;
            field.value += "  ";
            if (auto rest = text(field.value); !rest)
                return rest;
        }
        field.value = strip(field.value);
        static const std::set<std::string> one_line{"content-length", "transfer-encoding", "host",
                                                    "connection",     "upgrade",           "expect"};
        if (folded && one_line.contains(lower(field.name)))
            return Stop(Refusal::LineFolding);
        if (const Refusal refusal = note(field); refusal != Refusal::None)
            return Stop(refusal);
        head_.fields.push_back(field);
        return {};
    }

    Refusal note(Field& field)
    {
        const std::string name = lower(field.name);
        const std::string value = lower(field.value);
        if (request_ && name.find('_') != std::string::npos) {
            std::string dashed = name;
            std::replace(dashed.begin(), dashed.end(), '_', '-');
            if (dashed == "content-length" || dashed == "transfer-encoding")
                return Refusal::FramingImitated;
        }
        for (const char* hop : {"connection", "keep-alive", "proxy-connection", "te", "upgrade"})
            field.hop_by_hop = field.hop_by_hop || name == hop;
        if (name == "content-length")
            return note_length(field.value);
        if (name == "transfer-encoding")
            return note_coding(value);
        if (name == "connection")
            return note_connection(field.value);
        if (name == "te" && request_) {
            for (const std::string& member : list_members(value))
                head_.accepts_trailers = head_.accepts_trailers || member == "trailers";
        }
        if (name == "upgrade" && head_.minor_version == 1) {
            websocket_ = value == "websocket" && !websocket_;
            if (request_ && !websocket_)
                return Refusal::UpgradeUnsupported;
        }
        if (!request_)
            return Refusal::None;
        if (name == "host") {
            if (hosts_++ != 0)
                return Refusal::HostRepeated;
            if (!is_authority(field.value))
                return Refusal::HostInvalid;
            head_.authority = field.value;
        }
        if (name == "expect" && head_.minor_version == 0)
            field.hop_by_hop = true;
        else if (name == "expect" && (expects_++ != 0 || value != "100-continue"))
            return Refusal::ExpectUnsupported;
        return Refusal::None;
    }

    Refusal note_length(const std::string& value)
    {
        if (length_)
            return Refusal::ContentLengthRepeated;
        if (chunked_)
            return Refusal::LengthAndTransferEncoding;
        if (value.empty() || !std::all_of(value.begin(), value.end(), is_digit))
            return Refusal::ContentLengthInvalid;
        if (value.size() > 18)
            return Refusal::ContentLengthTooLarge;
        length_ = std::stoull(value);
        return Refusal::None;
    }

    Refusal note_coding(const std::string& value)
    {
        if (chunked_)
            return Refusal::TransferEncodingRepeated;
        if (length_)
            return Refusal::LengthAndTransferEncoding;
        if (head_.minor_version == 0)
            return Refusal::TransferEncodingInOldVersion;
        chunked_ = value == "chunked";
        return chunked_ ? Refusal::None : Refusal::TransferEncodingUnknown;
    }

    Refusal note_connection(const std::string& value)
    {
        for (const std::string& option : list_members(value)) {
            if (!std::all_of(option.begin(), option.end(), is_token_byte))
                return Refusal::ConnectionOptionInvalid;
            if (lower(option) == "close")
                close_ = true;
            else if (lower(option) == "keep-alive")
                keep_alive_ = true;
            else if (++named_ > 32)
                return Refusal::TooManyConnectionOptions;
            options_.push_back(lower(option));
            asks_upgrade_ = asks_upgrade_ || lower(option) == "upgrade";
        }
        return Refusal::None;
    }

    bool nominated(const std::string& name) const
    {
        static const std::set<std::string> protected_names{
            "host", "content-length", "transfer-encoding", "x-forwarded-for", "x-forwarded-proto", "via"};
        return named_ > 0 && !protected_names.contains(name) &&
               std::find(options_.begin(), options_.end(), name) != options_.end();
    }

    Read<void> whole_request()
    {
        if (hosts_ == 0 && head_.minor_version == 1)
            return Stop(Refusal::HostMissing);
        if (auto split = split_target(); !split)
            return split;
        head_.content_length = length_.value_or(0);
        head_.body = chunked_ ? BodyKind::Chunked : head_.content_length != 0 ? BodyKind::Length : BodyKind::None;
        if (head_.method == "TRACE" && head_.body != BodyKind::None)
            return Stop(Refusal::BodyNotAllowed);
        if ((head_.method == "POST" || head_.method == "PUT" || head_.method == "PATCH") && !chunked_ && !length_)
            return Stop(Refusal::BodyLengthRequired);
        head_.expects_continue = expects_ != 0 && head_.body != BodyKind::None;
        head_.websocket = websocket_ && asks_upgrade_;
        if (head_.websocket && (head_.method != "GET" || head_.body != BodyKind::None))
            return Stop(Refusal::WebSocketMalformed);
        return {};
    }

    Read<void> split_target()
    {
        std::string rest = head_.target;
        bool absolute = false;
        if (rest == "*") {
            if (head_.method != "OPTIONS")
                return Stop(Refusal::AsteriskNotOptions);
        } else if (rest[0] != '/') {
            absolute = true;
            if (lower(rest).starts_with("http://"))
                rest = rest.substr(7);
            else if (lower(rest).starts_with("https://"))
                rest = rest.substr(8), head_.https_target = true;
            else
                return Stop(Refusal::TargetFormUnknown);
            std::string authority;
            while (!rest.empty() && rest[0] != '/' && rest[0] != '?') {
                authority += rest[0];
                rest.erase(0, 1);
            }
            if (!is_authority(authority))
                return Stop(Refusal::TargetAuthorityInvalid);
            head_.authority = authority;
        }
        head_.has_query = rest.find('?') != std::string::npos;
        head_.path = rest.substr(0, rest.find('?'));
        head_.query = head_.has_query ? rest.substr(rest.find('?') + 1) : "";
        if (absolute && head_.path.empty())
            head_.path = head_.method == "OPTIONS" && !head_.has_query ? "*" : "/";
        return {};
    }

    Read<void> whole_response(http::Method method)
    {
        if (head_.status == 101 && !(websocket_ && asks_upgrade_))
            return Stop(Refusal::SwitchingProtocolsUnexpected);
        if (head_.status < 200 && (chunked_ || length_.value_or(0) != 0))
            return Stop(Refusal::InterimWithBody);
        head_.content_length = length_.value_or(0);
        if (head_.status < 200 || head_.status == 204) {
            if (chunked_ || head_.content_length != 0)
                head_.keep_alive = false;
            head_.content_length = 0;
            for (Field& field : head_.fields) {
                const std::string name = lower(field.name);
                field.hop_by_hop = field.hop_by_hop || name == "content-length" || name == "transfer-encoding";
            }
        } else if (head_.status == 304 || method == http::Method::Head) {
            head_.body = BodyKind::None;
        } else if (chunked_) {
            head_.body = BodyKind::Chunked;
        } else if (length_) {
            head_.body = *length_ != 0 ? BodyKind::Length : BodyKind::None;
        } else {
            head_.body = BodyKind::UntilClose;
            head_.keep_alive = false;
        }
        return {};
    }

    std::string_view bytes_;
    bool full_;
    HeadLimits limits_;
    bool request_;
    std::size_t at_ = 0;
    Head head_;
    std::optional<std::uint64_t> length_;
    bool chunked_ = false;
    bool may_switch_ = false;
    bool websocket_ = false;
    bool asks_upgrade_ = false;
    bool close_ = false;
    bool keep_alive_ = false;
    int hosts_ = 0;
    int expects_ = 0;
    int named_ = 0;
    std::vector<std::string> options_;
};

} // namespace

std::string to_string(const Head& head)
{
    std::string text = fmt::format("{} {} size {}\n", static_cast<int>(head.result.status),
                                   http1::to_string(head.result.refusal), head.result.size);
    text += fmt::format("{} {} authority '{}' path '{}' query {}'{}' HTTP/1.{} {} '{}'\n", head.method, head.target,
                        head.authority, head.path, head.has_query, head.query, head.minor_version, head.status,
                        head.reason);
    text += fmt::format("keep alive {} expects {} websocket {} trailers {} https {} body {} length {}\n",
                        head.keep_alive, head.expects_continue, head.websocket, head.accepts_trailers,
                        head.https_target, static_cast<int>(head.body), head.content_length);
    for (const Field& field : head.fields)
        text += fmt::format("'{}': '{}'{}\n", field.name, field.value, field.hop_by_hop ? " (hop by hop)" : "");
    return text;
}

Head parse_request(std::string_view bytes, const HeadLimits& limits) { return Parser(bytes, limits, true).request(); }

Head parse_response(std::string_view bytes, const Asked& asked, const HeadLimits& limits)
{
    return Parser(bytes, limits, false).response(asked);
}

} // namespace switchyard::http1::reference
