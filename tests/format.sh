#!/bin/bash
# SPDX-License-Identifier: MIT
# format.sh CLANG-FORMAT: every source and header of the project is as .clang-format says.
set -euo pipefail
cd "$(dirname "$0")/.."

find src tests -name '*.[ch]' -print0 | xargs -0 -r "$1" --dry-run --Werror
