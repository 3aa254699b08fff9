// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/session.h"
#include "ui/shell/recent_files.h"
#include "ui/widgets/banner.h"

#include <QObject>

class QMessageBox;

namespace switchyard::shell {

/// What the File menu does, with its questions: nothing that is in no file is given up without being asked for.
/// Failures are told in the banner. Thread: gui. Lifetime: all it is given outlives it.
class FileCommands final : public QObject
{
    Q_OBJECT
public:
    FileCommands(const widgets::Theme& theme, session::Session& session, widgets::Banner& banner, QWidget& window);

    /// Whether the file is open now.
    bool openFile(const QString& path);
    void openSample(const QString& id);
    /// Offers the newest draft of a session that ended without being closed, if there is one.
    void offerRecovery();
    const RecentFiles& recent() const { return recent_; }
    void setRecent(RecentFiles recent);
    void forget(const QString& path);
    /// Whether the window may close: edits are saved or given up, what serves is to be stopped.
    bool mayQuit();
    /// Shows what importing these files would do, and does it when that is wanted. Without an open workspace a new one
    /// begins.
    void importFiles(const QStringList& paths);
    /// A workspace file is opened, everything else imported.
    void takeDropped(const QStringList& paths);
    /// Says how other files differ from the draft, in a window that stays open.
    void compareWith(const QStringList& paths);

signals:
    void recentChanged();

public slots:
    void newFile();
    void chooseFile();
    bool save();
    bool saveAs();
    void reload();
    void closeFile();
    void chooseImport();
    void exportFiles();
    void chooseCompare();

private:
    bool mayDiscard();
    bool mayStop();
    void fileChanged();
    void merge();
    void remember();
    void recover(const document::Recovery& recovery);
    bool hasUnsavedEdits() const;
    bool told(const Result<void>& result, const QString& sentence = QStringLiteral("%1"));

    const widgets::Theme& theme_;
    session::Session& session_;
    widgets::Banner& banner_;
    QWidget& window_;
    RecentFiles recent_;
    bool recoveredText_ = false; ///< the open document came from a journal and is in no file
};

} // namespace switchyard::shell
