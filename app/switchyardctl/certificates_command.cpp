// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/authority_file.h"
#include "app/switchyardctl/commands.h"
#include "app/switchyardctl/json_line.h"
#include "app/switchyardctl/passphrases.h"
#include "app/switchyardctl/report.h"
#include "core/document/file.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace switchyard::ctl {

namespace {

using secrets::CertificateStanding;
using secrets::KeySource;

/// A workspace file, and what is to be said of its certificates only.
struct Certificates
{
    document::Document document;
    secrets::Gathered gathered;
};

Result<Certificates> look(const CertificatesOptions& options, cert::Writing writing)
{
    auto document = document::load_file(options.file);
    if (!document) {
        return std::unexpected(document.error());
    }
    Certificates result{std::move(*document), {}};
    result.gathered = gatherFor(options.file, result.document,
                                {.writing = writing, .passphrase = passphrases(options.passphraseFile)});
    arrange(result.document, result.gathered.diagnostics);
    return result;
}

std::string joined(const std::vector<std::string>& words)
{
    return words.empty() ? "-" : fmt::format("{}", fmt::join(words, ", "));
}

std::vector<std::string> namesOf(const CertificateStanding& standing)
{
    std::vector<std::string> names;
    if (standing.facts) {
        names = standing.facts->names.dns;
        names.insert(names.end(), standing.facts->names.ip.begin(), standing.facts->names.ip.end());
    }
    return names;
}

std::string keyText(const CertificateStanding& standing)
{
    switch (standing.source) {
    case KeySource::File:
        return standing.key_file.string();
    case KeySource::Workspace:
        return "in the workspace file";
    case KeySource::Development:
        return standing.issued == cert::Renewal::None
                   ? fmt::format("of the development CA, {}", standing.key_file.string())
                   : fmt::format("of the development CA; 'switchyardctl certificates issue' will issue it, because {}",
                                 cert::to_text(standing.issued));
    case KeySource::None:
        break;
    }
    return standing.key_file.empty() ? "none" : fmt::format("none: {} cannot be used", standing.key_file.string());
}

/// "2027-02-25, in 89 days"
std::string lastDay(const cert::CertificateFacts& facts)
{
    const std::string day = cert::to_text(facts.not_after).substr(0, 10);
    const auto days = daysLeft(facts);
    return days < 0 ? fmt::format("{}, {} days ago", day, -days) : fmt::format("{}, in {} days", day, days);
}

void print(const CertificateStanding& standing)
{
    toStdout(standing.managed ? standing.label + " (managed)" : standing.label);
    toStdout("  names     " + joined(namesOf(standing)));
    if (standing.facts && standing.issued == cert::Renewal::None) {
        toStdout("  issuer    " + standing.facts->issuer);
        toStdout("  expires   " + lastDay(*standing.facts));
    }
    toStdout("  key       " + keyText(standing));
    toStdout("  shown by  " + joined(standing.proxies));
}

std::string_view word(KeySource source)
{
    switch (source) {
    case KeySource::File:
        return "file";
    case KeySource::Workspace:
        return "workspace";
    case KeySource::Development:
        return "development";
    case KeySource::None:
        break;
    }
    return "none";
}

std::string toJson(const CertificateStanding& standing)
{
    const auto strings = [](const std::vector<std::string>& words) {
        std::vector<std::string> quoted;
        std::ranges::transform(words, std::back_inserter(quoted), jsonString);
        return quoted;
    };
    JsonLine line;
    line.text("resource", standing.label)
        .flag("managed", standing.managed)
        .text("key", word(standing.source))
        .text("keyFile", standing.key_file.string())
        .text("certificateFile", standing.certificate_file.string())
        .flag("issued", standing.issued != cert::Renewal::None)
        .text("reason", standing.issued == cert::Renewal::None ? "" : cert::to_text(standing.issued))
        .list("names", strings(namesOf(standing)))
        .list("shownBy", strings(standing.proxies));
    if (standing.facts) {
        line.text("issuer", standing.facts->issuer)
            .text("notAfter", cert::to_text(standing.facts->not_after))
            .number("daysLeft", daysLeft(*standing.facts));
    }
    return line.str();
}

void printJson(const CertificatesOptions& options, const Certificates& certificates)
{
    std::vector<std::string> items;
    std::vector<std::string> diagnostics;
    for (const CertificateStanding& standing : certificates.gathered.certificates) {
        items.push_back(toJson(standing));
    }
    for (const Diagnostic& diagnostic : certificates.gathered.diagnostics) {
        diagnostics.push_back(ctl::toJson(diagnostic));
    }
    toStdout(JsonLine()
                 .text("file", options.file)
                 .flag("madeAuthority", certificates.gathered.made_authority)
                 .list("certificates", items)
                 .list("diagnostics", diagnostics)
                 .str());
}

void printDiagnostics(const CertificatesOptions& options, const Certificates& certificates)
{
    for (const Diagnostic& diagnostic : certificates.gathered.diagnostics) {
        toStderr(toLine(options.file, diagnostic));
    }
}

ExitCode exitCode(const Certificates& certificates)
{
    const bool all = std::ranges::all_of(certificates.gathered.certificates, [](const CertificateStanding& standing) {
        return standing.source != KeySource::None && standing.facts && daysLeft(*standing.facts) >= 0;
    });
    return all ? ExitCode::Ok : ExitCode::Findings;
}

/// Says what `print` has to say to a person, or everything as JSON.
template <typename Print>
ExitCode report(const CertificatesOptions& options, cert::Writing writing, Print print)
{
    const auto certificates = look(options, writing);
    if (!certificates) {
        toStderr("switchyardctl: " + certificates.error().context);
        return ExitCode::Unreadable;
    }
    if (options.json) {
        printJson(options, *certificates);
    } else {
        printDiagnostics(options, *certificates);
        print(certificates->gathered);
    }
    return exitCode(*certificates);
}

} // namespace

