// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/document/document.h"
#include "core/secrets/gather.h"
#include "tests/core/cert/making.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::secrets {

/// Text as a YAML block, indented by `by` blanks.
std::string block(std::string_view text, int by);
/// A self-managed certificate under sslCertificates, in the file's text.
std::string self_managed(std::string_view name, const cert::Certificate& certificate);
std::vector<std::string> codes(const std::vector<Diagnostic>& diagnostics);

/// A workspace file beside its keys, and a store of its own, on the day of the tests.
class Scene
{
public:
    explicit Scene(std::string yaml);

    /// Another text of the same file.
    void write(std::string yaml) { document_ = document::Document::load(std::move(yaml)); }
    /// A key file beside the workspace, mode 0600.
    void put(const std::string& name, std::string_view bytes) const;
    Gathered gather(cert::Writing writing = cert::Writing::None) const;

    const model::Workspace& workspace() const { return document_.workspace(); }
    const model::Resource& resource(model::Kind kind, std::size_t index = 0) const
    {
        return *workspace().resources(kind)[index];
    }
    std::filesystem::path folder() const { return folder_.path(); }
    std::filesystem::path store() const { return folder_.path() / "data" / "certificates"; }
    /// Sentences with their place: "local secrets[0].file: …".
    std::vector<std::string> sentences(const Gathered& gathered) const;

    cert::CertificateTime now = cert::kToday;
    Passphrase passphrase;

private:
    cert::Folder folder_;
    document::Document document_;
};

} // namespace switchyard::secrets
