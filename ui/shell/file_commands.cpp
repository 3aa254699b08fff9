// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/file_commands.h"

#include "ui/models/text.h"
#include "ui/shell/samples.h"

#include <QDateTime>
#include <QFileDialog>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

namespace switchyard::shell {
namespace {

using widgets::Banner;

QString fileFilter() { return FileCommands::tr("Workspaces (*.yaml *.yml *.json);;All files (*)"); }

QString diskTopic() { return QStringLiteral("disk"); }

} // namespace

FileCommands::FileCommands(const widgets::Theme& theme, session::Session& session, Banner& banner, QWidget& window)
    : QObject(&window),
      theme_(theme),
      session_(session),
      banner_(banner),
      window_(window)
{
    connect(&session, &session::Session::fileChangedOnDisk, this, &FileCommands::fileChanged);
    connect(&session, &session::Session::documentChanged, this, [this] {
        banner_.withdraw(diskTopic());
        recoveredText_ = false;
        remember();
    });
}

/// Tells a failure; whether there was none. `sentence`: around the reason.
bool FileCommands::told(const Result<void>& result, const QString& sentence)
{
    if (!result)
        banner_.showMessage(Banner::Tone::Failure, sentence.arg(models::toQString(result.error().context)));
    return result.has_value();
}

// --- opening

void FileCommands::newFile()
{
    if (!mayDiscard())
        return;
    banner_.hide();
    session_.openUntitled({}, tr("untitled.switchyard.yaml"));
}

bool FileCommands::openFile(const QString& path)
{
    if (!mayDiscard())
        return false;
    banner_.hide();
    return told(session_.open(path));
}

void FileCommands::openSample(const QString& id)
{
    if (!mayDiscard())
        return;
    banner_.hide();
    session_.openUntitled(sampleText(id), sampleFileName(id));
}

void FileCommands::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(&window_, tr("Open a workspace"), {}, fileFilter());
    if (!path.isEmpty())
        openFile(path);
}

// --- saving

bool FileCommands::save()
{
    if (!session_.hasDocument())
        return false;
    return session_.isUntitled() ? saveAs() : told(session_.save(), tr("Not saved: %1"));
}

bool FileCommands::saveAs()
{
    if (!session_.hasDocument())
        return false;
    const QString proposal = session_.isUntitled() ? session_.name() : session_.path();
    const QString path = QFileDialog::getSaveFileName(&window_, tr("Save the workspace as"), proposal, fileFilter());
    return !path.isEmpty() && told(session_.saveAs(path), tr("Not saved: %1"));
}

// --- the file on disk

void FileCommands::reload()
{
    if (hasUnsavedEdits()) {
        QMessageBox box(QMessageBox::Warning, tr("Reload"),
                        tr("Reload %1 from disk? Your unsaved changes are given up.").arg(session_.name()),
                        QMessageBox::Cancel, &window_);
        QPushButton* yes = box.addButton(tr("Reload"), QMessageBox::DestructiveRole);
        yes->setObjectName(QStringLiteral("reloadAnyway"));
        box.exec();
        if (box.clickedButton() != yes)
            return;
    }
    told(session_.reload());
}

void FileCommands::fileChanged()
{
    std::vector<Banner::Action> actions{{tr("Reload"), [this] { told(session_.reload()); }}};
    if (hasUnsavedEdits())
        actions.push_back({tr("Merge"), [this] { merge(); }});
    actions.push_back({tr("Keep mine"), [this] { session_.keepMine(); }});
    banner_.showMessage(Banner::Tone::Notice, tr("%1 was changed on disk by another program.").arg(session_.name()),
                        std::move(actions), diskTopic());
}

void FileCommands::merge()
{
    const auto merged = session_.mergeFromDisk();
    if (!merged) {
        banner_.showMessage(Banner::Tone::Failure, models::toQString(merged.error().context));
        return;
    }
    QString text = tr("%n changes of the file were taken over.", nullptr, merged->changes);
    if (!merged->conflicts.isEmpty())
        text +=
            QLatin1Char(' ') + tr("Yours stay where both differ: %1").arg(merged->conflicts.join(QStringLiteral("; ")));
    banner_.showMessage(merged->conflicts.isEmpty() ? Banner::Tone::Notice : Banner::Tone::Failure, text);
}

// --- what was opened before

void FileCommands::remember()
{
    if (!session_.hasDocument() || session_.isUntitled())
        return;
    recent_.add(session_.path(), QDateTime::currentDateTime());
    emit recentChanged();
}

void FileCommands::setRecent(RecentFiles recent)
{
    recent_ = std::move(recent);
    emit recentChanged();
}

void FileCommands::forget(const QString& path)
{
    recent_.remove(path);
    emit recentChanged();
}

void FileCommands::offerRecovery()
{
    const std::vector<document::Recovery> found = session::Session::recoveries();
    if (found.empty())
        return;
    const document::Recovery& newest = found.front();
    const QDateTime at = QDateTime::fromSecsSinceEpoch(newest.changed_at);
    const bool today = at.date() == QDate::currentDate();
    const QString time =
        today ? QLocale().toString(at.time(), QStringLiteral("HH:mm")) : QLocale().toString(at, QLocale::ShortFormat);
    banner_.showMessage(Banner::Tone::Notice,
                        tr("Unsaved changes of %1 from %2 can be recovered.").arg(models::toQString(newest.name), time),
                        {{tr("Recover"), [this, newest] { recover(newest); }},
                         {tr("Discard"),
                          [this, newest] {
                              session::Session::discardRecovery(newest);
                              offerRecovery();
                          }}},
                        QStringLiteral("recovery"));
}

void FileCommands::recover(const document::Recovery& recovery)
{
    if (!mayDiscard()) {
        offerRecovery();
        return;
    }
    recoveredText_ = told(session_.recover(recovery));
}

// --- leaving

void FileCommands::closeFile()
{
    if (!mayDiscard() || !mayStop())
        return;
    banner_.hide();
    if (session_.isRunning())
        session_.stop();
    session_.close();
}

/// A sample that was only looked at is not worth a question.
bool FileCommands::hasUnsavedEdits() const
{
    if (!session_.hasDocument())
        return false;
    return session_.isUntitled() ? recoveredText_ || !session_.undoStack().isClean() : !session_.isSaved();
}

bool FileCommands::mayDiscard()
{
    if (!hasUnsavedEdits())
        return true;
    QMessageBox box(QMessageBox::Warning, tr("Unsaved changes"),
                    tr("%1 has changes that are not saved.").arg(session_.name()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &window_);
    box.setDefaultButton(QMessageBox::Save);
    box.setInformativeText(tr("Save them, or give them up?"));
    switch (box.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

bool FileCommands::mayStop()
{
    if (!session_.isRunning())
        return true;
    const int count = static_cast<int>(session_.listeners().size());
    QMessageBox box(QMessageBox::Question, tr("Still serving"), tr("%n listeners serve; stop them?", nullptr, count),
                    QMessageBox::Cancel, &window_);
    QPushButton* stop = box.addButton(tr("Stop"), QMessageBox::AcceptRole);
    stop->setObjectName(QStringLiteral("stopServing"));
    box.setDefaultButton(stop);
    QStringList addresses;
    for (const runtime::LiveListener& listener : session_.listeners())
        addresses << models::toQString(listener.local.to_string());
    box.setInformativeText(addresses.join(QStringLiteral(", ")));
    box.exec();
    return box.clickedButton() == stop;
}

bool FileCommands::mayQuit() { return mayDiscard() && mayStop(); }

} // namespace switchyard::shell
