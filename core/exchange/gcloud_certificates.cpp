// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates of both APIs, and what Certificate Manager keeps around them. Private keys are files that the script
// only names: "$KEYS"/sslCertificates.web.privateKey.pem.
#include "core/base/shell_word.h"
#include "core/exchange/gcloud_resource.h"
#include "core/exchange/vendor_reference.h"
#include "core/model/typed.h"
#include "core/schema/access.h"
#include "core/schema/local.pb.h"

#include <array>
#include <fmt/format.h>

namespace switchyard::exchange {

namespace {

using model::Kind;

bool is_pem(std::string_view text) { return text.contains("-----BEGIN"); }

std::string last_segment(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

/// A file in the folder of keys, as shell text.
std::string in_key_folder(std::string_view name) { return "\"$KEYS\"/" + shell_word(name); }

std::string written_text(const model::Resource& resource, std::string_view field)
{
    const auto path = schema::FieldPath::parse(field);
    const auto value = path ? schema::get(*resource.message, *path) : Result<schema::Value>(schema::Value{});
    const auto* text = value ? value->as<std::string>() : nullptr;
    return text == nullptr ? std::string{} : *text;
}

/// The file that the local part names for a secret; empty when it names none.
std::string named_file(const GcloudResource& made, const model::Workspace& workspace, std::string_view field)
{
    if (workspace.local() == nullptr)
        return {};
    const std::string label = made.resource().label();
    const std::string in_place = fmt::format("{}/{}", made.resource().scope.to_string(), label);
    for (const schema::LocalSecret& secret : model::as<schema::Local>(*workspace.local()).secrets())
        if (secret.field() == field && (secret.resource() == label || secret.resource() == in_place))
            return secret.file();
    return {};
}

/// The file a private key is in: the one the workspace names, or the one an import would have put it into.
std::string key_file(GcloudResource& made, std::string_view field)
{
    made.carried(field);
    if (const std::string named = named_file(made, made.script().workspace, field); !named.empty())
        return in_key_folder(last_segment(named));
    const std::string written = written_text(made.resource(), field);
    if (!written.empty() && !is_pem(written) && !written.contains('\n'))
        return in_key_folder(last_segment(written));
    const model::Scope& scope = made.resource().scope;
    const bool global = scope.level == model::Scope::Level::Global;
    return in_key_folder(fmt::format("{}.{}{}.{}.pem", model::info(made.resource().kind).collection,
                                     global ? std::string{} : scope.location + '.', made.resource().name, field));
}

/// A certificate chain is no secret: it becomes a file beside the script, unless the workspace names one.
std::string chain_file(GcloudResource& made, std::string chain)
{
    if (!is_pem(chain))
        return in_key_folder(last_segment(chain));
    if (!chain.ends_with('\n'))
        chain += '\n';
    return shell_word(made.file(".pem", std::move(chain)));
}

std::vector<GcloudStep> write_ssl_certificate(GcloudResource& made)
{
    FlagReader& flags = made.flags();
    GcloudCommand create = made.command("compute ssl-certificates create");
    flags.apply(std::array{FlagRow{"description", "description"}}, create);
    const bool managed = flags.text("type") == "MANAGED" || flags.has("managed");
    if (managed) {
        if (made.resource().scope.level != model::Scope::Level::Global)
            return made.refuse("The cloud manages certificates of the Compute API only where they are global.");
        flags.apply(std::array{FlagRow{"managed.domains", "domains", FlagForm::List}}, create);
        return {made.create("compute ssl-certificates", std::move(create))};
    }
    const bool nested = !flags.has("certificate");
    std::string chain = flags.text(nested ? "selfManaged.certificate" : "certificate");
    if (nested)
        flags.take("selfManaged.privateKey");
    if (chain.empty())
        return made.refuse("The workspace holds neither a certificate chain nor domains to get one for.");
    create.shell_flag("certificate", chain_file(made, std::move(chain)));
    create.shell_flag("private-key", key_file(made, nested ? "selfManaged.privateKey" : "privateKey"));
    return {made.create("compute ssl-certificates", std::move(create))};
}

/// Full names are shortened where they lead to the same place anyway.
std::vector<std::string> names(std::vector<std::string> references)
{
    for (std::string& reference : references)
        if (const std::size_t at = reference.find("projects/"); at != reference.npos)
            reference.erase(0, at);
    return references;
}

constexpr std::array kCommonRows{
    FlagRow{"description", "description"},
    FlagRow{"labels", "labels", FlagForm::Map},
};

std::vector<GcloudStep> write_certificate(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"scope", "scope", FlagForm::Literal},
        FlagRow{"managed.domains", "domains", FlagForm::List},
        FlagRow{"managed.issuanceConfig", "issuance-config"},
    };
    FlagReader& flags = made.flags();
    GcloudCommand create = made.command("certificate-manager certificates create");
    std::string chain = flags.text("selfManaged.pemCertificate");
    if (chain.empty() && !flags.has("managed.domains"))
        return made.refuse("The workspace holds neither a certificate chain nor domains to get one for.");
    flags.apply(kRows, create);
    if (const auto authorizations = names(flags.texts("managed.dnsAuthorizations")); !authorizations.empty())
        create.list("dns-authorizations", authorizations);
    if (!chain.empty()) {
        create.shell_flag("certificate-file", chain_file(made, std::move(chain)));
        create.shell_flag("private-key-file", key_file(made, "selfManaged.pemPrivateKey"));
    }
    flags.apply(kCommonRows, create);
    return {made.create("certificate-manager certificates", std::move(create))};
}

std::vector<GcloudStep> write_map(GcloudResource& made)
{
    GcloudCommand create = made.command("certificate-manager maps create");
    made.flags().apply(kCommonRows, create);
    return {made.create("certificate-manager maps", std::move(create))};
}

/// The map of an entry: its full name has it; otherwise it can only be the only one.
std::string map_of(const GcloudResource& made, const model::Workspace& workspace)
{
    const auto reference = model::Reference::parse(written_text(made.resource(), "name"));
    if (reference && !reference->parent.empty())
        return reference->parent;
    const auto maps = workspace.resources(Kind::CertificateMap);
    return maps.size() == 1 ? maps[0]->name : std::string{};
}

std::vector<GcloudStep> write_entry(GcloudResource& made)
{
    FlagReader& flags = made.flags();
    const std::string map = map_of(made, made.script().workspace);
    if (map.empty())
        return made.refuse("An entry belongs to a certificate map; its name does not say which one.");
    const std::string matcher = flags.text("matcher");
    if (!flags.has("hostname") && matcher != "PRIMARY")
        return made.refuse("An entry needs a hostname, or has to be the primary one.");
    GcloudCommand create = made.command("certificate-manager maps entries create");
    GcloudCommand describe = made.command("certificate-manager maps entries describe");
    create.flag("map", map);
    describe.flag("map", map);
    flags.apply(std::array{FlagRow{"hostname", "hostname"}}, create);
    if (matcher == "PRIMARY")
        create.flag("set-primary");
    if (const auto certificates = names(flags.texts("certificates")); !certificates.empty())
        create.list("certificates", certificates);
    flags.apply(kCommonRows, create);
    return {{describe.line("exists"), {}, {std::move(create)}}};
}

std::vector<GcloudStep> write_authorization(GcloudResource& made)
{
    constexpr std::array kRows{
        FlagRow{"domain", "domain"},
        FlagRow{"type", "type", FlagForm::Literal},
    };
    GcloudCommand create = made.command("certificate-manager dns-authorizations create");
    made.flags().apply(kRows, create);
    made.flags().apply(kCommonRows, create);
    return {made.create("certificate-manager dns-authorizations", std::move(create))};
}

} // namespace

GcloudWriter gcloud_certificate(Kind kind)
{
    switch (kind) {
    case Kind::SslCertificate:
        return write_ssl_certificate;
    case Kind::Certificate:
        return write_certificate;
    case Kind::CertificateMap:
        return write_map;
    case Kind::CertificateMapEntry:
        return write_entry;
    case Kind::DnsAuthorization:
        return write_authorization;
    default:
        return nullptr;
    }
}

} // namespace switchyard::exchange
