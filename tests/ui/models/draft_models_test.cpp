// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/access.h"
#include "ui/models/fields.h"
#include "ui/models/problems_model.h"
#include "ui/models/resource_tree_model.h"

#include <gtest/gtest.h>

#include <google/protobuf/message.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace switchyard::models {
namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

schema::MessagePtr message(std::string_view type, std::initializer_list<std::pair<const char*, schema::Value>> fields)
{
    auto made = schema::new_message(type);
    for (const auto& [path, value] : fields) {
        const auto place = schema::FieldPath::parse(path).value();
        const auto written =
            place.last_is_index() ? schema::insert(*made, place, value) : schema::set(*made, place, value);
        EXPECT_TRUE(written) << path << ": " << (written ? "" : written.error().context);
    }
    return schema::MessagePtr(std::move(made));
}

model::Workspace workspace()
{
    model::WorkspaceBuilder builder;
    builder.add(model::Kind::ForwardingRule, message("ForwardingRule", {{"name", "web-http"}, {"portRange", "80"}}));
    builder.add(model::Kind::UrlMap,
                message("UrlMap", {{"name", "storefront"},
                                   {"hostRules[0]", message("HostRule", {})},
                                   {"hostRules[0].hosts[0]", "a.example"},
                                   {"hostRules[0].pathMatcher", "m"},
                                   {"pathMatchers[0]", message("PathMatcher", {{"name", "m"}})},
                                   {"pathMatchers[0].routeRules[0]", message("HttpRouteRule", {{"priority", 10}})},
                                   {"pathMatchers[0].routeRules[1]", message("HttpRouteRule", {{"priority", 20}})}}));
    builder.add(model::Kind::BackendService, message("BackendService", {{"name", "web"}, {"timeoutSec", 30}}));
    builder.add(model::Kind::BackendService, message("BackendService", {{"name", "video"}}));
    return builder.build();
}

TEST(Fields, Reads_scalars_lists_and_children_and_nothing_from_nothing)
{
    const model::Workspace all = workspace();
    const Fields map(*all.resources(model::Kind::UrlMap)[0]);
    EXPECT_EQ(map.text("name"), "storefront");
    EXPECT_EQ(map.text("nonsense"), "");
    EXPECT_EQ(map.list("hostRules").at(0).texts("hosts"), std::vector<std::string>{"a.example"});
    const auto rules = map.list("pathMatchers").at(0).list("routeRules");
    ASSERT_EQ(rules.size(), 2U);
    EXPECT_EQ(rules[1].number("priority"), 20);
    EXPECT_EQ(rules[1].path().to_string(), "pathMatchers[0].routeRules[1]");
    EXPECT_FALSE(map.child("defaultUrlRedirect"));
    EXPECT_EQ(Fields().text("name"), "");
    EXPECT_TRUE(Fields().list("a").empty());
}

TEST(ResourceTreeModel, Lists_resources_under_their_kind)
{
    ResourceTreeModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    const model::Workspace all = workspace();
    model.setWorkspace(all);
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.resourceCount(), 4);
    const QModelIndex services = model.index(2, 0);
    EXPECT_EQ(services.data().toString(), QStringLiteral("Backend services"));
    EXPECT_EQ(model.index(2, 1).data().toString(), QStringLiteral("2"));
    EXPECT_EQ(model.index(0, 1, model.index(0, 0)).data().toString(), QStringLiteral(":80"));
    const ElementId video = all.resources(model::Kind::BackendService)[1]->id;
    EXPECT_EQ(model.indexOf(video), model.index(1, 0, services));
    EXPECT_EQ(model.elementAt(model.index(1, 0, services)), video);
    EXPECT_FALSE(model.elementAt(services));
    EXPECT_FALSE(model.indexOf(ElementId{9999}).isValid());
}

TEST(ResourceTreeModel, Same_resources_cause_no_reset)
{
    ResourceTreeModel model;
    const model::Workspace all = workspace();
    model.setWorkspace(all);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const auto change =
        model::make_set(all, all.resources(model::Kind::BackendService)[0]->id, schema::FieldPath{"timeoutSec"}, 10);
    ASSERT_TRUE(change);
    model.setWorkspace(all.apply(*change).value());
    EXPECT_EQ(reset.count(), 0);
}

TEST(ResourceTreeModel, Status_is_the_worst_of_diagnostics_and_health)
{
    ResourceTreeModel model;
    const model::Workspace all = workspace();
    model.setWorkspace(all);
    auto status = [&](std::size_t service) {
        const QModelIndex index = model.indexOf(all.resources(model::Kind::BackendService)[service]->id);
        return static_cast<ResourceTreeModel::Status>(index.data(ResourceTreeModel::StatusRole).toInt());
    };
    EXPECT_EQ(status(0), ResourceTreeModel::Status::Good);
    Diagnostic warning;
    warning.severity = Severity::Warning;
    warning.resource = "backendServices/web";
    Diagnostic advice = warning;
    advice.severity = Severity::Advice;
    advice.resource = "backendServices/video";
    model.setDiagnostics({warning, advice});
    EXPECT_EQ(status(0), ResourceTreeModel::Status::Warning);
    EXPECT_EQ(status(1), ResourceTreeModel::Status::Good);
    model.setHealth({{all.resources(model::Kind::BackendService)[0]->id, ResourceTreeModel::Status::Failing}});
    EXPECT_EQ(status(0), ResourceTreeModel::Status::Failing);
    model.setDiagnostics({});
    model.setHealth({});
    EXPECT_EQ(status(0), ResourceTreeModel::Status::Good);
}

TEST(ProblemsModel, Errors_come_first_with_sentence_and_next_step)
{
    ProblemsModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    Diagnostic warning;
    warning.code = "backend_service.no_endpoints";
    warning.severity = Severity::Warning;
    warning.line = 3;
    Diagnostic error;
    error.code = "host.duplicate";
    error.severity = Severity::Error;
    error.runs_here = false;
    error.resource = "urlMaps/storefront";
    error.field_path = "hostRules[2].hosts[0]";
    error.line = 40;
    error.args = {"a.example", "1"};
    Diagnostic advice = warning;
    advice.severity = Severity::Advice;
    model.setDiagnostics({warning, advice, error});
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.problemCount(), 2);
    EXPECT_EQ(model.errorCount(), 1);
    EXPECT_EQ(model.diagnostic(0).code, "host.duplicate");
    EXPECT_TRUE(model.index(0, ProblemsModel::Sentence).data().toString().contains(QStringLiteral("'a.example'")));
    EXPECT_TRUE(
        model.index(0, ProblemsModel::Where).data().toString().contains(QStringLiteral("hostRules[2].hosts[0]")));
    EXPECT_EQ(model.index(0, ProblemsModel::Line).data().toString(), QStringLiteral("40"));
    EXPECT_FALSE(model.index(0, 0).data(ProblemsModel::HintRole).toString().isEmpty());
}

TEST(ProblemsModel, Unknown_code_still_says_something)
{
    ProblemsModel model;
    Diagnostic odd;
    odd.code = "no.such.code";
    odd.resource = "urlMaps/x";
    model.setDiagnostics({odd});
    EXPECT_FALSE(model.index(0, ProblemsModel::Sentence).data().toString().isEmpty());
}

} // namespace
} // namespace switchyard::models
