// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editors/choice_editors.h"
#include "ui/editors/form_edits.h"

namespace switchyard::editors {

/// What a reference field of a page may name: resources of these kinds, written as references in the file are. `go` is
/// told where a text leads. Lifetime: the edits outlive the source.
ReferenceSource referenceSource(const FormEdits& edits, const Page& page, std::span<const model::Kind> kinds,
                                std::function<void(ElementId)> go);

} // namespace switchyard::editors
