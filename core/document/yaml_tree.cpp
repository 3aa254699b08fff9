// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/yaml_tree.h"

#include "core/document/text.h"
#include "core/document/yaml_events.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace switchyard::document {

namespace {

/// What a value amounts to with its aliases written out.
struct Weight
{
    std::uint64_t nodes = 1;
    std::uint64_t bytes = 0; ///< of the texts of scalars and keys
    std::uint32_t height = 1;
};

/// What is known about an anchor while the text is read.
struct Anchor
{
    std::uint32_t number = 0;
    Weight weight;
    bool open = true;
};

/// A collection that is being read.
struct Frame
{
    Node node;
    std::string anchor;
    Weight weight;
    Key key;
    bool has_key = false;

    bool wants_key() const { return node.kind == NodeKind::Mapping && !has_key; }
};

struct Complaint
{
    std::string_view problem;
    std::string_view code;
};

/// libyaml's words, by how they begin, to our sentences.
constexpr std::array kComplaints{
    Complaint{"found unexpected end of stream", "document.cut_off"},
    Complaint{"found a tab character", "document.tab"},
    Complaint{"found character that cannot start any token", "document.character"},
    Complaint{"found unknown escape character", "document.escape"},
    Complaint{"did not find expected hexdecimal number", "document.escape"},
    Complaint{"found invalid Unicode character escape code", "document.escape"},
    Complaint{"did not find expected ',' or", "document.comma"},
    Complaint{"could not find expected ':'", "document.colon"},
    Complaint{"mapping values are not allowed in this context", "document.colon_unexpected"},
    Complaint{"did not find expected key", "document.indentation"},
    Complaint{"did not find expected '-' indicator", "document.indentation"},
    Complaint{"block sequence entries are not allowed in this context", "document.indentation"},
};

/// More of them would not help anybody.
constexpr std::size_t kEnough = 1000;

class TreeReader
{
public:
    TreeReader(std::string_view text, const ReadLimits& limits, const LineIndex& lines)
        : text_(text),
          limits_(limits),
          lines_(lines),
          events_(text)
    {}

    /// The first document, as far as it can be read.
    Source read()
    {
        read_events();
        while (!frames_.empty())
            close(frames_.back().node.end);
        finish_root();
        return std::move(source_);
    }

    /// Every document that can be read to its end.
    SourceStream read_all()
    {
        several_ = true;
        read_events();
        stream_.complete = source_.complete;
        stream_.diagnostics = std::move(source_.diagnostics);
        return std::move(stream_);
    }

private:
    void read_events()
    {
        bool more = true;
        while (more) {
            YamlEvent event;
            if (!events_.next(event)) {
                report_syntax();
                more = false;
            } else {
                more = accept(event);
            }
        }
    }

    void finish_root()
    {
        if (!source_.root)
            return;
        link(*source_.root);
        for (Diagnostic& diagnostic : mark_duplicate_keys(*source_.root, lines_))
            if (source_.diagnostics.size() < kEnough)
                source_.diagnostics.push_back(std::move(diagnostic));
    }

    /// Takes the document that has just ended into the stream; anchors hold in one document only.
    void end_document()
    {
        finish_root();
        const bool empty =
            source_.root && source_.root->kind == NodeKind::Scalar && source_.root->begin == source_.root->end;
        if (source_.root && !empty)
            stream_.roots.push_back(std::move(*source_.root));
        source_.root.reset();
        named_.clear();
        anchors_ = 0;
    }

    /// Returns false when there is nothing more to read.
    bool accept(const YamlEvent& event)
    {
        switch (event.type()) {
        case YAML_STREAM_END_EVENT:
            return false;
        case YAML_DOCUMENT_START_EVENT:
            if (source_.root)
                report("document.several", Severity::Warning, events_.byte(event->start_mark));
            return !source_.root;
        case YAML_DOCUMENT_END_EVENT:
            if (several_)
                end_document();
            return true;
        case YAML_SCALAR_EVENT:
        case YAML_ALIAS_EVENT:
        case YAML_SEQUENCE_START_EVENT:
        case YAML_MAPPING_START_EVENT:
            return count_node(event) && accept_node(event);
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            close(events_.byte(event->end_mark));
            return true;
        default:
            return true;
        }
    }

    bool count_node(const YamlEvent& event)
    {
        const bool too_many = ++nodes_ > limits_.nodes;
        const bool too_deep = frames_.size() > limits_.depth;
        if (too_many)
            report("document.too_many_values", Severity::Error, events_.byte(event->start_mark),
                   {std::to_string(limits_.nodes)});
        else if (too_deep)
            report("document.too_deep", Severity::Error, events_.byte(event->start_mark),
                   {std::to_string(limits_.depth)});
        source_.complete = source_.complete && !too_many && !too_deep;
        return !too_many && !too_deep;
    }

