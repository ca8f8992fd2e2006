#!/bin/bash
# SPDX-License-Identifier: MIT
# One tag, one thing: no struct, enum or union of src/ is defined in two files. Whoever looks for a
# tag finds what it means, and a tag that two rooms want is a word that says too little.
#
#   tests/tags.sh [FOLDER]     another folder than src/, to see that it finds something
set -euo pipefail

cd "${1:-$(dirname "$0")/../src}"
twice=$(grep -rnoE --include='*.[ch]' '^(typedef )?(static )?(const )?(struct|enum|union) [a-z_]+ \{' . |
    sed -E 's/^([^:]+:[0-9]+):.*(struct|enum|union) ([a-z_]+) \{$/\3 \1/' | sort |
    awk '$1 == tag {print tag ": " place ", " $2} {tag = $1; place = $2}')
if [ -n "$twice" ]; then
    echo "tags that are defined more than once:" >&2
    echo "$twice" >&2
    exit 1
fi
