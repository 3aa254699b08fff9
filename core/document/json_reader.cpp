// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/json_reader.h"

#include "core/document/text.h"

#include <array>
#include <utility>

namespace switchyard::document {

namespace {

/// Recursive descent; every function returns false at the first thing that is not JSON.
class JsonReader
{
public:
    JsonReader(std::string_view text, const ReadLimits& limits) : text_(text), limits_(limits) {}

    std::optional<Node> read()
    {
        skip_space();
        if (peek() != '{' && peek() != '[')
            return std::nullopt;
        Node root;
        if (!read_value(root, 0))
            return std::nullopt;
        skip_space();
        if (at_ != text_.size())
            return std::nullopt;
        return root;
    }

private:
    char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    std::uint32_t here() const { return static_cast<std::uint32_t>(at_); }

    void skip_space()
    {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
            ++at_;
    }

    bool take(char c)
    {
        if (peek() != c)
            return false;
        ++at_;
        return true;
    }

    bool read_value(Node& node, std::uint32_t depth)
    {
        if (depth > limits_.depth || ++nodes_ > limits_.nodes)
            return false;
        skip_space();
        node.begin = node.content = here();
        const char first = peek();
        const bool good = first == '{'   ? read_collection(node, NodeKind::Mapping, depth)
                          : first == '[' ? read_collection(node, NodeKind::Sequence, depth)
                          : first == '"' ? read_string(node.text, node.style)
                                         : read_plain(node);
        node.end = here();
        return good;
    }

    bool read_collection(Node& node, NodeKind kind, std::uint32_t depth)
    {
        node.kind = kind;
        node.style = Style::Flow;
        const char close = kind == NodeKind::Mapping ? '}' : ']';
        ++at_;
        skip_space();
        if (take(close))
            return true;
        do {
            skip_space();
            Entry& entry = node.entries.emplace_back();
            entry.begin = here();
            if (kind == NodeKind::Mapping && !read_key(entry.key))
                return false;
            if (!read_value(entry.value, depth + 1))
                return false;
            skip_space();
        } while (take(','));
        return take(close);
    }

    bool read_key(Key& key)
    {
        key.begin = here();
        if (peek() != '"' || !read_string(key.text, key.style))
            return false;
        key.end = here();
        skip_space();
        return take(':');
    }

    bool read_string(std::string& out, Style& style)
    {
        style = Style::DoubleQuoted;
        ++at_;
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '"')
                return true;
            if (static_cast<unsigned char>(c) < 0x20)
                return false;
            if (c != '\\')
                out += c;
            else if (!read_escape(out))
                return false;
        }
        return false;
    }

    bool read_escape(std::string& out)
    {
        const char c = peek();
        ++at_;
        constexpr std::string_view kNames = "\"\\/bfnrt";
        constexpr std::string_view kBytes = "\"\\/\b\f\n\r\t";
        if (const std::size_t known = c == '\0' ? kNames.npos : kNames.find(c); known != kNames.npos) {
            out += kBytes[known];
            return true;
        }
        std::uint32_t code = 0;
        if (c != 'u' || !read_hex(code))
            return false;
        if (code >= 0xD800 && code < 0xDC00) {
            std::uint32_t low = 0;
            if (!take('\\') || !take('u') || !read_hex(low) || low < 0xDC00 || low > 0xDFFF)
                return false;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        } else if (code >= 0xDC00 && code <= 0xDFFF) {
            return false;
        }
        append_utf8(out, code);
        return true;
    }

    bool read_hex(std::uint32_t& code)
    {
        for (int index = 0; index < 4; ++index) {
            const char c = peek();
            const bool digit = c >= '0' && c <= '9';
            const char lower = static_cast<char>(c | 0x20);
            if (!digit && (lower < 'a' || lower > 'f'))
                return false;
            code = code * 16 + static_cast<std::uint32_t>(digit ? c - '0' : lower - 'a' + 10);
            ++at_;
        }
        return true;
    }

    bool read_plain(Node& node)
    {
        const std::size_t end = std::min(text_.find_first_of(" \t\r\n,]}", at_), text_.size());
        node.text = text_.substr(at_, end - at_);
        node.style = Style::Plain;
        at_ = end;
        if (node.text == "null" || node.text == "true" || node.text == "false")
            return true;
        // JSON's numbers are YAML's without a plus sign, hexadecimal, leading zeros and a bare point.
        std::string_view digits = node.text;
        if (digits.starts_with('-'))
            digits.remove_prefix(1);
        if (digits.empty() || digits[0] < '0' || digits[0] > '9' || digits.back() == '.')
            return false;
        if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.' && (digits[1] | 0x20) != 'e')
            return false;
        const ScalarType type = plain_type(node.text);
        return type == ScalarType::Integer || type == ScalarType::Number;
    }

    std::string_view text_;
    const ReadLimits& limits_;
    std::size_t at_ = 0;
    std::uint64_t nodes_ = 0;
};

} // namespace

std::optional<Node> read_json(std::string_view text, const ReadLimits& limits)
{
    return JsonReader(text, limits).read();
}

} // namespace switchyard::document
