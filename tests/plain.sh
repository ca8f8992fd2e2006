#!/bin/bash
# SPDX-License-Identifier: MIT
# The scanner for plain YAML and libyaml read alike every YAML and JSON file of the project.
# plain.sh PLAIN_FILES
set -euo pipefail
cd "$(dirname "$0")/.."
# One call for all: a file that is declined is none of these tests' business, but some must be taken.
find ledger schemas src tests \( -name '*.yaml' -o -name '*.yml' -o -name '*.json' \) \
    -not -path '*/node_modules/*' -type f -print0 | sort -z | xargs -0 -x -s 2000000 "$1"
