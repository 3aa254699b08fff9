// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/adopt.h"
#include "core/exchange/enum_numbers.h"
#include "core/exchange/formats.h"
#include "core/exchange/rest_kind.h"
#include "core/exchange/shape.h"
#include "core/exchange/terraform_node.h"

#include "core/document/decode.h"
#include "core/model/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

using document::Entry;
using document::Node;
using document::NodeKind;
using model::Kind;

/// What is known of a resource from where it stands.
struct Context
{
    std::optional<Kind> kind;
    std::string scope; ///< "regions/europe-west1", as aggregated lists group by
};

std::string shortened(std::string text)
{
    constexpr std::size_t kLongest = 200;
    if (text.size() <= kLongest)
        return text;
    std::size_t cut = kLongest;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
        --cut;
    return text.substr(0, cut) + "…";
}

/// The keys of a mapping, for a sentence. Values are not said: they may be secrets.
std::string keys_of(const Node& mapping)
{
    constexpr std::size_t kEnough = 6;
    std::string text;
    for (std::size_t index = 0; index < mapping.entries.size(); ++index) {
        if (index == kEnough)
            return text + ", …";
        text += (index == 0 ? "" : ", ") + shortened(mapping.entries[index].key.text);
    }
    return text;
}

class RestReader
{
public:
    RestReader(const SourceDocument& document, Found& found) : document_(document), found_(found) {}

    void read(const Node& node, const Context& context)
    {
        if (node.kind == NodeKind::Sequence) {
            for (const Entry& entry : node.entries)
                read(entry.value, context);
        } else if (node.kind != NodeKind::Mapping) {
            complain(node, "import.not_recognised", {});
        } else if (const Node* items = child(node, "items"); items != nullptr && child(node, "name") == nullptr) {
            read_list(node, *items);
        } else if (const Node* error = child(node, "error"); error != nullptr && text_at(*error, "message") != "") {
            complain(*error, "import.error_answer", {shortened(text_at(*error, "message"))});
        } else {
            read_resource(node, context);
        }
    }

private:
    /// More of them would not help anybody.
    void complain(const Node& at, std::string_view code, std::vector<std::string> args)
    {
        constexpr std::size_t kEnough = 1000;
        if (++complaints_ <= kEnough)
            tell(document_, at, import_error(code, std::move(args)), found_);
    }

    /// `{kind: compute#urlMapList, items: […]}`, or grouped: `{items: {regions/x: {urlMaps: […]}}}`.
    void read_list(const Node& list, const Node& items)
    {
        if (const Node* token = child(list, "nextPageToken"); token != nullptr && !is_null(*token))
            tell(document_, *token, import_warning("import.list_page", {}, {}), found_);
        if (is_null(items))
            return;
        if (items.kind != NodeKind::Mapping) {
            read(items, {kind_of_list(text_at(list, "kind")), {}});
            return;
        }
        for (const Entry& group : items.entries) {
            if (group.key.foreign || group.key.shadowed || group.value.kind != NodeKind::Mapping)
                continue;
            for (const Entry& part : group.value.entries)
                if (const auto kind = model::kind_of_collection(part.key.text);
                    kind && part.value.kind == NodeKind::Sequence)
                    read(part.value, {kind, group.key.text});
        }
    }

    void read_resource(const Node& node, const Context& context)
    {
        if (const Node* endpoint = child(node, "networkEndpoint")) { // a row of list-network-endpoints
            read(*endpoint, {Kind::NetworkEndpoint, {}});
            return;
        }
        const RestKind stated = stated_kind(node);
        if (stated.legacy_health_check) {
            read_legacy(node, stated.tag);
        } else if (stated.kind || context.kind) {
            take(node, stated.kind ? *stated.kind : *context.kind, context.scope);
        } else if (stated.tag.find('#') != std::string::npos && stated.tag.ends_with("List")) {
            return; // the vendor leaves an empty `items` out
        } else if (!stated.tag.empty()) {
            const std::string name = text_at(node, "name");
            found_.skipped.push_back(
                {document_.file, document_.position(node), shortened(stated.tag + (name.empty() ? "" : " " + name))});
        } else {
            read_by_shape(node, context);
        }
    }

