// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/samples.h"

#include <QRegularExpression>
#include <QString>

#include <sys/socket.h>

#include <netinet/in.h>
#include <string>
#include <unistd.h>

namespace switchyard::testing {

/// A port nobody listens on now.
inline int freePort()
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(fd, reinterpret_cast<sockaddr*>(&address), size);
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    ::close(fd);
    return ntohs(address.sin_port);
}

/// The sample with ports that are free on this machine, so that tests can run side by side.
inline std::string storefrontOnFreePorts()
{
    QString text = QString::fromStdString(shell::storefrontSample());
    text.replace(QRegularExpression(QStringLiteral("address: 127.0.0.1, port: \\d+")),
                 QStringLiteral("address: 127.0.0.1, port: 0"));
    const QRegularExpression simulated(QStringLiteral("(\\{name: [\\w-]+, port: )\\d+"));
    qsizetype from = 0;
    for (auto match = simulated.match(text); match.hasMatch(); match = simulated.match(text, from)) {
        const QString line = match.captured(1) + QString::number(freePort());
        text.replace(match.capturedStart(), match.capturedLength(), line);
        from = match.capturedStart() + line.size();
    }
    return text.toStdString();
}

} // namespace switchyard::testing
