// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/fd.h"
#include "proxy/tls/native.h"

#include <memory>
#include <string>
#include <string_view>

namespace switchyard::tls::test {

/// A client whose encrypted bytes the test carries by hand, in pieces of its choice.
class MemoryClient
{
public:
    /// `fd`: the other end of the server's socket, non-blocking.
    explicit MemoryClient(io::Fd fd, int max_version = TLS1_3_VERSION);

    /// Goes on with the handshake. True: it is complete.
    bool step();
    bool encrypt(std::string_view text);
    /// What it has to send; forgets it.
    std::string output();
    /// Hands bytes to the server.
    void deliver(std::string_view bytes) const;
    /// Takes what the server sent, in one call of recv(). Units: encrypted bytes.
    std::size_t take();
    /// Plain bytes that came.
    std::string received();
    SSL* native() const { return ssl_.get(); }
    void hang_up() { fd_.reset(); }

private:
    io::Fd fd_;
    NativeContext context_;
    NativeConnection ssl_;
};

} // namespace switchyard::tls::test
