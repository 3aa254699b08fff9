// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/units.h"
#include "proxy/http1/body_reader.h"
#include "proxy/http1/head_parser.h"
#include "tests/bench/load/figures.h"
#include "tests/bench/load/options.h"
#include "tests/bench/load/transport.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace switchyard::bench {

/// What all clients of a measurement share. Lifetime: outlives them.
struct Shared
{
    explicit Shared(const Options& what);

    const Options& options;
    std::string request;
    std::unique_ptr<const TlsClient> tls; ///< null: plain
    std::vector<char> room;               ///< for what is read; nothing stays in it
    Figures figures;
    std::string agreed; ///< what the last TLS handshake came to
};

/// One client: a connection at a time, a request at a time.
class Client
{
public:
    enum class Outcome : std::uint8_t
    {
        Busy, ///< waits for the socket, or for nothing
        Free, ///< the request was answered
        Lost  ///< it failed, which was counted; the connection is closed
    };

    explicit Client(Shared& shared) : shared_(&shared) {}

    /// Sends the request that was due then, on a new connection if there is none.
    Outcome begin(MonotonicTime due);
    /// The socket can be read or written.
    Outcome on_event();

    int fd() const { return transport_.fd(); }
    /// True once after every new connection.
    bool take_fresh() { return std::exchange(fresh_, false); }
    bool wants_write() const { return transport_.wants_write(); }
    bool waits_since_before(MonotonicTime time) const { return stage_ != Stage::Idle && due_ < time; }

private:
    enum class Stage : std::uint8_t
    {
        Idle,
        Greeting, ///< until the connection stands
        Asking,
        Answering,
        Leaving ///< answered; the server closes the connection
    };

    Outcome advance();
    Outcome receive();
    Outcome look_after_idle();
    bool take(std::span<char> bytes);
    bool finish();
    bool refuse(Failure failure);
    Outcome lose(Failure failure);
    Outcome leave();

    Shared* shared_;
    Transport transport_;
    Session session_;
    MonotonicTime due_;
    Stage stage_ = Stage::Idle;
    bool fresh_ = false;
    bool first_ = false; ///< the connection's first request
    bool in_body_ = false;
    std::uint16_t status_ = 0;
    http1::HeadScan scan_;
    http1::BodyReader body_;
    std::string head_; ///< one that came in pieces
    std::array<http::HeaderField, 64> fields_;
};

} // namespace switchyard::bench
