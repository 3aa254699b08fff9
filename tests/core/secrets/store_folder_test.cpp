// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/store_folder.h"

#include "tests/core/cert/making.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace switchyard::secrets {
namespace {

using testing::HasSubstr;
namespace files = std::filesystem;

TEST(StoreFolder, Follows_the_environment)
{
    const std::string below = "switchyard/certificates";
    EXPECT_EQ(store_folder({.certificates = "/own", .data_home = "/data", .home = "/home/a"}), files::path("/own"));
    EXPECT_EQ(store_folder({.data_home = "/data", .home = "/home/a"}), files::path("/data") / below);
    EXPECT_EQ(store_folder({.data_home = "relative", .home = "/home/a"}), files::path("/home/a/.local/share") / below);
    EXPECT_EQ(store_folder({.certificates = "here"}), files::current_path() / "here");
    const auto nowhere = store_folder({});
    ASSERT_FALSE(nowhere);
    EXPECT_THAT(nowhere.error().context, HasSubstr("SWITCHYARD_CERTIFICATES"));
}

TEST(StoreFolder, Is_made_for_its_owner_alone)
{
    const cert::Folder folder;
    const files::path wanted = folder.path() / "a/b/certificates";
    ASSERT_TRUE(make_store_folder(wanted));
    EXPECT_EQ(files::status(wanted).permissions(), files::perms::owner_all);
    EXPECT_TRUE(make_store_folder(wanted)) << "a second time";
    folder.put("file", "x");
    const auto refused = make_store_folder(folder.path() / "file/certificates");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().context, HasSubstr("file/certificates"));
}

} // namespace
} // namespace switchyard::secrets
