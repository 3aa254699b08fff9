// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace switchyard::models {

/// Bytes that claim to be UTF-8, as text; what is none becomes U+FFFD.
inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A duration for a person: "0.4 ms", "18 ms", "1.2 s". Units: microseconds.
QString durationText(quint64 microseconds);
/// A rate for a person: "0.3", "98", "12 400".
QString rateText(double perSecond);
/// A share for a person: "5 %", "0.4 %". Units: 0–1.
QString shareText(double share);
/// "14 UNAVAILABLE"; the number alone when it has no name.
QString grpcStatusText(int status);
/// A count with thin spaces between thousands.
QString countText(quint64 count);

} // namespace switchyard::models
