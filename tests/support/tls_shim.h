// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "core/cert/server_tls.h"
#include "proxy/io/fd.h"

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace switchyard::tests {

/// A fresh certificate for a host, valid now.
cert::ServedCertificate self_signed(const std::string& host);

/// Stands between a test that speaks plain bytes and a proxy that speaks TLS: every connection that comes in goes out
/// again, byte for byte, with ends and resets; one side of it is encrypted by OpenSSL on a plain socket, as the world's
/// programs do it. Thread: one of its own for each connection.
class TlsShim
{
public:
    enum class Side : std::uint8_t
    {
        Client, ///< takes plain connections and speaks TLS to `target`
        Server  ///< takes encrypted connections and speaks plainly to `target`
    };

    TlsShim(Side side, const SocketAddress& target);
    ~TlsShim();
    TlsShim(const TlsShim&) = delete;
    TlsShim& operator=(const TlsShim&) = delete;

    const SocketAddress& address() const { return address_; }

private:
    struct Native;

    void accept_all();
    void relay(io::Fd came) const;

    Side side_;
    SocketAddress target_;
    std::unique_ptr<Native> native_;
    io::Fd listening_;
    SocketAddress address_;
    std::atomic<bool> stop_{false};
    std::vector<std::thread> threads_;
    std::thread acceptor_;
};

} // namespace switchyard::tests
