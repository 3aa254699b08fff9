// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

namespace switchyard::tests {

/// How large a configuration is to be. A matcher holds a thousand route rules, as the cloud allows.
struct LargeConfiguration
{
    std::size_t route_rules = 3000;
    std::size_t services = 200;
};

/// One URL map whose rules match in every way there is, its backend services, groups and health check, and a forwarding
/// rule in front, as the vendor prints them: YAML documents with separators. The same bytes for the same size.
std::string large_configuration_yaml(const LargeConfiguration& size = {});
/// The same as one JSON list, 64-bit numbers as strings.
std::string large_configuration_json(const LargeConfiguration& size = {});

} // namespace switchyard::tests
