// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/access_record.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace switchyard::models {

/// A field of a log row that a filter can ask for.
enum class LogField : std::uint8_t
{
    Status,
    BackendStatus,
    Duration,
    Connect,
    FirstByte,
    BackendTime,
    RequestBytes,
    ResponseBytes,
    Attempts,
    Revision,
    GrpcStatus,
    Method,
    Host,
    Path,
    Rule,
    Backend,
    Service,
    Details,
    Client,
    Simulated,
    Protocol
};

/// Where a filter text is wrong, and a sentence that says how.
struct LogFilterError
{
    qsizetype position = 0; ///< in the text, in characters
    QString sentence;

    friend bool operator==(const LogFilterError&, const LogFilterError&) = default;
};

/// What a filter looks at: a row and the names of its revision. Lifetime: the texts live as long as the call.
struct LogRow
{
    const observe::AccessRecord& record;
    std::string_view rule; ///< "20 · /checkout/", "default", empty
    std::string_view endpoint;
    std::string_view service;
};

/// A filter over log rows: `status>=500 method=GET host~shop path:/cart -status=200 "free text"`, with and, or, not and
/// parentheses; terms side by side must all hold. `=` and `!=` compare whole texts without regard to ASCII case (`*`
/// stands for anything) and numbers (`5xx` stands for 500 to 599), `~` and `!~` look inside, `:` looks at the start.
/// `grpc=14` and `grpc=unavailable` are the same; rows without a gRPC status fit no comparison with one.
/// A value: cheap to copy while small, immutable. Thread: any.
class LogFilter
{
public:
    /// Passes everything.
    LogFilter() = default;
    /// Errors: the first mistake in the text. An empty text passes everything.
    static std::expected<LogFilter, LogFilterError> parse(const QString& text);

    bool isEmpty() const { return nodes_.empty(); }
    /// Cost: no allocation except for `client`.
    bool matches(const LogRow& row) const;

    /// Every field's name, sorted.
    static QStringList fieldNames();
    /// `host="shop.example.com"`, with quotes where they are needed.
    static QString term(LogField field, const QString& value);
    /// `filter` narrowed by a term, or by its opposite.
    static QString narrowed(const QString& filter, const QString& term, bool exclude);

private:
    friend class LogFilterParser;

    enum class Operator : std::uint8_t
    {
        Equal,
        NotEqual,
        Contains,
        ContainsNot,
        StartsWith,
        Less,
        LessOrEqual,
        Greater,
        GreaterOrEqual
    };
    enum class Shape : std::uint8_t
    {
        And,
        Or,
        Not,
        Number,
        Text,
        Anywhere
    };
    /// And, Or and Not refer to nodes that stand before them.
    struct Node
    {
        Shape shape = Shape::Anywhere;
        LogField field = LogField::Status;
        Operator operation = Operator::Contains;
        double low = 0;
        double high = 0;    ///< `5xx` is 500 to 599, any other number stands for itself
        std::string text{}; ///< lower case
        std::size_t left = 0;
        std::size_t right = 0;
    };

    bool matches(const Node& node, const LogRow& row) const;
    static bool matchesNumber(const Node& node, double value);
    static bool matchesText(const Node& node, const LogRow& row);

    std::vector<Node> nodes_; ///< the last one is the root
};

} // namespace switchyard::models
