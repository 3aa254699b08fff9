# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by installer/run and installer/test: where the project is, and how its packages get here. Sourced, not run.
set -euo pipefail
project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"

say() { printf '%s\n' "$*" >&2; }

# packages_for run|test: names in installer/dependencies.txt whose tag is wanted; test needs everything.
packages_for() {
    local wanted='build|run'
    [ "$1" = test ] && wanted='build|run|test'
    sed -n -E "s/^([a-z0-9][a-z0-9.+-]*)[[:space:]]+\[($wanted)\].*/\1/p" installer/dependencies.txt
}

# install_packages run|test: installs what is missing, with root's rights or sudo; quick when nothing is.
install_packages() {
    local missing=() package
    if ! command -v dpkg-query > /dev/null; then
        say "This is not a Debian system: install the packages of installer/dependencies.txt with your own package manager."
        return 0
    fi
    for package in $(packages_for "$1"); do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2> /dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo > /dev/null; then
            say "Missing packages: ${missing[*]}"
            say "Installing them needs root: run this script as root once, or install sudo."
            exit 1
        fi
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -q >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
}

# configure PRESET [cmake arguments]: only when the build folder is new or the presets changed.
configure() {
    local preset=$1
    shift
    if [ ! -f "build/$preset/build.ninja" ] || [ CMakePresets.json -nt "build/$preset/build.ninja" ]; then
        cmake --preset "$preset" "$@" >&2
    fi
}
