// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/stream.h"

#include "proxy/io/sanitized.h"
#include "proxy/io/socket_address.h"

#include <cassert>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace switchyard::io {
namespace {

constexpr std::uint32_t kReadEvents = EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR;
constexpr std::uint32_t kWriteEvents = EPOLLOUT | EPOLLHUP | EPOLLERR;
constexpr std::uint32_t kHangupEvents = EPOLLRDHUP | EPOLLHUP | EPOLLERR;

bool would_block(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

// libc's recv() and send() are cancellation points: in a program with threads they switch cancellation on and off
// around every call, which is a tenth of what the proxy itself spends on a request. Nobody cancels our threads.
ssize_t receive(int fd, std::span<char> into)
{
    if (kSanitized)
        return ::recv(fd, into.data(), into.size(), 0);
    return ::syscall(SYS_recvfrom, fd, into.data(), into.size(), 0, nullptr, nullptr);
}

ssize_t transmit(int fd, const iovec& part)
{
    if (kSanitized)
        return ::send(fd, part.iov_base, part.iov_len, MSG_NOSIGNAL);
    return ::syscall(SYS_sendto, fd, part.iov_base, part.iov_len, MSG_NOSIGNAL, nullptr, 0);
}

/// Bytes that were written and that the peer's machine has not taken yet. Source: tcp(7), SIOCOUTQ.
int undelivered(int fd)
{
    int bytes = 0;
    return ::ioctl(fd, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

iovec to_iovec(std::string_view part) { return {const_cast<char*>(part.data()), part.size()}; }

} // namespace

Stream::~Stream()
{
    assert(reader_ == nullptr && writer_ == nullptr);
    if (registered_)
        loop_.remove(token_); // closing the descriptor makes the kernel forget it
}

IoResult Stream::try_read(std::span<char> into)
{
    for (;;) {
        const ssize_t count = receive(fd_.get(), into);
        if (count > 0) {
            const auto bytes = static_cast<std::size_t>(count);
            // Less than asked for: the queue is empty, the next edge tells of more. Not so when the end was announced.
            if (bytes < into.size() && !hung_up_)
                readable_ = false;
            return {IoStatus::Ok, 0, bytes};
        }
        if (count == 0)
            return {IoStatus::Closed, 0, 0};
        if (errno == EINTR)
            continue;
        if (!would_block(errno))
            return {IoStatus::Failed, errno, 0};
        readable_ = false;
        return {IoStatus::WouldBlock, 0, 0};
    }
}

IoResult Stream::try_write(std::string_view data)
{
    iovec part = to_iovec(data);
    return try_write(&part, 1);
}

IoResult Stream::try_write(iovec* parts, std::size_t count)
{
    std::size_t wanted = 0;
    for (std::size_t i = 0; i < count; ++i)
        wanted += parts[i].iov_len;
    for (;;) {
        ssize_t written = 0;
        if (count == 1) {
            written = transmit(fd_.get(), parts[0]);
        } else {
            msghdr message{};
            message.msg_iov = parts;
            message.msg_iovlen = count;
            written = ::sendmsg(fd_.get(), &message, MSG_NOSIGNAL);
        }
        if (written >= 0) {
            const auto bytes = static_cast<std::size_t>(written);
            if (bytes < wanted)
                writable_ = false;
            return {IoStatus::Ok, 0, bytes};
        }
        if (errno == EINTR)
            continue;
        if (!would_block(errno))
            return {IoStatus::Failed, errno, 0};
        writable_ = false;
        return {IoStatus::WouldBlock, 0, 0};
    }
}

bool Stream::ReadAwaiter::attempt()
{
    const IoResult tried = stream_.try_read(into_);
    if (tried.status == IoStatus::WouldBlock)
        return false;
    result = tried;
    return true;
}

Stream::WriteAwaiter::WriteAwaiter(Stream& stream, std::span<const std::string_view> parts, MonotonicTime until,
                                   Pace* pace)
    : stream_(stream),
      pace_(pace),
      allowance_(until - stream.loop_.now())
{
    assert(parts.size() <= kMaxParts);
    deadline = until;
    for (const std::string_view part : parts) {
        if (!part.empty())
            parts_[count_++] = to_iovec(part);
    }
}

bool Stream::WriteAwaiter::attempt()
{
    while (first_ < count_) {
        const IoResult tried = stream_.try_write(&parts_[first_], count_ - std::size_t{first_});
        if (tried.status == IoStatus::WouldBlock)
            return false;
        if (!tried) {
            result.status = tried.status;
            result.error = tried.error;
            return true;
        }
        result.bytes += tried.bytes;
        took(tried.bytes, stream_.loop_.now());
        std::size_t left = tried.bytes;
        while (first_ < count_ && left >= parts_[first_].iov_len)
            left -= parts_[first_++].iov_len;
        if (first_ == count_)
            return true;
        parts_[first_].iov_base = static_cast<char*>(parts_[first_].iov_base) + left;
        parts_[first_].iov_len -= left;
        if (!stream_.writable_)
            return false;
    }
    return true;
}

void Stream::WriteAwaiter::took(std::size_t bytes, MonotonicTime now)
{
    if (pace_ != nullptr) {
        pace_->waited(now, bytes);
        deadline = pace_->deadline();
    } else if (deadline != kNever) {
        deadline = now + allowance_;
    }
    look_from(now);
}

std::optional<IoStatus> Stream::WriteAwaiter::delivered(std::size_t bytes, MonotonicTime now)
{
    if (pace_ != nullptr) {
        pace_->delivered(now, bytes);
        deadline = pace_->deadline();
    } else {
        deadline = now + allowance_;
    }
    return deadline > now ? std::nullopt : std::optional(IoStatus::TimedOut);
}

Stream::ConnectAwaiter::ConnectAwaiter(Stream& stream, const SocketAddress* to, MonotonicTime until) : stream_(stream)
{
    deadline = until;
    if (to == nullptr)
        return;
    stream_.readable_ = false;
    stream_.outgoing_ = true;
    const KernelAddress address = to_kernel(*to);
    if (::connect(stream_.fd(), address.data(), address.size) == 0)
        return;
    if (errno != EINPROGRESS && errno != EINTR) {
        result = {IoStatus::Failed, errno, 0};
        return;
    }
    connecting_ = true;
    stream_.writable_ = false;
}

bool Stream::ConnectAwaiter::attempt()
{
    if (!connecting_)
        return true;
    int error = 0;
    socklen_t size = sizeof error;
    if (::getsockopt(stream_.fd(), SOL_SOCKET, SO_ERROR, &error, &size) != 0)
        error = errno;
    if (error != 0)
        result = {IoStatus::Failed, error, 0};
    return true;
}

std::optional<IoStatus> Stream::ConnectAwaiter::delivered(std::size_t bytes, MonotonicTime)
{
    result.bytes = bytes;
    return IoStatus::Ok;
}

int Stream::ensure_registered()
{
    if (registered_)
        return 0;
    const auto added = loop_.add(fd_.get(), EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET, *this,
                                 outgoing_ ? EventLoop::Urgency::Urgent : EventLoop::Urgency::Normal);
    if (!added)
        return ENOSPC;
    token_ = *added;
    registered_ = true;
    return 0;
}

bool Stream::may_wait(Waiter& waiter)
{
    // Registration reports the present state as a first edge, so nothing is missed between the attempt and here.
    if (const int error = ensure_registered(); error != 0) {
        waiter.result.status = IoStatus::Failed;
        waiter.result.error = error;
        return false;
    }
    if (waiter.deadline <= loop_.now()) {
        waiter.result.status = IoStatus::TimedOut;
        return false;
    }
    return true;
}

bool Stream::wait(Waiter& reader)
{
    assert(reader_ == nullptr);
    if (!may_wait(reader))
        return false;
    reader_ = &reader;
    call_by(reader.deadline);
    return true;
}

bool Stream::wait(Writer& writer)
{
    assert(writer_ == nullptr);
    if (!may_wait(writer))
        return false;
    writer_ = &writer;
    writer.look_from(loop_.now());
    call_by(writer.next_call());
    return true;
}

template <typename W>
void Stream::finish(W*& place, IoStatus status)
{
    Waiter& waiter = *std::exchange(place, nullptr);
    if (status != IoStatus::Ok)
        waiter.result.status = status;
    waiter.handle.resume();
}

void Stream::on_events(std::uint32_t events)
{
    EventLoop& loop = loop_;
    const EventLoop::Token token = token_;
    const bool news = (events & kHangupEvents) != 0 && !hung_up_;
    if ((events & kHangupEvents) != 0)
        hung_up_ = true;
    if ((events & kReadEvents) != 0)
        readable_ = true;
    if ((events & kWriteEvents) != 0)
        writable_ = true;
    bool consumed = false;
    if (writer_ != nullptr && writable_) {
        if (writer_->attempt()) {
            consumed = true;
            finish(writer_, IoStatus::Ok);
            if (!loop.watches(token))
                return;
        } else {
            call_by(writer_->next_call());
        }
    }
    if (reader_ != nullptr && readable_ && reader_->attempt()) {
        finish(reader_, IoStatus::Ok);
        return;
    }
    if (observer_ != nullptr && reader_ == nullptr && (news || !consumed))
        observer_->on_stream_event(*this);
}

void Stream::on_due(MonotonicTime now)
{
    EventLoop& loop = loop_;
    const EventLoop::Token token = token_;
    if (reader_ != nullptr && reader_->deadline > now)
        call_by(reader_->deadline);
    if (writer_ != nullptr) {
        if (const std::optional<IoStatus> end = end_of_writer(now)) {
            finish(writer_, *end);
            if (!loop.watches(token))
                return;
        } else {
            call_by(writer_->next_call());
        }
    }
    if (reader_ == nullptr || reader_->deadline > now)
        return;
    if (loop.has_event(token))
        call_by(now + Milliseconds(1)); // what came in time is read first
    else
        finish(reader_, IoStatus::TimedOut);
}

std::optional<IoStatus> Stream::end_of_writer(MonotonicTime now)
{
    Writer& writer = *writer_;
    if (writer.queued == Writer::kUnknown) {
        if (writer.look_at <= now) {
            writer.queued = undelivered(fd_.get());
            writer.deadline += now - writer.look_at; // what the peer took before a late look, nobody knows
        }
        return std::nullopt;
    }
    if (writer.deadline > now)
        return std::nullopt;
    const int left = undelivered(fd_.get());
    if (left >= writer.queued)
        return IoStatus::TimedOut;
    const auto bytes = static_cast<std::size_t>(writer.queued - left);
    writer.queued = left;
    return writer.delivered(bytes, now);
}

void Stream::interrupt()
{
    EventLoop& loop = loop_;
    const EventLoop::Token token = token_;
    if (writer_ != nullptr) {
        finish(writer_, IoStatus::Interrupted);
        if (!loop.watches(token))
            return;
    }
    if (reader_ != nullptr)
        finish(reader_, IoStatus::Interrupted);
}

void Stream::move_read_deadline(MonotonicTime deadline)
{
    if (reader_ == nullptr)
        return;
    reader_->deadline = deadline;
    call_by(deadline);
}

void Stream::shutdown_write() { ::shutdown(fd_.get(), SHUT_WR); }

Result<Fd> make_tcp_socket(const SocketAddress& to)
{
    const int family = to.address.family == IpAddress::Family::V4 ? AF_INET : AF_INET6;
    Fd fd(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd)
        return fail(ErrorKind::ResourceExhausted, fmt::format("make a socket: {}", std::strerror(errno)));
    const int on = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    spare_pacing(fd.get(), to.address);
    return fd;
}

} // namespace switchyard::io