    bool accept_node(const YamlEvent& event)
    {
        Node node;
        node.begin = node.content = events_.byte(event->start_mark);
        node.end = events_.byte(event->end_mark);
        if (event.type() == YAML_ALIAS_EVENT) {
            take_alias(event, std::move(node));
            return true;
        }
        const auto [anchor, tag, style] = properties(event);
        take_tag(tag, node);
        node.anchor = anchor.empty() ? 0 : ++anchors_;
        source_.has_anchors = source_.has_anchors || !anchor.empty();
        if (!anchor.empty() || !tag.empty())
            node.content = static_cast<std::uint32_t>(std::min<std::size_t>(skip_properties(node.begin), text_.size()));
        node.style = style;
        if (event.type() == YAML_SCALAR_EVENT) {
            finish_scalar(event, node);
            const Weight weight{.bytes = node.text.size()};
            if (!anchor.empty())
                named_[anchor] = {node.anchor, weight, false};
            place(std::move(node), weight);
            return true;
        }
        node.kind = event.type() == YAML_SEQUENCE_START_EVENT ? NodeKind::Sequence : NodeKind::Mapping;
        if (!anchor.empty())
            named_[anchor] = {node.anchor, {}, true};
        Frame& frame = frames_.emplace_back();
        frame.node = std::move(node);
        frame.anchor = anchor;
        return true;
    }

    struct Properties
    {
        std::string anchor;
        std::string tag;
        Style style;
    };

    static std::string text_of(const yaml_char_t* text)
    {
        return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
    }

    static Properties properties(const YamlEvent& event)
    {
        if (event.type() == YAML_SCALAR_EVENT) {
            const auto& scalar = event->data.scalar;
            const Style style = scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE   ? Style::SingleQuoted
                                : scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE ? Style::DoubleQuoted
                                : scalar.style == YAML_LITERAL_SCALAR_STYLE       ? Style::Literal
                                : scalar.style == YAML_FOLDED_SCALAR_STYLE        ? Style::Folded
                                                                                  : Style::Plain;
            return {text_of(scalar.anchor), text_of(scalar.tag), style};
        }
        if (event.type() == YAML_SEQUENCE_START_EVENT) {
            const auto& start = event->data.sequence_start;
            return {text_of(start.anchor), text_of(start.tag),
                    start.style == YAML_FLOW_SEQUENCE_STYLE ? Style::Flow : Style::Block};
        }
        const auto& start = event->data.mapping_start;
        return {text_of(start.anchor), text_of(start.tag),
                start.style == YAML_FLOW_MAPPING_STYLE ? Style::Flow : Style::Block};
    }

    void take_tag(const std::string& tag, Node& node)
    {
        constexpr std::string_view kCore = "tag:yaml.org,2002:";
        constexpr std::array kHarmless{"str", "int", "float", "bool", "null", "seq", "map", "timestamp"};
        node.tagged = !tag.empty();
        node.text_tag = tag == "!" || tag == "tag:yaml.org,2002:str";
        const bool known =
            tag.empty() || tag == "!" ||
            (tag.starts_with(kCore) && std::ranges::find(kHarmless, tag.substr(kCore.size())) != kHarmless.end());
        if (!known)
            report("document.tag", Severity::Warning, node.begin, {tag});
    }

    /// Behind anchor and tag, at the value.
    std::size_t skip_properties(std::size_t at) const
    {
        for (;;) {
            const std::size_t next = skip_between(text_, at);
            if (next >= text_.size() || (text_[next] != '&' && text_[next] != '!'))
                return at == next ? at : next;
            at = std::min(text_.find_first_of(" \t\r\n,]}", next + 1), text_.size());
            if (at < text_.size() && std::string_view(",]}").find(text_[at]) != std::string_view::npos)
                return at;
        }
    }

    void finish_scalar(const YamlEvent& event, Node& node) const
    {
        const auto& scalar = event->data.scalar;
        node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
        if (node.style == Style::Literal || node.style == Style::Folded)
            node.end = end_of_block_scalar(node.content, node.end);
        node.content = std::min(node.content, node.end);
    }

    /// libyaml ends a block scalar behind the blank lines after it; only a "keep" indicator makes those its own.
    std::uint32_t end_of_block_scalar(std::uint32_t begin, std::uint32_t end) const
    {
        const std::string_view header = text_.substr(begin, line_end(text_, begin) - begin);
        const std::size_t comment = std::min(header.find('#'), header.size());
        const std::string_view body = text_.substr(begin, end - begin);
        if (header.substr(0, comment).find('+') == std::string_view::npos) {
            const std::size_t last = body.find_last_not_of(" \t\r\n");
            // Blanks at the end of the last line belong to it.
            return static_cast<std::uint32_t>(std::min<std::size_t>(line_end(text_, begin + last + 1), end));
        }
        return static_cast<std::uint32_t>(before_break(text_, end));
    }

