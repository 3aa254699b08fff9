#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs both commands on a machine with nothing but Debian 12: a debootstrap root, a clean clone, installer/run (headless, it
# answers curl), installer/test, and each of them a second time. Needs root, debootstrap and some 12 GB. Not part of CI.
# Usage: tests/installer/fresh_machine.sh DIRECTORY [run|test …]
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
root=$1
shift
steps=("$@")
[ ${#steps[@]} -gt 0 ] || steps=(run run test test)

[ -x "$root/bin/bash" ] || debootstrap --variant=minbase bookworm "$root"
for place in proc sys dev dev/pts; do
    mkdir -p "$root/$place"
    mountpoint -q "$root/$place" || mount --bind "/$place" "$root/$place"
done
mountpoint -q "$root/dev/shm" || mount -t tmpfs tmpfs "$root/dev/shm"
cleanup() { for place in dev/shm dev/pts dev sys proc; do umount -l "$root/$place" 2> /dev/null || true; done; }
trap cleanup EXIT
cp /etc/resolv.conf /etc/hosts "$root/etc/" 2> /dev/null || true
rm -rf "$root/root/switchyard"
git clone -q --no-hardlinks "$project" "$root/root/switchyard"

inside() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb LANG=C.UTF-8 "$@"; }
# The clone is brought in from outside, as a newcomer would have it; git itself comes with the dependencies.
for step in "${steps[@]}"; do
    began=$SECONDS
    if [ "$step" = run ]; then
        inside bash -c 'cd /root/switchyard && exec installer/run --for 5s' > "$root/root/run.out" 2> "$root/root/run.err" || {
            tail -n 40 "$root/root/run.err"
            exit 1
        }
        echo "installer/run printed:"
        cat "$root/root/run.out"
        grep -q '^http://127\.' "$root/root/run.out"
    else
        inside bash -c 'cd /root/switchyard && exec installer/test' > "$root/root/test.out" 2>&1 || {
            tail -n 60 "$root/root/test.out"
            exit 1
        }
        tail -n 12 "$root/root/test.out"
    fi
    echo "installer/$step took $((SECONDS - began)) s"
done
