// SPDX-License-Identifier: GPL-3.0-or-later
// What TLS costs the proxy: tls_bench [ROUNDS [COUNT]]. Build it with the release preset. The server's side runs in
// this process on a thread of its own, whose processor time is measured; the client runs in a child. "socket" is
// OpenSSL on the descriptor itself (SSL_set_fd), in the same run, turn by turn. Figures are medians over rounds.
#include "core/cert/certificate_draft.h"
#include "proxy/io/event_loop.h"
#include "proxy/io/scope.h"
#include "proxy/io/task.h"
#include "proxy/tls/server_context.h"
#include "proxy/tls/tls_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <malloc.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace switchyard;
using namespace switchyard::tls;

constexpr std::size_t kBody = 100'000;
constexpr std::size_t kPiece = 64 * 1024;

enum class Way : std::uint8_t
{
    Stream, ///< TlsStream
    Socket  ///< SSL_set_fd
};

enum class Case : std::uint8_t
{
    Full,    ///< a connection each, one byte back
    Resumed, ///< the same, with a ticket
    Body     ///< one connection, a request and 100 KB each
};

[[noreturn]] void give_up(std::string_view what)
{
    fmt::print(stderr, "tls_bench: {}\n", what);
    std::_Exit(1);
}

double own_microseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

std::shared_ptr<const cert::ServerTls> settings()
{
    const cert::CertificateTime now = current_time();
    cert::CertificateDraft draft;
    draft.common_name = "bench.example.com";
    draft.names.dns = {"bench.example.com"};
    draft.not_before = now - std::chrono::days(1);
    draft.not_after = now + std::chrono::days(30);
    auto key = std::make_shared<const cert::PrivateKey>(cert::PrivateKey::generate(cert::NewKey::EcdsaP256));
    auto certificate = cert::sign_certificate(draft, *key);
    if (!certificate)
        give_up(certificate.error().context);
    cert::ServerTls made;
    made.target_proxy = "bench";
    made.certificates.push_back({{std::move(*certificate)}, std::move(key)});
    made.policy = cert::tls_settings({}, now);
    return std::make_shared<const cert::ServerTls>(std::move(made));
}

/// A listening socket on any port of the loopback address.
struct Listener
{
    Listener() : fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(fd.get(), reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(fd.get(), 64) != 0 ||
            ::getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0)
            give_up("cannot listen");
    }
    io::Fd accept() const
    {
        io::Fd accepted(::accept4(fd.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        const int on = 1;
        ::setsockopt(accepted.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return accepted;
    }

    io::Fd fd;
    sockaddr_in address{};
};

// --- the client: a child process ------------------------------------------------------------------------------------

SSL_SESSION* last_session = nullptr;

NativeConnection connect(const Listener& listener, SSL_CTX& context, io::Fd& fd)
{
    fd = io::Fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(fd.get(), reinterpret_cast<const sockaddr*>(&listener.address), sizeof listener.address) != 0)
        give_up("cannot connect");
    const int on = 1;
    ::setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    NativeConnection connection(SSL_new(&context));
    SSL_set_fd(connection.get(), fd.get());
    return connection;
}

void exchange(SSL& connection, std::size_t wanted)
{
    static std::vector<char> into(1 << 17);
    if (SSL_write(&connection, "request", 7) != 7)
        give_up("the client cannot write");
    for (std::size_t have = 0; have < wanted;) {
        const int count = SSL_read(&connection, into.data(), static_cast<int>(into.size()));
        if (count <= 0)
            give_up("the client cannot read");
        have += static_cast<std::size_t>(count);
    }
}

[[noreturn]] void run_client(const Listener& listener, Case which, int count)
{
    const NativeContext context(SSL_CTX_new(TLS_client_method()));
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context.get(), [](SSL*, SSL_SESSION* session) {
        SSL_SESSION_free(last_session);
        last_session = session;
        return 1;
    });
    io::Fd fd;
    NativeConnection connection;
    for (int i = 0; i < count; ++i) {
        if (which != Case::Body || !connection) {
            connection = connect(listener, *context, fd);
            if (which == Case::Resumed && last_session != nullptr)
                SSL_set_session(connection.get(), last_session);
            if (SSL_connect(connection.get()) != 1)
                give_up("the client's handshake failed");
            if (which == Case::Resumed && i > 0 && SSL_session_reused(connection.get()) != 1)
                give_up("a session was not resumed");
        }
        exchange(*connection, which == Case::Body ? kBody : 1);
        if (which != Case::Body)
            SSL_set_shutdown(connection.get(), SSL_SENT_SHUTDOWN); // or OpenSSL takes the session for a bad one
    }
    std::_Exit(0);
}

// --- the server, one way --------------------------------------------------------------------------------------------

struct Server
{
    io::EventLoop loop;
    io::BufferPools pools;
    std::shared_ptr<ServerContext> context;
    std::string body = std::string(kPiece, 'b');
    int served = 0;
};

io::Task<> serve(Server* server, io::Fd fd, std::size_t size)
{
    TlsStream stream(server->loop, std::move(fd), server->pools, server->context);
    const Result<> shaken = co_await stream.handshake(io::kNever);
    if (!shaken)
        give_up(shaken.error().context);
    for (;;) {
        const io::IoResult ready = co_await stream.readable();
        if (!ready)
            co_return;
        {
            io::Buffer into = server->pools.small.get();
            const io::IoResult got = stream.try_read({into.data(), into.size()});
            if (got.status == io::IoStatus::WouldBlock)
                continue;
            if (!got)
                co_return;
        }
        for (std::size_t left = size; left > 0;) {
            const std::string_view piece(server->body.data(), std::min(left, kPiece));
            const io::IoResult sent = stream.try_write(piece);
            if (sent.status == io::IoStatus::WouldBlock) {
                const io::IoResult rest = co_await stream.write(piece.substr(sent.bytes));
                if (!rest)
                    co_return;
            } else if (!sent) {
                co_return;
            }
            left -= piece.size();
        }
        ++server->served;
    }
}

