// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QMenuBar;

namespace switchyard::shell {

class WindowActions;

/// The menus of the window that are changed later.
struct MainMenus
{
    QMenu* edit = nullptr;
};

/// Fills the menu bar: File, Edit, View, Run, Tools, Help.
MainMenus buildMenus(QMenuBar& bar, WindowActions& actions);

} // namespace switchyard::shell
