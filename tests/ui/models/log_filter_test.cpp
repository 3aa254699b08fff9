// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_filter.h"

#include <gtest/gtest.h>

namespace switchyard::models {
namespace {

observe::AccessRecord record()
{
    observe::AccessRecord record;
    record.status = 503;
    record.backend_status = 502;
    record.duration_us = 142'000;
    record.response_bytes = 4'096;
    record.attempts = 2;
    record.revision = Revision{14};
    record.client = *IpAddress::parse("10.1.2.9");
    record.details = observe::StatusDetails::FailedToConnectToBackend;
    record.set_text("GET", "Shop.example.com", "/cart/Item?id=7");
    return record;
}

bool passes(const char* text)
{
    const auto filter = LogFilter::parse(QString::fromUtf8(text));
    EXPECT_TRUE(filter.has_value()) << text << ": " << filter.error().sentence.toStdString();
    const observe::AccessRecord row = record();
    return filter && filter->matches({row, "20 · /checkout/", "web/9001", "web"});
}

TEST(LogFilter, Passes_what_its_terms_say)
{
    for (const char* text : {"",
                             "status>=500",
                             "status=503",
                             "status=5xx",
                             "status!=4xx",
                             "status<504",
                             "status>499",
                             "status<=5xx",
                             "method=get",
                             "host~\"shop\"",
                             "host=*.example.com",
                             "host=shop.*.COM",
                             "path:/cart",
                             "path=/cart/*",
                             "path~item",
                             "backend=web",
                             "backend=web/9001",
                             "service=web",
                             "ms>100",
                             "ms<142.5",
                             "rule=20",
                             "rule=\"20 · /checkout/\"",
                             "rule~checkout",
                             "-status=200",
                             "not status=200",
                             "status!=200",
                             "host!~admin",
                             "\"cart/item\"",
                             "cart",
                             "503",
                             "FAILED_TO",
                             "client:10.1.",
                             "client=10.1.2.9",
                             "bytes>=4096",
                             "attempts=2",
                             "revision=14",
                             "simulated=no",
                             "details=failed_to_connect_to_backend",
                             "backend_status=502",
                             "status = 503",
                             "status>=500 method=GET host~\"shop\" path:/cart backend=web ms>100 rule=20 -status=200",
                             "status=200 or method=GET",
                             "status=200 or status=201 or status=503",
                             "(status=200 or method=GET) and ms>1",
                             "not (status=200 or method=POST)",
                             "- status=200",
                             "not not status=503",
                             "NOT status=200 AND method=GET"})
        EXPECT_TRUE(passes(text)) << text;
}

TEST(LogFilter, Holds_back_what_its_terms_do_not_say)
{
    for (const char* text : {"status>=504",
                             "status=4xx",
                             "status!=5xx",
                             "status>5xx",
                             "method=GE",
                             "host~admin",
                             "host=example.com",
                             "path:cart",
                             "backend=we",
                             "ms>142",
                             "ms<142",
                             "rule=2",
                             "-status=503",
                             "not method=GET",
                             "zebra",
                             "client=10.1.2.8",
                             "status=503 method=POST",
                             "status=200 or method=POST and ms>1",
                             "simulated=yes",
                             "(status=503 or method=GET) and ms>1000",
                             "not (status=503 or method=POST)",
                             "host!~shop",
                             "host=\"\"",
                             "path!=/cart/*",
                             "method:POST"})
        EXPECT_FALSE(passes(text)) << text;
}

TEST(LogFilter, Asks_for_the_protocol_and_for_the_status_of_grpc_calls)
{
    observe::AccessRecord call = record();
    call.status = 200;
    call.protocol = observe::Protocol::Http2;
    call.grpc_status = 14;
    observe::AccessRecord good = call;
    good.grpc_status = 0;
    const observe::AccessRecord plain = record();
    const auto fits = [](const char* text, const observe::AccessRecord& row) {
        const auto filter = LogFilter::parse(QString::fromUtf8(text));
        EXPECT_TRUE(filter.has_value()) << text;
        return filter && filter->matches({row, {}, {}, {}});
    };
    for (const char* text : {"grpc=14", "grpc!=0", "grpc>0", "grpc>=14 grpc<15", "grpc=UNAVAILABLE", "grpc=unavailable",
                             "grpc!=ok", "-grpc=0", "unavailable", "protocol=HTTP/2", "protocol=http/2", "protocol~2",
                             "protocol:HTTP", "status=200 grpc!=0", "protocol!=HTTP/1.1"}) {
        EXPECT_TRUE(fits(text, call)) << text;
    }
    for (const char* text : {"grpc=0", "grpc=13", "grpc<14", "grpc=internal", "protocol=HTTP/1.1", "protocol=HTTP"})
        EXPECT_FALSE(fits(text, call)) << text;
    EXPECT_TRUE(fits("grpc=0", good));
    EXPECT_TRUE(fits("grpc=OK", good));
    EXPECT_FALSE(fits("grpc!=0", good));
    for (const char* text : {"grpc=14", "grpc!=0", "grpc>=0", "grpc<0", "grpc=-1", "grpc!=14", "protocol=HTTP/2"})
        EXPECT_FALSE(fits(text, plain)) << text << ": it is no call at all";
    EXPECT_TRUE(fits("-grpc=14", plain));
    EXPECT_TRUE(fits("protocol=\"\"", plain));
}

TEST(LogFilter, And_binds_closer_than_or)
{
    EXPECT_TRUE(passes("method=GET or status=200 status=201"));
    EXPECT_FALSE(passes("(method=GET or status=200) status=201"));
}

TEST(LogFilter, Error_names_the_place_and_the_mistake)
{
    const struct
    {
        const char* text;
        qsizetype position;
        const char* part;
    } kCases[] = {{"status>=", 8, "value is missing after “status>=”"},
                  {"method=GET stauts=5", 11, "Did you mean “status”"},
                  {"zebra=1", 0, "no field “zebra”."},
                  {"status~5", 6, "is a number"},
                  {"host>3", 4, "is a text"},
                  {"status=abc", 7, "“abc” is no number"},
                  {"status=unavailable", 7, "“unavailable” is no number"},
                  {"grpc=unavailible", 5, "“unavailible” is no number"},
                  {"grpc~14", 4, "is a number"},
                  {"(status=1", 0, "never closed"},
                  {"status=1)", 8, "never opened"},
                  {"host=\"shop", 5, "never closed"},
                  {"status=1 and", 12, "missing at the end"},
                  {"or status=1", 0, "missing before “or”"},
                  {"status=1 or or", 12, "missing before “or”"},
                  {"=5", 0, "field name is missing before “=”"},
                  {"status!5", 6, "is no comparison"},
                  {"-", 1, "missing at the end"},
                  {"()", 1, "before this parenthesis"}};
    for (const auto& wrong : kCases) {
        const auto filter = LogFilter::parse(QString::fromUtf8(wrong.text));
        ASSERT_FALSE(filter.has_value()) << wrong.text;
        EXPECT_EQ(filter.error().position, wrong.position) << wrong.text;
        EXPECT_TRUE(filter.error().sentence.contains(QString::fromUtf8(wrong.part)))
            << wrong.text << ": " << filter.error().sentence.toStdString();
    }
}

TEST(LogFilter, Odd_texts_end_with_an_answer)
{
    for (const QString& text :
         {QString(50'000, QLatin1Char('a')), QString(3'000, QLatin1Char('(')), QString(3'000, QLatin1Char('-')),
          QString(3'000, QLatin1Char(')')), QStringLiteral("not ").repeated(900), QStringLiteral("\\"),
          QStringLiteral("\"\\"), QString(QChar(0xD800)), QStringLiteral("host=\"*\" host=** *")}) {
        const auto filter = LogFilter::parse(text);
        if (filter) {
            const observe::AccessRecord row = record();
            filter->matches({row, {}, {}, {}});
        } else {
            EXPECT_FALSE(filter.error().sentence.isEmpty());
            EXPECT_LE(filter.error().position, text.size());
        }
    }
}

TEST(LogFilter, Term_is_quoted_where_it_must_be_and_reads_back)
{
    EXPECT_EQ(LogFilter::term(LogField::Status, QStringLiteral("503")), QStringLiteral("status=503"));
    EXPECT_EQ(LogFilter::term(LogField::Rule, QStringLiteral("20 · /checkout/")),
              QStringLiteral("rule=\"20 · /checkout/\""));
    EXPECT_EQ(LogFilter::term(LogField::Path, QStringLiteral("/a\"b\\c")), QStringLiteral("path=\"/a\\\"b\\\\c\""));
    for (const QString& path : {QStringLiteral("/a\"b\\c"), QStringLiteral("/x y"), QStringLiteral("a=b"), QString(),
                                QStringLiteral("(or)"), QStringLiteral("/cart/Item?id=7")}) {
        observe::AccessRecord row = record();
        row.set_text("GET", "h", path.toStdString());
        const auto filter = LogFilter::parse(LogFilter::term(LogField::Path, path));
        ASSERT_TRUE(filter.has_value()) << path.toStdString();
        EXPECT_TRUE(filter->matches({row, {}, {}, {}})) << path.toStdString();
    }
}

TEST(LogFilter, Narrowing_keeps_the_meaning_of_what_was_there)
{
    const QString term = QStringLiteral("status=503");
    EXPECT_EQ(LogFilter::narrowed({}, term, false), QStringLiteral("status=503"));
    EXPECT_EQ(LogFilter::narrowed({}, term, true), QStringLiteral("-status=503"));
    EXPECT_EQ(LogFilter::narrowed(QStringLiteral("ms>1 "), term, true), QStringLiteral("ms>1 -status=503"));
    EXPECT_EQ(LogFilter::narrowed(QStringLiteral("ms>1 or ms<0"), term, false),
              QStringLiteral("(ms>1 or ms<0) status=503"));
}

TEST(LogFilter, Every_field_name_can_be_asked_for)
{
    EXPECT_GE(LogFilter::fieldNames().size(), 15);
    for (const QString& name : LogFilter::fieldNames())
        EXPECT_TRUE(LogFilter::parse(name + QStringLiteral("=1")).has_value()) << name.toStdString();
}

} // namespace
} // namespace switchyard::models
