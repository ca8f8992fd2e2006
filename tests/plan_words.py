# SPDX-License-Identifier: MIT
"""Figures, verdicts and points of plans made by chance, reckoned without any of taizhang's code.

plan_words.py TAIZHANG [FIRST COUNT]: makes COUNT ledgers of three units from the number FIRST on, with a plan of targets
that are put together by chance from the words of the plan language; at several days figures, verdicts, what is missing
and the points of `taizhang report -f json` must be what is reckoned here from the same plan, in plain Python. Not looked
at are totals that nothing is asked of, what is missing where a milestone asks, and the points of all together where
both each and all are asked. A target that the program does not take is left out; most must be taken.
"""
import calendar
import datetime
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from math import ceil, floor

FIRST, COUNT = 1, 30
TARGETS = 30
UNITS = ["east", "west", "north"]
DAY = datetime.timedelta(1)
YEAR = (datetime.date(2016, 1, 1), datetime.date(2016, 12, 31))
AS_OF = [datetime.date(*day) for day in [(2015, 12, 31), (2016, 1, 1), (2016, 2, 29), (2016, 6, 30), (2016, 8, 17), (2016, 12, 30),
                                         (2016, 12, 31), (2017, 1, 5), (2017, 3, 1)]]
ACTIVITIES = ["study", "training", "care", "recreation"]
SCHEMES = ["medical", "accident"]
TERMS = {"spring": (datetime.date(2016, 2, 22), datetime.date(2016, 7, 1)),
         "autumn": (datetime.date(2016, 9, 1), datetime.date(2016, 12, 20))}
ORDER = "unclear short no-data unproven undefined behind not-due on-track over met reported".split()
HOLDS = ("over", "met", "reported")


def worst(verdicts):
    return min(verdicts, key=ORDER.index)


# ---- a ledger and a plan, by chance


class Dice(random.Random):
    def maybe(self, chance=.5):
        return self.random() < chance

    def day(self, first=YEAR[0], last=YEAR[1]):
        return first + DAY * self.randint(0, (last - first).days)


def make_records(dice):
    """By unit and collection; a session may be shared with another unit."""
    records, busy = [], dice.choice([3, 10, 40])
    for unit in UNITS:
        for number in range(dice.choice([0, busy, busy, 2 * busy])):
            entry = {"date": dice.day(datetime.date(2015, 7, 1), datetime.date(2017, 2, 1)), "activity": dice.choice(ACTIVITIES),
                     "title": f"{unit} {number}", "attended": dice.randint(1, 60)}
            if dice.maybe(.7):
                entry["evidence"] = {"photo": f"p-{unit}-{number}"}
            if dice.maybe(.1):
                entry["with"] = [dice.choice([other for other in UNITS if other != unit])]
            records.append((unit, "sessions", entry))
        for scheme in SCHEMES:
            for day in sorted({dice.day(datetime.date(2015, 7, 1), datetime.date(2017, 2, 1)) for _ in range(dice.choice([0, 1, 3, 5]))}):
                eligible = dice.choice([3, 7, 30, 100, 366])
                entry = {"date": day, "scheme": scheme, "eligible": eligible, "covered": dice.choice([eligible, dice.randint(0, eligible)])}
                if dice.maybe(.7):
                    entry["evidence"] = {"letter": f"l-{unit}-{scheme}-{day}"}
                records.append((unit, "coverage", entry))
    return records


def make_where(dice):
    where = {}
    if dice.maybe(.5):
        some = dice.sample(ACTIVITIES, dice.randint(1, 3))
        where["activity"] = dice.choice([some[0], some, {"not": some}])
    if dice.maybe(.3):
        where["attended"] = dice.choice([{"min": 20}, {"max": 30}, {"min": 10, "max": 50}])
    return {"where": where} if where else {}


def make_number(dice):
    scheme = {"where": {"scheme": dice.choice(SCHEMES)}}
    return dice.choice([
        {"count": "sessions", **make_where(dice)}, {"count": "sessions", **make_where(dice)},
        {"sum": "sessions.attended", **make_where(dice)}, {"last": "coverage.covered", **scheme},
        {"sum": "coverage.covered", **scheme}])


def make_share(dice):
    if dice.maybe():
        scheme = {"where": {"scheme": dice.choice(SCHEMES)}}
        return {"share": {"good": {"last": "coverage.covered", **scheme}, "among": {"last": "coverage.eligible", **scheme}}}
    where = dice.choice([{}, {"attended": {"min": 20}}, {"activity": ["study", "care"]}])
    some = {**where, "activity": "care"}
    return {"share": {"good": {"count": "sessions", "where": some}, "among": {"count": "sessions", **({"where": where} if where else {})}}}


def make_side(dice, share):
    window = {"from": dice.day(datetime.date(2015, 7, 1), datetime.date(2016, 6, 1)), "to": None}
    window["to"] = dice.day(window["from"], datetime.date(2016, 12, 31))
    measure = make_share(dice) if share else make_number(dice)
    return {**measure, **({"window": window} if dice.maybe(.6) else {})}


