// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_tool_bar.h"

#include "ui/shell/search_button.h"

#include <QLabel>
#include <QToolButton>

namespace switchyard::shell {
namespace {

constexpr int kLongestName = 240;

} // namespace

MainToolBar::MainToolBar(const widgets::Theme& theme, const session::Session& session, WindowActions& actions,
                         QWidget* parent)
    : QToolBar(tr("Tools"), parent),
      theme_(theme),
      session_(session),
      actions_(actions)
{
    setObjectName(QStringLiteral("tools"));
    setMovable(false);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggleViewAction()->setVisible(false);
    addDocument();
    addButton(*actions.run)->setProperty("next", true);
    addApply();
    addButton(*actions.load);
    for (QAction* action : {actions.undo, actions.redo})
        addButton(*action)->setToolButtonStyle(Qt::ToolButtonIconOnly);
    check_ = addButton(*actions.check);
    auto* gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(gap);
    addSearch();
    addThemes();
    using session::Session;
    connect(&session, &Session::documentChanged, this, &MainToolBar::showDocument);
    connect(&session, &Session::savedChanged, this, &MainToolBar::showDocument);
    for (QAction* action : {actions.apply, actions.check, actions.undo})
        connect(action, &QAction::changed, this, &MainToolBar::refresh);
    connect(&theme, &widgets::Theme::changed, this, &MainToolBar::refresh);
    showDocument();
    refresh();
}

QToolButton* MainToolBar::addButton(QAction& action)
{
    addAction(&action);
    auto* button = static_cast<QToolButton*>(widgetForAction(&action));
    button->setAutoRaise(false);
    button->setObjectName(action.objectName() + QStringLiteral("Button"));
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void MainToolBar::addDocument()
{
    logo_ = new QLabel(QStringLiteral("Switchyard"));
    logo_->setFont(theme_.text(14, QFont::Bold));
    logo_->setForegroundRole(QPalette::Link);
    logo_->setContentsMargins(8, 0, 2, 0);
    addWidget(logo_);
    document_ = new QLabel;
    document_->setObjectName(QStringLiteral("documentName"));
    document_->setForegroundRole(QPalette::PlaceholderText);
    document_->setTextFormat(Qt::PlainText);
    document_->setContentsMargins(0, 0, 6, 0);
    addWidget(document_);
}

void MainToolBar::addApply()
{
    apply_ = addButton(*actions_.apply);
    auto* menu = new QMenu(apply_);
    menu->setObjectName(QStringLiteral("applyMenu"));
    menu->setToolTipsVisible(true);
    menu->addActions({actions_.liveApply, actions_.review, actions_.revert});
    menu->addMenu(actions_.rollBack);
    apply_->setMenu(menu);
    apply_->setPopupMode(QToolButton::MenuButtonPopup);
}

void MainToolBar::addSearch()
{
    auto* search = new SearchButton(theme_, tr("Search or run a command"),
                                    actions_.palette->shortcut().toString(QKeySequence::NativeText));
    search->setObjectName(QStringLiteral("paletteButton"));
    connect(search, &QAbstractButton::clicked, actions_.palette, &QAction::trigger);
    addWidget(search);
}

void MainToolBar::addThemes()
{
    view_ = new QToolButton;
    view_->setObjectName(QStringLiteral("viewButton"));
    view_->setAutoRaise(false);
    view_->setFocusPolicy(Qt::TabFocus);
    view_->setPopupMode(QToolButton::InstantPopup);
    view_->setAccessibleName(tr("Theme, text size and panels"));
    view_->setToolTip(tr("Theme, text size and panels"));
    auto* menu = new QMenu(view_);
    menu->addActions(actions_.themes->actions());
    menu->addSeparator();
    menu->addActions({actions_.textLarger, actions_.textSmaller, actions_.textNormal});
    menu->addSeparator();
    menu->addMenu(actions_.panels);
    menu->addAction(actions_.resetLayout);
    view_->setMenu(menu);
    addWidget(view_);
}

void MainToolBar::showDocument()
{
    const bool open = session_.hasDocument();
    const QString mark = open && !session_.isSaved() ? QStringLiteral(" •") : QString();
    const QString name =
        document_->fontMetrics().elidedText(session_.name(), Qt::ElideMiddle, theme_.scaled(kLongestName));
    document_->setText(name + mark);
    document_->setToolTip(session_.isUntitled() ? session_.name() : session_.path());
}

/// Numbers beside the words: their room changes with them.
void MainToolBar::refresh()
{
    view_->setIcon(theme_.icon(QStringLiteral("theme")));
    for (QToolButton* button : {apply_, check_}) {
        const QString badge = button->defaultAction()->property("badge").toString();
        button->setAccessibleName(badge.isEmpty() ? button->text() : button->text() + QLatin1Char(' ') + badge);
        button->updateGeometry();
        button->update();
    }
}

} // namespace switchyard::shell
