# SPDX-License-Identifier: MIT
"""A public report tells no code, no place and no small figure of a unit, in any format.

public.py TAIZHANG: two proofs.

1. The example ledger: which targets are small is worked out here a second time, from the full JSON
   report and the words of the rule; the public JSON report must agree, and hold nothing of a small
   target but its total. No format may print a code of the ledger or a place in it.
2. A ledger of two communities whose figures are numbers that occur nowhere else. Where one of a
   target's figures is 3, none of its units' other figures may be printed, in any format, language
   or guise of thousands; where all are large, they must be.
"""
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

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


def small_by_itself(target):
    if target["kind"] == "level":
        return False
    parts = [target["total"], *target["units"]]
    return any(is_small(figure) for part in parts for figure in figures_of(part, "of-proven" in part))


def differs_small(target):
    """Two readings of a share, where one leaves out a few that the other has."""
    return any(
        is_small(abs(a[key] - b[key]))
        for one, other in itertools.combinations([target, *target["readings"]], 2)
        for a, b in zip(one["units"], other["units"])
        if "of-proven" in a and "of-proven" in b
        for key in ("recorded", "proven", "of")
    )


def small_targets(report):
    small = {target["id"] for target in report["targets"] if small_by_itself(target) or differs_small(target)}
    while True:
        more = {
            target["id"]
            for target in report["targets"]
            for part in target["units"]
            for member in part.get("members", [])
            if member["id"] in small
        }
        if more <= small:
            return small
        small |= more


def check_small(target):
    assert not target["units"] and "months" not in target and not target["doubles"], target["id"]
    for key in ("periods", "members", "lacking", "unproven"):
        assert not target["total"].get(key), (target["id"], key)
    for reading in target["readings"]:
        assert reading["small"] and not reading["units"], (target["id"], reading["name"])


def check_curve(target):
    before = {"recorded": 0, "proven": 0}
    for moment in target.get("months", []):
        for key, value in before.items():
            assert not is_small(moment[key]) and not is_small(moment[key] - value), (target["id"], moment)
        before = {key: moment[key] for key in before}


def check_json(taizhang, *options):
    """How many targets are small."""
    full = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", *options))
    public = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", "--public", *options))
    small = small_targets(full)
    totals = {target["id"]: target["total"] for target in full["targets"]}

    assert public["public"] and not full["public"]
    assert [target["id"] for target in public["targets"]] == [target["id"] for target in full["targets"]]
    assert {target["id"] for target in public["targets"] if target["small"]} == small
    assert public["provenance"]["targets-with-small-figures"] == len(small)
    assert not public["in-no-target"]
    for target in public["targets"]:
        check_curve(target)
        assert target["total"]["recorded"] == totals[target["id"]]["recorded"]
        if target["small"]:
            check_small(target)
        else:
            assert target["units"], target["id"]
    return len(small)


def check_unit(taizhang, unit):
    """A unit's own public report holds no small target: its total would be the unit's figure."""
    whole = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", "--public"))
    small = {target["id"] for target in whole["targets"] if target["small"]}
    mine = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", "--public", "--unit", unit))
    assert not {target["id"] for target in mine["targets"]} & small, unit
    assert not [1 for target in mine["targets"] for reading in target["readings"] if reading["small"]], unit
    return len(mine["targets"])


def check_changes(taizhang, folder, *options):
    """What a comparison tells of units: neither a small figure of the older report nor a small growth."""
    name = str(folder / "older.json")
    told = 0
    for since in ("2016-02-15", "2016-05-01", "2016-06-30", "2016-10-31", "2016-12-31"):
        for older in ((), ("--public",)):
            run(taizhang, str(ROOT / "ledger"), "--as-of", since, "-o", name, *options[:2], *older)
            report = json.loads(run(taizhang, str(ROOT / "ledger"), "-f", "json", "--public", "--compare", name, *options))
            kept = {target["id"]: target for target in report["targets"]}
            for change in report["changes"]["figures"]:
                level = change["target"] in kept and kept[change["target"]]["kind"] == "level"
                one = (options or change["unit"]) and not level
                assert not (options and change["target"] not in kept), (since, change)
                for key in ("recorded", "proven", "of") if one else ():
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
    small = [check_json(taizhang, *options) for options in ((), ("--as-of", "2016-06-30"), ("--reading", "aid100=households"))]
    assert min(small) > 5, small
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
    print(f"small targets {small}, targets of units {units}, figures in comparisons {changes}, formats {' '.join(formats(taizhang))}: as the rule says")
    return 0


if __name__ == "__main__":
    sys.exit(main())