def make_measure(dice):
    kind = dice.choice(["number", "number", "number", "average", "covers", "share", "share", "ratio", "ratio", "change"])
    if kind == "average":
        return {"average": "sessions.attended", **make_where(dice)}
    if kind == "covers":
        return {"covers": "sessions.activity", "items": dice.sample(ACTIVITIES, dice.randint(1, 4))}
    if kind == "share":
        return make_share(dice)
    if kind == "ratio":
        return {"ratio": {"of": make_number(dice), "by": make_number(dice), **({"per": dice.choice([3, 7, 200, 0.5])} if dice.maybe() else {})}}
    if kind == "change":
        share = dice.maybe()
        return {"change": {"to": make_side(dice, share), "from": make_side(dice, share)}}
    return make_number(dice)


def make_limit(dice, measure):
    if "share" in measure:
        return dice.choice(["0%", "12.5%", "50%", "66.7%", "90%", "100%", "1/3", "2/3", "2/7", "6/7", "1/2"])
    if "covers" in measure:
        return dice.randint(1, len(measure["items"]))
    if "change" in measure:
        return dice.choice([-20, -3, 0, 1, 4, 17]) if "share" not in measure["change"]["to"] else dice.choice([-20, -0.5, 0, 1.25, 10])
    if "ratio" in measure or "average" in measure:
        return dice.choice([0, 0.3, 1, 1.5, 2.25, 7, 25, 33.33, 40])
    return dice.choice([0, 1, 2, 3, 5, 10, 25, 60, 100, 300, 1000])


def value_of(limit):
    """Of a percentage the part of all that it is."""
    if isinstance(limit, str) and limit.endswith("%"):
        return Fraction(limit[:-1]) / 100
    return Fraction(str(limit))


def make_bound(dice, measure, each):
    low, high = sorted([make_limit(dice, measure) for _ in range(2)], key=value_of)
    bound = dice.choice([{"min": high}, {"min": high}, {"max": high}, {"min": low, "max": high}])
    if "max" in bound and dice.maybe(.3):
        bound["over"] = "note"
    if each and dice.maybe(.2):
        bound["in"] = dice.choice([1, 2, "80%", "2/3", "1/3"])
    if each and "min" in bound and "max" not in bound and "in" not in bound and dice.maybe(.15):
        units = {unit: make_limit(dice, measure) for unit in UNITS[:2]}
        if all(value_of(limit) >= 0 for limit in units.values()) and not any("/" in str(limit) for limit in units.values()):
            others = next(limit for limit in iter(lambda: make_limit(dice, measure), None) if value_of(limit) >= 0 and "/" not in str(limit))
            bound["min"] = {"units": units, "others": others}
    return bound


def make_every(dice):
    word = dice.choice(["week", "month", "two-months", "quarter", "half-year", "spans"])
    if word != "spans" and dice.maybe(.3):
        return word
    every = {"spans": "terms"} if word == "spans" else {"slice": word}
    if dice.maybe(.4):
        every["in"] = dice.choice([1, 2, "80%", "2/3", "50%"])
    if word != "spans" and dice.maybe(.3):
        every["except"] = [1] if word in ("half-year", "week") else [2, 3]
    if word != "spans" and dice.maybe(.4):
        every["by"] = {"day": dice.randint(1, 7) if word == "week" else dice.choice([1, 5, 25, 30, 31])}
        if dice.maybe():
            every["by"]["month"] = "next"
    return every


def make_target(dice, number, before):
    """What it is made of: of a target of targets, those before it."""
    target = {"id": f"t{number}", "clause": "1", "quote": "x", "title": f"t{number}", "units": UNITS}
    simple = [one["id"] for one in before if "all-of" not in one["measure"] and "any-of" not in one["measure"]]
    if len(simple) > 2 and dice.maybe(.12):
        members = dice.sample(simple, dice.randint(1, 3))
        target["measure"] = {dice.choice(["all-of", "any-of"]): members}
        bound = {"min": dice.randint(1, len(members))}
        target["want"] = {"each": bound} if dice.maybe(.7) else {"total": bound}
        return target
    measure = target["measure"] = make_measure(dice)
    sides = dice.choice([["each"], ["each"], ["total"], ["each", "total"], []])
    target["want"] = {side: make_bound(dice, measure, side == "each") for side in sides} or "none"
    if dice.maybe(.3):
        first = dice.day(YEAR[0], datetime.date(2016, 10, 1))
        target["window"] = {"from": first, "to": dice.day(first, YEAR[1])}
        if dice.maybe(.3):
            target["due"] = dice.day(target["window"]["to"], datetime.date(2017, 1, 20))
    if dice.maybe(.2):
        target["evidence"] = "none"
    if dice.maybe(.25):
        target["missing"] = dice.choice(["zero", "no-data"])
    if "change" not in measure and dice.maybe(.3):
        target["every"] = make_every(dice)
        target["stubs"] = dice.choice(["skip", "judge"])
    elif sides and "change" not in measure and dice.maybe(.3):
        if "average" not in measure and "covers" not in measure and dice.maybe():
            target["pace"] = "linear"
        else:
            window, steps = window_of(target), []
            for share in (Fraction(1, 4), Fraction(1, 2)):
                step = {"date": window[0] + DAY * int(((window[1] - window[0]).days * share))}
                for side in sides:
                    if "min" in target["want"][side] and not isinstance(target["want"][side]["min"], dict) and "share" not in measure:
                        step[side] = {"min": f"{int(share * 100)}%"}
                steps.append(step)
            if len(steps[0]) > 1 and steps[0]["date"] < steps[1]["date"]:
                target["milestones"] = steps
    if sides and dice.maybe(.6):
        target["sheet"] = "town"
        full = dice.choice([5, 10, 33.3])
        target["points"] = dice.choice([full, {"full": full, "by": "all"}, {"full": full, "deduct": dice.choice([1, 0.5])},
                                        {"full": full, "bonus": 1, "per": dice.choice([1, 2, 2.5]), "most": 3},
                                        {"full": full, "deduct": 1, "per": 3, "bonus": 0.5}])
    return target


