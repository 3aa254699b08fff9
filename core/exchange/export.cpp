// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/export.h"

#include <algorithm>
#include <array>

namespace switchyard::exchange {

namespace {

constexpr std::array kFormats{
    ExportFormat{"yaml", "Google Cloud YAML", to_yaml},
    ExportFormat{"gcloud", "gcloud script", to_gcloud},
    ExportFormat{"terraform", "Terraform", to_terraform},
};

} // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

const ExportFormat* export_format(std::string_view name)
{
    const auto* found = std::ranges::find(kFormats, name, &ExportFormat::name);
    return found == kFormats.end() ? nullptr : &*found;
}

} // namespace switchyard::exchange
