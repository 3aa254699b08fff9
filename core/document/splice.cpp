// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/splice.h"

#include <utility>

namespace switchyard::document {

Step inverse(const Step& step)
{
    using Kind = TreeUpdate::Kind;
    Step back = step;
    std::swap(back.splice.removed, back.splice.inserted);
    std::swap(back.update.before, back.update.after);
    if (step.update.kind == Kind::Insert)
        back.update.kind = Kind::Remove;
    else if (step.update.kind == Kind::Remove)
        back.update.kind = Kind::Insert;
    return back;
}

} // namespace switchyard::document
