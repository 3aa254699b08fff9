// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/access_record.h"
#include "core/observe/capture.h"
#include "core/route/route_table.h"
#include "proxy/io/scope.h"
#include "proxy/serve/arrival.h"
#include "proxy/serve/header_plans.h"
#include "proxy/serve/streams.h"
#include "proxy/serve/worker_context.h"
#include "proxy/state/ledger.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace switchyard::serve {

/// What a capture collects while the request runs.
struct CaptureNotes
{
    HeadCopies heads;
    std::vector<observe::Capture::Attempt> attempts;
};

/// The whole life of one request, from its parsed head to its access record: match → pick → connect → forward → record.
/// Knows streams, not protocols. Destroying it at any suspension point is safe: it owns everything it began.
/// Thread: owning worker.
class Exchange final : private DisconnectListener
{
public:
    Exchange(WorkerContext& context, ClientStream& client, BackendConnector& connector, const Arrival& arrival,
             std::unique_ptr<CaptureNotes> notes = nullptr);
    ~Exchange();
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    /// Serves the request. True: the client connection may carry another one.
    io::Task<bool> run();
    /// Instead of run(), for a head that was refused or did not come: answers and records it.
    io::Task<> refuse(Error error, std::optional<observe::StatusDetails> details);

private:
    /// What follows from the configuration alone.
    enum class Decision : std::uint8_t
    {
        Forward,
        Redirect ///< own_status_ and location_ say how
    };

    // exchange.cpp
    void begin_record();
    Result<Decision> decide();
    io::Eventual<Result<>> send_redirect();
    io::Task<> fail_with(Error error);
    io::Task<> end_failed_answer(const Error& error);
    http1::NameCase names() const;
    http1::LineEdits request_edits();
    http1::LineEdits response_edits();
    http1::LineEdits edits_of(const HeaderProgram& program);
    void finish();
    void capture();
    void on_client_gone() override;
    void on_drain() override;

    // exchange_forward.cpp: a request that waits for its answer only needs the frames of forward() and of the backend's
    // read_head(). Those of other steps that wait are out of line, or the compiler would put them into that of
    // forward(): cold memory in every request.
    io::Task<Result<>> forward();
    Result<> pick();
    io::Eventual<Result<>> open_backend(bool fresh_connection);
    [[gnu::noinline]] io::Task<Result<>> dial();
    Result<> use_backend();
    io::Eventual<Result<>> send_request();
    void await_head_from(MonotonicTime begin);
    bool goes_on(const Result<const http::ResponseHead*>& head) const;
    [[gnu::noinline]] io::Task<Result<const http::ResponseHead*>>
    await_final_head(MonotonicTime begun, Result<const http::ResponseHead*> head);
    Result<BodyPiece> accept(const http::ResponseHead& response);
    void note_head(const Result<>& sent);
    [[gnu::noinline]] io::Task<Result<>> relay(const http::ResponseHead& response, std::uint64_t sent_bytes);
    [[gnu::noinline]] io::Task<Result<>> relay_body(BodyForm form, bool may_splice);
    void response_received();
    MonotonicTime response_deadline() const;
    /// Until when the backend is waited for; never beyond what the client waits for.
    void wait_until(MonotonicTime deadline) { backend_->set_deadline(std::min(deadline, latest_)); }
    bool may_try_again(const Error& error) const;
    Error splice_failure(const io::SpliceResult& result) const;
    io::Task<> upload(BodyForm form);
    void request_sent();
    Result<> check_early_answer(const http::ResponseHead& response);

    // exchange_grpc.cpp
    void begin_grpc();
    std::int8_t grpc_status_of(const Error& error, std::uint16_t http_status) const;
    void note_grpc_head(const http::ResponseHead& response);
    void note_grpc_trailers(const BodyPiece& piece);

    // exchange_tunnel.cpp
    io::Task<Result<>> tunnel(const http::ResponseHead& response);
    io::Task<Result<>> tunnel_to_client();
    io::Task<> tunnel_to_backend();
    Result<> tunnel_ended() const;
    MonotonicTime tunnel_deadline() const { return std::min(passed_at_ + timeout_, tunnel_end_); }

    WorkerContext& context_;
    ClientStream& client_;
    BackendConnector& connector_;
    const Arrival& arrival_;
    StateRef state_;
    const compile::ListenerSpec* listener_ = nullptr;
    observe::AnswerStyle style_ = observe::AnswerStyle::Global;

    route::RouteRequest route_request_;
    route::RouteMatch match_;
    const route::ForwardAction* action_ = nullptr;
    const compile::ServiceSpec* service_ = nullptr;
    const HeaderPlan* headers_ = nullptr; ///< null: nothing to edit
    BackendTarget target_;
    state::ActiveRequest active_;
    std::unique_ptr<BackendStream> backend_;

    MonotonicTime sent_at_{};
    Nanoseconds timeout_{};
    MonotonicTime latest_ = io::kNever; ///< a gRPC call: when its client gives up
    std::optional<Error> upload_error_;
    bool grpc_ = false;
    bool client_gone_ = false;
    bool uploads_ = false;     ///< the request's body was not all sent with its head
    bool body_unsent_ = false; ///< the backend stopped taking the request's body
    bool head_sent_ = false;   ///< the client got the head of an answer
    bool keep_ = false;

    std::uint64_t passed_ = 0; ///< of the answer's body, in the form in which it is passed on

    MonotonicTime passed_at_{};             ///< when bytes went through the tunnel last
    MonotonicTime tunnel_end_ = io::kNever; ///< whatever goes through it

    std::uint16_t own_status_ = 0; ///< of a redirect
    std::string location_;
    observe::AccessRecord record_;
    std::unique_ptr<CaptureNotes> notes_;
    io::Scope upload_; ///< last: its task uses the rest
};

} // namespace switchyard::serve
