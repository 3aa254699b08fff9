// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/health_story.h"

#include "core/compile/backend_service.h"
#include "ui/models/fields.h"
#include "ui/models/text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>

namespace switchyard::models {
namespace {

constexpr std::size_t kProbesTold = 6;

/// Gives the functions of this file their translations.
struct HealthText
{
    Q_DECLARE_TR_FUNCTIONS(HealthStory)
};

struct NextStep
{
    const char* inAnswer; ///< what the answer begins with
    const char* sentence;
};

constexpr const char* kNoHttp2 = QT_TRANSLATE_NOOP(
    "HealthStory", "The backend does not speak HTTP/2 at this port. Check type and port of the health "
                   "check; HTTP2 and GRPC_WITH_TLS want TLS that agrees to h2 (ALPN).");
constexpr const char* kBrokenOff = QT_TRANSLATE_NOOP(
    "HealthStory", "The backend broke the probe off, or its answer is not valid HTTP/2. Look at its log.");
constexpr const char* kUnknownService =
    QT_TRANSLATE_NOOP("HealthStory", "The server knows nothing of this service. Correct grpcServiceName of the health "
                                     "check, or leave it empty to ask for the server as a whole.");
constexpr const char* kNotServing =
    QT_TRANSLATE_NOOP("HealthStory", "The server says itself that it does not serve. Look at its log.");
constexpr const char* kNoGrpc = QT_TRANSLATE_NOOP(
    "HealthStory", "What answers at this port is no gRPC server. Check type and port of the health check.");

/// The answers to gRPC health checks, the rest is in kNextSteps.
constexpr std::array kCallSteps{
    NextStep{"gRPC status 12 ",
             QT_TRANSLATE_NOOP("HealthStory", "The server has no grpc.health.v1.Health. Register the health service "
                                              "there, or use a TCP health check.")},
    NextStep{"gRPC status 5 ", kUnknownService},
    NextStep{"SERVICE_UNKNOWN", kUnknownService},
    NextStep{"gRPC status", kNotServing},
    NextStep{"NOT_SERVING", kNotServing},
    NextStep{"UNKNOWN", kNotServing},
    NextStep{"HTTP", kNoGrpc},
    NextStep{"the answer is no grpc", kNoGrpc},
};

/// The first row whose text the answer begins with counts.
constexpr std::array kNextSteps{
    NextStep{"HTTP 200, but",
             QT_TRANSLATE_NOOP("HealthStory",
                               "The page is there, but without the text of “response”. Correct the health check's "
                               "response field, or what the backend writes at the beginning of the page.")},
    NextStep{"HTTP 3",
             QT_TRANSLATE_NOOP("HealthStory",
                               "The probe is redirected, often to a login page or to HTTPS. Point requestPath "
                               "of the health check at a page that answers 200 itself.")},
    NextStep{"HTTP 401",
             QT_TRANSLATE_NOOP("HealthStory", "The page wants a login. Point requestPath of the health check "
                                              "at a page without authentication.")},
    NextStep{"HTTP 403",
             QT_TRANSLATE_NOOP("HealthStory", "The backend refuses the probe. Allow the health check's user agent and "
                                              "address there, or point requestPath at an open page.")},
    NextStep{"HTTP 404",
             QT_TRANSLATE_NOOP("HealthStory", "The backend has no such page. Correct requestPath or host of "
                                              "the health check.")},
    NextStep{"HTTP 4", QT_TRANSLATE_NOOP("HealthStory", "The backend does not accept the probe's request. Check "
                                                        "requestPath and host of the health check.")},
    NextStep{"HTTP 5",
             QT_TRANSLATE_NOOP("HealthStory", "The backend says itself that it is in trouble. Look at its log; a "
                                              "simulated backend has a health switch in the Load generator pane.")},
    NextStep{"HTTP", QT_TRANSLATE_NOOP("HealthStory", "Only status 200 counts as healthy. Point requestPath of the "
                                                      "health check at a page that answers 200.")},
    NextStep{"no answer within",
             QT_TRANSLATE_NOOP("HealthStory", "The backend is too slow, or something swallows its "
                                              "packets. Raise timeoutSec, or find out what it does.")},
    NextStep{"connection refused",
             QT_TRANSLATE_NOOP("HealthStory", "Nothing listens at this address. Start the backend, "
                                              "or correct its port.")},
    NextStep{"connection",
             QT_TRANSLATE_NOOP("HealthStory", "The backend hung up. It may speak another protocol at this "
                                              "port, e.g. TLS; check type and port of the health check.")},
    NextStep{"the answer is not HTTP",
             QT_TRANSLATE_NOOP("HealthStory", "Another protocol is spoken at this port. Check "
                                              "type and port of the health check.")},
    NextStep{"no HTTP/2", kNoHttp2},
    NextStep{"the endpoint does not speak HTTP/2", kNoHttp2},
    NextStep{"the endpoint reset the stream", kBrokenOff},
    NextStep{"the answer is not valid", kBrokenOff},
    NextStep{"the answer does not begin",
             QT_TRANSLATE_NOOP("HealthStory", "Correct the health check's response field, or what the backend sends.")},
    NextStep{"", QT_TRANSLATE_NOOP("HealthStory", "Check the endpoint's address, and whether it can be reached from "
                                                  "this machine.")},
};

QString nextStep(const QString& answer, bool ofCall)
{
    const auto fits = [&answer](const NextStep& row) { return answer.startsWith(QLatin1String(row.inAnswer)); };
    if (const auto step = std::ranges::find_if(kCallSteps, fits); ofCall && step != kCallSteps.end())
        return HealthText::tr(step->sentence);
    return HealthText::tr(std::ranges::find_if(kNextSteps, fits)->sentence);
}

const model::Resource* healthCheckOf(ElementId service, const model::Workspace& workspace)
{
    const model::Resource* resource = workspace.find(service);
    if (!resource)
        return nullptr;
    for (const std::string& reference : Fields(*resource).texts("healthChecks")) {
        if (const model::Resource* check = workspace.find(model::Kind::HealthCheck, reference, resource))
            return check;
    }
    return nullptr;
}

QString requestText(const compile::HealthCheckSpec& check, SocketAddress address)
{
    if (check.fixed_port)
        address.port = *check.fixed_port;
    const QString where = toQString(address.to_string());
    const auto every = check.interval.count();
    using Type = compile::HealthCheckSpec::Type;
    if (check.type == Type::Tcp)
        return (check.tls ? HealthText::tr("A TLS connection to %1 every %2 s")
                          : HealthText::tr("A TCP connection to %1 every %2 s"))
            .arg(where)
            .arg(every);
    if (check.type == Type::Grpc) {
        const QString call = (check.tls ? QStringLiteral("https://%1%2") : QStringLiteral("http://%1%2"))
                                 .arg(where, QLatin1String("/grpc.health.v1.Health/Check"));
        return check.grpc_service.empty() ? HealthText::tr("The gRPC call %1 every %2 s").arg(call).arg(every)
                                          : HealthText::tr("The gRPC call %1 for the service %2 every %3 s")
                                                .arg(call, toQString(check.grpc_service))
                                                .arg(every);
    }
    const QString url =
        QStringLiteral("GET %1://%2%3%4")
            .arg(check.tls ? QLatin1String("https") : QLatin1String("http"), where, toQString(check.path),
                 check.type == Type::Http2 ? QLatin1String(" HTTP/2") : QLatin1String());
    return check.host.empty() ? HealthText::tr("%1 every %2 s").arg(url).arg(every)
                              : HealthText::tr("%1 with host %2 every %3 s").arg(url, toQString(check.host)).arg(every);
}

QString expectationText(const compile::HealthCheckSpec& check)
{
    const auto within = check.timeout.count();
    const QString text = toQString(check.expected_response);
    if (check.type == compile::HealthCheckSpec::Type::Grpc)
        return HealthText::tr("The answer SERVING within %1 s").arg(within);
    if (check.type == compile::HealthCheckSpec::Type::Tcp)
        return text.isEmpty() ? HealthText::tr("The connection comes about within %1 s").arg(within)
                              : HealthText::tr("The answer begins with “%1” within %2 s").arg(text).arg(within);
    return text.isEmpty() ? HealthText::tr("Status 200 within %1 s").arg(within)
                          : HealthText::tr("Status 200 and the text “%1” within %2 s").arg(text).arg(within);
}

/// "The last 3 probes failed; it counts as failing after 2 in a row and as healthy after 2 good ones."
QString verdictText(const HealthModel& health, int row, const compile::HealthCheckSpec& check)
{
    const auto& probes = health.probes(row);
    if (probes.empty())
        return HealthText::tr("It was not probed yet.");
    const bool good = probes.back().success;
    int same = 0;
    for (auto probe = probes.rbegin(); probe != probes.rend() && probe->success == good; ++probe)
        ++same;
    const QString run = good ? HealthText::tr("%n probe(s) in a row were good", nullptr, same)
                             : HealthText::tr("%n probe(s) in a row failed", nullptr, same);
    return HealthText::tr("%1; it counts as failing after %2 failed ones and as healthy after %3 good ones.")
        .arg(run)
        .arg(check.unhealthy_threshold)
        .arg(check.healthy_threshold);
}

} // namespace

HealthStory storyOf(const HealthModel& health, int row, const model::Workspace& workspace)
{
    HealthStory story;
    story.endpoint = health.label(row);
    story.service = health.service(row);
    story.failing = health.state(row) == runtime::HealthState::Unhealthy;
    const auto& probes = health.probes(row);
    for (auto probe = probes.rbegin(); probe != probes.rend() && story.probes.size() < kProbesTold; ++probe) {
        const auto at = std::chrono::duration_cast<std::chrono::milliseconds>(probe->at.time_since_epoch()).count();
        story.probes.push_back({QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("HH:mm:ss.zzz")).chopped(2),
                                probe->answer, durationText(static_cast<quint64>(probe->took.count())),
                                probe->success});
    }
    const model::Resource* check = healthCheckOf(story.service, workspace);
    const auto spec = check ? compile::compile_health_check({workspace, *check}) : std::nullopt;
    if (!probes.empty()) {
        story.answer = probes.back().answer;
        if (!probes.back().success)
            story.next = nextStep(story.answer, spec && spec->type == compile::HealthCheckSpec::Type::Grpc);
    }
    if (!check) {
        story.verdict = HealthText::tr("No health check is known for its service; the endpoint counts as healthy.");
        return story;
    }
    story.healthCheck = check->id;
    if (!spec) {
        story.verdict = HealthText::tr("The health check has no type that is known; the endpoint counts as healthy.");
        return story;
    }
    story.verdict = verdictText(health, row, *spec);
    story.request = requestText(*spec, health.address(row));
    story.expectation = expectationText(*spec);
    return story;
}

} // namespace switchyard::models
