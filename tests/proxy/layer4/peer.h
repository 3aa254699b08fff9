// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/cert/backend_tls.h"
#include "core/cert/server_tls.h"
#include "proxy/io/fd.h"
#include "proxy/tls/native.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace switchyard::layer4::test {

/// The TLS settings of a listener and of a service, and native contexts for the worlds beyond them. One of each for
/// all tests.
std::shared_ptr<const cert::ServerTls> listener_tls();
std::shared_ptr<const cert::BackendTls> service_tls();
SSL_CTX* client_context();
SSL_CTX* backend_context();

/// One end of a connection, plain or encrypted with OpenSSL as the world has it. The socket is non-blocking; what says
/// so waits, at most for its patience. Thread: one at a time.
class Peer
{
public:
    enum class End
    {
        Open,
        Good,  ///< the other side said all; encrypted: in a record
        Broken ///< it was reset, or ended without the record
    };
    enum class Role
    {
        Client,
        Server
    };

    /// Plain when `context` is null. The descriptor belongs to somebody else.
    explicit Peer(int fd, SSL_CTX* context = nullptr, Role role = Role::Client);
    explicit Peer(io::Fd fd, SSL_CTX* context = nullptr, Role role = Role::Client);
    /// Connected, and its handshake done; else end() is not Open.
    static Peer connect(const SocketAddress& to, SSL_CTX* context = nullptr, int receive_buffer = 0);

    // Without waiting.
    /// True: done, or broken.
    bool try_handshake();
    /// Bytes taken; 0: none now.
    std::size_t try_write(std::string_view bytes);
    std::size_t try_read(std::string& into, std::size_t limit);

    // Waiting.
    bool handshake();
    /// False: the other side is gone.
    bool send(std::string_view bytes);
    /// Fewer at the end.
    std::string receive(std::size_t size);
    std::string receive_all();
    /// Sends and receives at once, until all of both is done. Fewer at the end.
    std::string exchange(std::string_view outgoing, std::size_t size);
    /// Waits for the end without caring for what comes.
    End await_end();

    /// Nothing more comes from this side.
    void finish();
    /// Closes so that the other side sees a reset.
    void reset();
    void close();
    End end() const { return end_; }
    int fd() const { return fd_; }
    SocketAddress local() const;

private:
    bool wait(bool to_write);
    std::size_t failed(int returned);

    io::Fd owned_;
    int fd_;
    tls::NativeConnection ssl_;
    End end_ = End::Open;
    bool write_broken_ = false;
};

} // namespace switchyard::layer4::test
