// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/multiplex/lane.h"
#include "proxy/serve/lane_piece.h"
#include "proxy/serve/streams.h"
#include "proxy/serve/worker_context.h"
#include "proxy/upstream/shared_connection.h"

#include <memory>
#include <string>
#include <vector>

namespace switchyard::serve {

/// One request and its response over a stream of an HTTP/2 backend connection. Lifetime: before the pools.
class Http2Backend final : public BackendStream, private multiplex::Lane
{
public:
    Http2Backend(WorkerContext& context, upstream::SharedConnection& connection, http::Method method);
    ~Http2Backend() override;

    static void* operator new(std::size_t size) { return Lane::operator new(size); }
    static void operator delete(void* memory, std::size_t size) { Lane::operator delete(memory, size); }

    BodyForm wanted_form(const http::RequestHead& /*request*/) const override { return BodyForm::Plain; }
    io::Eventual<Result<>> send_head(const ForwardedRequest& request, BodyPiece first) override;
    io::Eventual<Result<>> send_body(BodyPiece piece) override;
    void end_output() override {} // tunnels do not go over HTTP/2 to backends
    io::Task<Result<const http::ResponseHead*>> read_head() override;
    Result<BodyPiece> received_body(BodyForm form) override;
    io::Task<Result<BodyPiece>> read_body(BodyForm form) override;
    void set_deadline(MonotonicTime deadline) override;
    void interrupt() override;
    void give_back() override {} // the connection was never taken
    std::uint64_t body_bytes() const override { return Lane::body_bytes(); }
    RawBytes raw_input() override { return {}; }
    bool skip_raw(std::uint64_t /*count*/) override { return false; }
    void copy_heads_to(HeadCopies* copies) override { copies_ = copies; }

private:
    void on_head() override;
    void on_gone() override {} // reads say it
    void keep_interim();
    Error failure(multiplex::LaneStatus status, bool in_body) const;
    io::Task<Result<>> output_piece(BodyPiece piece);
    Result<> sent(multiplex::LaneStatus status) const;

    WorkerContext& context_;
    const std::string_view scheme_;
    const http::Method method_;
    HeadCopies* copies_ = nullptr;
    MonotonicTime deadline_ = io::kNever;
    io::Pace pace_;
    LanePieces pieces_;
    http::ResponseHead head_;
    /// An interim head that had to make room for the next one before it was read.
    struct Interim
    {
        std::string text;
        std::vector<http::HeaderField> fields;
        http::ResponseHead head;
    };
    std::vector<std::unique_ptr<Interim>> interims_; ///< oldest first
    std::unique_ptr<Interim> shown_;                 ///< what read_head() returned last, if it was one
    bool interrupted_ = false;
    bool answered_ = false; ///< a final head came
};

} // namespace switchyard::serve
