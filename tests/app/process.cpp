// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/process.h"

#include "tests/support/free_port.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace switchyard::test {

namespace {

constexpr auto kPatience = std::chrono::seconds(30);

int count(const std::string& text, const std::string& part)
{
    int times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) {
        ++times;
    }
    return times;
}

/// Appends what can be read now; false at the end of the stream.
bool take(int fd, std::string& into)
{
    std::array<char, 4096> buffer{};
    const ssize_t size = read(fd, buffer.data(), buffer.size());
    if (size > 0) {
        into.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return size != 0;
}

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace

Process::Process(const std::vector<std::string>& arguments)
{
    std::array<int, 2> out{};
    std::array<int, 2> err{};
    EXPECT_EQ(pipe2(out.data(), O_CLOEXEC), 0);
    EXPECT_EQ(pipe2(err.data(), O_CLOEXEC), 0);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
    std::vector<char*> argv;
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    EXPECT_EQ(posix_spawn(&pid_, argv[0], &actions, nullptr, argv.data(), environ), 0) << arguments[0];
    posix_spawn_file_actions_destroy(&actions);
    close(out[1]);
    close(err[1]);
    output_fd_ = out[0];
    error_fd_ = err[0];
}

Process::~Process()
{
    if (!ended_) {
        kill(pid_, SIGKILL);
        waitpid(pid_, nullptr, 0);
    }
    for (const int fd : {output_fd_, error_fd_}) {
        if (fd >= 0) {
            close(fd);
        }
    }
}

void Process::signal(int number) const { EXPECT_EQ(kill(pid_, number), 0); }

bool Process::pump(std::chrono::steady_clock::time_point deadline)
{
    std::array<pollfd, 2> fds{pollfd{output_fd_, POLLIN, 0}, pollfd{error_fd_, POLLIN, 0}};
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    poll(fds.data(), fds.size(), static_cast<int>(std::max<std::int64_t>(left, 0)));
    const auto close_ended = [](pollfd& entry, int& fd, std::string& into) {
        if (fd >= 0 && entry.revents != 0 && !take(fd, into)) {
            close(fd);
            fd = -1;
        }
    };
    close_ended(fds[0], output_fd_, output_);
    close_ended(fds[1], error_fd_, error_);
    return output_fd_ >= 0 || error_fd_ >= 0;
}

bool Process::wait_for(const std::string& stream, const std::string& text, int times)
{
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (count(stream, text) < times) {
        if (!pump(deadline) || std::chrono::steady_clock::now() >= deadline) {
            return count(stream, text) >= times;
        }
    }
    return true;
}

bool Process::wait_for_output(const std::string& text, int times) { return wait_for(output_, text, times); }

bool Process::wait_for_error(const std::string& text, int times) { return wait_for(error_, text, times); }

int Process::exit_code()
{
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (!ended_ && pump(deadline)) {
        if (std::chrono::steady_clock::now() >= deadline) {
            return -1;
        }
    }
    if (!ended_) {
        waitpid(pid_, &status_, 0);
        ended_ = true;
    }
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
}

Finished finish(const std::vector<std::string>& arguments)
{
    Process process(arguments);
    const int code = process.exit_code();
    return {code, process.output(), process.error()};
}

TemporaryFile::TemporaryFile(const std::string& content, const std::string& name)
{
    std::string pattern = std::filesystem::temp_directory_path() / "switchyard-test-XXXXXX";
    EXPECT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    path_ = folder_ + '/' + name;
    write(content);
}

TemporaryFile::~TemporaryFile()
{
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void TemporaryFile::write(const std::string& content) const { std::ofstream(path_, std::ios::binary) << content; }

int free_port() { return tests::free_port().value; }

std::string http_get(int port, const std::string& path, const std::string& host)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval limit{10, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in address = loopback(port);
    std::string answer;
    if (connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
        const std::string request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        EXPECT_EQ(send(fd, request.data(), request.size(), MSG_NOSIGNAL), static_cast<ssize_t>(request.size()));
        std::array<char, 4096> buffer{};
        for (ssize_t got = recv(fd, buffer.data(), buffer.size(), 0); got > 0;
             got = recv(fd, buffer.data(), buffer.size(), 0)) {
            answer.append(buffer.data(), static_cast<std::size_t>(got));
        }
    }
    close(fd);
    return answer;
}

std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

} // namespace switchyard::test
