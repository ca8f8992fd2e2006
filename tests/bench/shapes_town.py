# SPDX-License-Identifier: MIT
"""Shapes of many files and many units, of what crosses from one to another, and of an old report."""
import json

from shape import shape

SESSION = "sessions:\n  - date: 2016-03-03\n    activity: study\n    attended: 33\n"
TOPICS = ("core-values", "law", "morals", "family-tradition", "three-loves")
BARE = "sessions:\n" + "".join(
    f"  - date: 2016-{month:02}-03\n    activity: study\n    topic: {topic}\n    attended: 33\n"
    for month in range(1, 5)
    for topic in TOPICS
)
SUPPORT = "  - date: 2016-03-03\n    household: {0}-h{1}\n    kind: funds\n"
COMPARE = ("report", "--compare", "{old}")


# ---- files


@shape(5000, "check")
def files_small(ledger, n):
    ledger.files(n, "", "nanbei")


@shape(5000, "check")
def files_equal(ledger, n):
    """The same file n times: each is told to be there already."""
    for i in range(n):
        ledger.records(SESSION, name=f"q{i:06}")


@shape(20000, "check")
def files_foreign(ledger, n):
    """n pictures, which are no records, in one folder."""
    for i in range(n):
        ledger.put(f"communities/p{i:06}.txt", "x")


@shape(2000, "check")
def folders(ledger, n):
    for i in range(n):
        ledger.put(f"villages/v{i:06}/a.yaml", "unit: nanbei\n")


@shape(3000, "check")
def evidence_that_is_there(ledger, n):
    """n pieces of evidence in one folder, each named by an entry."""
    for i in range(n):
        ledger.put(f"evidence/p{i:06}.txt", "x")
    text = "".join(f"      - evidence/p{i:06}.txt\n" for i in range(n))
    ledger.records(SESSION + "    evidence:\n      photo:\n" + text)


# ---- units


@shape(20000, "check")
def units(ledger, n):
    ledger.units(n)


@shape(10000, "report")
def units_report(ledger, n):
    ledger.units(n)


@shape(10000, "report", "-f", "json")
def units_json(ledger, n):
    ledger.units(n)


@shape(1000, "report", "-f", "html")
def units_html(ledger, n):
    ledger.units(n)


@shape(10000, "report", "-f", "markdown")
def units_markdown(ledger, n):
    ledger.units(n)


@shape(10000, "report", "-f", "asciidoc")
def units_asciidoc(ledger, n):
    ledger.units(n)


@shape(10000, "report", "-f", "csv")
def units_csv(ledger, n):
    ledger.units(n)


@shape(10000, "todo")
def units_todo(ledger, n):
    ledger.units(n)


@shape(10000, "balance")
def units_balance(ledger, n):
    ledger.units(n)


@shape(10000, "report", "--public")
def units_public(ledger, n):
    ledger.units(n)


@shape(10000, "list", "units")
def units_list(ledger, n):
    ledger.units(n)


@shape(20000, "check")
def units_equal(ledger, n):
    with open(ledger.folder / "township.yaml", "a", encoding="utf-8") as file:
        file.write("  - id: same\n    kind: community\n" * n)


@shape(50000, "check")
def aliases_of_one_unit(ledger, n):
    with open(ledger.folder / "township.yaml", "a", encoding="utf-8") as file:
        file.write("  - id: same\n    kind: community\n    aliases:\n")
        file.write("".join(f"      - al{i}\n" for i in range(n)))


@shape(10000, "check")
def aliases_of_each_unit(ledger, n):
    ledger.units(n, "    aliases:\n      - 社区{0}号\n      - 第{0}号\n")


@shape(2000, "check")
def files_of_nobody(ledger, n):
    ledger.files(n, SESSION, "nosuch{}")


@shape(4000, "check")
def files_of_nobody_units(ledger, n):
    """n files of unknown units among n units: which of them was meant?"""
    ledger.units(n)
    ledger.files(n, SESSION, "nosuch{}")


@shape(2000, "report")
def files_of_nobody_report(ledger, n):
    ledger.units(n)
    ledger.files(n, SESSION, "nosuch{}")


@shape(2000, "report")
def files_broken_report(ledger, n):
    ledger.units(n)
    ledger.files(n, SESSION.replace("03-03", "02-30"))


@shape(2000, "report")
def units_unproven(ledger, n):
    ledger.units(n)
    ledger.files(n, BARE)


@shape(500, "report", "-f", "html")
def units_unproven_html(ledger, n):
    ledger.units(n)
    ledger.files(n, BARE)


@shape(2000, "report", "-f", "json")
def units_unproven_json(ledger, n):
    ledger.units(n)
    ledger.files(n, BARE)


@shape(2000, "todo")
def units_unproven_todo(ledger, n):
    ledger.units(n)
    ledger.files(n, BARE)


@shape(2000, "report", "--public")
def units_unproven_public(ledger, n):
    ledger.units(n)
    ledger.files(n, BARE)


# ---- from unit to unit


@shape(2000, "report")
def session_of_all(ledger, n):
    """One session that n units held together."""
    ledger.units(n)
    ledger.records(SESSION + "    with: [" + ", ".join(f"c{i:06}" for i in range(n)) + "]\n")


@shape(2000, "check")
def session_of_all_told_by_each(ledger, n):
    """A session of n units that each of them has written down, too."""
    ledger.records(SESSION + "    with: [" + ", ".join(f"c{i:06}" for i in range(n)) + "]\n")
    ledger.units(n)
    ledger.files(n, SESSION)


@shape(5000, "check")
def codes_equal_across(ledger, n):
    ledger.units(n)
    ledger.files(n, "households:\n  - code: nanbei-h900\n    roster: hardship\n    enrolled: 2016-02-25\n")


@shape(10000, "check")
def references_of_nobody(ledger, n):
    """References in a file whose unit nobody knows, among many units."""
    ledger.units(n)
    ledger.records("support:\n" + "".join(SUPPORT.format("nanbei", i + 100000) for i in range(n)), "nosuch")


@shape(5000, "check")
def codes_missing(ledger, n):
    """Each unit has entries without their code."""
    ledger.units(n)
    ledger.files(n, "households:\n  - roster: hardship\nvolunteers:\n  - kind: cadre\ntrainings:\n  - from: 2016-03-03\n")


@shape(5000, "check")
def codes_missing_sought(ledger, n):
    """… and a reference that finds nothing."""
    ledger.units(n)
    ledger.files(n, "households:\n  - roster: hardship\nsupport:\n" + SUPPORT.format("c{}", "999"))


@shape(5000, "check")
def references_across(ledger, n):
    """Each unit helps a household of another."""
    ledger.units(n)
    household = "households:\n  - code: c{}-h001\n    roster: hardship\n    enrolled: 2016-02-25\n"
    ledger.files(n, household)
    ledger.records("support:\n" + "".join(SUPPORT.format(f"c{n - 1 - i:06}", "001") for i in range(n)))


# ---- an old report


@shape(2500, *COMPARE)
def compare_same(ledger, n):
    ledger.units(n)
    ledger.old()


@shape(2500, *COMPARE)
def compare_renamed(ledger, n):
    ledger.units(n)
    ledger.old(lambda text: text.replace('"c0', '"d0'))


@shape(2500, *COMPARE)
def compare_reversed(ledger, n):
    def reverse(text):
        report = json.loads(text)
        for target in report["targets"]:
            target["units"].reverse()
        return json.dumps(report, ensure_ascii=False)

    ledger.units(n)
    ledger.old(reverse)
