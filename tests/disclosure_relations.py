# SPDX-License-Identifier: MIT
"""How the cells of a report hang together: for disclosure.py.

Three kinds, each a linear form over cells with a name for messages:
    equations  forms that are 0: a total is the sum of its units, a year of its quarters
    orders     forms that are never negative: what is proven is part of what is recorded
    secrets    forms that say how many people somebody is: a figure, and what two of them differ by

Whoever reads the report knows these from the words of the plan and the schema. Which totals add up is taken
from the truth, as a reader would guess: entries may be shared, and one value may occur in several units.
"""
import collections
import datetime
import itertools

from disclosure_cells import name_of

Form = collections.namedtuple("Form", "terms name")

PARTS_MAX = 4  # more values than these are not parted into groups


class Relations:
    def __init__(self, schema, truth):
        self.schema, self.truth = schema, truth
        self.equations, self.orders, self.secrets = [], [], []
        self.seen = set()
        self.cells = [cell for cell in truth if schema.counts_people(cell.figure)]
        for cell in self.cells:
            self.secret({cell: 1}, name_of(cell))

    # ---- adding ----

    def value(self, terms):
        return sum(self.truth[cell] * factor for cell, factor in terms.items())

    def secret(self, terms, name):
        key = ("secret", frozenset(terms.items()))
        if key not in self.seen:
            self.seen.add(key)
            self.secrets.append(Form(terms, name))

    def equation(self, terms, name):
        key = ("equation", frozenset(terms.items()))
        if key not in self.seen:
            self.seen.add(key)
            self.equations.append(Form(terms, name))

    def order(self, wide, narrow, why, tells=True):
        """`narrow` is part of `wide`; what is left over are people where it tells."""
        if wide == narrow:
            return
        terms = {wide: 1, narrow: -1}
        key = ("order", frozenset(terms.items()))
        if key not in self.seen:
            self.seen.add(key)
            self.orders.append(Form(terms, f"{name_of(wide)} holds {name_of(narrow)} ({why})"))
        if tells:
            self.secret(terms, f"{name_of(wide)} less {name_of(narrow)} ({why})")

    def group(self, **blank):
        """The cells that differ in these fields only."""
        groups = collections.defaultdict(list)
        for cell in self.cells:
            groups[cell._replace(**blank)].append(cell)
        return [group for group in groups.values() if len(group) > 1]

    def all(self):
        self.totals()
        self.proofs()
        self.figures()
        self.partitions()
        self.parts_of_numbers()
        self.spans()
        return self

    # ---- units ----

    def totals(self):
        for group in self.group(unit=None):
            units = {cell.unit[1]: cell for cell in group if cell.unit[0] == "unit"}
            wholes = [cell for cell in group if cell.unit[0] == "total"]
            for whole in wholes:
                parts = [units[unit] for unit in units if unit in whole.unit[1]]
                if len(parts) == len(whole.unit[1]):
                    self.total(whole, parts)
                for part in parts:
                    self.order(whole, part, "a unit of the total", tells=False)
            for whole, other in itertools.permutations(wholes, 2):
                if whole.unit[1] > other.unit[1]:
                    self.order(whole, other, "a total of fewer units", tells=False)

    def total(self, whole, parts):
        terms = {whole: 1, **{part: -1 for part in parts}}
        if self.value(terms) == 0:
            self.equation(terms, f"{name_of(whole)} is the sum of its units")

    # ---- evidence ----

    def proofs(self):
        for group in self.group(proof=None):
            for less, more in itertools.permutations(group, 2):
                if set(less.proof or ()) < set(more.proof or ()):
                    # What is taken off must be proven, too: the more is asked, the more is left.
                    wide, narrow = (more, less) if less.figure.less else (less, more)
                    self.order(wide, narrow, "what lacks evidence")

    # ---- measures ----

    def figures(self):
        for group in self.group(figure=None):
            for wide, narrow in itertools.permutations(group, 2):
                why = self.holds(wide.figure, narrow.figure)
                if why:
                    self.order(wide, narrow, why[0], tells=why[1])
        for cell in self.cells:
            if cell.figure.less:
                self.taken_off(cell)

    def taken_off(self, cell):
        """Evidence is asked of what is taken off, not of what it is taken from."""
        plain = cell._replace(figure=cell.figure._replace(less=None), proof=None)
        less = cell._replace(figure=cell.figure.less)
        if plain in self.truth:
            self.order(plain, cell, "those taken off")
            if less in self.truth:
                self.equation({plain: 1, less: -1, cell: -1}, f"{name_of(cell)} is what is left")

    def holds(self, wide, narrow):
        """(why, whether the rest are people) where each thing that one figure counts is counted by the other."""
        if wide.less or narrow.less:
            return None
        if narrow == wide._replace(kept=narrow.kept) and narrow.kept and not wide.kept:
            return "those that are also among", True
        if wide.kind == narrow.kind and wide.where == narrow.where and self.never_smaller(wide, narrow):
            return "a number that is never smaller", True
        if (wide.kind, wide.path, wide.kept) != (narrow.kind, narrow.path, narrow.kept) or wide.kind == "last":
            return None
        if not conditions_hold(wide, narrow) or not set(wide.having).issubset(shown_by(narrow, wide.having)):
            return None
        if wide.distinct == narrow.distinct:
            return "fewer conditions", True
        return ("entries of one value", False) if narrow.distinct and not wide.distinct and not wide.having else None

    def never_smaller(self, wide, narrow):
        return wide.kind in ("sum", "last") and (
            self.schema.at_most.get(narrow.path) == wide.path or narrow.path in self.schema.parts.get(wide.path, ())
        )

    def partitions(self):
        """A figure less those of different values of one field."""
        for group in self.group(figure=None):
            for whole in group:
                figure = whole.figure
                is_code = f"{figure.path}.{figure.distinct}" in self.schema.codes
                if figure.kind == "last" or figure.less or figure.having or (figure.distinct and not is_code):
                    continue
                for field, parts in parts_by_field(whole, group).items():
                    self.partition(whole, field, parts)

    def partition(self, whole, field, parts):
        limit = dict(whole.figure.where).get(field)
        domain = limit[1] if limit else self.schema.domain(whole.figure, field)
        for count in range(2, min(len(parts), PARTS_MAX) + 1):
            for some in itertools.combinations(parts.items(), count):
                values = [part for part, _ in some]
                if len(frozenset().union(*values)) != sum(map(len, values)):
                    continue
                self.rest(whole, [cell for _, cell in some], f"parted by {field}", domain == frozenset().union(*values))

    def rest(self, whole, parts, why, all_of_it):
        terms = {whole: 1, **{part: -1 for part in parts}}
        name = f"{name_of(whole)} less " + " less ".join(map(name_of, parts)) + f" ({why})"
        if whole.figure.distinct and self.value(terms) < 0:
            return  # one code in two units
        if all_of_it:
            self.equation(terms, name + " is nothing")
            return
        self.orders.append(Form(terms, name))
        self.secret(terms, name)

    def parts_of_numbers(self):
        """Those eligible less those covered less those who declined."""
        for group in self.group(figure=None):
            cells = {cell.figure: cell for cell in group if not cell.figure.less}
            for figure, whole in cells.items():
                found = [cells.get(figure._replace(path=path)) for path in self.schema.parts.get(figure.path, ())]
                found = [cell for cell in found if cell]
                if figure.kind == "sum" and len(found) > 1:
                    self.rest(whole, found, "its parts", False)

    # ---- days ----

    def spans(self):
        for group in self.group(span=None):
            figure = group[0].figure
            dated = [cell for cell in group if cell.span[0]]
            if figure.kind == "last" or figure.less or (figure.kept and figure.kept.kind == "last"):
                continue
            for wide, narrow in itertools.permutations(dated, 2):
                if wide.span[0] <= narrow.span[0] and narrow.span[1] <= wide.span[1]:
                    near = not is_curve_of(group, wide, narrow)
                    self.order(wide, narrow, "more days", tells=near)
            if not figure.distinct:
                self.slices(dated)

    def slices(self, dated):
        for whole in dated:
            inside = sorted((cell for cell in dated if is_within(cell, whole)), key=lambda cell: cell.span)
            inside = [cell for cell in inside if not any(is_within(cell, other) for other in inside)]
            if len(inside) > 1 and all(a.span[1] < b.span[0] for a, b in itertools.pairwise(inside)):
                covered = inside[0].span[0] == whole.span[0] and inside[-1].span[1] == whole.span[1]
                gaps = any(not is_next_day(a.span[1], b.span[0]) for a, b in itertools.pairwise(inside))
                self.rest(whole, inside, "its periods", covered and not gaps)


