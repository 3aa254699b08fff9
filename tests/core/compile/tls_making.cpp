// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/compile/tls_making.h"

#include <array>
#include <gtest/gtest.h>

namespace switchyard::compile {

namespace {

using model::Kind;

/// The resource a key belongs to.
const model::Resource* find(const model::Workspace& workspace, std::string_view name)
{
    for (const Kind kind : {Kind::SslCertificate, Kind::Certificate, Kind::BackendAuthenticationConfig}) {
        for (const model::ResourcePtr& resource : workspace.resources(kind)) {
            if (resource->name == name) {
                return resource.get();
            }
        }
    }
    return nullptr;
}

} // namespace

TlsFixture::TlsFixture()
    : authority(cert::make(cert::authority_draft("Example CA"))),
      shop(cert::make(cert::leaf_draft(), cert::NewKey::EcdsaP256, &authority)),
      api(cert::make(cert::leaf_draft({"*.api.example.com"}), cert::NewKey::EcdsaP256, &authority))
{}

const TlsFixture& tls_fixture()
{
    static const TlsFixture fixture;
    return fixture;
}

std::string quoted_pem(const cert::Chain& chain)
{
    std::string text = "\"";
    for (const char c : cert::to_pem(chain)) {
        text += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return text + '"';
}

std::string with_certificates(std::string text)
{
    const TlsFixture& fixture = tls_fixture();
    const std::array<std::pair<std::string_view, cert::Chain>, 4> words{
        {{"AUTHORITY_PEM", {fixture.authority.certificate}},
         {"SHOP_PEM", {fixture.shop.certificate}},
         {"SHOP_CHAIN", {fixture.shop.certificate, fixture.authority.certificate}},
         {"API_PEM", {fixture.api.certificate}}}};
    for (const auto& [word, chain] : words) {
        for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word)) {
            text.replace(at, word.size(), quoted_pem(chain));
        }
    }
    return text;
}

Reading read_with_keys(const std::string& text, std::initializer_list<KeyOf> keys, const Snapshot* previous,
                       cert::CertificateTime now)
{
    document::Document document = document::Document::load(with_certificates(text));
    for (const Diagnostic& diagnostic : document.diagnostics()) {
        ADD_FAILURE() << to_text(diagnostic);
    }
    runtime::Assets assets;
    assets.now = now;
    for (const KeyOf& key : keys) {
        const model::Resource* resource = find(document.workspace(), key.name);
        if (resource == nullptr) {
            ADD_FAILURE() << key.name;
            continue;
        }
        runtime::Assets::Identity& identity = assets.identities[resource->id];
        identity.key = std::make_shared<const cert::PrivateKey>(cert::same(key.made->key));
        identity.development = key.development;
        if (key.development) {
            identity.chain = {key.made->certificate};
        }
    }
    return read(std::move(document), assets, previous);
}

} // namespace switchyard::compile
