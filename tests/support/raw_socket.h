// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ip_address.h"
#include "proxy/io/fd.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace switchyard::tests {

/// Makes a fresh socket one that holds little of what nobody reads: `bytes`, which the kernel doubles. Its segments are
/// those of a network: loopback's, of 64 KB, are larger than such windows, and a sender whose next segment does not fit
/// sends the beginning of it only when its probe timer says so, after 200 ms and more.
void receive_little(int fd, int bytes);

/// A socket bound to an address that others share with it (SO_REUSEPORT), listening nowhere: when they have closed,
/// connections are refused, and nobody else is given the port. Not open when it fails.
io::Fd hold_address(const SocketAddress& address);

/// A response as a test looks at it. Names in lower case; repeated lines joined with ",".
struct RawResponse
{
    int status = 0;
    std::string head;
    std::map<std::string, std::string> headers;
    std::string body;
    bool complete = false; ///< the body ended as its framing says

    std::string header(const std::string& name) const;
};

/// A blocking socket for the other end of a test: client or backend, byte for byte. No call waits longer than its
/// patience. Thread: one at a time.
class RawSocket
{
public:
    static constexpr int kPatienceSeconds = 20;

    RawSocket() = default;
    explicit RawSocket(io::Fd fd);
    /// Not connected when it fails.
    static RawSocket connect(const SocketAddress& to, int receive_buffer = 0);

    bool connected() const { return static_cast<bool>(fd_); }
    int fd() const { return fd_.get(); }

    /// False: the peer is gone.
    bool send(std::string_view bytes);
    /// Sends as many bytes as the peer takes without waiting; returns how many.
    std::size_t send_some(std::string_view bytes);
    /// At most `limit` more bytes; empty at the end, after an error or when patience is over.
    std::string receive(std::size_t limit = 65536);
    /// Everything until the peer closes.
    std::string receive_all();
    /// Reads until `end` has come; what follows stays for the next call. Empty when it does not come.
    std::string receive_until(std::string_view end);
    /// Exactly `size` bytes, fewer at the end of the connection.
    std::string receive_exactly(std::size_t size);
    /// A request head, and its body when it has a Content-Length.
    std::string receive_request();
    /// `to_head`: the request was HEAD.
    RawResponse receive_response(bool to_head = false);
    /// True: the peer closed in good order and sent nothing more.
    bool at_end();

    void shutdown_write();
    void close() { fd_.reset(); }
    /// Closes so that the peer sees a reset.
    void reset();

private:
    bool fill();

    io::Fd fd_;
    std::string pending_;
};

/// A request over a connection of its own.
RawResponse fetch(const SocketAddress& from, std::string_view request);

} // namespace switchyard::tests
