// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <random>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace switchyard::document {

namespace {

/// An open file; closed with its owner.
class OpenFile
{
public:
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    ~OpenFile() { close(); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    int get() const { return descriptor_; }
    explicit operator bool() const { return descriptor_ >= 0; }
    int close() { return descriptor_ >= 0 ? ::close(std::exchange(descriptor_, -1)) : 0; }

private:
    int descriptor_;
};

/// A temporary file that vanishes unless it is kept.
class TemporaryFile
{
public:
    explicit TemporaryFile(std::string path) : path_(std::move(path)) {}
    ~TemporaryFile()
    {
        if (!path_.empty())
            ::unlink(path_.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }
    void keep() { path_.clear(); }

private:
    std::string path_;
};

ErrorKind kind_of(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return ErrorKind::NotFound;
    case EACCES:
    case EPERM:
    case EROFS:
        return ErrorKind::PermissionDenied;
    case EISDIR:
    case ELOOP:
    case ENAMETOOLONG:
        return ErrorKind::InvalidArgument;
    case EFBIG:
    case ENOSPC:
    case EDQUOT:
        return ErrorKind::LimitExceeded;
    default:
        return ErrorKind::InputOutput;
    }
}

std::unexpected<Error> failed(std::string_view what, const std::filesystem::path& path, int error)
{
    return fail(kind_of(error), fmt::format("{} {}: {}.", what, path.string(), std::strerror(error)));
}

Result<std::string> read_all(int descriptor, std::size_t expected, std::uint64_t limit,
                             const std::filesystem::path& path)
{
    std::string text;
    text.reserve(expected);
    char block[65536];
    for (;;) {
        const ssize_t count = ::read(descriptor, block, sizeof block);
        if (count == 0)
            return text;
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failed("Cannot read", path, errno);
        text.append(block, static_cast<std::size_t>(count));
        if (text.size() > limit) // it grew while it was read
            return fail(ErrorKind::LimitExceeded,
                        fmt::format("{} is larger than {} MiB; it is hardly a workspace.", path.string(), limit >> 20));
    }
}

int write_all(int descriptor, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t count = ::write(descriptor, text.data(), text.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errno;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return 0;
}

/// The file a path means, symbolic links followed, and its mode bits.
struct Target
{
    std::filesystem::path path;
    mode_t mode = 0;
    bool exists = false;
};

Result<Target> find_target(const std::filesystem::path& path)
{
    Target target{path};
    struct stat facts = {};
    if (::stat(path.c_str(), &facts) != 0) {
        if (errno != ENOENT)
            return failed("Cannot save", path, errno);
        struct stat link = {};
        if (::lstat(path.c_str(), &link) == 0)
            return fail(ErrorKind::NotFound,
                        fmt::format("Cannot save {}: it is a link that leads nowhere.", path.string()));
        return target;
    }
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorKind::InvalidArgument, fmt::format("Cannot save {}: it is no regular file.", path.string()));
    if (::access(path.c_str(), W_OK) != 0)
        return failed("Cannot save", path, errno);
    std::error_code error;
    target.path = std::filesystem::canonical(path, error);
    if (error)
        return failed("Cannot save", path, error.value());
    target.mode = facts.st_mode & 07777;
    target.exists = true;
    return target;
}

/// Creates a file beside the target that nobody else has. A new target gets the mode bits any new file gets here; the
/// content of an existing one is not readable by others until its own bits are set.
int create_beside(const Target& target, std::string& name)
{
    std::random_device random;
    const mode_t mode = target.exists ? 0600 : 0666;
    for (int attempt = 0; attempt < 100; ++attempt) {
        const std::string file = fmt::format(".{}.{:08x}", target.path.filename().string(), random());
        name = (target.path.parent_path() / file).string();
        const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
        if (descriptor >= 0 || errno != EEXIST)
            return descriptor;
    }
    return -1;
}

/// Puts a new content in place in one step; links are not followed here.
Result<void> replace(const Target& target, std::string_view text, const std::function<bool(SaveStage)>& fails)
{
    const auto injected = [&fails](SaveStage stage) { return fails && fails(stage); };
    const std::filesystem::path folder = target.path.has_parent_path() ? target.path.parent_path() : ".";
    std::string name;
    OpenFile file(create_beside(target, name));
    if (!file)
        return failed("Cannot save: no file can be created beside", target.path, errno);
    TemporaryFile temporary(name);
    if (const int error = injected(SaveStage::Write) ? ENOSPC : write_all(file.get(), text); error != 0)
        return failed("Cannot write", target.path, error);
    if (target.exists && ::fchmod(file.get(), target.mode) != 0)
        return failed("Cannot keep the mode of", target.path, errno);
    if (injected(SaveStage::Flush) || ::fsync(file.get()) != 0)
        return failed("Cannot flush to the disk", target.path, injected(SaveStage::Flush) ? EIO : errno);
    if (file.close() != 0)
        return failed("Cannot write", target.path, errno);
    if (injected(SaveStage::Rename) || ::rename(temporary.path().c_str(), target.path.c_str()) != 0)
        return failed("Cannot replace", target.path, injected(SaveStage::Rename) ? EACCES : errno);
    temporary.keep();
    // The new content is in place; that the folder's entry is on the disk too is all that is left.
    const OpenFile entry(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (entry && ::fsync(entry.get()) != 0 && errno != EINVAL)
        return failed("Saved, but perhaps not yet on the disk:", target.path, errno);
    return {};
}

bool can_hold_resources(const std::filesystem::path& path)
{
    constexpr std::array<std::string_view, 4> kExtensions{".yaml", ".yml", ".json", ".tfstate"};
    return std::ranges::find(kExtensions, path.extension().string()) != kExtensions.end() &&
           !path.filename().string().ends_with(".layout.yaml");
}

} // namespace

Result<std::string> read_file(const std::filesystem::path& path, const ReadLimits& limits)
{
    // A pipe or device would block the open or never end.
    const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (!file)
        return failed("Cannot open", path, errno);
    struct stat facts = {};
    if (::fstat(file.get(), &facts) != 0)
        return failed("Cannot open", path, errno);
    if (S_ISDIR(facts.st_mode))
        return fail(ErrorKind::InvalidArgument, fmt::format("Cannot open {}: it is a folder.", path.string()));
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorKind::InvalidArgument, fmt::format("Cannot open {}: it is no regular file.", path.string()));
    const auto size = static_cast<std::uint64_t>(facts.st_size);
    if (size > limits.bytes)
        return fail(ErrorKind::LimitExceeded, fmt::format("{} has {} MiB; a workspace has at most {} MiB.",
                                                          path.string(), size >> 20, limits.bytes >> 20));
    return read_all(file.get(), static_cast<std::size_t>(size), limits.bytes, path);
}

Result<Document> load_file(const std::filesystem::path& path, const ReadLimits& limits)
{
    auto text = read_file(path, limits);
    if (!text)
        return std::unexpected(std::move(text.error()));
    return Document::load(std::move(*text), limits);
}

Result<void> save_atomically(const std::filesystem::path& path, std::string_view text,
                             const std::function<bool(SaveStage)>& fails)
{
    const auto target = find_target(path);
    return target ? replace(*target, text, fails) : std::unexpected(target.error());
}

Result<void> write_private_file(const std::filesystem::path& path, std::string_view bytes)
{
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return failed("Cannot make the folder", folder, errno);
    struct stat facts = {};
    if (::lstat(path.c_str(), &facts) == 0) {
        if (!S_ISREG(facts.st_mode))
            return fail(ErrorKind::InvalidArgument,
                        fmt::format("Cannot write {}: something else than a file has this name.", path.string()));
        const auto there = read_file(path);
        if (!there)
            return std::unexpected(there.error());
        if (*there != bytes)
            return fail(ErrorKind::InvalidArgument,
                        fmt::format("{} holds something else already, perhaps another key; move it away first.",
                                    path.string()));
    }
    return replace({path, 0600, true}, bytes, {});
}

Result<std::vector<std::filesystem::path>> files_below(const std::filesystem::path& folder)
{
    const auto hidden = [](const std::filesystem::path& path) { return path.filename().string().starts_with('.'); };
    std::vector<std::filesystem::path> files;
    std::error_code error;
    std::filesystem::recursive_directory_iterator entry(folder, error);
    for (; !error && entry != std::filesystem::recursive_directory_iterator(); entry.increment(error)) {
        if (hidden(entry->path())) {
            entry.disable_recursion_pending();
        } else if (std::error_code ignored; entry->is_regular_file(ignored) && can_hold_resources(entry->path())) {
            files.push_back(entry->path());
        }
    }
    if (error)
        return failed("Cannot read", folder, error.value());
    if (files.empty())
        return fail(ErrorKind::NotFound,
                    fmt::format("{} holds no .yaml, .yml, .json or .tfstate file.", folder.string()));
    std::ranges::sort(files);
    return files;
}

Result<void> save_below(const std::filesystem::path& folder, std::string_view name, std::string_view text,
                        bool executable)
{
    const std::filesystem::path path = folder / name;
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    if (error)
        return failed("Cannot make the folder", path.parent_path(), error.value());
    if (auto saved = save_atomically(path, text); !saved || !executable)
        return saved;
    using enum std::filesystem::perms;
    std::filesystem::permissions(path, owner_exec | group_exec | others_exec, std::filesystem::perm_options::add,
                                 error);
    return error ? Result<void>(failed("Cannot make executable", path, error.value())) : Result<void>();
}

} // namespace switchyard::document
