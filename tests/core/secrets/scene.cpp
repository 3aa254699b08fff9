// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/secrets/scene.h"

#include <sstream>

namespace switchyard::secrets {

std::string block(std::string_view text, int by)
{
    std::string out;
    std::istringstream lines{std::string(text)};
    for (std::string line; std::getline(lines, line);)
        out += std::string(static_cast<std::size_t>(by), ' ') + line + "\n";
    return out;
}

std::string self_managed(std::string_view name, const cert::Certificate& certificate)
{
    return "  - name: " + std::string(name) + "\n    type: SELF_MANAGED\n    selfManaged:\n      certificate: |\n" +
           block(cert::to_pem(certificate), 8);
}

std::vector<std::string> codes(const std::vector<Diagnostic>& diagnostics)
{
    std::vector<std::string> all;
    for (const Diagnostic& diagnostic : diagnostics)
        all.push_back(diagnostic.code);
    return all;
}

Scene::Scene(std::string yaml) : document_(document::Document::load(std::move(yaml))) {}

void Scene::put(const std::string& name, std::string_view bytes) const
{
    std::filesystem::permissions(folder_.put(name, bytes),
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

Gathered Scene::gather(cert::Writing writing) const
{
    return secrets::gather(workspace(), {.workspace_file = folder() / "shop.switchyard.yaml",
                                         .store = store(),
                                         .now = now,
                                         .writing = writing,
                                         .passphrase = passphrase});
}

std::vector<std::string> Scene::sentences(const Gathered& gathered) const
{
    std::vector<std::string> all;
    for (const Diagnostic& diagnostic : gathered.diagnostics)
        all.push_back(to_text(diagnostic));
    return all;
}

} // namespace switchyard::secrets
