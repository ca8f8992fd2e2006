# SPDX-License-Identifier: MIT
"""The figures of the example ledger, reckoned without any of taizhang's code.

reckon.py TAIZHANG: each target is counted here in plain Python over the YAML, in the words of the
plan; every figure and verdict of `taizhang report -f json` must agree, unit by unit.
"""
import json
import subprocess
import sys

from ledger_yaml import ROOT, ledger_files

KEY5 = ["shundong", "yuquan", "nanbei", "xijie", "xiahe"]
VILLAGES = ["xiadianzi", "changfa", "liangfeng", "changxing", "xiangtang"]
END = "2016-12-31"

# What the records say in Chinese, in the words used below.
WORDS = {"助困": "hardship", "扶贫": "poverty", "核心价值观": "core-values", "家风": "family-tradition", "道德": "morals"}


def word(value):
    return WORDS.get(value, value)


def load_units():
    """Records by unit id, collections of several files joined."""
    township = {}
    units = {}
    for kind, _, value in ledger_files():
        if kind != "township":
            continue
        for unit in value["units"]:
            name = unit.get("name") or {}
            names = name.values() if isinstance(name, dict) else [name]
            for spelling in [unit["id"], *names, *unit.get("aliases", [])]:
                township[spelling] = unit["id"]
    for kind, _, value in ledger_files():
        if kind != "unit":
            continue
        records = units.setdefault(township[value["unit"]], {})
        for key, entries in value.items():
            if isinstance(entries, list):
                records.setdefault(key, []).extend(entries)
    return units


def proven(entry, *kinds):
    return all((entry.get("evidence") or {}).get(kind) for kind in kinds)


def on_roster(household, roster):
    """Enrolled by the end of the year, and not gone before it."""
    left = (household.get("left") or {}).get("on", "9999-12-31")
    return word(household["roster"]) == roster and household["enrolled"] <= END <= left


def households(units, unit, roster):
    """(code, proven) of each household."""
    for household in units[unit].get("households", []):
        if on_roster(household, roster):
            yield household["code"], proven(household, "register")


def youths(units, unit, roster):
    for household in units[unit].get("households", []):
        if on_roster(household, roster):
            for youth in household.get("youths", []):
                yield youth["code"], proven(household, "register")


def sessions(units, unit, topic):
    for number, session in enumerate(units[unit].get("sessions", [])):
        if word(session.get("topic")) == topic and "2016-01-01" <= session["date"] <= END:
            yield f"{unit} {number}", proven(session, "record", "photo")


def trainings(units):
    for term in units["town"].get("trainings", []):
        if "2016-01-01" <= term["to"] <= END:
            yield term, proven(term, "sign-in", "photo")


def figure(pairs):
    """(recorded, proven): different keys, and those that any entry proves."""
    pairs = list(pairs)
    return len({key for key, _ in pairs}), len({key for key, is_proven in pairs if is_proven})


def count_all(units):
    """By target: {unit or None for the total: (recorded, proven)}"""
    def by_unit(names, pairs_of):
        figures = {unit: figure(pairs_of(unit)) for unit in names}
        figures[None] = figure(pair for unit in names for pair in pairs_of(unit))
        return figures

    figures = {
        "poor30": by_unit(VILLAGES, lambda unit: households(units, unit, "poverty")),
        "aid100": by_unit(KEY5, lambda unit: youths(units, unit, "hardship")),
        "terms": by_unit(["town"], lambda _: ((term["code"], ok) for term, ok in trainings(units))),
        "trainees": by_unit(
            ["town"], lambda _: ((code, ok) for term, ok in trainings(units) for code in term.get("trainees", []))
        ),
    }
    for target, topic in (("values", "core-values"), ("family", "family-tradition"), ("morals", "morals")):
        figures[target] = by_unit(KEY5, lambda unit, topic=topic: sessions(units, unit, topic))
    return figures


# Of each unit and of the total: the least that the plan asks.
WANTED = {
    "poor30": (0, 30),
    "aid100": (20, 100),
    "terms": (0, 5),
    "trainees": (0, 300),
    "values": (4, 0),
    "family": (3, 0),
    "morals": (3, 0),
}


def verdict(figures, each, total):
    bounds = [(pair, total if unit is None else each) for unit, pair in figures.items()]
    if any(recorded < least for (recorded, _), least in bounds):
        return "short"
    return "unproven" if any(proved < least for (_, proved), least in bounds) else "met"


def main():
    report = json.loads(
        subprocess.run(
            [sys.argv[1], "report", str(ROOT / "ledger"), "-f", "json", "--today", "2017-01-10"],
            capture_output=True,
            check=False,
        ).stdout
    )
    figures = count_all(load_units())
    compared = 0
    wrong = 0
    for target in report["targets"]:
        mine = figures.pop(target["id"])
        said = {part.get("unit"): (part["recorded"], part["proven"]) for part in [*target["units"], target["total"]]}
        pairs = [(f"{target['id']} {unit}", mine.get(unit), said.get(unit)) for unit in {*mine, *said}]
        pairs.append((f"{target['id']} verdict", verdict(mine, *WANTED[target["id"]]), target["verdict"]))
        for name, reckoned, reported in pairs:
            compared += 1
            if reckoned != reported:
                print(f"{name}: reckoned {reckoned}, reported {reported}")
                wrong += 1
    wrong += len(figures)
    print(f"{compared} figures compared, {wrong} differ")
    return 1 if wrong or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
