// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compile/front_end.h"
#include "core/compile/references.h"
#include "core/schema/field_info.h"

#include <algorithm>

namespace switchyard::compile {

namespace {

using model::Kind;
using model::Scope;

std::string_view name_of(Scope::Level level)
{
    switch (level) {
    case Scope::Level::Region:
        return "regional";
    case Scope::Level::Zone:
        return "zonal";
    case Scope::Level::Global:
        break;
    }
    return "global";
}

/// Where the region or zone stands: in a field of its own, or in the full name.
std::string_view field_of(Scope::Level level, const schema::MessageInfo& message)
{
    if (level == Scope::Level::Global) {
        return "";
    }
    const std::string_view field = level == Scope::Level::Region ? "region" : "zone";
    return message.field(field) != nullptr ? field : "name";
}

/// A resource that says no place counts as global; for these that is a slip, of the others other files speak.
bool is_about(Kind kind, Scope::Level level) { return level != Scope::Level::Global || kind == Kind::Subnetwork; }

} // namespace

void check_scopes(const FrontEnd& front_end, Findings& findings)
{
    for (const model::KindInfo& kind : model::all_kinds()) {
        const schema::MessageInfo* message = schema::message_info(kind.message);
        if (message == nullptr || message->scopes.empty()) {
            continue;
        }
        for (const model::ResourcePtr& resource : front_end.workspace().resources(kind.kind)) {
            const Scope::Level level = resource->scope.level;
            const std::string_view own = name_of(level);
            if (is_about(kind.kind, level) && std::ranges::find(message->scopes, own) == message->scopes.end()) {
                findings.add(Verdict::CloudRefuses, "resource.scope",
                             Subject{front_end.workspace(), *resource}.place(field_of(level, *message)),
                             {kind_in_sentence(kind.kind), std::string(own), enumeration(message->scopes)});
            }
        }
    }
}

} // namespace switchyard::compile
