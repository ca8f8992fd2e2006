# SPDX-License-Identifier: MIT
"""What a public report gives away: for disclosure.py.

Reports holds what is true (the full report) and what is printed (the public one), cell by cell; attack() says which
numbers of 1 to 4 people follow from what is printed.
"""
import collections
import copy
import itertools

from disclosure_cells import name_of, numbers_of, views_of
from disclosure_persons import Persons
from disclosure_relations import Relations
from disclosure_solve import Search, Space
from disclosure_verdicts import HOLDS, ONE, Rule, bounds, rules_of_members, rules_of_part, rules_of_view

# A secret that can be found out, how, and the printed cells that it is computed of; or of which that is undecided.
Open = collections.namedtuple("Open", "secret value how cells decided", defaults=[(), True])


# ---- what is true, and what is printed ----


class Reports:
    """The full and the public report of one ledger, and what an attacker makes of them."""

    def __init__(self, schema, plan, full, public, older=None, edited=False, unasked=(), records=None):
        self.records = records  # of each unit; None: who is behind counts of different people is not looked at
        self.unasked = unasked  # targets of the full report that the plan of the public one does not have
        self.full, self.public, self.older = full, public, older
        self.views = list(views_of(schema, plan, full))
        self.old_views = list(views_of(schema, plan, older, "old" if edited else "")) if older else []
        self.truth, self.known = {ONE: 1}, {ONE: 1}
        self.shown = {}
        for target in public["targets"]:
            self.shown[target["id"], ""] = target
            for reading in target["readings"]:
                self.shown[target["id"], reading["name"]] = reading
        for view in [*self.views, *self.old_views]:
            self.learn(self.truth, view, view.full)
        for view in self.views:
            if (view.target, view.reading) in self.shown:
                self.learn(self.known, view, self.shown[view.target, view.reading])
        self.learn_changes()
        for cell in self.truth:
            if cell != ONE and cell.span[0] and cell.span[0] > cell.span[1]:
                self.known[cell] = 0  # no day has come yet
        for cell, value in self.known.items():
            assert self.truth.get(cell) == value, (name_of(cell), "printed", value, "is", self.truth.get(cell))

    def learn(self, into, view, shown):
        for part in [shown["total"], *shown["units"]]:
            if not part.get("withheld"):
                self.learn_part(into, view, part)
        for month in shown.get("months", []) if view.good else []:
            self.put(into, numbers_of(view.cells("", until=month["to"]), month), view)

    def learn_part(self, into, view, part):
        for place, cells, numbers in view.figures(part):
            self.put(into, numbers_of(cells, numbers), place)

    @staticmethod
    def put(into, numbers, place):
        for cell, value in numbers.items():
            assert into.setdefault(cell, value) == value, f"{place}: {name_of(cell)} is {value} and {into[cell]}: not one cell"

    def learn_changes(self):
        """What --compare tells of the older report and of this one."""
        now = {view.target: view for view in self.views if not view.reading}
        old = {view.target: view for view in self.old_views if not view.reading}
        for change in self.public.get("changes", {}).get("figures", []):
            where = {"unit": change["unit"]} if change["unit"] else {}
            for views, when in ((now, "is"), (old, "was")):
                part = change.get(when)
                if part and not part.get("withheld") and change["target"] in views:
                    self.learn_part(self.known, views[change["target"]], {**part, **where})

    def figures(self):
        """The cells that are figures, in order: no moments of curves."""
        return dict.fromkeys(cell for view in [*self.views, *self.old_views] for part in [*view.full["units"], view.full["total"]]
                             for _, cells, _ in view.figures(part) for cell in cells.values() if cell in self.truth)

    def hidden_parts(self):
        """(view, part of the full report) of what the public report does not tell."""
        for view in self.views:
            if view.target in self.unasked:
                continue
            shown = self.shown.get((view.target, view.reading))
            told = {part.get("unit", ""): part for part in [shown["total"], *shown["units"]]} if shown else {}
            for part in [*view.full["units"], view.full["total"]]:
                printed = told.get(part.get("unit", ""))
                if printed is None or printed.get("withheld"):
                    yield view, part


# ---- the attack ----


def relations_of(schema, reports):
    """What hangs together, of all that any report of this ledger may print."""
    relations = Relations(schema, {cell: value for cell, value in reports.truth.items() if cell != ONE}).all()
    for view in [*reports.views, *reports.old_views]:
        for part in [*view.full["units"], view.full["total"]]:
            for place, cells, numbers in view.figures(part) if view.is_part and view.people else ():
                if not numbers.get("fault"):
                    relations.order(cells["of"], cells["recorded"], "those left out")
                    relations.order(cells["of-proven"], cells["proven"], "those left out")
    for view in reports.views:
        add_growth(relations, view)
    add_changes(relations, reports)
    for form in relations.equations:
        assert relations.value(form.terms) == 0, f"no equation: {form.name}: {relations.value(form.terms)}"
    for form in relations.orders:
        assert relations.value(form.terms) >= 0, f"no order: {form.name}: {relations.value(form.terms)}"
    return relations


def add_growth(relations, view):
    """What a month of a curve adds: of things that end it may be less than nothing."""
    moments = [view.cells("", until=month["to"]) for month in view.full.get("months", [])] if view.good and view.people else []
    for before, after in zip(moments, moments[1:]):
        for name in ("recorded", "proven"):
            if before[name] != after[name]:
                relations.secret({after[name]: 1, before[name]: -1}, f"{name_of(after[name])} less the month before")


