// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compile/compile.h"
#include "core/runtime/fake_runtime.h"
#include "ui/shell/main_window.h"
#include "ui/shell/samples.h"

#include <QTest>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace switchyard::testing {

/// The Storefront sample on a runtime that answers when told to, with traffic made up by arithmetic: the same on every
/// machine. No window, no threads of a runtime.
class StorefrontTraffic
{
public:
    explicit StorefrontTraffic(const model::Workspace& workspace)
        : compiled_(compile::compile(workspace, {}, Revision{1})),
          start_(std::chrono::system_clock::now())
    {}

    const compile::Snapshot& snapshot() const { return *compiled_.snapshot; }

    void goLive(runtime::FakeRuntime& fake)
    {
        fake.live_directory = snapshot().directory;
        fake.live_listeners.clear();
        for (const compile::ListenerSpec& listener : snapshot().listeners)
            fake.live_listeners.push_back({listener.forwarding_rule, listener.name, listener.local});
        fake.deliver_all();
    }

    /// One more second: counters grow, every endpoint is probed, rows arrive. `failingGroup`: its endpoints fail.
    void second(runtime::FakeRuntime& fake, int rows, std::string_view failingGroup = {})
    {
        ++seconds_;
        fake.emit(runtime::StatsReported{stats()});
        for (const auto& [key, endpoint] : snapshot().directory->endpoints)
            fake.emit(probe(key, endpoint, endpoint.group_name == failingGroup));
        fake.emit(batch(rows));
    }

    runtime::AccessBatch batch(int rows)
    {
        runtime::AccessBatch batch;
        for (int i = 0; i < rows; ++i)
            batch.records.push_back(row());
        return batch;
    }

private:
    struct Shape
    {
        const char* label; ///< of the directory's element
        std::uint64_t rate;
        std::uint64_t errors;
    };

    WallTime now() const { return start_ + Seconds(seconds_) + Milliseconds(rows_ % 997); }

    std::uint64_t rateOf(const std::string& label) const
    {
        constexpr Shape shapes[] = {
            {"web-http", 512, 9},    {"legacy-http", 61, 0}, {"10 · ", 98, 0},        {"20 · ", 331, 1},
            {"30 · ", 83, 0},        {"40 · ", 42, 8},       {"50 · ", 12, 0},        {"60 · ", 3, 0},
            {"checkout-v1", 314, 1}, {"checkout-v2", 17, 0}, {"web", 120, 0},         {"cart", 98, 0},
            {"video", 83, 0},        {"reviews", 42, 8},     {"static-files", 35, 0}, {"shop", 600, 9},
            {"pages", 60, 0},        {"/static", 30, 0},     {"/guide", 8, 0},        {"/blog", 4, 0},
        };
        std::uint64_t rate = 5;
        std::size_t best = 0;
        for (const Shape& shape : shapes) {
            const std::string_view name = shape.label;
            if (label.starts_with(name) && name.size() > best) {
                best = name.size();
                rate = shape.rate;
            }
        }
        return rate;
    }

    observe::Counters counters(std::uint64_t rate, bool failing) const
    {
        observe::Counters counters;
        const std::uint64_t wave = seconds_ % 7;
        counters.requests = rate * seconds_ + rate * wave / 40;
        counters.responses_5xx = failing ? counters.requests / 5 : 0;
        counters.responses_2xx = counters.requests - counters.responses_5xx;
        return counters;
    }

