// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace switchyard::ctl {

/// One test case of a JUnit report.
struct JunitCase
{
    std::string group; ///< "urlMaps/storefront"; becomes the class name
    std::string name;
    std::string failure; ///< empty: passed
    std::string type;    ///< of the failure: a diagnostic's code
};

/// A JUnit report as continuous-integration servers read it: one test suite. Characters that XML does not allow become
/// U+FFFD. Source: the schema of Apache Ant's junitreport task.
std::string junitReport(std::string_view suite, const std::vector<JunitCase>& cases);

} // namespace switchyard::ctl
