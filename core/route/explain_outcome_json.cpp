// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/carried_out_here.h"
#include "core/route/explain_writing.h"
#include "core/route/json_writer.h"

#include <algorithm>

namespace switchyard::route {
namespace {

std::string_view name_of(Level level)
{
    switch (level) {
    case Level::Target:
        return "target";
    case Level::Rule:
        return "rule";
    case Level::PathMatcher:
        return "pathMatcher";
    case Level::UrlMap:
        return "urlMap";
    case Level::Service:
        return "backendService";
    }
    return "";
}

std::string_view name_of(ExplainedEdit::Kind kind)
{
    switch (kind) {
    case ExplainedEdit::Kind::Remove:
        return "remove";
    case ExplainedEdit::Kind::Set:
        return "set";
    case ExplainedEdit::Kind::Append:
        return "append";
    }
    return "";
}

std::string_view name_of(CorsVerdict::Kind kind)
{
    switch (kind) {
    case CorsVerdict::Kind::NoOrigin:
        return "noOrigin";
    case CorsVerdict::Kind::Foreign:
        return "foreignOrigin";
    case CorsVerdict::Kind::Answered:
        return "preflightAnswered";
    case CorsVerdict::Kind::Allowed:
        return "originAllowed";
    }
    return "";
}

/// Writes the outcome as fields of an object.
class OutcomeJson
{
public:
    explicit OutcomeJson(JsonWriter& json) : json_(json) {}

    void operator()(const ExplainedNothing&) { json_.field("kind", "nothing"); }
    void operator()(const ExplainedForward& forward);
    void operator()(const ExplainedRedirect& redirect);

private:
    void edits(std::string_view name, const std::vector<ExplainedEdit>& edits);
    void target(const ExplainedTarget& target);
    void rewrite(const ExplainedForward& forward);
    void policies(const ExplainedForward& forward);
    void fault(const FaultPolicy& fault);
    void cors(const CorsVerdict& verdict);
    void error_pages(const std::vector<ExplainedErrorPage>& pages);
    void not_carried_out(const ExplainedForward& forward);

