# SPDX-License-Identifier: MIT
"""How long a test waits for a program: only one that never ends takes so long, on whatever machine.

Seconds of the clock on the wall. A bound that a slow or loaded machine can pass says nothing of the
program; speed is measured by the benchmark, and never a reason to fail.
"""

PATIENCE = 1200
