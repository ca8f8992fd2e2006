# SPDX-License-Identifier: MIT
"""What a plan asks of each different value (`per`), and by another figure (`min: {of: …}`), counted a second time.

apiece.py TAIZHANG [ROUNDS [FIRST]]: in ledgers made by chance, of a collection of their own that has fields of every type, each
figure, verdict and `values` of the JSON report must be what this file counts from the entries themselves, on several days.
"""
import datetime
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

from ledger_yaml import ROOT

UNITS = ("east", "west", "north", "south")
SPELLINGS = {"east": ["east", "东街", "东"], "west": ["west", "西街"], "north": ["north", "北村"], "south": ["south", "南村"]}
TAGS = {"red": ["red", "红"], "green": ["green", "绿"], "blue": ["blue"]}
MEMBERS = ["东小学", "西小学", "桥头小学", "a", "b"]
DAYS = ["2016-02-29", "2016-03-31", "2016-05-05", "2016-07-01", "2016-09-30", "2016-12-31"]
ORDER = ["unclear", "short", "no-data", "unproven", "undefined", "behind", "not-due", "on-track", "over", "met", "reported"]
HOLDS = ("over", "met", "reported")
FIELDS = ["member", "level", "fine", "tag", "tags", "marks", "on", "date", "numbers", "guests"]
QUARTERS = [("2016-Q1", "2016-01-01", "2016-03-31"), ("2016-Q2", "2016-04-01", "2016-06-30"),
            ("2016-Q3", "2016-07-01", "2016-09-30"), ("2016-Q4", "2016-10-01", "2016-12-31")]


# ---- the ledger ----

def own_schema():
    """The built-in schema with two more collections: visits, and a roster of members."""
    schema = json.loads((ROOT / "schemas" / "unit.schema.json").read_text("utf-8"))
    words = schema["$defs"]["session"]["properties"]
    text = {"type": "string", "minLength": 1}
    tag = {"type": "string", "enum": ["red", "green", "blue", "红", "绿"], "x-alias": {"红": "red", "绿": "green"}}

    def label(name, **rest):
        return {"x-label": {"zh": name, "en": name}, "description": name, **rest}

    visit = {
        "date": label("date", type="string", format="date", **{"x-date": "on"}),
        "member": label("member", **text),
        "level": label("level", type="number"),
        "fine": label("fine", type="boolean"),
        "tag": label("tag", **tag),
        "tags": label("tags", type="array", items=tag),
        "marks": label("marks", type="array", items=text),
        "numbers": label("numbers", type="array", items={"type": "number"}),
        "guests": label("guests", type="array", items=text, **{"x-unit": True}),
        "on": label("on", type="string", format="date"),
        "amount": label("amount", type="number"),
        "with": words["with"],
        "evidence": words["evidence"],
    }
    place = {"spot": label("spot", **text), "since": label("since", type="string", format="date", **{"x-date": "from"}),
             "until": label("until", type="string", format="date", **{"x-date": "to"})}
    schema["properties"]["visits"] = label("visits", type="array", items={"$ref": "#/$defs/visit"})
    schema["properties"]["places"] = label("places", type="array", items={"$ref": "#/$defs/place"})
    schema["properties"]["staff"] = label("staff", type="number", minimum=0)
    schema["$defs"]["visit"] = {"type": "object", "properties": visit, "required": ["date"], "additionalProperties": False,
                                "x-label": {"zh": "visit", "en": "visit"}}
    schema["$defs"]["place"] = {"type": "object", "properties": place, "required": ["spot", "since"],
                                "additionalProperties": False, "x-label": {"zh": "place", "en": "place"}}
    return schema


def day(chance):
    return (datetime.date(2016, 1, 1) + datetime.timedelta(chance.randrange(-20, 380))).isoformat()


def some(chance, values, most):
    return [chance.choice(values) for _ in range(chance.randrange(1, most + 1))]


def spelled(chance, values, table):
    return [chance.choice(table[value]) for value in values]


