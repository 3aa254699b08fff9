// SPDX-License-Identifier: GPL-3.0-or-later
// The file of a session, and what is kept beside it: heights of nodes, and the journal of unsaved steps.
#include "core/document/file.h"
#include "ui/session/session.h"

#include <QFileInfo>

namespace switchyard::session {

Result<void> Session::open(const QString& path)
{
    auto document = document::load_file(path.toStdString());
    if (!document)
        return std::unexpected(document.error());
    const QFileInfo file(path);
    take(std::move(*document), file.absoluteFilePath(), file.fileName());
    return {};
}

void Session::openUntitled(std::string text, const QString& name)
{
    take(document::Document::load(std::move(text)), {}, name);
}

void Session::take(document::Document document, const QString& path, const QString& name)
{
    gesture_.reset();
    if (journal_)
        journal_->discard();
    undoStack_.clear();
    undoStack_.setClean();
    document_ = std::move(document);
    savedText_ = path.isEmpty() ? std::string() : document_->text();
    path_ = path;
    name_ = name;
    textReplaced_ = false;
    selection_ = {};
    issueDiagnostics_.clear();
    applied_.clear();
    loadHeights();
    startJournal();
    watchFile();
    emit documentChanged();
    emit selectionChanged();
    emit layoutChanged();
    emit appliedChanged();
    tellSaved();
    draftChanged();
}

void Session::close()
{
    gesture_.reset();
    if (journal_)
        journal_->discard();
    journal_.reset();
    heights_.clear();
    issueDiagnostics_.clear();
    applied_.clear();
    undoStack_.clear();
    document_.reset();
    path_.clear();
    name_.clear();
    selection_ = {};
    watchFile();
    emit documentChanged();
    emit selectionChanged();
    tellSaved();
    draftChanged();
}

Result<void> Session::save()
{
    if (path_.isEmpty())
        return fail(ErrorKind::InvalidArgument, "no file name was chosen yet");
    return saveAs(path_);
}

Result<void> Session::saveAs(const QString& path)
{
    if (!document_)
        return fail(ErrorKind::InvalidArgument, "no document is open");
    commitGesture();
    if (auto saved = document::save_atomically(path.toStdString(), document_->text()); !saved)
        return saved;
    const QFileInfo file(path);
    const bool renamed = path_ != file.absoluteFilePath();
    path_ = file.absoluteFilePath();
    name_ = file.fileName();
    savedText_ = document_->text();
    textReplaced_ = false;
    undoStack_.setClean();
    watchFile();
    startJournal();
    if (renamed || !heights_.empty())
        heightsFile_.save(path_, workspace(), heights_); // the picture is worth no failed save
    if (renamed)
        emit documentChanged();
    tellSaved();
    return {};
}

Result<void> Session::reload()
{
    auto text = document::read_file(path_.toStdString());
    if (!text)
        return std::unexpected(text.error());
    gesture_.reset();
    undoStack_.clear();
    undoStack_.setClean();
    savedText_ = *text;
    textReplaced_ = false;
    document_->replace_text(std::move(*text));
    startJournal();
    watchFile();
    tellSaved();
    draftChanged();
    return {};
}

Result<DiskMerge> Session::mergeFromDisk()
{
    auto text = document::read_file(path_.toStdString());
    if (!text)
        return std::unexpected(text.error());
    commitGesture();
    const model::Workspace base = model::aligned(document::Document::load(savedText_).workspace(), workspace());
    const model::Workspace theirs = model::aligned(document::Document::load(*text).workspace(), base);
    DiskMerge merge;
    std::vector<model::Change> fitting;
    model::Workspace merged = workspace();
    for (const model::Difference& difference : model::diff(base, theirs)) {
        Result<model::Workspace> next = merged.apply(difference.change);
        if (!next) {
            merge.conflicts << QString::fromStdString(difference.sentence);
            continue;
        }
        merged = std::move(*next);
        fitting.push_back(difference.change);
    }
    merge.changes = static_cast<int>(fitting.size());
    if (!fitting.empty()) {
        if (const Result<void> done = edit(std::move(fitting), tr("Take over changes of the file")); !done)
            return std::unexpected(done.error());
    }
    savedText_ = std::move(*text);
    textReplaced_ = false;
    tellSaved();
    return merge;
}

void Session::keepMine()
{
    if (auto text = document::read_file(path_.toStdString()))
        savedText_ = std::move(*text);
    textReplaced_ = false;
    tellSaved();
}

bool Session::isSaved() const
{
    return hasDocument() && !isUntitled() && !textReplaced_ && document_->text() == savedText_;
}

void Session::tellSaved()
{
    lastSaved_ = isSaved();
    emit savedChanged();
}

// --- what is kept beside the file

void Session::loadHeights()
{
    heights_.clear();
    if (!path_.isEmpty())
        heights_ = heightsFile_.load(path_, workspace());
}

void Session::setHeights(std::map<ElementId, double> heights)
{
    heights_ = std::move(heights);
    if (!path_.isEmpty())
        heightsFile_.save(path_, workspace(), heights_);
    emit layoutChanged();
}

void Session::startJournal()
{
    if (journal_)
        journal_->discard();
    journal_.reset();
    if (!document_)
        return;
    document::JournalStart start{path_.toStdString(), name_.toStdString(), savedText_};
    if (auto journal = document::Journal::start(document::journal_folder(), start))
        journal_ = std::move(*journal);
    keepJournal();
}

/// Writes the step down. A journal that cannot be written is given up: the draft itself is in no danger.
void Session::keepJournal()
{
    if (!journal_ || !document_)
        return;
    if (!journal_->record(document_->text()))
        journal_.reset();
    else if (!journalTimer_.isActive())
        journalTimer_.start();
}

std::vector<document::Recovery> Session::recoveries() { return document::recoveries(document::journal_folder()); }

void Session::discardRecovery(const document::Recovery& recovery) { document::discard(recovery); }

Result<void> Session::recover(const document::Recovery& recovery)
{
    auto text = document::recovered_text(recovery);
    if (!text)
        return std::unexpected(text.error());
    const QString path = QString::fromStdString(recovery.file.string());
    auto onDisk = path.isEmpty() ? Result<std::string>(std::string()) : document::read_file(recovery.file);
    take(document::Document::load(std::move(*text)), onDisk ? path : QString(), QString::fromStdString(recovery.name));
    if (onDisk && !path.isEmpty()) {
        savedText_ = std::move(*onDisk);
        startJournal();
    }
    tellSaved();
    document::discard(recovery);
    return {};
}

void Session::watchFile()
{
    if (const QStringList watched = watcher_.files(); !watched.isEmpty())
        watcher_.removePaths(watched);
    if (!path_.isEmpty())
        watcher_.addPath(path_);
}

void Session::fileTouched()
{
    if (path_.isEmpty())
        return;
    const auto text = document::read_file(path_.toStdString());
    watchFile(); // a rename replaced the watched file
    if (!text || *text == savedText_)
        return;
    textReplaced_ = true;
    tellSaved();
    emit fileChangedOnDisk();
}

} // namespace switchyard::session
