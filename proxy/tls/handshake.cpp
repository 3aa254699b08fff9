// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/tls/tls_stream.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>

namespace switchyard::tls {
namespace {

std::string_view words(HandshakeProblem problem)
{
    switch (problem) {
    case HandshakeProblem::Disconnected:
        return "the connection ended";
    case HandshakeProblem::TimedOut:
        return "it took too long";
    case HandshakeProblem::Interrupted:
        return "it was given up";
    case HandshakeProblem::PlainText:
        return "the other end does not speak TLS";
    case HandshakeProblem::AlertReceived:
        return "the other end gave up";
    case HandshakeProblem::ChainRejected:
        return "the certificate is not trusted";
    case HandshakeProblem::NameRejected:
        return "the certificate is for other names";
    case HandshakeProblem::Protocol:
    case HandshakeProblem::None:
        break;
    }
    return "the two ends do not agree";
}

HandshakeProblem problem_of(const io::IoResult& waited)
{
    if (waited.status == io::IoStatus::TimedOut)
        return HandshakeProblem::TimedOut;
    return waited.status == io::IoStatus::Interrupted ? HandshakeProblem::Interrupted : HandshakeProblem::Disconnected;
}

ErrorKind kind_of(HandshakeProblem problem, TlsContext::Side side)
{
    const bool server = side == TlsContext::Side::Server;
    switch (problem) {
    case HandshakeProblem::Interrupted:
        return ErrorKind::Cancelled;
    case HandshakeProblem::TimedOut:
        return server ? ErrorKind::ClientTimedOut : ErrorKind::ConnectTimedOut;
    case HandshakeProblem::Disconnected:
        return server ? ErrorKind::ClientDisconnected : ErrorKind::ConnectFailed;
    default:
        return server ? ErrorKind::RequestMalformed : ErrorKind::ConnectFailed;
    }
}

bool is_alert(unsigned long error)
{
    // Reasons from 1000 on are alerts that came.
    return ERR_GET_LIB(error) == ERR_LIB_SSL && ERR_GET_REASON(error) >= SSL_AD_REASON_OFFSET;
}

} // namespace

io::Task<Result<>> TlsStream::handshake(MonotonicTime deadline)
{
    if (error_ != 0)
        co_return fail(ErrorKind::ResourceExhausted, "there is no memory for a TLS connection");
    for (;;) {
        const Step step = advance();
        if (step == Step::Done)
            break;
        if (step == Step::Failed)
            co_return handshake_failed(problem_of_error());
        const io::IoResult sent = co_await drain(deadline);
        if (!sent)
            co_return handshake_failed(problem_of(sent));
        if (step == Step::WantsWrite)
            continue;
        const io::IoResult ready = co_await transport_.readable(deadline);
        if (!ready)
            co_return handshake_failed(problem_of(ready));
    }
    context_->settle(*connection_, peer_);
    ready_ = true;
    pending_ = SSL_has_pending(connection_.get()) == 1;
    const int code = SSL_SESSION_get_max_fragment_length(SSL_get_session(connection_.get()));
    if (code >= TLSEXT_max_fragment_length_512 && code <= TLSEXT_max_fragment_length_4096)
        fragment_ = static_cast<std::uint16_t>(256U << static_cast<unsigned>(code)); // RFC 6066, section 4
    // A client's last message goes with its first request; a server's tickets with the response to a request that is
    // here already.
    if (context_->side() == TlsContext::Side::Server && !pending_)
        flush_by_itself();
    co_return {};
}

TlsStream::Step TlsStream::advance()
{
    ERR_clear_error();
    output_.cork(true);
    const int returned = SSL_do_handshake(connection_.get());
    output_.cork(false);
    if (returned == 1)
        return Step::Done;
    switch (SSL_get_error(connection_.get(), returned)) {
    case SSL_ERROR_WANT_READ:
        return Step::WantsRead;
    case SSL_ERROR_WANT_WRITE:
        return Step::WantsWrite;
    default:
        return Step::Failed;
    }
}

io::Task<io::IoResult> TlsStream::drain(MonotonicTime deadline)
{
    while (!output_.flush()) {
        if (output_.error() != 0)
            co_return io::IoResult{io::IoStatus::Failed, output_.error(), 0};
        const io::IoResult room = co_await transport_.writable(deadline);
        if (!room)
            co_return room;
    }
    co_return io::IoResult{};
}

HandshakeProblem TlsStream::problem_of_error()
{
    if (bio_.ended() || bio_.read_error() != 0 || output_.error() != 0)
        return HandshakeProblem::Disconnected;
    const unsigned long error = ERR_peek_error();
    const int reason = ERR_GET_LIB(error) == ERR_LIB_SSL ? ERR_GET_REASON(error) : 0;
    if (is_alert(error))
        return HandshakeProblem::AlertReceived;
    if (peer_.name_rejected)
        return HandshakeProblem::NameRejected;
    if (reason == SSL_R_CERTIFICATE_VERIFY_FAILED || reason == SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE)
        return HandshakeProblem::ChainRejected;
    if (reason == SSL_R_HTTP_REQUEST || reason == SSL_R_HTTPS_PROXY_REQUEST || reason == SSL_R_WRONG_VERSION_NUMBER)
        return HandshakeProblem::PlainText;
    return HandshakeProblem::Protocol;
}

std::unexpected<Error> TlsStream::handshake_failed(HandshakeProblem problem)
{
    problem_ = problem;
    context_->settle(*connection_, peer_);
    (void)output_.flush(); // the alert
    output_.drop();
    broken(EPROTO);
    const bool server = context_->side() == TlsContext::Side::Server;
    const int error = bio_.read_error() != 0 ? bio_.read_error() : output_.error();
    std::string cause = error != 0 ? std::strerror(error) : failure_;
    const bool cancelled = problem == HandshakeProblem::Interrupted;
    return fail(kind_of(problem, context_->side()),
                cancelled ? Origin::Proxy
                : server  ? Origin::Client
                          : Origin::Backend,
                cancelled || server ? Retry::Never : Retry::OtherEndpoint,
                fmt::format("TLS handshake with the {}: {}{}{}", server ? "client" : "backend", words(problem),
                            cause.empty() ? "" : ": ", cause));
}

} // namespace switchyard::tls