    void take_alias(const YamlEvent& event, Node node)
    {
        const std::string name = text_of(event->data.alias.anchor);
        node.kind = NodeKind::Alias;
        node.style = Style::Plain;
        node.text = name;
        source_.has_anchors = true;
        const auto found = named_.find(name);
        if (found == named_.end()) {
            report("document.alias_unknown", Severity::Error, node.begin, {name});
        } else if (found->second.open) {
            report("document.alias_circular", Severity::Error, node.begin, {name});
        } else if (const Weight weight = found->second.weight; fits(weight, node)) {
            alias_nodes_ += weight.nodes;
            alias_bytes_ += weight.bytes;
            node.anchor = found->second.number;
            place(std::move(node), weight);
            return;
        }
        place(std::move(node), {});
    }

    /// Whether an alias may stand for a value of this weight; says so if not.
    bool fits(const Weight& weight, const Node& alias)
    {
        if (alias_nodes_ + weight.nodes > limits_.alias_nodes) {
            if (!std::exchange(alias_limit_reported_, true))
                report("document.alias_limit", Severity::Error, alias.begin,
                       {alias.text, std::to_string(limits_.alias_nodes)});
            return false;
        }
        if (alias_bytes_ + weight.bytes > limits_.bytes) {
            if (!std::exchange(alias_limit_reported_, true))
                report("document.alias_size", Severity::Error, alias.begin,
                       {alias.text, std::to_string(limits_.bytes >> 20)});
            return false;
        }
        if (frames_.size() + weight.height > limits_.depth) {
            report("document.too_deep", Severity::Error, alias.begin, {std::to_string(limits_.depth)});
            return false;
        }
        return true;
    }

    void close(std::uint32_t end)
    {
        Frame frame = std::move(frames_.back());
        frames_.pop_back();
        Node& node = frame.node;
        // `a: 1` in `[a: 1]` is a mapping without braces.
        const bool bracketed =
            node.style == Style::Flow && (node.entries.empty() || node.entries.front().begin > node.content);
        if (!node.entries.empty() && (!bracketed || !source_.complete))
            end = std::max(node.entries.back().value.end, node.entries.back().key.end);
        node.end = std::max(end, node.content);
        if (!frame.anchor.empty() && named_[frame.anchor].number == node.anchor)
            named_[frame.anchor] = {node.anchor, frame.weight, false};
        place(std::move(node), frame.weight);
    }

    void place(Node node, const Weight& weight)
    {
        if (frames_.empty()) {
            source_.root = std::move(node);
            return;
        }
        Frame& frame = frames_.back();
        frame.weight.nodes += weight.nodes;
        frame.weight.bytes += weight.bytes;
        frame.weight.height = std::max(frame.weight.height, weight.height + 1);
        if (frame.wants_key()) {
            take_key(frame, node);
            return;
        }
        const std::uint32_t before =
            frame.node.entries.empty() ? frame.node.content : frame.node.entries.back().value.end;
        Entry& entry = frame.node.entries.emplace_back();
        entry.key = std::move(frame.key);
        if (frame.node.kind == NodeKind::Mapping)
            place_missing_value(entry.key, node);
        entry.begin =
            entry_begin(frame.node, before, frame.node.kind == NodeKind::Mapping ? entry.key.begin : node.begin);
        entry.value = std::move(node);
        frame.node.end = entry.value.end;
        frame.has_key = false;
        frame.key = {};
    }

    /// libyaml puts a value that is missing together with its colon where the next token begins.
    void place_missing_value(const Key& key, Node& value) const
    {
        const std::size_t next = skip_between(text_, key.end);
        const bool colon = next < text_.size() && text_[next] == ':' && next < value.begin;
        if (value.begin == value.end && !colon)
            value.begin = value.content = value.end = key.end;
    }

    void take_key(Frame& frame, const Node& node)
    {
        frame.has_key = true;
        frame.key.begin = node.begin;
        frame.key.end = node.end;
        frame.key.style = node.style;
        frame.key.foreign = node.kind != NodeKind::Scalar || node.anchor != 0;
        frame.key.text = frame.key.foreign ? std::string(text_.substr(node.begin, node.end - node.begin)) : node.text;
        if (node.style == Style::Plain && node.text == "<<") {
            frame.key.foreign = true;
            report("document.merge_key", Severity::Error, node.begin);
        } else if (frame.key.foreign) {
            report("document.key_not_text", Severity::Error, node.begin);
        }
    }

