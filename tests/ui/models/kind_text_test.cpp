// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/kind_text.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace switchyard::models {
namespace {

TEST(KindText, Every_kind_is_known_to_the_translators)
{
    std::ostringstream source;
    source << std::ifstream(std::string(SWITCHYARD_SOURCE_DIR) + "/ui/models/kind_text.cpp").rdbuf();
    for (const model::KindInfo& kind : model::all_kinds()) {
        for (const std::string_view text : {kind.singular, kind.plural})
            EXPECT_NE(source.str().find("QT_TRANSLATE_NOOP(\"Kind\", \"" + std::string(text) + "\")"),
                      std::string::npos)
                << text;
    }
    EXPECT_EQ(kindText(model::Kind::UrlMap), QStringLiteral("URL map"));
    EXPECT_EQ(kindsText(model::Kind::UrlMap), QStringLiteral("URL maps"));
}

} // namespace
} // namespace switchyard::models