ExitCode listCertificates(const CertificatesOptions& options)
{
    return report(options, cert::Writing::None, [&](const secrets::Gathered& gathered) {
        std::ranges::for_each(gathered.certificates, print);
        if (gathered.certificates.empty()) {
            toStdout(options.file + " holds no certificates.");
        }
    });
}

ExitCode issueCertificates(const CertificatesOptions& options)
{
    return report(options, cert::Writing::Allowed, [&](const secrets::Gathered& gathered) {
        std::ranges::for_each(gathered.notes, toStdout);
        const auto& all = gathered.certificates;
        const auto development = std::ranges::count(all, KeySource::Development, &CertificateStanding::source);
        const auto issued = std::ranges::count_if(
            all, [](const CertificateStanding& standing) { return standing.issued != cert::Renewal::None; });
        toStdout(fmt::format("{}: {} of {} {} {} from the development CA; {} issued now.", options.file, development,
                             all.size(), all.size() == 1 ? "certificate" : "certificates",
                             development == 1 ? "comes" : "come",
                             issued == 0   ? std::string("none was")
                             : issued == 1 ? std::string("1 was")
                                           : fmt::format("{} were", issued)));
    });
}

ExitCode showAuthority(const CertificatesOptions& options)
{
    const auto authority = readAuthority();
    if (!authority) {
        return withoutAuthority(authority.error());
    }
    const cert::CertificateFacts& facts = authority->certificate.facts;
    if (options.json) {
        toStdout(JsonLine()
                     .text("file", authority->file.string())
                     .text("name", nameOf(*authority))
                     .text("sha256", cert::to_hex(facts.fingerprint))
                     .text("notBefore", cert::to_text(facts.not_before))
                     .text("notAfter", cert::to_text(facts.not_after))
                     .number("daysLeft", daysLeft(facts))
                     .str());
        return ExitCode::Ok;
    }
    toStdout(authority->file.string());
    if (!options.pathOnly) {
        toStdout("  name     " + nameOf(*authority));
        toStdout("  sha256   " + cert::to_hex(facts.fingerprint));
        toStdout("  valid    from " + cert::to_text(facts.not_before).substr(0, 10) + " to " + lastDay(facts));
        toStdout("  key      " + (authority->file.parent_path() / "authority.key.pem").string() +
                 ", which must not leave this machine");
    }
    return ExitCode::Ok;
}

} // namespace switchyard::ctl
