// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <vector>

class QSettings;

namespace switchyard::shell {

/// Files that were opened or saved, newest first. A value: who keeps one decides when it is written.
class RecentFiles
{
public:
    struct File
    {
        QString path;
        QDateTime at;

        bool exists() const;
        QString name() const;
        friend bool operator==(const File&, const File&) = default;
    };
    static constexpr std::size_t kMost = 12;

    /// To the front.
    void add(const QString& path, const QDateTime& at);
    void remove(const QString& path);
    const std::vector<File>& files() const { return files_; }

    void read(QSettings& settings);
    void write(QSettings& settings) const;

private:
    std::vector<File> files_;
};

} // namespace switchyard::shell
