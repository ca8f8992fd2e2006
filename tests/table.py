# SPDX-License-Identifier: MIT
"""The figures of a JSON report, a line for each target, for the cases that pin figures.

    taizhang report -f json | python3 "$TESTS/table.py"

    values   short      east=3/2:unproven west=1?2:unclear total=4/3
    medical  short      east=199of200:short~1 west=45/0of45/50:unproven~50 total=-of0
    stages   short      west=built:met town=0:short~2 total=0
    rooms    short      east=3of5:short~2!library,office total=3of5:short~2!library,office
    all-four short      east=2/1of4:short~1{crime:short,idle:unproven} total=2/1of4
    quarters no-data    east=3of4:no-data~1[2016-Q3:no-data] total=3of4 reading:in-all=met*

is target, verdict, and for each unit and the total: recorded (or the name of the level, 0 for
none), /proven where it differs, of the whole, /the whole by proof where it differs, ?unreadable
where something was, ?fault where it cannot be so, :verdict where the plan sets a bound, ~missing where something is, ^units x amount that others make up, !items that
do not occur, {members} and [periods] that do not hold; a unit without data has - for its figure.
What a figure would be without what is suspected in it stands behind -, in brackets.
Values that several units count, and places of suspected doubles, stand behind `double`, the verdict of each reading behind its name,
with a star where it differs from the target's.
"""
import decimal
import json
import sys

HOLDS = ("met", "over", "reported")


def judged(name, figures):
    text = name
    if figures["verdict"] != "reported":
        text += ":" + figures["verdict"]
    if figures["missing"]:
        text += "~" + str(figures["missing"])
    return text


def failing(name_key, figures):
    """The members or periods that do not hold, joined."""
    words = []
    for one in figures:
        if one["verdict"] not in HOLDS:
            words.append(judged(one[name_key], {"missing": 0, **one}))
    return ",".join(words)


def part(name, figures):
    if figures.get("withheld"):
        return f"{name}:withheld"
    if figures["no-data"]:
        text = "-"
    elif "level" in figures:
        text = figures["level"] or "0"
    else:
        text = str(figures["recorded"])
    if figures["proven"] != figures["recorded"]:
        text += "/" + str(figures["proven"])
    if "of" in figures:
        text += "of" + str(figures["of"])
        if figures.get("of-proven", figures["of"]) != figures["of"]:
            text += "/" + str(figures["of-proven"])
    if figures["unreadable"]:
        text += f"?{figures['unreadable']}"
    if "fault" in figures:
        text += "?" + figures["fault"]
    text = judged(text, figures)
    if "carried" in figures:
        text += f"^{figures['carried']['units']}x{figures['carried']['missing']}"
    if figures.get("lacking"):
        text += "!" + ",".join(str(item) for item in figures["lacking"])
    members = failing("id", figures.get("members", []))
    if members:
        text += "{" + members + "}"
    periods = failing("name", figures.get("periods", []))
    if periods:
        text += "[" + periods + "]"
    if "without" in figures:
        text += "-(" + part("", figures["without"])[1:] + ")"
    return f"{name}={text}"


report = json.load(sys.stdin, parse_float=decimal.Decimal)  # exact, as they were printed
for target in report["targets"]:
    words = [part(unit["unit"], unit) for unit in target["units"]]
    words.append(part("total", target["total"]))
    words += [f"double={one['value']}x{one['units']}" for one in target["doubles"]]
    for reading in target.get("readings", []):
        words.append(f"reading:{reading['name']}={reading['verdict']}{'*' if reading['changes'] else ''}")
    print(f"{target['id']:<16} {target['verdict']:<9}", *words)
