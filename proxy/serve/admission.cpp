// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/admission.h"

#include <string_view>

namespace switchyard::serve {
namespace {

/// How often a request may have passed a load balancer of ours: chains of a few are usual, more is a loop.
constexpr int kMostPasses = 8;
constexpr std::string_view kOurName = "google";

/// The members of Via that we wrote: "1.1 google".
int passes(const http::HeaderTable& headers)
{
    int count = 0;
    for (const http::HeaderField& field : headers.fields) {
        if (field.id != http::HeaderId::Via)
            continue;
        const std::string_view value = headers.value(field);
        for (std::size_t at = value.find(kOurName); at != std::string_view::npos; at = value.find(kOurName, at + 1)) {
            const std::size_t end = at + kOurName.size();
            const bool whole = at > 0 && value[at - 1] == ' ' && (end == value.size() || value[end] == ',');
            count += whole ? 1 : 0;
        }
    }
    return count;
}

} // namespace

Result<> admit(const http::RequestHead& head, route::Scheme scheme)
{
    if (head.https_target && scheme == route::Scheme::Http)
        return fail(ErrorKind::RequestSecureTarget, Origin::Client, Retry::Never,
                    "an https URL over a connection that is not encrypted");
    if (head.has_via && passes(head.headers) >= kMostPasses)
        return fail(ErrorKind::RequestLoop, Origin::Proxy, Retry::Never, "the request came back again and again");
    return {};
}

} // namespace switchyard::serve
