// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/io/scope.h"
#include "proxy/multiplex/carrier.h"
#include "proxy/serve/arrival.h"
#include "proxy/serve/connection_group.h"
#include "proxy/serve/http2_client.h"
#include "proxy/serve/worker_context.h"

#include <memory>
#include <vector>

namespace switchyard::serve {

/// The requests of one HTTP/2 client connection: each stream runs an Exchange of its own.
/// Lifetime: the carrier outlives it. Thread: owning worker.
class Http2Requests final : public multiplex::CarrierOwner
{
public:
    /// The connection they come over.
    class Connection
    {
    public:
        /// Where and how a request came that begins now.
        virtual Arrival arrival() const = 0;
        /// See is_outdated() of serve::Connection.
        virtual bool is_outdated() = 0;
        /// Whether requests are being served changed.
        virtual void on_busy(bool busy) = 0;

    protected:
        ~Connection() = default;
    };

    Http2Requests(WorkerContext& context, const ConnectionGroup& group, Connection& connection,
                  multiplex::Carrier& carrier, int fd);
    ~Http2Requests();
    Http2Requests(const Http2Requests&) = delete;
    Http2Requests& operator=(const Http2Requests&) = delete;

    /// No new requests; tunnels end at once.
    void drain();

private:
    multiplex::Lane* accept(http2::StreamId id) override;
    void start(multiplex::Lane& lane) override;
    void on_change() override;
    io::Task<> serve(std::unique_ptr<Http2Client> client);
    http1::HeadLimits head_limits() const;
    bool has_room() const;

    WorkerContext& context_;
    const ConnectionGroup& group_;
    Connection& connection_;
    multiplex::Carrier& carrier_;
    const int fd_;
    bool busy_ = false;
    std::vector<std::unique_ptr<Http2Client>> arriving_; ///< their heads are not complete
    std::vector<Http2Client*> served_;
    io::Scope exchanges_; ///< last: its tasks use the rest
};

} // namespace switchyard::serve
