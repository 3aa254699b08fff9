// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/formats.h"

#include <array>

namespace switchyard::exchange {

namespace {

constexpr std::array kFormats{
    ImportFormat{"workspace", "Switchyard workspace", is_workspace, read_workspace},
    ImportFormat{"terraform", "Terraform state or plan", is_terraform, read_terraform},
    ImportFormat{"config-connector", "Config Connector", is_config_connector, read_config_connector},
    ImportFormat{"rest", "Google Cloud YAML or JSON", is_rest, read_rest},
};

} // namespace

std::span<const ImportFormat> import_formats() { return kFormats; }

} // namespace switchyard::exchange
