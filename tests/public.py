# SPDX-License-Identifier: MIT
"""A public report tells no code, no place and no small figure of a unit, in any format.

public.py TAIZHANG: two proofs.

1. The example ledger: no figure of people that the public JSON report tells is from 1 to 4, and no
   difference of two that stand together; what counts no people is all told. No format may print a
   code of the ledger or a place in it. What could be worked out from figures of several places is
   disclosure.py's.
2. A ledger of two communities whose figures are numbers that occur nowhere else. Where the figure
   of one of two units is 3, the other's may not be printed, in any format, language or guise of
   thousands; where all are large, they must be.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "zh")
KEPT = (4201, 4327, 4409, 4513)  # covered of 4409 and 4513: shown
HIDDEN = (7919, 8117)  # the large units of two targets of which another unit has a small figure

TOWNSHIP = """\
township: small
name: {zh: 小镇, en: Small Town}
units:
  - {id: yuquan, kind: community, name: {zh: 玉泉街, en: Yuquan Street}}
  - {id: xiahe, kind: community, name: {zh: 下河街, en: Xiahe Street}}
"""

TARGET = """\
  - id: {id}
    clause: 一.1
    quote: 全覆盖
    title: {id}
    units: community
    measure:
      share:
        good: {{sum: coverage.covered, where: {{scheme: {scheme}}}}}
        among: {{sum: coverage.eligible, where: {{scheme: {scheme}}}}}
    want: {{each: {{min: 100%}}}}
"""

PLAN = """\
plan: "2016"
title: {zh: 要点, en: Plan}
period: {from: 2016-01-01, to: 2016-12-31}
targets:
""" + "".join(
    TARGET.format(id=name, scheme=scheme)
    for name, scheme in (("kept", "medical"), ("count-small", "accident"), ("rest-small", "dibao"))
)

# kept: 4201 of 4409 and 4327 of 4513. count-small: 7919 of 7919 and 3 of 9.
# rest-small: 8117 of 8119, which leaves 2, and 20 of 40.
RECORDS = {
    "yuquan": (("medical", 4201, 4409), ("accident", 7919, 7919), ("dibao", 8117, 8119)),
    "xiahe": (("medical", 4327, 4513), ("accident", 3, 9), ("dibao", 20, 40)),
}


def run(taizhang, *arguments):
    """Standard output of a report that was written."""
    done = subprocess.run([taizhang, "report", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    assert done.returncode in (0, 1), (arguments, done.stderr.decode())
    return done.stdout.decode()


def formats(taizhang):
    listed = subprocess.run([taizhang, "list", "formats", "--lang", "en"], stdout=subprocess.PIPE, check=True)
    rows = [line.split() for line in listed.stdout.decode().splitlines()]
    return [row[1] for row in rows if row[0] == "report"]


# ---- the example ledger ----


def is_small(figure):
    return 0 < figure < 5


def figures_of(part, is_share):
    """Every count of people or things that a part tells or lets one work out."""
    yield part["recorded"]
    yield part["proven"]
    yield part["recorded"] - part["proven"]
    if "of" in part:
        yield part["of"]
        yield part.get("of-proven", part["of"])
    if is_share:
        yield part["of"] - part["recorded"]
        yield part["of-proven"] - part["proven"]
    for period in part.get("periods", []):
        yield from figures_of(period, is_share and "of-proven" in period)


def people_targets():
    """Ids of the example's targets that count people, by the words of the schema (x-people)."""
    schema = json.loads((ROOT / "schemas" / "unit.schema.json").read_text())
    plan = yaml.safe_load((ROOT / "ledger" / "plans" / "2016.yaml").read_text())
    return {target["id"] for target in plan["targets"] if counts_people(schema, target["measure"])}


def field_of(schema, node, name):
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]] | {key: node[key] for key in node if key != "$ref"}
    if "items" in node:
        return field_of(schema, node["items"], name)
    return node["properties"][name]


def counts_people(schema, measure):
    if "share" in measure:
        return any(counts_people(schema, part) for part in measure["share"].values())
    kind = next((key for key in ("count", "sum", "last") if key in measure), None)
    if kind is None:
        return False
    node, people = schema, []
    for name in measure[kind].split("."):
        node = field_of(schema, node, name)
        people.append(node.get("x-people", False))
    return any(people) if kind == "count" else people[-1]


def check_told(target, people):
    """A figure that is told is small nowhere; and what counts no people is told."""
    told = 0
    for one in (target, *target["readings"]):
        for part in (one["total"], *one["units"]):
            if part.get("withheld"):
                assert set(part) <= {"unit", "withheld", "verdict", "want"}, (target["id"], part)
                assert people or one["kind"] == "members", (target["id"], "counts no people, and is withheld")
                continue
            told += 1
            if not people:
                continue
            for figures in part.get("periods", [part]):
                small = [figure for figure in figures_of(figures, "of-proven" in figures) if is_small(figure)]
                assert not small or one["kind"] == "periods" and "periods" not in part, (target["id"], part)
    return told


def check_curve(target):
    before = {"recorded": 0, "proven": 0}
    for moment in target.get("months", []):
        for key, value in before.items():
            assert not is_small(moment[key]) and not is_small(moment[key] - value), (target["id"], moment)
        before = {key: moment[key] for key in before}


