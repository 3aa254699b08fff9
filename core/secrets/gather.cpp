// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/gather.h"

#include "core/compile/certificate_text.h"
#include "core/compile/findings.h"
#include "core/compile/front_end.h"
#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/backend_authentication_config.pb.h"
#include "core/schema/certificate.pb.h"
#include "core/schema/local.pb.h"
#include "core/schema/ssl_certificate.pb.h"
#include "core/secrets/certificate_uses.h"
#include "core/secrets/secret_rows.h"
#include "core/secrets/store_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace switchyard::secrets {

namespace {

namespace files = std::filesystem;
using compile::Subject;
using compile::Verdict;
using model::Kind;
using model::Resource;
using schema::FieldPath;

/// The key that stands in the workspace itself; empty: none.
std::string_view inline_key(const Resource& certificate)
{
    if (certificate.kind == Kind::Certificate)
        return model::as<schema::Certificate>(certificate).self_managed().pem_private_key();
    const auto& message = model::as<schema::SslCertificate>(certificate);
    return message.self_managed().has_private_key() ? message.self_managed().private_key() : message.private_key();
}

/// "a, b, c and 4 more"
std::string some_of(const std::vector<std::string>& names)
{
    constexpr std::size_t kMost = 4;
    std::vector<std::string> shown = names;
    if (names.size() > kMost + 1) {
        shown.resize(kMost);
        shown.push_back(fmt::format("{} more", names.size() - kMost));
    }
    return compile::enumeration(shown);
}

class Gathering
{
public:
    Gathering(const model::Workspace& workspace, const GatherOptions& options)
        : workspace_(workspace),
          options_(options),
          rows_(read_secret_rows(workspace))
    {
        for (Diagnostic& diagnostic : rows_.diagnostics)
            findings_.add(std::move(diagnostic));
    }

    Gathered run()
    {
        const auto uses = uses_of_certificates(workspace_);
        for (const Kind kind : compile::kCertificateKinds)
            for (const model::ResourcePtr& certificate : workspace_.resources(kind))
                one(*certificate, uses.at(certificate->id));
        for (const model::ResourcePtr& config : workspace_.resources(Kind::BackendAuthenticationConfig))
            client_identity(*config);
        result_.assets.now = options_.now;
        result_.diagnostics = findings_.take();
        return std::move(result_);
    }

private:
    void one(const Resource& certificate, const CertificateUse& use)
    {
        CertificateStanding standing{certificate.id, certificate.label(), is_managed(certificate)};
        for (const Resource* proxy : use.proxies)
            standing.proxies.push_back(proxy->label());
        const auto own = own_chain(certificate);
        if (own)
            standing.facts = own->front().facts;
        const SecretRow* row = row_for(certificate, SecretField::PrivateKey);
        if (row != nullptr)
            from_file(certificate, *row, own ? &*own : nullptr, standing);
        else if (!inline_key(certificate).empty() && own)
            from_workspace(certificate, *own, standing);
        else if (!use.proxies.empty() || !use.towards_backends)
            from_development(certificate, use, standing);
        if (const SecretRow* response = row_for(certificate, SecretField::OcspResponse))
            staple(certificate, *response, standing);
        if (!use.proxies.empty() || !use.towards_backends || row != nullptr)
            result_.certificates.push_back(std::move(standing));
    }

    static std::optional<cert::Chain> own_chain(const Resource& certificate)
    {
        auto chain = cert::read_chain(*compile::certificate_text(certificate).text);
        return chain ? std::optional(std::move(*chain)) : std::nullopt;
    }

    const SecretRow* row_for(const Resource& resource, SecretField field) const
    {
        const auto found = rows_.rows.find({resource.id, field});
        return found == rows_.rows.end() ? nullptr : &found->second;
    }

    files::path path_of(const SecretRow& row) const { return options_.workspace_file.parent_path() / row.file; }

    void say(Verdict verdict, std::string_view code, const SecretRow& row, std::vector<std::string> args)
    {
        const Subject local{workspace_, *workspace_.local()};
        findings_.add(verdict, code, local.place(FieldPath().field("secrets").index(row.index).field("file")),
                      std::move(args));
    }

