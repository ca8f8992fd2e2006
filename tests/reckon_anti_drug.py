# SPDX-License-Identifier: MIT
"""The figures of the second ledger, an anti-drug office's, reckoned without any of taizhang's code.

reckon_anti_drug.py TAIZHANG: figures, verdicts, what is missing, who falls short and the points of every
unit must agree with `taizhang report -f json` in the middle of the year, at its end and in February after it.
Then a record at a time is changed in a copy of the ledger, and the report of that copy must differ from what is
reckoned of the ledger: a comparison that cannot fail proves nothing.
"""
import dataclasses
import datetime
import fractions
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from anti_drug_sentences import COMMUNITIES, EVERYONE, LEDGER, OFFICE, VILLAGES, WITH_SCHOOLS, YEAR_END, Unit, read
from reckon_judge import HOLDS, OPEN, Figure, of_units, points_of, settle, whole_units, worst

DAYS = ("2025-06-30", "2025-12-31", "2026-02-28")


def target(units, figure, full=None, due=YEAR_END, enough=None, **more):
    """What is asked of each of these units; `full`: for how many points, and `rule` for what else the sentence says of them."""
    rule = {"full": full, **more.pop("rule", {})} if full is not None else None
    return {"units": units, "figure": figure, "rule": rule, "due": due, "enough": enough, **more}


def reported(units, figure, **more):
    return target(units, figure, judged=False, **more)


TARGETS = {
    # 一、建强工作队伍
    "teams": target(EVERYONE, Unit.teams, 2, rule={"by": "all"}),
    "workers": target(EVERYONE, Unit.workers, 4, rule={"deduct": 2}),
    "families": target(EVERYONE, Unit.families, 4),
    "training": target(EVERYONE, Unit.training, 4),
    "volunteers": target(EVERYONE, Unit.volunteers, 3),
    "volunteers-more": reported(EVERYONE, Unit.volunteers_more, total=15),
    "visits": reported(EVERYONE, Unit.visits, total=160, pace=True),
    # 二、落实工作保障
    "funds-growth": target(OFFICE, Unit.funds_growth, of_all=True),
    "funds-head": target(EVERYONE, Unit.funds_head, 4),
    "meetings": target(OFFICE, Unit.meetings),
    "risks": target(OFFICE, Unit.risks),
    # 三、深化宣传教育
    "events": target(EVERYONE, Unit.events_year, 4),
    "events-schools": target(EVERYONE, lambda unit: unit.events(2, setting="schools"), 2),
    "events-families": target(EVERYONE, lambda unit: unit.events(3, setting="families"), 2),
    "turnout": target(EVERYONE, Unit.turnout, 4),
    "six-settings": target(EVERYONE, Unit.six_settings, 4),
    "june": target(EVERYONE, Unit.june, 3, due="2025-06-26"),
    "crowd": target(EVERYONE, Unit.crowd, enough=whole_units(fractions.Fraction(80, 100), 8)),
    "lessons": target(EVERYONE, Unit.lessons, 5),
    "terms": target(WITH_SCHOOLS, Unit.terms),
    "screens": target(COMMUNITIES, Unit.screens),
    "grounds": target(EVERYONE, Unit.grounds, enough=whole_units(fractions.Fraction(2, 3), 8)),
    "corners": target(EVERYONE, Unit.corners, enough=1),
    "aware": target(EVERYONE, Unit.aware, 4),
    "aware-more": target(EVERYONE, Unit.aware_more, 4),
    # 四、严密管控服务
    "following": target(EVERYONE, Unit.following, 6),
    "closed": target(EVERYONE, Unit.closed, 5),
    "answered": target(EVERYONE, Unit.answered, 4),
    "overdue": target(EVERYONE, Unit.overdue, 4, rule={"deduct": 1}),
    "visit-months": target(EVERYONE, Unit.visit_months, 4),
    "inspections": target(EVERYONE, Unit.inspections, 6),
    "mended": target(EVERYONE, Unit.mended, 4),
    "campus": target(WITH_SCHOOLS, Unit.campus),
    "nights": target(EVERYONE, Unit.nights),
    "fields": target(VILLAGES, Unit.fields, due="2025-05-31"),
    "found": reported(EVERYONE, Unit.found),
    # 五、规范信息报送
    "monthly": target(EVERYONE, Unit.monthly, 4, due="2026-01-05"),
    "quarterly": target(EVERYONE, Unit.quarterly, 3),
    "news": target(EVERYONE, lambda unit: unit.papers("news", 6), 4, rule={"deduct": 1, "bonus": 0.5, "most": 2}),
    "summary": target(EVERYONE, Unit.summary, 3, due="2025-12-20", rule={"by": "all"}),
    "models": reported(EVERYONE, lambda unit: unit.papers("model", None), total=1, noted=3),
    # 六、严格考核奖惩
    "planting": target(EVERYONE, Unit.planting, veto=True),
}
# Made of the verdicts of others: a ground or a corner, and a drug-free unit.
MADE = {
    "ground-or-corner": (["grounds", "corners"], 1),
    "drug-free": (["planting", "following", "closed"], None),
}
BANDS = ((90, "excellent"), (80, "good"), (60, "passed"), (0, "failed"))
# Nobody has said which four: nothing is reckoned, and no unit can hold.
UNDEFINED = "four-in-one"