    /// The dash or the question mark before a block entry; otherwise the entry itself.
    std::uint32_t entry_begin(const Node& collection, std::uint32_t before, std::uint32_t begin) const
    {
        const bool sequence = collection.kind == NodeKind::Sequence;
        if (sequence && collection.style == Style::Flow)
            return begin;
        std::size_t at = skip_between(text_, before);
        if (collection.style == Style::Flow && at < text_.size() && (text_[at] == ',' || text_[at] == '{'))
            at = skip_between(text_, at + 1);
        const char indicator = sequence ? '-' : '?';
        return at < begin && text_[at] == indicator ? static_cast<std::uint32_t>(at) : begin;
    }

    /// Aliases get their targets once no node moves any more.
    void link(Node& root)
    {
        std::vector<const Node*> defined(anchors_ + 1, nullptr);
        std::vector<Node*> open{&root};
        std::vector<Node*> aliases;
        while (!open.empty()) {
            Node* node = open.back();
            open.pop_back();
            if (node->kind == NodeKind::Alias)
                aliases.push_back(node);
            else if (node->anchor != 0)
                defined[node->anchor] = node;
            for (Entry& entry : node->entries)
                open.push_back(&entry.value);
        }
        for (Node* alias : aliases) {
            alias->target = defined[alias->anchor];
            if (alias->anchor != 0 && alias->target == nullptr) // the anchor stands at a key
                report("document.alias_unknown", Severity::Error, alias->begin, {alias->text});
        }
    }

    void report_syntax()
    {
        const std::string problem = events_.problem();
        const auto known = std::ranges::find_if(
            kComplaints, [&problem](const Complaint& complaint) { return problem.starts_with(complaint.problem); });
        std::string code(known == kComplaints.end() ? "document.syntax" : known->code);
        const bool at_end = skip_between(text_, events_.place()) == text_.size();
        if (at_end && (code == "document.syntax" || code == "document.comma"))
            code = "document.cut_off";
        report(code, Severity::Error, events_.place(), {problem});
        source_.complete = false;
    }

    void report(std::string_view code, Severity severity, std::uint32_t offset, std::vector<std::string> args = {})
    {
        if (source_.diagnostics.size() < kEnough)
            source_.diagnostics.push_back(
                file_diagnostic(std::string(code), severity, lines_.position(offset), std::move(args)));
    }

    std::string_view text_;
    const ReadLimits& limits_;
    const LineIndex& lines_;
    YamlEvents events_;
    Source source_;
    std::vector<Frame> frames_;
    std::unordered_map<std::string, Anchor> named_;
    std::uint32_t anchors_ = 0;
    std::uint64_t nodes_ = 0;
    std::uint64_t alias_nodes_ = 0;
    std::uint64_t alias_bytes_ = 0;
    bool alias_limit_reported_ = false;
    bool several_ = false;
    SourceStream stream_;
};

} // namespace

Diagnostic file_diagnostic(std::string code, Severity severity, Position position, std::vector<std::string> args)
{
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.severity = severity;
    diagnostic.runs_here = severity != Severity::Error;
    diagnostic.cloud_accepts = severity == Severity::Advice;
    diagnostic.line = position.line;
    diagnostic.column = position.column;
    diagnostic.args = std::move(args);
    return diagnostic;
}

std::vector<Diagnostic> mark_duplicate_keys(Node& node, const LineIndex& lines)
{
    std::vector<Diagnostic> found;
    std::unordered_map<std::string_view, Entry*> last;
    std::vector<Node*> open{&node};
    while (!open.empty()) {
        Node* mapping = open.back();
        open.pop_back();
        if (last.bucket_count() > 256) // clearing a large table costs as much as it was large; "= {}" keeps its size
            last = std::unordered_map<std::string_view, Entry*>();
        last.clear();
        for (Entry& entry : mapping->entries) {
            open.push_back(&entry.value);
            if (mapping->kind != NodeKind::Mapping || entry.key.foreign)
                continue;
            const auto [known, added] = last.try_emplace(entry.key.text, &entry);
            if (added)
                continue;
            known->second->key.shadowed = true;
            if (found.size() < kEnough)
                found.push_back(
                    file_diagnostic("document.duplicate_key", Severity::Error, lines.position(entry.key.begin),
                                    {entry.key.text, std::to_string(lines.position(known->second->key.begin).line)}));
            known->second = &entry;
        }
    }
    return found;
}

Source read_yaml(std::string_view text, const ReadLimits& limits, const LineIndex& lines)
{
    return TreeReader(text, limits, lines).read();
}

SourceStream read_yaml_stream(std::string_view text, const ReadLimits& limits, const LineIndex& lines)
{
    return TreeReader(text, limits, lines).read_all();
}

} // namespace switchyard::document
