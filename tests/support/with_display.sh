#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command on a display of its own: Xvfb on a free number, openbox as window manager, a private session bus.
# usage: with_display.sh COMMAND…     SWITCHYARD_SCREEN=1600x1000 chooses the size.
set -euo pipefail
scratch=$(mktemp -d)
pids=()
finish() {
    for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$scratch" 2>/dev/null || true # a service may still be writing
}
trap finish EXIT

mkfifo "$scratch/display"
Xvfb -displayfd 3 -screen 0 "${SWITCHYARD_SCREEN:-1600x1000}x24" -dpi 96 -nolisten tcp 3>"$scratch/display" 2>"$scratch/xvfb.log" &
pids+=($!)
if ! read -r -t 30 number <"$scratch/display"; then
    echo "with_display: Xvfb did not start:" >&2
    cat "$scratch/xvfb.log" >&2
    exit 1
fi
export DISPLAY=":$number"
export QT_QPA_PLATFORM=xcb XDG_CONFIG_HOME="$scratch/config" XDG_STATE_HOME="$scratch/state" XDG_CACHE_HOME="$scratch/cache" XDG_RUNTIME_DIR="$scratch"
unset WAYLAND_DISPLAY
mkdir -p "$scratch/config/openbox"
# No decorations: a window has the whole screen, and a picture holds nothing but the program.
cat >"$scratch/config/openbox/rc.xml" <<'RC'
<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <applications><application class="*"><decor>no</decor><focus>yes</focus></application></applications>
</openbox_config>
RC
window_manager=
for _ in $(seq 300); do
    # On a machine that is very busy it may give up; without it no window is ever shown.
    if [ -z "$window_manager" ] || ! kill -0 "$window_manager" 2>/dev/null; then
        openbox --sm-disable --config-file "$scratch/config/openbox/rc.xml" >>"$scratch/openbox.log" 2>&1 &
        window_manager=$!
        pids+=("$window_manager")
    fi
    xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && managed=yes && break
    read -r -t 0.1 <>"$scratch/display" || true
done
if [ -z "${managed:-}" ]; then
    echo "with_display: the window manager did not start:" >&2
    cat "$scratch/openbox.log" >&2
    exit 1
fi
status=0
dbus-run-session -- "$@" || status=$?
exit "$status"
