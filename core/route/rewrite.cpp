// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/path_edit.h"
#include "core/route/route_table.h"
#include "core/route/text_sink.h"

namespace switchyard::route {
namespace {

template <typename Sink>
void write_target(Sink& sink, const ForwardAction& action, const RouteMatch& match, const RouteRequest& request)
{
    if (action.path_prefix_rewrite) {
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

std::optional<std::size_t> append_rewritten_target(char* out, std::size_t capacity, const ForwardAction& action,
                                                   const RouteMatch& match, const RouteRequest& request)
{
    BoundedText text(out, capacity);
    write_target(text, action, match, request);
    return text.size();
}

} // namespace switchyard::route
