// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/serve/header_plans.h"

#include <cstdint>
#include <vector>

namespace switchyard::serve {
namespace {

const route::HeaderAction* edits_of(const route::LevelSettings* level)
{
    return level != nullptr && !level->headers.empty() ? &level->headers : nullptr;
}

} // namespace

std::size_t HeaderPlans::HashLevels::operator()(const Levels& levels) const
{
    std::uint64_t hash = 0;
    for (const route::HeaderAction* level : levels)
        hash = (hash ^ reinterpret_cast<std::uintptr_t>(level)) * 0x9E37'79B9'7F4A'7C15ULL;
    return hash ^ (hash >> 32);
}

const HeaderPlan* HeaderPlans::plan(const route::RouteMatch& match, const route::WeightedTarget* target,
                                    const compile::ServiceSpec* service)
{
    const Levels levels{target != nullptr && !target->headers.empty() ? &target->headers : nullptr,
                        edits_of(match.rule_settings), edits_of(match.matcher_settings), edits_of(match.map_settings),
                        service != nullptr && !service->headers.empty() ? &service->headers : nullptr};
    if (levels == Levels{})
        return nullptr;
    std::unique_ptr<const HeaderPlan>& plan = plans_[levels];
    if (!plan) {
        std::vector<const route::HeaderEdits*> request;
        std::vector<const route::HeaderEdits*> response;
        for (const route::HeaderAction* level : levels) {
            if (level != nullptr) {
                request.push_back(&level->request);
                response.push_back(&level->response);
            }
        }
        plan = std::make_unique<const HeaderPlan>(HeaderPlan{HeaderProgram(request), HeaderProgram(response)});
    }
    return plan.get();
}

} // namespace switchyard::serve