def visit(chance, unit, mark):
    """What an entry means, and how it is written."""
    means = {"unit": unit, "date": day(chance), "units": [unit], "proven": chance.random() < 0.7}
    if chance.random() < 0.25:
        means["units"] += chance.sample([other for other in UNITS if other != unit], chance.choice([1, 1, 2]))
    for field, made in (("member", lambda: chance.choice(MEMBERS)), ("level", lambda: chance.choice([1, 2, Fraction(5, 2)])),
                        ("fine", lambda: chance.random() < 0.5), ("tag", lambda: chance.choice(list(TAGS))),
                        ("tags", lambda: some(chance, list(TAGS), 3)), ("marks", lambda: some(chance, MEMBERS, 3)),
                        ("numbers", lambda: some(chance, [1, 2, 10], 3)), ("guests", lambda: some(chance, list(UNITS), 2)),
                        ("on", lambda: chance.choice(DAYS)), ("amount", lambda: Fraction(chance.randrange(0, 40), 4))):
        if chance.random() < 0.8:
            means[field] = made()
    return means, written(chance, means, mark)


def written(chance, means, mark):
    entry = {}
    for field, value in means.items():
        if field == "tag":
            value = chance.choice(TAGS[value])
        elif field == "tags":
            value = spelled(chance, value, TAGS)
        elif field == "guests":
            value = spelled(chance, value, SPELLINGS)
        elif field == "numbers":
            value = [number * chance.choice([1, 1.0]) for number in value]
        elif field in ("level", "amount"):
            value = float(value) if chance.random() < 0.5 or value.denominator > 1 else int(value)
        elif field == "units":
            field, value = "with", [chance.choice(SPELLINGS[unit]) for unit in value[1:]]
        elif field in ("unit", "proven"):
            continue
        if value != []:
            entry[field] = value
    if means["proven"]:
        entry["evidence"] = {"photo": f"m-{mark}"}
    return entry


class Ledger:
    """What is recorded (`visits`, `places`, `staff`, `gaps`), and the files of it, by unit."""

    def __init__(self, chance):
        self.files, self.visits, self.places, self.staff, self.gaps = {}, [], [], {}, []
        mark = 0
        for unit in UNITS:
            count = chance.choice([0, 1, 1, 1, 2])
            self.files[unit] = [{"unit": chance.choice(SPELLINGS[unit])} for _ in range(count)]
            if count and chance.random() < 0.7:
                self.staff[unit] = chance.choice([0, 3, 20, 41])
                self.files[unit][0]["staff"] = self.staff[unit]
            for file in self.files[unit]:
                for _ in range(chance.choice([0, 1, 3, 6])):
                    mark += 1
                    means, entry = visit(chance, unit, mark)
                    file.setdefault("visits", []).append(entry)
                    if chance.random() < 0.02:
                        entry["level"] = "many"
                        self.gaps.append(("visits", means["units"]))
                    else:
                        self.visits.append(means)
                for name in chance.sample(MEMBERS, chance.choice([0, 0, 1, 2])):
                    self.add_place(chance, unit, file, name)
        self.visits.sort(key=lambda means: means["unit"])  # files are read in the order of their names
        self.silent = [unit for unit in UNITS if not self.files[unit]]

    def add_place(self, chance, unit, file, name):
        means = {"unit": unit, "spot": name, "since": day(chance)}
        if chance.random() < 0.4:
            means["until"] = max(means["since"], day(chance))
        entry = {key: value for key, value in means.items() if key != "unit"}
        file.setdefault("places", []).append(entry)
        if chance.random() < 0.03:
            entry["since"] = "2016-02-30"
            self.gaps.append(("places", [unit]))
        else:
            self.places.append(means)

    def write(self, folder, targets):
        for name in ("plans", "units", "schemas"):
            (folder / name).mkdir()
        units = [{"id": unit, "kind": "community", "name": {"zh": names[1], "en": unit}, **({"aliases": names[2:]} if names[2:] else {})}
                 for unit, names in SPELLINGS.items()]
        put(folder / "township.yaml", {"township": "small", "name": {"zh": "小镇", "en": "Small Town"}, "units": units})
        put(folder / "schemas" / "unit.schema.json", own_schema())
        put(folder / "plans" / "2016.yaml", {
            "plan": "2016", "title": {"zh": "要点", "en": "Plan"}, "period": {"from": "2016-01-01", "to": "2016-12-31"},
            "evidence": {"visits": ["photo"]}, "targets": targets})
        for unit, files in self.files.items():
            for i, file in enumerate(files):
                put(folder / "units" / f"{unit}-{i}.yaml", file)


