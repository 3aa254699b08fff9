#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the running desktop over AT-SPI, as a screen reader does, and fails on an interactive element without a name.

usage: accessibility_walk.py SWITCHYARD        (under with_display.sh: needs a display and a session bus)
"""
import os
import signal
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60
INTERACTIVE = {
    Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON, Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON, Atspi.Role.COMBO_BOX,
    Atspi.Role.ENTRY, Atspi.Role.TEXT, Atspi.Role.SPIN_BUTTON, Atspi.Role.SLIDER, Atspi.Role.PAGE_TAB, Atspi.Role.TREE,
    Atspi.Role.TREE_TABLE, Atspi.Role.TABLE, Atspi.Role.LIST, Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.CANVAS,
    Atspi.Role.LINK, Atspi.Role.PASSWORD_TEXT,
}
#: rows of models are many; a few of each container are enough
MOST_CHILDREN = 60
LANES = ("Forwarding rule", "Target proxy", "Rule", "Backend service", "Endpoint group")


def wait_for(what, probe):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            found = probe()
        except GLib.Error:  # what was there is gone, or does not answer yet
            found = None
        if found:
            return found
        time.sleep(0.1)  # polling step of a condition
    sys.exit(f"accessibility walk: {what} did not appear within {PATIENCE} s")


def application(pid):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child and child.get_process_id() == pid:
            return child
    return None


def walk(node, trail, visit):
    visit(node, trail)
    for i in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(i)
        if child:
            walk(child, trail + [child], visit)


def main():
    Atspi.set_timeout(20_000, 60_000)  # milliseconds for an answer, also in an application that is new
    environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", LANG="C.UTF-8")
    program = subprocess.Popen([sys.argv[1], "--sample", "--language", "en"], env=environment)
    try:
        root = wait_for("the program", lambda: application(program.pid))
        wait_for("the canvas", lambda: find(root, lambda n: n.get_name().startswith("Forwarding rule web-http")))
        nameless, seen, nodes = [], {}, []

        def visit(node, trail):
            role = node.get_role()
            states = node.get_state_set()
            name = (node.get_name() or "").strip()
            seen[role] = seen.get(role, 0) + 1
            if name.split(" ")[0:1] and any(name.startswith(lane + " ") for lane in LANES):
                nodes.append((name, node))
            if role in INTERACTIVE and states.contains(Atspi.StateType.SHOWING) and not name:
                where = " / ".join(f"{n.get_role_name()} '{n.get_name()}'" for n in trail[-4:])
                nameless.append(where)

        walk(root, [root], visit)
        print("elements:", sum(seen.values()), "canvas nodes:", len(nodes))
        canvas = [node for name, node in nodes if not name.startswith("Rule")]
        problems = [f"no name: {where}" for where in nameless]
        if len(nodes) < 15:
            problems.append(f"only {len(nodes)} canvas nodes are visible to assistive technology")
        for node in canvas:
            states = node.get_state_set()
            if not states.contains(Atspi.StateType.FOCUSABLE) or not states.contains(Atspi.StateType.SELECTABLE):
                problems.append(f"'{node.get_name()}' is neither focusable nor selectable")
        for problem in problems:
            print(problem)
        return 1 if problems else 0
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()


def find(node, wanted, depth=0):
    if wanted(node):
        return node
    if depth > 14:
        return None
    for i in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(i)
        found = child and find(child, wanted, depth + 1)
        if found:
            return found
    return None


sys.exit(main())
