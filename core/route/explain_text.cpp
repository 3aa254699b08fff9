// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/explain_writing.h"
#include "core/route/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace switchyard::route {
namespace {

/// Rules that are listed in full before the deciding one; the others are counted.
constexpr std::size_t kListedRules = 20;

/// Writes an Explanation for people, top to bottom as the request passes.
class TextWriter
{
public:
    explicit TextWriter(const Explanation& explanation) : explanation_(explanation) {}

    std::string run()
    {
        const std::string query = explanation_.query ? "?" + *explanation_.query : "";
        line("{} {}://{}{}", shown(explanation_.method), explanation_.scheme == Scheme::Https ? "https" : "http",
             shown(explanation_.host.received), shown(explanation_.path + query));
        const auto* redirect = std::get_if<ExplainedRedirect>(&explanation_.outcome);
        if (redirect && redirect->normalisation) {
            line("");
            line("The path has dot segments. No rule is looked at; the client is sent to the cleaned URL.");
        } else {
            write_host();
            write_rules();
        }
        line("");
        line("Result");
        write_outcome(out_, explanation_.outcome);
        write_near_misses();
        return out_.take();
    }

private:
    template <typename... Args>
    void line(fmt::string_view format, const Args&... args)
    {
        out_.line(format, args...);
    }

    /// How a sentence goes on that ends at the default of `owner`.
    std::string default_words(std::string_view owner) const
    {
        const bool none = std::holds_alternative<ExplainedNothing>(explanation_.outcome);
        return none ? fmt::format(", and the {} has no default.", owner)
                    : fmt::format(": the {}'s default answers.", owner);
    }

    void write_host();
    void write_rules();
    void write_rule(const ExplainedRule& rule);
    void write_near_misses();

    const Explanation& explanation_;
    TextLines out_;
};

void TextWriter::write_host()
{
    const ExplainedHost& host = explanation_.host;
    line("");
    line("Host");
    if (host.received != host.compared)
        line("  The client wrote {}; the forwarding rule sees {}.", shown(host.received),
             host.compared.empty() ? "no host" : shown(host.compared));
    const std::string name = host.compared.empty() ? "(none)" : shown(host.compared);
    const std::string& matcher = explanation_.path_matcher_label;
    switch (host.by) {
    case ExplainedHost::By::Exact:
        line("  {} is listed as a host: path matcher {}.", name, matcher);
        break;
    case ExplainedHost::By::Wildcard:
        line("  {} fits {}, the longest wildcard that does: path matcher {}.", name, host.pattern, matcher);
        break;
    case ExplainedHost::By::Any:
        line("  {} fits no other host, so * takes it: path matcher {}.", name, matcher);
        break;
    case ExplainedHost::By::Nothing:
        line("  {} fits no host rule{}", name, default_words("URL map"));
        break;
    }
    if (host.hint)
        line("  Note: {}", *host.hint);
}

void TextWriter::write_rules()
{
    const std::vector<ExplainedRule>& tried = explanation_.tried;
    if (explanation_.host.by == ExplainedHost::By::Nothing)
        return;
    line("");
    if (tried.empty()) {
        line("Rules of {}", explanation_.path_matcher_label);
        line("  There are none{}", default_words("path matcher"));
        return;
    }
    if (tried.front().priority)
        line("Rules of {}, lowest priority number first; the first that fits decides", explanation_.path_matcher_label);
    else
        line("Rules of {}; an exact path wins, then the longest wildcard, whatever their order",
             explanation_.path_matcher_label);
    std::size_t unlisted = 0;
    for (std::size_t at = 0; at < tried.size(); ++at) {
        const bool near =
            std::ranges::find(explanation_.near_misses, at, &NearMiss::rule) != explanation_.near_misses.end();
        if (at < kListedRules || tried[at].matched || near)
            write_rule(tried[at]);
        else
            ++unlisted;
    }
    if (unlisted > 0)
        line("  … and {} more that do not fit", unlisted);
    if (explanation_.rules_after > 0)
        line("  {} more {} not tried: the decision was made.", explanation_.rules_after,
             explanation_.rules_after == 1 ? "rule was" : "rules were");
    if (!explanation_.rule)
        line("  No rule fits{}", default_words("path matcher"));
}

void TextWriter::write_rule(const ExplainedRule& rule)
{
    line("  {} {}", rule.matched ? "yes" : "no ", rule.label);
    for (const ExplainedAlternative& alternative : rule.alternatives) {
        // Of a rule that fits, only what fitted matters.
        if (rule.matched && alternative.failed)
            continue;
        line("        {}", alternative.pattern);
        if (!alternative.failed)
            continue;
        const FailedCondition& failed = *alternative.failed;
        if (failed.condition == "precedence")
            line("          fits, but {}", failed.got);
        else if (!failed.departs.empty())
            line("          but the {} {}", failed.condition, failed.departs);
        else
            line("          but the {} is {}; wanted: {}", failed.condition, failed.got, failed.wanted);
    }
}

void TextWriter::write_near_misses()
{
    if (explanation_.near_misses.empty())
        return;
    line("");
    line("Nearest misses, and the smallest change that was found to make them fit");
    for (const NearMiss& miss : explanation_.near_misses) {
        const ExplainedRule& rule = explanation_.tried[miss.rule];
        const FailedCondition& failed = *rule.alternatives[miss.alternative].failed;
        line("  {}", rule.label);
        line("    wanted: {} {}", failed.condition, failed.wanted);
        line("    got:    {}", failed.got);
        for (const RequestChange& change : miss.changes)
            line("    to fit: {}", to_text(change));
        if (miss.verdict == NearMiss::Verdict::Unknown)
            line("    No request was found that changes only what a client can change.");
        else if (miss.verdict == NearMiss::Verdict::Wins)
            line("    Then this rule decides.");
        else
            line("    Then it fits, but {} still takes the request.",
                 miss.taken_by ? miss.taken_by_label : "a default");
    }
}

} // namespace

std::string to_text(const Explanation& explanation) { return TextWriter(explanation).run(); }

} // namespace switchyard::route
