// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/log_filter.h"

#include <QCoreApplication>

#include <optional>
#include <span>

namespace switchyard::models {

/// How a field is written in a filter.
struct LogFieldName
{
    std::string_view name;
    LogField field;
    bool isNumber;
};
/// In the order of LogField; the first name of a field is the one that is written, others are understood too.
std::span<const LogFieldName> logFieldNames();

/// Reads one filter text by recursive descent: or binds weakest, then terms side by side, then not. Single use.
class LogFilterParser
{
    Q_DECLARE_TR_FUNCTIONS(LogFilter)

public:
    explicit LogFilterParser(const QString& text) : text_(text) {}
    std::expected<LogFilter, LogFilterError> run();

private:
    using Place = std::expected<std::size_t, LogFilterError>; ///< of a node
    struct Word
    {
        QString text;
        bool quoted = false;
    };

    Place alternatives();
    Place conjunction();
    Place negation();
    Place primary();
    Place comparison(const Word& field, qsizetype at);
    Place numberTest(LogField field, LogFilter::Operator operation, const Word& value, qsizetype at);
    std::expected<Word, LogFilterError> word(QStringView stops);
    std::expected<Word, LogFilterError> quoted();
    std::optional<LogFilter::Operator> operation();

    void skipSpace();
    bool atEnd() const { return at_ >= text_.size(); }
    QChar here() const { return text_[at_]; }
    /// Whether this word (and, or, not) stands here, as a word of its own; steps over it.
    bool takeKeyword(QStringView keyword);
    std::size_t add(LogFilter::Node node);
    static std::unexpected<LogFilterError> fail(qsizetype at, const QString& sentence);

    QString text_;
    qsizetype at_ = 0;
    int depth_ = 0;
    LogFilter filter_;
};

} // namespace switchyard::models
