// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/export_dialog.h"

#include "core/document/file.h"
#include "ui/models/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <filesystem>

namespace switchyard::shell {
namespace {

/// An export takes up to a few tenths of a second for thousands of rules: not one for each letter.
constexpr int kTypingPauseMs = 250;

QString lossText(exchange::Loss loss)
{
    switch (loss) {
    case exchange::Loss::Dropped:
        return ExportDialog::tr("left out");
    case exchange::Loss::Changed:
        return ExportDialog::tr("written differently");
    case exchange::Loss::NotExported:
        break;
    }
    return ExportDialog::tr("not exported");
}

} // namespace

ExportDialog::ExportDialog(const widgets::Theme& theme, session::Session& session, QWidget* parent)
    : QDialog(parent),
      theme_(theme),
      session_(session),
      format_(new QComboBox),
      project_(new QLineEdit(QStringLiteral("PROJECT_ID"))),
      outputOnly_(new QCheckBox(tr("Also what only the server fills in"))),
      refused_(new QLabel),
      files_(new QListWidget),
      text_(new QPlainTextEdit),
      notesTitle_(new QLabel),
      notes_(new QTreeWidget),
      write_(new QPushButton(tr("Write to a folder…")))
{
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    resize(theme.scaled(860), theme.scaled(600));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(10);
    column->addWidget(buildChoices());
    refused_->setWordWrap(true);
    column->addWidget(refused_);
    column->addWidget(buildFiles(), 3);
    notesTitle_->setWordWrap(true);
    column->addWidget(notesTitle_);
    column->addWidget(notes_, 1);
    buildButtons();
    connect(format_, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    pause_.setSingleShot(true);
    pause_.setInterval(kTypingPauseMs);
    connect(&pause_, &QTimer::timeout, this, &ExportDialog::refresh);
    connect(project_, &QLineEdit::textChanged, &pause_, qOverload<>(&QTimer::start));
    connect(outputOnly_, &QCheckBox::toggled, this, &ExportDialog::refresh);
    connect(files_, &QListWidget::currentRowChanged, this, &ExportDialog::showFile);
    refresh();
}

QWidget* ExportDialog::buildChoices()
{
    format_->setObjectName(QStringLiteral("exportFormat"));
    for (const exchange::ExportFormat& format : exchange::export_formats())
        format_->addItem(models::toQString(format.title), models::toQString(format.name));
    project_->setObjectName(QStringLiteral("exportProject"));
    outputOnly_->setObjectName(QStringLiteral("exportOutputOnly"));
    auto* choices = new QWidget;
    auto* form = new QFormLayout(choices);
    form->setContentsMargins(0, 0, 0, 0);
    form->addRow(tr("&Format"), format_);
    form->addRow(tr("&Project"), project_);
    form->addRow(QString(), outputOnly_);
    return choices;
}

QWidget* ExportDialog::buildFiles()
{
    files_->setObjectName(QStringLiteral("exportFiles"));
    files_->setAccessibleName(tr("Files that are written"));
    text_->setObjectName(QStringLiteral("exportText"));
    text_->setAccessibleName(tr("Text of the file"));
    text_->setReadOnly(true);
    text_->setFont(theme_.mono(12));
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setTabChangesFocus(true);
    auto* splitter = new QSplitter;
    splitter->addWidget(files_);
    splitter->addWidget(text_);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({theme_.scaled(290), theme_.scaled(530)});
    splitter->setChildrenCollapsible(false);
    notes_->setObjectName(QStringLiteral("exportNotes"));
    notes_->setAccessibleName(tr("What the format cannot express"));
    notes_->setRootIsDecorated(false);
    notes_->setWordWrap(true);
    notes_->setHeaderLabels({tr("Where"), tr("What becomes of it"), tr("Why")});
    notes_->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    notes_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    return splitter;
}

void ExportDialog::buildButtons()
{
    write_->setObjectName(QStringLiteral("exportWrite"));
    write_->setProperty("next", true);
    write_->setDefault(true);
    auto* box = new QDialogButtonBox;
    box->addButton(write_, QDialogButtonBox::AcceptRole);
    box->addButton(QDialogButtonBox::Close);
    layout()->addWidget(box);
    connect(write_, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ExportDialog::refresh()
{
    const exchange::ExportFormat* format = exchange::export_format(format_->currentData().toString().toStdString());
    exported_ = format->write(session_.workspace(), {.project = project_->text().toStdString(),
                                                     .output_only_fields = outputOnly_->isChecked()});
    const auto refusals = std::ranges::count(session_.diagnostics(), false, &Diagnostic::cloud_accepts);
    refused_->setVisible(refusals > 0);
    refused_->setText(tr("The cloud would refuse this configuration for %n reasons; the pane Problems names them.",
                         nullptr, static_cast<int>(refusals)));
    const int row = std::max(files_->currentRow(), 0);
    files_->clear();
    for (const exchange::ExportFile& file : exported_.files)
        files_->addItem(models::toQString(file.name));
    files_->setCurrentRow(std::min(row, files_->count() - 1));
    write_->setEnabled(!exported_.files.empty());
    showNotes();
}

void ExportDialog::showFile(int row)
{
    text_->setPlainText(row < 0 ? QString() : models::toQString(exported_.files[static_cast<std::size_t>(row)].text));
}

void ExportDialog::showNotes()
{
    notes_->clear();
    for (const exchange::PortabilityNote& note : exported_.notes) {
        const QString field = models::toQString(note.field_path);
        const QString where =
            models::toQString(note.resource) + (field.isEmpty() ? QString() : QLatin1Char(' ') + field);
        auto* item = new QTreeWidgetItem(notes_, {where, lossText(note.loss), models::toQString(note.sentence)});
        item->setToolTip(2, models::toQString(note.sentence));
    }
    const int count = notes_->topLevelItemCount();
    notesTitle_->setText(count ? tr("The format cannot express %n things as they stand:", nullptr, count)
                               : tr("Everything can be expressed in this format."));
    notes_->setVisible(count > 0);
}

bool ExportDialog::existsBelow(const QString& folder) const
{
    return std::ranges::any_of(exported_.files, [&](const exchange::ExportFile& file) {
        return QFileInfo::exists(QDir(folder).filePath(models::toQString(file.name)));
    });
}

void ExportDialog::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Write the export to"));
    if (folder.isEmpty())
        return;
    if (existsBelow(folder) &&
        QMessageBox::question(this, tr("Export"), tr("Some of these files exist in %1. Replace them?").arg(folder)) !=
            QMessageBox::Yes)
        return;
    if (const auto written = writeTo(folder, true); !written)
        QMessageBox::warning(this, tr("Export"), tr("Not written: %1").arg(models::toQString(written.error().context)));
    else
        accept();
}

Result<void> ExportDialog::writeTo(const QString& folder, bool overwrite)
{
    if (pause_.isActive()) { // what is written is what the project's name says now
        pause_.stop();
        refresh();
    }
    if (!overwrite && existsBelow(folder))
        return fail(ErrorKind::InvalidArgument, "some of the files exist already.");
    for (const exchange::ExportFile& file : exported_.files) {
        if (auto saved = document::save_below(std::filesystem::path(folder.toStdU16String()), file.name, file.text,
                                              file.executable);
            !saved)
            return saved;
    }
    return {};
}

} // namespace switchyard::shell
