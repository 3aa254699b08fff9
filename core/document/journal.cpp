// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/document/journal.h"

#include "core/document/file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace switchyard::document {
namespace {

// A journal is a line that says so, then records: size and checksum of the payload, then the payload. The first record
// holds file, name and text of the start, each as size and bytes; the others where a splice begins, how much it takes
// away, and what it puts there. Numbers are little-endian.
constexpr std::string_view kMagic = "switchyard journal 1\n";
constexpr std::size_t kHead = 8;
constexpr std::size_t kMostRecord = 128U << 20U;

void put(std::string& out, std::uint64_t number, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out.push_back(static_cast<char>(number >> (8 * i)));
}

std::uint64_t number_at(std::string_view in, int bytes)
{
    std::uint64_t number = 0;
    for (int i = 0; i < bytes; ++i)
        number |= static_cast<std::uint64_t>(static_cast<unsigned char>(in[static_cast<std::size_t>(i)])) << (8 * i);
    return number;
}

/// FNV-1a, folded to 32 bits: finds torn writes, not attackers.
std::uint32_t checksum(std::string_view bytes)
{
    std::uint64_t hash = 14'695'981'039'346'656'037U;
    for (const char byte : bytes)
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1'099'511'628'211U;
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

bool write_all(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

std::string record_of(std::string_view payload)
{
    std::string record;
    record.reserve(kHead + payload.size());
    put(record, payload.size(), 4);
    put(record, checksum(payload), 4);
    record += payload;
    return record;
}

/// Reads pieces off a payload; never past its end.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    std::optional<std::uint64_t> number()
    {
        if (bytes_.size() < 8)
            return std::nullopt;
        const std::uint64_t number = number_at(bytes_, 8);
        bytes_.remove_prefix(8);
        return number;
    }
    std::optional<std::string_view> text()
    {
        const auto size = number();
        if (!size || *size > bytes_.size())
            return std::nullopt;
        const std::string_view text = bytes_.substr(0, static_cast<std::size_t>(*size));
        bytes_.remove_prefix(text.size());
        return text;
    }

private:
    std::string_view bytes_;
};

struct Content
{
    JournalStart start;
    std::string text;
    std::size_t steps = 0;
};

/// The next whole record; nullopt at the end or at a torn one.
std::optional<std::string_view> next_record(std::string_view& rest)
{
    if (rest.size() < kHead)
        return std::nullopt;
    const auto size = static_cast<std::size_t>(number_at(rest, 4));
    if (size > kMostRecord || size > rest.size() - kHead)
        return std::nullopt;
    const std::string_view payload = rest.substr(kHead, size);
    if (number_at(rest.substr(4), 4) != checksum(payload))
        return std::nullopt;
    rest.remove_prefix(kHead + size);
    return payload;
}

bool splice(std::string& text, std::string_view payload)
{
    Reader reader(payload);
    const auto offset = reader.number();
    const auto removed = reader.number();
    const auto inserted = reader.text();
    if (!inserted || *offset > text.size() || *removed > text.size() - *offset)
        return false;
    text.replace(static_cast<std::size_t>(*offset), static_cast<std::size_t>(*removed), *inserted);
    return true;
}

std::optional<Content> parse(std::string_view bytes)
{
    if (!bytes.starts_with(kMagic))
        return std::nullopt;
    bytes.remove_prefix(kMagic.size());
    const auto first = next_record(bytes);
    if (!first)
        return std::nullopt;
    Reader reader(*first);
    const auto file = reader.text();
    const auto name = file ? reader.text() : std::nullopt;
    const auto text = name ? reader.text() : std::nullopt;
    if (!text)
        return std::nullopt;
    Content content{{std::filesystem::path(*file), std::string(*name), std::string(*text)}, std::string(*text), 0};
    while (const auto payload = next_record(bytes)) {
        if (!splice(content.text, *payload))
            break;
        ++content.steps;
    }
    return content;
}

/// Somebody else has it open.
bool in_use(const std::filesystem::path& path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return true;
    const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0;
    ::close(descriptor);
    return locked;
}

} // namespace

std::filesystem::path journal_folder()
{
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state && *state == '/')
        return std::filesystem::path(state) / "switchyard";
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home && *home ? home : "/tmp") / ".local/state/switchyard";
}

