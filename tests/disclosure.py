# SPDX-License-Identifier: MIT
"""From one public report no figure of 1 to 4 people can be computed, nor pinned by the verdict words.

disclosure.py TAIZHANG [--ways | SEED...]: who reads a public report adds and subtracts what is printed. Here the equations
between all figures that a report could print are set up from the plan and the schema (disclosure_cells.py,
disclosure_relations.py), what is printed is put in, and the rest is solved in exact fractions. A secret is each number
of 1 to 4 people: of a unit, a period, a month, a total, and what two figures differ by (what is not proven, whom a share
leaves out, whom a narrower condition passes over, what came in more days, what changed since an older report). Each must

1. not follow from what is printed by adding and subtracting: it is no combination of the rows;
2. keep another value: beside the truth another set of whole numbers must fit all equations, all that is known to be
   no larger than something else, and all printed verdicts.

The truth comes from the full report of the same ledger. It says which figures are secret, and every equation must
hold of it: one that does not is a fault of this test.

Of counts of different people (disclosure_persons.py, disclosure_shared.py) the first is asked: whether it follows who is in
several of them, or in one and not in another.

Of words that the equations do not know - points, quotas, any-of, parts, conditions on days, bounds for some of the units
or periods - plans by chance are tried without any (disclosure_words.py, disclosure_worlds.py): each number must be another
one in some ledger nearby whose full report says all that the public one tells.

Ledgers: the example, on several days and compared with older reports; one for each way that gave figures back (--ways
shows how each is computed where it is open); and ledgers by chance. A target that counts no people withholds nothing,
and where no figure is small nothing at all is withheld.
"""
import collections
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import yaml

from disclosure_attack import Reports, attack, is_small, once
from disclosure_cells import Schema
from disclosure_faults import all_faults, is_mean
from disclosure_ledgers import SUMS, WAYS, by_chance, different, hundreds, overlapping, with_atoms
from disclosure_shared import Shared
from disclosure_words import by_hand, words_by_chance
from disclosure_worlds import Nearby, Refused
from ledger_yaml import ROOT, CoreLoader

LEDGERS, LARGE, OVERLAPPING, DIFFERENT, SHARED, WORDS = 320, 40, 40, 80, 80, 60
UNDECIDED = {}  # ledger: of how many secrets the search may give up; of all others of none
EACH, TOLD = 3, 60  # how many findings of a ledger, and in all, are printed
TODAY = "2017-01-10"


class Tally:
    """How much is withheld of what counts people, and how much of that is small itself."""

    def __init__(self):
        self.all = self.withheld = self.small = self.ledgers = self.secrets = self.undecided = self.verdicts = 0

    def add(self, reports):
        self.ledgers += 1
        self.all += sum(len(view.full["units"]) + 1 for view in reports.views if view.people and view.target not in reports.unasked)
        for view, part in reports.hidden_parts():
            if view.people:
                self.withheld += 1
                self.small += any(self.own(cells, numbers) for _, cells, numbers in view.figures(part))
        self.verdicts += sum(shown["verdict"] == "withheld" for shown in reports.shown.values())

    @staticmethod
    def own(cells, numbers):
        values = [numbers[name] for name in ("recorded", "proven", "of", "of-proven") if name in numbers]
        pairs = [("recorded", "proven"), ("of", "recorded"), ("of-proven", "proven")] if "of" in cells else [("recorded", "proven")]
        return any(map(is_small, values)) or any(is_small(numbers[a] - numbers[b]) for a, b in pairs if a in numbers)

    def __str__(self):
        figures = f"{self.withheld} of {self.all} figures of people withheld, {self.small} of them small themselves"
        return f"{self.ledgers} reports, {figures}, {self.verdicts} verdicts withheld; {self.secrets} secrets, {self.undecided} undecided"


# ---- ledgers ----


