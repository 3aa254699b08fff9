// SPDX-License-Identifier: GPL-3.0-or-later
// An Exchange may be destroyed at any suspension point. Streams that suspend before every operation and count it make
// every such point reachable: each scenario is run to its end once, then once more for every k, destroyed at the k-th.
#include "proxy/serve/exchange.h"
#include "tests/support/run_task.h"
#include "tests/support/serving_rig.h"

#include "core/balance/policies.h"

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace switchyard::serve {
namespace {

/// Suspends whoever awaits it, counts the suspensions, resumes one waiter at a time.
class Gate
{
public:
    class Wait
    {
    public:
        explicit Wait(Gate& gate) : gate_(gate) {}
        Wait(const Wait&) = delete;
        Wait& operator=(const Wait&) = delete;
        ~Wait() { std::erase(gate_.waiting_, this); }
        bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> waiter)
        {
            waiter_ = waiter;
            gate_.waiting_.push_back(this);
            ++gate_.suspensions_;
        }
        void await_resume() const {}

    private:
        friend class Gate;
        Gate& gate_;
        std::coroutine_handle<> waiter_;
    };

    Wait wait() { return Wait(*this); }
    int suspensions() const { return suspensions_; }
    bool empty() const { return waiting_.empty(); }
    /// Resumes the waiter that came first, or last.
    void resume(bool newest)
    {
        Wait* wait = newest ? waiting_.back() : waiting_.front();
        std::erase(waiting_, wait);
        wait->waiter_.resume();
    }

private:
    std::vector<Wait*> waiting_;
    int suspensions_ = 0;
};

/// What happens to one request.
struct Scenario
{
    std::string name;
    http::Method method = http::Method::Get;
    int request_pieces = 0;  ///< of a body; 0: none
    int response_pieces = 0; ///< beyond the first
    int interim = 0;
    bool redirect = false;
    bool websocket = false; ///< the pieces of both bodies go through the tunnel
    bool drains = false;
    bool kept_connection_dies = false;
    bool dial_fails = false;
    bool backend_fails = false;
    bool backend_fails_in_body = false;
    bool client_fails_in_body = false;
    bool upload_fails = false;
    bool early_answer = false;
    bool client_leaves = false;
    int status = 200; ///< of the record
};

class FakeClient final : public ClientStream
{
public:
    FakeClient(Gate& gate, const Scenario& scenario) : gate_(gate), scenario_(scenario)
    {
        head_.method = scenario.method;
        head_.method_text = http::to_string(scenario.method);
        head_.target = head_.path = scenario.redirect ? "/a/../b" : "/x";
        head_.authority = "a";
        head_.websocket = scenario.websocket;
        if (scenario.request_pieces > 0 && !scenario.websocket) {
            head_.body = http::BodyKind::Length;
            head_.content_length = static_cast<std::uint64_t>(scenario.request_pieces);
        }
    }

    const http::RequestHead& request() const override { return head_; }
    Result<BodyPiece> received_body(BodyForm) override
    {
        return BodyPiece{{}, BodyForm::Plain, scenario_.websocket ? !tunnel_ : scenario_.request_pieces == 0, nullptr};
    }
    io::Task<Result<BodyPiece>> read_body(BodyForm) override
    {
        co_await gate_.wait();
        if (scenario_.upload_fails)
            co_return fail(ErrorKind::ClientDisconnected, Origin::Client, Retry::Never, "left");
        ++pieces_read_;
        co_return BodyPiece{"x", BodyForm::Plain, pieces_read_ == scenario_.request_pieces, nullptr};
    }
    void begin_tunnel() override { tunnel_ = true; }
    BodyForm wanted_form(const http::ResponseHead&) const override { return BodyForm::Plain; }
    io::Eventual<Result<>> send_head(const ForwardedResponse& response, BodyPiece) override
    {
        return send_status(response.head->status);
    }
    io::Eventual<Result<>> send_body(BodyPiece) override
    {
        co_await gate_.wait();
        if (scenario_.client_fails_in_body)
            co_return fail(ErrorKind::ClientDisconnected, Origin::Client, Retry::Never, "left");
        co_return {};
    }
    io::Eventual<Result<>> answer(const OwnAnswer& own) override { return send_answer(own.status); }
    bool reusable() const override { return pieces_read_ == scenario_.request_pieces; }
    bool reusable_after(const http::ResponseHead&) const override { return reusable(); }
    std::optional<Milliseconds> round_trip() const override { return std::nullopt; }
    bool gone() const override { return false; }
    void watch_disconnect(DisconnectListener* listener) override { listener_ = listener; }
    void watch_closely() override {}
    io::Stream* raw_output() override { return nullptr; }
    io::Pace& output_pace() override { return pace_; }
    std::uint64_t body_bytes() const override { return static_cast<std::uint64_t>(pieces_read_); }
    void copy_heads_to(HeadCopies*) override {}

    void leave()
    {
        if (listener_ != nullptr)
            std::exchange(listener_, nullptr)->on_client_gone();
    }

    void drain()
    {
        if (listener_ != nullptr)
            listener_->on_drain();
    }

    int answers = 0;
    std::uint16_t answered = 0;

private:
    io::Task<Result<>> send_status(std::uint16_t status)
    {
        co_await gate_.wait();
        if (status >= 200 || tunnel_)
            ++answers;
        co_return {};
    }
    io::Task<Result<>> send_answer(std::uint16_t status)
    {
        co_await gate_.wait();
        answered = status;
        ++answers;
        co_return {};
    }

    Gate& gate_;
    const Scenario& scenario_;
    http::RequestHead head_;
    DisconnectListener* listener_ = nullptr;
    io::Pace pace_{Seconds(1), 0};
    int pieces_read_ = 0;
    bool tunnel_ = false;
};

class FakeBackend final : public BackendStream
{
public:
    FakeBackend(Gate& gate, const Scenario& scenario, bool kept) : gate_(gate), scenario_(scenario), kept_(kept)
    {
        ++alive;
    }
    ~FakeBackend() override { --alive; }

    BodyForm wanted_form(const http::RequestHead&) const override { return BodyForm::Plain; }

    io::Eventual<Result<>> send_head(const ForwardedRequest&, BodyPiece) override
    {
        co_await gate_.wait();
        co_return {};
    }
    io::Eventual<Result<>> send_body(BodyPiece) override
    {
        co_await gate_.wait();
        co_return {};
    }
    io::Task<Result<const http::ResponseHead*>> read_head() override
    {
        // An upload that is under way goes first, unless the answer is to be early.
        co_await gate_.wait();
        while (deadline_ == io::kNever && scenario_.request_pieces > 0 && !scenario_.early_answer && !interrupted_ &&
               !scenario_.websocket)
            co_await gate_.wait();
        if (interrupted_)
            co_return fail(ErrorKind::Cancelled, "given up");
        if (scenario_.upload_fails && !scenario_.websocket)
            co_return fail(ErrorKind::BackendTimedOut, Origin::Backend, Retry::Never, "late");
        if (kept_ || scenario_.backend_fails)
            co_return fail(ErrorKind::BackendClosed, Origin::Backend, kept_ ? Retry::SameEndpoint : Retry::Never, "");
        head_.status = interim_++ < scenario_.interim ? 103 : scenario_.early_answer ? 413 : 200;
        if (scenario_.websocket)
            head_.status = 101;
        head_.body = http::BodyKind::Length;
        co_return &head_;
    }
    Result<BodyPiece> received_body(BodyForm) override
    {
        return BodyPiece{"x", BodyForm::Plain, scenario_.response_pieces == 0, nullptr};
    }
    io::Task<Result<BodyPiece>> read_body(BodyForm) override
    {
        co_await gate_.wait();
        if (interrupted_)
            co_return fail(ErrorKind::Cancelled, "given up");
        if (scenario_.websocket && cut_)
            co_return fail(ErrorKind::BackendTimedOut, Origin::Backend, Retry::Never, "late");
        if (scenario_.backend_fails_in_body)
            co_return fail(ErrorKind::BackendBodyTruncated, Origin::Backend, Retry::Never, "");
        ++pieces_;
        co_return BodyPiece{"x", BodyForm::Plain, pieces_ == scenario_.response_pieces, nullptr};
    }
    void set_deadline(MonotonicTime deadline) override
    {
        cut_ = deadline < deadline_;
        deadline_ = deadline;
    }
    void interrupt() override { interrupted_ = true; }
    void end_output() override {}
    void give_back() override {}
    std::uint64_t body_bytes() const override { return 0; }
    RawBytes raw_input() override { return {}; }
    bool skip_raw(std::uint64_t) override { return false; }
    void copy_heads_to(HeadCopies*) override {}

    static inline int alive = 0;

private:
    Gate& gate_;
    const Scenario& scenario_;
    bool kept_;
    bool interrupted_ = false;
    bool cut_ = false; ///< the deadline was moved forward last
    int interim_ = 0;
    int pieces_ = 0;
    MonotonicTime deadline_ = io::kNever;
    http::ResponseHead head_;
};

class FakeConnector final : public BackendConnector
{
public:
    FakeConnector(Gate& gate, const Scenario& scenario) : gate_(gate), scenario_(scenario) {}
    std::unique_ptr<BackendStream> reuse(BackendTarget, http::Method) override
    {
        if (!scenario_.kept_connection_dies)
            return nullptr;
        return std::make_unique<FakeBackend>(gate_, scenario_, true);
    }
    io::Task<Result<std::unique_ptr<BackendStream>>> dial(BackendTarget, http::Method, MonotonicTime) override
    {
        co_await gate_.wait();
        if (scenario_.dial_fails)
            co_return fail(ErrorKind::ConnectRefused, Origin::Backend, Retry::OtherEndpoint, "refused");
        co_return std::make_unique<FakeBackend>(gate_, scenario_, false);
    }

private:
    Gate& gate_;
    const Scenario& scenario_;
};

io::Task<> run_exchange(Exchange* exchange, bool* keep, bool* done)
{
    *keep = co_await exchange->run();
    *done = true;
}

/// A worker's context without a worker: one service with one endpoint that nobody really connects to.
class Suspension : public testing::TestWithParam<Scenario>
{
protected:
    Suspension()
    {
        auto snapshot = std::make_shared<compile::Snapshot>();
        snapshot->revision = Revision{1};
        compile::ListenerSpec listener;
        listener.forwarding_rule = tests::ServingRig::kRule;
        snapshot->listeners.push_back(listener);
        route::RouteTableInput routes;
        routes.default_action = tests::forward_to(0);
        snapshot->route_tables.push_back(route::build_route_table(routes).table);
        snapshot->services.emplace_back().key = ServiceKey{10};
        auto membership = std::make_shared<state::Membership>();
        membership->revision = Revision{1};
        state::ServiceMembers& members = membership->services.emplace_back();
        members.key = ServiceKey{10};
        members.serving.push_back(
            {EndpointKey{1}, ElementId{2}, {IpAddress::v4(127, 0, 0, 1), Port{1}}, &ledger_.endpoint(EndpointKey{1})});
        members.picker = balance::find_policy("ROUND_ROBIN")->make(std::array{balance::PickerEndpoint{EndpointKey{1}}});
        slots_ = registry_.map_of(*snapshot, ledger_);
        telemetry_.prepare(*slots_);
        context_.states.adopt(std::move(snapshot), slots_, std::move(membership));
    }

    /// Runs until the k-th suspension, then destroys everything; k 0: until the end. Returns the suspensions met.
    int run(int k, bool newest_first)
    {
        Gate gate;
        FakeClient client(gate, GetParam());
        FakeConnector connector(gate, GetParam());
        const Arrival arrival{{IpAddress::v4(127, 0, 0, 1), Port{5}},
                              {IpAddress::v4(127, 0, 0, 1), Port{6}},
                              tests::ServingRig::kRule,
                              loop_.now()};
        bool done = false;
        {
            Exchange exchange(context_, client, connector, arrival);
            io::Scope scope;
            scope.start(run_exchange(&exchange, &keep_, &done));
            int left = 0;
            while (!done && (k == 0 || gate.suspensions() < k)) {
                EXPECT_FALSE(gate.empty()) << "nothing can go on";
                if (gate.empty())
                    break;
                if (GetParam().client_leaves && ++left == 3)
                    client.leave();
                else if (GetParam().drains && ++left == 8)
                    client.drain();
                else
                    gate.resume(newest_first && gate.suspensions() % 3 != 0); // the oldest must have its turn
            }
            if (k == 0) {
                EXPECT_TRUE(done);
            }
        }
        EXPECT_TRUE(gate.empty()) << "something still waits";
        EXPECT_EQ(FakeBackend::alive, 0);
        EXPECT_EQ(ledger_.find(EndpointKey{1})->active_requests.load(), 0U);
        answers_ = client.answers;
        return gate.suspensions();
    }

    io::EventLoop loop_;
    telemetry::WorkerTelemetry telemetry_;
    state::Ledger ledger_;
    telemetry::SlotRegistry registry_;
    std::shared_ptr<const telemetry::SlotMap> slots_;
    WorkerContext context_{loop_, ServeLimits{}, telemetry_, 1, 0, {}};
    bool keep_ = false;
    int answers_ = 0;
};

TEST_P(Suspension, Exchange_may_be_destroyed_at_every_one)
{
    for (const bool newest_first : {false, true}) {
        const int all = run(0, newest_first);
        ASSERT_GT(all, 0);
        EXPECT_EQ(answers_, GetParam().status == 0 ? 0 : 1);
        std::vector<observe::AccessRecord> rows;
        telemetry_.take_rows(rows, 10);
        ASSERT_EQ(rows.size(), 1U);
        EXPECT_EQ(rows[0].status, GetParam().status);
        for (int k = 1; k <= all; ++k)
            run(k, newest_first);
        rows.clear();
        telemetry_.take_rows(rows, 1'000);
        EXPECT_EQ(rows.size(), 0U) << "a destroyed exchange was recorded";
    }
}

INSTANTIATE_TEST_SUITE_P(
    Serve, Suspension,
    testing::Values(
        Scenario{.name = "plain"}, Scenario{.name = "redirect", .redirect = true, .status = 302},
        Scenario{.name = "response_body", .response_pieces = 3},
        Scenario{.name = "request_body", .method = http::Method::Post, .request_pieces = 3},
        Scenario{.name = "both_bodies", .method = http::Method::Put, .request_pieces = 3, .response_pieces = 3},
        Scenario{.name = "interim", .interim = 3},
        Scenario{.name = "retry", .response_pieces = 1, .kept_connection_dies = true},
        Scenario{.name = "dial_fails", .dial_fails = true, .status = 502},
        Scenario{.name = "backend_fails", .backend_fails = true, .status = 502},
        Scenario{.name = "backend_fails_in_body", .response_pieces = 2, .backend_fails_in_body = true},
        Scenario{.name = "client_fails_in_body", .response_pieces = 2, .client_fails_in_body = true},
        Scenario{.name = "upload_fails",
                 .method = http::Method::Post,
                 .request_pieces = 2,
                 .upload_fails = true,
                 .status = 0},
        Scenario{.name = "early_answer",
                 .method = http::Method::Post,
                 .request_pieces = 50,
                 .early_answer = true,
                 .status = 413},
        Scenario{.name = "client_leaves", .interim = 5, .client_leaves = true, .status = 0},
        Scenario{.name = "websocket", .request_pieces = 3, .response_pieces = 3, .websocket = true, .status = 101},
        Scenario{.name = "websocket_client_ends",
                 .request_pieces = 1,
                 .response_pieces = 5,
                 .websocket = true,
                 .status = 101},
        Scenario{.name = "websocket_client_breaks",
                 .request_pieces = 2,
                 .response_pieces = 50,
                 .websocket = true,
                 .upload_fails = true,
                 .status = 101},
        Scenario{.name = "websocket_backend_breaks",
                 .request_pieces = 50,
                 .response_pieces = 2,
                 .websocket = true,
                 .backend_fails_in_body = true,
                 .status = 101},
        Scenario{.name = "websocket_drained",
                 .request_pieces = 50,
                 .response_pieces = 50,
                 .websocket = true,
                 .drains = true,
                 .status = 101}),
    [](const auto& info) { return info.param.name; });

} // namespace
} // namespace switchyard::serve
