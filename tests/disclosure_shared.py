# SPDX-License-Identifier: MIT
"""Different people who have entries in several units: for disclosure.py.

A unit counts them, and so does another one, and a total counts them once. A kind of people is those who came in the same
quarters in the same units; each count that is printed is a sum of kinds, those that nobody is of are taken as known.
"""
import collections
import itertools

from disclosure_ledgers import QUARTERS, UNITS, Ledger
from disclosure_relations import Form
from disclosure_solve import Space

WINDOWS = ((1, 1), (2, 2), (3, 3), (1, 2), (2, 3), (1, 3))  # first and last quarter


class Shared:
    """A ledger of courses by chance, in which few go to a course of another unit, too."""

    def __init__(self, rng, name):
        self.ledger = Ledger(UNITS[: rng.randint(2, 3)], name)
        self.asked = []  # (first and last quarter, units) of each target
        self.kinds = collections.Counter()
        courses = collections.defaultdict(list)
        for person in range(rng.randint(40, 90)):
            home = rng.choice(self.ledger.units)
            quarters = rng.sample((1, 2, 3), 1 if rng.random() < 0.9 else 2)
            units = [home] if rng.random() < 0.93 else rng.sample(self.ledger.units, 2)
            self.kinds[frozenset(itertools.product(units, quarters))] += 1
            for place in itertools.product(units, quarters):
                courses[place].append(f"{home}-a{person:03}")
        for (unit, quarter), people in sorted(courses.items()):
            day = f"2016-{3 * quarter - 1:02}-05"
            self.ledger.add(unit, "trainings", code=f"{unit}-t{quarter:03}", **{"from": day, "to": day}, trade="电工",
                            enrolled=len(people), trainees=people)
        for window in rng.sample(WINDOWS, rng.randint(1, 4)):
            units = self.ledger.units if rng.random() < 0.8 else self.ledger.units[:2]
            days = {"from": QUARTERS[window[0] - 1][0], "to": QUARTERS[window[1] - 1][1]}
            self.ledger.target({"count": "trainings.trainees", "distinct": "self"}, window=days, units=units)
            self.asked.append((window, units))

    def counted(self, window, units):
        """The kinds that a count of some quarters counts in some units."""
        return {kind for kind in self.kinds if any(unit in units and window[0] <= quarter <= window[1] for unit, quarter in kind)}

    def size(self, kinds):
        return sum(self.kinds[kind] for kind in kinds)

    def secrets(self):
        """(name, kinds): who are in several units, in both of two counts, in one and not in the other."""
        for window, units in self.asked:
            alone = [self.counted(window, [unit]) for unit in units]
            yield f"quarters {window}, who are in several units", {kind for kind in self.kinds if sum(kind in one for one in alone) > 1}
            for (one, a), (other, b) in itertools.combinations(zip(units, alone, strict=True), 2):
                yield f"quarters {window}, who are in {one} and in {other}", a & b
        for (window, units), (other, others) in itertools.permutations(self.asked, 2):
            both = [[unit] for unit in units if unit in others] + ([units] if units == others else [])
            for where in both:
                a, b = self.counted(window, where), self.counted(other, where)
                yield f"{'+'.join(where)}, who are in quarters {window} and in {other}", a & b
                yield f"{'+'.join(where)}, who are in quarters {window} and not in {other}", a - b

    def findings(self, public):
        """(how many secrets there are, what of them follows from a public report, in words)"""
        known, equations = {}, []
        for target, (window, units) in zip(public["targets"], self.asked, strict=True):
            for part in [target["total"], *target["units"]]:
                if not part.get("withheld"):
                    kinds = self.counted(window, [part["unit"]] if "unit" in part else units)
                    cell = (target["id"], part.get("unit", "total"))
                    known[cell] = part["recorded"]
                    equations.append(Form({cell: 1, **dict.fromkeys(kinds, -1)}, str(cell)))
                    assert self.size(kinds) == part["recorded"], (self.ledger.name, cell)
        space = Space(equations, known)
        small = [(name, kinds) for name, kinds in self.secrets() if 1 <= self.size(kinds) <= 4]
        return len(small), [f"{name} is {self.size(kinds)}" for name, kinds in small if space.solve(dict.fromkeys(kinds, 1))]
