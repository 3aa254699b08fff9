// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/access_log_model.h"
#include "ui/models/health_model.h"
#include "ui/models/text.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace switchyard::models {
namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

std::shared_ptr<const observe::Directory> directory(Revision revision, std::string ruleLabel)
{
    auto directory = std::make_shared<observe::Directory>();
    directory->revision = revision;
    directory->elements[ElementId{7}] = {"urlMaps/shop", std::move(ruleLabel), "pathMatchers[0].routeRules[0]"};
    directory->elements[ElementId{9}] = {"backendServices/web", "web", ""};
    directory->endpoints[EndpointKey{1}] = {ElementId{9}, "web", ElementId{20}, "neg-web", {}, "web/9001"};
    directory->endpoints[EndpointKey{2}] = {ElementId{9}, "web", ElementId{20}, "neg-web", {}, "web/9002"};
    return directory;
}

observe::AccessRecord record(std::uint16_t status, Revision revision = Revision{1})
{
    observe::AccessRecord record;
    record.status = status;
    record.revision = revision;
    record.duration_us = 14'200;
    record.rule = ElementId{7};
    record.url_map = ElementId{5};
    record.service = ElementId{9};
    record.endpoint = EndpointKey{1};
    record.details = observe::StatusDetails::ResponseSentByBackend;
    record.set_text("GET", "shop.example.com", "/checkout/pay");
    return record;
}

QString cell(const QAbstractItemModel& model, int row, int column)
{
    return model.index(row, column).data().toString();
}

TEST(AccessLogModel, Append_inserts_a_batch_at_once_and_names_things)
{
    AccessLogModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.addDirectory(directory(Revision{1}, "20 · /checkout/"));
    model.append(std::vector{record(200), record(503), record(0)});
    EXPECT_EQ(inserted.count(), 1);
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(cell(model, 0, AccessLogModel::Host), QStringLiteral("shop.example.com"));
    EXPECT_EQ(cell(model, 0, AccessLogModel::Rule), QStringLiteral("20 · /checkout/"));
    EXPECT_EQ(cell(model, 0, AccessLogModel::Backend), QStringLiteral("web/9001"));
    EXPECT_EQ(cell(model, 0, AccessLogModel::Duration), QStringLiteral("14.2"));
    EXPECT_EQ(cell(model, 0, AccessLogModel::Details), QStringLiteral("response_sent_by_backend"));
    EXPECT_EQ(cell(model, 2, AccessLogModel::Status), QStringLiteral("–"));
    EXPECT_EQ(model.index(1, AccessLogModel::Status).data(AccessLogModel::StatusClassRole).toInt(), 5);
}

TEST(AccessLogModel, Failed_grpc_call_shows_its_status_beside_that_of_http)
{
    AccessLogModel model;
    observe::AccessRecord failed = record(200);
    failed.grpc_status = 14;
    observe::AccessRecord good = record(200);
    good.grpc_status = 0;
    observe::AccessRecord silent = record(0);
    silent.grpc_status = 4;
    observe::AccessRecord unnamed = record(200);
    unnamed.grpc_status = 99;
    model.append(std::vector{failed, good, silent, unnamed});
    const auto status = [&](int row, int role) { return model.index(row, AccessLogModel::Status).data(role); };
    EXPECT_EQ(cell(model, 0, AccessLogModel::Status), QStringLiteral("200 · 14"));
    EXPECT_EQ(status(0, Qt::ToolTipRole).toString(), QStringLiteral("200 · gRPC 14 UNAVAILABLE"));
    EXPECT_EQ(status(0, Qt::AccessibleTextRole).toString(), QStringLiteral("200 · gRPC 14 UNAVAILABLE"));
    EXPECT_EQ(status(0, AccessLogModel::StatusClassRole).toInt(), 5);
    EXPECT_EQ(model.filterTerm(0, AccessLogModel::Status), QStringLiteral("grpc=14"));
    EXPECT_EQ(cell(model, 1, AccessLogModel::Status), QStringLiteral("200"));
    EXPECT_EQ(status(1, Qt::ToolTipRole).toString(), QStringLiteral("200"));
    EXPECT_EQ(status(1, AccessLogModel::StatusClassRole).toInt(), 2);
    EXPECT_EQ(model.filterTerm(1, AccessLogModel::Status), QStringLiteral("status=200"));
    EXPECT_EQ(cell(model, 2, AccessLogModel::Status), QStringLiteral("– · 4"));
    EXPECT_EQ(status(3, Qt::ToolTipRole).toString(), QStringLiteral("200 · gRPC 99"));
}

TEST(AccessLogModel, Row_is_named_by_its_own_revision)
{
    AccessLogModel model;
    model.addDirectory(directory(Revision{1}, "old name"));
    model.addDirectory(directory(Revision{2}, "new name"));
    model.append(std::vector{record(200, Revision{1}), record(200, Revision{2}), record(200, Revision{3})});
    EXPECT_EQ(cell(model, 0, AccessLogModel::Rule), QStringLiteral("old name"));
    EXPECT_EQ(cell(model, 1, AccessLogModel::Rule), QStringLiteral("new name"));
    EXPECT_NE(cell(model, 2, AccessLogModel::Rule), QStringLiteral("new name"));
}

TEST(AccessLogModel, Directories_of_old_revisions_are_forgotten_past_the_limit)
{
    AccessLogModel model;
    for (std::uint64_t revision = 1; revision <= AccessLogModel::kMostDirectories + 1; ++revision)
        model.addDirectory(directory(Revision{revision}, "name"));
    model.append(std::vector{record(200, Revision{1}), record(200, Revision{2})});
    EXPECT_NE(cell(model, 0, AccessLogModel::Rule), QStringLiteral("name"));
    EXPECT_EQ(cell(model, 1, AccessLogModel::Rule), QStringLiteral("name"));
}

