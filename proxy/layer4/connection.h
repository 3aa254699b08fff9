// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/access_record.h"
#include "proxy/io/scope.h"
#include "proxy/layer4/ending.h"
#include "proxy/layer4/passage.h"
#include "proxy/serve/connection_group.h"
#include "proxy/serve/worker_context.h"
#include "proxy/state/ledger.h"
#include "proxy/upstream/backend_pool.h"

#include <optional>
#include <string>

namespace switchyard::layer4 {

/// The whole life of one connection of a TCP or SSL proxy: handshake → pick → connect → pass bytes → record. It stays
/// with the configuration it was connected under. Destroying it at any suspension point is safe.
/// `Client`: io::Stream, or tls::TlsStream. Thread: owning worker. Lifetime: in the frame of serve().
template <typename Client>
class Connection final : private serve::ConnectionGroup::Member,
                         private serve::IdleList::Member,
                         private upstream::DrainListener
{
public:
    /// `arguments`: of the stream, after its loop.
    template <typename... Arguments>
    Connection(serve::WorkerContext& context, serve::ConnectionGroup& group, const SocketAddress& client,
               Arguments&&... arguments)
        : serve::ConnectionGroup::Member(context, group),
          address_(client),
          accepted_at_(context.loop.now()),
          client_(context.loop, std::forward<Arguments>(arguments)...),
          ending_(context.loop)
    {}

    /// Carries the connection from accept to close.
    io::Task<> run();

private:
    static constexpr bool kEncrypted = std::is_same_v<Client, tls::TlsStream>;

    io::Task<> work();
    io::Task<bool> greet()
        requires(kEncrypted);
    io::Task<Result<>> open_backend();
    Result<> choose_service();
    Result<std::uint32_t> pick(std::optional<std::uint32_t> failed);
    std::string preface() const;
    template <typename Backend>
    void begin_passing(Backend& backend);
    template <typename From, typename To>
    io::Task<> carry(Passage<From, To> passage);
    observe::StatusDetails closed() const;
    void end_well();
    void break_off();
    void record();

    bool is_wanted() override { return false; }
    void end() override { ending_.end_now(observe::StatusDetails::TlsHandshakeFailed); }
    void drain() override { ending_.end_now(observe::StatusDetails::ConnectionDrained); }
    void on_drained() override { ending_.end(observe::StatusDetails::ConnectionDrained); }

    SocketAddress address_;
    MonotonicTime accepted_at_;
    MonotonicTime connected_at_{};
    MonotonicTime backend_ended_at_{};
    Client client_;
    serve::StateRef state_;
    const compile::ListenerSpec* listener_ = nullptr;
    const compile::ServiceSpec* service_ = nullptr;
    state::ActiveRequest active_;
    upstream::BackendLease backend_;
    Flow up_{observe::StatusDetails::ClientConnectionBroke, observe::StatusDetails::BackendConnectionBroke, &down_};
    Flow down_{observe::StatusDetails::BackendConnectionBroke, observe::StatusDetails::ClientConnectionBroke, &up_};
    observe::AccessRecord record_;
    Ending ending_;
    io::Scope work_; ///< last: its tasks use the rest
};

} // namespace switchyard::layer4
