#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a text of the desktop has no finished German translation, or a translation no longer belongs to a text.
# To mend: run the lupdate line below on the file itself, then fill in what is new.
# usage: translations_test.sh SOURCE_DIR LUPDATE
set -euo pipefail
source_dir=$1
lupdate=$2
cd "$source_dir"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
status=0
check() { # language, options
    local language=$1
    shift
    cp "resources/translations/switchyard_$language.ts" "$scratch/$language.ts"
    "$lupdate" -silent -no-obsolete -locations none -I . -recursive "$@" ui app/switchyard -ts "$scratch/$language.ts"
    if grep -B3 'type="unfinished"' "$scratch/$language.ts"; then
        echo "unfinished in switchyard_$language.ts"
        status=1
    fi
    # every text of the file is still a text of the program
    if [ "$(grep -c '<source>' "$scratch/$language.ts")" != "$(grep -c '<source>' "resources/translations/switchyard_$language.ts")" ]; then
        echo "switchyard_$language.ts does not hold the program's texts: run lupdate"
        status=1
    fi
}
check de
check en -pluralonly
exit $status
