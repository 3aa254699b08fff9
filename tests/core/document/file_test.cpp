// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <sys/stat.h>
#include <unistd.h>

namespace switchyard::document {
namespace {

using testing::HasSubstr;

class Files : public testing::Test
{
protected:
    Files()
    {
        std::string name = (std::filesystem::temp_directory_path() / "document-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~Files() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path put(const std::string& name, const std::string& text) const
    {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return folder_ / name;
    }
    static std::string content(const std::filesystem::path& path)
    {
        std::ifstream file(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }
    static mode_t mode(const std::filesystem::path& path)
    {
        struct stat facts = {};
        ::stat(path.c_str(), &facts);
        return facts.st_mode & 07777;
    }
    std::size_t count() const
    {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder_), {}));
    }

    std::filesystem::path folder_;
};

TEST_F(Files, load_what_was_saved)
{
    const auto path = folder_ / "new.switchyard.yaml";
    const std::string text = "urlMaps:\n- name: m\n";
    ASSERT_TRUE(save_atomically(path, text));
    EXPECT_EQ(content(path), text);
    const auto document = load_file(path);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text(), text);
    EXPECT_EQ(document->workspace().resource_count(), 1U);
    EXPECT_EQ(count(), 1U);
}

TEST_F(Files, keep_mode_bits_and_links_when_saved)
{
    const auto path = put("real.yaml", "old");
    ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
    const auto link = folder_ / "link.yaml";
    std::filesystem::create_symlink("real.yaml", link);
    ASSERT_TRUE(save_atomically(link, "new"));
    EXPECT_TRUE(std::filesystem::is_symlink(link));
    EXPECT_EQ(content(path), "new");
    EXPECT_EQ(mode(path), 0640U);
    EXPECT_EQ(count(), 2U);
}

TEST_F(Files, are_untouched_when_saving_fails)
{
    const auto path = put("kept.yaml", "old");
    for (const SaveStage stage : {SaveStage::Write, SaveStage::Flush, SaveStage::Rename}) {
        const auto saved = save_atomically(path, "new", [stage](SaveStage now) { return now == stage; });
        ASSERT_FALSE(saved);
        EXPECT_THAT(saved.error().context, HasSubstr("kept.yaml"));
        EXPECT_EQ(content(path), "old");
        EXPECT_EQ(count(), 1U) << "a temporary file was left behind";
    }
}

TEST_F(Files, are_refused_with_a_sentence_when_they_cannot_be_read)
{
    const auto missing = load_file(folder_ / "missing.yaml");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::NotFound);
    EXPECT_THAT(missing.error().context, HasSubstr("missing.yaml: No such file"));
    const auto folder = load_file(folder_);
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().kind, ErrorKind::InvalidArgument);
    EXPECT_THAT(folder.error().context, HasSubstr("it is a folder"));
    const auto device = load_file("/dev/zero");
    ASSERT_FALSE(device);
    EXPECT_EQ(device.error().kind, ErrorKind::InvalidArgument);
    const auto large = load_file(put("large.yaml", std::string(100, 'x')), {.bytes = 99});
    ASSERT_FALSE(large);
    EXPECT_EQ(large.error().kind, ErrorKind::LimitExceeded);
    const auto pipe = folder_ / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_FALSE(load_file(pipe));
    if (::geteuid() != 0) { // root may read everything
        const auto secret = put("secret.yaml", "x");
        ::chmod(secret.c_str(), 0);
        const auto closed = load_file(secret);
        ASSERT_FALSE(closed);
        EXPECT_EQ(closed.error().kind, ErrorKind::PermissionDenied);
    }
}

TEST_F(Files, are_refused_with_a_sentence_when_they_cannot_be_saved)
{
    const auto nowhere = save_atomically(folder_ / "none" / "x.yaml", "x");
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().kind, ErrorKind::NotFound);
    const auto folder = save_atomically(folder_, "x");
    ASSERT_FALSE(folder);
    EXPECT_EQ(folder.error().kind, ErrorKind::InvalidArgument);
    std::filesystem::create_symlink("nothing", folder_ / "dangling");
    EXPECT_FALSE(save_atomically(folder_ / "dangling", "x"));
    EXPECT_FALSE(save_atomically("/dev/null", "x"));
    EXPECT_FALSE(save_atomically("/proc/self/status", "x"));
    if (::geteuid() != 0) {
        const auto path = put("locked.yaml", "old");
        ::chmod(path.c_str(), 0444);
        const auto locked = save_atomically(path, "new");
        ASSERT_FALSE(locked);
        EXPECT_EQ(locked.error().kind, ErrorKind::PermissionDenied);
        EXPECT_EQ(content(path), "old");
    }
}

TEST_F(Files, for_their_owner_alone_are_written_so_and_never_over_something_else)
{
    const auto key = folder_ / "keys" / "web.pem";
    const mode_t before = ::umask(0);
    ASSERT_TRUE(write_private_file(key, "secret"));
    ::umask(before);
    EXPECT_EQ(content(key), "secret");
    EXPECT_EQ(mode(key), 0600U);
    EXPECT_EQ(mode(key.parent_path()), 0700U);
    ::chmod(key.c_str(), 0644);
    ASSERT_TRUE(write_private_file(key, "secret"));
    EXPECT_EQ(mode(key), 0600U);
    const auto other = write_private_file(key, "another");
    ASSERT_FALSE(other);
    EXPECT_THAT(other.error().context,
                testing::AllOf(HasSubstr("holds something else"), testing::Not(HasSubstr("secret"))));
    EXPECT_EQ(content(key), "secret");
    std::filesystem::create_symlink(put("elsewhere.pem", "secret"), folder_ / "link.pem");
    EXPECT_FALSE(write_private_file(folder_ / "link.pem", "secret"));
    EXPECT_FALSE(write_private_file(folder_ / "none" / "deep" / "web.pem", "secret"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(key.parent_path()), {}), 1);
}

TEST_F(Files, below_a_folder_are_found_and_saved)
{
    EXPECT_FALSE(files_below(folder_)) << "there is none yet";
    EXPECT_FALSE(files_below(folder_ / "none"));
    ASSERT_TRUE(save_below(folder_, "deep/down/b.yaml", "b"));
    ASSERT_TRUE(save_below(folder_, "run.sh", "#!/bin/sh", true));
    ASSERT_TRUE(save_below(folder_, ".hidden/c.yaml", "c"));
    for (const char* name : {"a.json", "shop.layout.yaml", "notes.txt", ".d.yaml", "state.tfstate"})
        put(name, "x");
    const auto found = files_below(folder_);
    ASSERT_TRUE(found);
    EXPECT_THAT(*found,
                testing::ElementsAre(folder_ / "a.json", folder_ / "deep/down/b.yaml", folder_ / "state.tfstate"));
    EXPECT_EQ(content(folder_ / "deep/down/b.yaml"), "b");
    EXPECT_EQ(mode(folder_ / "run.sh") & 0111U, 0111U);
    EXPECT_EQ(mode(folder_ / "deep/down/b.yaml") & 0111U, 0U);
    EXPECT_FALSE(save_below(folder_ / "a.json", "x.yaml", "x")) << "a file is no folder";
}

} // namespace
} // namespace switchyard::document
