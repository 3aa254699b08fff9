// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/about_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace switchyard::shell {
namespace {

struct Part
{
    const char* name;
    const char* license;
    const char* address;
};

constexpr Part kParts[] = {{"Qt 6", "LGPL-3.0", "https://www.qt.io"},
                           {"QScintilla", "GPL-3.0", "https://www.riverbankcomputing.com/software/qscintilla"},
                           {"OpenSSL", "Apache-2.0", "https://www.openssl.org"},
                           {"Protocol Buffers", "BSD-3-Clause", "https://protobuf.dev"},
                           {"RE2", "BSD-3-Clause", "https://github.com/google/re2"},
                           {"libyaml", "MIT", "https://pyyaml.org/wiki/LibYAML"},
                           {"{fmt}", "MIT", "https://fmt.dev"},
                           {"CLI11", "BSD-3-Clause", "https://github.com/CLIUtils/CLI11"},
                           {"Inter", "OFL-1.1", "https://rsms.me/inter"},
                           {"JetBrains Mono", "OFL-1.1", "https://www.jetbrains.com/lp/mono"}};

} // namespace

AboutDialog::AboutDialog(const widgets::Theme& theme, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Switchyard"));
    resize(theme.scaled(560), theme.scaled(460));
    auto* title = new QLabel(QStringLiteral("Switchyard"));
    title->setFont(theme.text(22, QFont::Bold));
    auto* version = new QLabel(tr("Version %1").arg(QCoreApplication::applicationVersion()));
    version->setObjectName(QStringLiteral("aboutVersion"));
    auto* license = new QLabel(tr("Free software under the GNU General Public License, version 3 or later. "
                                  "It comes without any warranty."));
    license->setWordWrap(true);
    auto* parts = new QTreeWidget;
    parts->setObjectName(QStringLiteral("aboutParts"));
    parts->setAccessibleName(tr("Libraries and fonts with their licences"));
    parts->setHeaderLabels({tr("Part"), tr("Licence"), tr("Address")});
    parts->setRootIsDecorated(false);
    parts->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const Part& part : kParts)
        new QTreeWidgetItem(parts, {QString::fromLatin1(part.name), QString::fromLatin1(part.license),
                                    QString::fromLatin1(part.address)});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(8);
    for (QWidget* widget : std::initializer_list<QWidget*>{title, version, license, parts, buttons})
        column->addWidget(widget, widget == parts ? 1 : 0);
}

} // namespace switchyard::shell
