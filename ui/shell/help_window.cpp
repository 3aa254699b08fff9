// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_window.h"

#include <QAbstractTextDocumentLayout>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace switchyard::shell {
namespace {

constexpr int kPageRole = Qt::UserRole + 1;
constexpr int kSearchDelayMs = 200;
constexpr int kTextRole = Qt::UserRole + 2;
/// A page to look things up in.
constexpr int kReferenceRole = Qt::UserRole + 3;

/// In the order in which somebody would read them.
constexpr const char* kPages[] = {
    "index",         "first-steps",    "canvas", "editing",      "apply-and-revisions", "logs-and-filters",
    "health",        "http2-and-grpc", "load",   "certificates", "import-and-export",   "shortcuts",
    "switchyardctl", "diagnostics"};

QString readPage(const QString& page)
{
    QFile file(QStringLiteral(":/help/%1.md").arg(page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The first heading.
QString titleOf(const QString& text)
{
    const qsizetype start = text.indexOf(QStringLiteral("# "));
    return start < 0 ? QString() : text.mid(start + 2, text.indexOf(QLatin1Char('\n'), start) - start - 2).trimmed();
}

} // namespace

HelpWindow::HelpWindow(const widgets::Theme& theme, QWidget* parent)
    : QDialog(parent),
      theme_(theme),
      pages_(new QListWidget),
      search_(new QLineEdit),
      back_(new QPushButton(tr("Back"))),
      browser_(new QTextBrowser)
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Help"));
    resize(theme.scaled(900), theme.scaled(620));
    search_->setObjectName(QStringLiteral("helpSearch"));
    search_->setPlaceholderText(tr("Search the help"));
    search_->setAccessibleName(tr("Search the help"));
    search_->setClearButtonEnabled(true);
    pages_->setObjectName(QStringLiteral("helpPages"));
    pages_->setAccessibleName(tr("Pages"));
    pages_->setFrameShape(QFrame::NoFrame);
    back_->setObjectName(QStringLiteral("helpBack"));
    back_->setShortcut(QKeySequence::Back);
    back_->setAutoDefault(false);
    browser_->setObjectName(QStringLiteral("helpText"));
    browser_->setAccessibleName(tr("Help text"));
    browser_->setFrameShape(QFrame::NoFrame);
    browser_->setOpenLinks(false);
    browser_->document()->setDocumentMargin(18);
    auto* left = new QVBoxLayout;
    left->addWidget(search_);
    left->addWidget(pages_, 1);
    left->addWidget(back_, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout(this);
    row->addLayout(left, 2);
    row->addWidget(browser_, 5);
    fillPages();
    connect(search_, &QLineEdit::textChanged, this, &HelpWindow::filterPages);
    searchTimer_.setSingleShot(true);
    searchTimer_.setInterval(kSearchDelayMs);
    connect(&searchTimer_, &QTimer::timeout, this, &HelpWindow::goToFound);
    connect(pages_, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item && item->data(kPageRole).toString() != page())
            showPage(item->data(kPageRole).toString());
    });
    connect(back_, &QPushButton::clicked, browser_, &QTextBrowser::backward);
    connect(browser_, &QTextBrowser::backwardAvailable, back_, &QPushButton::setEnabled);
    connect(browser_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        const QString target = link.fileName();
        if (link.scheme().startsWith(QStringLiteral("http")))
            QDesktopServices::openUrl(link);
        else if (target.endsWith(QStringLiteral(".md")))
            showPage(target.chopped(3));
    });
    connect(browser_, &QTextBrowser::sourceChanged, this, &HelpWindow::restyle);
    connect(&theme, &widgets::Theme::changed, browser_, &QTextBrowser::reload);
    back_->setEnabled(false);
    showPage(QStringLiteral("index"));
}

/// The pages one reads, then those one looks things up in: these are listed only while something is searched for.
void HelpWindow::fillPages()
{
    QStringList names;
    for (const char* name : kPages)
        names << QString::fromLatin1(name);
    for (const QString& file :
         QDir(QStringLiteral(":/help")).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        if (!names.contains(file.chopped(3)))
            names << file.chopped(3);
    }
    for (const QString& page : names) {
        const QString text = readPage(page);
        auto* item = new QListWidgetItem(titleOf(text), pages_);
        item->setData(kPageRole, page);
        item->setData(kTextRole, text);
        item->setData(kReferenceRole, pages_->count() > static_cast<int>(std::size(kPages)));
    }
    filterPages({});
}

QString HelpWindow::page() const { return browser_->source().fileName().section(QLatin1Char('.'), 0, 0); }

void HelpWindow::showPage(const QString& page)
{
    browser_->setSource(QUrl(QStringLiteral("qrc:/help/%1.md").arg(page)), QTextDocument::MarkdownResource);
    mark(search_->text());
}

void HelpWindow::goToHeading(const QString& heading)
{
    for (QTextBlock block = browser_->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || block.text() != heading)
            continue;
        browser_->setTextCursor(QTextCursor(block));
        const QRectF place = browser_->document()->documentLayout()->blockBoundingRect(block);
        browser_->verticalScrollBar()->setValue(static_cast<int>(place.top()));
        return;
    }
}

/// Headings and code take the fonts of the theme; the list shows which page it is.
void HelpWindow::restyle()
{
    for (int row = 0; row < pages_->count(); ++row) {
        if (pages_->item(row)->data(kPageRole).toString() == page())
            pages_->setCurrentRow(row);
    }
    const QFont mono = theme_.mono(12);
    for (QTextBlock block = browser_->document()->begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            if (!part.fragment().charFormat().fontFixedPitch())
                continue;
            QTextCursor cursor(browser_->document());
            cursor.setPosition(part.fragment().position());
            cursor.setPosition(part.fragment().position() + part.fragment().length(), QTextCursor::KeepAnchor);
            QTextCharFormat format;
            format.setFontFamilies(mono.families());
            cursor.mergeCharFormat(format);
        }
    }
}

void HelpWindow::filterPages(const QString& text)
{
    for (int row = 0; row < pages_->count(); ++row) {
        QListWidgetItem* item = pages_->item(row);
        const bool reference = text.isEmpty() && item->data(kReferenceRole).toBool();
        item->setHidden(reference || !item->data(kTextRole).toString().contains(text, Qt::CaseInsensitive));
    }
    mark(text);
    searchTimer_.start();
}

/// The first page that holds what is searched for, unless the one that is shown does.
void HelpWindow::goToFound()
{
    if (pages_->currentItem() && !pages_->currentItem()->isHidden())
        return;
    for (int row = 0; row < pages_->count(); ++row) {
        if (!pages_->item(row)->isHidden()) {
            pages_->setCurrentRow(row);
            return;
        }
    }
}

/// Every place of the page where the text stands, the first one in view.
void HelpWindow::mark(const QString& text)
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCursor cursor(browser_->document());
    while (text.size() > 1 && !(cursor = browser_->document()->find(text, cursor)).isNull()) {
        QTextEdit::ExtraSelection found;
        found.cursor = cursor;
        found.format.setBackground(theme_.tokens().badge);
        found.format.setForeground(theme_.tokens().warning);
        marks.append(found);
    }
    browser_->setExtraSelections(marks);
    if (!marks.isEmpty()) {
        QTextCursor start(marks.front().cursor);
        start.clearSelection();
        browser_->setTextCursor(start);
    }
}

} // namespace switchyard::shell
