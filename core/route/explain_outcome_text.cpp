// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/carried_out_here.h"
#include "core/route/explain_writing.h"
#include "core/route/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace switchyard::route {
namespace {

/// What to add to a line about something that traffic does not do yet.
std::string_view note(bool carried_out) { return carried_out ? "" : " (compiled, not carried out here yet)"; }

std::string_view verb(ExplainedEdit::Kind kind)
{
    switch (kind) {
    case ExplainedEdit::Kind::Remove:
        return "remove";
    case ExplainedEdit::Kind::Set:
        return "set   ";
    case ExplainedEdit::Kind::Append:
        return "add   ";
    }
    return "";
}

/// Writes the outcome of a request for people.
class OutcomeText
{
public:
    explicit OutcomeText(TextLines& out) : out_(out) {}

    void operator()(const ExplainedNothing&) { out_.line("  404: there is no target for this request."); }
    void operator()(const ExplainedForward& forward);
    void operator()(const ExplainedRedirect& redirect);

private:
    void targets(const ExplainedForward& forward);
    void affinity(const ExplainedForward& forward);
    void rewrites(const ExplainedForward& forward);
    void headers(const ExplainedForward& forward);
    void edits(std::string_view title, const std::vector<ExplainedEdit>& edits);
    void time_limits(const ExplainedForward& forward);
    void policies(const ExplainedForward& forward);
    void cors(const CorsVerdict& verdict);
    void error_pages(const std::vector<ExplainedErrorPage>& pages);