    observe::StatsSample stats() const
    {
        observe::StatsSample sample;
        sample.at = start_ + Seconds(seconds_);
        sample.revision = Revision{1};
        sample.total = counters(573, false);
        sample.total.responses_5xx = sample.total.requests * 14 / 1000;
        for (std::uint64_t i = 0; i < sample.total.requests; ++i)
            sample.latency.add(2'000 + i % 97 * 200);
        for (const auto& [id, element] : snapshot().directory->elements) {
            const bool failing = element.label.starts_with("reviews") || element.label.starts_with("40 · ");
            sample.elements.push_back({id, counters(rateOf(element.label), failing)});
        }
        for (const auto& [key, endpoint] : snapshot().directory->endpoints)
            sample.endpoints.push_back({key, counters(rateOf(endpoint.service_name) / 2, false), 1});
        for (const compile::ServiceSpec& service : snapshot().services) {
            auto& figures = sample.services.emplace_back();
            figures.id = service.id;
            for (std::uint64_t i = 0; i < 40 * seconds_; ++i)
                figures.latency.add(3'000 + i % 40 * 400);
        }
        return sample;
    }

    runtime::ProbeReported probe(EndpointKey key, const observe::Directory::Endpoint& endpoint, bool failing) const
    {
        runtime::ProbeReported probe;
        probe.endpoint = key;
        probe.service = endpoint.service;
        probe.success = !failing;
        probe.state = failing ? runtime::HealthState::Unhealthy : runtime::HealthState::Healthy;
        probe.http_status = failing ? 503 : 200;
        probe.answer = failing ? "HTTP 503" : "HTTP 200";
        probe.took = Microseconds(1'200 + key.value % 5'000);
        probe.at = now();
        return probe;
    }

    observe::AccessRecord row()
    {
        static constexpr struct
        {
            const char* method;
            const char* host;
            const char* path;
            const char* rule;
            const char* service;
            std::uint16_t status;
            std::uint32_t micros;
            std::int8_t grpc = observe::AccessRecord::kNoGrpcStatus;
        } kRows[] = {{"GET", "shop.example.com", "/", "", "web", 200, 8'100},
                     {"POST", "shop.example.com", "/checkout/pay", "20 · ", "checkout-v1", 200, 14'200},
                     {"GET", "shop.example.com", "/api/cart/42", "10 · ", "cart", 200, 10'400},
                     {"GET", "shop.example.com", "/video/42/intro.ts", "30 · ", "video", 200, 4'900},
                     {"POST", "shop.example.com", "/checkout/pay", "20 · ", "checkout-v2", 201, 22'800},
                     {"GET", "shop.example.com", "/reviews/7", "40 · ", "reviews", 500, 6'100},
                     {"GET", "shop.example.com", "/old-shop/shoes?size=42", "50 · ", "", 302, 100},
                     {"POST", "shop.example.com", "/shop.Orders/Place", "", "web", 200, 5'300, 14}};
        const auto& shape = kRows[rows_++ % std::size(kRows)];
        observe::AccessRecord record;
        record.sequence = rows_;
        record.revision = Revision{1};
        record.started_ns = now().time_since_epoch().count();
        record.duration_us = shape.micros;
        record.status = record.backend_status = shape.status;
        record.details =
            *shape.service ? observe::StatusDetails::ResponseSentByBackend : observe::StatusDetails::DirectResponse;
        record.grpc_status = shape.grpc;
        record.protocol = shape.grpc < 0 ? observe::Protocol::Http11 : observe::Protocol::Http2;
        record.set_text(shape.method, shape.host, shape.path);
        record.url_map = ElementId{1};
        for (const auto& [id, element] : snapshot().directory->elements) {
            if (*shape.rule && element.label.starts_with(shape.rule))
                record.rule = id;
        }
        for (const auto& [key, endpoint] : snapshot().directory->endpoints) {
            if (endpoint.service_name == shape.service)
                record.endpoint = key;
        }
        return record;
    }

    compile::Compilation compiled_;
    WallTime start_;
    std::uint64_t seconds_ = 0;
    std::uint64_t rows_ = 0;
};

/// A main window on the sample, not running yet.
struct StorefrontScene
{
    StorefrontScene() : session(fake), window(theme, session)
    {
        theme.applyTo(*qobject_cast<QApplication*>(QApplication::instance()));
        theme.choose(widgets::ThemeChoice::Dark);
    }

    /// Shows the window at a size and waits until it is on the screen.
    [[nodiscard]] bool show(int width, int height)
    {
        window.resize(width, height);
        window.move(0, 0);
        window.show();
        return QTest::qWaitForWindowActive(&window) && QTest::qWaitFor([&] { return window.width() == width; });
    }

    [[nodiscard]] bool openSample()
    {
        window.openSample();
        return QTest::qWaitFor([this] { return session.isChecked(); }, 20'000);
    }

    [[nodiscard]] bool run(StorefrontTraffic& traffic)
    {
        session.apply();
        traffic.goLive(fake);
        return QTest::qWaitFor([this] { return session.runState() == session::RunState::Running; });
    }

    runtime::FakeRuntime fake;
    widgets::Theme theme;
    session::Session session;
    shell::MainWindow window;
};

} // namespace switchyard::testing
