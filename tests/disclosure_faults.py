# SPDX-License-Identifier: MIT
"""What is wrong in a public report without any solving: for disclosure.py."""
import collections
import csv
import io

# What of a figure that is withheld is not printed.
NEVER = ("recorded", "proven", "of", "of-proven", "missing", "expected", "carried", "periods", "members", "lacking", "without")
FAIL = ("unclear", "short", "no-data", "unproven")  # make the exit status 1, unless --fail-on says otherwise
LEFT_TO_DO = ("unclear", "short", "no-data", "unproven", "behind")


def faults_of_withheld(reports):
    """A withheld figure prints nothing, a target with one says so."""
    for (target, reading), shown in reports.shown.items():
        where = f"{target} {reading}"
        parts = [shown["total"], *shown["units"]]
        for part in parts:
            printed = [key for key in NEVER if key in part]
            if part.get("withheld") and (printed or part["verdict"] != "withheld"):
                yield f"{where} {part.get('unit', 'total')}: withheld, and yet it prints {printed}, {part['verdict']}"
        if any(part.get("withheld") for part in parts) and not shown["small"]:
            yield f"{where}: something is withheld, and it is not small"
        if reading and shown["changes"] and "withheld" in (shown["verdict"], reports.shown[target, ""]["verdict"]):
            yield f"{where}: tells that a verdict which is withheld is another"


def faults_of_counts(reports):
    """Counts of verdicts and of what is left to do hold nothing that is not told target by target."""
    public = reports.public
    verdicts = collections.Counter(target["verdict"] for target in public["targets"])
    printed = {word: count for word, count in public["verdicts"].items() if count}
    if printed != dict(verdicts):
        yield f"{printed} are counted, {dict(verdicts)} are told"
    behind = collections.Counter()
    for view in reports.views:
        shown = reports.shown.get((view.target, ""))
        for part in shown["units"] if shown and not view.reading else ():
            alone = len(view.units) == 1 and not view.want["each"]  # then the target's verdict is the unit's
            behind[part["unit"]] += (shown["verdict"] if alone else part["verdict"]) in LEFT_TO_DO
    for unit in public["units"]:
        if unit["behind"] > behind[unit["id"]]:
            yield f"{unit['id']}: {unit['behind']} targets are left to do, {behind[unit['id']]} are told"


def faults_of_csv(public, text):
    """The figures of the CSV are those of the JSON or fewer."""
    told = {(target["id"], part.get("unit", "")): part for target in public["targets"] for part in [*target["units"], target["total"]]}
    for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))):
        part = told.get((row["target"], row["unit"]), {"verdict": None})
        cells = {"recorded": "recorded", "proven": "proven", "of": "of", "missing": "missing", "wanted by now": "expected"}
        more = [column for column, name in cells.items() if row[column] and (name not in part or float(row[column]) != float(part[name]))]
        if more or row["verdict"] != part["verdict"]:
            yield f"CSV {row['target']} {row['unit']}: {more or 'verdict'} is not as in JSON"
        if part.get("withheld") and any(letter.isdigit() for letter in row["figure in words"]):
            yield f"CSV {row['target']} {row['unit']}: a number of a figure that is withheld"


def is_mean(view, views):
    """Whether a view is a mean of people, or made of one."""
    own = "average" in view.measure and view.schema.is_of_people(view.measure["average"])
    return own or any(is_mean(other, views) for member in view.members for other in views if (other.target, other.reading) == (member, ""))


def faults_of_means(reports):
    """Of a mean of people nothing is told."""
    for view in reports.views:
        shown = reports.shown.get((view.target, view.reading))
        if not shown or view.members or not is_mean(view, reports.views):
            continue
        told = [part.get("unit", "total") for part in [*shown["units"], shown["total"]] if not part.get("withheld")]
        if told or shown["verdict"] != "withheld":
            yield f"{view.label()}: a mean of people is told of {told or 'its verdict'}"


def may_withhold(view, views):
    """Whether a view tells of people: their number, their words, or verdicts of such targets."""
    own = view.people or any(view.schema.is_of_people(view.measure[key]) for key in ("average", "covers", "last") if key in view.measure)
    return own or any(may_withhold(other, views) for member in view.members for other in views if (other.target, other.reading) == (member, ""))


def faults_of_others(reports):
    """What counts no people is told."""
    for view, part in reports.hidden_parts():
        if (view.target, view.reading) in reports.shown and not may_withhold(view, reports.views):
            yield f"{view.label()} {part.get('unit', 'total')}: counts no people and is withheld"


def faults_of_status(reports, status):
    """The exit status says nothing of a verdict that is withheld."""
    told = any(reports.public["verdicts"].get(word) for word in FAIL)
    if status != told:
        yield f"the exit status is {status}, and the verdicts that are told make it {int(told)}"


def all_faults(reports, text, status):
    yield from faults_of_status(reports, status)
    yield from faults_of_withheld(reports)
    yield from faults_of_counts(reports)
    yield from faults_of_csv(reports.public, text)
    yield from faults_of_means(reports)
    yield from faults_of_others(reports)
