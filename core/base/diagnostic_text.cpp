// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/diagnostic.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace switchyard {

namespace {

/// Sorted by code. A sentence says what is wrong and why, a hint the next step; neither repeats the place.
constexpr std::array kTexts{
    DiagnosticText{"backend_service.endpoint_invalid", "The endpoint '{0}' is no address with a port.",
                   "Write it as 127.0.0.1:9001 or [::1]:9001."},
    DiagnosticText{"backend_service.group_repeated", "The group '{0}' is listed twice; the second entry is ignored.",
                   "Remove one of the two entries."},
    DiagnosticText{"backend_service.health_check_count",
                   "{0} health checks are listed; a backend service has at most one, so the first is used.",
                   "Keep one."},
    DiagnosticText{"backend_service.health_check_missing",
                   "No health check is named, so every endpoint counts as healthy here; the cloud insists on one.",
                   "Add healthChecks: [name of a health check]."},
    DiagnosticText{
        "backend_service.no_endpoints",
        "No endpoint stands behind this backend service: requests for it are answered with 503.",
        "Add networkEndpoints for its groups, or name endpoints or simulated backends under local.backends."},
    DiagnosticText{"cache_policy.bucket_key",
                   "{0} belongs to the cache key of backend services; '{1}' is a backend bucket.",
                   "Remove {0}; a bucket's key is the URL without scheme and host."},
    DiagnosticText{"cache_policy.cdn_off",
                   "Cloud CDN is switched off for the backend service '{0}', so this cache policy has no effect on it.",
                   "Set enableCDN: true on the backend service, or remove the policy."},
    DiagnosticText{"cache_policy.code_invalid", "{0} is no status whose answers can be given a lifetime of their own.",
                   "Use 300, 301, 302, 307, 308, 404, 405, 410, 421, 451 or 501."},
    DiagnosticText{"cache_policy.code_repeated", "The status {0} already has a lifetime in negativeCachingPolicy[{1}].",
                   "Keep one of the two."},
    DiagnosticText{"cache_policy.empty", "This cache policy says nothing; the cloud wants at least one property.",
                   "Add one, for example cacheMode: CACHE_ALL_STATIC, or remove the policy."},
    DiagnosticText{"cache_policy.iap",
                   "The backend service '{0}' is behind IAP, whose answers must not be cached; the cloud refuses a "
                   "cache policy there.",
                   "Remove the policy, or switch IAP off."},
    DiagnosticText{"cache_policy.negative_off",
                   "The lifetimes in negativeCachingPolicy have no effect as long as negativeCaching is not true.",
                   "Set negativeCaching: true."},
    DiagnosticText{"cache_policy.query_lists",
                   "includedQueryParameters and excludedQueryParameters exclude each other.",
                   "Keep one of the two lists."},
    DiagnosticText{"cache_policy.ttl_order", "defaultTtl is {0}, longer than maxTtl with {1}.",
                   "Raise maxTtl or lower defaultTtl."},
    DiagnosticText{"cache_policy.ttl_out_of_mode", "{0} has no place beside cacheMode {1}, which decides without it.",
                   "Remove {0}, or choose another cacheMode."},
    DiagnosticText{"cors.any_origin_with_credentials",
                   "Any site may send requests with its visitors' cookies and read the answers: allowCredentials "
                   "together with the origin *.",
                   "List the origins you trust in allowOrigins, or remove allowCredentials."},
    DiagnosticText{"cors.max_age_capped",
                   "Browsers remember the answer to a preflight for at most 86400 s (Firefox) or 7200 s (Chromium), "
                   "not for {0} s.",
                   "Lower maxAge; a larger value changes nothing."},
    DiagnosticText{"cors.method_invalid", "'{0}' fits no request's method: {1}",
                   "Write methods in capitals, such as GET."},
    DiagnosticText{"cors.no_origin",
                   "This policy allows no origin, so browsers treat every site as if there were no policy.",
                   "Add allowOrigins with the sites that may read the answers, or remove the policy."},
    DiagnosticText{"cors.origin_invalid", "'{0}' never equals the Origin a browser sends: {1}",
                   "Write scheme, host and port only, for example https://shop.example.com."},
    DiagnosticText{"cors.preflight_hidden",
                   "This rule takes only {0} requests; a browser asks with OPTIONS first, which goes to another rule "
                   "and its policy.",
                   "Add an entry to matchRules whose :method is OPTIONS, or remove the condition on :method."},
    DiagnosticText{"document.alias_circular",
                   "The alias '*{0}' stands inside the very value it refers to, so it would never end.",
                   "Write the value out instead of the alias."},
    DiagnosticText{"document.alias_limit",
                   "Written out, the aliases of this file stand for more than {1} values, so '*{0}' and further ones "
                   "are left out.",
                   "Write the values out, or share less."},
    DiagnosticText{"document.alias_size",
                   "Written out, the aliases of this file stand for more than {1} MiB of text, so '*{0}' and further "
                   "ones are left out.",
                   "Write the values out, or share less."},
    DiagnosticText{"document.alias_unknown", "No anchor '&{0}' stands before the alias '*{0}'.",
                   "Add &{0} to the value that is meant, or write the value out."},
    DiagnosticText{"document.character", "A value cannot begin with this character: {0}.",
                   "Put the text in quotes; indent with spaces, not tabs."},
    DiagnosticText{"document.colon", "A colon after the key is missing: {0}.",
                   "Write 'key: value', with a blank after the colon."},
    DiagnosticText{"document.colon_unexpected", "A second 'key: value' stands where only a value can be.",
                   "Put it on a line of its own, or quote a text that contains ': '."},
    DiagnosticText{"document.comma", "A comma or a closing bracket is missing before this place: {0}.",
                   "Add the comma, or close the bracket opened above."},
    DiagnosticText{"document.control_character",
                   "The character {0} must not stand in a YAML file; it is probably not a text file, or damaged.",
                   "Remove it, or write it as an escape in double quotes."},
    DiagnosticText{"document.cut_off", "The file ends in the middle of a value: a bracket or quote is still open.",
                   "Close it, or restore the rest of the file; what stands before was loaded."},
    DiagnosticText{"document.duplicate_key",
                   "The key '{0}' stands already in line {1} of the same mapping; the last one counts.",
                   "Remove one of the two."},
    DiagnosticText{"document.escape", "This is no escape that YAML or JSON know: {0}.",
                   "Write a backslash as \\\\, or use single quotes."},
    DiagnosticText{"document.indentation", "The indentation does not fit the lines above: {0}.",
                   "Align the line with its siblings, using spaces."},
    DiagnosticText{"document.key_not_text",
                   "This key is no plain text, so nothing can be known by it; it is kept and ignored.",
                   "Use a text as the key."},
    DiagnosticText{"document.merge_key", "Merge keys ('<<') are not understood here, so these fields would be missing.",
                   "Write the fields out, or use an alias for the whole value."},
    DiagnosticText{"document.not_a_list", "{0} must hold a list of resources.", "Begin every resource with '- '."},
    DiagnosticText{"document.not_a_mapping", "{0} must hold keys with values.",
                   "Write the fields below it, one 'key: value' per line."},
    DiagnosticText{
        "document.not_a_workspace",
        "A workspace file holds collections such as urlMaps and backendServices; this one holds something else.",
        "Open a workspace file, or import this one."},
    DiagnosticText{"document.not_utf8",
                   "The byte {0} is no UTF-8 text; the file has another encoding or is no text file.",
                   "Save it as UTF-8; what stands before was loaded."},
    DiagnosticText{"document.several",
                   "The file holds several YAML documents; only the first one, above this line, is the workspace.",
                   "Keep one document per file."},
    DiagnosticText{
        "document.single_resource", "This file holds a single resource, not a workspace.",
        "Import it into a workspace, or put it below its collection, for example 'urlMaps:' and '- name: …'."},
    DiagnosticText{"document.syntax", "The text is no valid YAML from here on: {0}.",
                   "Correct this line or the one above it; what stands before was loaded."},
    DiagnosticText{"document.tab", "A tab stands where YAML wants spaces.", "Indent with spaces."},
    DiagnosticText{"document.tag", "The tag '{0}' means nothing here; the value is read as it stands.",
                   "Remove the tag."},
    DiagnosticText{"document.too_deep", "Values are nested more than {0} levels deep here.",
                   "Flatten the file; no load balancer needs so many levels."},
    DiagnosticText{"document.too_large", "The file has {0} MiB; at most {1} MiB are read.",
                   "Split the configuration, or check that it is the right file."},
    DiagnosticText{"document.too_many_values", "The file holds more than {0} values.",
                   "Split the configuration; what stands before was loaded."},
    DiagnosticText{"document.unknown_key", "'{0}' is no collection of resources, so it is kept but ignored{1}",
                   "Correct the name, or remove the key."},
    DiagnosticText{"document.utf16", "The file is UTF-16 text.", "Save it as UTF-8."},
    DiagnosticText{"error_page.code_invalid", "'{0}' is no code of errors{1}",
                   "Use 400 to 599, or 4xx or 5xx for all of a class."},
    DiagnosticText{"error_page.code_missing", "This rule names no status, so it fits no answer.",
                   "Add matchResponseCodes, for example [\"404\"] or [\"5xx\"]."},
    DiagnosticText{"error_page.code_repeated",
                   "{0} is already in errorResponseRules[{1}]; a policy may name each code once.",
                   "Remove it from one of the two rules."},
    DiagnosticText{"error_page.no_effect",
                   "This rule has neither path nor overrideResponseCode, so answers stay as they are.",
                   "Add path with an object of the bucket, or overrideResponseCode."},
    DiagnosticText{"error_page.path_invalid", "'{0}' is no path of an object: {1}",
                   "Begin with / and end with the object's name, for example /errors/404.html."},
    DiagnosticText{"error_page.service_missing",
                   "No errorService says in which backend bucket the pages are, neither here nor further out.",
                   "Add errorService with the name of a backend bucket."},
    DiagnosticText{"fault.incomplete", "The {0} names no {1}, so nothing is injected.", "Add {1}."},
    DiagnosticText{"fault.no_effect", "The {0} has no percentage above 0, so it hits no request.",
                   "Set percentage, up to 100."},
    DiagnosticText{"fault.not_covered", "{0} does not cover injected faults: clients see each of them at once.",
                   "To test {0}, let a backend fail instead; simulated backends have an error rate."},
    DiagnosticText{"field.chain_too_long", "{0} holds a chain of {1} certificates; the cloud accepts at most {2}.",
                   "Keep the certificate itself and its intermediates, and leave the root out."},
    DiagnosticText{"field.deprecated", "{0} still works, but it is no longer recommended.", "{1}"},
    DiagnosticText{"field.exclusive", "{0} exclude each other; the cloud refuses more than one of them.", "Keep one."},
    DiagnosticText{"field.form", "{0}: '{1}' has a form that the cloud refuses.", "Write {2}"},
    DiagnosticText{"field.literal_unknown", "'{1}' is no known value of {0}; {2}", "Known values: {3}{4}"},
    DiagnosticText{"field.not_carried_out", "{0} is kept but not carried out here: traffic runs as if it were absent.",
                   "In the cloud it means: {1}"},
    DiagnosticText{"field.number_unknown", "{0} is {1}; the cloud accepts only some numbers.", "Choose one of {2}."},
    DiagnosticText{"field.out_of_range", "{0} is {1}; it must lie between {2} and {3}.",
                   "Choose a value in this range."},
    DiagnosticText{"field.output_only", "Written by the cloud and ignored on input: {0}.",
                   "Remove what is meant as a setting; in a file that keeps an export it does no harm."},
    DiagnosticText{"field.quoted", "{0} is true or false; '{1}' in quotes is a text. It is read as meant.",
                   "Remove the quotes."},
    DiagnosticText{"field.required", "{0} is missing; the cloud refuses the resource without it.", "Add {0}: {1}"},
    DiagnosticText{"field.secret", "{0} is a secret, and everybody who may read this file may read it.",
                   "Move it to a file of its own outside version control that only its owner may read, and replace the "
                   "key if this file was shared."},
    DiagnosticText{"field.too_long", "{0} has {1} characters; the cloud accepts at most {2}.", "Shorten it."},
    DiagnosticText{"field.too_short", "{0} has {1} characters; the cloud wants at least {2}.",
                   "Write a longer text, or remove the field."},
    DiagnosticText{"field.unknown", "{1} has no field '{0}', so it is kept but has no effect{2}",
                   "Correct the name, or remove the field."},
    DiagnosticText{"field.unquoted", "{0} is a text; {1} without quotes is {2}. It is read as text.",
                   "Quote it: \"{1}\"."},
    DiagnosticText{"field.value_not_carried_out", "{0}: {1} is not carried out here; {2}",
                   "The rest of the configuration runs; in the cloud the value counts as written."},
    DiagnosticText{"field.wrong_type", "Expected {0}, found {1}; the value is kept but cannot be used.",
                   "Correct the value."},
    DiagnosticText{"forwarding_rule.address_clash", "{0} is already the address of the forwarding rule '{1}'.",
                   "Give one of the two rules another address or port."},
    DiagnosticText{"forwarding_rule.address_invalid", "'{0}' is neither an IP address nor the name of an address.",
                   "Write a literal such as 203.0.113.10, or point it at an entry of addresses."},
    DiagnosticText{"forwarding_rule.not_served", "This rule does not listen here: {0}",
                   "The other forwarding rules run; nothing is lost in the file."},
    DiagnosticText{"forwarding_rule.port_invalid",
                   "'{0}' is no port: a proxy's forwarding rule has exactly one, 1–65535.", "Write portRange: \"80\"."},
    DiagnosticText{"forwarding_rule.port_missing", "No port is given, so this rule cannot listen.",
                   "Add portRange: \"80\"."},
    DiagnosticText{"forwarding_rule.stand_in_chosen", "{0} is reached at {1} on this machine.",
                   "To choose the local address yourself, add an entry to local.listeners."},
    DiagnosticText{"forwarding_rule.stand_in_clash", "The local address {0} is wanted by '{1}' as well.",
                   "Choose another port under local."},
    DiagnosticText{"forwarding_rule.stand_in_none", "No local port is left between {0} and 65535 for this rule.",
                   "Give it an entry in local.listeners with a port of its own."},
    DiagnosticText{
        "forwarding_rule.standard_tier",
        "The STANDARD tier belongs to regional and classic load balancers; the cloud refuses it for this rule.",
        "Use PREMIUM, or make the load balancer regional."},
    DiagnosticText{"group.endpoint_elsewhere",
                   "This group has no stand-in: its endpoints are dialled as they stand in the file ({0}, first {1}).",
                   "To keep traffic on this machine, name stand-ins for the group under local.backends."},
    DiagnosticText{"group.endpoint_incomplete", "This endpoint of '{0}' has no {1}, so it gets no traffic here.",
                   "Add it, or name a stand-in for the group under local.backends."},
    DiagnosticText{"group.named_port_missing",
                   "The instance group '{0}' has no named port '{1}', so its instances get no traffic.",
                   "Add it to namedPorts, or name stand-ins for the group under local.backends."},
    DiagnosticText{"header.name_invalid", "'{0}' is no name of a header: {1}", "Use letters, digits and hyphens."},
    DiagnosticText{"header_action.braces",
                   "The braces of '{0}' do not fit together; they stand only around the name of a variable.",
                   "Write variables as {client_region}, without braces inside."},
    DiagnosticText{
        "header_action.client_value_stays",
        "A client can send {0} itself: without replace: true the variable's value is only appended to what came in.",
        "Add replace: true, unless you want both values."},
    DiagnosticText{"header_action.name_missing", "This entry names no header.", "Add headerName."},
    DiagnosticText{"header_action.name_refused", "The cloud refuses to set {0}: {1}",
                   "Choose another name, or remove the entry."},
    DiagnosticText{"header_action.value_invalid", "The value of {0} holds {1}, which no header can carry.",
                   "Remove the character."},
    DiagnosticText{"header_action.variable_unknown", "There is no variable '{0}'{1}",
                   "Correct the name, or remove the braces."},
    DiagnosticText{"health_check.timeout_exceeds_interval",
                   "timeoutSec {0} is longer than checkIntervalSec {1}; the cloud refuses that, here {1} s counts.",
                   "Lower timeoutSec or raise checkIntervalSec."},
    DiagnosticText{"health_check.type_mismatch",
                   "The type is {0}, but the settings are in {1}; the cloud wants exactly {2}.",
                   "Move the settings, or change the type."},
    DiagnosticText{"health_check.type_not_carried_out",
                   "A {0} health check is not carried out here: its endpoints count as healthy.",
                   "Use an HTTP or TCP health check to see probes at work."},
    DiagnosticText{"host.duplicate", "The host '{0}' is already in hostRules[{1}]; each host may occur once in a map.",
                   "Remove it from one of the two host rules."},
    DiagnosticText{"host.invalid", "'{0}' is no host pattern: {1}",
                   "Write a host such as shop.example.com, or * as the first character followed by . or -."},
    DiagnosticText{"host.not_a_host", "'{0}' is no host of a request: {1}",
                   "Write the name alone, for example shop.example.com or shop.example.com:8080."},
    DiagnosticText{"host.port_default",
                   "'{0}' names the default port {1}. Here it counts as absent, so this pattern never matches; in the "
                   "cloud it matches only requests that spell the port out.",
                   "Write the host without the port."},
    DiagnosticText{"host.port_missing",
                   "Clients that come in at port {1} name it in the Host header, so '{0}' does not match them.",
                   "Add \"{2}\" to hosts."},
    DiagnosticText{"host.port_unused",
                   "No forwarding rule that leads here listens at port {1}, so hardly any client asks for '{0}'.",
                   "Remove the port, or add a forwarding rule for it."},
    DiagnosticText{"host_rule.matcher_missing", "This host rule names no path matcher.",
                   "Add pathMatcher with the name of one of this map's path matchers."},
    DiagnosticText{"host_rule.matcher_misspelt", "There is no path matcher named '{0}' in this map.",
                   "Did you mean '{1}'?"},
    DiagnosticText{"host_rule.matcher_unknown", "There is no path matcher named '{0}' in this map.",
                   "Add it to pathMatchers, or name one that exists."},
    DiagnosticText{"host_rule.no_hosts", "This host rule lists no host, so it never matches.", "Add hosts: [\"*\"]."},
    DiagnosticText{"import.config_connector_field_unknown", "The key '{0}' has no counterpart in a {1}{2}",
                   "It was left out; set the field by hand if it matters."},
    DiagnosticText{
        "import.config_connector_secret",
        "'{0}' is kept in the secret '{1}' of the cluster, which is not part of the file, so it was left out.",
        "Add it to the resource by hand."},
    DiagnosticText{"limit.exceeded", "{0} {1} are more than the {2} the cloud accepts.", "Split them up."},
    DiagnosticText{"load_profile.invalid", "The load profile cannot run: {0}",
                   "Mend this entry of local.loadProfiles."},
    DiagnosticText{"local.address_invalid", "'{0}' is no IP address.", "Write a loopback address such as 127.0.0.1."},
    DiagnosticText{"local.address_not_loopback",
                   "{0} is not a loopback address; what stands in locally stays on this machine.",
                   "Use 127.0.0.1, another address of 127.0.0.0/8, or ::1."},
    DiagnosticText{"local.group_repeated", "The group '{0}' has a stand-in already in local.backends[{1}].",
                   "Put all its endpoints into one entry."},
    DiagnosticText{"local.listener_repeated",
                   "The forwarding rule '{0}' has a stand-in already in local.listeners[{1}].",
                   "Keep one of the two entries."},
    DiagnosticText{"local.port_chosen", "The simulated backend '{0}' listens at {1}.",
                   "Give it a port of its own if something else needs this one."},
    DiagnosticText{"local.simulated_unused", "No group uses the simulated backend '{0}'.",
                   "Name it in the simulated list of an entry of local.backends."},
    DiagnosticText{"match.ignore_case", "ignoreCase works on prefixMatch and fullPathMatch; it has no effect on {0}.",
                   "Remove it; a regular expression ignores case with (?i) at its beginning."},
    DiagnosticText{"match.kind_conflict", "A {0} condition has exactly one kind; here are {1}.",
                   "Keep one, and put the others into conditions of their own."},
    DiagnosticText{"match.kind_missing", "This condition does not say what the {0} must be.",
                   "Add exactMatch, or presentMatch: true."},
    DiagnosticText{"match.name_missing", "This condition names no {0}.", "Add {1}."},
    DiagnosticText{"match.never", "This never matches: {0}", "Mend the condition or remove the rule."},
    DiagnosticText{"match.not_carried_out", "{0} is not carried out here, so this entry of matchRules never matches.",
                   "Use prefixMatch, fullPathMatch or regexMatch to see traffic."},
    DiagnosticText{"match.path_kind_conflict", "An entry of matchRules has one path condition; here are {0}.",
                   "Keep one, and put the others into further entries of matchRules."},
    DiagnosticText{"match.pattern_invalid", "'{0}' is no valid pattern: {1}", "Correct the pattern."},
    DiagnosticText{"match.present_false",
                   "presentMatch: false counts here as: the {0} must be absent. The cloud documents only true.",
                   "For a header write presentMatch: true with invertMatch: true."},
    DiagnosticText{"match.range_empty", "The range from {0} to below {1} holds no number.",
                   "Make rangeEnd greater than rangeStart."},
    DiagnosticText{"match.star_is_literal",
                   "* has no special meaning in {0}: '{1}' matches only paths that hold a star.",
                   "A prefix covers what follows by itself; use pathTemplateMatch for wildcards."},
    DiagnosticText{"mirror.backend_unsuitable",
                   "'{0}' has backends of the kind {1}; requests can be mirrored only between instance groups and "
                   "zonal or hybrid endpoint groups.",
                   "Mirror between services of these kinds."},
    DiagnosticText{
        "mirror.kinds_differ",
        "The backends of '{0}' ({1}) and of its copy '{2}' ({3}) are of different kinds; the cloud wants the same.",
        "Use groups of the same kind for both."},
    DiagnosticText{"mirror.no_effect", "mirrorPercent is 0, so no request is copied.",
                   "Raise it, or remove requestMirrorPolicy."},
    DiagnosticText{"mirror.same_service",
                   "The copies go to '{0}', which gets the requests as well: it does the work twice.",
                   "Mirror to another backend service."},
    DiagnosticText{"mode.feature_ignored", "{0} has no effect in a {1} load balancer, although the cloud accepts it.",
                   "Remove it, or use a mode that has it."},
    DiagnosticText{"mode.feature_unavailable", "{0} is not available in a {1} load balancer; the cloud refuses it.",
                   "Remove it, or use a mode that has it."},
    DiagnosticText{"mode.mesh_only",
                   "{0} is for clients in a service mesh; no Application Load Balancer carries it out.", "Remove {0}."},
    DiagnosticText{
        "mode.scheme_mismatch",
        "The backend service '{0}' has the scheme {1}; a forwarding rule with {2} cannot use it in the cloud.",
        "Give both the same loadBalancingScheme."},
    DiagnosticText{"mode.scope_mismatch", "'{0}' is {1}, but '{2}', which uses it, is {3}; the cloud refuses the mix.",
                   "Keep the whole chain global, or in one region."},
    DiagnosticText{"name.duplicate", "'{0}' is already the name of another entry of {1}.", "Rename one of the two."},
    DiagnosticText{"name.invalid",
                   "'{0}' is no name the cloud accepts: 1–63 lower-case letters, digits and hyphens, "
                   "beginning with a letter and not ending with a hyphen.",
                   "Rename it."},
    DiagnosticText{"name.missing", "This entry of {0} has no name, so nothing can refer to it.", "Add name."},
    DiagnosticText{"path.duplicate", "The path '{0}' is already in pathRules[{1}]; a path may occur once in a matcher.",
                   "Remove it from one of the two rules."},
    DiagnosticText{"path.invalid", "'{0}' is no path pattern: {1}",
                   "Begin with / and use * only as the last character, right after a /."},
    DiagnosticText{"path.replacement_invalid", "'{0}' does not make a path when it is put in: {1}",
                   "Begin with /, and write a path only."},
    DiagnosticText{"path.same_as_default",
                   "/* takes every path that no other rule takes, so the path matcher's default never decides.",
                   "Make this rule's target the default, and remove the path."},
    DiagnosticText{"path.slashes_differ",
                   "'{0}' is replaced by '{1}', but only one of the two ends with /: {2} becomes {3}.",
                   "Let both end with /, or neither."},
    DiagnosticText{"path_matcher.duplicate", "'{0}' is already the name of pathMatchers[{1}].",
                   "Rename one of the two."},
    DiagnosticText{"path_matcher.mixed_rules",
                   "A path matcher has pathRules or routeRules, never both; it is not clear which should decide.",
                   "Move one list to a path matcher of its own, or turn the path rules into route rules."},
    DiagnosticText{"path_matcher.name_missing", "This path matcher has no name, so no host rule can use it.",
                   "Add name."},
    DiagnosticText{"path_matcher.unreferenced", "No host rule uses the path matcher '{0}', so it never decides.",
                   "Name it in a host rule, or remove it."},
    DiagnosticText{"path_rule.no_paths", "This path rule lists no path, so it never matches.", "Add paths: [\"/…\"]."},
    DiagnosticText{"redirect.https_behind_https",
                   "httpsRedirect works behind HTTP proxies only, but the HTTPS proxy '{0}' uses this map as well: its "
                   "requests would be sent in a circle.",
                   "Give the HTTP proxy a URL map of its own for the redirect."},
    DiagnosticText{"redirect.https_unanswered",
                   "No forwarding rule of this workspace answers https at {0}, where the redirect leads.",
                   "Add a forwarding rule with the same address, port 443 and a target HTTPS proxy."},
    DiagnosticText{"redirect.no_effect", "This redirect changes nothing and would send clients in a circle.",
                   "Add httpsRedirect, hostRedirect, pathRedirect or prefixRedirect."},
    DiagnosticText{"redirect.path_conflict", "pathRedirect and prefixRedirect exclude each other.",
                   "Keep one of the two."},
    DiagnosticText{
        "redirect.prefix_without_prefix",
        "prefixRedirect replaces the matched prefix, but this rule matches {0}, so the whole path is replaced.",
        "Use pathRedirect, or match with prefixMatch."},
    DiagnosticText{"reference.ambiguous", "'{0}' fits {1} resources; the one in {2} is used.",
                   "Write the partial URL, for example regions/europe-west3/backendServices/web."},
    DiagnosticText{"reference.dangling", "There is no {1} named '{0}'.", "Add it, or point {2} at one that exists."},
    DiagnosticText{"reference.malformed", "'{0}' is no reference to a resource.",
                   "Write a bare name, a partial URL such as global/backendServices/web, or a full URL."},
    DiagnosticText{"reference.missing", "{0} is missing; it names the {1}.", "Add {0}."},
    DiagnosticText{"reference.misspelt", "There is no {1} named '{0}'.", "Did you mean '{2}'?"},
    DiagnosticText{"reference.unused", "Nothing refers to this {0}, so it gets no traffic.",
                   "Use it somewhere, or keep it for later."},
    DiagnosticText{"reference.wrong_kind", "'{0}' is the wrong kind of resource ({1}); {2} needs: {3}.",
                   "Point it at one of the right kind."},
    DiagnosticText{"resource.not_carried_out", "{0} resources are kept but not carried out here.",
                   "The rest of the configuration runs; nothing is lost in the file."},
    DiagnosticText{"retry.condition_of_grpc",
                   "The condition {0} reads the status of gRPC answers; the backend service '{1}' speaks {2}.",
                   "Use gateway-error or 5xx, or set protocol: HTTP2 on the backend service."},
    DiagnosticText{"retry.condition_outdated",
                   "The condition {0} stands in older documentation only; {1} covers answers that never came.",
                   "Use {1}."},
    DiagnosticText{"retry.condition_unknown", "'{0}' is no condition for retries{1}", "Known conditions: {2}."},
    DiagnosticText{"retry.never_for_post",
                   "This rule takes only POST requests, which are never retried by the documentation.",
                   "Remove retryPolicy, or let clients retry."},
    DiagnosticText{"retry.no_condition", "This policy names no condition, so nothing says when to retry.",
                   "Add retryConditions, for example [gateway-error]."},
    DiagnosticText{"retry.per_try_not_shorter",
                   "A single try may take {0}, as long as the whole request with {1}: after a try that hangs no time "
                   "is left for a second one.",
                   "Lower perTryTimeout, or raise the route's timeout."},
    DiagnosticText{"rewrite.conflict", "pathPrefixRewrite and pathTemplateRewrite exclude each other.",
                   "Keep one of the two."},
    DiagnosticText{
        "rewrite.prefix_without_prefix",
        "pathPrefixRewrite replaces the matched prefix, but this rule matches {0}, so there is none to replace.",
        "Match with prefixMatch, or use pathTemplateRewrite with pathTemplateMatch."},
    DiagnosticText{"rewrite.template_invalid", "'{0}' is no template for a path: {1}",
                   "Begin with / and write variables as {name}, for example /shop/{id}."},
    DiagnosticText{
        "rewrite.template_without_match",
        "pathTemplateRewrite puts in what pathTemplateMatch has captured, but not every entry of this rule has one.",
        "Match with pathTemplateMatch in every entry of matchRules, or use pathPrefixRewrite."},
    DiagnosticText{
        "rewrite.template_without_variables",
        "The documentation asks for at least one variable in a pathTemplateMatch whose path is rewritten; here is "
        "none.",
        "Capture a part of the path, for example /{page=**}, or match with fullPathMatch and use pathPrefixRewrite."},
    DiagnosticText{"rewrite.variable_unknown", "pathTemplateMatch captures no variable '{0}'{1}",
                   "Capture it, or correct the name."},
    DiagnosticText{"route_rule.priority_duplicate",
                   "The priority {0} is already taken by routeRules[{1}]; it is not clear which rule comes first.",
                   "Give each route rule of a path matcher a priority of its own."},
    DiagnosticText{"route_rule.priority_missing",
                   "This route rule has no priority; 0 is assumed, so it is tried first.",
                   "Add priority, 0–2147483647; the lowest number is tried first."},
    DiagnosticText{"route_rule.unreachable",
                   "No request reaches this rule: routeRules[{0}] with priority {1} takes all of its requests before.",
                   "Give this rule a lower priority number, narrow the other one, or remove it."},
    DiagnosticText{"target.bucket",
                   "'{0}' is a backend bucket, which is not served here: its requests are answered with 503.",
                   "Use a backend service to see traffic."},
    DiagnosticText{"target.conflict", "{0} exclude each other; it is not clear where requests should go.",
                   "Keep exactly one of them."},
    DiagnosticText{"target.missing", "Nothing says where {0} should go{1}",
                   "Add {2}, a redirect, or a weighted split."},
    DiagnosticText{"target.redirect_with_action",
                   "urlRedirect excludes {0}: the redirect answers, the rest has no effect.",
                   "Remove {0} or the redirect."},
    DiagnosticText{"template.invalid", "'{0}' is no path template, so it never matches: {1}",
                   "Write it like /shop/{user=*}/cart/{rest=**}."},
    DiagnosticText{"timeout.beyond_day", "The timeout is {0}; connections to backends end after 86400 s in any case.",
                   "Lower it to a day at most."},
    DiagnosticText{"timeout.fixed_by_backend",
                   "'{0}' is {1} and has a fixed time of {2} in the cloud, so this timeout has no effect there.",
                   "Remove it."},
    DiagnosticText{"timeout.longer_than_service",
                   "The route's timeout of {0} counts, not the {1} of the backend service '{2}'.",
                   "Remove the timeout if the backend service's should count."},
    DiagnosticText{"timeout.zero", "A timeout of 0 leaves the backend no time: here every request ends with a timeout.",
                   "Set a time above 0, or remove the field so that the backend service's counts."},
    DiagnosticText{"url_map.too_large", "This URL map has about {0} KB; a {2} load balancer takes {1} KB.",
                   "Split it into several URL maps, or merge rules that differ only in the path."},
    DiagnosticText{"url_map_test.code_invalid", "{0} is no status that redirects answer with.",
                   "Use 301, 302, 303, 307 or 308."},
    DiagnosticText{"url_map_test.expectation_conflict",
                   "service and expectedRedirectResponseCode exclude each other: a request is forwarded or redirected.",
                   "Keep the one that is meant."},
    DiagnosticText{"url_map_test.expects_nothing", "This test expects nothing, so it shows nothing.",
                   "Add service, or expectedRedirectResponseCode with expectedOutputUrl."},
    DiagnosticText{
        "url_map_test.failed", "This test of the map fails. {0}",
        "Mend the rule, or the test if it expects the wrong thing; the cloud refuses maps whose tests fail."},
    DiagnosticText{"url_map_test.host_differs", "The Host header '{0}' is not the test's host '{1}'.",
                   "Make them equal, or remove the header."},
    DiagnosticText{"url_map_test.incomplete", "This test has no {0}, so it is no request.", "Add {0}."},
    DiagnosticText{"url_map_test.not_evaluated",
                   "A {0} load balancer does not evaluate the tests of its URL map; here they run.",
                   "Keep them: they show mistakes here, before they reach the cloud."},
    DiagnosticText{"url_map_test.output_url_invalid", "'{0}' is no whole URL.",
                   "Write scheme, host and path, for example https://shop.example.com/new."},
    DiagnosticText{"url_map_test.path_invalid", "'{0}' is no path of a request: {1}",
                   "Begin with /; a query may follow."},
    DiagnosticText{"weight.all_zero", "The weights add up to 0, so no backend service could ever be chosen.",
                   "Give at least one entry a weight above 0."},
    DiagnosticText{"weight.missing", "The entry for '{0}' has no weight, which counts as 0: it gets no requests.",
                   "Add weight, 1–1000."},
    DiagnosticText{"weight.repeated", "'{0}' is already in weightedBackendServices[{1}]; the shares add up.",
                   "Merge the two entries."},
};
static_assert(std::ranges::is_sorted(kTexts, {}, &DiagnosticText::code), "keep the rows sorted by code");

std::string_view severity_word(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Advice:
        break;
    }
    return "advice";
}

