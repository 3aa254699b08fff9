// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_menus.h"

#include "ui/shell/window_actions.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace switchyard::shell {
namespace {

QString say(const char* text) { return QCoreApplication::translate("Menus", text); }

QMenu* addMenu(QMenuBar& bar, const char* text)
{
    QMenu* menu = bar.addMenu(say(text));
    menu->setToolTipsVisible(true);
    return menu;
}

void fillFile(QMenu& menu, WindowActions& actions)
{
    menu.addActions({actions.newFile, actions.open});
    menu.addMenu(actions.samples);
    menu.addMenu(actions.recent);
    menu.addSeparator();
    menu.addActions({actions.save, actions.saveAs, actions.reload});
    menu.addSeparator();
    menu.addActions({actions.importFiles, actions.exportFiles, actions.compare});
    menu.addSeparator();
    menu.addActions({actions.closeFile, actions.quit});
}

void fillView(QMenu& menu, WindowActions& actions)
{
    menu.addAction(actions.palette);
    menu.addSeparator();
    menu.addActions({actions.zoomIn, actions.zoomOut, actions.zoomReset, actions.zoomFit});
    menu.addSeparator();
    menu.addMenu(actions.themes);
    menu.addActions({actions.textLarger, actions.textSmaller, actions.textNormal});
    menu.addSeparator();
    menu.addMenu(actions.panels);
    menu.addActions({actions.resetLayout, actions.fullScreen});
}

void fillRun(QMenu& menu, WindowActions& actions)
{
    menu.addAction(actions.run);
    menu.addSeparator();
    menu.addActions({actions.apply, actions.liveApply, actions.review, actions.revert});
    menu.addMenu(actions.rollBack);
    menu.addSeparator();
    menu.addAction(actions.load);
}

} // namespace

MainMenus buildMenus(QMenuBar& bar, WindowActions& actions)
{
    MainMenus menus;
    fillFile(*addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&File")), actions);
    menus.edit = addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&Edit"));
    menus.edit->addActions({actions.undo, actions.redo});
    fillView(*addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&View")), actions);
    fillRun(*addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&Run")), actions);
    QMenu* tools = addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&Tools"));
    tools->addAction(actions.check);
    tools->addSeparator();
    tools->addAction(actions.settings);
    QMenu* help = addMenu(bar, QT_TRANSLATE_NOOP("Menus", "&Help"));
    help->addActions({actions.help, actions.shortcuts});
    help->addSeparator();
    help->addAction(actions.about);
    return menus;
}

} // namespace switchyard::shell
