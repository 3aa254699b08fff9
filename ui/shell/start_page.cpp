// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start_page.h"

#include "ui/shell/sample_card.h"
#include "ui/shell/samples.h"

#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace switchyard::shell {
namespace {

constexpr int kCardWidth = 680;
constexpr int kMostRows = 6;

enum Column
{
    Name,
    Folder,
    Time,
    ColumnCount
};

QLabel* label(const QString& text, const QFont& font, QPalette::ColorRole role)
{
    auto* label = new QLabel(text);
    label->setFont(font);
    label->setForegroundRole(role);
    label->setWordWrap(true);
    return label;
}

QString shortFolder(const QString& path)
{
    QString folder = QFileInfo(path).absolutePath();
    const QString home = QDir::homePath();
    if (folder == home || folder.startsWith(home + QLatin1Char('/')))
        folder.replace(0, home.size(), QStringLiteral("~"));
    return folder;
}

} // namespace

StartPage::StartPage(const widgets::Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme)
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(6);
    addHead(*column);
    addCards(*column);
    addRecent(*column);
    addSteps(*column);
    page->setMaximumWidth(theme.scaled(kCardWidth));
    auto* middle = new QWidget;
    auto* around = new QGridLayout(middle);
    around->addWidget(page, 1, 1);
    around->setRowStretch(0, 2);
    around->setRowStretch(2, 3);
    around->setColumnStretch(0, 1);
    around->setColumnStretch(1, 4);
    around->setColumnStretch(2, 1);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setBackgroundRole(QPalette::NoRole);
    scroll->viewport()->setAutoFillBackground(false);
    middle->setAutoFillBackground(false);
    scroll->setWidget(middle);
    middle->setAutoFillBackground(false); // the scroll area sets it
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connect(&theme, &widgets::Theme::changed, this, [this, page] {
        page->setMaximumWidth(theme_.scaled(kCardWidth));
        fitRecent();
    });
    setRecent({});
}

void StartPage::addHead(QVBoxLayout& column)
{
    column.addWidget(label(QStringLiteral("Switchyard"), theme_.text(28, QFont::Bold), QPalette::WindowText));
    column.addWidget(label(tr("A load balancer you can see: drawn, running, and explained on this machine."),
                           theme_.text(15), QPalette::WindowText));
    column.addSpacing(16);
}

void StartPage::addCards(QVBoxLayout& column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    bool first = true;
    for (const Sample& sample : samples()) {
        auto* card = new SampleCard(theme_, first ? tr("Open the %1 sample").arg(sample.title) : sample.title,
                                    sample.text, first);
        card->setObjectName(first ? QStringLiteral("openSample") : QStringLiteral("sample-") + sample.id);
        connect(card, &QAbstractButton::clicked, this, [this, id = sample.id] { emit sampleChosen(id); });
        row->addWidget(card, 3);
        first = false;
    }
    auto* empty = new SampleCard(theme_, tr("Empty workspace"), tr("Draw a load balancer of your own."), false);
    empty->setObjectName(QStringLiteral("openEmpty"));
    connect(empty, &QAbstractButton::clicked, this, &StartPage::newChosen);
    row->addWidget(empty, 2);
    column.addLayout(row);
    auto* open = new QPushButton(tr("Open a file…"));
    open->setObjectName(QStringLiteral("openFile"));
    connect(open, &QPushButton::clicked, this, &StartPage::openChosen);
    auto* import = new QPushButton(tr("Import a configuration…"));
    import->setObjectName(QStringLiteral("importFiles"));
    import->setToolTip(tr("Google Cloud YAML or JSON, Terraform state or plan, Config Connector"));
    connect(import, &QPushButton::clicked, this, &StartPage::importChosen);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(open);
    buttons->addWidget(import);
    buttons->addStretch(1);
    column.addSpacing(6);
    column.addLayout(buttons);
    column.addSpacing(14);
}

