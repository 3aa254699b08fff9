// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "proxy/io/buffer_pool.h"
#include "proxy/io/scope.h"
#include "proxy/io/stream.h"
#include "proxy/io/task.h"
#include "proxy/tls/record_output.h"
#include "proxy/tls/tls_context.h"
#include "proxy/tls/transport_bio.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace switchyard::tls {

/// Why a handshake failed, more precisely than an ErrorKind.
enum class HandshakeProblem : std::uint8_t
{
    None,
    Disconnected,
    TimedOut,
    Interrupted,
    PlainText,     ///< the peer does not speak TLS
    AlertReceived, ///< the peer gave up
    ChainRejected, ///< the peer's certificate, or that there is none
    NameRejected,  ///< the backend's certificate is for other names
    Protocol       ///< nothing in common, or broken messages
};

/// An encrypted connection, with the same operations as io::Stream: handshake() comes first, then one reads and writes
/// plain bytes. While it waits to read it holds no buffer, OpenSSL's included, unless part of a record has come. What
/// OpenSSL has to say by itself (session tickets, answers to key updates) goes out with the next write or wait.
/// Errors: a connection that broke stays broken; the text of its cause is in failure().
/// At most one reader and one writer wait at a time. Thread: the loop's. Lifetime: outlives what waits for it; may be
/// destroyed whenever nothing of it runs.
class TlsStream
{
public:
    static constexpr std::size_t kMaxParts = io::Stream::WriteAwaiter::kMaxParts;

    TlsStream(io::EventLoop& loop, io::Fd fd, io::BufferPools& pools, std::shared_ptr<const TlsContext> context);
    ~TlsStream();
    TlsStream(const TlsStream&) = delete;
    TlsStream& operator=(const TlsStream&) = delete;

    /// Connects a fresh socket. The handshake comes afterwards.
    io::Stream::ConnectAwaiter connect(const SocketAddress& to, MonotonicTime deadline);
    /// Errors of a server: ClientDisconnected, ClientTimedOut, RequestMalformed; of a client: ConnectFailed,
    /// ConnectTimedOut; Cancelled after interrupt(); ResourceExhausted. An alert was sent where TLS has one.
    io::Task<Result<>> handshake(MonotonicTime deadline);
    HandshakeProblem problem() const { return problem_; }

    class ReadableAwaiter;

    // As io::Stream has them.
    ReadableAwaiter readable(MonotonicTime deadline = io::kNever);
    io::Task<io::IoResult> read(std::span<char> into, MonotonicTime deadline = io::kNever);
    io::Task<io::IoResult> write(std::string_view data, MonotonicTime deadline = io::kNever);
    io::Task<io::IoResult> write(std::string_view first, std::string_view second, MonotonicTime deadline);
    io::Task<io::IoResult> write(std::span<const std::string_view> parts, MonotonicTime deadline = io::kNever);
    io::Task<io::IoResult> write(std::span<const std::string_view> parts, io::Pace& pace);

    io::Task<io::IoResult> writable(MonotonicTime deadline = io::kNever);

    io::IoResult try_read(std::span<char> into);
    /// Like io::Stream's, but WouldBlock may come with bytes: these were taken over, and a write (of the rest, or of
    /// nothing) has to be awaited until the kernel has them too.
    io::IoResult try_write(std::string_view data);
    io::IoResult try_write(const iovec* parts, std::size_t count);

    void interrupt() { transport_.interrupt(); }
    /// The observer is shown the socket's stream.
    void observe(io::StreamObserver* observer) { transport_.observe(observer); }
    void watch() { transport_.watch(); }
    void move_read_deadline(MonotonicTime deadline);
    bool hung_up() const { return transport_.hung_up(); }
    bool may_read() const { return pending_ || transport_.may_read(); }
    /// Says close_notify where the context wants it, then ends the TCP connection's side. Without this call the peer is
    /// not told that the end is a good one.
    void shutdown_write();
    int fd() const { return transport_.fd(); }
    io::EventLoop& loop() const { return transport_.loop(); }

    // What the handshake agreed on.
    bool resumed() const;
    /// 0x0301 (TLS 1.0) … 0x0304 (TLS 1.3).
    std::uint16_t version() const;
    /// As in the TLS registry.
    std::uint16_t cipher_suite() const;
    /// The application protocol (ALPN); empty: none. Lifetime: the stream's.
    std::string_view protocol() const;
    /// What the client asked for (SNI); empty: nothing. Lifetime: the stream's.
    std::string_view server_name() const;
    /// Null when clients are not asked for a certificate. Also there when the handshake failed because of it.
    const cert::ClientVerdict* client_verdict() const { return peer_.verdict.get(); }
    /// Which of the server's certificates was chosen, unless the session was resumed.
    std::uint32_t certificate() const { return peer_.certificate; }
    const TlsContext& context() const { return *context_; }
    /// OpenSSL's words for what broke the connection.
    const std::string& failure() const { return failure_; }
    /// Encrypted bytes that wait for the kernel.
    std::size_t unsent() const { return output_.waiting(); }

private:
    enum class Step : std::uint8_t
    {
        Done,
        WantsRead,
        WantsWrite,
        Failed
    };
    struct Parts
    {
        std::array<iovec, kMaxParts> views{};
        std::size_t count = 0;
    };
    /// One coroutine writes; what goes out by itself stays back meanwhile.
    class WriterTurn;

    Step advance();
    std::unexpected<Error> handshake_failed(HandshakeProblem problem);
    HandshakeProblem problem_of_error();
    io::Task<io::IoResult> drain(MonotonicTime deadline);
    io::Task<io::IoResult> write_parts(Parts parts, MonotonicTime deadline, io::Pace* pace);
    static Parts parts_of(std::span<const std::string_view> views);
    io::IoResult encrypt(Parts& parts);
    io::IoResult read_failed(int returned);
    io::IoResult broken(int error);
    void flush_by_itself();
    void flushed();
    static io::Task<> flush_later(TlsStream* stream);

    std::shared_ptr<const TlsContext> context_;
    io::Stream transport_;
    RecordOutput output_;
    TransportBio bio_;
    PeerState peer_;
    NativeConnection connection_;
    std::string failure_;
    MonotonicTime read_deadline_ = io::kNever;
    int error_ = 0; ///< errno, once the connection is broken
    std::uint16_t fragment_ = 16384;
    HandshakeProblem problem_ = HandshakeProblem::None;
    bool ready_ = false;   ///< the handshake succeeded
    bool pending_ = false; ///< a read does not need the socket
    bool writing_ = false;
    bool ending_ = false; ///< shutdown_write() was called
    io::Scope background_;
};

/// co_await → IoResult without bytes.
class [[nodiscard]] TlsStream::ReadableAwaiter final
{
public:
    ReadableAwaiter(TlsStream& stream, MonotonicTime deadline)
        : stream_(stream),
          pending_(stream.pending_),
          transport_(stream.transport_, deadline)
    {}
    bool await_ready() const { return pending_ || transport_.await_ready(); }
    bool await_suspend(std::coroutine_handle<> awaiting)
    {
        stream_.flush_by_itself();
        return transport_.await_suspend(awaiting);
    }
    io::IoResult await_resume() const { return pending_ ? io::IoResult{} : transport_.await_resume(); }

private:
    TlsStream& stream_;
    bool pending_;
    io::Stream::ReadableAwaiter transport_;
};

inline TlsStream::ReadableAwaiter TlsStream::readable(MonotonicTime deadline) { return {*this, deadline}; }

} // namespace switchyard::tls
