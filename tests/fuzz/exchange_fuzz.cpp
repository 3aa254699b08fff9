// SPDX-License-Identifier: GPL-3.0-or-later
// Imports any bytes in every format; what is found is carried out in an empty workspace, written, read again and
// imported once more, which must change nothing.

#include "core/document/document.h"
#include "core/exchange/formats.h"
#include "core/exchange/import.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace switchyard;

void require(bool holds, const char* what, const std::string& detail = {})
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n%s\n", what, detail.c_str());
    std::abort();
}

void check_diagnostics(const exchange::Found& found)
{
    for (const exchange::FileDiagnostic& one : found.diagnostics) {
        require(one.file == "a", "a diagnostic without its file");
        require(diagnostic_text(one.diagnostic.code) != nullptr, "a diagnostic without a sentence",
                one.diagnostic.code);
        require(one.diagnostic.line > 0, "a diagnostic without a place", one.diagnostic.code);
    }
    for (const exchange::FoundResource& resource : found.resources)
        require(resource.message != nullptr && resource.position.line > 0, "a resource without a place");
    for (const exchange::SecretFile& secret : found.secrets)
        require(secret.owner < found.resources.size() && secret.name.find('/') == std::string::npos, "a stray secret");
}

/// Carries the import out, and once more.
void carry_out(const exchange::Found& found)
{
    document::Document document;
    const auto changes =
        exchange::changes_of(document.workspace(), found, exchange::plan_import(document.workspace(), found), "keys");
    require(changes.has_value(), "the changes cannot be made");
    for (const model::Change& change : *changes) {
        const auto edit = document.apply(change);
        require(edit.has_value(), "a change does not fit", edit ? "" : edit.error().context);
    }
    const document::Document again = document::Document::load(document.text());
    require(again.editable(), "the workspace cannot be read", document.text());
    require(again.workspace().resource_count() == document.workspace().resource_count(), "a resource was lost");
    for (const exchange::ImportItem& item : exchange::plan_import(again.workspace(), found).items)
        require(item.action == exchange::ImportAction::Same || item.action == exchange::ImportAction::Conflict,
                "importing twice is not the same as once", document.text());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::vector<exchange::SourceFile> files{{"a", std::string(reinterpret_cast<const char*>(data), size)}};
    const exchange::Found found = exchange::import_files(files);
    check_diagnostics(found);
    if (size < 20000)
        carry_out(found);
    for (const exchange::ImportFormat& format : exchange::import_formats())
        check_diagnostics(exchange::import_files(files, format.name));
    return 0;
}