    void read_by_shape(const Node& node, const Context& context)
    {
        const Shape shape = shape_of(node);
        const auto kind = shape.message == nullptr ? std::nullopt : model::kind_of_message(shape.message->name);
        if (shape.message == nullptr) {
            complain(node, "import.kind_unknown", {keys_of(node)});
        } else if (!kind) {
            refuse_part(node, *shape.message);
        } else {
            take(node, *kind, context.scope);
            if (shape.other != nullptr && is_named(node, *shape.message))
                tell(document_, node,
                     import_warning("import.kind_guessed", label_of(*kind, node),
                                    {schema::display_name(*shape.message), schema::display_name(*shape.other),
                                     kind_advice(*shape.message)}),
                     found_);
        }
    }

    /// A part is told what it is; what its fields say is told as well.
    void refuse_part(const Node& node, const schema::MessageInfo& part)
    {
        const auto home = home_of(part);
        complain(node, "import.fragment",
                 {schema::display_name(part), home ? home->path : std::string("a field"),
                  home ? schema::display_name(*home->resource) : std::string("resource")});
        tell_fields(node, part.name);
    }

    void tell_fields(const Node& node, std::string_view message)
    {
        const std::size_t first = found_.diagnostics.size();
        for (document::FieldFinding& finding : document::decode(node, *document_.text, message).findings)
            tell(document_, place_of(node, finding.path), std::move(finding.diagnostic), found_);
        refuse_enum_numbers(message, first, found_);
    }

    static const Node& place_of(const Node& node, const schema::FieldPath& path)
    {
        const Node* at = &node;
        for (const auto& step : path.steps()) {
            const auto* name = std::get_if<std::string>(&step);
            const Node* next = name != nullptr ? child(*at, *name) : nullptr;
            if (name == nullptr && std::get<std::size_t>(step) < at->entries.size())
                next = &at->entries[std::get<std::size_t>(step)].value;
            if (next == nullptr)
                break;
            at = next;
        }
        return *at;
    }

    void take(const Node& node, Kind kind, const std::string& scope)
    {
        const schema::MessageInfo& message = *schema::message_info(model::info(kind).message);
        if (!is_named(node, message)) {
            complain(node, "import.name_missing", {schema::display_name(message)});
            tell_fields(node, message.name);
            return;
        }
        const std::size_t first = found_.diagnostics.size();
        const auto place = missing_scope(node, message, scope);
        adopt(document_, place ? *place : node, node, kind, found_);
        refuse_enum_numbers(message.name, first, found_);
    }

    /// The resource with the region or zone of its group, which a reduced answer does not repeat. Errors: nullopt when
    /// it is there, or there is none.
    static std::optional<Node> missing_scope(const Node& node, const schema::MessageInfo& message,
                                             const std::string& scope)
    {
        const auto slash = scope.find('/');
        const std::string_view field = scope.starts_with("regions/") ? "region"
                                       : scope.starts_with("zones/") ? "zone"
                                                                     : "";
        if (field.empty() || message.field(field) == nullptr || child(node, field) != nullptr ||
            !text_at(node, "selfLink").empty())
            return std::nullopt;
        Node copy = node;
        put(copy, field, made_text(scope.substr(slash + 1), node));
        return copy;
    }

    /// `compute#httpHealthCheck`: the settings of a health check before there were several types.
    void read_legacy(const Node& node, const std::string& tag)
    {
        const bool https = tag.find("https") != std::string::npos;
        constexpr std::array kOfProtocol{"host", "port", "requestPath"};
        Node rest = made_mapping(node);
        Node settings = made_mapping(node);
        for (const Entry& entry : node.entries) {
            const bool inner = std::ranges::find(kOfProtocol, entry.key.text) != kOfProtocol.end();
            if (entry.key.text != "kind")
                (inner ? settings : rest).entries.push_back(entry);
        }
        put(rest, "type", made_text(https ? "HTTPS" : "HTTP", node));
        put(rest, https ? "httpsHealthCheck" : "httpHealthCheck", std::move(settings));
        take(rest, Kind::HealthCheck, {});
        tell(document_, node,
             import_warning("import.health_check_legacy", label_of(Kind::HealthCheck, rest),
                            {tag, https ? "HTTPS" : "HTTP"}),
             found_);
    }

    const SourceDocument& document_;
    Found& found_;
    std::size_t complaints_ = 0;
};

} // namespace

bool is_rest(const SourceDocument& document) { return document.root.kind != NodeKind::Scalar; }

void read_rest(const SourceDocument& document, Found& found) { RestReader(document, found).read(document.root, {}); }

} // namespace switchyard::exchange
