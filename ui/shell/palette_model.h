// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QStringList>

#include <functional>
#include <vector>

namespace switchyard::shell {

/// Something the command palette can do or go to.
struct PaletteEntry
{
    QString id; ///< remembered among the recently used
    QString title;
    QString group; ///< "Commands", "URL maps"
    QString note;  ///< shortcut of a command, place of an element
    bool enabled = true;
    std::function<void()> run;
};

/// The entries that answer what was typed, best first, under the names of their groups. Without anything typed: the
/// recently used, then all as they came. Thread: gui.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        HeadingRole = Qt::UserRole + 1, ///< bool: the name of a group
        NoteRole,
        PlacesRole, ///< QList<int>: characters of the title that were typed
        EnabledRole
    };
    static constexpr int kMostRows = 200;
    static constexpr int kMostRecent = 8;

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);
    void setPattern(const QString& pattern);
    /// Moves an entry to the front of the recently used.
    void use(const QString& id);
    void setRecent(const QStringList& ids) { recent_ = ids; }
    const QStringList& recent() const { return recent_; }
    /// Errors: nullptr for a heading.
    const PaletteEntry* entry(int row) const;
    int firstEntry() const { return rows_.empty() ? -1 : 1; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row
    {
        QString heading;       ///< not empty: the name of a group
        std::size_t entry = 0; ///< into entries_
        QList<int> places;
    };

    void showAll();
    void showMatches(const QString& pattern);

    std::vector<PaletteEntry> entries_;
    std::vector<Row> rows_;
    QStringList recent_;
};

} // namespace switchyard::shell