def make_plan(dice):
    plan = {"plan": "2016", "period": {"from": YEAR[0], "to": YEAR[1]}, "evidence": {"sessions": ["photo"], "coverage": ["letter"]},
            "spans": {"terms": {name: {"from": days[0], "to": days[1]} for name, days in TERMS.items()}},
            "sheets": {"town": {"clause": "1", "quote": "x", "points": {"full": 100, "bonus": 7, "rank": True, "bands": [
                {"title": "a", "min": 60}, {"title": "b", "min": 0}]}}}, "targets": []}
    for number in range(TARGETS):
        plan["targets"].append(make_target(dice, number, plan["targets"]))
    return plan


# ---- what it comes to


def window_of(target):
    window = target.get("window", {})
    return window.get("from", YEAR[0]), window.get("to", YEAR[1])


def fits(entry, where):
    for field, wanted in where.items():
        value = entry.get(field)
        if isinstance(wanted, dict):
            if ("not" in wanted and value in wanted["not"]) or ("min" in wanted and value < wanted["min"]) or (
                    "max" in wanted and value > wanted["max"]):
                return False
        elif value not in (wanted if isinstance(wanted, list) else [wanted]):
            return False
    return True


class Amount:
    """A number as it is recorded and as it is proven, and of how many entries."""

    def __init__(self, recorded=0, proven=0, entries=0, none=False):
        self.recorded, self.proven, self.entries, self.none = Fraction(recorded), Fraction(proven), entries, none