def total_figure(asked, figures, as_of):
    """What all have together, where the sentence asks something of all."""
    whole = Figure(sum(one.recorded for one in figures), sum(one.proven for one in figures), asked["total"])
    if asked.get("pace"):
        gone = min((datetime.date.fromisoformat(as_of) - datetime.date(2024, 12, 31)).days, 365)
        whole.expected = fractions.Fraction(whole.want * gone, 365)
    settle(whole, as_of >= asked["due"])
    if whole.verdict == "met" and whole.recorded > asked.get("noted", whole.recorded):
        whole.verdict, whole.missing = "over", whole.recorded - asked["noted"]
    return whole


def reckon_target(name, books, as_of):
    """{unit: Figure}, with the total under None where it is judged, and the verdict of the target."""
    asked = TARGETS[name]
    figures = {unit: asked["figure"](Unit(unit, books[unit], as_of)) for unit in asked["units"]}
    if asked.get("of_all"):
        figures[None] = settle(dataclasses.replace(figures[OFFICE[0]]), as_of >= asked["due"])
    for unit in asked["units"]:
        settle(figures[unit], as_of >= asked["due"], asked.get("judged", True) and not asked.get("of_all"))
    verdict = of_units([figures[unit].verdict for unit in asked["units"]], asked["enough"])
    if "total" in asked:
        figures[None] = total_figure(asked, [figures[unit] for unit in asked["units"]], as_of)
    return figures, worst([verdict, figures[None].verdict]) if None in figures else verdict


def reckon_made(name, reckoned, as_of):
    members, want = MADE[name]
    figures = {}
    for unit in EVERYONE:
        verdicts = [reckoned[member][0][unit].verdict for member in members]
        holding = sum(one in HOLDS for one in verdicts)
        doing = holding + verdicts.count("unproven")
        figures[unit] = settle(Figure(doing, holding, want, of=len(members)), as_of >= YEAR_END, want is not None)
    return figures, of_units([one.verdict for one in figures.values()])


def reckon(ledger, as_of):
    books = read(ledger)
    reckoned = {name: reckon_target(name, books, as_of) for name in TARGETS}
    for name in MADE:
        reckoned[name] = reckon_made(name, reckoned, as_of)
    return reckoned


# --- what the program says


def report(taizhang, ledger, as_of):
    run = subprocess.run([taizhang, "report", ledger, "-q", "-f", "json", "--as-of", as_of, "--today", "2026-03-01", "--lang", "en"],
                         capture_output=True, text=True)  # fmt: skip
    assert run.returncode in (0, 1), run.stderr
    return json.loads(run.stdout, parse_float=fractions.Fraction)


