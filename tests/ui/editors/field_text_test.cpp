// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/access.h"
#include "ui/editors/elements_model.h"
#include "ui/editors/field_text.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>

namespace switchyard::testing {
namespace {

using schema::Value;

struct Case
{
    const char* message;
    const char* field;
    const char* typed;
    const char* shown; ///< what the box shows once it is committed; nullptr: the text is refused
};

/// What is typed, read and shown again.
TEST(FieldText, Reads_every_type_and_shows_it_again)
{
    constexpr Case cases[] = {
        {"BackendService", "description", "some text", "some text"},
        {"BackendService", "description", "", ""},
        {"BackendService", "timeoutSec", " 30 ", "30"},
        {"BackendService", "timeoutSec", "30.5", nullptr},
        {"BackendService", "timeoutSec", "99999999999999999999", nullptr},
        {"BackendService", "affinityCookieTtlSec", "1209600", "1209600"},
        {"BackendService", "affinityCookieTtlSec", "1209601", nullptr},
        {"BackendService", "affinityCookieTtlSec", "-1", nullptr},
        {"BackendService", "enableCDN", "true", "true"},
        {"BackendService", "enableCDN", "yes", nullptr},
        {"BackendService", "healthChecks", "a\n\n b \n", "a\nb"},
        {"BackendService", "healthChecks", " \n ", ""},
        {"Backend", "maxRatePerEndpoint", "0.25", "0.25"},
        {"Backend", "maxRatePerEndpoint", "nan", nullptr},
        {"Backend", "maxRatePerEndpoint", "much", nullptr},
        {"HttpRouteAction", "timeout", "2s", "2s"},
        {"HttpRouteAction", "timeout", "2", "2s"},
        {"HttpRouteAction", "timeout", "500ms", "500ms"},
        {"HttpRouteAction", "timeout", "1500 ms", "1.5s"},
        {"HttpRouteAction", "timeout", "1.25s", "1.25s"},
        {"HttpRouteAction", "timeout", "0s", "0s"},
        {"HttpRouteAction", "timeout", "1.5ms", nullptr},
        {"HttpRouteAction", "timeout", "-2s", nullptr},
        {"HttpRouteAction", "timeout", "soon", nullptr},
        {"ForwardingRule", "labels", "b=2\n a = 1\nc=x=y", "a=1\nb=2\nc=x=y"},
        {"ForwardingRule", "labels", "no sign", nullptr},
        {"ForwardingRule", "labels", "=1", nullptr},
        {"ForwardingRule", "labels", "a=1\na=2", nullptr},
    };
    for (const Case& one : cases) {
        SCOPED_TRACE(std::string(one.field) + " <- " + one.typed);
        const schema::FieldInfo* field = schema::field_info(one.message, one.field);
        ASSERT_NE(field, nullptr);
        const editors::Parsed value = editors::parseText(*field, QString::fromUtf8(one.typed));
        ASSERT_EQ(value.has_value(), one.shown != nullptr);
        if (!value) {
            EXPECT_TRUE(value.error().endsWith(QLatin1Char('.'))) << value.error().toStdString();
            continue;
        }
        EXPECT_EQ(editors::valueText(*field, *value).toStdString(), one.shown);
        if (*one.typed == '\0')
            EXPECT_TRUE(value->absent());
    }
}

TEST(FieldText, Durations_and_times_have_their_own_shape)
{
    schema::FieldInfo field;
    field.kind = schema::FieldKind::Duration;
    EXPECT_TRUE(editors::parseText(field, QStringLiteral("3.5s")));
    EXPECT_FALSE(editors::parseText(field, QStringLiteral("3.5")));
    field.kind = schema::FieldKind::Timestamp;
    EXPECT_TRUE(editors::parseText(field, QStringLiteral("2026-01-31T12:00:00Z")));
    EXPECT_TRUE(editors::parseText(field, QStringLiteral("2026-01-31T12:00:00.5+02:00")));
    EXPECT_FALSE(editors::parseText(field, QStringLiteral("31.1.2026")));
}

TEST(FieldText, Default_is_told_without_its_remark)
{
    EXPECT_EQ(editors::defaultText(*schema::field_info("CircuitBreakers", "maxRetries")), QStringLiteral("1"));
}

TEST(ElementsModel, Grows_shrinks_and_changes)
{
    editors::ElementsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto backend = [](const char* group) {
        return Value(*schema::make_message("Backend", std::vector{schema::Assignment{{"group"}, group}}));
    };
    model.show({backend("a/one"), backend("a/two")});
    EXPECT_EQ(model.index(1).data().toString(), QStringLiteral("group two"));
    model.show({backend("a/three")});
    EXPECT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.index(0).data().toString(), QStringLiteral("group three"));
    model.show({backend("a/three"), backend("a/four"), backend("a/five")});
    EXPECT_EQ(model.rowCount(), 3);
    model.show({});
    EXPECT_EQ(model.rowCount(), 0);
}

} // namespace
} // namespace switchyard::testing
