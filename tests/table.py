# SPDX-License-Identifier: MIT
"""The figures of a JSON report, a line for each target, for the cases that pin figures.

    taizhang report -f json | python3 "$TESTS/table.py"

    values   short      east=3/2:unproven west=1?2:unclear total=4/3

is target, verdict, and for each unit and the total: recorded, /proven where it differs, ?unreadable
where something was, :verdict where the plan sets a bound, ~missing where something is; a unit
without data has - for its figure. Values that several units count stand behind `double`.
"""
import decimal
import json
import sys


def part(name, figures):
    text = "-" if figures["no-data"] else str(figures["recorded"])
    if figures["proven"] != figures["recorded"]:
        text += "/" + str(figures["proven"])
    if figures["unreadable"]:
        text += f"?{figures['unreadable']}"
    if figures["verdict"] != "reported":
        text += ":" + figures["verdict"]
    if figures["missing"]:
        text += "~" + str(figures["missing"])
    return f"{name}={text}"


report = json.load(sys.stdin, parse_float=decimal.Decimal)  # exact, as they were printed
for target in report["targets"]:
    words = [part(unit["unit"], unit) for unit in target["units"]]
    words.append(part("total", target["total"]))
    words += [f"double={one['value']}x{one['units']}" for one in target["doubles"]]
    print(f"{target['id']:<16} {target['verdict']:<9}", *words)
