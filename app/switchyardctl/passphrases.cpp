// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/switchyardctl/passphrases.h"

#include "app/switchyardctl/report.h"
#include "core/document/file.h"

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <termios.h>
#include <unistd.h>

namespace switchyard::ctl {

namespace {

namespace fs = std::filesystem;

cert::SecretBytes firstLine(std::string_view text)
{
    text = text.substr(0, text.find('\n'));
    if (text.ends_with('\r')) {
        text.remove_suffix(1);
    }
    return cert::SecretBytes(cert::bytes_of(text));
}

/// The terminal does not show what is typed while this lives.
class Hidden
{
public:
    Hidden() : ok_(::tcgetattr(STDIN_FILENO, &before_) == 0)
    {
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ok_ = ok_ && ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    ~Hidden()
    {
        if (ok_) {
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        }
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;

    bool ok() const { return ok_; }

private:
    termios before_{};
    bool ok_;
};

std::optional<cert::SecretBytes> ask(const fs::path& file, int attempt)
{
    constexpr std::size_t kLongest = 1024;
    const Hidden hidden;
    if (!hidden.ok() || ::isatty(STDERR_FILENO) == 0) {
        return std::nullopt;
    }
    const std::string prompt =
        fmt::format("{}Passphrase of {}: ", attempt > 0 ? "It does not fit. " : "", file.string());
    std::fwrite(prompt.data(), 1, prompt.size(), stderr);
    std::fflush(stderr);
    cert::SecretBytes line(kLongest);
    const ssize_t size = ::read(STDIN_FILENO, line.data(), kLongest);
    toStderr("");
    if (size <= 0) {
        return std::nullopt;
    }
    line.shrink(static_cast<std::size_t>(size));
    return firstLine(line.text());
}

/// Asks, and remembers until the program ends what was answered: a reload asks for nothing twice.
class Asking
{
public:
    explicit Asking(std::string file) : file_(std::move(file)) {}

    std::optional<cert::SecretBytes> answer(const fs::path& path, int attempt)
    {
        if (std::getenv("SWITCHYARD_PASSPHRASE") != nullptr) {
            return secrets::passphrase_of_environment()(path, attempt);
        }
        if (!file_.empty()) {
            return attempt == 0 ? fromFile() : std::nullopt;
        }
        const auto known = known_.find(path);
        if (known != known_.end() && attempt == 0) {
            return cert::SecretBytes(known->second.view());
        }
        auto typed = ask(path, attempt);
        if (typed) {
            known_.insert_or_assign(path, cert::SecretBytes(typed->view()));
        }
        return typed;
    }

private:
    std::optional<cert::SecretBytes> fromFile() const
    {
        const auto text = document::read_file(file_);
        if (!text) {
            toStderr("switchyardctl: --passphrase-file: " + text.error().context);
            return std::nullopt;
        }
        return firstLine(*text);
    }

    std::string file_;
    std::map<fs::path, cert::SecretBytes> known_;
};

} // namespace

secrets::Passphrase passphrases(const std::string& file)
{
    return [asking = std::make_shared<Asking>(file)](const fs::path& path, int attempt) {
        return asking->answer(path, attempt);
    };
}

} // namespace switchyard::ctl