void StartPage::addRecent(QVBoxLayout& column)
{
    recentTitle_ = label(tr("Recent files"), theme_.text(13, QFont::DemiBold), QPalette::WindowText);
    column.addWidget(recentTitle_);
    recent_ = new QTreeWidget;
    recent_->setObjectName(QStringLiteral("recentFiles"));
    recent_->setAccessibleName(tr("Recent files"));
    recent_->setColumnCount(ColumnCount);
    recent_->setHeaderHidden(true);
    recent_->setRootIsDecorated(false);
    recent_->setUniformRowHeights(true);
    recent_->setFrameShape(QFrame::NoFrame);
    recent_->setAllColumnsShowFocus(true);
    recent_->setProperty("hoverRows", true);
    recent_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    recent_->header()->setStretchLastSection(false);
    recent_->header()->setSectionResizeMode(Name, QHeaderView::ResizeToContents);
    recent_->header()->setSectionResizeMode(Folder, QHeaderView::Stretch);
    recent_->header()->setSectionResizeMode(Time, QHeaderView::ResizeToContents);
    recent_->viewport()->setAutoFillBackground(false);
    recent_->installEventFilter(this);
    const auto choose = [this](const QTreeWidgetItem* item) {
        emit recentChosen(item->data(Name, Qt::UserRole).toString());
    };
    connect(recent_, &QTreeWidget::itemClicked, this, choose);
    column.addWidget(recent_);
    column.addSpacing(14);
}

void StartPage::addSteps(QVBoxLayout& column)
{
    auto* steps = new QGridLayout;
    steps->setHorizontalSpacing(12);
    steps->setVerticalSpacing(8);
    const QString texts[] = {tr("Open the sample or a workspace file of your own."),
                             tr("Press Run: the status line shows the addresses it listens on."),
                             tr("Press Load, or open an address in a browser, and watch the edges move.")};
    for (int i = 0; i < 3; ++i) {
        steps->addWidget(label(QString::number(i + 1), theme_.mono(13), QPalette::Link), i, 0, Qt::AlignTop);
        steps->addWidget(label(texts[i], theme_.text(13), QPalette::WindowText), i, 1);
    }
    steps->setColumnStretch(1, 1);
    column.addLayout(steps);
}

QTreeWidgetItem* StartPage::makeRow(const RecentFiles::File& file) const
{
    auto* row = new QTreeWidgetItem;
    const bool missing = !file.exists();
    const QString time = QLocale().toString(file.at, QLocale::ShortFormat);
    row->setText(Name, file.name());
    row->setText(Folder, shortFolder(file.path));
    row->setText(Time, missing ? tr("missing") : time);
    row->setData(Name, Qt::UserRole, file.path);
    row->setToolTip(Name, file.path);
    row->setToolTip(Folder, file.path);
    row->setToolTip(Time, missing ? tr("This file does not exist any more. Del takes it from the list.") : time);
    row->setForeground(Folder, palette().brush(QPalette::PlaceholderText));
    row->setForeground(Time, missing ? QBrush(theme_.tokens().warning) : palette().brush(QPalette::PlaceholderText));
    row->setTextAlignment(Time, Qt::AlignRight | Qt::AlignVCenter);
    row->setData(Name, Qt::AccessibleTextRole,
                 QStringList{row->text(Name), row->text(Folder), row->text(Time)}.join(QStringLiteral(", ")));
    return row;
}

void StartPage::setRecent(const std::vector<RecentFiles::File>& files)
{
    recent_->clear();
    for (const RecentFiles::File& file : files)
        recent_->addTopLevelItem(makeRow(file));
    recentTitle_->setVisible(!files.empty());
    recent_->setVisible(!files.empty());
    fitRecent();
}

void StartPage::fitRecent()
{
    const int rows = std::min(recent_->topLevelItemCount(), kMostRows);
    if (rows)
        recent_->setFixedHeight(rows * recent_->sizeHintForRow(0) + 4);
}

bool StartPage::eventFilter(QObject* watched, QEvent* event)
{
    const QTreeWidgetItem* item = watched == recent_ ? recent_->currentItem() : nullptr;
    if (!item || event->type() != QEvent::KeyPress)
        return false;
    const QString path = item->data(Name, Qt::UserRole).toString();
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit recentChosen(path);
        return true;
    case Qt::Key_Delete:
        emit recentForgotten(path);
        return true;
    default:
        return false;
    }
}

void StartPage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme_.tokens().background);
}

} // namespace switchyard::shell
