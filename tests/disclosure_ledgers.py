# SPDX-License-Identifier: MIT
"""Ledgers for disclosure.py: made by hand, one for each way that gave small figures back, and made by chance.

A Ledger is a plain description; write() makes the folder of it. YAML holds JSON, so that nothing is needed to write it.
"""
import calendar
import copy
import json

UNITS = ("yuquan", "xiahe", "nanbei", "xijie", "shundong", "shanghe")
KINDS = ("tutoring", "counselling", "funds")
ITEMS = ("idle-youth", "vagrant-youth", "out-of-school")
SCHEMES = ("medical", "accident", "dibao")
ELDERS = ("cadre", "teacher", "veteran")
SMALL, LARGE = (0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (10, 12, 15, 23, 31, 48)


class Ledger:
    def __init__(self, units, name):
        self.name = name
        self.units = list(units)
        self.records = {unit: {} for unit in self.units}
        self.targets = []
        self.evidence = {"support": ["record"], "coverage": ["letter"], "returns": ["letter"], "sessions": ["photo"]}
        self.marks = 0
        self.words = {}  # what else the plan says
        self.since = None  # the day of an older report that it is compared with

    # ---- records ----

    def add(self, unit, collection, **entry):
        self.records[unit].setdefault(collection, []).append(entry)

    def mark(self, kind, proven):
        self.marks += 1
        return {"evidence": {kind: f"m-{self.marks}"}} if proven else {}

    def returned(self, unit, value, item="idle-youth", quarter=1, proven=True):
        self.add(unit, "returns", quarter=f"2016-Q{quarter}", item=item, value=value, source="civil-affairs", **self.mark("letter", proven))

    def covered(self, unit, eligible, covered, scheme="medical", excluded=None, proven=True):
        more = {"excluded": {"declined": excluded}} if excluded is not None else {}
        self.add(unit, "coverage", date="2016-06-30", scheme=scheme, eligible=eligible, covered=covered, **more, **self.mark("letter", proven))

    def household(self, unit, roster, day="2016-01-15", youths=1, **more):
        code = len(self.records[unit].get("households", [])) + 1
        people = [{"code": f"{unit}-a{code * 10 + i:04}", "birth-year": 1999, **more} for i in range(youths)]
        entry = {"code": f"{unit}-h{code:03}", "roster": roster, "enrolled": day}
        self.add(unit, "households", **entry, **({"youths": people} if people else {}))

    def helped(self, unit, count, kind="tutoring", month=2, proven=True, youths=0):
        """Acts of help, on different days; for `youths` many youths in turn."""
        for i in range(count):
            day = 1 + i % calendar.monthrange(2016, month)[1]
            code = 1 + i % youths if youths else 1
            whom = {"household": f"{unit}-h{code:03}", "youth": f"{unit}-a{code * 10:04}"}
            self.add(unit, "support", date=f"2016-{month:02}-{day:02}", kind=kind, **whom, **self.mark("record", proven))

    def helped_once(self, unit, person, month, kind="tutoring", proven=True):
        """One act of help for a youth, each of another day or household than those before."""
        whom = {"household": f"{unit}-h{person:03}", "youth": f"{unit}-a{person * 10:04}"}
        self.add(unit, "support", date=f"2016-{month:02}-{1 + person % 28:02}", kind=kind, **whom, **self.mark("record", proven))

    def session(self, unit, attended, month, proven=True, shared=()):
        more = {"with": list(shared)} if shared else {}
        self.add(unit, "sessions", date=f"2016-{month:02}-05", activity="study", topic="law", title=f"第{self.marks}课",
                 attended=attended, **more, **self.mark("photo", proven))

    def volunteer(self, unit, kind, since="2016-01-10", **more):
        code = len(self.records[unit].get("volunteers", [])) + 1
        self.add(unit, "volunteers", code=f"{unit}-v{code:03}", kind=kind, since=since, **more)

    # ---- plan ----

    def target(self, measure, want="none", **more):
        self.targets.append({"id": f"t{len(self.targets) + 1}", "clause": "一.1", "quote": "全覆盖", "title": f"t{len(self.targets) + 1}",
                             "units": self.units, "measure": measure, "want": want, **more})

    def write(self, folder):
        for below in ("plans", "communities"):
            (folder / below).mkdir(parents=True, exist_ok=True)
        units = [{"id": unit, "kind": "community", "name": {"zh": unit, "en": unit}} for unit in self.units]
        put(folder / "township.yaml", {"township": "small", "name": {"zh": "小镇", "en": "Small Town"}, "units": units})
        put(folder / "plans" / "2016.yaml", self.plan())
        for unit, records in self.records.items():
            put(folder / "communities" / f"{unit}.yaml", {"unit": unit, **records})

    def plan(self):
        return {"plan": "2016", "title": {"zh": "要点", "en": "Plan"}, "period": {"from": "2016-01-01", "to": "2016-12-31"},
                "evidence": self.evidence, "targets": self.targets, **self.words}


def put(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def returns(*items):
    return {"sum": "returns.value", "where": {"item": list(items or ITEMS[:1])}}


def reading(name, **more):
    return {"name": name, "why": name, **more}


# ---- the ways that gave small figures back ----


def way_one_unit():
    """A target with one unit: its total is the unit's figure."""
    ledger = Ledger(UNITS[:2], "way 1: a target with one unit")
    ledger.returned("yuquan", 3)
    ledger.returned("xiahe", 40)
    ledger.target(returns(), units=["yuquan"])
    return ledger, "yuquan"


def way_other_units():
    """A reading with other units: what the target has beyond it."""
    ledger = Ledger(UNITS[:3], "way 2: a reading with other units")
    for unit, value in zip(ledger.units, (3, 20, 30), strict=True):
        ledger.returned(unit, value)
    ledger.target(returns(), readings=[reading("fewer", units=["xiahe", "nanbei"])])
    return ledger, "yuquan"


def way_other_bound():
    """A reading with another bound: 6 in both, and none below 3."""
    ledger = Ledger(UNITS[:2], "way 3: a reading with another bound")
    for unit in ledger.units:
        ledger.returned(unit, 3)
    ledger.target(returns(), {"each": {"min": 5}}, readings=[reading("three", want={"each": {"min": 3}})])
    return ledger, "yuquan"


def way_two_verdicts():
    """The verdict words of two bounds: at least 3, at most 3."""
    ledger = Ledger(UNITS[:3], "way 4: the verdict words of two bounds")
    for unit in ledger.units:
        ledger.returned(unit, 3)
    ledger.target(returns(), {"each": {"min": 3}}, readings=[reading("most", want={"each": {"max": 3}})])
    return ledger, "nanbei"


def way_rest_of_units():
    """A second target over the other units."""
    ledger = Ledger(UNITS[:3], "way 5: a second target over the other units")
    for unit, value in zip(ledger.units, (3, 20, 30), strict=True):
        ledger.returned(unit, value)
    ledger.target(returns())
    ledger.target(returns(), units=["xiahe", "nanbei"])
    return ledger, "yuquan"


def way_narrower():
    """A narrower `where` of the same measure: those of the other values."""
    ledger = Ledger(UNITS[:2], "way 6: a narrower where of the same measure")
    for unit, rest in zip(ledger.units, (2, 12), strict=True):
        ledger.returned(unit, 20)
        ledger.returned(unit, rest, item="vagrant-youth")
    ledger.target(returns("idle-youth", "vagrant-youth"))
    ledger.target(returns("idle-youth"))
    return ledger, "yuquan"


def way_small_total():
    """Totals of 1 to 4 themselves."""
    ledger = Ledger(UNITS[:3], "way 7: a total of 1 to 4")
    for unit, value in zip(ledger.units, (1, 2, 0), strict=True):
        ledger.returned(unit, value)
    ledger.target(returns())
    return ledger, "total"


def way_other_target():
    """A figure of a unit less that of another target: those eligible less those covered."""
    ledger = Ledger(UNITS[:2], "way 8: a figure of a unit less another target's")
    for unit, covered in zip(ledger.units, (18, 30), strict=True):
        ledger.covered(unit, covered + 2 if unit == "yuquan" else covered, covered)
    where = {"scheme": "medical"}
    ledger.target({"sum": "coverage.eligible", "where": where})
    ledger.target({"sum": "coverage.covered", "where": where})
    return ledger, "yuquan"


def two_of_support(name, late=()):
    """Two units with much help, and in one month three acts that nothing tells by itself: `late` days of it, or of another kind."""
    ledger = Ledger(UNITS[:2], name)
    for unit, few in zip(ledger.units, (1, 2), strict=True):
        ledger.household(unit, "hardship", "2015-12-10")
        for month in (1, 3, 5, 8, 11):
            ledger.helped(unit, 20, month=month)
        for i in range(few):
            day, kind = (late[i], "tutoring") if late else (i + 1, "counselling")
            ledger.add(unit, "support", date=f"2016-03-{day:02}", kind=kind, household=f"{unit}-h001", youth=f"{unit}-a0010",
                       **ledger.mark("record", True))
        ledger.helped(unit, 20, "counselling", month=6)
    return ledger


def way_months_and_quarters():
    """A curve of all, and the quarters of some: the others of a quarter."""
    ledger = two_of_support("way 9: months of all and quarters of some")
    ledger.target({"count": "support"})
    ledger.target({"count": "support", "where": {"kind": "tutoring"}}, {"total": {"min": 5}, "each": {"min": 5}}, every="quarter")
    return ledger, "total"


def way_months_and_reading():
    """A curve, and a reading that ends within a month: the rest of that month."""
    ledger = two_of_support("way 10: months and a reading that ends within one", (29, 30))
    ledger.target({"count": "support"}, readings=[reading("early", window={"from": "2016-01-01", "to": "2016-03-20"})])
    return ledger, "total"


def way_months_and_older():
    """A curve, and an older report of a day within a month: the rest of that month."""
    ledger = two_of_support("way 11: months and an older report of a day within one", (29, 30))
    ledger.since = "2016-03-20"
    ledger.target({"count": "support"})
    return ledger, "total"


def way_numbers_of_people():
    """The sum of a number that is none of people, which each of few people has: where it is 1, it counts them."""
    ledger = Ledger(UNITS[:2], "way 12: the sum of a number of people's entries")
    for unit in ledger.units:
        for _ in range(3):
            ledger.volunteer(unit, "cadre", grid=1)
    ledger.target({"sum": "volunteers.grid", "where": {"grid": 1}}, units=["yuquan"])
    return ledger, "yuquan"


def way_different_people(name, kinds, windows):
    """Acts of help of a unit beside one with much: `kinds` is how many people have entries in which quarters."""
    ledger = Ledger(UNITS[:2], name)
    for unit, times in zip(ledger.units, (1, 10), strict=True):
        people = 0
        for quarters, count in kinds.items():
            for _ in range(count * times):
                people += 1
                ledger.household(unit, "hardship", "2015-12-10")
                for quarter in quarters:
                    ledger.helped_once(unit, people, 3 * quarter - 1)
    for window in windows:
        ledger.target({"count": "support", "distinct": "youth"}, window=dict(zip(("from", "to"), window, strict=True)))
    return ledger, "yuquan"


def way_three_quarters():
    """Three quarters and the three together: who came in two of them."""
    return way_different_people("way 13: different people of three quarters and of the three together", {(1,): 20, (2,): 20, (3,): 20, (1, 3): 2},
                                (QUARTERS[0], QUARTERS[1], QUARTERS[2], ("2016-01-01", "2016-09-30")))


def way_gap():
    """Half-years that overlap in a quarter, that one, and all of it: who came before and after it, and not in it."""
    return way_different_people("way 14: different people of windows that overlap", {(1,): 20, (1, 2): 10, (2,): 15, (2, 3): 12, (3,): 20, (1, 3): 2},
                                (("2016-01-01", "2016-06-30"), ("2016-04-01", "2016-09-30"), ("2016-01-01", "2016-09-30"), QUARTERS[1]))


def way_quarters_of_year():
    """Four quarters and the year: who came more than once."""
    return way_different_people("way 15: different people of four quarters and of the year", {(1,): 20, (2,): 20, (3,): 20, (4,): 20, (2, 4): 1},
                                (*QUARTERS, ("2016-01-01", "2016-12-31")))


QUARTERS = (("2016-01-01", "2016-03-31"), ("2016-04-01", "2016-06-30"), ("2016-07-01", "2016-09-30"), ("2016-10-01", "2016-12-31"))
HALVES = (("2016-01-01", "2016-06-30"), ("2016-07-01", "2016-12-31"))
WAYS = (way_one_unit, way_other_units, way_other_bound, way_two_verdicts, way_rest_of_units, way_narrower, way_small_total, way_other_target,
        way_months_and_quarters, way_months_and_reading, way_months_and_older, way_numbers_of_people,
        way_three_quarters, way_gap, way_quarters_of_year)


# ---- by chance ----


def some(rng):
    return rng.choice(LARGE) if rng.random() < 0.25 else rng.choice(SMALL)


def fill_returns(rng, ledger, amount):
    for unit in ledger.units:
        for item in ITEMS:
            for quarter in (1, 2, 3, 4):
                if rng.random() < 0.95:
                    ledger.returned(unit, amount(rng), item, quarter, rng.random() < 0.9)


def fill_coverage(rng, ledger, amount):
    for unit in ledger.units:
        for scheme in SCHEMES[:2]:
            covered, left, declined = amount(rng), amount(rng), amount(rng) if rng.random() < 0.7 else None
            ledger.covered(unit, covered + left + (declined or 0), covered, scheme, declined, rng.random() < 0.9)


def fill_support(rng, ledger, amount):
    for unit in ledger.units:
        youths = amount(rng)
        for _ in range(max(1, youths)):
            batch = {"batch": 1} if rng.random() < 0.8 else {}
            ledger.household(unit, rng.choice(("poverty", "hardship", "hardship")), "2015-12-10", **batch)
        for kind in KINDS:
            for month in rng.sample(range(1, 13), 3):
                count = amount(rng) // 2
                ledger.helped(unit, count, kind, month, rng.random() < 0.8, max(1, youths))


def fill_sessions(rng, ledger, amount):
    for unit in ledger.units:
        for month in rng.sample(range(1, 13), 4):
            others = [other for other in ledger.units if other != unit]
            shared = rng.sample(others, 1) if others and rng.random() < 0.15 else ()
            ledger.session(unit, amount(rng), month, rng.random() < 0.8, shared)


def fill_volunteers(rng, ledger, amount):
    for unit in ledger.units:
        for kind in ELDERS:
            for _ in range(amount(rng) // 2):
                ledger.volunteer(unit, kind, f"2016-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}")


def measure_of_returns(rng):
    return returns(*rng.sample(ITEMS, rng.choice((1, 1, 2, 3)))), True


def measure_of_coverage(rng):
    where = {"scheme": rng.choice((["medical"], ["accident"], ["medical", "accident"]))}
    key = rng.choice(("sum", "last"))
    fields = ("covered", "eligible", "excluded.declined")
    choice = rng.random()
    if choice < 0.4:
        return {key: f"coverage.{rng.choice(fields)}", "where": where}, False
    if choice > 0.9:
        by = {"count": "coverage"} if choice > 0.95 else {key: "coverage.eligible"}
        return {"ratio": {"of": {key: "coverage.covered", "where": where}, "by": by, "per": 100}}, False
    share = {"good": {"sum": "coverage.covered", "where": where}, "among": {"sum": "coverage.eligible", "where": where}}
    if rng.random() < 0.5:
        share["less"] = {"sum": "coverage.excluded.declined", "where": where}
    return {"share": share}, False


def measure_of_support(rng):
    where = {"kind": rng.sample(KINDS, rng.choice((1, 2, 3)))}
    choice = rng.random()
    if choice < 0.35:
        return {"count": "support", **({"where": where} if rng.random() < 0.7 else {})}, True
    if choice < 0.6:
        return {"count": "support", "where": where, "distinct": "youth"}, True
    if choice < 0.8:
        roster = rng.choice(("poverty", "hardship", ["poverty", "hardship"]))
        more = {"batch": {"present": True}} if rng.random() < 0.5 else {}
        return {"count": "households.youths", "where": {"roster": roster, **more}, "distinct": "code"}, False
    among = {"count": "households.youths", "where": {"roster": "hardship"}, "distinct": "code"}
    if choice > 0.93:
        return {"ratio": {"of": {"count": "support", "where": where, "distinct": "youth"}, "by": among, "per": 3}}, False
    return {"share": {"good": {"count": "support", "where": where, "distinct": "youth"}, "among": among}}, False


def measure_of_sessions(rng):
    return rng.choice(({"sum": "sessions.attended"}, {"sum": "sessions.attended", "where": {"topic": "law"}},
                       {"average": "sessions.attended"}, {"count": "sessions"})), True


def measure_of_volunteers(rng):
    kinds = rng.sample(ELDERS, rng.choice((1, 2, 3)))
    return {"count": "volunteers", "where": {"kind": kinds}, **({"distinct": "code"} if rng.random() < 0.5 else {})}, False


FAMILIES = (
    (fill_returns, measure_of_returns),
    (fill_coverage, measure_of_coverage),
    (fill_support, measure_of_support),
    (fill_sessions, measure_of_sessions),
    (fill_volunteers, measure_of_volunteers),
)


# Of these each figure is a sum of numbers that are written down: of hundreds hundreds.
SUMS = tuple(family for family in FAMILIES if family[0] in (fill_returns, fill_coverage, fill_sessions))


def some_units(rng, ledger):
    """One, all, all but one, or any of them."""
    count = rng.choice((1, len(ledger.units), len(ledger.units), max(1, len(ledger.units) - 1), rng.randint(1, len(ledger.units))))
    return sorted(rng.sample(ledger.units, count), key=ledger.units.index)


def some_want(rng, measure):
    """Bounds of the units or of the total, near small figures."""
    if rng.random() < 0.25:
        return "none"
    if "share" in measure:
        return {rng.choice(("each", "total")): {"min": rng.choice(("50%", "80%", "90%", "100%"))}}
    bound = {rng.choice(("min", "min", "max")): rng.randint(1, 9)}
    if "max" in bound and rng.random() < 0.3:
        bound["over"] = "note"
    return {rng.choice(("each", "total")): bound}


def some_days(rng):
    return rng.choice(({}, {}, {"window": {"from": "2016-01-01", "to": "2016-06-30"}}, {"window": {"from": "2016-07-01", "to": "2016-12-31"}}))


def some_reading(rng, ledger, name, make):
    choice = rng.random()
    if choice < 0.4:
        return reading(name, units=some_units(rng, ledger))
    measure, _ = make(rng)
    if choice < 0.7:
        return reading(name, measure=measure, want="none" if "share" in measure else some_want(rng, measure))
    return reading(name, **(some_days(rng) or {"units": some_units(rng, ledger)}))


def hundreds(rng):
    return rng.choice((0, 100, 300))


def by_chance(rng, name, amount=some, families=FAMILIES):
    """Two to six units, and one to eight targets that overlap."""
    ledger = Ledger(rng.sample(UNITS, rng.randint(2, 6)), name)
    families = rng.sample(families, rng.choice((1, 1, 2)))
    for fill, _ in families:
        fill(rng, ledger, amount)
    for _ in range(rng.randint(1, 8)):
        _, make = rng.choice(families)
        measure, events = make(rng)
        want = some_want(rng, measure)
        more = {**some_days(rng), "units": some_units(rng, ledger)}
        if events and rng.random() < 0.3:
            more["every"] = rng.choice(("quarter", "half-year"))
        if rng.random() < 0.2:
            more["evidence"] = "none"
        readings = [some_reading(rng, ledger, f"r{i}", make) for i in range(rng.choice((0, 0, 1, 2)))]
        readings += [reading("bound", want=some_want(rng, measure))] if rng.random() < 0.3 else []
        if rng.random() < 0.8:
            readings = [one for one in readings if "share" not in one.get("measure", {})]
        ledger.target(measure, want, **more, **({"readings": readings} if readings else {}))
    return ledger


# ---- conditions and units that overlap ----


def overlapping(rng, name):
    """Targets that add up some items each, over some units each: no two of them need hold one another."""
    ledger = Ledger(rng.sample(UNITS, rng.randint(3, 6)), name)
    for unit in ledger.units:
        for item in ITEMS:
            ledger.returned(unit, some(rng) if rng.random() < 0.4 else rng.choice(LARGE), item, proven=rng.random() < 0.9)
    for _ in range(rng.randint(3, 6)):
        units = rng.sample(ledger.units, rng.randint(max(1, len(ledger.units) - 2), len(ledger.units)))
        ledger.target(returns(*rng.sample(ITEMS, 2)), units=sorted(units, key=ledger.units.index))
    return ledger


def with_atoms(ledger):
    """The same ledger, and a target for each item: what the others are made of."""
    cut = copy.deepcopy(ledger)
    for item in ITEMS:
        cut.target(returns(item))
    return cut, [target["id"] for target in cut.targets[len(ledger.targets) :]]


# ---- different people of days and conditions that overlap ----


def different(rng, name):
    """Acts of help of few and of many people in some quarters each, and targets that count people of days that overlap."""
    ledger = Ledger(rng.sample(UNITS, rng.randint(1, 3)), name)
    proven, kinds = rng.random() < 0.3, KINDS[: rng.choice((1, 1, 2))]
    habits = [[quarter] for quarter in (1, 2, 3, 4)] + [rng.sample((1, 2, 3, 4), rng.choice((2, 2, 3))) for _ in range(rng.randint(1, 4))]
    for unit in ledger.units:
        people = 0
        for quarters in habits:
            for _ in range(rng.choice(SMALL) if len(quarters) > 1 else rng.choice(LARGE) if rng.random() < 0.95 else 0):
                people += 1
                ledger.household(unit, "hardship", "2015-12-10")
                for quarter in quarters:
                    month = 3 * quarter - rng.randint(0, 2)
                    ledger.helped_once(unit, people, month, rng.choice(kinds), not proven or rng.random() < 0.8)
    windows = [*QUARTERS, *HALVES, ("2016-01-01", "2016-12-31"), ("2016-01-01", "2016-09-30"), ("2016-04-01", "2016-12-31")]
    for window in rng.sample(windows, rng.randint(4, 6 if proven or len(kinds) > 1 else 8)):
        where = {"where": {"kind": rng.sample(kinds, 1)}} if len(kinds) > 1 and rng.random() < 0.5 else {}
        units = ledger.units if rng.random() < 0.8 else some_units(rng, ledger)
        more = {} if proven else {"evidence": "none"}
        ledger.target({"count": "support", "distinct": "youth", **where}, window=dict(zip(("from", "to"), window, strict=True)), units=units, **more)
    return ledger
