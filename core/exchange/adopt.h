// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/found.h"

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::exchange {

/// Something to say about a node of a file. `resource`: "urlMaps/web"; may be empty.
void tell(const SourceDocument& document, const document::Node& at, Diagnostic diagnostic, Found& found);

/// A warning that stops nothing, neither here nor in the cloud.
Diagnostic import_warning(std::string_view code, std::string resource, std::vector<std::string> args);

/// A mistake: what it is about does not run here, and the cloud refuses it.
Diagnostic import_error(std::string_view code, std::vector<std::string> args = {});

/// Takes a mapping in the shape of REST into what was found. Its nodes may be taken from the document (their offsets
/// then say where a value came from) or made (offset 0: the nearest node above that has a place). What a field cannot
/// hold is told at its place.
void adopt(const SourceDocument& document, const document::Node& rest, const document::Node& origin, model::Kind kind,
           Found& found);

/// The label a resource made of this mapping will have, for sentences: "urlMaps/web".
std::string label_of(model::Kind kind, const document::Node& rest);

} // namespace switchyard::exchange