Journal::Journal(int descriptor, std::filesystem::path path, std::string text)
    : descriptor_(descriptor),
      path_(std::move(path)),
      text_(std::move(text))
{}

Journal::Journal(Journal&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      text_(std::move(other.text_)),
      dirty_(other.dirty_)
{}

Journal& Journal::operator=(Journal&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    std::swap(path_, other.path_);
    std::swap(text_, other.text_);
    std::swap(dirty_, other.dirty_);
    return *this;
}

Journal::~Journal()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Result<Journal> Journal::start(const std::filesystem::path& folder, const JournalStart& start)
{
    std::error_code error;
    std::filesystem::create_directories(folder.parent_path(), error);
    ::mkdir(folder.c_str(), 0700);
    std::string path = (folder / "draft-XXXXXX.journal").string();
    const int descriptor = ::mkostemps(path.data(), 8, O_CLOEXEC | O_APPEND);
    if (descriptor < 0) {
        return fail(ErrorKind::InputOutput,
                    fmt::format("cannot write a journal in {}: {}", folder.string(), std::strerror(errno)));
    }
    Journal journal(descriptor, path, start.text);
    ::flock(descriptor, LOCK_EX | LOCK_NB);
    std::string payload;
    for (const std::string& text : {start.file.string(), start.name, start.text}) {
        put(payload, text.size(), 8);
        payload += text;
    }
    if (!write_all(descriptor, std::string(kMagic) + record_of(payload))) {
        journal.discard();
        return fail(ErrorKind::InputOutput, fmt::format("cannot write {}: {}", path, std::strerror(errno)));
    }
    return journal;
}

Result<void> Journal::record(std::string_view text)
{
    if (descriptor_ < 0)
        return fail(ErrorKind::InputOutput, "the journal is closed");
    if (text == text_)
        return {};
    const std::size_t least = std::min(text.size(), text_.size());
    const auto same = static_cast<std::size_t>(
        std::mismatch(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(least), text_.begin()).first -
        text.begin());
    std::size_t tail = 0;
    while (tail < least - same && text[text.size() - 1 - tail] == text_[text_.size() - 1 - tail])
        ++tail;
    const std::string_view inserted = text.substr(same, text.size() - same - tail);
    std::string payload;
    put(payload, same, 8);
    put(payload, text_.size() - same - tail, 8);
    put(payload, inserted.size(), 8);
    payload += inserted;
    if (!write_all(descriptor_, record_of(payload)))
        return fail(ErrorKind::InputOutput, fmt::format("cannot write {}: {}", path_.string(), std::strerror(errno)));
    text_ = text;
    dirty_ = true;
    return {};
}

void Journal::flush()
{
    if (std::exchange(dirty_, false) && descriptor_ >= 0)
        ::fdatasync(descriptor_);
}

void Journal::discard()
{
    if (descriptor_ < 0)
        return;
    ::unlink(path_.c_str());
    ::close(std::exchange(descriptor_, -1));
}

std::vector<Recovery> recoveries(const std::filesystem::path& folder)
{
    std::vector<Recovery> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() != ".journal" || in_use(entry.path()))
            continue;
        const auto bytes = read_file(entry.path(), {});
        const auto content = bytes ? parse(*bytes) : std::nullopt;
        if (!content)
            continue;
        struct stat status = {};
        ::stat(entry.path().c_str(), &status);
        if (content->text == content->start.text)
            ::unlink(entry.path().c_str());
        else
            found.push_back({entry.path(), content->start.file, content->start.name,
                             static_cast<std::int64_t>(status.st_mtime), content->steps});
    }
    std::ranges::sort(found, std::ranges::greater{}, &Recovery::changed_at);
    return found;
}

Result<std::string> recovered_text(const Recovery& recovery)
{
    const auto bytes = read_file(recovery.journal, {});
    if (!bytes)
        return std::unexpected(bytes.error());
    auto content = parse(*bytes);
    if (!content)
        return fail(ErrorKind::SyntaxError, fmt::format("{} is no journal of a draft", recovery.journal.string()));
    return std::move(content->text);
}

void discard(const Recovery& recovery) { ::unlink(recovery.journal.c_str()); }

} // namespace switchyard::document