class Trial:
    """A ledger whose reports are attacked."""

    def __init__(self, taizhang, folder, schema):
        self.taizhang, self.folder, self.schema = taizhang, folder, schema
        self.problems = []
        self.refused = 0
        self.tallies = collections.defaultdict(Tally)

    def run(self, ledger, *options):
        done = subprocess.run([self.taizhang, "report", str(ledger), "--today", TODAY, *options], capture_output=True, check=False)
        assert done.returncode in (0, 1), (ledger, options, done.stderr.decode()[:3000])
        return done.returncode

    def older(self, ledger, options, public):
        """An older report to compare with: a file, and what was true."""
        full, told = self.folder / "older-full.json", self.folder / "older.json"
        self.run(ledger, "-o", str(full), *options)
        if public:
            self.run(ledger, "--public", "-o", str(told), *options)
        return told if public else full, json.loads(full.read_text())

    def reports(self, kind, where, ledger, plan, options=(), older=(None, None), edited=False, records=None):
        """The reports of a ledger, looked at for what is no matter of solving."""
        full, public, rows = self.folder / "full.json", self.folder / "public.json", self.folder / "public.csv"
        compare = ("--compare", str(older[0])) if older[0] else ()
        self.run(ledger, "-o", str(full), *options, *compare)
        status = self.run(ledger, "--public", "-o", str(public), "-o", str(rows), *options, *compare)
        reports = Reports(self.schema, plan, json.loads(full.read_text()), json.loads(public.read_text()), older[1], edited, records=records)
        self.problems += [f"{where}: {fault}" for fault in all_faults(reports, rows.read_text(), status)]
        self.tallies[kind].add(reports)
        return reports

    def attack(self, kind, where, *arguments, **options):
        reports = self.reports(kind, where, *arguments, **options)
        return reports, self.attack_reports(kind, where, reports)

    def attack_reports(self, kind, where, reports):
        secrets, found = attack(self.schema, reports)
        undecided = sum(not one.decided for one in found)
        self.tallies[kind].secrets += secrets
        self.tallies[kind].undecided += undecided
        passed = undecided <= UNDECIDED.get(where, 0)
        self.problems += [f"{where}: {one.secret} is {one.value}: {one.how}" for one in found if one.decided or not passed]
        return found

    # ---- which ledgers ----

    def example(self):
        ledger = ROOT / "ledger"
        plan = yaml.load((ledger / "plans" / "2016.yaml").read_text("utf-8"), CoreLoader)
        days = [("--as-of", day) for day in ("2016-03-31", "2016-06-30", "2016-10-15", "2016-12-31")]
        readings = [("--reading", way) for way in ("aid100=households", "medical=raw", "trainees=attendances", "poor30=persons")]
        for options in [(), *days, *readings]:
            self.attack("example", f"example {' '.join(options)}", ledger, plan, options)
        for day in ("2016-02-15", "2016-06-30", "2016-10-31"):
            for public in (False, True):
                older = self.older(ledger, ("--as-of", day), public)
                self.attack("example", f"example since {day}, {'public' if public else 'full'}", ledger, plan, (), older)

    def ways(self, tell=False):
        """Each way is open in a report that keeps units of small targets only, and must be closed in ours."""
        for i, way in enumerate(WAYS):
            ledger, unit = way()
            place = self.folder / f"way{i}"
            ledger.write(place)
            older = self.older(place, ("--as-of", ledger.since), False) if ledger.since else (None, None)
            reports, found = self.attack("ways", ledger.name, place, ledger.plan(), (), older, records=ledger.records)
            open_one = Reports(self.schema, ledger.plan(), reports.full, once(reports.full), older[1], records=ledger.records)
            _, before = attack(self.schema, open_one)
            before, found = ([one for one in opened if one.secret.startswith(f"[{unit}")] for opened in (before, found))
            assert before, f"{ledger.name}: this test does not see it"
            for when, opened in (("once", before), ("now", found)) if tell else ():
                print(f"{ledger.name}, {when}: " + (f"{opened[0].secret} is {opened[0].value}: {opened[0].how}" if opened else "closed"))

    def chance(self, seed):
        """A ledger by chance; each third is compared with an older report, of another day or of fewer records."""
        rng = random.Random(seed)
        ledger = by_chance(rng, f"seed {seed}")
        place = self.folder / f"l{seed}"
        ledger.write(place)
        options = rng.choice(((), (), ("--as-of", "2016-09-30"), ("--as-of", "2016-07-15")))
        if seed % 3 and rng.random() < 0.2:
            options = rng.choice((("--unit", rng.choice(ledger.units)), ("-b", "2016-03-01", "-e", "2016-08-31")))
        older, edited = (None, None), seed % 6 == 0
        if edited:
            fewer(rng, ledger).write(self.folder / f"l{seed}-older")
            older = self.older(self.folder / f"l{seed}-older", options, rng.random() < 0.5)
        elif seed % 3 == 0:
            older = self.older(place, ("--as-of", rng.choice(("2016-05-31", "2016-05-12"))), rng.random() < 0.5)
        self.attack("by chance", f"seed {seed} {' '.join(options)}", place, ledger.plan(), options, older, edited)

    def overlap(self, seed):
        """Conditions and units that overlap. What each of them is made of is known from another report only."""
        ledger = overlapping(random.Random(seed), f"overlap {seed}")
        cut, unasked = with_atoms(ledger)
        place = self.folder / f"overlap{seed}"
        ledger.write(place / "told")
        cut.write(place / "cut")
        self.run(place / "cut", "-o", str(place / "full.json"))
        self.run(place / "told", "--public", "-o", str(place / "public.json"))
        full, public = (json.loads((place / name).read_text()) for name in ("full.json", "public.json"))
        reports = Reports(self.schema, cut.plan(), full, public, unasked=unasked)
        self.tallies["overlapping"].add(reports)
        self.attack_reports("overlapping", ledger.name, reports)

    def different(self, seed):
        """Counts of different people of days and conditions that overlap; a third is compared with an older report."""
        ledger = different(random.Random(seed), f"different {seed}")
        place = self.folder / f"different{seed}"
        ledger.write(place)
        older = self.older(place, ("--as-of", "2016-09-30"), False) if seed % 3 == 0 else (None, None)
        self.attack("different", ledger.name, place, ledger.plan(), (), older, records=ledger.records)

    def shared(self, seed):
        """Different people with entries in several units."""
        shared = Shared(random.Random(seed), f"shared {seed}")
        place, public = self.folder / f"shared{seed}", self.folder / "public.json"
        shared.ledger.write(place)
        self.run(place, "--public", "-o", str(public))
        secrets, found = shared.findings(json.loads(public.read_text()))
        self.tallies["shared"].ledgers += 1
        self.tallies["shared"].secrets += secrets
        self.problems += [f"{shared.ledger.name}: {one}" for one in found]

    def words(self, world):
        """Words that the equations do not know."""
        place = self.folder / world.name.replace(" ", "-")
        nearby = Nearby(self.taizhang, place, TODAY)
        try:
            self.problems += nearby.attack(world, "--public")
        except Refused:
            self.refused += 1
        self.tallies["words"].ledgers += 1
        self.tallies["words"].secrets += nearby.secrets

    def large(self, seed):
        """All figures are nothing or hundreds: nothing is withheld but means."""
        ledger = by_chance(random.Random(seed), f"large {seed}", hundreds, SUMS)
        ledger.write(self.folder / f"large{seed}")
        reports = self.reports("large", f"large {seed}", self.folder / f"large{seed}", ledger.plan())
        means = {(view.target, view.reading) for view in reports.views if is_mean(view, reports.views)}
        for view, part in reports.hidden_parts():
            if (view.target, view.reading) not in means:
                self.problems.append(f"large {seed}: {view.label()} {part.get('unit', 'total')}: is withheld, and nothing is small")
        for (target, reading), shown in reports.shown.items():
            if (target, reading) not in means and (shown["small"] or shown["verdict"] == "withheld"):
                self.problems.append(f"large {seed}: {target} {reading}: is small or its verdict withheld, and no figure is small")


