# SPDX-License-Identifier: MIT
"""Which number of the records each figure of a report is: for disclosure.py.

A cell is one such number: what is counted (a Figure), of which unit or set of units, over which days, and whether
of what is recorded or of what the evidence proves. Two figures of a plan that are one number of the records are one
cell, whichever target, reading, quarter or month of a curve prints them. Read from the public plan and schema alone.
"""
import calendar
import collections
import fractions
import json

# What is counted. `kept` is, of a share of different values, what the values must be among; `less` what is taken off.
Figure = collections.namedtuple("Figure", "kind path where distinct having kept less")
# unit: ("unit", id) or ("total", frozenset of ids). span: (first day or None, last day). proof: None for what is
# recorded, else the kinds of evidence. state: of which version of the records ("" is today's).
Cell = collections.namedtuple("Cell", "figure unit span proof state")
# A figure of a report: its target, its reading or "", its unit or "" for the total, its period or "".
Place = collections.namedtuple("Place", "target reading unit period")

# Who is counted, while no schema says so by x-people.
PEOPLE = {
    "households", "support", "volunteers", "trainings.trainees", "trainings.enrolled", "trainings.certified",
    "coverage.eligible", "coverage.covered", "coverage.excluded", "returns.value", "sessions.attended",
}


class Schema:
    """What an attacker reads in the schema of unit records."""

    def __init__(self, text):
        self.root = json.loads(text)
        self.aliases = {}
        self.people = set()
        self.unique = set()  # paths of fields of which no two entries share a value, and each has one
        self.codes = set()  # paths of fields of which no two entries of a unit share a value
        self.dated = {}  # collection: whether its entries are open over days, not of one day
        self.domains = {}  # path of a field that every entry has: its values
        self.at_most = {}  # path: path of a number that is never smaller
        self.parts = {}  # path: paths of its parts
        self.walk(self.root, "")
        self.people = self.people or set(PEOPLE)

    def resolve(self, node):
        while "$ref" in node:
            at = self.root
            for name in node["$ref"].lstrip("#/").split("/"):
                at = at[name]
            node = {**at, **{key: value for key, value in node.items() if key != "$ref"}}
        return node

    def walk(self, node, path):
        for name, below in self.resolve(node).get("properties", {}).items():
            field = self.resolve(below)
            here = f"{path}.{name}" if path else name
            self.note(self.resolve(node), name, field, path, here)
            entry = self.resolve(field["items"]) if "items" in field else field
            if entry.get("properties"):
                self.walk(entry, here)

    def note(self, owner, name, field, path, here):
        self.aliases.update(field.get("x-alias", {}))
        if field.get("x-people") or self.resolve(field.get("items", {})).get("x-people"):
            self.people.add(here)
        if "x-unique" in field:
            self.codes.add(here)
        if field.get("x-unique") == "township" and name in owner.get("required", []):
            self.unique.add(here)
        if "x-date" in field:
            self.dated[path] = field["x-date"] != "on"
        if "enum" in field and name in owner.get("required", []):
            self.domains[here] = frozenset(field.get("x-alias", {}).get(value, value) for value in field["enum"])
        if isinstance(field.get("x-at-most"), str) and field.get("type") in ("integer", "number"):
            self.at_most[here] = f"{path}.{field['x-at-most']}"
        if "x-parts" in field:
            self.parts[here] = [f"{path}.{part}" for part in field["x-parts"]]

    def is_of_people(self, path):
        """Whether what stands at a path is people, about them, or their number."""
        steps = path.split(".")
        return any(".".join(steps[: i + 1]) in self.people for i in range(len(steps)))

    def counts_people(self, figure):
        return self.is_of_people(figure.path)

    def domain(self, figure, field):
        """The values that a field may have, looked up in the entry, then outward; None where an entry may lack it."""
        steps = figure.path.split(".")
        steps = steps[:-1] if figure.kind == "sum" else steps
        owners = [".".join(steps[:length]) for length in range(len(steps), 0, -1)]
        return next((self.domains[f"{owner}.{field}"] for owner in owners if f"{owner}.{field}" in self.domains), None)

    def is_interval(self, figure):
        steps = figure.path.split(".")
        days = [self.dated[path] for path in (".".join(steps[:i]) for i in range(len(steps), 0, -1)) if path in self.dated]
        return days[:1] == [True]