class Reckoner:
    def __init__(self, records, plan, as_of):
        self.records, self.plan, self.as_of = records, plan, as_of
        self.targets = {target["id"]: target for target in plan["targets"]}

    def entries(self, measure, unit, days):
        """Of a unit in the order of days, those of a day in the order of the file."""
        path = next(measure[key] for key in ("count", "sum", "last", "average", "covers") if key in measure)
        found = [entry for home, collection, entry in self.records
                 if collection == path.split(".")[0] and unit in [home, *entry.get("with", [])] and days[0] <= entry["date"] <= days[1]
                 and fits(entry, measure.get("where", {}))]
        return sorted(found, key=lambda entry: entry["date"])

    def number(self, measure, units, days, proof=True):
        """Of one unit, or of all together, where a shared entry is one."""
        def proven(entry):
            return not proof or bool(entry.get("evidence"))

        if "last" in measure and len(units) > 1:
            parts = [self.number(measure, [unit], days, proof) for unit in units]
            return Amount(sum(part.recorded for part in parts), sum(part.proven for part in parts), sum(part.entries for part in parts),
                          any(part.none for part in parts))
        found = []
        for unit in units:
            found += [entry for entry in self.entries(measure, unit, days) if not any(entry is other for other in found)]
        field = next((measure[key].split(".")[1] for key in ("sum", "last", "average", "covers") if key in measure), None)
        if "count" in measure:
            return Amount(len(found), sum(proven(entry) for entry in found), len(found))
        if "covers" in measure:
            return Amount(len({entry[field] for entry in found} & set(measure["items"])),
                          len({entry[field] for entry in found if proven(entry)} & set(measure["items"])), len(found))
        if "last" in measure:
            latest = found[-1:]
            return Amount(sum(entry[field] for entry in latest), sum(entry[field] for entry in latest if proven(entry)), len(found), not found)
        return Amount(sum(entry[field] for entry in found), sum(entry[field] for entry in found if proven(entry)), len(found))

    # -- a figure: a dict of `recorded`, `proven`, `per`, `of` of a fraction, `none`, `entries`, `bad`

    def simple(self, target, measure, units, days):
        proof = target.get("evidence") != "none"
        missing = target.get("missing")
        if "share" in measure or "ratio" in measure:
            sides = measure.get("share") or {"good": measure["ratio"]["of"], "among": measure["ratio"]["by"]}
            good, among = (self.number(sides[side], units, days, proof) for side in ("good", "among"))
            ratio = "ratio" in measure
            per = Fraction(str(measure["ratio"].get("per", 1))) if ratio else Fraction(1)
            counted = "count" in sides["among"]
            if ratio:
                none = among.recorded <= 0
            else:
                none = missing != "zero" and (not among.entries or (counted and not among.recorded and not good.recorded))
            reports = "last" in sides["good"] or ("coverage" in str(sides["good"]) and "coverage" not in str(sides["among"]))
            none = none or (not good.entries and ((missing is None and reports) or (ratio and missing == "no-data")))
            return {"recorded": good.recorded, "proven": good.proven, "per": per, "of": among.recorded, "none": none,
                    "parts_none": good.none or among.none,
                    "whole": True, "bad": not ratio and not none and good.recorded > among.recorded}
        amount = self.number(measure, units, days, proof)
        must = missing == "no-data" or (missing is None and ("last" in measure or "average" in measure or "coverage" in str(measure)))
        none = not amount.entries and must
        figure = {"recorded": amount.recorded, "proven": amount.proven, "none": none, "per": None, "parts_none": amount.none and missing != "zero",
                  "whole": "average" not in measure, "entries": amount.entries}
        figure["must"] = must
        if "average" in measure:
            figure.update(per=Fraction(1), of=Fraction(max(amount.entries, 1)), mean=True)
        return figure

    def some_none(self, target, measure, units, days):
        """All together have no data where one of them has none."""
        return len(units) > 1 and any(self.simple(target, measure, [unit], days)["none"] for unit in units)

    def figure(self, target, units, days):
        measure = target["measure"]
        if "change" not in measure:
            figure = self.simple(target, measure, units, days)
            figure["none"] = figure["none"] or self.some_none(target, measure, units, days)
            return figure
        sides = {}
        for side in ("to", "from"):
            given = dict(measure["change"][side])
            window = given.pop("window", None)
            span = (window["from"], min(window["to"], self.as_of)) if window else days
            own = {**target, "evidence": target.get("evidence") if side == "to" else "none"}
            own.pop("missing", None)
            if target.get("missing"):
                own["missing"] = target["missing"]
            sides[side] = self.simple(own, given, units, span)
            sides[side]["none"] = sides[side]["none"] or self.some_none(own, given, units, span)
        to, since = sides["to"], sides["from"]
        none = to["none"] or since["none"]
        if to["per"] is None:
            return {"recorded": to["recorded"] - since["recorded"], "proven": to["proven"] - since["recorded"], "none": none, "per": None,
                    "whole": to["whole"] and since["whole"], "change": True, "bad": False}
        if not none and (not to["of"] or not since["of"]):
            none = True
        part = {} if none else {"recorded": 100 * (to["recorded"] / to["of"] - since["recorded"] / since["of"]),
                                "proven": 100 * (to["proven"] / to["of"] - since["recorded"] / since["of"])}
        return {"recorded": Fraction(0), "proven": Fraction(0), **part, "none": none, "per": None, "whole": False, "change": True, "points": True,
                "bad": not none and (to["bad"] or since["bad"])}

    # -- verdicts

    def amount(self, figure, limit):
        """What a limit is in what is counted."""
        if figure["per"] is None:
            return limit
        return limit * figure["of"] / figure["per"]

    def judge(self, target, bound, figure, due, unit=None):
        """Verdict, and what is missing of what is counted (None: not looked at)."""
        if figure.get("bad"):
            return "unclear"
        low, high = bound.get("min"), bound.get("max")
        if isinstance(low, dict):
            low = low["units"].get(unit, low["others"])
        measure = target["measure"]
        may_fall = any(key in measure for key in ("share", "ratio", "change", "last", "average"))
        beyond = high is not None and figure["recorded"] > self.amount(figure, value_of(high))
        note = bound.get("over") == "note"
        may_come_back = figure["none"] and any(key in measure for key in ("share", "ratio", "change", "average"))
        if beyond and not note and not (may_fall and not due) and not may_come_back:
            return "short"
        if figure["none"]:
            return "no-data" if due else "not-due"
        if low is not None:
            wanted = self.amount(figure, value_of(low))
            if figure["proven"] < wanted:
                if figure["recorded"] >= wanted:
                    return "unproven"
                return "short" if due else self.progress(target, figure, value_of(low), unit)
        if figure.get("must") and high is not None and figure.get("unproven"):
            return "unproven"
        if note and beyond:
            return "over"
        if due or high is None or note:
            return "met"
        return self.progress(target, figure, value_of(low), unit) if low is not None else "not-due"

    def progress(self, target, figure, low, unit):
        side = "total" if unit is None else "each"
        exact = not figure["whole"] or figure["per"] is not None
        if target.get("pace"):
            first, last = window_of(target)
            last = target.get("due", last)
            gone, days = (self.as_of - first).days + 1, (last - first).days + 1
            asked = self.amount(figure, low) * max(gone, 0) / days
            asked = asked if exact else floor(asked)
        elif target.get("milestones"):
            come = [step for step in target["milestones"] if step["date"] <= self.as_of and side in step]
            asked = self.amount(figure, low) * Fraction(come[-1][side]["min"][:-1]) / 100 if come else Fraction(0)
            if figure["per"] is None and figure["whole"]:
                asked = ceil(asked)
        else:
            return "not-due"
        if figure["recorded"] < asked:
            return "behind"
        return "on-track" if figure["proven"] >= asked else "unproven"

    def unproven(self, target, units, days):
        measure = target["measure"]
        if "change" in measure or "share" in measure or "ratio" in measure or target.get("evidence") == "none":
            return False
        entries = [entry for unit in units for entry in self.entries(measure, unit, days)]
        if "last" in measure:
            entries = [own[-1] for own in (self.entries(measure, unit, days) for unit in units) if own]
        return any(not entry.get("evidence") for entry in entries)

    def judged(self, target, side, units, days, due):
        figure = self.figure(target, units, days)
        figure["unproven"] = self.unproven(target, units, days)
        bound = target["want"].get(side) if target["want"] != "none" else None
        if bound is None:
            return figure, "unclear" if figure.get("bad") else "reported"
        return figure, self.judge(target, bound, figure, due, units[0] if side == "each" else None)

    # -- slices

    def slices(self, target):
        """(days that count, the day it is due), of every one that is asked."""
        every = target["every"] if isinstance(target["every"], dict) else {"slice": target["every"]}
        first, last = window_of(target)
        due, out = target.get("due"), []
        if "spans" in every:
            names = [(days, 0) for days in sorted(TERMS.values())]
        else:
            names = list(calendar_slices(every["slice"]))
        deadline = every.get("by")
        ends = {}
        for number, ((begin, end), name) in enumerate(names):
            if deadline and deadline.get("month"):
                ends[number] = day_in(end + DAY, deadline["day"], every["slice"])
            elif deadline:
                ends[number] = day_in(begin if every["slice"] == "week" else end, deadline["day"], every["slice"])
        for number, ((begin, end), name) in enumerate(names):
            if end < first or begin > last or name in every.get("except", []):
                continue
            if target["stubs"] == "skip" and (begin < first or end > last):
                continue
            start, stop = begin, min(end, last)
            if deadline and deadline.get("month"):
                start, stop = ends[number - 1] + DAY, ends[number]
            elif deadline:
                stop = min(stop, ends[number])
            if max(start, first) <= stop:
                out.append((max(start, first), stop))
        over = max([last] + [stop for _, stop in out])
        return [days for days in out if days[1] <= (due or over)], due or over

    def sliced(self, target, side, units):
        all_slices, due = self.slices(target)
        ended = [days for days in all_slices if days[1] <= min(self.as_of, due)]
        bound = target["want"].get(side) if target["want"] != "none" else None
        if bound is None:
            return None, None
        verdicts = [self.judged(target, side, units, days, True)[1] for days in ended]
        held = sum(verdict in HOLDS for verdict in verdicts)
        figure = {"recorded": Fraction(held + verdicts.count("unproven")), "proven": Fraction(held), "none": False, "of": len(ended),
                  "periods": verdicts, "all": len(all_slices)}
        some = target["every"].get("in") if isinstance(target["every"], dict) else None
        if some is None:
            if verdicts and worst(verdicts) not in HOLDS:
                return figure, worst(verdicts)
            return figure, "not-due" if self.as_of < due else worst(verdicts)
        wanted = some if isinstance(some, int) else ceil(value_of(some) * len(all_slices))
        figure["all"] = wanted
        to_come = len(all_slices) - len(ended) if self.as_of < due else 0
        if held >= wanted:
            return figure, "met"
        if held + to_come >= wanted:
            return figure, "unclear" if "unclear" in verdicts else "not-due"
        if "unclear" in verdicts and held + to_come + verdicts.count("unclear") >= wanted:
            return figure, "unclear"
        rest = sorted((verdict for verdict in verdicts if verdict != "unclear"), key=ORDER.index, reverse=True)
        return figure, rest[wanted - to_come - 1] if len(rest) >= wanted - to_come else "short"

    # -- targets

    def stand(self, target):
        """By unit, and for all together under None: figure and verdict; and the target's own verdict."""
        if "all-of" in target["measure"] or "any-of" in target["measure"]:
            return self.members(target)
        first, last = window_of(target)
        due = target.get("due", last)
        reference = min(self.as_of, due)
        out = {}
        for unit in [*UNITS, None]:
            side, units = ("total", UNITS) if unit is None else ("each", [unit])
            if "every" in target:
                out[unit] = self.sliced(target, side, units)
            else:
                out[unit] = self.judged(target, side, units, (first, min(last, reference)), due <= self.as_of)
        return out, self.whole(target, out)

    def whole(self, target, out):
        want = target["want"]
        if want == "none":
            return None
        verdicts = [out[None][1]] if "total" in want else []
        if "each" in want:
            units, some = [out[unit][1] for unit in UNITS], want["each"].get("in")
            if some is None:
                verdicts += units
            else:
                wanted = some if isinstance(some, int) else ceil(value_of(some) * len(UNITS))
                held = sum(verdict in HOLDS for verdict in units)
                if held < wanted <= held + units.count("unclear"):
                    verdicts.append("unclear")
                else:
                    best = sorted((verdict for verdict in units if verdict != "unclear"), key=ORDER.index, reverse=True)
                    verdicts.append(best[wanted - 1] if len(best) >= wanted else "unclear")
        return worst(verdicts)

    def members(self, target):
        any_of = "any-of" in target["measure"]
        ids = target["measure"]["any-of" if any_of else "all-of"]
        stands = [self.stand(self.targets[one]) for one in ids]
        out = {}
        for unit in [*UNITS, None]:
            side = "total" if unit is None else "each"
            verdicts = []
            for one, (parts, whole) in zip(ids, stands):
                own = parts[unit][1] if unit else whole or "reported"
                want = self.targets[one]["want"]
                if unit and own != "unclear" and want != "none" and "each" not in want:
                    own = parts[None][1]
                verdicts.append(own or "reported")
            if side not in target["want"]:
                out[unit] = ({}, None)
                continue
            wanted = target["want"][side]["min"]
            held = sum(verdict in HOLDS for verdict in verdicts)
            if "unclear" in verdicts and not (any_of and held >= wanted):
                verdict = "unclear"
            elif held >= wanted:
                verdict = "met"
            else:
                verdict = sorted(verdicts, key=ORDER.index, reverse=True)[wanted - 1]
            out[unit] = ({"recorded": Fraction(held + verdicts.count("unproven")), "proven": Fraction(held), "none": False}, verdict)
        return out, self.whole(target, out)