/// Reads "{12}" at the front of `text`. Errors: npos when it is none.
std::size_t argument_index(std::string_view text, std::size_t& length)
{
    const std::size_t close = text.find('}');
    if (text.size() < 3 || text.front() != '{' || close == std::string_view::npos) {
        return std::string_view::npos;
    }
    std::size_t index = 0;
    const char* end = text.data() + close;
    const auto [stop, error] = std::from_chars(text.data() + 1, end, index);
    if (error != std::errc{} || stop != end) {
        return std::string_view::npos;
    }
    length = close + 1;
    return index;
}

std::string place(const Diagnostic& diagnostic)
{
    std::string out;
    if (diagnostic.line != 0) {
        out = std::to_string(diagnostic.line) + ':' + std::to_string(diagnostic.column) + ": ";
    }
    out += severity_word(diagnostic.severity);
    out += ": ";
    if (!diagnostic.resource.empty()) {
        out += diagnostic.resource;
        out += diagnostic.field_path.empty() ? ": " : " ";
    }
    if (!diagnostic.field_path.empty()) {
        out += diagnostic.field_path + ": ";
    }
    return out;
}

} // namespace

const DiagnosticText* diagnostic_text(std::string_view code)
{
    const auto* row = std::ranges::lower_bound(kTexts, code, {}, &DiagnosticText::code);
    return row != kTexts.end() && row->code == code ? row : nullptr;
}

std::span<const DiagnosticText> diagnostic_texts() { return kTexts; }

std::string fill_template(std::string_view text, const std::vector<std::string>& args)
{
    std::string out;
    out.reserve(text.size() + 32);
    while (!text.empty()) {
        std::size_t length = 0;
        const std::size_t index = text.front() == '{' ? argument_index(text, length) : std::string_view::npos;
        if (index < args.size()) {
            out += args[index];
            text.remove_prefix(length);
            continue;
        }
        out += text.front();
        text.remove_prefix(1);
    }
    return out;
}

std::string to_text(const Diagnostic& diagnostic)
{
    std::string out = place(diagnostic);
    const DiagnosticText* row = diagnostic_text(diagnostic.code);
    if (row == nullptr) {
        return out + diagnostic.code;
    }
    out += fill_template(row->sentence, diagnostic.args);
    if (!row->hint.empty()) {
        out += "  Hint: " + fill_template(row->hint, diagnostic.args);
    }
    return out;
}

} // namespace switchyard
