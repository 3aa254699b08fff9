// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_filter_parser.h"

#include "core/base/suggest.h"
#include "core/http/grpc.h"
#include "ui/models/text.h"

#include <algorithm>
#include <array>

namespace switchyard::models {
namespace {

constexpr qsizetype kLongest = 4'000;
constexpr int kDeepest = 100; ///< parentheses and nots

constexpr std::array kNames{
    LogFieldName{"status", LogField::Status, true},
    LogFieldName{"backend_status", LogField::BackendStatus, true},
    LogFieldName{"ms", LogField::Duration, true},
    LogFieldName{"connect_ms", LogField::Connect, true},
    LogFieldName{"first_byte_ms", LogField::FirstByte, true},
    LogFieldName{"backend_ms", LogField::BackendTime, true},
    LogFieldName{"request_bytes", LogField::RequestBytes, true},
    LogFieldName{"bytes", LogField::ResponseBytes, true},
    LogFieldName{"attempts", LogField::Attempts, true},
    LogFieldName{"revision", LogField::Revision, true},
    LogFieldName{"grpc", LogField::GrpcStatus, true},
    LogFieldName{"method", LogField::Method, false},
    LogFieldName{"host", LogField::Host, false},
    LogFieldName{"path", LogField::Path, false},
    LogFieldName{"rule", LogField::Rule, false},
    LogFieldName{"backend", LogField::Backend, false},
    LogFieldName{"service", LogField::Service, false},
    LogFieldName{"details", LogField::Details, false},
    LogFieldName{"client", LogField::Client, false},
    LogFieldName{"simulated", LogField::Simulated, false},
    LogFieldName{"protocol", LogField::Protocol, false},
};

QString lowered(const QString& text)
{
    QString result = text;
    for (QChar& c : result) {
        if (c >= QLatin1Char('A') && c <= QLatin1Char('Z'))
            c = QChar(c.unicode() + ('a' - 'A'));
    }
    return result;
}

/// 14 for "unavailable". Errors: nullopt when no gRPC status is called so.
std::optional<int> grpcStatusOf(const QString& lowerName)
{
    for (std::int8_t status = 0; !http::grpc_status_name(status).empty(); ++status) {
        if (lowered(toQString(http::grpc_status_name(status))) == lowerName)
            return status;
    }
    return std::nullopt;
}

const LogFieldName* fieldOf(const QString& name)
{
    const std::string wanted = lowered(name).toStdString();
    const auto found = std::ranges::find(kNames, std::string_view(wanted), &LogFieldName::name);
    return found == kNames.end() ? nullptr : &*found;
}

} // namespace

std::span<const LogFieldName> logFieldNames() { return kNames; }

std::unexpected<LogFilterError> LogFilterParser::fail(qsizetype at, const QString& sentence)
{
    return std::unexpected(LogFilterError{at, sentence});
}

std::size_t LogFilterParser::add(LogFilter::Node node)
{
    filter_.nodes_.push_back(std::move(node));
    return filter_.nodes_.size() - 1;
}

void LogFilterParser::skipSpace()
{
    while (!atEnd() && here().isSpace())
        ++at_;
}

bool LogFilterParser::takeKeyword(QStringView keyword)
{
    const QStringView rest = QStringView(text_).sliced(at_);
    if (!rest.startsWith(keyword, Qt::CaseInsensitive))
        return false;
    if (rest.size() > keyword.size()) {
        const QChar next = rest[keyword.size()];
        if (!next.isSpace() && next != QLatin1Char('(') && next != QLatin1Char('"') && next != QLatin1Char(')'))
            return false;
    }
    at_ += keyword.size();
    return true;
}

std::expected<LogFilter, LogFilterError> LogFilterParser::run()
{
    if (text_.size() > kLongest)
        return fail(kLongest, tr("The filter is too long."));
    skipSpace();
    if (atEnd())
        return LogFilter{};
    const Place root = alternatives();
    if (!root)
        return std::unexpected(root.error());
    skipSpace();
    if (!atEnd())
        return fail(at_, tr("This parenthesis was never opened."));
    return std::move(filter_);
}

LogFilterParser::Place LogFilterParser::alternatives()
{
    Place left = conjunction();
    while (left) {
        skipSpace();
        if (atEnd() || !takeKeyword(u"or"))
            break;
        const Place right = conjunction();
        if (!right)
            return right;
        left = add({.shape = LogFilter::Shape::Or, .left = *left, .right = *right});
    }
    return left;
}

LogFilterParser::Place LogFilterParser::conjunction()
{
    Place left = negation();
    while (left) {
        skipSpace();
        const qsizetype before = at_;
        if (atEnd() || here() == QLatin1Char(')') || takeKeyword(u"or")) {
            at_ = before;
            break;
        }
        takeKeyword(u"and");
        const Place right = negation();
        if (!right)
            return right;
        left = add({.shape = LogFilter::Shape::And, .left = *left, .right = *right});
    }
    return left;
}

LogFilterParser::Place LogFilterParser::negation()
{
    skipSpace();
    const bool minus = !atEnd() && here() == QLatin1Char('-');
    if (minus)
        ++at_;
    if (!minus && (atEnd() || !takeKeyword(u"not")))
        return primary();
    if (++depth_ > kDeepest)
        return fail(at_, tr("This is nested too deeply."));
    const Place inner = negation();
    --depth_;
    if (!inner)
        return inner;
    return add({.shape = LogFilter::Shape::Not, .left = *inner});
}

LogFilterParser::Place LogFilterParser::primary()
{
    skipSpace();
    if (atEnd())
        return fail(at_, tr("Something to look for is missing at the end."));
    const qsizetype start = at_;
    if (here() == QLatin1Char(')'))
        return fail(at_, tr("Something to look for is missing before this parenthesis."));
    if (here() == QLatin1Char('(')) {
        if (++depth_ > kDeepest)
            return fail(at_, tr("This is nested too deeply."));
        ++at_;
        const Place inner = alternatives();
        --depth_;
        if (!inner)
            return inner;
        skipSpace();
        if (atEnd())
            return fail(start, tr("This parenthesis is never closed."));
        ++at_;
        return inner;
    }
    for (const QStringView keyword : {QStringView(u"and"), QStringView(u"or")}) {
        if (takeKeyword(keyword))
            return fail(start, tr("Something to look for is missing before “%1”.").arg(keyword));
    }
    const auto first = word(u"=!~:<>()\"");
    if (!first)
        return std::unexpected(first.error());
    const qsizetype wordEnd = at_;
    skipSpace();
    if (!first->quoted && !atEnd() && QStringView(u"=!~:<>").contains(here()))
        return comparison(*first, start);
    at_ = wordEnd;
    if (first->text.isEmpty() && !first->quoted)
        return fail(start, tr("“%1” has no meaning here.").arg(here()));
    return add({.shape = LogFilter::Shape::Anywhere, .text = lowered(first->text).toStdString()});
}

std::optional<LogFilter::Operator> LogFilterParser::operation()
{
    using Operator = LogFilter::Operator;
    static constexpr std::pair<QStringView, Operator> kOperators[] = {
        {u"!=", Operator::NotEqual},       {u"!~", Operator::ContainsNot}, {u"<=", Operator::LessOrEqual},
        {u">=", Operator::GreaterOrEqual}, {u"==", Operator::Equal},       {u"=", Operator::Equal},
        {u"~", Operator::Contains},        {u":", Operator::StartsWith},   {u"<", Operator::Less},
        {u">", Operator::Greater}};
    for (const auto& [sign, meaning] : kOperators) {
        if (QStringView(text_).sliced(at_).startsWith(sign)) {
            at_ += sign.size();
            return meaning;
        }
    }
    return std::nullopt;
}

LogFilterParser::Place LogFilterParser::comparison(const Word& field, qsizetype at)
{
    using Operator = LogFilter::Operator;
    if (field.text.isEmpty())
        return fail(at, tr("A field name is missing before “%1”.").arg(here()));
    const LogFieldName* known = fieldOf(field.text);
    if (!known) {
        std::vector<std::string_view> names;
        for (const LogFieldName& name : kNames)
            names.push_back(name.name);
        const std::string word = lowered(field.text).toStdString();
        const std::string_view near = closest(word, names);
        return fail(at, near.empty()
                            ? tr("There is no field “%1”.").arg(field.text)
                            : tr("There is no field “%1”. Did you mean “%2”?").arg(field.text, toQString(near)));
    }
    const qsizetype signAt = at_;
    const auto operation = this->operation();
    if (!operation)
        return fail(signAt, tr("“%1” is no comparison; use =, !=, <, <=, >, >=, ~, !~ or :").arg(here()));
    const QString sign = text_.sliced(signAt, at_ - signAt);
    skipSpace();
    const qsizetype valueAt = at_;
    const auto value = word(u"()\"");
    if (!value)
        return std::unexpected(value.error());
    if (value->text.isEmpty() && !value->quoted)
        return fail(valueAt, tr("A value is missing after “%1%2”.").arg(field.text, sign));
    const bool textual =
        *operation == Operator::Contains || *operation == Operator::ContainsNot || *operation == Operator::StartsWith;
    const bool ordered = *operation >= Operator::Less;
    if (known->isNumber && textual)
        return fail(signAt, tr("“%1” is a number; use =, !=, <, <=, > or >=").arg(field.text));
    if (!known->isNumber && ordered)
        return fail(signAt, tr("“%1” is a text; use =, !=, ~, !~ or :").arg(field.text));
    if (known->isNumber)
        return numberTest(known->field, *operation, *value, valueAt);
    return add({.shape = LogFilter::Shape::Text,
                .field = known->field,
                .operation = *operation,
                .text = lowered(value->text).toStdString()});
}

LogFilterParser::Place LogFilterParser::numberTest(LogField field, LogFilter::Operator operation, const Word& value,
                                                   qsizetype at)
{
    LogFilter::Node node{.shape = LogFilter::Shape::Number, .field = field, .operation = operation};
    const bool isStatus = field == LogField::Status || field == LogField::BackendStatus;
    const QString text = lowered(value.text);
    if (isStatus && text.size() == 3 && text.endsWith(QLatin1String("xx")) && text[0].isDigit()) {
        node.low = text[0].digitValue() * 100;
        node.high = node.low + 99;
        return add(std::move(node));
    }
    if (const auto named = field == LogField::GrpcStatus ? grpcStatusOf(text) : std::nullopt) {
        node.low = node.high = *named;
        return add(std::move(node));
    }
    bool isNumber = false;
    node.low = node.high = text.toDouble(&isNumber);
    if (!isNumber)
        return fail(at, tr("“%1” is no number.").arg(value.text));
    return add(std::move(node));
}

std::expected<LogFilterParser::Word, LogFilterError> LogFilterParser::word(QStringView stops)
{
    if (!atEnd() && here() == QLatin1Char('"'))
        return quoted();
    Word word;
    while (!atEnd() && !here().isSpace() && !stops.contains(here())) {
        word.text += here();
        ++at_;
    }
    return word;
}

std::expected<LogFilterParser::Word, LogFilterError> LogFilterParser::quoted()
{
    const qsizetype start = at_++;
    Word word{{}, true};
    while (!atEnd() && here() != QLatin1Char('"')) {
        if (here() == QLatin1Char('\\') && at_ + 1 < text_.size())
            ++at_;
        word.text += here();
        ++at_;
    }
    if (atEnd())
        return fail(start, tr("This quotation mark is never closed."));
    ++at_;
    return word;
}

} // namespace switchyard::models
