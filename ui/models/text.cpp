// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/text.h"

#include "core/http/grpc.h"

#include <cmath>

namespace switchyard::models {
namespace {

/// One decimal below ten, none above; no ".0".
QString shortNumber(double value)
{
    if (value < 9.95) {
        QString text = QString::number(value, 'f', 1);
        return text.endsWith(QLatin1String(".0")) ? text.chopped(2) : text;
    }
    return countText(static_cast<quint64>(std::llround(value)));
}

} // namespace

QString countText(quint64 count)
{
    QString digits = QString::number(count);
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3)
        digits.insert(place, QChar(0x2009));
    return digits;
}

QString durationText(quint64 microseconds)
{
    const double milliseconds = static_cast<double>(microseconds) / 1000.0;
    if (milliseconds >= 1000)
        return QStringLiteral("%1 s").arg(shortNumber(milliseconds / 1000.0));
    return QStringLiteral("%1 ms").arg(shortNumber(milliseconds));
}

QString rateText(double perSecond) { return shortNumber(perSecond); }

QString grpcStatusText(int status)
{
    const QString name = toQString(http::grpc_status_name(static_cast<std::int8_t>(status)));
    return name.isEmpty() ? QString::number(status) : QStringLiteral("%1 %2").arg(status).arg(name);
}

QString shareText(double share) { return QStringLiteral("%1 %").arg(shortNumber(share * 100)); }

} // namespace switchyard::models
