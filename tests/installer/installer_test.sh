#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The dependency list is one list: well-formed, without doubles, and everything both commands ask for stands in it.
set -euo pipefail
cd "$1"
bad=$(grep -vE '^(#.*|)$|^[a-z0-9][a-z0-9.+-]*[[:space:]]+\[(build|run|test)\]$' installer/dependencies.txt || true)
[ -z "$bad" ] || { echo "dependencies.txt: cannot read: $bad"; exit 1; }
doubles=$(sed -n -E 's/^([a-z0-9][a-z0-9.+-]*)[[:space:]].*/\1/p' installer/dependencies.txt | sort | uniq -d)
[ -z "$doubles" ] || { echo "dependencies.txt: listed twice: $doubles"; exit 1; }
for kind in run test; do
    count=$(bash -c "source installer/common.sh; packages_for $kind" | wc -l)
    [ "$count" -ge 10 ] || { echo "packages_for $kind finds only $count packages"; exit 1; }
done
for file in installer/run installer/test .ci/run; do
    [ -x "$file" ] || { echo "$file has no run bit"; exit 1; }
    bash -n "$file"
done
grep -q 'installer/test' .ci/run
for preset in dev tsan release fuzz coverage; do
    grep -q "\"name\": \"$preset\"" CMakePresets.json || { echo "no preset $preset"; exit 1; }
done
echo "installer: nothing to report"
