// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/free_port.h"
#include "ui/shell/samples.h"

#include <QRegularExpression>
#include <QString>

#include <string>

namespace switchyard::testing {

/// The sample with ports that are free on this machine, so that tests can run side by side.
inline std::string storefrontOnFreePorts()
{
    QString text = QString::fromStdString(shell::storefrontSample());
    text.replace(QRegularExpression(QStringLiteral("address: 127.0.0.1, port: \\d+")),
                 QStringLiteral("address: 127.0.0.1, port: 0"));
    const QRegularExpression simulated(QStringLiteral("(\\{name: [\\w-]+, port: )\\d+"));
    qsizetype from = 0;
    for (auto match = simulated.match(text); match.hasMatch(); match = simulated.match(text, from)) {
        const QString line = match.captured(1) + QString::number(tests::free_port().value);
        text.replace(match.capturedStart(), match.capturedLength(), line);
        from = match.capturedStart() + line.size();
    }
    return text.toStdString();
}

} // namespace switchyard::testing