# ---- what a measure counts ----


def one_condition(schema, plan, given):
    """What one line of `where` allows, so that two that allow the same are equal."""
    if isinstance(given, dict):
        if "term" in given:
            return one_condition(schema, plan, plan["terms"][given["term"]].get("items", []))
        if set(given) == {"present"}:
            return ("present", given["present"])
        if set(given) == {"not"}:
            return ("not", one_condition(schema, plan, given["not"])[1])
        return ("limits", tuple(sorted((key, str(value)) for key, value in given.items())))
    values = given if isinstance(given, list) else [given]
    return ("in", frozenset(str(schema.aliases.get(value, value) if isinstance(value, str) else value) for value in values))


def figure_of(schema, plan, measure, kept=None):
    kind = next(key for key in ("count", "sum", "last") if key in measure)
    path = measure[kind]
    distinct = measure.get("distinct")
    if distinct and f"{path}.{distinct}" in schema.unique:
        distinct, kept = None, None  # each entry is a value of its own
    having = tuple(sorted((field, one_condition(schema, plan, values)[1]) for field, values in measure.get("having", {}).items()))
    where = tuple(sorted((field, one_condition(schema, plan, given)) for field, given in measure.get("where", {}).items()))
    return Figure(kind, path, where, distinct, having, kept, None)


def proof_of(plan, target, path):
    """The kinds of evidence asked of what stands at a path; () where none is."""
    own = target.get("evidence")
    if own == "none":
        return ()
    if isinstance(own, list):
        return tuple(sorted(own))
    asked = {**plan.get("evidence", {}), **(own or {})}
    steps = path.split(".")
    for length in range(len(steps), 0, -1):
        found = asked.get(".".join(steps[:length]))
        if found is not None:
            return () if found == "none" else tuple(sorted(found))
    return ()


# ---- days ----


def period_days(name):
    """First and last day of 2016-Q3, 2016-07, 2016-H2."""
    year, part = name.split("-")
    length = {"Q": 3, "H": 6}.get(part[0], 1)
    first = (int(part.lstrip("QH")) - 1) * length + 1
    last = first + length - 1
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(int(year), last)[1]:02}"


# ---- views ----


