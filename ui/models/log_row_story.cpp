// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_row_story.h"

#include "core/http/grpc.h"
#include "ui/models/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace switchyard::models {
namespace {

using observe::StatusDetails;

/// Gives the functions of this file their translations.
struct LogRowText
{
    Q_DECLARE_TR_FUNCTIONS(LogRow)
};

struct Ending
{
    StatusDetails details;
    const char* sentence;
};

constexpr std::array kEndings{
    Ending{StatusDetails::ResponseSentByBackend, QT_TRANSLATE_NOOP("LogRow", "The backend's answer was passed on.")},
    Ending{
        StatusDetails::DirectResponse,
        QT_TRANSLATE_NOOP("LogRow", "The load balancer answered itself, e.g. with a redirect; no backend was asked.")},
    Ending{StatusDetails::BackendClosedAfterPartialResponse,
           QT_TRANSLATE_NOOP("LogRow", "The backend closed its connection in the middle of the answer.")},
    Ending{StatusDetails::BackendClosedBeforeData,
           QT_TRANSLATE_NOOP("LogRow", "The backend closed its connection before it sent anything. Look at its log, or "
                                       "whether its keep-alive timeout is shorter than the load balancer's.")},
    Ending{StatusDetails::BackendEarlyResponseWithNonErrorStatus,
           QT_TRANSLATE_NOOP("LogRow", "The backend answered before the request was sent completely.")},
    Ending{StatusDetails::AbortedDueToBackendEarlyResponse,
           QT_TRANSLATE_NOOP("LogRow", "The backend answered with an error before the request was sent completely; the "
                                       "rest was not sent.")},
    Ending{StatusDetails::BackendInterimResponseNotSupported,
           QT_TRANSLATE_NOOP("LogRow", "The backend sent a 1xx answer that cannot be passed on.")},
    Ending{StatusDetails::BackendResponseCorrupted,
           QT_TRANSLATE_NOOP("LogRow", "The backend's answer is not valid HTTP.")},
    Ending{StatusDetails::BackendResponseHeadersTooLong,
           QT_TRANSLATE_NOOP("LogRow", "The headers of the backend's answer are too long.")},
    Ending{
        StatusDetails::BackendTimeout,
        QT_TRANSLATE_NOOP("LogRow", "The backend was slower than the timeout of its service (timeoutSec) or route.")},
    Ending{StatusDetails::BodyNotAllowed,
           QT_TRANSLATE_NOOP("LogRow", "The request has a body, which its method does not allow.")},
    Ending{StatusDetails::ClientDisconnectedAfterPartialResponse,
           QT_TRANSLATE_NOOP("LogRow", "The client left in the middle of the answer.")},
    Ending{StatusDetails::ClientDisconnectedBeforeAnyResponse,
           QT_TRANSLATE_NOOP("LogRow", "The client left before there was an answer.")},
    Ending{StatusDetails::ClientTimedOut, QT_TRANSLATE_NOOP("LogRow", "The client was too slow sending its request.")},
    Ending{StatusDetails::ConfigNotFound,
           QT_TRANSLATE_NOOP("LogRow", "Nothing is configured for this request; there was no service to send it to.")},
    Ending{StatusDetails::FailedParsingClientHeaders, QT_TRANSLATE_NOOP("LogRow", "The request is not valid HTTP.")},
    Ending{StatusDetails::FailedToConnectToBackend,
           QT_TRANSLATE_NOOP("LogRow",
                             "No connection to the backend came about. Look at “Why unhealthy?” in the Health "
                             "pane, and whether the backend runs.")},
    Ending{StatusDetails::FailedToPickBackend,
           QT_TRANSLATE_NOOP("LogRow",
                             "No endpoint of the backend service could be chosen; none is healthy. Look at “Why "
                             "unhealthy?” in the Health pane.")},
    Ending{StatusDetails::HeadersTooLong, QT_TRANSLATE_NOOP("LogRow", "The headers of the request are too long.")},
    Ending{StatusDetails::HttpVersionNotSupported,
           QT_TRANSLATE_NOOP("LogRow", "This version of HTTP is not supported.")},
    Ending{StatusDetails::InternalError,
           QT_TRANSLATE_NOOP("LogRow", "The load balancer could not handle the request.")},
    Ending{StatusDetails::InvalidChunkFraming,
           QT_TRANSLATE_NOOP("LogRow", "The request's body is not chunked correctly.")},
    Ending{StatusDetails::InvalidHttp2ClientHeaderFormat,
           QT_TRANSLATE_NOOP("LogRow", "A header of the HTTP/2 request is missing or not allowed.")},
    Ending{StatusDetails::InvalidHttp2ClientRequestPath,
           QT_TRANSLATE_NOOP("LogRow", "The path of the HTTP/2 request is not valid.")},
    Ending{StatusDetails::InvalidRequestHeaders,
           QT_TRANSLATE_NOOP("LogRow", "A header of the request is missing or not allowed.")},
    Ending{StatusDetails::MalformedChunkedBody,
           QT_TRANSLATE_NOOP("LogRow", "The request's chunked body is malformed.")},
    Ending{StatusDetails::ClientCertChainExceededLimit,
           QT_TRANSLATE_NOOP("LogRow",
                             "The client's certificate was refused: it sent too many intermediate certificates.")},
    Ending{StatusDetails::ClientCertChainInvalidEku,
           QT_TRANSLATE_NOOP(
               "LogRow", "The client's certificate was refused: its chain is not meant for client authentication.")},
    Ending{
        StatusDetails::ClientCertChainMaxNameConstraintsExceeded,
        QT_TRANSLATE_NOOP("LogRow", "The client's certificate was refused: its chain has too many name constraints.")},
    Ending{StatusDetails::ClientCertInvalidRsaKeySize,
           QT_TRANSLATE_NOOP("LogRow", "The client's certificate was refused: its RSA key has not 2048 to 4096 bits.")},
    Ending{StatusDetails::ClientCertNotProvided,
           QT_TRANSLATE_NOOP(
               "LogRow",
               "The client showed no certificate, and the server TLS policy wants one. The connection was closed.")},
    Ending{StatusDetails::ClientCertPkiTooLarge,
           QT_TRANSLATE_NOOP(
               "LogRow", "The client's certificate was refused: too many intermediates share its subject and key.")},
    Ending{StatusDetails::ClientCertUnsupportedEllipticCurveKey,
           QT_TRANSLATE_NOOP(
               "LogRow", "The client's certificate was refused: its key is on a curve other than P-256 and P-384.")},
    Ending{StatusDetails::ClientCertUnsupportedKeyAlgorithm,
           QT_TRANSLATE_NOOP("LogRow", "The client's certificate was refused: its key is neither RSA nor ECDSA.")},
    Ending{StatusDetails::ClientCertValidationFailed,
           QT_TRANSLATE_NOOP("LogRow",
                             "The client's certificate was refused: no valid chain leads from it to a trust anchor.")},
    Ending{StatusDetails::ClientCertValidationNotPerformed,
           QT_TRANSLATE_NOOP("LogRow", "The client's certificate was refused: the server TLS policy has no trust "
                                       "configuration to check it against.")},
    Ending{StatusDetails::ClientCertValidationSearchLimitExceeded,
           QT_TRANSLATE_NOOP("LogRow",
                             "The client's certificate was refused: the search for a chain exceeded its limit.")},
    Ending{StatusDetails::ClientCertValidationTimedOut,
           QT_TRANSLATE_NOOP("LogRow", "The client's certificate was refused: checking it took too long.")},
    Ending{StatusDetails::RequestLoopDetected,
           QT_TRANSLATE_NOOP("LogRow", "The request came back to the load balancer that sent it. Look at the backends' "
                                       "addresses.")},
    Ending{StatusDetails::RequiredBodyButNoContentLength,
           QT_TRANSLATE_NOOP("LogRow", "The method needs a body, but the request does not say how long it is.")},
    Ending{StatusDetails::SecureUrlRejected,
           QT_TRANSLATE_NOOP("LogRow",
                             "The request names an https URL but came over a connection that is not encrypted.")},
    Ending{StatusDetails::UnsupportedContinue,
           QT_TRANSLATE_NOOP("LogRow", "The request expects “100 Continue” where that is not supported.")},
    Ending{StatusDetails::UnsupportedMethod, QT_TRANSLATE_NOOP("LogRow", "The request's method is not supported.")},
    Ending{StatusDetails::UpgradeHeaderRejected,
           QT_TRANSLATE_NOOP("LogRow", "The request asked for a protocol upgrade that is not supported.")},
    Ending{StatusDetails::WebSocketClosed, QT_TRANSLATE_NOOP("LogRow", "The WebSocket connection ended.")},
    Ending{StatusDetails::WebSocketHandshakeFailed,
           QT_TRANSLATE_NOOP("LogRow", "The backend did not agree to a WebSocket connection.")},
    Ending{StatusDetails::ConnectionClosed,
           QT_TRANSLATE_NOOP("LogRow", "Client and backend had both said all and closed the connection.")},
    Ending{StatusDetails::ConnectionIdle,
           QT_TRANSLATE_NOOP("LogRow", "Nothing passed for as long as the timeout of the service (timeoutSec), or one "
                                       "end took nothing for so long.")},
    Ending{StatusDetails::ConnectionDrained,
           QT_TRANSLATE_NOOP("LogRow", "The load balancer stopped listening on this address, or the endpoint was "
                                       "removed and had as long as drainingTimeoutSec to finish.")},
    Ending{StatusDetails::ClientConnectionBroke,
           QT_TRANSLATE_NOOP("LogRow", "The client broke the connection off; the backend was told by a reset.")},
    Ending{StatusDetails::BackendConnectionBroke,
           QT_TRANSLATE_NOOP("LogRow", "The backend broke the connection off, or took no more. Look at its log.")},
    Ending{StatusDetails::TlsHandshakeFailed,
           QT_TRANSLATE_NOOP("LogRow",
                             "The TLS handshake with the client failed: it does not speak TLS, has no version "
                             "or cipher suite in common with the SSL policy, or does not trust the "
                             "certificate.")},
};

void addRoute(LogRowStory& story, const AccessLogModel& log, int row)
{
    const observe::AccessRecord& record = log.record(row);
    const auto names = log.directoryOf(row);
    if (!names) {
        story.route.push_back(
            {LogRowText::tr("Route"),
             LogRowText::tr("the names of revision %1 are not kept any more").arg(record.revision.value)});
        return;
    }
    auto add = [&](const QString& name, ElementId id) {
        if (!id)
            return;
        const auto element = names->elements.find(id);
        story.route.push_back(
            {name,
             element == names->elements.end() ? LogRowText::tr("unknown element") : toQString(element->second.label),
             id});
    };
    add(LogRowText::tr("Forwarding rule"), record.forwarding_rule);
    add(LogRowText::tr("URL map"), record.url_map);
    add(LogRowText::tr("Host rule"), record.host_rule);
    add(LogRowText::tr("Path matcher"), record.path_matcher);
    if (record.rule)
        add(LogRowText::tr("Rule"), record.rule);
    else if (record.url_map)
        story.route.push_back({LogRowText::tr("Rule"), LogRowText::tr("default")});
    add(LogRowText::tr("Part of the split"), record.target);
    add(LogRowText::tr("Backend service"), record.service);
    if (const auto endpoint = names->endpoints.find(record.endpoint); endpoint != names->endpoints.end())
        story.route.push_back({LogRowText::tr("Endpoint"), toQString(endpoint->second.label), endpoint->second.group});
}

void addTimings(LogRowStory& story, const observe::AccessRecord& record)
{
    const bool asked = record.endpoint || record.backend_status != 0;
    const QString nothing = QStringLiteral("–");
    auto add = [&](const QString& name, quint64 micros, const QString& instead) {
        story.timings.push_back({name, micros, micros > 0, micros > 0 ? QString() : instead});
    };
    add(LogRowText::tr("Connect"), record.connect_us, asked ? LogRowText::tr("reused") : nothing);
    add(LogRowText::tr("First byte"), record.backend_first_us, nothing);
    add(LogRowText::tr("Backend"), record.backend_us, nothing);
    story.timings.push_back({LogRowText::tr("Whole"), record.duration_us, true, {}});
}

void addFacts(LogRowStory& story, const observe::AccessRecord& record)
{
    auto bytes = [](std::uint64_t count) { return LogRowText::tr("%1 bytes").arg(countText(count)); };
    story.facts.push_back({record.stream ? LogRowText::tr("From the client") : LogRowText::tr("Request body"),
                           bytes(record.request_bytes)});
    story.facts.push_back(
        {record.stream ? LogRowText::tr("From the backend") : LogRowText::tr("Answer"), bytes(record.response_bytes)});
    if (const std::string_view protocol = observe::to_string(record.protocol); !protocol.empty())
        story.facts.push_back({LogRowText::tr("Protocol"), toQString(protocol)});
    if (record.grpc_status != observe::AccessRecord::kNoGrpcStatus)
        story.facts.push_back({LogRowText::tr("gRPC status"), grpcStatusText(record.grpc_status)});
    story.facts.push_back({LogRowText::tr("Attempts"), QString::number(record.attempts)});
    if (record.backend_status != 0)
        story.facts.push_back({LogRowText::tr("Backend's status"), QString::number(record.backend_status)});
    story.facts.push_back({LogRowText::tr("Client"), record.simulated ? LogRowText::tr("the built-in load generator")
                                                                      : toQString(record.client.to_string())});
    story.facts.push_back({LogRowText::tr("Revision"), QString::number(record.revision.value)});
}

/// How a request ended; a gRPC call says itself how long it may take, which is another matter than a timeout of ours.
QString endingOf(const observe::AccessRecord& record)
{
    if (record.details == StatusDetails::BackendTimeout && record.grpc_status == http::kGrpcDeadlineExceeded)
        return LogRowText::tr("The deadline of the call itself (grpc-timeout) passed before the backend had answered.");
    return endingText(record.details);
}

/// What HTTP's status hides; empty when it says that the request failed, or when it did not.
QString hiddenFailure(const observe::AccessRecord& record)
{
    if (record.grpc_status <= 0 || record.status == 0 || record.status >= 400)
        return {};
    return QLatin1Char(' ') + LogRowText::tr("The call failed with the gRPC status %1, although HTTP says %2.")
                                  .arg(grpcStatusText(record.grpc_status))
                                  .arg(record.status);
}

} // namespace

