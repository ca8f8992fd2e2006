# SPDX-License-Identifier: MIT
"""How a figure is judged and what points it gives, as the README says it, for reckon_anti_drug.py."""
import dataclasses
import fractions
import math

VERDICTS = "unclear short no-data unproven undefined behind not-due on-track over met reported".split()
HOLDS = ("met", "over", "reported")
OPEN = ("behind", "not-due", "on-track")


@dataclasses.dataclass
class Figure:
    recorded: object
    proven: object
    want: object = None
    of: object = None
    most: object = None  # no more than this
    level: str = None
    lacking: list = None  # what or who is missing
    whole: bool = False  # what is missing is counted in whole ones
    shown: int = None  # cut to so many decimals where it is shown
    no_data: bool = False
    unclear: bool = False
    expected: object = None  # so much should be there by now
    slices: int = None  # how many periods the year has
    enough: int = None  # how many of them will do
    is_per: bool = False  # `recorded` of `of` people or schools
    verdict: str = None
    missing: object = 0


def judge_slices(figure):
    """Each period that has ended holds or not; what is over cannot be made up for."""
    failed = figure.of - figure.recorded
    left = figure.slices - figure.of
    if figure.enough is None:
        if failed:
            return "short", failed
        if figure.proven < figure.recorded:
            return "unproven", figure.recorded - figure.proven
        return ("not-due", 0) if left else ("met", 0)
    if figure.proven >= figure.enough:
        return "met", 0
    if figure.recorded + left < figure.enough:
        return "short", figure.enough - figure.recorded
    if figure.proven + left < figure.enough:
        return "unproven", figure.enough - figure.proven
    return "not-due", 0


def judge_least(figure, is_due):
    lacks = figure.want - figure.recorded
    if lacks <= 0:
        return ("met", 0) if figure.proven >= figure.want else ("unproven", figure.want - figure.proven)
    if figure.expected is not None and not is_due:
        return ("behind", figure.expected - figure.recorded) if figure.recorded < figure.expected else ("on-track", lacks)
    return ("short" if is_due else "not-due"), lacks


def judge(figure, is_due):
    """(verdict, how much is missing) before it is rounded to what is shown."""
    if figure.unclear:
        return "unclear", 0
    if figure.no_data:
        return ("no-data" if is_due else "not-due"), 0
    if figure.slices is not None:
        return judge_slices(figure)
    if figure.most is not None:
        if figure.recorded > figure.most:
            return "short", figure.recorded - figure.most
        return ("met" if is_due else "not-due"), 0
    return judge_least(figure, is_due)


def settle(figure, is_due, judged=True):
    figure.verdict, figure.missing = judge(figure, is_due) if judged else ("reported", 0)
    if figure.whole:
        figure.missing = math.ceil(figure.missing)
    if figure.shown is not None:
        figure.missing = fractions.Fraction(math.ceil(figure.missing * 10**figure.shown), 10**figure.shown)
    return figure


def worst(verdicts):
    return min(verdicts, key=VERDICTS.index)


def of_units(verdicts, enough=None):
    """What the units say together, where so many are enough."""
    ranked = sorted(verdicts, key=VERDICTS.index, reverse=True)
    return ranked[(enough or len(ranked)) - 1]


def whole_units(part, units):
    return math.ceil(part * units)


def rounded(points):
    return fractions.Fraction(math.floor(points * 100 + fractions.Fraction(1, 2)), 100)


def points_of(figure, rule):
    """(points, bonus): in proportion, or as the sentence says it."""
    if figure.unclear:
        return 0, 0
    want = figure.want
    lacks = max(want - figure.proven, 0) if figure.most is None else max(figure.recorded - figure.most, 0)
    full = fractions.Fraction(str(rule["full"]))
    bonus = 0
    if "bonus" in rule:
        bonus = min(math.floor(max(figure.proven - want, 0)) * fractions.Fraction(str(rule["bonus"])), rule["most"])
    if "deduct" in rule:
        return max(full - rule["deduct"] * math.ceil(lacks), 0), bonus
    if figure.verdict in HOLDS:
        return full, bonus
    if rule.get("by") == "all" or figure.no_data or want == 0 or figure.proven <= 0:
        return 0, bonus
    if figure.proven >= want:
        return full, bonus
    return min(rounded(full * fractions.Fraction(figure.proven) / want), full - fractions.Fraction(1, 100)), bonus
