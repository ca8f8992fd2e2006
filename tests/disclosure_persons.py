# SPDX-License-Identifier: MIT
"""Who is behind counts of different people: for disclosure.py.

Who came in the first quarter, who in the second: of several counts of different people each person is in some and not in
others. A kind of people is those who are in the same counts; how many they are is a number that nothing prints, and each
count is the sum of the kinds that it counts. Which kinds there can be follows from the plan: an entry lies between
two days, has one value of each field that a count asks for, and is proven or not; a person may have any such entries.
"""
import collections
import datetime
import itertools

from disclosure_cells import name_of
from disclosure_relations import Form

KINDS_MAX = 130  # more kinds than these are not looked at


class Counts:
    """Counts of different people that one field tells apart, over different days and conditions, in several units."""

    def __init__(self, cells):
        self.sorts = sorted({cell._replace(unit=None) for cell in cells}, key=str)
        self.cells = cells
        self.fields = sorted({field for cell in cells for field, _ in cell.figure.where})

    def counts(self, sort, entry):
        """Whether an entry (date, proven, a value of each field) makes its person count."""
        day, proven, values = entry
        asked = dict(sort.figure.where)
        return sort.span[0] <= day <= sort.span[1] and (proven or not sort.proof) and all(values[self.fields.index(field)] in asked[field][1] for field in asked)

    def sorts_of(self, entry):
        return frozenset(i for i, sort in enumerate(self.sorts) if self.counts(sort, entry))

    def possible(self):
        """Every kind that there can be, of which somebody counts; None where they are too many."""
        days = sorted({sort.span[0] for sort in self.sorts} | {next_day(sort.span[1]) for sort in self.sorts})  # nothing changes between
        asked = [sorted({value for sort in self.sorts for given, how in sort.figure.where if given == field for value in how[1]}) for field in self.fields]
        entries = itertools.product(days, (False, True), itertools.product(*([*values, ""] for values in asked)))
        kinds = {frozenset()}
        for single in sorted({self.sorts_of(entry) for entry in entries}, key=sorted):
            kinds |= {kind | single for kind in kinds}
            if len(kinds) > KINDS_MAX:
                return None
        return sorted(kinds - {frozenset()}, key=sorted)


def next_day(day):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()


def groups_of(figures):
    """The counts of different people of acts of help that can be modelled, by what they count."""
    groups = collections.defaultdict(list)
    for cell in figures:
        figure = getattr(cell, "figure", None)
        if figure and figure.distinct and figure.path == "support" and not (figure.kept or figure.having or cell.state) and cell.span[0]:
            if all(how == "in" for _, (how, _) in figure.where):
                groups[figure.distinct].append(cell)
    return {distinct: Counts(cells) for distinct, cells in groups.items()}


def kinds_of_unit(counts, records, distinct):
    """How many people of each kind a unit has."""
    people = collections.defaultdict(frozenset)
    for entry in records.get("support", []):
        if distinct in entry:
            seen = (entry["date"], "evidence" in entry, [str(entry.get(field, "")) for field in counts.fields])
            people[entry[distinct]] |= counts.sorts_of(seen)
    return collections.Counter(people.values())


class Persons:
    """The equations between counts of different people and the kinds of people, and what of the kinds is secret.

    Nobody has entries in two units: a total is the kinds of its units.
    """

    def __init__(self, relations, figures, records):
        self.truth = dict(relations.truth)
        self.equations, self.secrets, self.seen = [], [], set()
        for distinct, counts in groups_of(figures).items():
            possible = counts.possible()
            if possible is not None:
                self.add_kinds(counts, possible, records, distinct)
                self.add_sums(counts, possible)
                self.add_secrets(counts, possible)

    def value(self, terms):
        return sum(self.truth[cell] * factor for cell, factor in terms.items())

    def add_kinds(self, counts, possible, records, distinct):
        for unit in records:
            there = kinds_of_unit(counts, records[unit], distinct)
            assert all(kind in possible or not kind for kind in there), "a kind that cannot be"
            self.truth.update(((distinct, kind, unit), there[kind]) for kind in possible)
        self.distinct = distinct

    def add_sums(self, counts, possible):
        for cell in counts.cells:
            sort = counts.sorts.index(cell._replace(unit=None))
            terms = {(self.distinct, kind, unit): -1 for kind in possible if sort in kind for unit in units_of(cell)}
            self.equations.append(Form({cell: 1, **terms}, f"{name_of(cell)} is those of its kinds"))
            assert self.value(self.equations[-1].terms) == 0, self.equations[-1].name

    def add_secrets(self, counts, possible):
        """People of one kind, in both of two counts, in one and not in the other, in several of some, and how often they are again."""
        names = [f"{dict(sort.figure.where) or 'all'} {sort.span[0]}..{sort.span[1]}{' proven' if sort.proof else ''}" for sort in counts.sorts]
        recorded = [i for i, sort in enumerate(counts.sorts) if not sort.proof]
        asked = []
        for among in (frozenset(recorded), frozenset(range(len(names))) - frozenset(recorded), frozenset(range(len(names)))):
            for kind in sorted({kind & among for kind in possible} - {frozenset()}, key=sorted):
                just = " and ".join(names[i] for i in sorted(kind))
                asked.append((lambda other, kind=kind, among=among: other & among == kind, f"who are just in {just}"))
        for a, b in itertools.permutations(range(len(names)), 2):
            asked.append((lambda kind, a=a, b=b: a in kind and b not in kind, f"who are in {names[a]} and not in {names[b]}"))
            asked.append((lambda kind, a=a, b=b: a in kind and b in kind, f"who are in {names[a]} and in {names[b]}"))
        for some in (some for size in (3, 4) for some in itertools.combinations(recorded, size)):
            several = ", ".join(names[i] for i in some)
            asked.append((lambda kind, some=some: len(kind & set(some)) > 1, f"who are in two of {several}"))
            asked.append((lambda kind, some=some: max(0, len(kind & set(some)) - 1), f"how often people are again in one of {several}"))
        for where in sorted({frozenset(units_of(cell)) for cell in counts.cells}, key=sorted):
            for times, name in asked:
                self.secret({(self.distinct, kind, unit): int(times(kind)) for kind in possible if times(kind) for unit in where}, f"[{'+'.join(sorted(where))}, {name}]")

    def secret(self, terms, name):
        key = frozenset(terms.items())
        if terms and key not in self.seen:
            self.seen.add(key)
            self.secrets.append(Form(terms, name))


def units_of(cell):
    kind, which = cell.unit
    return {which} if kind == "unit" else which