TEST(AccessLogModel, Bytes_that_are_no_text_do_not_break_a_row)
{
    AccessLogModel model;
    observe::AccessRecord odd = record(400);
    odd.set_text("\xff\xfe", "", std::string(5000, '\xc3'));
    model.append(std::vector{odd});
    EXPECT_FALSE(cell(model, 0, AccessLogModel::Method).isEmpty());
    EXPECT_EQ(cell(model, 0, AccessLogModel::Host), QStringLiteral("–"));
    EXPECT_TRUE(cell(model, 0, AccessLogModel::Path).endsWith(QStringLiteral("…")));
}

TEST(AccessLogModel, Full_log_lets_the_oldest_rows_go_in_one_removal)
{
    AccessLogModel model;
    const std::vector batch(10'000, record(200));
    for (int i = 0; i < AccessLogModel::kMostRows / 10'000; ++i)
        model.append(batch);
    ASSERT_EQ(model.rowCount(), AccessLogModel::kMostRows);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.append(std::vector{record(503)});
    EXPECT_EQ(removed.count(), 1);
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(model.rowCount(), AccessLogModel::kMostRows - AccessLogModel::kTrimmedRows + 1);
    EXPECT_EQ(model.record(model.rowCount() - 1).status, 503);
    model.append(std::vector(static_cast<std::size_t>(AccessLogModel::kMostRows) + 5, record(404)));
    EXPECT_EQ(model.rowCount(), AccessLogModel::kMostRows);
    EXPECT_EQ(model.record(0).status, 404);
}

runtime::ProbeReported probe(EndpointKey key, bool success, runtime::HealthState state)
{
    runtime::ProbeReported probe;
    probe.endpoint = key;
    probe.success = success;
    probe.state = state;
    probe.took = Microseconds(2'300);
    probe.answer = success ? "HTTP 200" : "HTTP 503";
    return probe;
}

TEST(HealthModel, Probes_move_the_strip_and_set_the_state)
{
    HealthModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setDirectory(directory(Revision{1}, ""));
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(cell(model, 0, HealthModel::Took), QStringLiteral("–"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.add({probe(EndpointKey{1}, true, runtime::HealthState::Healthy),
               probe(EndpointKey{1}, false, runtime::HealthState::Healthy),
               probe(EndpointKey{1}, false, runtime::HealthState::Unhealthy),
               probe(EndpointKey{99}, true, runtime::HealthState::Healthy)});
    EXPECT_EQ(changed.count(), 1);
    const QByteArray strip = model.index(0, HealthModel::Recent).data(HealthModel::StripRole).toByteArray();
    EXPECT_EQ(strip.size(), HealthModel::kStripLength);
    EXPECT_TRUE(strip.endsWith("gwb"));
    EXPECT_EQ(cell(model, 0, HealthModel::State), QStringLiteral("failing"));
    EXPECT_EQ(cell(model, 0, HealthModel::Answer), QStringLiteral("HTTP 503"));
    EXPECT_EQ(cell(model, 0, HealthModel::Took), QStringLiteral("2.3 ms"));
}

TEST(HealthModel, Tally_counts_by_service_and_by_group)
{
    HealthModel model;
    model.setDirectory(directory(Revision{1}, ""));
    model.add({probe(EndpointKey{1}, true, runtime::HealthState::Healthy),
               probe(EndpointKey{2}, false, runtime::HealthState::Unhealthy)});
    for (const ElementId id : {ElementId{9}, ElementId{20}}) {
        EXPECT_EQ(model.tally(id).all, 2);
        EXPECT_EQ(model.tally(id).healthy, 1);
        EXPECT_EQ(model.tally(id).unhealthy, 1);
        EXPECT_EQ(model.failure(id), QStringLiteral("HTTP 503"));
    }
    EXPECT_EQ(model.tally(ElementId{1}).all, 0);
}

TEST(HealthModel, Endpoints_that_stay_keep_their_history_without_a_reset)
{
    HealthModel model;
    model.setDirectory(directory(Revision{1}, ""));
    model.add({probe(EndpointKey{2}, true, runtime::HealthState::Healthy)});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setDirectory(directory(Revision{2}, ""));
    EXPECT_EQ(reset.count(), 0);
    EXPECT_EQ(cell(model, 1, HealthModel::State), QStringLiteral("healthy"));
    model.setDirectory(nullptr);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(Text, Figures_are_short_and_carry_their_unit)
{
    EXPECT_EQ(rateText(0), QStringLiteral("0"));
    EXPECT_EQ(rateText(0.34), QStringLiteral("0.3"));
    EXPECT_EQ(rateText(97.6), QStringLiteral("98"));
    EXPECT_EQ(rateText(12'400), QStringLiteral("12\u2009400"));
    EXPECT_EQ(shareText(0.05), QStringLiteral("5 %"));
    EXPECT_EQ(shareText(0.0043), QStringLiteral("0.4 %"));
    EXPECT_EQ(durationText(400), QStringLiteral("0.4 ms"));
    EXPECT_EQ(durationText(18'200), QStringLiteral("18 ms"));
    EXPECT_EQ(durationText(1'250'000), QStringLiteral("1.3 s"));
    EXPECT_EQ(countText(48'231), QStringLiteral("48\u2009231"));
}

} // namespace
} // namespace switchyard::models