def conditions_hold(wide, narrow):
    """Whether an entry that fits `narrow` fits `wide`."""
    given = dict(narrow.where)
    shown = dict(narrow.having) if narrow.distinct else {}
    return all(implies(given.get(field), asked) or (asked[0] == "in" and asked[1] & shown.get(field, frozenset())) for field, asked in wide.where)


def implies(given, asked):
    if given == asked:
        return True
    if given is None:
        return False
    if asked == ("present", True):
        return given[0] in ("in", "limits")
    if asked[0] == "in":
        return given[0] == "in" and given[1] <= asked[1]
    if asked[0] == "not":
        return (given[0] == "in" and not given[1] & asked[1]) or (given[0] == "not" and given[1] >= asked[1])
    return asked[0] == "limits" and given[0] == "limits" and limits_imply(dict(given[1]), dict(asked[1]))


def limits_imply(given, asked):
    """Of days and numbers, as far as they are written alike."""
    for key, limit in asked.items():
        own = given.get(key)
        if own is None or len(own) != len(limit) or (own < limit if key in ("min", "after") else own > limit):
            return False
    return True


def shown_by(narrow, asked):
    """The lines of `having` that hold where those of `narrow` do."""
    given = dict(narrow.having)
    return {(field, values) for field, values in asked if values <= given.get(field, frozenset())}


def parts_by_field(whole, group):
    """{field: {values: cell}} of those that ask one thing more than `whole`."""
    found = collections.defaultdict(dict)
    asked = dict(whole.figure.where)
    for cell in group:
        figure = cell.figure
        if figure._replace(where=()) != whole.figure._replace(where=()):
            continue
        given = dict(figure.where)
        more = [field for field in given if given[field] != asked.get(field)]
        if len(more) == 1 and set(asked) <= set(given) and given[more[0]][0] == "in" and implies(given[more[0]], asked.get(more[0], given[more[0]])):
            found[more[0]][given[more[0]][1]] = cell
    return found


def is_within(cell, whole):
    return cell is not whole and whole.span[0] <= cell.span[0] and cell.span[1] <= whole.span[1] and cell.span != whole.span


def is_curve_of(group, wide, narrow):
    """Whether both are moments of a curve with others between them: their difference is of several months."""
    if wide.span[0] != narrow.span[0] or wide.unit[0] != "total":
        return False
    return any(other.span[0] == wide.span[0] and narrow.span[1] < other.span[1] < wide.span[1] for other in group)


def is_next_day(day, other):
    return datetime.date.fromisoformat(day) + datetime.timedelta(1) == datetime.date.fromisoformat(other)
