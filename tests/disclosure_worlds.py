# SPDX-License-Identifier: MIT
"""Other worlds by trial: for disclosure.py, of every word that a plan may say.

disclosure_attack.py solves equations, and so must know what each word of a plan means. Here nothing is known: a small
ledger is changed by a few people at a time, its full report is made, and where that says all that the public report of
the true ledger says, it is another world. A number of 1 to 4 people that is the same in all of them is given away.
"""
import itertools
import json
import subprocess

from disclosure_ledgers import Ledger

# Of these the public report says what is told target by target (faults_of_counts() looks at that), or nothing of figures.
SKIPPED = {"provenance", "verdicts", "behind", "public", "small", "doubles", "suspected", "open", "in-no-target"}
FORMATS = ("text", "html", "markdown", "asciidoc", "csv", "junit")
TRIES, FEW = 3000, 20  # worlds that are looked at; where there is no secret, for one that is the same in JSON
LEDGER, OLD = "ledger", "old"


def says(told, full):
    """Whether a full report says all that is told in a public one."""
    if isinstance(told, dict):
        if told.get("withheld"):
            return all(says(value, full.get(key)) for key, value in told.items() if key in ("unit", "full", "want"))
        return isinstance(full, dict) and all(says(value, full.get(key)) for key, value in told.items() if is_asked(key, told))
    if isinstance(told, list):
        return isinstance(full, list) and all_say(told, full)
    return told == full


def all_say(told, full):
    """Of a unit's report targets that are withheld are left out, of changes those of what is withheld."""
    if told and isinstance(told[0], dict) and ("was" in told[0] or "is" in told[0]):
        return all(any(says(one, other) for other in full) for one in told)
    if told and isinstance(told[0], dict) and "id" in told[0]:
        return all(any(one["id"] == other["id"] and says(one, other) for other in full) for one in told)
    if told and isinstance(told[0], str) or not told:
        return set(told) <= set(map(str, full))
    return len(told) == len(full) and all(map(says, told, full))


def is_asked(key, told):
    if key == "by-unit" and "min" not in told:
        return False  # it is withheld
    return key not in SKIPPED and not (told[key] == "withheld" and key == "verdict") and not (key == "changes" and isinstance(told[key], bool))


# ---- what is recorded ----


def volunteers(ledger, unit, sort, count):
    kind, month, until = sort
    for _ in range(count):
        ledger.volunteer(unit, kind, f"2016-{month:02}-10", **({"until": f"2016-{month:02}-{until}"} if until else {}))


def returned(ledger, unit, sort, count):
    item, quarter, proven = sort
    ledger.returned(unit, count, item, quarter, proven)


def attended(ledger, unit, sort, count):
    topic, month, proven = sort
    ledger.marks += 1
    more = {"evidence": {"photo": f"m-{ledger.marks}"}} if proven else {}
    ledger.add(unit, "sessions", date=f"2016-{month:02}-05", activity="study", topic=topic, title=f"第{ledger.marks}课", attended=count, **more)


def households(ledger, unit, sort, count):
    roster, month, youths = sort
    for _ in range(count):
        ledger.household(unit, roster, f"2016-{month:02}-03", youths)


def helped(ledger, unit, sort, count):
    kind, month, proven = sort  # of a youth of a household, which is no sort of its own
    if "households" not in ledger.records[unit]:
        ledger.household(unit, "hardship", "2015-12-10")
    ledger.helped(unit, count, kind, month, proven)


class World:
    """How many are recorded of each sort in each unit, and the plan; built anew with other numbers."""

    def __init__(self, name, values, sorts, meetings, plan=None, options=()):
        self.name, self.values, self.sorts, self.options = name, values, sorts, options
        self.older = None  # the options of an older report that it is compared with; its numbers are those with OLD
        self.meetings = meetings  # sessions of each unit, which are no people; none where sessions are a sort
        self.units = list(meetings)
        self.plan = plan or {}

    def records(self):
        return list(dict.fromkeys(record for record, _ in self.sorts))

    def write(self, place, values):
        ledger = Ledger(self.units, self.name)
        ledger.words = self.plan
        for unit, count in self.meetings.items():
            for at in range(0 if attended in self.records() else count):
                ledger.session(unit, 20, 1 + at)
        for (unit, at), count in values.items():
            record, sort = self.sorts[at]
            record(ledger, unit, sort, count)
        ledger.write(place / LEDGER)

    def secrets(self):
        """{what it is: {number: how often it is in it}}: those of now, of the older report, and what they differ by."""
        now = {name: dict.fromkeys(keys, 1) for name, keys in self.sums().items()}
        if self.older is None:
            return now
        old = {f"{name}, older": {(*key, OLD): 1 for key in keys} for name, keys in now.items()}
        more = {f"{name}, more": {**keys, **{(*key, OLD): -1 for key in keys}} for name, keys in now.items()}
        less = {f"{name}, less": {**dict.fromkeys(keys, -1), **{(*key, OLD): 1 for key in keys}} for name, keys in now.items()}
        return {**now, **old, **more, **less}

    def sums(self):
        """{what it is: the numbers that make it up}: each alone, of a unit, of a sort in all units, of all."""
        found = {}
        for record in self.records():
            own = [key for key in self.values if self.sorts[key[1]][0] is record and len(key) == 2]
            for key in own:
                found[f"{record.__name__} {self.sorts[key[1]][1]} {key[0]}"] = [key]
            for unit in self.units:
                found[f"{record.__name__} {unit}"] = [key for key in own if key[0] == unit]
            for at in range(len(self.sorts)):
                found[f"{record.__name__} {self.sorts[at][1]} total"] = [key for key in own if key[1] == at]
            found[f"{record.__name__} total"] = own
        return {name: keys for name, keys in found.items() if keys}


