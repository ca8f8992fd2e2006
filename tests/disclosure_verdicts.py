# SPDX-License-Identifier: MIT
"""What the words of a report say of numbers that it does not print: for disclosure.py.

A printed verdict rules answers out: where every unit is met, none is below the bound. Judged here by the words of
README; where that does not give the verdict of the full report (paces, milestones, returns that must be there), the
verdict is taken to say nothing.
"""
import collections
from fractions import Fraction

from disclosure_cells import number
from disclosure_relations import Form

ONE = "one"  # a cell that is always 1, for bounds in forms

ORDER = "unclear short no-data unproven undefined behind not-due on-track over met reported".split()
HOLDS = ("over", "met", "reported")

# An answer fits where `test` of its numbers is true; `cells` are those that it looks at.
Rule = collections.namedtuple("Rule", "cells test name")


def worst(verdicts):
    return min(verdicts, key=ORDER.index)


def judge_figure(view, cells, part, limits, due, values):
    """The verdict of one figure by the numbers of an answer; no-data and faults are as the full report tells."""
    if part.get("fault") or part["unreadable"]:
        return "unclear"
    if not limits:
        return "reported"
    recorded, proven = values[cells["recorded"]], values[cells["proven"]]
    per, per_proven = (1, 1)
    if view.among:
        per, per_proven = (Fraction(values[cells[name]], view.per) for name in ("of", "of-proven"))
    may_mend = ((view.among or view.good.kind == "last") and not due) or (view.among and part["no-data"])
    beyond = "max" in limits and recorded > number(limits["max"]) * per
    if beyond and limits.get("over") != "note" and not may_mend:
        return "short"
    if part["no-data"]:
        return "no-data" if due else "not-due"
    if "min" in limits and proven < number(limits["min"]) * per_proven:
        if recorded >= number(limits["min"]) * per:
            return "unproven"
        return "short" if due else "not-due"
    if beyond:
        return "over"
    return "met" if due or "max" not in limits or limits.get("over") == "note" else "not-due"


def judge_periods(view, part, limits, values):
    """(verdict, how many hold by what is recorded, by what is proven)"""
    unit = part.get("unit", "")
    verdicts = [judge_figure(view, view.cells(unit, one["name"]), one, limits, True, values) for one in part.get("periods", [])]
    if not limits:
        return "reported", None, None
    held = sum(verdict in HOLDS for verdict in verdicts)
    recorded = held + verdicts.count("unproven")
    verdict = worst(["reported", *verdicts])
    if verdict in HOLDS:
        verdict = ("met" if verdict == "reported" else verdict) if view.is_due else "not-due"
    return verdict, recorded, held


def judge_part(view, part, values):
    limits = view.want["each"] if "unit" in part else view.want["total"]
    if view.every:
        return judge_periods(view, part, limits, values)[0]
    return judge_figure(view, view.cells(part.get("unit", "")), part, limits, view.is_due, values)


def judge_view(view, values):
    total = judge_part(view, view.full["total"], values)
    verdicts = [judge_part(view, part, values) for part in view.full["units"]]
    least = (view.want["each"] or {}).get("in")
    if least is None:
        return worst([total, *verdicts])
    enough = sorted(verdicts, key=ORDER.index, reverse=True)[least - 1]
    return worst([total, enough])


# ---- what is printed ----


def parts_of(view):
    return [*view.full["units"], view.full["total"]]


def cells_of(view):
    return {cell for part in parts_of(view) for _, cells, _ in view.figures(part) for cell in cells.values()}


def bounds(view):
    """Forms that are never negative where every part of a view holds."""
    for part in parts_of(view):
        limits = view.want["each"] if "unit" in part else view.want["total"]
        for place, cells, _ in view.figures(part) if limits else ():
            whole, whole_proven = (cells["of"], cells["of-proven"]) if view.among else (ONE, ONE)
            if "min" in limits:
                form = combine((cells["proven"], view.per), (whole_proven, -number(limits["min"])))
                yield Form(form, f"{view.label()} {place.unit} reaches {limits['min']}")
            if "max" in limits and limits.get("over") != "note":
                form = combine((whole, number(limits["max"])), (cells["recorded"], -view.per))
                yield Form(form, f"{view.label()} {place.unit} is not above {limits['max']}")


def combine(*terms):
    out = {}
    for cell, factor in terms:
        out[cell] = out.get(cell, 0) + factor
    return {cell: factor for cell, factor in out.items() if factor}


def rules_of_view(view, shown, truth):
    """What the verdict of a target or reading says, and how many of its periods hold."""
    if not view.good:
        return
    if shown["verdict"] != "withheld" and judge_view(view, truth) == shown["verdict"]:
        yield Rule(cells_of(view), lambda values: judge_view(view, values) == shown["verdict"], f"verdict {view.label()}")
    if view.every and not shown["total"].get("withheld") and not view.want["total"]:
        yield from rules_of_held(view, shown, truth)


def rules_of_held(view, shown, truth):
    """A total that is not judged adds up the periods that hold in its units."""
    want = view.want["each"]

    def held(values):
        counts = [judge_periods(view, part, want, values)[1:] for part in view.full["units"]]
        return tuple(sum(count) for count in zip(*counts, strict=True))

    printed = (shown["total"]["recorded"], shown["total"]["proven"])
    if want and view.full["units"] and held(truth) == printed:
        yield Rule(cells_of(view), lambda values: held(values) == printed, f"periods of {view.label()}")


def rules_of_members(view, shown, targets, truth):
    """An all-of says which of its targets hold in a unit, or how many."""
    for part in shown["units"]:
        if part.get("withheld"):
            continue
        for member in part.get("members", []):
            yield from rules_of_part(targets.get(member["id"]), part["unit"], member["verdict"], truth)
        if "members" not in part:
            yield from rule_of_count(view, [targets.get(member) for member in view.members], part, truth)


def part_of(view, unit):
    """Of a unit, or the total."""
    if not view or not view.good:
        return None
    return next((part for part in view.full["units"] if part["unit"] == unit), None) if unit else view.full["total"]


def part_cells(view, part):
    return {cell for _, cells, _ in view.figures(part) for cell in cells.values()}


def rules_of_part(view, unit, verdict, truth):
    part = part_of(view, unit)
    if part and judge_part(view, part, truth) == verdict:
        yield Rule(part_cells(view, part), lambda values: judge_part(view, part, values) == verdict, f"verdict {view.label()} {unit}")


def rule_of_count(view, members, shown, truth):
    parts = [(member, part_of(member, shown["unit"])) for member in members]
    if not all(part for _, part in parts):
        return

    def held(values):
        return sum(judge_part(member, part, values) in HOLDS for member, part in parts)

    if held(truth) == shown["proven"]:
        cells = {cell for member, part in parts for cell in part_cells(member, part)}
        yield Rule(cells, lambda values: held(values) == shown["proven"], f"members of {view.label()} {shown['unit']}")
