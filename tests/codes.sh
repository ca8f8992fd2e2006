#!/bin/bash
# SPDX-License-Identifier: MIT
# Every diagnostic of the catalogue is shown by a golden case or pinned by a unit test.
# codes.sh: prints the codes that nothing shows, and fails.
set -u
cd "$(dirname "$0")/.." || exit 1
missing=0
count=0
while IFS=, read -r number name; do
    count=$((count + 1))
    if ! grep -rqs "TZ$number\b" tests/cases/*/stdout tests/cases/*/stderr &&
        ! grep -qs "DIAG_$name\b" tests/unit/*.c; then
        echo "TZ$number $name: no case shows it"
        missing=$((missing + 1))
    fi
done < <(sed -nE 's/^DIAG\(([0-9]+), ([A-Z0-9_]+),.*/\1,\2/p' src/diag/catalogue_*.def)
echo "$count codes, $missing without a case"
[ "$count" -gt 0 ] && [ "$missing" -eq 0 ]
