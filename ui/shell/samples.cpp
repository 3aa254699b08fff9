// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/samples.h"

#include "ui/widgets/theme.h"

#include <QFile>

namespace switchyard::shell {

std::string storefrontSample()
{
    widgets::loadResources();
    QFile file(QStringLiteral(":/samples/storefront.switchyard.yaml"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // compiled in
    return opened ? file.readAll().toStdString() : std::string();
}

} // namespace switchyard::shell