    JsonWriter& json_;
};

void OutcomeJson::operator()(const ExplainedForward& forward)
{
    json_.field("kind", "forward");
    json_.open("targets", '[');
    for (const ExplainedTarget& entry : forward.targets)
        target(entry);
    json_.close(']');
    json_.field("totalWeight", forward.total_weight);
    rewrite(forward);
    edits("requestHeaders", forward.headers.request);
    edits("responseHeaders", forward.headers.response);
    policies(forward);
    if (forward.cors)
        cors(*forward.cors);
    error_pages(forward.error_pages);
    not_carried_out(forward);
}

void OutcomeJson::target(const ExplainedTarget& target)
{
    json_.item();
    json_.open('{');
    json_.field("service", std::string_view(target.service));
    json_.field("targetId", target.id);
    json_.field("weight", target.weight);
    json_.field("percent", target.percent);
    if (target.headers) {
        edits("requestHeaders", target.headers->request);
        edits("responseHeaders", target.headers->response);
    }
    if (target.affinity) {
        json_.open("affinity", '{');
        json_.field("policy", std::string_view(target.affinity->policy));
        json_.field("key", std::string_view(target.affinity->key));
        json_.field("value", target.affinity->value);
        json_.field("carriedOut", kCarriedOutHere.affinity);
        json_.close('}');
    }
    json_.close('}');
}

void OutcomeJson::rewrite(const ExplainedForward& forward)
{
    json_.field("target", std::string_view(forward.target));
    json_.field("pathRewritten", forward.path_rewritten);
    if (forward.rewrite != ExplainedForward::Rewrite::None)
        json_.field("rewrite", forward.rewrite == ExplainedForward::Rewrite::Prefix ? "prefix" : "template");
    if (!forward.captures.empty()) {
        json_.open("captures", '{');
        for (const ExplainedCapture& capture : forward.captures)
            json_.field(capture.name, std::string_view(capture.value));
        json_.close('}');
    }
    json_.field("host", std::string_view(forward.host));
    json_.field("hostRewrite", forward.host_rewrite);
}

void OutcomeJson::edits(std::string_view name, const std::vector<ExplainedEdit>& edits)
{
    if (edits.empty())
        return;
    json_.open(name, '[');
    for (const ExplainedEdit& edit : edits) {
        json_.item();
        json_.open('{');
        json_.field("edit", name_of(edit.kind));
        json_.field("name", std::string_view(edit.name));
        if (edit.kind != ExplainedEdit::Kind::Remove)
            json_.field("value", std::string_view(edit.value));
        json_.field("level", name_of(edit.level));
        if (edit.undone_by)
            json_.field("overriddenBy", name_of(*edit.undone_by));
        json_.close('}');
    }
    json_.close(']');
}

void OutcomeJson::policies(const ExplainedForward& forward)
{
    if (forward.timeout)
        json_.field("timeoutMs", forward.timeout->count());
    if (forward.max_stream_duration)
        json_.field("maxStreamDurationMs", forward.max_stream_duration->count());
    if (forward.retry) {
        json_.open("retry", '{');
        json_.open("conditions", '[');
        for (const std::string_view name : condition_names(*forward.retry))
            json_.value(name);
        json_.close(']');
        json_.field("retries", forward.retry->retries);
        if (forward.retry->per_try_timeout)
            json_.field("perTryTimeoutMs", forward.retry->per_try_timeout->count());
        json_.close('}');
    }
    if (forward.mirror) {
        json_.open("mirror", '{');
        json_.field("service", std::string_view(forward.mirror->service));
        json_.field("percent", forward.mirror->percent);
        json_.close('}');
    }
    if (forward.fault)
        fault(*forward.fault);
}

void OutcomeJson::fault(const FaultPolicy& fault)
{
    json_.open("fault", '{');
    if (fault.delay) {
        json_.field("delayMs", fault.delay->time.count());
        json_.field("delayPercent", fault.delay->percent);
    }
    if (fault.abort) {
        json_.field("abortStatus", fault.abort->status);
        json_.field("abortPercent", fault.abort->percent);
    }
    json_.close('}');
}

void OutcomeJson::cors(const CorsVerdict& verdict)
{
    json_.open("cors", '{');
    json_.field("verdict", name_of(verdict.kind));
    json_.field("preflight", verdict.preflight);
    json_.field("origin", std::string_view(verdict.origin));
    json_.open("headers", '{');
    for (const auto& [name, value] : verdict.headers)
        json_.field(name, std::string_view(value));
    json_.close('}');
    json_.close('}');
}

void OutcomeJson::error_pages(const std::vector<ExplainedErrorPage>& pages)
{
    if (pages.empty())
        return;
    json_.open("errorPages", '[');
    for (const ExplainedErrorPage& page : pages) {
        json_.item();
        json_.open('{');
        json_.open("statuses", '[');
        for (const std::string& status : page.statuses)
            json_.value(status);
        json_.close(']');
        json_.field("level", name_of(page.level));
        json_.field("bucket", std::string_view(page.bucket));
        json_.field("bucketInherited", page.bucket_inherited);
        json_.field("path", std::string_view(page.path));
        if (page.override_response)
            json_.field("overrideResponseCode", *page.override_response);
        json_.close('}');
    }
    json_.close(']');
}

/// The names of the fields above that traffic here does not follow yet.
void OutcomeJson::not_carried_out(const ExplainedForward& forward)
{
    const CarriedOutHere& here = kCarriedOutHere;
    json_.open("notCarriedOutHere", '[');
    const auto add = [&](bool present, bool carried_out, std::string_view name) {
        if (present && !carried_out)
            json_.value(name);
    };
    const auto edits = [&](auto list) {
        return !(forward.headers.*list).empty() || std::ranges::any_of(forward.targets, [&](const auto& target) {
            return target.headers && !((*target.headers).*list).empty();
        });
    };
    add(edits(&ExplainedHeaders::request), here.header_edits, "requestHeaders");
    add(edits(&ExplainedHeaders::response), here.header_edits, "responseHeaders");
    add(forward.max_stream_duration.has_value(), here.max_stream_duration, "maxStreamDurationMs");
    add(forward.retry.has_value(), here.retry, "retry");
    add(forward.mirror.has_value(), here.mirror, "mirror");
    add(forward.fault.has_value(), here.faults, "fault");
    add(forward.cors.has_value(), here.cors, "cors");
    add(!forward.error_pages.empty(), here.error_pages, "errorPages");
    json_.close(']');
}

void OutcomeJson::operator()(const ExplainedRedirect& redirect)
{
    json_.field("kind", "redirect");
    json_.field("status", redirect.status);
    json_.field("location", std::string_view(redirect.location));
    json_.field("localLocation", std::string_view(redirect.local_location));
    json_.field("normalisation", redirect.normalisation);
    edits("responseHeaders", redirect.response_headers);
    if (!redirect.response_headers.empty() && !kCarriedOutHere.header_edits) {
        json_.open("notCarriedOutHere", '[');
        json_.value("responseHeaders");
        json_.close(']');
    }
}

} // namespace

void write_outcome(JsonWriter& json, const ExplainedOutcome& outcome) { std::visit(OutcomeJson(json), outcome); }

} // namespace switchyard::route