class Points:
    """What the figures of a target give: see the manual of points in README.md."""

    def __init__(self, target, stand):
        self.target, (self.parts, self.whole) = target, stand
        given = target["points"]
        self.given = given if isinstance(given, dict) else {"full": given}
        self.full, self.per = Fraction(str(self.given["full"])), Fraction(str(self.given.get("per", 1)))

    def bound(self, unit):
        return self.target["want"].get("total" if unit is None else "each")

    def spared(self, unit):
        """Of as many units as are asked enough hold, and this one has nothing left to do."""
        some = self.bound(unit).get("in") if unit else None
        if some is None or self.parts[unit][1] in HOLDS:
            return False
        wanted = some if isinstance(some, int) else ceil(value_of(some) * len(UNITS))
        return sum(self.parts[one][1] in HOLDS for one in UNITS) >= wanted

    def wanted(self, unit):
        """Exactly, of what is counted; None where nothing is."""
        figure, bound = self.parts[unit][0], self.bound(unit)
        if "every" in self.target:
            return Fraction(figure["all"])
        low = bound.get("min")
        if low is None:
            return None
        if isinstance(low, dict):
            low = low["units"].get(unit, low["others"])
        return value_of(low) * figure["of"] / figure["per"] if figure["per"] else value_of(low)

    def fraction(self, unit):
        """How far it is reached."""
        (figure, verdict), wanted = self.parts[unit], self.wanted(unit)
        if verdict in HOLDS or self.spared(unit):
            return Fraction(1)
        if self.broken(unit) or figure["none"]:
            return Fraction(0)
        if wanted is None:
            return Fraction(verdict in ("not-due", "on-track", "behind"))
        if figure["proven"] >= wanted:
            return Fraction(1)
        return max(figure["proven"] / wanted, Fraction(0)) if wanted > 0 else Fraction(0)

    def broken(self, unit):
        (figure, verdict), bound = self.parts[unit], self.bound(unit)
        return "every" not in self.target and verdict == "short" and "max" in bound and figure["recorded"] > self.most(unit)

    def most(self, unit):
        figure, high = self.parts[unit][0], value_of(self.bound(unit)["max"])
        return high * figure["of"] / figure["per"] if figure["per"] else high

    def missing(self, unit):
        figure, _ = self.parts[unit]
        if self.spared(unit):
            return Fraction(0)
        if self.broken(unit):
            lacks = figure["recorded"] - self.most(unit)
        elif self.wanted(unit) is None:
            return Fraction(0)
        else:
            lacks = max(self.wanted(unit) - figure["proven"], Fraction(0))
        return lacks / figure["of"] if figure.get("mean") else ceil(lacks) if figure.get("whole") else lacks

    def beyond(self, unit):
        figure = self.parts[unit][0]
        if self.broken(unit) or self.wanted(unit) is None or figure["none"]:
            return Fraction(0)
        more = max(figure["proven"] - self.wanted(unit), Fraction(0))
        return more / figure["of"] if figure.get("mean") else floor(more) if figure.get("whole") else more

    def unknown(self, unit):
        """Nobody can say how much is missing."""
        figure = self.parts[unit][0]
        return figure["none"] and not self.spared(unit) and any(key in self.target["measure"] for key in ("share", "ratio", "change"))

    def bonus(self, beyond):
        if "bonus" not in self.given:
            return Fraction(0)
        bonus = Fraction(str(self.given["bonus"])) * floor(beyond / self.per)
        return min(bonus, Fraction(str(self.given.get("most", 10 ** 9))))

    def taken_off(self, missing):
        return max(self.full - Fraction(str(self.given["deduct"])) * ceil(missing / self.per), Fraction(0))

    def part_of(self, fraction):
        """Rounded half up, and no full points of what is not reached."""
        if fraction >= 1:
            return self.full
        got = Fraction(floor(self.full * fraction * 100 + Fraction(1, 2)), 100)
        return got if got < self.full else self.full - Fraction(1, 100)

    def of_part(self, unit):
        figure, verdict = self.parts[unit]
        if verdict == "unclear":
            return Fraction(0), Fraction(0)
        bonus = self.bonus(self.beyond(unit))
        if figure["none"] and self.wanted(unit) is None and verdict not in HOLDS:
            return Fraction(0), bonus
        if "deduct" in self.given:
            return Fraction(0) if self.unknown(unit) else self.taken_off(self.missing(unit)), bonus
        if "by" in self.given:
            return self.full * (verdict in HOLDS or self.spared(unit)), bonus
        return self.part_of(self.fraction(unit)), bonus

    def of_units(self):
        bonus = self.bonus(sum(self.beyond(unit) for unit in UNITS))
        some = self.bound(UNITS[0]).get("in")
        if "deduct" in self.given:
            if any(self.unknown(unit) for unit in UNITS):
                return Fraction(0), bonus
            return self.taken_off(sum(self.missing(unit) for unit in UNITS)), bonus
        each = worst([self.parts[unit][1] for unit in UNITS]) if some is None else None
        held = sum(self.parts[unit][1] in HOLDS for unit in UNITS)
        if some is not None:
            wanted = some if isinstance(some, int) else ceil(value_of(some) * len(UNITS))
            return (self.full if held >= wanted else Fraction(0) if "by" in self.given else self.part_of(Fraction(held, wanted))), bonus
        if each in HOLDS:
            return self.full, bonus
        if "by" in self.given:
            return Fraction(0), bonus
        if any(self.wanted(unit) is None or (self.wanted(unit) <= 0 and not self.parts[unit][0]["none"]) for unit in UNITS):
            return self.part_of(Fraction(held, len(UNITS))), bonus
        return self.part_of(sum(self.fraction(unit) for unit in UNITS) / len(UNITS)), bonus


