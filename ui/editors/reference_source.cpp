// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/reference_source.h"

#include "core/edit/names.h"
#include "ui/models/text.h"

namespace switchyard::editors {

ReferenceSource referenceSource(const FormEdits& edits, const Page& page, std::span<const model::Kind> kinds,
                                std::function<void(ElementId)> go)
{
    const auto led = [&edits, page, kinds](const QString& text) -> const model::Resource* {
        if (text.isEmpty())
            return nullptr;
        const model::Resolution found =
            edits.session().workspace().resolve(kinds, text.toStdString(), edits.resource(page));
        return found.resource;
    };
    ReferenceSource source;
    source.candidates = [&edits, page, kinds] {
        const model::Workspace& workspace = edits.session().workspace();
        const model::Resource* owner = edits.resource(page);
        const bool local = owner && owner->kind == model::Kind::Local;
        QStringList texts;
        for (const model::Kind kind : kinds) {
            for (const model::ResourcePtr& resource : workspace.resources(kind))
                texts << models::toQString(local ? edit::local_reference_to(workspace, *resource)
                                                 : edit::reference_to(*resource));
        }
        return texts;
    };
    source.leads = [led](const QString& text) { return led(text) != nullptr; };
    source.go = [led, go = std::move(go)](const QString& text) {
        if (const model::Resource* resource = led(text))
            go(resource->id);
    };
    return source;
}

} // namespace switchyard::editors