QString endingText(StatusDetails details)
{
    const auto ending = std::ranges::find(kEndings, details, &Ending::details);
    return ending == kEndings.end() ? QString() : LogRowText::tr(ending->sentence);
}

LogRowStory storyOf(const AccessLogModel& log, int row)
{
    const observe::AccessRecord& record = log.record(row);
    auto cell = [&](int column) { return log.index(row, column).data().toString(); };
    LogRowStory story;
    story.request = record.stream ? cell(AccessLogModel::Path)
                                  : QStringLiteral("%1 %2%3").arg(cell(AccessLogModel::Method),
                                                                  toQString(record.host()), cell(AccessLogModel::Path));
    story.summary = QStringLiteral("%1 · %2 · %3")
                        .arg(cell(AccessLogModel::Time), log.statusInFull(row), durationText(record.duration_us));
    story.statusClass = log.index(row, AccessLogModel::Status).data(AccessLogModel::StatusClassRole).toInt();
    story.ending = endingOf(record) + hiddenFailure(record);
    if (record.attempts > 1)
        story.ending += QLatin1Char(' ') + LogRowText::tr("It took %1 attempts.").arg(record.attempts);
    addRoute(story, log, row);
    addTimings(story, record);
    addFacts(story, record);
    return story;
}

} // namespace switchyard::models
