// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/field_target.h"

namespace switchyard::editors {

Result<void> FieldTarget::preview(const schema::Value& value)
{
    if (!edits_.session().inGesture()) // another step ended it
        beginPreview();
    return edits_.previewSet(page_, field_, value);
}

void FieldTarget::endPreview(bool keep)
{
    if (keep)
        edits_.session().commitGesture();
    else
        edits_.session().cancelGesture();
}

} // namespace switchyard::editors