def tell(problems):
    """The first few of each ledger, not all of one that has hundreds."""
    told = collections.Counter()
    for problem in problems:
        where = problem.partition(":")[0]
        told[where] += 1
        if told[where] <= EACH and sum(min(count, EACH) for count in told.values()) <= TOLD:
            print(problem)
    if problems:
        print(f"{len(problems)} findings in {len(told)} ledgers: figures of people that can be found out, or are withheld for nothing")


def main():
    taizhang = str(pathlib.Path(sys.argv[1]).resolve())
    schema = Schema((ROOT / "schemas" / "unit.schema.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(taizhang, pathlib.Path(folder), schema)
        trial.ways(tell=sys.argv[2:] == ["--ways"])
        if sys.argv[2:] == ["--ways"]:
            return 0
        if not sys.argv[2:]:
            trial.example()
            for seed in range(LARGE):
                trial.large(seed)
            for seed in range(OVERLAPPING):
                trial.overlap(seed)
            for seed in range(DIFFERENT):
                trial.different(seed)
            for seed in range(SHARED):
                trial.shared(seed)
            for world in by_hand():
                assert Nearby(trial.taizhang, trial.folder / "open", TODAY).attack(world), f"{world.name}: this test does not see it"
                trial.words(world)
            for seed in range(WORDS):
                trial.words(words_by_chance(random.Random(seed), f"words {seed}"))
        for seed in map(int, sys.argv[2:]) if sys.argv[2:] else range(LEDGERS):
            trial.chance(seed)
    tell(trial.problems)
    for kind in () if sys.argv[2:] else ("different", "shared", "words"):
        assert trial.tallies[kind].secrets > trial.tallies[kind].ledgers, f"{kind}: hardly a number is small: no proof"
    assert trial.refused <= WORDS / 4, f"{trial.refused} plans cannot be: no proof"
    assert sys.argv[2:] or trial.tallies["by chance"].secrets > 10 * LEDGERS, "hardly a figure is small: no proof"
    for kind, tally in trial.tallies.items():
        print(f"{kind}: {tally}")
    return 1 if trial.problems else 0


def fewer(rng, ledger):
    """The same ledger with some entries not yet there."""
    earlier = copy.deepcopy(ledger)
    for records in earlier.records.values():
        for collection in ("support", "sessions", "volunteers", "returns"):
            if collection in records:
                records[collection] = [entry for entry in records[collection] if rng.random() < 0.8]
    return earlier


if __name__ == "__main__":
    sys.exit(main())
