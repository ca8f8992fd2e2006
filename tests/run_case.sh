#!/bin/bash
# SPDX-License-Identifier: MIT
# Runs one golden case: run_case.sh TAIZHANG CASE [accept]
#
# A case is a folder:
#   cmd      shell lines; `taizhang` is the program, $EXAMPLE the example ledger, $SCHEMAS the
#            schemas folder of the project, $TESTS this folder
#   in/      files to run on, copied to an empty folder that is in no git repository (optional)
#   stdout, stderr   what must be printed (a missing file means nothing)
#   status   the exit status (a missing file means 0)
#   out/     files that must exist afterwards, with this content (optional)
#
# With `accept` the differences are shown, and then what came is written into the case.
set -u
taizhang=$(realpath "$1")
case_dir=$(realpath "$2")
accept=${3-}
tests=$(dirname "$(realpath "$0")")
work=$(mktemp -d "${TMPDIR:-/tmp}/taizhang-case.XXXXXX")
trap 'rm -rf "$work"' EXIT

mkdir "$work/run" "$work/bin" "$work/got"
ln -s "$taizhang" "$work/bin/taizhang"
[ -d "$case_dir/in" ] && cp -R "$case_dir/in/." "$work/run/"
(
    cd "$work/run" || exit 99
    export PATH="$work/bin:$PATH" EXAMPLE="$tests/../ledger" SCHEMAS="$tests/../schemas" TESTS="$tests"
    export LC_ALL=C TAIZHANG_LANG=en
    unset TAIZHANG_LEDGER
    exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- # what whoever runs the tests has open is no part of a case
    bash "$case_dir/cmd" >"$work/got/stdout" 2>"$work/got/stderr" </dev/null
)
echo $? >"$work/got/status"

failed=0
compare() { # NAME WANTED GOT
    diff -u --label "$1 (wanted)" --label "$1 (got)" "$2" "$3" || failed=1
}
wanted() { # NAME DEFAULT: the file of the case, or one with the default
    if [ -f "$case_dir/$1" ]; then
        echo "$case_dir/$1"
    else
        printf '%s' "$2" >"$work/default-$1"
        echo "$work/default-$1"
    fi
}
compare stdout "$(wanted stdout '')" "$work/got/stdout"
compare stderr "$(wanted stderr '')" "$work/got/stderr"
compare status "$(wanted status '0
')" "$work/got/status"
if [ -d "$case_dir/out" ]; then
    while IFS= read -r file; do
        if [ -f "$work/run/$file" ]; then
            compare "out/$file" "$case_dir/out/$file" "$work/run/$file"
        else
            echo "out/$file was not written"
            failed=1
        fi
    done < <(cd "$case_dir/out" && find . -type f | LC_ALL=C sort)
fi

if [ "$accept" = accept ] && [ $failed -ne 0 ]; then
    for name in stdout stderr status; do
        rm -f "$case_dir/$name"
        case $name in
        status) [ "$(cat "$work/got/status")" = 0 ] || cp "$work/got/status" "$case_dir/status" ;;
        *) [ ! -s "$work/got/$name" ] || cp "$work/got/$name" "$case_dir/$name" ;;
        esac
    done
    [ ! -d "$case_dir/out" ] || (cd "$case_dir/out" && find . -type f) | while IFS= read -r file; do
        cp "$work/run/$file" "$case_dir/out/$file"
    done
    echo "accepted: $case_dir"
    exit 0
fi
exit $failed