def add_changes(relations, reports):
    now = {(view.target, view.reading): view for view in reports.views}
    for old in reports.old_views:
        view = now.get((old.target, old.reading))
        if not view or not view.people or view.every:
            continue
        for unit in ["", *(unit for unit in view.units if unit in old.units)]:
            before, after = old.cells(unit), view.cells(unit)
            for name in [name for name in before if name in after]:
                old_cell, cell = before[name], after[name]
                if old_cell != cell and old_cell in relations.truth and cell in relations.truth:
                    relations.secret({cell: 1, old_cell: -1}, f"{name_of(cell)} less {name_of(old_cell)} (since the older report)")


def is_small(value):
    return 1 <= abs(value) <= 4


def rules_of(reports, relations):
    """Every verdict and number of things that hold which is printed."""
    targets = {view.target: view for view in reports.views if not view.reading}
    for view in reports.views:
        shown = reports.shown.get((view.target, view.reading))
        if shown is None:
            continue
        yield from rules_of_view(view, shown, reports.truth)
        if view.members:
            yield from rules_of_members(view, shown, targets, reports.truth)
    yield from rules_of_older(reports)
    yield from rules_of_alone(reports, relations)


def rules_of_older(reports):
    """A comparison says what the verdict of a figure was, and is."""
    now = {view.target: view for view in reports.views if not view.reading}
    old = {view.target: view for view in reports.old_views if not view.reading}
    for change in reports.public.get("changes", {}).get("figures", []):
        for views, when in ((now, "is"), (old, "was")):
            if when in change:
                yield from rules_of_part(views.get(change["target"]), change["unit"], change[when]["verdict"], reports.truth)


def rules_of_alone(reports, relations):
    """What alone is withheld in its target must be withheld for its own sake: that, too, is known."""
    hidden = collections.defaultdict(set)
    for view, part in reports.hidden_parts():
        for _, cells, _ in view.figures(part) if view.people else ():
            hidden[view.target, view.reading].add(frozenset(cell for cell in cells.values() if cell not in reports.known))
    for place, parts in hidden.items():
        parts.discard(frozenset())
        if len(parts) != 1:
            continue
        cells = next(iter(parts))
        forms = [form.terms for form in relations.secrets if cells & form.terms.keys()]

        def own(values, forms=forms):
            return any(is_small(sum(values[cell] * factor for cell, factor in terms.items())) for terms in forms)

        if own(reports.truth):
            yield Rule(cells, own, f"{place} is withheld alone")


def orders_of(reports, relations):
    """What is never negative, and the bounds of what is told to be met."""
    forms = list(relations.orders)
    for view in reports.views:
        shown = reports.shown.get((view.target, view.reading))
        whole = view.good and not (view.want["each"] or {}).get("in")
        if shown and whole and shown["verdict"] in HOLDS:
            forms += [form for form in bounds(view) if sum(reports.truth[cell] * factor for cell, factor in form.terms.items()) >= 0]
    return forms


def sum_of(terms, known):
    """A sum of printed figures, in words."""
    words = []
    for cell, factor in terms.items():
        times = "" if abs(factor) == 1 else f"{abs(factor)} * "
        words.append(f"{'+' if factor > 0 else '-'} {times}{known[cell]} {name_of(cell)}")
    return " ".join(words).removeprefix("+ ")


def attack(schema, reports):
    """(how many secrets there are, those that can be found out as a list of Open)"""
    relations = relations_of(schema, reports)
    space = Space(relations.equations, reports.known)
    orders, rules = orders_of(reports, relations), rules_of(reports, relations)
    search = Search(reports.truth, reports.known, relations.equations, orders, rules)
    secrets = [form for form in relations.secrets if is_small(relations.value(form.terms))]
    found = []
    for form in secrets:
        truth = relations.value(form.terms)
        solved = space.solve(form.terms)
        if solved:
            assert solved[0] == truth, (form.name, solved)
            found.append(Open(form.name, truth, f"computed as {sum_of(solved[1], reports.known)}", tuple(solved[1])))
        elif search.other(form.terms) is None:
            how = "no other value fits what is printed with its verdicts" if search.is_shown else "undecided: the search for another value gave up"
            found.append(Open(form.name, truth, how, decided=search.is_shown))
    more, computed = attack_persons(reports, relations)
    return len(secrets) + more, found + computed


def attack_persons(reports, relations):
    """The same of who is behind counts of different people: what follows by adding and subtracting alone."""
    if reports.records is None:
        return 0, []
    persons = Persons(relations, reports.figures(), reports.records)
    space = Space(relations.equations + persons.equations, reports.known)
    secrets = [form for form in persons.secrets if is_small(persons.value(form.terms))]
    found = []
    for form in secrets:
        solved = space.solve(form.terms)
        if solved:
            assert solved[0] == persons.value(form.terms), (form.name, solved)
            found.append(Open(form.name, solved[0], f"computed as {sum_of(solved[1], reports.known)}", tuple(solved[1])))
    return len(secrets), found


# ---- a report that is open ----


def has_small(part):
    numbers = [part[name] for name in ("recorded", "proven", "of", "of-proven") if name in part]
    differences = [a - b for a, b in itertools.combinations(numbers, 2)]
    return any(map(is_small, [*numbers, *differences])) or any(map(has_small, part.get("periods", [])))


def once(full):
    """A report made public by a simple rule: where a figure is small, no unit of its target is told; totals are.

    This is how public reports were made before they were held against this test; it shows that the test sees what is open.
    """
    public = copy.deepcopy(full)
    for target in public["targets"]:
        target["small"] = any(map(has_small, [target["total"], *target["units"]]))
        for reading in target["readings"]:
            reading["small"] = target["small"] or any(map(has_small, [reading["total"], *reading["units"]]))
        for shown in [target, *target["readings"]]:
            if shown["small"]:
                shown["units"] = []
                shown.pop("months", None)
    return public