    std::optional<KeyFile> open(const SecretRow& row)
    {
        const files::path path = path_of(row);
        auto file = read_key_file(path, options_.passphrase);
        if (!file) {
            say(Verdict::Warns, file.error().code, row, std::move(file.error().args));
            return std::nullopt;
        }
        if (!file->mode_if_open.empty())
            say(Verdict::Warns, "secret.file_open", row, {path.string(), file->mode_if_open});
        return std::move(*file);
    }

    void from_file(const Resource& certificate, const SecretRow& row, const cert::Chain* own,
                   CertificateStanding& standing)
    {
        standing.key_file = path_of(row);
        auto file = open(row);
        if (!file)
            return;
        if (own != nullptr && !cert::matches(file->key, own->front())) {
            say(Verdict::Warns, "secret.key_of_another", row, {standing.key_file.string(), standing.label});
            return;
        }
        if (own == nullptr && file->chain.empty()) {
            say(Verdict::Warns, "secret.no_certificate", row, {standing.key_file.string(), standing.label});
            return;
        }
        standing.source = KeySource::File;
        if (own == nullptr)
            standing.facts = file->chain.front().facts;
        const auto key = std::make_shared<const cert::PrivateKey>(std::move(file->key));
        result_.assets.identities[certificate.id] = {key, own == nullptr ? std::move(file->chain) : cert::Chain()};
    }

    /// A key that does not fit is told by compile().
    void from_workspace(const Resource& certificate, const cert::Chain& own, CertificateStanding& standing)
    {
        auto read = cert::read_private_key(inline_key(certificate));
        if (!read) {
            findings_.add(Verdict::Warns, "secret.inline_key", Subject{workspace_, certificate}.place(),
                          {read.error().context});
            return;
        }
        const auto key = std::make_shared<const cert::PrivateKey>(std::move(*read));
        result_.assets.identities[certificate.id] = {key};
        if (cert::matches(*key, own.front()))
            standing.source = KeySource::Workspace;
    }

    void from_development(const Resource& certificate, const CertificateUse& use, CertificateStanding& standing)
    {
        const Subject subject{workspace_, certificate};
        auto made = issue(certificate, use.hosts);
        if (!made) {
            findings_.add(Verdict::Warns, "certificate.development_failed", subject.place(), {made.error().context});
            return;
        }
        for (const std::string& sentence : made->left_out)
            findings_.add(Verdict::Advises, "certificate.development_host", subject.place(), {sentence});
        const cert::CertificateFacts& facts = made->chain.front().facts;
        if (made->reason == cert::Renewal::Missing)
            result_.notes.push_back(fmt::format("{}: a development certificate was issued for {}.", standing.label,
                                                use.hosts.empty() ? "localhost" : some_of(use.hosts)));
        else if (made->reason != cert::Renewal::None)
            result_.notes.push_back(fmt::format("{}: its development certificate was renewed because {}.",
                                                standing.label, cert::to_text(made->reason)));
        standing.source = KeySource::Development;
        standing.issued = made->reason;
        standing.facts = facts;
        standing.key_file = made->key_file;
        standing.certificate_file = made->certificate_file;
        result_.assets.identities[certificate.id] = {std::make_shared<const cert::PrivateKey>(std::move(made->key)),
                                                     std::move(made->chain), true};
    }

    Result<cert::DevelopmentCertificate> issue(const Resource& certificate, const std::vector<std::string>& hosts)
    {
        if (!store_)
            open_store();
        if (!*store_)
            return std::unexpected((*store_).error());
        return (*store_)->certificate(store_name(options_.workspace_file, certificate), hosts, options_.now);
    }

