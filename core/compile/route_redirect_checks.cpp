// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/route_checks.h"
#include "core/compile/url_map_match.h"

namespace switchyard::compile {

namespace {

using model::Kind;

class RedirectCheck
{
public:
    RedirectCheck(MapInspection& inspection, const ActionSite& site, const Spot& spot)
        : inspection_(inspection),
          site_(site),
          redirect_(*site.redirect),
          spot_(spot)
    {}

    void run()
    {
        if (!redirect_.host_redirect().empty()) {
            check_host_name(inspection_, redirect_.host_redirect(), spot_.field("hostRedirect"));
        }
        if (!redirect_.path_redirect().empty()) {
            check_replacement_path(inspection_, redirect_.path_redirect(), spot_.field("pathRedirect"));
        }
        if (!redirect_.prefix_redirect().empty()) {
            prefix(spot_.field("prefixRedirect"));
        }
        if (redirect_.https_redirect()) {
            https(spot_.field("httpsRedirect"));
        }
    }

private:
    void prefix(const Spot& spot)
    {
        check_replacement_path(inspection_, redirect_.prefix_redirect(), spot);
        check_replaced_prefix(inspection_, site_, redirect_.prefix_redirect(), spot);
        const std::string_view kind =
            site_.route_rule == nullptr ? std::string_view() : path_without_prefix(*site_.route_rule);
        if (!kind.empty()) {
            inspection_.say(Verdict::Warns, "redirect.prefix_without_prefix", spot, {std::string(kind)});
        }
    }

    void https(const Spot& spot)
    {
        for (const model::Resource* user : inspection_.usage().users(inspection_.subject().resource.id)) {
            if (user->kind == Kind::TargetHttpsProxy) {
                inspection_.say(Verdict::CloudRefuses, "redirect.https_behind_https", spot, {user->name},
                                remove_fix(spot));
                return;
            }
        }
        if (!redirect_.host_redirect().empty()) {
            return; // it may lead out of the workspace
        }
        if (const Door* door = inspection_.door_without_https()) {
            inspection_.say(Verdict::Advises, "redirect.https_unanswered", spot,
                            {door->message->has_ip_address() ? door->message->ip_address()
                                                             : "the address of '" + door->rule->name + "'"});
        }
    }

    MapInspection& inspection_;
    const ActionSite& site_;
    const schema::HttpRedirectAction& redirect_;
    const Spot& spot_;
};

} // namespace

void check_redirect(MapInspection& inspection, const ActionSite& site)
{
    const Spot spot = site.spot.field(site.redirect_field);
    RedirectCheck(inspection, site, spot).run();
}

} // namespace switchyard::compile
