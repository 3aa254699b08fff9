// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop at scale: gui-thread CPU time per frame, time to open a large map, gaps between gui events while the log
// is fed. Prints milliseconds; asserts nothing but that the work was done.
// usage: bench_desktop [RULES [SECONDS]]     under a display (tests/support/with_display.sh)
#include "core/runtime/fake_runtime.h"
#include "tests/ui/support/large_map.h"
#include "ui/shell/main_window.h"
#include "ui/shell/translation.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <thread>
#include <vector>

namespace {

using namespace switchyard;

double cpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void report(const char* what, std::vector<double> values)
{
    std::ranges::sort(values);
    auto at = [&](double q) {
        return values[std::min(values.size() - 1, static_cast<std::size_t>(q * static_cast<double>(values.size())))];
    };
    std::printf("%-44s n=%zu p50=%.2f p95=%.2f p99=%.2f p99.9=%.2f max=%.2f ms\n", what, values.size(), at(0.5),
                at(0.95), at(0.99), at(0.999), values.back());
}

/// Repaints the canvas at once, many times, from changing places; CPU time of the gui thread per frame.
void frames(shell::MainWindow& window, const char* what, int count)
{
    canvas::CanvasView& view = window.canvas();
    std::vector<double> times;
    int most = 0;
    for (int i = 0; i < count; ++i) {
        view.setZoom(i % 2 ? 0.9 : 1.0, QPointF(400 + i % 7 * 40, 300));
        const double before = cpuMs();
        view.viewport()->repaint();
        times.push_back(cpuMs() - before);
        most = std::max(most, view.paintCounts().lastFrame.nodes + view.paintCounts().lastFrame.edges);
    }
    report(what, times);
    std::printf("%-44s %d\n", "  most items painted in a frame", most);
}

/// Rows at 20,000 a second from the fake runtime, sent by a thread of its own as a real one does; how far apart the
/// ticks of a 1 ms timer of the gui thread are.
void feed(runtime::FakeRuntime& fake, int seconds)
{
    constexpr int kBatch = 1'000;
    constexpr auto kEvery = std::chrono::milliseconds(50);
    std::thread sender([&fake, seconds, kEvery] {
        std::uint64_t sequence = 0;
        auto next = std::chrono::steady_clock::now();
        for (int turn = 0; turn < seconds * 20; ++turn) {
            runtime::AccessBatch batch;
            for (int i = 0; i < kBatch; ++i) {
                observe::AccessRecord& record = batch.records.emplace_back();
                record.sequence = ++sequence;
                record.revision = Revision{1};
                record.status = 200;
                record.duration_us = 1'000;
                record.set_text("GET", "host-1.example.com", "/path/17");
            }
            fake.emit(std::move(batch));
            std::this_thread::sleep_until(next += kEvery);
        }
    });
    std::vector<double> gaps;
    QElapsedTimer sinceTick;
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    QObject::connect(&heart, &QTimer::timeout, &heart, [&] {
        gaps.push_back(static_cast<double>(sinceTick.nsecsElapsed()) / 1e6);
        sinceTick.restart();
    });
    sinceTick.start();
    heart.start(1);
    QEventLoop loop;
    QTimer::singleShot(seconds * 1'000, &loop, &QEventLoop::quit);
    loop.exec();
    heart.stop();
    sender.join();
    report("gui event gap, 20,000 rows/s", gaps);
}

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    const int rules = argc > 1 ? std::atoi(argv[1]) : 3'000;
    const int seconds = argc > 2 ? std::atoi(argv[2]) : 20;
    QApplication application(argc, argv);
    shell::installTranslation(application, QLocale(QLocale::English));
    widgets::Theme theme;
    theme.applyTo(application);
    theme.choose(widgets::ThemeChoice::Dark);
    runtime::FakeRuntime fake;
    session::Session session(fake);
    shell::MainWindow window(theme, session);
    window.resize(1600, 1000);
    window.show();
    if (!QTest::qWaitForWindowExposed(&window, 60'000))
        return 1;
    std::printf("%-44s %lld ms\n", "start to interactive (window shown)", static_cast<long long>(sinceStart.elapsed()));

    QElapsedTimer opening;
    opening.start();
    session.openUntitled(testing::largeWorkspace(rules), QStringLiteral("large.yaml"));
    window.canvas().viewport()->repaint();
    std::printf("%d rules: %-34s %lld ms\n", rules, "open to first picture", static_cast<long long>(opening.elapsed()));
    if (!QTest::qWaitFor([&] { return session.isChecked(); }, 60'000))
        return 1;
    std::printf("%d rules: %-34s %lld ms\n", rules, "open to checked", static_cast<long long>(opening.elapsed()));

    frames(window, "canvas frame, 100 % (gui CPU)", seconds * 10);
    window.canvas().fit();
    frames(window, "canvas frame, from fit (gui CPU)", seconds * 10);
    session.apply();
    fake.deliver_all();
    feed(fake, seconds);
    return 0;
}