// --- the server, the other way: OpenSSL on the socket, waiting by poll ----------------------------------------------

/// Errors: false when the connection ended.
bool wait_for(SSL& connection, int returned)
{
    const int error = SSL_get_error(&connection, returned);
    if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
        return false;
    pollfd waiting{SSL_get_fd(&connection), static_cast<short>(error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), 0};
    return ::poll(&waiting, 1, 20'000) == 1;
}

int serve_on_socket(Server& server, io::Fd fd, std::size_t size)
{
    PeerState peer;
    const NativeConnection owned = server.context->open(peer);
    SSL& connection = *owned;
    SSL_set_fd(&connection, fd.get());
    SSL_set_read_ahead(&connection, 0);
    for (int done = 0; (done = SSL_do_handshake(&connection)) != 1;)
        if (!wait_for(connection, done))
            give_up("a handshake on the socket failed");
    static std::vector<char> into(16 * 1024);
    for (int served = 0;; ++served) {
        for (int got = 0; (got = SSL_read(&connection, into.data(), static_cast<int>(into.size()))) <= 0;)
            if (!wait_for(connection, got))
                return served;
        for (std::size_t left = size; left > 0;) {
            const std::size_t piece = std::min(left, kPiece);
            for (int sent = 0; (sent = SSL_write(&connection, server.body.data(), static_cast<int>(piece))) <= 0;)
                if (!wait_for(connection, sent))
                    give_up("a write on the socket failed");
            left -= piece;
        }
    }
}

/// Units: microseconds of this thread per connection or body.
double measure(Server& server, Way way, Case which, int count)
{
    const Listener listener;
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0)
        run_client(listener, which, count);
    const std::size_t size = which == Case::Body ? kBody : 1;
    const int connections = which == Case::Body ? 1 : count;
    server.served = 0;
    int on_socket = 0;
    double begin = own_microseconds();
    for (int i = 0; i < connections; ++i) {
        io::Fd fd = listener.accept();
        if (way == Way::Socket) {
            on_socket += serve_on_socket(server, std::move(fd), size);
            continue;
        }
        io::Scope scope;
        scope.start(serve(&server, std::move(fd), size));
        while (!scope.empty())
            server.loop.turn(Milliseconds(1000));
    }
    const double spent = own_microseconds() - begin;
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0 || server.served + on_socket != count)
        give_up("not everything was served");
    return spent / count;
}

/// Units: bytes of this process per idle connection, OpenSSL's included.
double idle_memory(Server& server)
{
    constexpr int kConnections = 200;
    const Listener listener;
    const pid_t child = ::fork();
    if (child == 0) {
        const NativeContext context(SSL_CTX_new(TLS_client_method()));
        std::vector<io::Fd> fds(kConnections);
        std::vector<NativeConnection> connections;
        for (io::Fd& fd : fds) {
            connections.push_back(connect(listener, *context, fd));
            if (SSL_connect(connections.back().get()) != 1)
                give_up("the client's handshake failed");
            exchange(*connections.back(), 1);
        }
        ::pause();
    }
    io::Scope scope;
    const std::size_t before = mallinfo2().uordblks;
    server.served = 0;
    for (int i = 0; i < kConnections; ++i) {
        scope.start(serve(&server, listener.accept(), 1));
        while (server.served <= i)
            server.loop.turn(Milliseconds(1000));
    }
    const double bytes = static_cast<double>(mallinfo2().uordblks) - static_cast<double>(before);
    ::kill(child, SIGTERM);
    ::waitpid(child, nullptr, 0);
    scope.clear();
    return bytes / kConnections;
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 5;
    const int count = argc > 2 ? std::atoi(argv[2]) : 400;
    if (rounds < 1 || count < 1)
        give_up("usage: tls_bench [ROUNDS [COUNT]]");
    Server server;
    const auto keys = TicketKeys::generate();
    const auto context = keys ? ServerContext::make(settings(), *keys) : Result<std::shared_ptr<ServerContext>>();
    if (!context || !*context)
        give_up(context ? "no ticket keys" : context.error().context);
    server.context = *context;
    fmt::print("{:<26}{:>12}{:>12}{:>10}\n", "CPU microseconds each", "TlsStream", "SSL_set_fd", "ratio");
    constexpr std::array kNames{"full handshake", "resumed handshake", "100 KB body"};
    for (const Case which : {Case::Full, Case::Resumed, Case::Body}) {
        std::array<std::vector<double>, 2> figures;
        for (int round = 0; round < rounds; ++round)
            for (const Way way : {Way::Stream, Way::Socket})
                figures[static_cast<std::size_t>(way)].push_back(measure(server, way, which, count));
        for (std::vector<double>& list : figures)
            std::ranges::sort(list);
        const double own = figures[0][figures[0].size() / 2];
        const double other = figures[1][figures[1].size() / 2];
        fmt::print("{:<26}{:>12.1f}{:>12.1f}{:>10.2f}\n", kNames[static_cast<std::size_t>(which)], own, other,
                   other / own);
    }
    fmt::print("{:<26}{:>12.1f} KB\n", "idle connection", idle_memory(server) / 1024);
    return 0;
}
