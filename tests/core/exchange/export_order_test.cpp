// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/order.h"
#include "tests/core/exchange/export_support.h"

#include <algorithm>
#include <gmock/gmock.h>

namespace switchyard::exchange {
namespace {

using testing::ElementsAre;

std::vector<std::string> labels(const std::vector<const model::Resource*>& resources)
{
    std::vector<std::string> labels;
    for (const model::Resource* resource : resources)
        labels.push_back(resource->label());
    return labels;
}

TEST(Creation_order, Puts_what_a_resource_refers_to_before_it)
{
    const auto workspace = any_workspace_of(export_case("production.switchyard.yaml"));
    const auto order = creation_order(workspace, {});
    EXPECT_EQ(order.size() + 1, workspace.resource_count()) << "everything but the local part";
    std::size_t references = 0;
    for (std::size_t at = 0; at < order.size(); ++at)
        for (const model::ReferenceUse& use : model::references_of(*order[at])) {
            const model::Resource* used = workspace.resolve(use.kinds, use.text, order[at]).resource;
            if (used == nullptr)
                continue;
            ++references;
            EXPECT_LT(std::ranges::find(order, used) - order.begin(), static_cast<std::ptrdiff_t>(at))
                << order[at]->label() << ' ' << use.path.to_string();
        }
    EXPECT_GT(references, 60U);
}

TEST(Creation_order, Goes_by_kind_scope_and_name_where_nothing_refers)
{
    const auto workspace = workspace_of(R"(
urlMaps:
- {name: b}
- {name: a, region: europe-west1}
- {name: a}
healthChecks:
- {name: z, type: TCP}
)");
    EXPECT_THAT(labels(creation_order(workspace, {})),
                ElementsAre("healthChecks/z", "urlMaps/a", "urlMaps/b", "urlMaps/a"));
}

TEST(Creation_order, Cuts_a_circle_and_still_holds_everything)
{
    const auto workspace = workspace_of(R"(
forwardingRules:
- {name: b, baseForwardingRule: a}
- {name: a, baseForwardingRule: b}
- {name: self, baseForwardingRule: self}
- {name: c, baseForwardingRule: a}
)");
    EXPECT_THAT(labels(creation_order(workspace, {})),
                ElementsAre("forwardingRules/self", "forwardingRules/a", "forwardingRules/b", "forwardingRules/c"));
}

} // namespace
} // namespace switchyard::exchange