def day_in(day, number, word):
    if word == "week":
        return day + DAY * (number - 1)
    return day.replace(day=min(number, calendar.monthrange(day.year, day.month)[1]))


def calendar_slices(word):
    """From before the year to after it: (first and last day), its number."""
    if word == "week":
        day = datetime.date(2015, 11, 30)
        while day < datetime.date(2017, 4, 1):
            yield (day, day + 6 * DAY), day.isocalendar()[1]
            day += 7 * DAY
        return
    months = {"month": 1, "two-months": 2, "quarter": 3, "half-year": 6}[word]
    for year in (2015, 2016, 2017):
        for number in range(12 // months):
            last = number * months + months
            yield (datetime.date(year, last - months + 1, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])), number + 1


# ---- the program


def write(folder, records, plan):
    (folder / "plans").mkdir()
    units = [{"id": unit, "kind": "community"} for unit in UNITS]
    files = {"township.yaml": {"township": "three", "units": units}, "plans/2016.yaml": plan}
    for unit in UNITS:
        files[f"{unit}.yaml"] = {"unit": unit}
        for home, collection, entry in records:
            if home == unit:
                files[f"{unit}.yaml"].setdefault(collection, []).append(entry)
    for name, value in files.items():
        text = json.dumps(value, default=str, indent=1)
        (folder / name).write_text(text, encoding="utf-8")


