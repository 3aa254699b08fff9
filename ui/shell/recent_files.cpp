// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/recent_files.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace switchyard::shell {
namespace {

const char* const kArray = "recentFiles";

} // namespace

bool RecentFiles::File::exists() const { return QFileInfo::exists(path); }

QString RecentFiles::File::name() const { return QFileInfo(path).fileName(); }

void RecentFiles::add(const QString& path, const QDateTime& at)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    remove(whole);
    files_.insert(files_.begin(), {whole, at});
    if (files_.size() > kMost)
        files_.resize(kMost);
}

void RecentFiles::remove(const QString& path)
{
    std::erase_if(files_, [&](const File& file) { return file.path == path; });
}

void RecentFiles::read(QSettings& settings)
{
    files_.clear();
    const int count = std::min(settings.beginReadArray(QLatin1String(kArray)), static_cast<int>(kMost));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        files_.push_back(
            {settings.value(QStringLiteral("path")).toString(), settings.value(QStringLiteral("at")).toDateTime()});
    }
    settings.endArray();
}

void RecentFiles::write(QSettings& settings) const
{
    settings.remove(QLatin1String(kArray));
    settings.beginWriteArray(QLatin1String(kArray), static_cast<int>(files_.size()));
    for (std::size_t i = 0; i < files_.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("path"), files_[i].path);
        settings.setValue(QStringLiteral("at"), files_[i].at);
    }
    settings.endArray();
}

} // namespace switchyard::shell
