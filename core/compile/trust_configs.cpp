// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/trust_configs.h"

#include "core/compile/subject.h"
#include "core/model/typed.h"
#include "core/schema/trust_config.pb.h"

#include <charconv>
#include <vector>

namespace switchyard::compile {

namespace {

using schema::FieldPath;

/// The texts of a trust config, and where each stands in it.
struct Texts
{
    cert::TrustSource source;
    std::vector<FieldPath> anchors;
    std::vector<FieldPath> intermediates;
    std::vector<FieldPath> allow_listed;
};

/// Entries without a certificate trust nobody; tls_policy_checks.cpp names them.
template <typename Items>
void append(const Items& items, const FieldPath& path, std::vector<std::string>& texts, std::vector<FieldPath>& paths)
{
    for (int i = 0; i < items.size(); ++i) {
        if (!items.Get(i).pem_certificate().empty()) {
            texts.push_back(items.Get(i).pem_certificate());
            paths.push_back(path.index(static_cast<std::size_t>(i)).field("pemCertificate"));
        }
    }
}

Texts texts_of(const schema::TrustConfig& config)
{
    Texts texts;
    for (int i = 0; i < config.trust_stores_size(); ++i) {
        const FieldPath store = FieldPath().field("trustStores").index(static_cast<std::size_t>(i));
        append(config.trust_stores(i).trust_anchors(), store.field("trustAnchors"), texts.source.anchors,
               texts.anchors);
        append(config.trust_stores(i).intermediate_cas(), store.field("intermediateCas"), texts.source.intermediates,
               texts.intermediates);
    }
    append(config.allowlisted_certificates(), FieldPath().field("allowlistedCertificates"), texts.source.allow_listed,
           texts.allow_listed);
    return texts;
}

/// Splits "trustAnchors[2]: Line 1: …" into the place in the resource and the rest. A sentence that begins otherwise is
/// about the whole.
std::pair<FieldPath, std::string> placed(const Texts& texts, const std::string& sentence)
{
    const std::size_t open = sentence.find('[');
    const std::size_t close = sentence.find("]: ");
    const std::string_view list = std::string_view(sentence).substr(0, open);
    const std::vector<FieldPath>* paths = list == "trustAnchors"              ? &texts.anchors
                                          : list == "intermediateCas"         ? &texts.intermediates
                                          : list == "allowlistedCertificates" ? &texts.allow_listed
                                                                              : nullptr;
    std::size_t index = 0;
    if (paths == nullptr || close == std::string::npos ||
        std::from_chars(sentence.data() + open + 1, sentence.data() + close, index).ec != std::errc{} ||
        index >= paths->size()) {
        return {{}, sentence};
    }
    return {(*paths)[index], sentence.substr(close + 3)};
}

} // namespace

TrustConfigs::TrustConfigs(const model::Workspace& workspace, Findings& findings)
{
    for (const model::ResourcePtr& resource : workspace.resources(model::Kind::TrustConfig)) {
        const Texts texts = texts_of(model::as<schema::TrustConfig>(*resource));
        auto trust = cert::ClientTrust::read(texts.source);
        std::shared_ptr<const cert::ClientTrust>& read = read_[resource->id];
        if (trust) {
            read = std::move(*trust);
        } else {
            const auto [path, sentence] = placed(texts, trust.error().context);
            findings.add(Verdict::CloudRefuses, "trust_config.unreadable", Subject{workspace, *resource}.place(path),
                         {sentence});
        }
    }
}

} // namespace switchyard::compile
