#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a C++ file is not formatted as .clang-format says, or a source file lacks its SPDX line.
set -euo pipefail
cd "$1"
mapfile -t cpp < <(git ls-files '*.h' '*.cpp')
clang-format-19 --dry-run --Werror "${cpp[@]}"
missing=$(git ls-files '*.h' '*.cpp' '*.proto' '*.py' '*.sh' '*CMakeLists.txt' installer/run installer/test installer/tidy tests/fuzz/run .ci/run |
    xargs -r -d '\n' grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' || true)
if [ -n "$missing" ]; then
    printf 'no SPDX line: %s\n' $missing
    exit 1
fi
echo "format: nothing to report"
