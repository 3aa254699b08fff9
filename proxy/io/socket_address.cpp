// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/io/socket_address.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string_view>

namespace switchyard::io {
namespace {

std::unexpected<Error> listen_failure(int error, const SocketAddress& address)
{
    ErrorKind kind = ErrorKind::InputOutput;
    switch (error) {
    case EADDRINUSE:
        kind = ErrorKind::AddressInUse;
        break;
    case EADDRNOTAVAIL:
    case EAFNOSUPPORT:
        kind = ErrorKind::AddressUnavailable;
        break;
    case EACCES:
    case EPERM:
        kind = ErrorKind::PermissionDenied;
        break;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
        kind = ErrorKind::ResourceExhausted;
        break;
    default:
        break;
    }
    return fail(kind, fmt::format("listen on {}: {}", address.to_string(), std::strerror(error)));
}

} // namespace

KernelAddress to_kernel(const SocketAddress& address)
{
    KernelAddress kernel;
    if (address.address.family == IpAddress::Family::V4) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(address.port.value);
        std::memcpy(&v4.sin_addr, address.address.bytes.data(), sizeof v4.sin_addr);
        std::memcpy(&kernel.storage, &v4, sizeof v4);
        kernel.size = sizeof v4;
    } else {
        sockaddr_in6 v6{};
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(address.port.value);
        std::memcpy(&v6.sin6_addr, address.address.bytes.data(), sizeof v6.sin6_addr);
        std::memcpy(&kernel.storage, &v6, sizeof v6);
        kernel.size = sizeof v6;
    }
    return kernel;
}

SocketAddress from_kernel(const sockaddr_storage& storage)
{
    SocketAddress address;
    if (storage.ss_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &storage, sizeof v4);
        address.port = Port{ntohs(v4.sin_port)};
        std::memcpy(address.address.bytes.data(), &v4.sin_addr, sizeof v4.sin_addr);
    } else if (storage.ss_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, &storage, sizeof v6);
        address.address.family = IpAddress::Family::V6;
        address.port = Port{ntohs(v6.sin6_port)};
        std::memcpy(address.address.bytes.data(), &v6.sin6_addr, sizeof v6.sin6_addr);
    }
    return address;
}

Result<SocketAddress> local_address(int fd)
{
    KernelAddress kernel;
    kernel.size = sizeof kernel.storage;
    if (::getsockname(fd, kernel.data(), &kernel.size) != 0)
        return fail(ErrorKind::InputOutput, fmt::format("read a socket's address: {}", std::strerror(errno)));
    return from_kernel(kernel.storage);
}

void spare_pacing(int fd, const IpAddress& address)
{
    if (!address.is_loopback())
        return;
    std::array<char, 16> name{}; // TCP_CA_NAME_MAX
    socklen_t size = name.size();
    if (::getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name.data(), &size) != 0 ||
        !std::string_view(name.data(), ::strnlen(name.data(), name.size())).starts_with("bbr"))
        return;
    constexpr std::string_view kReno = "reno"; // part of every kernel, and allowed for everybody
    ::setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, kReno.data(), kReno.size());
}

Result<Fd> listen_tcp(const SocketAddress& address, const ListenOptions& options)
{
    const int family = address.address.family == IpAddress::Family::V4 ? AF_INET : AF_INET6;
    Fd fd(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!fd)
        return listen_failure(errno, address);
    const int on = 1;
    ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (family == AF_INET6)
        ::setsockopt(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (options.reuse_port && ::setsockopt(fd.get(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on) != 0)
        return listen_failure(errno, address);
    spare_pacing(fd.get(), address.address);
    const KernelAddress kernel = to_kernel(address);
    if (::bind(fd.get(), kernel.data(), kernel.size) != 0 || ::listen(fd.get(), options.backlog) != 0)
        return listen_failure(errno, address);
    return fd;
}

} // namespace switchyard::io