def check_json(taizhang, *options):
    """How many figures are told, and how many targets withhold some."""
    full = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", *options))
    public = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", "--public", *options))
    people = people_targets()

    assert public["public"] and not full["public"]
    assert [target["id"] for target in public["targets"]] == [target["id"] for target in full["targets"]]
    assert not public["in-no-target"]
    told = small = 0
    for target in public["targets"]:
        told += check_told(target, target["id"] in people)
        small += target["small"]
        if target["id"] in people:
            check_curve(target)
    assert public["provenance"]["targets-with-small-figures"] == small
    return told, small


def check_unit(taizhang, unit):
    """A unit's own public report holds no target whose figure of it the whole report withholds."""
    whole = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", "--public"))
    withheld = {
        target["id"] for target in whole["targets"] for part in target["units"] if part["unit"] == unit and part.get("withheld")
    }
    mine = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", "--public", "--unit", unit))
    assert not {target["id"] for target in mine["targets"]} & withheld, unit
    return len(mine["targets"])


def check_changes(taizhang, folder, *options):
    """What a comparison tells of people: neither a small figure of the older report nor a small growth."""
    name = str(folder / "older.json")
    people = people_targets()
    told = 0
    for since in ("2016-02-15", "2016-05-01", "2016-06-30", "2016-10-31", "2016-12-31"):
        for older in ((), ("--public",)):
            run(taizhang, str(ROOT / "ledger"), "--as-of", since, "-o", name, *options[:2], *older)
            report = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", "--public", "--compare", name, *options))
            numbers = people - {target["id"] for target in report["targets"] if target["kind"] == "periods"}
            for change in report["changes"]["figures"]:
                for key in ("recorded", "proven", "of") if change["target"] in numbers else ():
                    old, now = (change.get(when, {}).get(key, 0) for when in ("was", "is"))
                    assert not is_small(old) and not is_small(abs(now - old)), (since, change)
                    told += 1
    return told


def codes_of_example():
    texts = [path.read_text() for path in (ROOT / "ledger").rglob("*.yaml")]
    return {code for text in texts for code in re.findall(r"\b[a-z0-9]+-[a-z]\d{2,3}\b", text)}


def check_words(taizhang, form, lang):
    """No code and no place of the example; the same words are there without --public, if anywhere."""
    text = run(taizhang, str(ROOT / "ledger"), "-f", form, "--lang", lang, "--public")
    codes = [code for code in codes_of_example() if code in text]
    assert not codes, (form, lang, codes)
    assert not re.search(r"(communities|villages|town)[/.][\w./-]*ya?ml", text), (form, lang)


# ---- the ledger of numbers ----


def write_ledger(folder):
    (folder / "plans").mkdir(parents=True)
    (folder / "communities").mkdir()
    (folder / "township.yaml").write_text(TOWNSHIP)
    (folder / "plans" / "2016.yaml").write_text(PLAN)
    for unit, rows in RECORDS.items():
        lines = [f"unit: {unit}", "coverage:"]
        for scheme, covered, eligible in rows:
            lines += [f"  - date: 2016-12-19\n    scheme: {scheme}\n    eligible: {eligible}\n    covered: {covered}"]
        (folder / "communities" / f"{unit}.yaml").write_text("\n".join(lines) + "\n")


def has_number(text, number):
    """In any guise of thousands: 7919, 7,919, 7 919 and with the thin spaces."""
    digits = str(number)
    return re.search(rf"(?<!\d){digits[0]}[,.\s\u2009\u202f]?{digits[1:]}(?!\d)", text) is not None


def check_numbers(taizhang, folder, form, lang):
    full = run(taizhang, str(folder), "-f", form, "--lang", lang, "--today", "2017-01-10")
    public = run(taizhang, str(folder), "-f", form, "--lang", lang, "--today", "2017-01-10", "--public")
    assert any(has_number(full, number) for number in HIDDEN), (form, lang, "the full report tells none: no proof")
    for number in HIDDEN:
        assert not has_number(public, number), (form, lang, number)
    told = [number for number in KEPT if has_number(full, number)]
    assert [number for number in told if not has_number(public, number)] == [], (form, lang)
    assert told, (form, lang)


def main():
    taizhang = str(pathlib.Path(sys.argv[1]).resolve())
    figures = [check_json(taizhang, *options) for options in ((), ("--as-of", "2016-06-30"), ("--reading", "aid100=households"))]
    assert all(told > 400 and small >= 4 for told, small in figures), figures
    units = [check_unit(taizhang, unit) for unit in ("nanbei", "xiangtang", "town")]
    with tempfile.TemporaryDirectory() as folder:
        changes = [check_changes(taizhang, pathlib.Path(folder), *options) for options in ((), ("--unit", "nanbei"), ("--unit", "comm08"))]
        assert changes[0] > 100, changes
        ledger = pathlib.Path(folder) / "ledger"
        write_ledger(ledger)
        for form in formats(taizhang):
            for lang in LANGUAGES:
                check_words(taizhang, form, lang)
                check_numbers(taizhang, ledger, form, lang)
    print(f"figures told and targets with some withheld {figures}, targets of units {units}, figures in comparisons {changes}, formats {' '.join(formats(taizhang))}: as the rule says")
    return 0


if __name__ == "__main__":
    sys.exit(main())
