#!/bin/bash
# SPDX-License-Identifier: MIT
# Runs the examples of the documents: readme.sh TAIZHANG FILE...
#
# An example is a block fenced as ```console: a line "$ command", and what it prints on
# stdout and stderr together, up to the next "$" or the end of the block. It runs in the
# project's folder.
set -u
taizhang=$(realpath "$1")
shift
cd "$(dirname "$0")/.." || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$taizhang" "$work/bin/taizhang"
export PATH="$work/bin:$PATH" LC_ALL=C TAIZHANG_LANG=en
unset TAIZHANG_LEDGER
failed=0
count=0

try() { # COMMAND, with what is wanted in $work/wanted
    count=$((count + 1))
    bash -c "$1" >"$work/got" 2>&1 </dev/null
    # The commit changes with every commit; everything else is pinned.
    sed -i -E 's/^(commit )[0-9a-f]{40,64}/\1.../; s/^not in git(, )/commit ...\1/' "$work/got"
    diff -u --label "$file: $1" --label "got" "$work/wanted" "$work/got" || failed=1
}

for file in "$@"; do
    inside=0
    command=
    while IFS= read -r line || [ -n "$line" ]; do
        case $inside$line in
        '0```console') inside=1 ;;
        '1```')
            [ -z "$command" ] || try "$command"
            inside=0
            command=
            ;;
        '1$ '*)
            [ -z "$command" ] || try "$command"
            command=${line#\$ }
            : >"$work/wanted"
            ;;
        1*) printf '%s\n' "$line" >>"$work/wanted" ;;
        esac
    done <"$file"
done
echo "$count examples"
[ "$count" -gt 0 ] && [ $failed -eq 0 ]
