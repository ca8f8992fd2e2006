#!/bin/bash
# SPDX-License-Identifier: MIT
# Every test there is, on a fresh Debian 12: all.sh [--no-install] [--browser]
#
# Installs what it needs (as root, or with sudo), then: the tests under sanitizers with gcc and with
# clang, the tests on the release build, and clang-tidy.
# What takes longer is asked for by itself: cmake --workflow --preset threads (ThreadSanitizer) and
# --preset libyaml (no scanner for plain YAML).
# --browser adds chromium and validators from npm, and what they say of the reports of the
# release build; --no-install leaves Debian's packages alone.
# A step that fails does not keep the others from running; the last line names what failed.
# TAIZHANG_SCHEMA_SUITE may name a check-out of the official JSON Schema test suite.
set -euo pipefail
cd "$(dirname "$0")/.."

packages="gcc libc6-dev cmake ninja-build pkg-config libyaml-dev libpcre2-dev libutf8proc-dev
    nettle-dev libcmocka-dev clang libclang-rt-14-dev clang-format clang-tidy
    git python3 python3-yaml python3-jsonschema cmark-gfm"

install=yes browser=no
for option; do
    case $option in
    --no-install) install=no ;;
    --browser) browser=yes ;;
    *)
        echo "usage: tests/all.sh [--no-install] [--browser]" >&2
        exit 2
        ;;
    esac
done
if [ $browser = yes ]; then
    packages="$packages chromium libxml2-utils fonts-noto-cjk"
    # A node that somebody installed brings its npm; Debian's packages would not go beside it.
    command -v npm >/dev/null || packages="$packages nodejs npm"
fi

step() { printf '\n== %s\n' "$*"; }

if [ $install = yes ]; then
    step "packages"
    sudo=
    [ "$(id -u)" -eq 0 ] || sudo=sudo
    $sudo apt-get update -qq
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
fi

suite=()
[ -z "${TAIZHANG_SCHEMA_SUITE-}" ] || suite=("-DTAIZHANG_SCHEMA_SUITE=$TAIZHANG_SCHEMA_SUITE")

if [ $browser = yes ]; then
    step "npm"
    (cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund)
fi

# What fails is kept to be told at the end: a fault in one step must not hide those of the next.
failed=
try() { # STEP COMMAND...
    "${@:2}" && return
    failed="$failed, $1"
    return 1
}
preset() { # NAME OPTIONS...: configures and builds it
    cmake --preset "$1" -DPython3_EXECUTABLE=/usr/bin/python3 "${@:2}" >/dev/null && cmake --build --preset "$1"
}

for name in dev dev-clang release; do
    step "$name"
    browser_tests=OFF
    [ $browser = no ] || [ "$name" != release ] || browser_tests=ON
    try "build of $name" preset "$name" -DBUILD_TESTING=ON \
        -DTAIZHANG_BROWSER_TESTS=$browser_tests "${suite[@]}" || continue
    try "tests of $name" ctest --preset "$name" || true
done

step "tidy"
try tidy preset tidy -DBUILD_TESTING=OFF || true

if [ -n "$failed" ]; then
    step "failed: ${failed#, }"
    exit 1
fi
step "all passed"
