// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <sys/types.h>
#include <vector>

namespace switchyard::test {

/// A program that runs beside the test, with what it writes. Killed when the object dies.
class Process
{
public:
    explicit Process(const std::vector<std::string>& arguments);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    void signal(int number) const;
    /// Waits until standard output (error) holds `text` that many times. Errors: false when it ended without, or took
    /// longer than 30 s.
    bool wait_for_output(const std::string& text, int times = 1);
    bool wait_for_error(const std::string& text, int times = 1);
    /// Waits for the end. -1 when it took longer than 30 s or was killed by a signal.
    int exit_code();

    const std::string& output() const { return output_; }
    const std::string& error() const { return error_; }

private:
    bool wait_for(const std::string& stream, const std::string& text, int times);
    /// Takes in what there is to read, waiting at most until the deadline. false at the end of both streams.
    bool pump(std::chrono::steady_clock::time_point deadline);

    pid_t pid_ = -1;
    int output_fd_ = -1;
    int error_fd_ = -1;
    int status_ = -1;
    bool ended_ = false;
    std::string output_;
    std::string error_;
};

/// Runs a program to its end.
struct Finished
{
    int code = -1;
    std::string output;
    std::string error;
};
Finished finish(const std::vector<std::string>& arguments);

/// A file of its own in a folder that disappears with the object.
class TemporaryFile
{
public:
    explicit TemporaryFile(const std::string& content, const std::string& name = "test.switchyard.yaml");
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }
    const std::string& folder() const { return folder_; }
    void write(const std::string& content) const;

private:
    std::string folder_;
    std::string path_;
};

/// A TCP port where nobody listens and that no other test is given.
int free_port();
/// Sends one request and returns the whole answer. Errors: empty.
std::string http_get(int port, const std::string& path, const std::string& host = "test.example.com");
std::string replaced(std::string text, const std::string& from, const std::string& to);

} // namespace switchyard::test
