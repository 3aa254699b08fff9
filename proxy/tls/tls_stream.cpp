// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/tls_stream.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <fmt/format.h>

namespace switchyard::tls {

class TlsStream::WriterTurn
{
public:
    explicit WriterTurn(TlsStream& stream) : stream_(stream)
    {
        assert(!stream_.writing_);
        stream_.background_.clear();
        stream_.writing_ = true;
    }
    ~WriterTurn() { stream_.writing_ = false; }
    WriterTurn(const WriterTurn&) = delete;
    WriterTurn& operator=(const WriterTurn&) = delete;

private:
    TlsStream& stream_;
};

TlsStream::TlsStream(io::EventLoop& loop, io::Fd fd, io::BufferPools& pools, std::shared_ptr<const TlsContext> context)
    : context_(std::move(context)),
      transport_(loop, std::move(fd)),
      output_(transport_, pools),
      bio_(transport_, output_),
      connection_(context_->open(peer_))
{
    if (!connection_ || !bio_.attach(*connection_))
        broken(ENOMEM);
}

TlsStream::~TlsStream() = default;

io::Stream::ConnectAwaiter TlsStream::connect(const SocketAddress& to, MonotonicTime deadline)
{
    return transport_.connect(to, deadline);
}

io::IoResult TlsStream::broken(int error)
{
    if (error_ == 0) {
        error_ = error;
        failure_ = take_reason();
    }
    return {io::IoStatus::Failed, error_, 0};
}

io::IoResult TlsStream::try_read(std::span<char> into)
{
    std::size_t total = 0;
    do {
        if (error_ != 0) // told now, or the next time when bytes came before
            return total > 0 ? io::IoResult{io::IoStatus::Ok, 0, total} : broken(error_);
        std::size_t count = 0;
        ERR_clear_error();
        const int returned = SSL_read_ex(connection_.get(), into.data() + total, into.size() - total, &count);
        if (returned != 1) {
            const io::IoResult result = read_failed(returned);
            // The end and failures are told by the next read as well, which then must not wait for the socket.
            pending_ = result.status != io::IoStatus::WouldBlock;
            return total > 0 ? io::IoResult{io::IoStatus::Ok, 0, total} : result;
        }
        total += count;
        pending_ = SSL_has_pending(connection_.get()) == 1;
    } while (total < into.size() && may_read());
    return {io::IoStatus::Ok, 0, total};
}

io::IoResult TlsStream::read_failed(int returned)
{
    const int error = SSL_get_error(connection_.get(), returned);
    if (error == SSL_ERROR_WANT_READ)
        return {io::IoStatus::WouldBlock, 0, 0};
    if (error == SSL_ERROR_ZERO_RETURN)
        return {io::IoStatus::Closed, 0, 0};
    if (output_.error() != 0)
        return broken(output_.error());
    if (bio_.read_error() != 0)
        return broken(bio_.read_error());
    if (bio_.ended())
        return broken(ECONNRESET); // what came may have been cut off by anybody
    // A peer that makes us answer (key updates) without reading the answers is no better than one that breaks TLS.
    return broken(EPROTO);
}

io::Task<io::IoResult> TlsStream::read(std::span<char> into, MonotonicTime deadline)
{
    read_deadline_ = deadline;
    for (;;) {
        const io::IoResult result = try_read(into);
        if (result.status != io::IoStatus::WouldBlock)
            co_return result;
        const io::IoResult ready = co_await readable(read_deadline_);
        if (!ready)
            co_return ready;
    }
}

void TlsStream::move_read_deadline(MonotonicTime deadline)
{
    read_deadline_ = deadline;
    transport_.move_read_deadline(deadline);
}

TlsStream::Parts TlsStream::parts_of(std::span<const std::string_view> views)
{
    assert(views.size() <= kMaxParts);
    Parts parts;
    for (const std::string_view view : views)
        parts.views[parts.count++] = {const_cast<char*>(view.data()), view.size()};
    return parts;
}

io::IoResult TlsStream::try_write(std::string_view data)
{
    Parts parts = parts_of({&data, 1});
    return encrypt(parts);
}

io::IoResult TlsStream::try_write(const iovec* parts, std::size_t count)
{
    assert(count <= kMaxParts);
    Parts copy;
    copy.count = count;
    std::copy_n(parts, count, copy.views.begin());
    return encrypt(copy);
}

io::IoResult TlsStream::encrypt(Parts& parts)
{
    if (error_ != 0)
        return broken(error_);
    std::size_t left = 0;
    for (std::size_t i = 0; i < parts.count; ++i)
        left += parts.views[i].iov_len;
    io::IoResult result;
    for (iovec* part = parts.views.data(); left > 0;) {
        const std::size_t chunk = std::min<std::size_t>(part->iov_len, fragment_);
        if (chunk == 0) {
            ++part;
            continue;
        }
        if (!output_.fits(chunk + RecordOutput::kRecordOverhead) && !output_.flush())
            break;
        // A record waits for those behind it as long as one more fits; the last sends them all.
        const std::size_t next = std::min<std::size_t>(left - chunk, fragment_);
        output_.cork(next > 0 && output_.fits(chunk + next + 2 * RecordOutput::kRecordOverhead));
        std::size_t written = 0;
        ERR_clear_error();
        const int returned = SSL_write_ex(connection_.get(), part->iov_base, chunk, &written);
        output_.cork(false);
        if (returned != 1)
            return broken(output_.error() != 0 ? output_.error() : EPROTO);
        part->iov_base = static_cast<char*>(part->iov_base) + written;
        part->iov_len -= written;
        left -= written;
        result.bytes += written;
    }
    (void)output_.flush();
    if (output_.error() != 0)
        return broken(output_.error());
    if (!output_.empty())
        result.status = io::IoStatus::WouldBlock;
    return result;
}

io::Task<io::IoResult> TlsStream::write(std::string_view data, MonotonicTime deadline)
{
    return write_parts(parts_of({&data, 1}), deadline, nullptr);
}

io::Task<io::IoResult> TlsStream::write(std::string_view first, std::string_view second, MonotonicTime deadline)
{
    const std::array views{first, second};
    return write_parts(parts_of(views), deadline, nullptr);
}

io::Task<io::IoResult> TlsStream::write(std::span<const std::string_view> parts, MonotonicTime deadline)
{
    return write_parts(parts_of(parts), deadline, nullptr);
}

io::Task<io::IoResult> TlsStream::write(std::span<const std::string_view> parts, io::Pace& pace)
{
    pace.begin(loop().now());
    return write_parts(parts_of(parts), pace.deadline(), &pace);
}

io::Task<io::IoResult> TlsStream::writable(MonotonicTime deadline)
{
    const WriterTurn turn(*this);
    const io::IoResult room = co_await transport_.writable(deadline);
    co_return room;
}

io::Task<io::IoResult> TlsStream::write_parts(Parts parts, MonotonicTime deadline, io::Pace* pace)
{
    const WriterTurn turn(*this);
    const Nanoseconds allowance = deadline - loop().now();
    std::size_t total = 0;
    for (;;) {
        const std::uint64_t sent_before = output_.bytes_sent();
        io::IoResult result = encrypt(parts);
        result.bytes = total += result.bytes;
        const std::uint64_t sent = output_.bytes_sent() - sent_before;
        if (pace != nullptr) {
            pace->waited(loop().now(), sent);
            deadline = pace->deadline();
        }
        if (result.status != io::IoStatus::WouldBlock) {
            flushed();
            co_return result;
        }
        if (pace == nullptr && sent > 0 && deadline != io::kNever)
            deadline = loop().now() + allowance;
        const io::IoResult room = co_await transport_.writable(deadline);
        if (!room)
            co_return io::IoResult{room.status, room.error, total};
        if (room.bytes > 0 && pace != nullptr)
            pace->delivered(loop().now(), room.bytes);
        else if (room.bytes > 0)
            deadline = loop().now() + allowance;
    }
}

void TlsStream::shutdown_write()
{
    if (ending_)
        return;
    ending_ = true;
    if (ready_ && error_ == 0 && context_->ending().says_close_notify) {
        ERR_clear_error();
        SSL_shutdown(connection_.get());
        ERR_clear_error();
    }
    if (output_.empty())
        flushed();
    else
        flush_by_itself();
}

void TlsStream::flush_by_itself()
{
    if (output_.empty() || writing_ || !background_.empty())
        return;
    if (output_.flush())
        flushed();
    else if (output_.error() == 0)
        background_.start(flush_later(this));
}

void TlsStream::flushed()
{
    if (ending_)
        transport_.shutdown_write();
}

io::Task<> TlsStream::flush_later(TlsStream* stream)
{
    for (;;) {
        const io::IoResult room = co_await stream->transport_.writable(io::kNever);
        if (!room)
            co_return;
        if (stream->output_.flush())
            break;
        if (stream->output_.error() != 0)
            co_return;
    }
    stream->flushed();
}

bool TlsStream::resumed() const { return SSL_session_reused(connection_.get()) == 1; }

std::uint16_t TlsStream::version() const { return static_cast<std::uint16_t>(SSL_version(connection_.get())); }

std::uint16_t TlsStream::cipher_suite() const
{
    const SSL_CIPHER* cipher = SSL_get_current_cipher(connection_.get());
    return cipher == nullptr ? 0 : SSL_CIPHER_get_protocol_id(cipher);
}

std::string_view TlsStream::protocol() const
{
    const unsigned char* name = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(connection_.get(), &name, &size);
    return {reinterpret_cast<const char*>(name), size};
}

std::string_view TlsStream::server_name() const
{
    const char* name = SSL_get_servername(connection_.get(), TLSEXT_NAMETYPE_host_name);
    return name == nullptr ? std::string_view() : name;
}

} // namespace switchyard::tls
