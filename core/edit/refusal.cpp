// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/refusal.h"

#include "core/base/diagnostic.h"

#include <algorithm>
#include <array>

namespace switchyard::edit {

namespace {

/// Sorted by code. A sentence says why not, a hint the nearest legal action.
constexpr std::array kTexts{
    RefusalText{"already", "The {0} leads to {1} already.", "Choose another one."},
    RefusalText{"already_attached", "{0} is on the {1} already.", "Choose another one."},
    RefusalText{"bucket_in_split", "A weighted split has backend services only; {0} is a backend bucket.",
                "Drag the arrow that exists to the new target instead."},
    RefusalText{"bucket_internal", "{0} is a backend bucket, and a {1} load balancer has none.",
                "Choose a backend service."},
    RefusalText{"choose_matcher", "{0} has several path matchers, or none that takes such a rule.",
                "Drop it onto the path matcher it belongs to."},
    RefusalText{"gone", "What was to be changed does not exist any more.", "Try again with what is there now."},
    RefusalText{"group_elsewhere", "{0} is in {1}, but {2} serves {3} only.", "Choose a group of that region."},
    RefusalText{"impossible", "That cannot be done: {0}", "Change it in the YAML text instead."},
    RefusalText{"itself", "The {0} cannot lead to itself.", "Choose another node."},
    RefusalText{"name_unclear", "Several resources are called {0}, so a reference would not tell them apart.",
                "Rename one of them first."},
    RefusalText{"needs_map", "The {0} belongs to a URL map.", "Drop it onto a URL map."},
    RefusalText{"needs_matcher", "A host rule leads to a path matcher; this is a {0}.",
                "Choose a path matcher of the same URL map."},
    RefusalText{"needs_name", "The {0} has no name, so nothing can refer to it.", "Give it a name first."},
    RefusalText{"needs_rule", "The {0} belongs to a rule, a path matcher or a URL map.", "Drop it onto one of them."},
    RefusalText{"no_copy", "The {0} cannot be copied by itself.", "Copy what it belongs to."},
    RefusalText{"no_place", "A {0} has no place on the {1}.", "Drop it onto the ground, or onto what it belongs to."},
    RefusalText{"no_port", "Nothing leads on from the {0} this way.", "Start at a port."},
    RefusalText{"not_a_backend", "A route leads to a backend service or bucket; this is a {0}.",
                "Choose a backend service."},
    RefusalText{"not_a_group", "A backend service has endpoint groups and instance groups behind it; this is a {0}.",
                "Choose a group."},
    RefusalText{"not_a_reference", "No reference stands there any more.", "Try again with what is there now."},
    RefusalText{"not_a_route_rule", "Only route rules have an order; this is a {0}.",
                "Drag a route rule of a path matcher."},
    RefusalText{"not_for_port", "The {1} cannot lead to a {0}.", "Choose one of what is offered."},
    RefusalText{"not_on_anything", "A {0} is nothing that is put onto a node.", "Connect it at a port instead."},
    RefusalText{"not_simulated", "On this machine simulated backends stand in for a group; this is a {0}.",
                "Choose a simulated backend."},
    RefusalText{"nothing_between", "A {0} does not fit between the two.", "Connect it by hand."},
    RefusalText{"nothing_chosen", "Nothing is selected that this could be done to.", "Select something first."},
    RefusalText{"other_map", "The path matcher {0} belongs to another URL map than {1}.",
                "Choose a path matcher of the same URL map."},
    RefusalText{"paste_needs_place", "The copied {0} needs a place of its own.",
                "Select a path matcher or URL map first."},
    RefusalText{"paste_nothing", "The text holds nothing that could be pasted.",
                "Copy resources or rules, or a part of a workspace file."},
    RefusalText{"paste_unreadable", "The text to paste is not YAML of a workspace.", "Copy it again from the start."},
    RefusalText{"path_rules_order", "Path rules have no order: the longest match decides.",
                "Change the paths, or use route rules."},
    RefusalText{"protocol_http", "A target TCP or SSL proxy leads to a service with protocol TCP or SSL; {0} has {1}.",
                "Choose another service, or change its protocol."},
    RefusalText{"protocol_stream", "A URL map leads to services that speak HTTP; {0} has protocol {1}.",
                "Choose another service, or change its protocol."},
    RefusalText{"proxy_needs_map", "{0} is a proxy for HTTP and leads to a URL map; this is a {1}.",
                "Choose a URL map."},
    RefusalText{"proxy_needs_service", "{0} is a proxy without URL map; this is a {1}.",
                "Choose a backend service, or use a target HTTP proxy."},
    RefusalText{"route_rules_in_classic", "A classic load balancer has no route rules.", "Use path rules."},
    RefusalText{"rule_needs_proxy", "A forwarding rule leads to a target proxy; this is a {0}.",
                "Choose a target proxy."},
    RefusalText{"rules_mixed", "The path matcher {0} has {1} already, and never both kinds.",
                "Use another path matcher."},
    RefusalText{"scheme_mismatch", "{0} belongs to a {1} load balancer, this one is {2}.",
                "Use a copy of it with scheme {3}."},
    RefusalText{"scope_mismatch", "{0} is in scope {1}, but {2} is in {3}.", "Choose one of the same scope."},
    RefusalText{"split_in_classic", "A classic load balancer has no weighted splits, and the {0} has a target already.",
                "Drag the arrow that exists to the new target instead."},
    RefusalText{"unknown_entry", "There is nothing called '{0}' to make.", "Choose something from the palette."},
    RefusalText{"weights_count", "The split has {0} parts, not {1}.", "Try again with what is there now."},
    RefusalText{"weights_range", "{0} is no weight.", "Use 0 to 1000."},
    RefusalText{"weights_zero", "With all weights 0 nothing would be served.", "Give one of them more than 0."},
    RefusalText{"wrong_owner", "The {0} does not belong on a {1}.", "Drop it onto a {2}."},
};

} // namespace

const RefusalText* refusal_text(std::string_view code)
{
    const auto* found = std::ranges::lower_bound(kTexts, code, {}, &RefusalText::code);
    return found != kTexts.end() && found->code == code ? found : nullptr;
}

std::span<const RefusalText> refusal_texts() { return kTexts; }

std::string to_text(const Refusal& refusal)
{
    const RefusalText* text = refusal_text(refusal.code);
    if (text == nullptr) {
        return refusal.code;
    }
    return fill_template(text->sentence, refusal.args) + ' ' + fill_template(text->hint, refusal.args);
}

} // namespace switchyard::edit