def neighbours(values):
    """Other numbers, near ones first."""
    keys = list(values)
    seen = set()

    def moved(steps):
        other = dict(values)
        for key, by in steps:
            other[key] += by
        mark = tuple(other.values())
        if min(other.values()) < 0 or mark in seen or mark == tuple(values.values()):
            return None
        seen.add(mark)
        return other

    ways = itertools.chain(
        (((key, by),) for by in (1, -1) for key in keys),
        (((a, by), (b, -by)) for a, b in itertools.combinations(keys, 2) for by in (1, -1)),
        (((key, by),) for by in (2, -2, 3, -3) for key in keys),
        (((a, by), (b, also)) for a, b in itertools.combinations(keys, 2) for by, also in ((1, 1), (-1, -1))),
        (((a, 1), (b, -1), (c, -1), (d, 1)) for (a, b, c, d) in squares(keys)),
        (((a, -1), (b, 1), (c, 1), (d, -1)) for (a, b, c, d) in squares(keys)),
        (((a, by), (b, also)) for a, b in itertools.combinations(keys, 2) for by, also in ((2, -2), (-2, 2), (1, -2), (-1, 2), (2, -1), (-2, 1))),
        (((a, x), (b, y), (c, z)) for a, b, c in itertools.combinations(keys, 3) for x, y, z in itertools.product((1, -1), repeat=3)),
        (((a, 5), (b, by)) for a in keys for b in keys if a != b for by in (1, -1, 0)),
    )
    return (other for other in map(moved, ways) if other)


def squares(keys):
    units, sorts = list(dict.fromkeys(key[0] for key in keys)), list(dict.fromkeys(key[1] for key in keys))
    for u, v in itertools.combinations(units, 2):
        for s, t in itertools.combinations(sorts, 2):
            yield (u, s), (u, t), (v, s), (v, t)


# ---- the attack ----


class Refused(Exception):
    """A plan by chance that cannot be: its bounds rule each other out."""


class Nearby:
    """The ledgers near one, and what their reports say."""

    def __init__(self, taizhang, folder, today):
        self.taizhang, self.folder, self.today = taizhang, folder, today
        self.secrets = 0

    def run(self, place, world, form, *options):
        """A report of the ledger in a place; each is called the same."""
        compare = ("--compare", "older.json") if world.older is not None else ()
        command = [self.taizhang, "report", LEDGER, "--today", self.today, "-q", "-j1", "-f", form, *options, *compare, *world.options]
        return self.call(place, command)

    def call(self, place, command):
        done = subprocess.run(command, capture_output=True, check=False, cwd=place)
        if done.returncode == 2:
            raise Refused(f"{place} {command}")
        assert done.returncode in (0, 1), f"{place} {command}: {done.returncode} {done.stdout.decode()[-300:]} {done.stderr.decode()[-300:]}"
        return done.stdout.decode()

    def json(self, place, world, *options):
        return json.loads(self.run(place, world, "json", *options))

    def write(self, place, world, values):
        if world.older is not None:
            world.write(place, {key[:2]: value for key, value in values.items() if len(key) == 3})
            command = [self.taizhang, "report", LEDGER, "--today", self.today, "-q", "-f", "json", *world.older, *world.options]
            (place / "older.json").write_text(self.call(place, command), "utf-8")
        world.write(place, {key: value for key, value in values.items() if len(key) == 2})

    def attack(self, world, *public):
        """What is given away, as texts; where reports are not public, it must be all."""
        true, near, twin = (self.folder / name for name in ("true", "near", "twin"))
        self.write(true, world, world.values)
        told = self.json(true, world, *public)
        forms = world.secrets()
        left = {name: value_of(form, world.values) for name, form in forms.items() if 1 <= value_of(form, world.values) <= 4}
        self.secrets += len(left)
        found, alike = [], not public or world.older is not None  # JSON tells no verdicts that changed
        for values in itertools.islice(neighbours(world.values), TRIES if left else FEW):
            if not left and alike:
                break
            self.write(near, world, values)
            if not says(told, self.json(near, world)):
                continue
            left = {name: value for name, value in left.items() if value_of(forms[name], values) == value}
            if not alike and without_hash(told) == without_hash(self.json(near, world, *public)):
                alike = True
                self.write(twin, world, values)
                found += [f"{world.name}: {form} tells more than JSON" for form in FORMATS if not self.are_alike(world, form, public)]
        return found + [f"{world.name}: {name} is {value}" for name, value in left.items()]

    def are_alike(self, world, form, public):
        """Whether two reports that are one in JSON are one in another format."""
        texts = []
        for place in (self.folder / "true", self.folder / "twin"):
            hashed = self.json(place, world, *public)["provenance"]["sha256"]
            texts.append(self.run(place, world, form, *public).replace(hashed, "").replace(hashed[:12], ""))
        return texts[0] == texts[1]


def value_of(form, values):
    return sum(values[key] * factor for key, factor in form.items())


def without_hash(report):
    return {**report, "provenance": {**report["provenance"], "sha256": None}}
