// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/port_owner.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <vector>

namespace switchyard::proxy {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string_view> words_of(std::string_view line)
{
    std::vector<std::string_view> words;
    while (true) {
        const std::size_t begin = line.find_first_not_of(' ');
        if (begin == std::string_view::npos) {
            return words;
        }
        line.remove_prefix(begin);
        const std::size_t end = std::min(line.find(' '), line.size());
        words.push_back(line.substr(0, end));
        line.remove_prefix(end);
    }
}

/// The kernel prints addresses as 32-bit words in the machine's byte order, in hexadecimal.
std::string kernel_text(const IpAddress& address, Port port)
{
    std::string text;
    const std::size_t words = address.family == IpAddress::Family::V4 ? 1 : 4;
    for (std::size_t i = 0; i < words; ++i) {
        std::uint32_t word = 0;
        std::memcpy(&word, address.bytes.data() + i * 4, 4);
        text += fmt::format("{:08X}", word);
    }
    return text + fmt::format(":{:04X}", port.value);
}

/// The address itself and the wildcards that cover it; a wildcard IPv6 socket takes IPv4 as well.
std::vector<std::string> texts_covering(const SocketAddress& address)
{
    std::vector<std::string> texts{kernel_text(address.address, address.port)};
    IpAddress any = address.address;
    any.bytes.fill(0);
    texts.push_back(kernel_text(any, address.port));
    any.family = IpAddress::Family::V6;
    texts.push_back(kernel_text(any, address.port));
    return texts;
}

bool holds_socket(const fs::path& process, const std::string& link)
{
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(process / "fd", error)) {
        if (fs::read_symlink(entry.path(), error) == link) {
            return true;
        }
    }
    return false;
}

} // namespace

std::optional<std::uint64_t> find_listening_inode(std::string_view table, const SocketAddress& address)
{
    constexpr std::size_t kLocal = 1;
    constexpr std::size_t kState = 3;
    constexpr std::size_t kInode = 9;
    constexpr std::string_view kListening = "0A";
    const std::vector<std::string> wanted = texts_covering(address);
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        const std::vector<std::string_view> words = words_of(table.substr(0, end));
        table.remove_prefix(std::min(end + 1, table.size()));
        if (words.size() <= kInode || words[kState] != kListening ||
            std::find(wanted.begin(), wanted.end(), words[kLocal]) == wanted.end()) {
            continue;
        }
        std::uint64_t inode = 0;
        const std::string_view text = words[kInode];
        if (std::from_chars(text.data(), text.data() + text.size(), inode).ec == std::errc{} && inode != 0) {
            return inode;
        }
    }
    return std::nullopt;
}

std::optional<PortOwner> find_port_owner(const SocketAddress& address)
{
    std::optional<std::uint64_t> inode = find_listening_inode(read_text("/proc/net/tcp"), address);
    if (!inode) {
        inode = find_listening_inode(read_text("/proc/net/tcp6"), address);
    }
    if (!inode) {
        return std::nullopt;
    }
    const std::string link = fmt::format("socket:[{}]", *inode);
    std::error_code error;
    for (const auto& entry : fs::directory_iterator("/proc", error)) {
        const std::string name = entry.path().filename().string();
        int process = 0;
        const auto parsed = std::from_chars(name.data(), name.data() + name.size(), process);
        if (parsed.ec != std::errc{} || parsed.ptr != name.data() + name.size() || !holds_socket(entry.path(), link)) {
            continue;
        }
        std::string command = read_text(entry.path() / "comm");
        while (!command.empty() && command.back() == '\n') {
            command.pop_back();
        }
        return PortOwner{process, std::move(command)};
    }
    return std::nullopt;
}

} // namespace switchyard::proxy