def run(taizhang, folder, *words):
    done = subprocess.run([taizhang, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode not in (0, 1, 2) or "runtime error" in done.stderr or "ssertion" in done.stderr:
        return None, f"{' '.join(map(str, words))}: {done.returncode}: {done.stderr[-600:]}"
    return done.stdout, None


def near(a, b, figure):
    """A mean and points are shown to two decimals."""
    return abs(a - b) <= Fraction(1, 100) if figure.get("points") or figure.get("mean") else a == b


class Check:
    def __init__(self, taizhang):
        self.taizhang, self.faults, self.looked, self.left = taizhang, [], 0, 0

    def compare(self, where, target, found, reckoner):
        parts, whole = reckoner.stand(target)
        told = {unit["unit"]: unit for unit in found["units"]}
        told[None] = found["total"]
        for unit, (figure, verdict) in parts.items():
            one = told[unit]
            if verdict is None or (unit is None and verdict == "reported"):
                continue
            self.looked += 1
            if verdict != one["verdict"]:
                self.fault(where, target, f"{unit}: {one['verdict']}, reckoned {verdict} {show(figure)}", one)
            elif not figure["none"] and not figure.get("bad"):
                if "whole" in figure:
                    self.compare_missing(where, target, unit, figure, one)
                for key in ("recorded", "proven"):
                    wanted = figure[key] / figure["of"] if figure.get("mean") else figure[key]
                    if not near(Fraction(one[key]), wanted, figure):
                        self.fault(where, target, f"{unit}: {key} {one[key]}, reckoned {show(figure)}", one)
        if whole is not None and whole != found["verdict"]:
            self.fault(where, target, f"{found['verdict']}, reckoned {whole}", {"parts": [verdict for _, verdict in parts.values()]})

    def compare_points(self, where, target, stand, told):
        """Of each unit, and of all where each is asked alone."""
        points = Points(target, stand)
        for unit, line in told.items():
            if unit is None and ("each" not in target["want"] or "total" in target["want"]):
                got = points.of_part(None) if "each" not in target["want"] else None
            else:
                got = points.of_units() if unit is None else points.of_part(unit)
            if got is None or got[0] is None or (unit is None and stand[1] == "unclear"):
                continue
            self.looked += 1
            for key, one in zip(("got", "bonus"), got):
                if Fraction(line[key]) != one:
                    verdicts = [stand[0][one] for one in ([unit] if unit else [*UNITS, None])]
                    self.fault(where, target, f"{unit}: {key} {line[key]}, reckoned {one}",
                               {"verdicts": [[verdict, show(figure)] if figure else None for figure, verdict in verdicts]})

    def compare_missing(self, where, target, unit, figure, one):
        """How much is missing of a number or a share, of what is counted."""
        side = "total" if unit is None else "each"
        bound = target["want"].get(side) if target["want"] != "none" else None
        if bound is None or "every" in target or "expected" in one or one["verdict"] not in ("short", "unproven", "met", "over"):
            return
        low = bound.get("min")
        if isinstance(low, dict):
            low = low["units"].get(unit, low["others"])
        have = figure["proven"] if one["verdict"] == "unproven" else figure["recorded"]
        missing = Fraction(0)
        per = figure["per"]
        def amount(limit):
            return value_of(limit) * figure["of"] / per if per else value_of(limit)
        if one["verdict"] in ("short", "unproven") and low is not None and have < amount(low):
            missing = amount(low) - have
        elif one["verdict"] in ("short", "over"):
            missing = figure["recorded"] - amount(bound["max"])
        elif one["verdict"] == "unproven":
            return
        if figure["whole"] and per:
            missing = ceil(missing)
        if figure.get("mean"):
            missing /= figure["of"]
        if not (0 <= Fraction(one["missing"]) - missing <= (Fraction(1, 100) if not figure["whole"] else 0)):
            self.fault(where, target, f"{unit}: missing {one['missing']}, reckoned {missing} {show(figure)}", one)

    def fault(self, where, target, text, told):
        keep = {key: value for key, value in told.items() if key not in ("unproven", "members", "name")}
        own = {key: value for key, value in target.items() if key not in ("clause", "quote", "title", "units")}
        self.faults.append(f"{where} {json.dumps(own, default=str)}: {text}\n    told {json.dumps(keep, default=str)[:700]}")

    def ledger(self, seed):
        dice = Dice(seed)
        records = make_records(dice)
        plan = make_plan(dice)
        with tempfile.TemporaryDirectory() as work:
            folder = pathlib.Path(work)
            write(folder, records, plan)
            for as_of in dice.sample(AS_OF, 4):
                self.day(seed, folder, plan, records, as_of)

    def day(self, seed, folder, plan, records, as_of):
        where = f"{seed} {as_of}"
        options = ["--today", "2019-01-10", "--as-of", str(as_of), "-q"]
        text, fault = run(self.taizhang, folder, "report", ".", "-f", "json", *options)
        if fault:
            self.faults.append(f"{where}: {fault}")
            return
        found = json.loads(text, parse_float=lambda number: number)
        targets = {one["id"]: one for one in found["targets"]}
        reckoner, lines = Reckoner(records, plan, as_of), {}
        points = found["sheets"][0]["points"]
        for score in [points.get("total", {"targets": []}), *points["units"]]:
            for line in score["targets"]:
                lines.setdefault(line["id"], {})[score.get("unit")] = line
        for target in plan["targets"]:
            if target["id"] in targets:
                self.compare(where, target, targets[target["id"]], reckoner)
                if "points" in target:
                    self.compare_points(where, target, reckoner.stand(target), lines[target["id"]])
            else:
                self.left += 1


def show(figure):
    return {key: str(value) if isinstance(value, Fraction) else value for key, value in figure.items()}


def main():
    first, count = (int(sys.argv[2]), int(sys.argv[3])) if len(sys.argv) > 3 else (FIRST, COUNT)
    check = Check(pathlib.Path(sys.argv[1]).resolve())
    for seed in range(first, first + count):
        check.ledger(seed)
    for fault in check.faults:
        print(fault)
    print(f"{count} ledgers: {check.looked} figures, {check.left} targets not taken, {len(check.faults)} faults")
    return 1 if check.faults or not check.looked or check.left > check.looked / 4 else 0


if __name__ == "__main__":
    sys.exit(main())
