// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted_backend.h"

#include "proxy/io/signals.h"
#include "proxy/io/socket_address.h"

#include <fcntl.h>
#include <memory>
#include <sys/socket.h>

namespace switchyard::tests {

ScriptedBackend::ScriptedBackend(Script script) : script_(std::move(script))
{
    listening_ = std::move(*io::listen_tcp({IpAddress::v4(127, 0, 0, 1), Port{0}}, {.reuse_port = false}));
    address_ = *io::local_address(listening_.get());
    // Blocking: the thread that accepts has nothing else to do.
    ::fcntl(listening_.get(), F_SETFL, ::fcntl(listening_.get(), F_GETFL) & ~O_NONBLOCK);
    acceptor_ = std::thread([this] { accept_all(); });
}

ScriptedBackend::~ScriptedBackend()
{
    stop_ = true;
    ::shutdown(listening_.get(), SHUT_RDWR);
    acceptor_.join();
    {
        const std::lock_guard lock(mutex_);
        for (const int fd : open_)
            ::shutdown(fd, SHUT_RDWR);
    }
    for (std::thread& thread : threads_)
        thread.join();
}

void ScriptedBackend::accept_all()
{
    io::block_broken_pipe_signal();
    while (!stop_) {
        io::Fd fd(::accept4(listening_.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!fd)
            return;
        const int index = connections_++;
        const std::lock_guard lock(mutex_);
        open_.push_back(fd.get());
        threads_.emplace_back([this, index, raw = fd.release()] {
            RawSocket connection{io::Fd(raw)};
            script_(connection, index);
            const std::lock_guard done(mutex_);
            std::erase(open_, raw);
            connection.close();
        });
    }
}

ScriptedBackend::Script ScriptedBackend::always(std::string response, std::vector<std::string>* requests)
{
    auto mutex = std::make_shared<std::mutex>();
    return [response = std::move(response), requests, mutex](RawSocket& connection, int /*index*/) {
        for (;;) {
            const std::string request = connection.receive_request();
            if (request.empty())
                return;
            if (requests != nullptr) {
                const std::lock_guard lock(*mutex);
                requests->push_back(request);
            }
            if (!connection.send(response))
                return;
        }
    };
}

} // namespace switchyard::tests
