// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/route_analysis.h"
#include "core/document/document.h"

#include <string>
#include <vector>

namespace switchyard::ctl {

/// How many findings of each kind there are, over all maps.
struct FindingCounts
{
    std::size_t rules = 0;
    std::size_t shadowed = 0;
    std::size_t unreachable = 0;
    std::size_t unknown = 0;
    std::size_t overlaps = 0;
    std::size_t hosts = 0;
    std::size_t untested = 0;
};
FindingCounts countFindings(const compile::MapAnalysis& map);

/// One map for people; every finding with a request to try. `all`: nothing is left out, and rules that can be reached
/// are shown as well.
std::string analysisText(const std::string& file, const document::Document& document, const compile::MapAnalysis& map,
                         bool all);
/// The same as a JSON object, always with everything.
std::string analysisJson(const document::Document& document, const compile::MapAnalysis& map);

/// What changes between two workspaces.
std::string blastText(const compile::WorkspaceBlast& blast, bool all);
std::string blastJson(const std::string& before, const std::string& after, const compile::WorkspaceBlast& blast);

/// {"method":…,"host":…,"path":…,"query":…,"headers":[…],"url":…,"curl":…}
std::string exampleJson(const route::ExampleRequest& example, const std::string& address);

} // namespace switchyard::ctl
