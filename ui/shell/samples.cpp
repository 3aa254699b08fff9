// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/samples.h"

#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QFile>

namespace switchyard::shell {

std::vector<Sample> samples()
{
    auto say = [](const char* text) { return QCoreApplication::translate("Samples", text); };
    return {{QStringLiteral("storefront"), say(QT_TRANSLATE_NOOP("Samples", "Storefront")),
             say(QT_TRANSLATE_NOOP("Samples", "A shop with a canary, rewrites, redirects and a service that fails now "
                                              "and then. Its simulated backends are built in."))}};
}

QString sampleFileName(const QString& id) { return id + QStringLiteral(".switchyard.yaml"); }

std::string sampleText(const QString& id)
{
    widgets::loadResources();
    QFile file(QStringLiteral(":/samples/") + sampleFileName(id));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::string storefrontSample() { return sampleText(QStringLiteral("storefront")); }

} // namespace switchyard::shell