    void open_store()
    {
        if (!options_.store) {
            store_ = std::unexpected(options_.store.error());
            return;
        }
        if (options_.writing == cert::Writing::Allowed)
            if (auto made = make_store_folder(*options_.store); !made) {
                store_ = std::unexpected(std::move(made.error()));
                return;
            }
        cert::DevelopmentStore store(*options_.store, options_.writing);
        if (auto authority = store.authority(options_.now, &result_.made_authority); !authority) {
            store_ = std::unexpected(std::move(authority.error()));
            return;
        }
        if (result_.made_authority)
            result_.notes.push_back(fmt::format("The development CA was made: {}. 'switchyardctl certificates trust' "
                                                "has the browsers of this machine accept it.",
                                                store.authority_file().string()));
        store_ = std::move(store);
    }

    void staple(const Resource& certificate, const SecretRow& row, const CertificateStanding& standing)
    {
        auto response = read_ocsp_file(path_of(row));
        const auto identity = result_.assets.identities.find(certificate.id);
        if (!response)
            say(Verdict::Warns, response.error().code, row, std::move(response.error().args));
        else if (standing.source == KeySource::File || standing.source == KeySource::Workspace)
            identity->second.ocsp_response = std::move(*response); // it speaks of that certificate, not of a stand-in
    }

    /// The key may be named for the configuration as well as for the certificate that it shows. There is no stand-in:
    /// the development CA issues to servers only.
    void client_identity(const Resource& config)
    {
        const SecretRow* row = row_for(config, SecretField::PrivateKey);
        if (row == nullptr)
            return;
        const auto& message = model::as<schema::BackendAuthenticationConfig>(config);
        const Resource* certificate =
            message.client_certificate().empty()
                ? nullptr
                : workspace_.resolve(compile::kCertificateKinds, message.client_certificate(), &config).resource;
        const auto own = certificate == nullptr ? std::nullopt : own_chain(*certificate);
        CertificateStanding standing{config.id, config.label()};
        from_file(config, *row, own ? &*own : nullptr, standing);
    }

    const model::Workspace& workspace_;
    const GatherOptions& options_;
    SecretRows rows_;
    compile::Findings findings_;
    std::optional<Result<cert::DevelopmentStore>> store_; ///< opened when it is first needed
    Gathered result_;
};

} // namespace

cert::CertificateTime present_time()
{
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

GatherOptions GatherOptions::of_this_process(files::path workspace_file, cert::Writing writing, Passphrase passphrase)
{
    return {.workspace_file = std::move(workspace_file),
            .store = store_folder(FolderEnvironment::of_this_process()),
            .now = present_time(),
            .writing = writing,
            .passphrase = std::move(passphrase)};
}

bool needs_gathering(const model::Workspace& workspace)
{
    const bool rows = workspace.local() != nullptr && model::as<schema::Local>(*workspace.local()).secrets_size() > 0;
    return rows || std::ranges::any_of(kAssetKinds, [&](Kind kind) { return !workspace.resources(kind).empty(); });
}

Gathered gather(const model::Workspace& workspace, const GatherOptions& options)
{
    return Gathering(workspace, options).run();
}

runtime::Assets with_ids_of(const runtime::Assets& assets, const model::Workspace& from, const model::Workspace& to)
{
    runtime::Assets result;
    result.now = assets.now;
    for (const Kind kind : kAssetKinds) {
        const auto before = from.resources(kind);
        const auto after = to.resources(kind);
        for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i)
            if (const auto found = assets.identities.find(before[i]->id); found != assets.identities.end())
                result.identities[after[i]->id] = found->second;
    }
    return result;
}

std::string store_name(const files::path& workspace_file, const Resource& certificate)
{
    constexpr std::size_t kLongest = 60;
    constexpr std::size_t kDigits = 10;
    std::error_code ignored;
    const files::path file = workspace_file.empty() ? files::path() : files::weakly_canonical(workspace_file, ignored);
    const std::string whole = fmt::format("{}\n{}\n{}\n{}", file.string(), certificate.project,
                                          certificate.scope.to_string(), certificate.label());
    std::string name;
    for (const char c : std::string_view(certificate.name).substr(0, kLongest))
        name += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-';
    return fmt::format("{}-{}", name, cert::to_hex(cert::sha256(cert::bytes_of(whole))).substr(0, kDigits));
}

} // namespace switchyard::secrets
