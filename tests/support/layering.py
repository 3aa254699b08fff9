#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails on an include that tests/support/layering.txt does not allow.

usage: layering.py ROOT [--self-test]
Prints "file:line: folder may not include X" for each offence; exit code 1 when there is one.
"""
import fnmatch
import os
import re
import sys

GROUPS = {
    "fmt": ["fmt/*"],
    "protobuf": ["google/protobuf/*"],
    "re2": ["re2/*"],
    "yaml": ["yaml.h"],
    "openssl": ["openssl/*"],
    "nghttp2": ["nghttp2/*"],
    "cli": ["CLI/*"],
    "simd": ["immintrin.h", "emmintrin.h", "arm_neon.h", "cpuid.h"],
    "qscintilla": ["Qsci/*"],
    "qt": ["Q[A-Z]*", "Qt*/*", "qt*"],
    "posix-files": ["fcntl.h", "unistd.h", "sys/file.h", "sys/stat.h", "sys/types.h", "dirent.h"],
    "posix": ["fcntl.h", "unistd.h", "sys/*", "netinet/*", "arpa/*", "net/*", "netdb.h", "pthread.h", "sched.h", "signal.h", "poll.h",
              "linux/*", "dirent.h", "ifaddrs.h", "spawn.h", "pwd.h", "termios.h"],
}
# Headers of the standard library that core may not use: threads and signals belong to the outer layers.
FORBIDDEN_IN_CORE = {"thread", "mutex", "condition_variable", "future", "shared_mutex", "coroutine", "semaphore", "barrier", "latch"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def read_table(path):
    table = {}
    for line in open(path, encoding="utf-8"):
        line = line.split("#")[0].strip()
        if not line:
            continue
        folder, rest = line.split(":", 1)
        own, _, outside = rest.partition("|")
        table[folder.strip()] = (own.split(), outside.split())
    return table


def is_standard(header):
    return "/" not in header and (not header.endswith(".h") or header in STANDARD_C)


STANDARD_C = {"assert.h", "errno.h", "stddef.h", "stdint.h", "stdio.h", "stdlib.h", "string.h", "math.h", "time.h", "limits.h"}


def folder_of(path, table):
    folder = os.path.dirname(path)
    while folder and folder not in table:
        folder = os.path.dirname(folder)
    return folder


def offence(folder, header, table, system):
    """None, or why `folder` may not include `header`."""
    own, outside = table[folder]
    layers = header.split("/")[0]
    if layers in ("core", "proxy", "ui", "app"):
        if folder.startswith("ui/") and header.endswith(".pb.h"):
            return "ui reads values through core/schema/access.h, never *.pb.h"
        target = folder_of(header, table)
        if target == folder or any(fnmatch.fnmatchcase(target, pattern) for pattern in own):
            return None
        return f"{folder} may not include {target or header} (see tests/support/layering.txt)"
    for name in outside:
        if any(fnmatch.fnmatchcase(header, pattern) for pattern in GROUPS[name]):
            return None
    if is_standard(header) and not re.match(r"Q[A-Z]", header):
        if folder.startswith("core/") and header in FORBIDDEN_IN_CORE:
            return "core has no threads"
        return None
    if not system and "/" not in header:
        return None  # a file of the same folder
    return f"{folder} may not use <{header}> (see tests/support/layering.txt)"


def check(root, table):
    offences = []
    for layer in ("core", "proxy", "ui", "app"):
        for directory, _, files in os.walk(os.path.join(root, layer)):
            for name in sorted(files):
                if not name.endswith((".h", ".cpp")):
                    continue
                path = os.path.relpath(os.path.join(directory, name), root)
                folder = folder_of(path, table)
                if not folder:
                    offences.append(f"{path}:1: no line in tests/support/layering.txt for this folder")
                    continue
                for number, line in enumerate(open(os.path.join(root, path), encoding="utf-8"), 1):
                    found = INCLUDE.match(line)
                    if not found:
                        continue
                    why = offence(folder, found.group(2), table, found.group(1) == "<")
                    if why:
                        offences.append(f"{path}:{number}: {why}")
    return offences


def self_test(table):
    """The check itself must be able to fail."""
    bad = [("core/route", "QString", True), ("core/route", "sys/socket.h", True), ("core/base", "core/route/route_table.h", False),
           ("core/compile", "proxy/worker.h", False), ("ui/canvas", "proxy/worker.h", False), ("ui/models", "core/schema/url_map.pb.h", False),
           ("proxy/io", "QObject", True), ("proxy/io", "proxy/serve/exchange.h", False), ("core/base", "thread", True),
           ("ui/session", "grpcpp/grpcpp.h", True), ("ui/session", "sys/socket.h", True)]
    good = [("core/route", "re2/re2.h", True), ("core/route", "core/http/method.h", False), ("ui/canvas", "QPainter", True),
            ("proxy/serve", "sys/socket.h", True), ("core/base", "vector", True)]
    wrong = [f"not refused: {f} -> {h}" for f, h, s in bad if not offence(f, h, table, s)]
    wrong += [f"refused: {f} -> {h}" for f, h, s in good if offence(f, h, table, s)]
    return wrong


def main():
    root = sys.argv[1]
    table = read_table(os.path.join(root, "tests/support/layering.txt"))
    found = self_test(table) if "--self-test" in sys.argv else check(root, table)
    print("\n".join(found) if found else "layering: nothing to report")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
