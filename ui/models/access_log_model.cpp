// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/access_log_model.h"

#include "core/http/grpc.h"
#include "ui/models/text.h"

#include <QDateTime>

#include <algorithm>

namespace switchyard::models {
namespace {

const QString kNothing = QStringLiteral("–");

/// A gRPC call whose status is another than OK.
bool isFailedCall(const observe::AccessRecord& record) { return record.grpc_status > 0; }

} // namespace

void AccessLogModel::addDirectory(std::shared_ptr<const observe::Directory> directory)
{
    if (!directory)
        return;
    directories_[directory->revision] = std::move(directory);
    while (directories_.size() > kMostDirectories)
        directories_.erase(directories_.begin());
    if (!records_.empty())
        emit dataChanged(index(0, Rule), index(rowCount() - 1, Backend));
}

void AccessLogModel::makeRoomFor(std::size_t count)
{
    const std::size_t wanted = records_.size() + count;
    if (wanted <= kMostRows)
        return;
    const std::size_t excess = wanted - kMostRows;
    const std::size_t leaving = std::min(records_.size(), std::max<std::size_t>(excess, kTrimmedRows));
    if (leaving == 0)
        return;
    beginRemoveRows({}, 0, static_cast<int>(leaving) - 1);
    records_.erase(records_.begin(), records_.begin() + static_cast<std::ptrdiff_t>(leaving));
    endRemoveRows();
}

void AccessLogModel::append(std::span<const observe::AccessRecord> records)
{
    if (records.size() > kMostRows)
        records = records.last(kMostRows);
    if (records.empty())
        return;
    makeRoomFor(records.size());
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(records.size()) - 1);
    records_.insert(records_.end(), records.begin(), records.end());
    endInsertRows();
}

void AccessLogModel::clear()
{
    beginResetModel();
    records_.clear();
    endResetModel();
}

int AccessLogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(records_.size());
}

int AccessLogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString AccessLogModel::elementLabel(Revision revision, ElementId id) const
{
    const auto directory = directories_.find(revision);
    if (directory == directories_.end() || !id)
        return {};
    const auto element = directory->second->elements.find(id);
    return element == directory->second->elements.end() ? QString() : toQString(element->second.label);
}

QString AccessLogModel::backendLabel(const observe::AccessRecord& record) const
{
    const auto directory = directories_.find(record.revision);
    if (directory != directories_.end() && record.endpoint) {
        const auto endpoint = directory->second->endpoints.find(record.endpoint);
        if (endpoint != directory->second->endpoints.end())
            return toQString(endpoint->second.label);
    }
    const QString service = elementLabel(record.revision, record.service);
    return service.isEmpty() ? kNothing : service;
}

LogRow AccessLogModel::logRow(int row) const
{
    const observe::AccessRecord& record = this->record(row);
    LogRow result{record, {}, {}, {}};
    if (!record.rule && record.url_map)
        result.rule = "default";
    const auto directory = directories_.find(record.revision);
    if (directory == directories_.end())
        return result;
    const observe::Directory& names = *directory->second;
    if (const auto rule = names.elements.find(record.rule); record.rule && rule != names.elements.end())
        result.rule = rule->second.label;
    if (const auto service = names.elements.find(record.service); service != names.elements.end())
        result.service = service->second.label;
    if (const auto endpoint = names.endpoints.find(record.endpoint); endpoint != names.endpoints.end()) {
        result.endpoint = endpoint->second.label;
        if (result.service.empty())
            result.service = endpoint->second.service_name;
    }
    return result;
}

QString AccessLogModel::filterTerm(int row, int column) const
{
    const LogRow names = logRow(row);
    switch (column) {
    case Method:
        return LogFilter::term(LogField::Method, toQString(names.record.method_text()));
    case Host:
        return LogFilter::term(LogField::Host, toQString(names.record.host()));
    case Path:
        return LogFilter::term(LogField::Path, toQString(names.record.request_target()));
    case Rule:
        return LogFilter::term(LogField::Rule, toQString(names.rule));
    case Backend:
        return LogFilter::term(LogField::Backend, toQString(names.endpoint.empty() ? names.service : names.endpoint));
    case Status:
        if (isFailedCall(names.record))
            return LogFilter::term(LogField::GrpcStatus, QString::number(names.record.grpc_status));
        return LogFilter::term(LogField::Status, QString::number(names.record.status));
    case Duration:
        return QStringLiteral("ms>=%1").arg(names.record.duration_us / 1000.0);
    case Details:
        return LogFilter::term(LogField::Details, toQString(observe::to_string(names.record.details)));
    default:
        return {};
    }
}

QString AccessLogModel::statusInFull(int row) const
{
    const observe::AccessRecord& record = this->record(row);
    if (!isFailedCall(record))
        return text(record, Status);
    const QString code = record.status ? QString::number(record.status) : kNothing;
    return QStringLiteral("%1 · gRPC %2").arg(code, grpcStatusText(record.grpc_status));
}

std::shared_ptr<const observe::Directory> AccessLogModel::directoryOf(int row) const
{
    const auto directory = directories_.find(record(row).revision);
    return directory == directories_.end() ? nullptr : directory->second;
}

QString AccessLogModel::text(const observe::AccessRecord& record, int column) const
{
    switch (column) {
    case Time:
        return QDateTime::fromMSecsSinceEpoch(record.started_ns / 1'000'000).toString(QStringLiteral("HH:mm:ss.zzz"));
    case Method:
        return record.stream ? kNothing : toQString(record.method_text());
    case Host:
        return record.host_size ? toQString(record.host()) : kNothing;
    case Path:
        if (record.stream)
            return tr("connection from %1")
                .arg(toQString(SocketAddress{record.client, record.client_port}.to_string()));
        return toQString(record.request_target()) + (record.target_truncated ? QStringLiteral("…") : QString());
    case Rule: {
        if (!record.rule)
            return record.url_map ? tr("default") : kNothing;
        const QString label = elementLabel(record.revision, record.rule);
        return label.isEmpty() ? tr("rule of an earlier revision") : label;
    }
    case Backend:
        return backendLabel(record);
    case Status: {
        const QString code = record.status ? QString::number(record.status) : kNothing;
        return isFailedCall(record) ? QStringLiteral("%1 · %2").arg(code).arg(int{record.grpc_status}) : code;
    }
    case Duration:
        return QString::number(record.duration_us / 1000.0, 'f', 1);
    case Details:
        return toQString(observe::to_string(record.details));
    default:
        return {};
    }
}

QVariant AccessLogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const observe::AccessRecord& row = record(index.row());
    switch (role) {
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        if (index.column() == Status)
            return statusInFull(index.row());
        [[fallthrough]];
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Duration ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                          : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    case StatusClassRole:
        if (isFailedCall(row))
            return 5;
        return row.stream && observe::is_good_end(row.details) ? 2 : row.status / 100;
    default:
        return {};
    }
}

QVariant AccessLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Duration ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                   : QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Method:
        return tr("Method");
    case Host:
        return tr("Host");
    case Path:
        return tr("Path");
    case Rule:
        return tr("Rule");
    case Backend:
        return tr("Backend");
    case Status:
        return tr("Status");
    case Duration:
        return tr("ms");
    case Details:
        return tr("Details");
    default:
        return {};
    }
}

} // namespace switchyard::models