    TextLines& out_;
};

void OutcomeText::operator()(const ExplainedForward& forward)
{
    targets(forward);
    affinity(forward);
    rewrites(forward);
    headers(forward);
    time_limits(forward);
    policies(forward);
    if (forward.cors)
        cors(*forward.cors);
    error_pages(forward.error_pages);
}

void OutcomeText::targets(const ExplainedForward& forward)
{
    if (forward.targets.size() == 1) {
        out_.line("  The request goes to the backend service {}.", forward.targets.front().service);
        return;
    }
    out_.line("  The request goes to one of these backend services, drawn anew for each request:");
    for (const ExplainedTarget& target : forward.targets)
        out_.line("  {:6.4g} %  {} (weight {} of {})", target.percent, target.service, target.weight,
                  forward.total_weight);
}

void OutcomeText::affinity(const ExplainedForward& forward)
{
    for (const ExplainedTarget& target : forward.targets) {
        if (!target.affinity)
            continue;
        const ExplainedAffinity& affinity = *target.affinity;
        const std::string value = affinity.value ? "is " + shown(*affinity.value) : "is not known for this request";
        out_.line("  Within {} the affinity {} goes by {}, which {}{}.", target.service, affinity.policy, affinity.key,
                  value,
                  kCarriedOutHere.affinity
                      ? ""
                      : fmt::format("; affinity {} is not carried out here yet: any endpoint may be chosen",
                                    affinity.policy));
    }
}

void OutcomeText::rewrites(const ExplainedForward& forward)
{
    const bool by_template = forward.rewrite == ExplainedForward::Rewrite::Template;
    if (forward.path_rewritten)
        out_.line("  The path is rewritten{}: the backend gets {}", by_template ? " by template" : "",
                  shown(forward.target));
    for (const ExplainedCapture& capture : forward.captures)
        out_.line("    {{{}}} is {}", capture.name, capture.value.empty() ? "empty" : shown(capture.value));
    if (forward.host_rewrite)
        out_.line("  The Host header becomes {}.", shown(*forward.host_rewrite));
}

void OutcomeText::edits(std::string_view title, const std::vector<ExplainedEdit>& edits)
{
    if (edits.empty())
        return;
    out_.line("  {}{}:", title, note(kCarriedOutHere.header_edits));
    for (const ExplainedEdit& edit : edits) {
        const std::string value = edit.kind == ExplainedEdit::Kind::Remove ? std::string() : ": " + shown(edit.value);
        const std::string undone =
            edit.undone_by ? fmt::format(", but the {} overrides it", to_string(*edit.undone_by)) : std::string();
        out_.line("    {} {}{}  [{}{}]", verb(edit.kind), shown(edit.name), value, to_string(edit.level), undone);
    }
}

void OutcomeText::headers(const ExplainedForward& forward)
{
    const auto has_own = [](const ExplainedTarget& target) { return target.headers.has_value(); };
    const auto own = std::ranges::count_if(forward.targets, has_own);
    for (const ExplainedTarget& target : forward.targets) {
        if (!target.headers)
            continue;
        const std::string when = forward.targets.size() > 1 ? " when " + target.service + " is drawn" : std::string();
        edits("Request headers" + when + ", in this order", target.headers->request);
        edits("Answer headers" + when + ", in this order", target.headers->response);
    }
    if (static_cast<std::size_t>(own) == forward.targets.size())
        return;
    const std::string_view when = own > 0 ? " otherwise" : "";
    edits(fmt::format("Request headers{}, in this order", when), forward.headers.request);
    edits(fmt::format("Answer headers{}, in this order", when), forward.headers.response);
}

void OutcomeText::time_limits(const ExplainedForward& forward)
{
    if (forward.timeout)
        out_.line("  The answer must come within {} ms (the rule's timeout instead of the service's).",
                  forward.timeout->count());
    if (forward.max_stream_duration)
        out_.line("  The whole exchange may take {} ms at most{}.", forward.max_stream_duration->count(),
                  note(kCarriedOutHere.max_stream_duration));
}

void OutcomeText::policies(const ExplainedForward& forward)
{
    if (const auto& retry = forward.retry; retry && retry->conditions != 0) {
        const std::string each =
            retry->per_try_timeout ? fmt::format("; each try may take {} ms", retry->per_try_timeout->count()) : "";
        out_.line("  Tried again {} on {}{}{}.",
                  retry->retries == 1 ? std::string("once") : fmt::format("up to {} times", retry->retries),
                  fmt::join(condition_names(*retry), ", "), each, note(kCarriedOutHere.retry));
    } else if (retry) {
        out_.line("  The retry policy names no condition: nothing is tried again.");
    }
    if (forward.mirror)
        out_.line("  A copy of {:.4g} % of the requests goes to {}; its answer is dropped{}.", forward.mirror->percent,
                  forward.mirror->service, note(kCarriedOutHere.mirror));
    if (forward.fault && forward.fault->delay)
        out_.line("  Fault: {:.4g} % of the requests wait {} ms first{}.", forward.fault->delay->percent,
                  forward.fault->delay->time.count(), note(kCarriedOutHere.faults));
    if (forward.fault && forward.fault->abort)
        out_.line("  Fault: {:.4g} % of the requests are answered with {}{}.", forward.fault->abort->percent,
                  forward.fault->abort->status, note(kCarriedOutHere.faults));
}

void OutcomeText::cors(const CorsVerdict& verdict)
{
    const std::string origin = shown(verdict.origin);
    const std::string_view yet = note(kCarriedOutHere.cors);
    switch (verdict.kind) {
    case CorsVerdict::Kind::NoOrigin:
        out_.line("  CORS: the request has no Origin, so the policy does nothing{}.", yet);
        return;
    case CorsVerdict::Kind::Foreign:
        out_.line("  CORS: the origin {} is not allowed. {}{}.", origin,
                  verdict.preflight ? "The preflight goes on to the backend unchanged"
                                    : "The request goes on; its answer says nothing about origins",
                  yet);
        return;
    case CorsVerdict::Kind::Answered:
        out_.line("  CORS: this preflight of {} is answered with 200; no backend sees it{}:", origin, yet);
        break;
    case CorsVerdict::Kind::Allowed:
        out_.line("  CORS: the origin {} is allowed; the answer gets{}:", origin, yet);
        break;
    }
    for (const auto& [name, value] : verdict.headers)
        out_.line("    {}: {}", name, shown(value));
}

void OutcomeText::error_pages(const std::vector<ExplainedErrorPage>& pages)
{
    if (pages.empty())
        return;
    out_.line("  Errors are answered{}:", note(kCarriedOutHere.error_pages));
    for (const ExplainedErrorPage& page : pages) {
        std::string with = page.path.empty() ? std::string("their own body") : shown(page.path);
        if (!page.path.empty())
            with += page.bucket.empty() ? std::string(", but no level names a bucket")
                                        : fmt::format(" of the bucket {}{}", shown(page.bucket),
                                                      page.bucket_inherited ? " (of an outer level)" : "");
        if (page.override_response)
            with += fmt::format(" and status {}", *page.override_response);
        out_.line("    {} with {}  [{}]", fmt::join(page.statuses, ", "), with, to_string(page.level));
    }
}

void OutcomeText::operator()(const ExplainedRedirect& redirect)
{
    out_.line("  {}: the client is told to go elsewhere; no backend sees the request.", redirect.status);
    out_.line("  Location: {}", shown(redirect.local_location));
    if (redirect.local_location != redirect.location)
        out_.line("  (in the cloud: {}; here a stand-in answers)", shown(redirect.location));
    edits("Answer headers, in this order", redirect.response_headers);
}

} // namespace

void write_outcome(TextLines& out, const ExplainedOutcome& outcome) { std::visit(OutcomeText(out), outcome); }

} // namespace switchyard::route
