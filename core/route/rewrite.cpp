// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/path_edit.h"
#include "core/route/route_table.h"
#include "core/route/template_matcher.h"
#include "core/route/text_sink.h"

namespace switchyard::route {
namespace {

/// Literals of a pathTemplateRewrite, and for each {name} what the template found in the path.
template <typename Sink>
void write_template(Sink& sink, std::string_view rewrite, const TemplateMatcher& matcher, std::string_view path)
{
    TemplateMatcher::Captures captures;
    if (!matcher.capture(path, captures)) {
        sink.append(path);
        return;
    }
    while (!rewrite.empty()) {
        const std::size_t open = std::min(rewrite.find('{'), rewrite.size());
        sink.append(rewrite.substr(0, open));
        rewrite.remove_prefix(open);
        const std::size_t close = rewrite.find('}');
        if (close == std::string_view::npos)
            return;
        sink.append(matcher.value(captures, rewrite.substr(1, close - 1)));
        rewrite.remove_prefix(close + 1);
    }
}

template <typename Sink>
void write_target(Sink& sink, const ForwardAction& action, const RouteMatch& match, const RouteRequest& request)
{
    if (action.path_template_rewrite && match.path_template) {
        write_template(sink, *action.path_template_rewrite, *match.path_template, request.path);
    } else if (action.path_prefix_rewrite) {
        const EditedPath path = replace_matched(request.path, match, *action.path_prefix_rewrite);
        sink.append(path.slash);
        sink.append(path.replacement);
        sink.append(path.rest);
    } else {
        sink.append(request.path);
    }
    if (request.has_query) {
        sink.append(std::string_view("?"));
        sink.append(request.query);
    }
}

} // namespace

std::string rewritten_target(const ForwardAction& action, const RouteMatch& match, const RouteRequest& request)
{
    std::string out;
    write_target(out, action, match, request);
    return out;
}

std::string rewritten_url(const ForwardAction& action, const RouteMatch& match, const RouteRequest& request)
{
    std::string out = request.scheme == Scheme::Https ? "https://" : "http://";
    out += action.host_rewrite ? std::string_view(*action.host_rewrite) : request.authority;
    write_target(out, action, match, request);
    return out;
}

std::optional<std::size_t> append_rewritten_target(char* out, std::size_t capacity, const ForwardAction& action,
                                                   const RouteMatch& match, const RouteRequest& request)
{
    BoundedText text(out, capacity);
    write_target(text, action, match, request);
    return text.size();
}

} // namespace switchyard::route
