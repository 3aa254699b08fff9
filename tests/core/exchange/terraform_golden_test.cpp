// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/exchange/terraform_found_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace switchyard::exchange {
namespace {

class TerraformCases : public testing::TestWithParam<std::string>
{};

TEST_P(TerraformCases, File_gives_the_resources_and_diagnostics_of_its_golden_file)
{
    const std::string path = kGolden + "terraform/" + GetParam();
    expect_golden(path.substr(0, path.rfind('.')) + ".txt",
                  found_text(read_as("terraform", GetParam(), file_text(path))));
}

INSTANTIATE_TEST_SUITE_P(Exchange, TerraformCases, testing::ValuesIn(golden_names("terraform", {".json"})),
                         [](const auto& info) {
                             std::string name = info.param;
                             std::ranges::replace_if(name, [](char c) { return c == '-' || c == '.'; }, '_');
                             return name;
                         });

} // namespace
} // namespace switchyard::exchange