def put(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


# ---- targets ----

KINDS = ("count", "sum", "average", "distinct", "having", "covers", "last", "share", "money-share", "ratio")


def measure_of(chance, kind):
    where = {"where": {"fine": chance.random() < 0.5}} if chance.random() < 0.3 else {}
    if kind == "distinct":
        return {"count": "visits", "distinct": chance.choice(["member", "level", "tag", "on"]), **where}
    if kind == "having":
        return {"count": "visits", "distinct": chance.choice(["member", "level"]), "having": {"tag": ["red", "green"]}, **where}
    if kind == "covers":
        return {"covers": "visits.tag", "items": ["red", "green", "blue"], **where}
    if kind == "share":
        return {"share": {"good": {"count": "visits", "where": {"fine": True}}, "among": {"count": "visits"}}}
    if kind == "money-share":
        return {"share": {"good": {"count": "visits", "distinct": "member", "where": {"fine": True}},
                          "among": {"count": "visits", "distinct": "member"}}}
    if kind == "ratio":
        return {"ratio": {"of": {"sum": "visits.amount"}, "by": {"count": "visits"}}}
    return {kind: "visits" if kind == "count" else "visits.amount", **where}


def bounds_of(chance, kind):
    """Of each or of all: min, max, and whether passing max is only noted."""
    if kind in ("share", "money-share"):
        return {"min": f"{chance.choice([40, 50, 67, 100])}%"}
    low = chance.choice([1, 2, 3]) if kind not in ("sum", "last", "average", "ratio") else chance.choice([0.5, 1, 4, 6.25])
    bounds = {"min": low} if chance.random() < 0.8 else {}
    if not bounds or chance.random() < 0.3:
        bounds["max"] = low + (chance.choice([0, 1, 3]) if kind != "covers" else chance.randrange(4 - low))
        if chance.random() < 0.4:
            bounds["over"] = "note"
    return bounds


def make_target(chance, number):
    kind = chance.choice(KINDS)
    target = {"id": f"t{number}", "clause": "一.1", "quote": "全覆盖", "title": f"t{number}", "measure": measure_of(chance, kind)}
    target["units"] = sorted(chance.sample(UNITS, chance.randrange(1, 5)), key=UNITS.index)
    if chance.random() < 0.9:
        per = chance.choice(FIELDS)
        target["per"] = per
        if chance.random() < 0.5:
            target["per"] = {"value": per}
            if per in ("member", "marks") and chance.random() < 0.8:
                target["per"]["among"] = {"count": "places", "distinct": "spot"}
            if chance.random() < 0.5:
                target["per"]["in"] = chance.choice([1, 2, "50%", "2/3", "100%"])
        if chance.random() < 0.3 and "in" not in (target["per"] if isinstance(target["per"], dict) else {}):
            target["every"] = "quarter"
    want = {}
    if chance.random() < 0.7:
        want["each"] = bounds_of(chance, kind)
        if kind in ("count", "sum", "distinct") and chance.random() < 0.4:
            want["each"] = {"min": chance.choice([
                {"of": {"sum": "staff"}, "per": 20}, {"of": {"sum": "staff"}, "per": 20, "times": 2, "round": "down", "most": 3},
                {"of": {"count": "places"}, "least": 1}, {"of": {"count": "visits"}, "per": 3, "round": "down"},
                {"units": {"east": 1, "west": 2}, "others": 3}])}
    if chance.random() < 0.5:
        want["total"] = bounds_of(chance, kind)
        low = want.get("each", {}).get("min")
        if low is not None:  # a max below that of each is a fault
            want["total"] = {"min": want["total"].get("min", 1 if isinstance(low, dict) else low)}
    target["want"] = want or "none"
    if chance.random() < 0.4:
        target["missing"] = chance.choice(["zero", "no-data"])
    if chance.random() < 0.3:
        target["evidence"] = "none"
    if chance.random() < 0.3:
        target["due"] = "2016-06-30"
    return kind, target


# ---- the count ----

def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


class Reckoner:
    def __init__(self, ledger, kind, target, as_of):
        self.ledger, self.kind, self.target = ledger, kind, target
        self.due_day = target.get("due", "2016-12-31")
        self.due = self.due_day <= as_of
        self.reference = min(as_of, self.due_day)
        per = target.get("per")
        self.per = per if isinstance(per, dict) or per is None else {"value": per}
        self.want = target["want"] if isinstance(target["want"], dict) else {}
        self.slices = [None]
        if "every" in target:
            self.slices = [quarter for quarter in QUARTERS if quarter[2] <= self.reference]

    # -- what counts --

    def entries(self, units, value=None, slice_=None, since="2016-01-01", to="2016-12-31", where=None):
        """Those of some units in their order, each once."""
        if slice_:
            since, to = max(since, slice_[1]), min(to, slice_[2])
        if where is None:
            where = self.target["measure"].get("where", {})
        found = []
        for entry in self.ledger.visits:
            if not set(entry["units"]) & set(units) or not since <= entry["date"] <= min(to, self.reference):
                continue
            if any(entry.get(field) != wanted for field, wanted in where.items()):
                continue
            if self.per and value is not None and value not in map(shown, listed(entry.get(self.per["value"]))):
                continue
            found.append(entry)
        return found

    def counting(self, entries):
        """Those that have what is counted."""
        measure = self.target["measure"]
        if self.kind in ("sum", "average"):
            return [entry for entry in entries if "amount" in entry]
        if "distinct" in measure:
            return [entry for entry in entries if measure["distinct"] in entry]
        if self.kind == "covers":
            return entries
        if self.kind == "money-share":
            return [entry for entry in entries if "member" in entry]
        return entries

    def values(self, units):
        if "among" in self.per:
            return {place["spot"] for place in self.ledger.places if place["unit"] in units and place["since"] <= self.reference
                    and place.get("until", "9999") >= self.reference}
        entries = self.entries(units)
        if self.kind in ("sum", "average"):
            entries = self.counting(entries)
        if self.slices != [None]:
            entries = [entry for entry in entries if any(low <= entry["date"] <= high for _, low, high in self.slices)]
        return {shown(one) for entry in entries for one in listed(entry.get(self.per["value"]))}

    # -- a figure --

    def figure(self, units, value, slice_, total):
        """(recorded, proven, entries, unproven entries, of, of proven), of a unit or of all."""
        entries = self.counting(self.entries(units, value, slice_))
        proven = [entry for entry in entries if entry["proven"] or self.target.get("evidence") == "none"]
        count = (len(entries), len(entries) - len(proven))
        if self.kind == "count":
            return (Fraction(len(entries)), Fraction(len(proven)), *count, None)
        if self.kind in ("sum", "average"):
            return (sum((e["amount"] for e in entries), Fraction(0)), sum((e["amount"] for e in proven), Fraction(0)), *count, None)
        if self.kind in ("distinct", "having"):
            return (*(Fraction(len(self.different(some_))) for some_ in (entries, proven)), *count, None)
        if self.kind == "covers":
            return (*(Fraction(len({e["tag"] for e in some_ if "tag" in e})) for some_ in (entries, proven)), *count, None)
        if self.kind == "last":
            return self.latest(units, entries, total)
        if self.kind == "ratio":
            have, fine = ([e["amount"] for e in some_ if "amount" in e] for some_ in (entries, proven))
            by = 0 if self.target.get("missing") == "no-data" and not have else len(entries)
            return sum(have, Fraction(0)), sum(fine, Fraction(0)), len(entries), 0, Fraction(by)
        return self.share(entries, proven)

    def different(self, entries):
        field, having = self.target["measure"]["distinct"], self.target["measure"].get("having")
        found = {}
        for entry in entries:
            found.setdefault(entry[field], set()).add(entry.get("tag"))
        return {value for value, tags in found.items() if not having or {"red", "green"} <= tags}

    def latest(self, units, entries, total):
        recorded = proven = Fraction(0)
        have = bare = 0
        for unit in units:
            own = [entry for entry in entries if unit in entry["units"]]
            if not own:
                continue
            last = max(reversed(own), key=lambda entry: entry["date"])
            if "amount" not in last:
                continue
            fine = last["proven"] or self.target.get("evidence") == "none"
            recorded += last["amount"]
            proven += last["amount"] if fine else 0
            have, bare = have + 1, bare + (not fine)
        return recorded, proven, have, bare, None

    def share(self, entries, proven):
        good, sure = ([e for e in some_ if e.get("fine") is True] for some_ in (entries, proven))
        if self.kind == "share":
            return Fraction(len(good)), Fraction(len(sure)), len(entries), 0, Fraction(len(entries))
        kinds = [{e["member"] for e in some_} for some_ in (good, sure, entries)]
        return Fraction(len(kinds[0])), Fraction(len(kinds[1])), len(entries), 0, Fraction(len(kinds[2]))

    # -- its verdict --

    def bound(self, bounds, units):
        """(min, max) of a slot; min is "unknown" where nobody recorded what it goes by."""
        low, high = bounds.get("min"), bounds.get("max")
        if isinstance(low, str):
            low = Fraction(low[:-1]) / 100
        elif isinstance(low, dict):
            low = self.quota(low, units[0])
        elif low is not None:
            low = Fraction(str(low))
        return low, None if high is None else Fraction(str(high))

    def quota(self, table, unit):
        if "units" in table:
            return Fraction(table["units"].get(unit, table["others"]))
        of = table["of"]
        if "sum" in of:
            if unit not in self.ledger.staff:
                return "unknown"
            number = self.ledger.staff[unit]
        elif of["count"] == "places":
            number = sum(p["unit"] == unit and p["since"] <= self.reference <= p.get("until", "9999") for p in self.ledger.places)
        else:
            number = len(self.entries([unit], where={}))
        number = Fraction(number) / table.get("per", 1)
        number = (math.floor if table.get("round") == "down" else math.ceil)(number) * table.get("times", 1)
        return min(max(Fraction(number), table.get("least", 0)), table.get("most", 10**9))

    def judge(self, figure, bounds, units, due, no_data):
        recorded, proven, entries, bare, of = figure
        low, high = self.bound(bounds, units)
        by = Fraction(max(entries, 1)) if self.kind == "average" else Fraction(1) if of is None else of
        falls = self.kind in ("average", "last", "share", "money-share", "ratio")
        no_data = no_data or low == "unknown"
        beyond = high is not None and recorded > high * by
        if beyond and bounds.get("over") != "note" and not (falls and not due) and not ((of is not None or self.kind == "average") and no_data):
            return "short"
        if no_data:
            return "no-data" if due else "not-due"
        if low is not None and proven < low * by:
            return "unproven" if recorded >= low * by else "short" if due else "not-due"
        if self.target.get("missing") == "no-data" and of is None and high is not None and bare and self.kind not in ("average", "last"):
            return "unproven"
        if self.kind in ("average", "last") and self.target.get("missing") != "zero" and high is not None and bare:
            return "unproven"
        if beyond and bounds.get("over") == "note":
            return "over"
        if due or high is None or bounds.get("over") == "note":
            return "met"
        return "not-due"

    def lacks(self, figure):
        """Whether a figure has no data."""
        if self.kind in ("ratio", "share", "money-share"):
            return figure[4] <= 0 and (self.kind == "ratio" or self.target.get("missing") != "zero")
        if self.kind in ("average", "last"):
            return figure[2] == 0 and self.target.get("missing") != "zero"
        return figure[2] == 0 and self.target.get("missing") == "no-data"

    def gaps(self, units):
        concerns = {"visits"}
        if self.per and "among" in self.per:
            concerns.add("places")
        low = self.want.get("each", {}).get("min")
        if isinstance(low, dict) and low.get("of") == {"count": "places"}:
            concerns.add("places")
        return any(collection in concerns and set(of) & set(units) for collection, of in self.ledger.gaps)

    # -- the pieces --

    def pieces(self, units, judged, bounds, total):
        out = {}
        silent = set(self.ledger.silent) & set(units)
        for value in self.values(units):
            for slice_ in self.slices:
                figure = self.figure(units, value, slice_, total)
                no_data = self.lacks(figure) or bool(silent and (not total or judged))
                verdict = "reported"
                if judged:
                    verdict = self.judge(figure, bounds, units, self.due or slice_ is not None, no_data)
                if self.gaps(units):
                    verdict = "unclear"
                out[value, slice_[0] if slice_ else None] = (figure, verdict)
        return out

    def part(self, units, total=False):
        bounds = self.want.get("total" if total else "each")
        judged = bounds is not None
        pieces = self.pieces(units, judged, bounds, total)
        counts = [verdict for _, verdict in pieces.values()]
        recorded = sum(v in HOLDS or v == "unproven" for v in counts)
        held = sum(v in HOLDS for v in counts)
        if not judged:
            recorded = sum(figure[2] > 0 for figure, _ in pieces.values())
            held = sum(figure[2] > figure[3] or (figure[4] is not None and figure[2] > 0) for figure, _ in pieces.values())
        out = {"recorded": recorded, "proven": held, "of": len(pieces), "values": pieces}
        out["verdict"] = self.whole_verdict(units, judged, counts, held, total)
        return out

    def whole_verdict(self, units, judged, counts, held, total):
        if self.gaps(units):
            return "unclear"
        if not judged:
            return "reported"
        silent = set(self.ledger.silent) & set(units)
        empty = not counts and bool(self.slices) and (self.target.get("missing") != "zero" or bool(silent))
        if empty:
            return "no-data" if self.due else "not-due"
        wanted = self.per.get("in")
        if wanted is not None:
            wanted = wanted if isinstance(wanted, int) else share_of(wanted, len(counts))
            if held >= wanted:
                return "met"
            if len(counts) < wanted:
                return "short" if self.due else "not-due"
            if held + counts.count("unclear") >= wanted:
                return "unclear"
            return sorted(counts, key=ORDER.index, reverse=True)[wanted - 1]
        worst = min(counts, key=ORDER.index, default="met")
        if worst not in HOLDS:
            return worst
        if not self.due and ("among" not in self.per or "every" in self.target):
            return "not-due"
        return "met" if worst == "reported" else worst


def share_of(text, count):
    part = Fraction(text) if "/" in text else Fraction(text[:-1]) / 100
    return math.ceil(part * count)


def shown(value):
    """A value as a report shows it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Fraction)):
        return str(int(value)) if value == int(value) else str(float(value))
    return value


# ---- the comparison ----

def of_json(part, target):
    out = {"recorded": part["recorded"], "proven": part["proven"], "of": part["of"], "verdict": part["verdict"], "values": {}}
    for one in part.get("values", []):
        out["values"][one["value"], one.get("name")] = one
    return out


def compare(where, mine, theirs, found):
    for key in ("recorded", "proven", "of", "verdict"):
        if mine[key] != theirs[key]:
            found.append(f"{where}: {key} is {theirs[key]}, and must be {mine[key]}")
    if theirs["values"] is None:
        return
    for key in mine["values"].keys() | theirs["values"].keys():
        if key not in mine["values"] or key not in theirs["values"]:
            found.append(f"{where}: {key} is told by {'one' if key in theirs['values'] else 'the count'} alone")
            continue
        (figure, verdict), one = mine["values"][key], theirs["values"][key]
        if verdict != one["verdict"]:
            found.append(f"{where}: {key} is {one['verdict']}, and must be {verdict}")
        if "mean-of" not in one and (Fraction(str(one["recorded"])), Fraction(str(one["proven"]))) != figure[:2]:
            found.append(f"{where}: {key} is {one['recorded']}, {one['proven']}, and must be {figure[:2]}")


def check_target(ledger, kind, target, as_of, got, found):
    reckoner = Reckoner(ledger, kind, target, as_of)
    where = f"{target['id']} as of {as_of}"
    if "per" not in target:
        return
    parts = []
    for part in got["units"]:
        unit = part["unit"]
        mine = reckoner.part([unit])
        parts.append(mine)
        compare(f"{where}, {unit}", mine, of_json(part, target), found)
    total = reckoner.part(target["units"], True)
    theirs = of_json(got["total"], target)
    if "total" not in reckoner.want:
        total = {key: sum(part[key] for part in parts) for key in ("recorded", "proven", "of")} | {
            "verdict": total["verdict"], "values": {}}
        theirs["values"] = None
    compare(f"{where}, total", total, theirs, found)
    worst = min([part["verdict"] for part in parts] + [total["verdict"]], key=ORDER.index)
    if worst != got["verdict"]:
        found.append(f"{where}: the whole is {got['verdict']}, and must be {worst}")


def check(program, folder, seed):
    chance = random.Random(seed)
    ledger = Ledger(chance)
    targets = [make_target(chance, i) for i in range(12)]
    ledger.write(folder, [target for _, target in targets])
    found = []
    for as_of in chance.sample(DAYS, 3):
        run = subprocess.run([program, "report", "-q", "-f", "json", "--today", "2017-02-01", "--as-of", as_of, str(folder)],
                             capture_output=True, text=True, check=False)
        if run.returncode not in (0, 1, 2) or not run.stdout:
            return [f"as of {as_of}: exit status {run.returncode}: {run.stdout[:2000]}{run.stderr[:3000]}"]
        for (kind, target), got in zip(targets, json.loads(run.stdout)["targets"]):
            check_target(ledger, kind, target, as_of, got, found)
    return found


def main():
    program, rounds = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 60
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    wrong = 0
    for seed in range(first, first + rounds):
        with tempfile.TemporaryDirectory() as name:
            found = check(program, pathlib.Path(name), seed)
            for line in found:
                print(f"ledger {seed}: {line}")
            wrong += len(found)
    print(f"{rounds} ledgers, {wrong} differences")
    return 1 if wrong or rounds == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