class View:
    """One way to count and judge: a target, or one of its readings."""

    def __init__(self, schema, plan, target, full, reading, as_of, state=""):
        self.schema, self.plan, self.full = schema, plan, full
        self.target, self.reading, self.state = target["id"], reading, state
        self.want, self.every = full["want"], full["every"]
        self.window, self.due = full["window"], full["due"]
        self.during = target.get("during") == "window"
        self.as_of = as_of
        self.is_due = full["due"] <= as_of
        self.units = [part["unit"] for part in full["units"]]
        self.measure = target["measure"]
        self.members = self.measure.get("all-of", [])
        self.good = self.among = self.less = None
        self.set_figures(schema, plan, target)

    def set_figures(self, schema, plan, target):
        share, ratio = self.measure.get("share"), self.measure.get("ratio")
        self.is_part = bool(share)  # what is good is some of what it is among
        self.per = 100 if share else ratio.get("per", 1) if ratio else 1
        if ratio:
            self.good, self.among = figure_of(schema, plan, ratio["of"]), figure_of(schema, plan, ratio["by"])
        elif share:
            among = figure_of(schema, plan, share["among"])
            kept = among if share["among"].get("distinct") and share["good"].get("distinct") else None
            self.good = figure_of(schema, plan, share["good"], kept)
            self.less = figure_of(schema, plan, share["less"]) if "less" in share else None
            self.among = among._replace(less=self.less)
        elif self.full["kind"] in ("number", "periods") and any(key in self.measure for key in ("count", "sum", "last")):
            self.good = figure_of(schema, plan, self.measure)
        if self.good:
            self.proof = proof_of(plan, target, self.good.path)
            self.proof_less = proof_of(plan, target, self.less.path) if self.less else ()
        self.people = any(figure and schema.counts_people(figure) for figure in (self.good, self.among, self.less))

    def span(self, figure, period, until=None):
        first, last = period_days(period) if period else (self.window["from"], self.window["to"])
        last = min(last, self.window["to"], until or min(self.due, self.as_of))
        first = max(first, self.window["from"])
        is_open = self.schema.is_interval(figure) and not self.during and first <= last
        return (None if is_open else first, last)

    def cells(self, unit, period="", until=None):
        """{name of a printed number: its cell} of a part."""
        if not self.good:
            return {}
        where = ("unit", unit) if unit else ("total", frozenset(self.units))
        if not unit and len(self.units) == 1:
            where = ("unit", self.units[0])

        def cell(figure, proof):
            return Cell(figure, where, self.span(figure, period, until), proof or None, self.state)

        found = {"recorded": cell(self.good, None), "proven": cell(self.good, self.proof)}
        if self.among and until is None:
            found["of"] = cell(self.among, None)
            found["of-proven"] = cell(self.among, self.proof_less)
        return found

    def figures(self, part):
        """(place, {name: cell}, {name: number}) of what a part of a report may print as numbers of the records."""
        unit = part.get("unit", "")
        if self.every is None:
            if self.full["kind"] in ("number", "share", "ratio"):
                yield Place(self.target, self.reading, unit, ""), self.cells(unit), part
            return
        for period in part.get("periods", []):
            yield Place(self.target, self.reading, unit, period["name"]), self.cells(unit, period["name"]), period

    def label(self):
        return f"{self.target} ({self.reading})" if self.reading else self.target


def views_of(schema, plan, full, state=""):
    """Every target and reading of a full report."""
    targets = {target["id"]: target for target in plan["targets"]}
    for shown in full["targets"]:
        own = targets[shown["id"]]
        ways = {reading["name"]: {**own, **reading} for reading in own.get("readings", [])}
        chosen = ways.get(shown["judged-by"], own)
        yield View(schema, plan, chosen, shown, "", full["as-of"], state)
        for reading in shown["readings"]:
            yield View(schema, plan, ways.get(reading["name"], own), reading, reading["name"], full["as-of"], state)


def number(value):
    return value if isinstance(value, int) else fractions.Fraction(str(value))


def numbers_of(cells, part):
    """{cell: number} of a part, of what it prints."""
    found = {}
    for name, cell in cells.items():
        if name in part:
            found[cell] = number(part[name])
    if "of" in part and "of-proven" not in part and "of-proven" in cells:
        found.pop(cells["of-proven"], None)
    return found


def name_of(cell):
    """A cell in words, for messages."""
    kind, which = cell.unit
    figure = cell.figure
    words = [f"{figure.kind} {figure.path}"]
    for field, (how, values) in figure.where:
        words.append(f"{field} {how} {'/'.join(sorted(map(str, values))) if isinstance(values, (frozenset, tuple)) else values}")
    if figure.distinct:
        words.append(f"distinct {figure.distinct}")
    if figure.having:
        words.append("having " + "; ".join(f"{field} {'/'.join(sorted(values))}" for field, values in figure.having))
    if figure.less:
        words.append(f"less {figure.less.path}")
    where = which if kind == "unit" else "total of " + "+".join(sorted(which))
    days = f"{cell.span[0] or ''}..{cell.span[1]}"
    return f"[{where}, {', '.join(words)}, {days}, {'proven' if cell.proof else 'recorded'}{', older' if cell.state else ''}]"