def cut(number, shown):
    if shown is None:
        return number
    return fractions.Fraction(int(fractions.Fraction(number) * 10**shown // 1), 10**shown)


def failing(part):
    """By code or name, who falls short."""
    return sorted(one["value"] for one in part.get("values", []) if one["verdict"] not in HOLDS)


def compare_part(where, figure, part, found):
    pairs = {"verdict": (figure.verdict, part["verdict"]), "missing": (figure.missing, part["missing"])}
    if figure.no_data or part["no-data"]:
        pairs["no data"] = (figure.no_data, part["no-data"])
    elif figure.level:
        pairs["level"] = (figure.level, part.get("level"))
    else:
        for name in ("recorded", "proven"):
            pairs[name] = (cut(getattr(figure, name), figure.shown), part[name])
    if figure.of is not None and not figure.no_data:
        pairs["of"] = (figure.of, part.get("of"))
    if figure.is_per:
        pairs["who falls short"] = (figure.lacking, failing(part))
    elif figure.lacking is not None:
        pairs["lacking"] = (figure.lacking, sorted(part.get("lacking", [])))
    found += [f"{where}: {name}: reckoned {show(a)}, reported {show(b)}" for name, (a, b) in pairs.items() if a != b]


def show(value):
    return str(float(value)) if isinstance(value, fractions.Fraction) else str(value)


def compare_target(name, figures, verdict, told, found):
    parts = {part["unit"]: part for part in told["units"]}
    if None in figures:
        parts[None] = told["total"]
    if set(parts) != set(figures):
        found.append(f"{name}: units {sorted(parts, key=str)}")
    if told["verdict"] != verdict:
        found.append(f"{name}: reckoned {verdict}, reported {told['verdict']}")
    for unit in figures.keys() & parts.keys():
        compare_part(f"{name} {unit or 'total'}", figures[unit], parts[unit], found)


# --- points


def score(unit, reckoned):
    """The line of each target, and what they come to."""
    lines = {}
    for name, asked in TARGETS.items():
        if asked["rule"]:
            lines[name] = points_of(reckoned[name][0][unit], asked["rule"])
    verdicts = {name: reckoned[name][0][unit].verdict for name in [*lines, "planting"]}
    bonus = min(sum(one[1] for one in lines.values()), 5)
    points = sum(one[0] for one in lines.values()) + bonus
    vetoed = verdicts["planting"] == "short"
    unclear = "unclear" in verdicts.values() or verdicts["planting"] in ("no-data", "unproven")
    is_told = not unclear and not any(one in OPEN for one in verdicts.values())
    band = "failed" if vetoed else next(title for least, title in BANDS if points >= least) if is_told else None
    return {"lines": lines, "points": points, "vetoed": vetoed, "unclear": unclear, "band": band}


def compare_points(reckoned, sheet, found):
    told = {one["unit"]: one for one in sheet["points"]["units"]}
    scores = {unit: score(unit, reckoned) for unit in EVERYONE}
    for unit, mine in scores.items():
        theirs = told[unit]
        lines = {one["id"]: (one["got"], one["bonus"]) for one in theirs["targets"] if one["id"] != "planting"}
        pairs = {"points": (mine["points"], theirs["points"]), "vetoed": (mine["vetoed"], theirs["vetoed"]),
                 "unclear": (mine["unclear"], theirs["unclear"]), "band": (mine["band"], (theirs["band"] or {}).get("en"))}  # fmt: skip
        pairs |= {name: (mine["lines"].get(name), lines.get(name)) for name in mine["lines"].keys() | lines.keys()}
        found += [f"points of {unit}: {name}: reckoned {a}, reported {b}" for name, (a, b) in pairs.items() if a != b]
    compared = {unit: one["points"] for unit, one in scores.items() if not one["vetoed"] and not one["unclear"]}
    for unit in scores:
        rank = 1 + sum(one > compared[unit] for one in compared.values()) if unit in compared else None
        if rank != told[unit].get("rank"):
            found.append(f"points of {unit}: reckoned rank {rank}, reported {told[unit].get('rank')}")


def differences(reckoned, told):
    found = []
    targets = {one["id"]: one for one in told["targets"]}
    if set(targets) != {*reckoned, UNDEFINED}:
        found.append(f"targets on one side only: {sorted(set(targets) ^ {*reckoned, UNDEFINED})}")
    for name, (figures, verdict) in reckoned.items():
        compare_target(name, figures, verdict, targets[name], found)
    if targets[UNDEFINED]["verdict"] != "undefined":
        found.append(f"{UNDEFINED}: {targets[UNDEFINED]['verdict']}")
    compare_points(reckoned, told["sheets"][0], found)
    return found


def two_visits(as_of):
    """The other reading of 联系2户: any two visits."""
    books = read(LEDGER)
    figures = [settle(Unit(unit, books[unit], as_of).families(different=False), as_of >= YEAR_END) for unit in EVERYONE]
    return of_units([one.verdict for one in figures])


# --- a test of the test: each of these must show, in what it says

CHANGES = (
    ("communities/qingshi.yaml", "日期: 2025-05-09, 场合: 进家庭", "日期: 2024-05-09, 场合: 进家庭", "events qingshi"),
    ("communities/beiguan.yaml", "居民人数: 3600", "居民人数: 3800", "volunteers beiguan"),
    ("communities/beiguan.yaml", "办结: 2025-05-22", "办结: 2025-05-21", "closed beiguan"),
    ("communities/beiguan.yaml", "办结: 2025-07-05", "办结: 2025-07-06", "closed beiguan"),
    ("communities/hewan.yaml", "在册服务对象: 21", "在册服务对象: 20", "workers hewan"),
    ("villages/liuba.yaml", "日期: 2025-12-22, 项目: 年度总结", "日期: 2025-12-20, 项目: 年度总结", "summary liuba"),
    ("villages/shuangqiao.yaml", "种植案件: 1", "种植案件: 0", "points of shuangqiao: vetoed"),
    ("villages/gaoping.yaml", "hours: 1.5", "hours: 0.5", "lessons gaoping"),
    ("office.yaml", "金额: 45149.99", "金额: 45150", "funds-growth total: verdict"),
)


def test_of_the_test(taizhang, reckoned):
    for name, before, after, wanted in CHANGES:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "ledger"
            shutil.copytree(LEDGER, copy)
            text = (copy / name).read_text("utf-8")
            assert before in text, f"{name} has no {before}"
            (copy / name).write_text(text.replace(before, after, 1), "utf-8")
            found = differences(reckoned, report(taizhang, copy, DAYS[2]))
        if not any(wanted in one for one in found):
            sys.exit(f"{name}: {after}: not found to differ in {wanted}")


def main(taizhang):
    found = []
    for as_of in DAYS:
        told = report(taizhang, LEDGER, as_of)
        reckoned = reckon(LEDGER, as_of)
        found += [f"{as_of}: {one}" for one in differences(reckoned, told)]
        readings = {one["id"]: one["readings"] for one in told["targets"]}["families"]
        if [one["verdict"] for one in readings] != [two_visits(as_of)]:
            found.append(f"{as_of}: families, two-visits: {readings}")
    if found:
        sys.exit("\n".join(found))
    test_of_the_test(taizhang, reckoned)
    print(f"{len(reckoned) + 1} targets on {len(DAYS)} days: figures, verdicts and points agree")


if __name__ == "__main__":
    main(sys.argv[1])
