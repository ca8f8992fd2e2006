# SPDX-License-Identifier: MIT
"""The figures of the example ledger, reckoned without any of taizhang's code.

reckon.py TAIZHANG: each target of the plan of 2016 and each reading is reckoned here in plain
Python over the YAML, in the words of the plan and without the plan file; every figure and verdict
of `taizhang report -f json` must agree, unit by unit, and no figure may be there on one side only.
(The list of entries that lack evidence is no figure, and not compared.)

reckon.py --oracle: only holds the reckoned verdicts and figures against the table of expectations
(ORACLE) that was written before the records were, and prints a line for each target.
"""
import calendar
import collections
import functools
import json
import subprocess
import sys

from ledger_yaml import ROOT, ledger_files

KEY5 = ["shundong", "yuquan", "nanbei", "xijie", "xiahe"]
OLD4 = ["shundong", "xijie", "xiahe", "shanghe"]
NAMED6 = [*KEY5, "shanghe"]
ALL10 = [*NAMED6, "comm07", "comm08", "comm09", "comm10"]
VILLAGES = ["xiadianzi", "changfa", "liangfeng", "changxing", "xiangtang"]
EVERYONE = [*ALL10, *VILLAGES]
TOWN = ["town"]

VERDICTS = "unclear short no-data unproven undefined behind not-due on-track over met reported".split()
HOLDS = ("met", "over", "reported")

# What the records say in Chinese, in the words used below.
WORDS = {
    "扶贫": "poverty", "助困": "hardship",
    "信息": "information", "项目": "project", "技术": "technique", "资金": "funds",
    "心理疏导": "counselling", "功课辅导": "tutoring", "生活帮扶": "daily-life",
    "学习": "study", "培训": "training", "关爱帮扶": "care", "文化娱乐": "recreation",
    "核心价值观": "core-values", "家风": "family-tradition", "道德": "morals", "法制": "law",
    "三热爱": "three-loves", "革命传统": "revolutionary-tradition",
    "关工委办公室": "office", "家长学校": "parents-school", "假日学校": "holiday-school", "图书室": "library",
    "阅览室": "reading-room", "技能培训点": "skills-training",
    "关工委": "committee", "帮扶小组": "helping-group", "学校": "school", "部门": "department",
    "未动": "none", "启动": "started", "建成": "built", "巩固": "consolidated",
    "老干部": "cadre", "老党员": "party-member", "老战士": "veteran", "老专家": "expert", "老教师": "teacher",
    "老模范": "model", "帮扶": "helping",
    "医保": "medical", "人身险": "accident", "低保": "dibao",
    "青少年犯罪": "youth-offence", "流浪青少年": "vagrant-youth", "青年失业": "idle-youth",
    "适龄儿童失学": "out-of-school",
    "关工委组织": "committee", "帮扶体系": "help-system", "民政配合": "civil-affairs", "学校配合": "schools",
    "医保配合": "medical-insurance", "核心价值观教育制度": "values-rules",
    "领导班子建设好": "good-leadership", "相关部门配合好": "good-cooperation", "老同志作用发挥好": "good-elders",
    "活动经常效果好": "good-activity", "制度健全执行好": "good-rules", "积极探索创新好": "good-innovation",
    "领导班子建设": "leadership", "思想建设": "ideology", "部门齐抓共管": "departments", "五老队伍壮大": "elders",
    "纳入年终目标": "year-end-targets", "考核办法": "assessment-rules",
}
SPOKEN = ("roster", "kind", "activity", "topic", "held-by", "item", "stage", "scheme")

STAGES = ["none", "started", "built", "consolidated"]
QUARTER_ENDS = {"Q1": "03-31", "Q2": "06-30", "Q3": "09-30", "Q4": "12-31"}

# The time that is looked at: its first and last day; the last is the day that intervals must be open on.
Span = collections.namedtuple("Span", "first last")
YEAR = Span("2016-01-01", "2016-12-31")
QUARTERS = {
    "2016-Q1": Span("2016-01-01", "2016-03-31"),
    "2016-Q2": Span("2016-04-01", "2016-06-30"),
    "2016-Q3": Span("2016-07-01", "2016-09-30"),
    "2016-Q4": Span("2016-10-01", "2016-12-31"),
}

# One thing that counts: equal keys are one thing, proven where any is.
Found = collections.namedtuple("Found", "key proven value", defaults=[1])


# --- The records


def in_words(entry):
    for field in SPOKEN:
        if field in entry:
            entry[field] = WORDS.get(entry[field], entry[field])
            assert entry[field].isascii(), f"no word for {entry[field]}"


def load_units():
    """Records by unit id, collections of several files joined, a joint session in each of its units."""
    files = list(ledger_files())
    ids = {}
    for unit in next(value for kind, _, value in files if kind == "township")["units"]:
        name = unit.get("name") or {}
        for spelling in [unit["id"], *(name.values() if isinstance(name, dict) else [name]), *unit.get("aliases", [])]:
            ids[spelling] = unit["id"]
    units = {unit: collections.defaultdict(list) for unit in ids.values()}
    for kind, _, value in files:
        if kind != "unit":
            continue
        home = ids[value["unit"]]
        if "grids" in value:
            units[home]["grids"].append(value["grids"])
        for collection, entries in value.items():
            for entry in entries if isinstance(entries, list) else []:
                in_words(entry)
                for unit in {home, *(ids[spelling] for spelling in entry.get("with", []))}:
                    units[unit][collection].append(entry)
    return units


UNITS = load_units()


def entries_of(names, collection):
    for unit in names:
        yield from UNITS[unit][collection]


def proven(entry, *kinds):
    return all((entry.get("evidence") or {}).get(kind) for kind in kinds)


def happened(day, span):
    return span.first <= day <= span.last


def is_open(since, until, span, in_year=False):
    """On the last day of the span; `in_year`: on any day of it."""
    return since <= span.last and (until or "9999-12-31") >= (span.first if in_year else span.last)


# --- What the records hold: (names of units, span) -> what counts there


def households(roster, by=lambda household: household["code"], only=lambda household: True, in_year=False):
    def pick(names, span):
        for household in entries_of(names, "households"):
            left = (household.get("left") or {}).get("date")
            if household["roster"] == roster and is_open(household["enrolled"], left, span, in_year):
                if only(household):
                    yield Found(by(household), proven(household, "register"))

    return pick


def youths(roster, by=lambda youth: youth["code"], only=lambda youth: True):
    """Those of the households on the roster, whose register form proves them."""

    def pick(names, span):
        for household in entries_of(names, "households"):
            left = (household.get("left") or {}).get("date")
            if household["roster"] == roster and is_open(household["enrolled"], left, span):
                for youth in filter(only, household.get("youths", [])):
                    yield Found(by(youth), proven(household, "register"))

    return pick


def verified_exits(roster):
    def pick(names, span):
        for household in entries_of(names, "households"):
            gone = household.get("exit")
            if household["roster"] == roster and gone and gone["verified"] is True and happened(gone["date"], span):
                yield Found(household["code"], proven(gone, "approval"))

    return pick


def newcomers(roster):
    """Enrolled after the first year, and in nobody's place."""
    return households(roster, id, lambda one: one["enrolled"] > "2016-12-31" and "replaces" not in one, in_year=True)


def is_complete(household):
    return household.get("cause") is not None and household.get("members") is not None


def helped(whom, kinds, ask):
    """Households or youths that had any, or all, of some kinds of help."""

    def pick(names, span):
        had = {True: collections.defaultdict(set), False: collections.defaultdict(set)}
        for help_ in entries_of(names, "support"):
            if help_.get(whom) and help_["kind"] in kinds and happened(help_["date"], span):
                for is_proven in {False, proven(help_, "record")}:
                    had[is_proven][help_[whom]].add(help_["kind"])
        for code, kinds_had in had[False].items():
            if ask(kind in kinds_had for kind in kinds):
                yield Found(code, ask(kind in had[True][code] for kind in kinds))

    return pick


def sessions(by=id, only=lambda session: True):
    def pick(names, span):
        for session in entries_of(names, "sessions"):
            if happened(session["date"], span) and only(session):
                yield Found(by(session), proven(session, "record", "photo"))

    return pick


def on_topic(*topics):
    return sessions(only=lambda session: session.get("topic") in topics)


def trainings(roll=lambda term: [id(term)], value=lambda term: 1):
    """Terms, or what is on their rolls; a term counts where it ends."""

    def pick(names, span):
        for term in entries_of(names, "trainings"):
            if happened(term["to"], span):
                for key in roll(term):
                    yield Found(key, proven(term, "sign-in", "photo"), value(term))

    return pick


def facilities(names, span):
    for facility in entries_of(names, "facilities"):
        if is_open(facility["since"], facility.get("until"), span):
            yield Found(facility["item"], proven(facility, "photo"))


def groups(of_grid):
    """Helping groups, or the grids that have one: the first grid of one street is not that of another."""

    def pick(names, span):
        for unit in names:
            for group in UNITS[unit]["groups"]:
                if is_open(group["formed"], group.get("until"), span):
                    if not of_grid and group["kind"] == "helping":
                        yield Found(id(group), proven(group, "paper"))
                    elif of_grid and "grid" in group:
                        yield Found((unit, group["grid"]), proven(group, "paper"))

    return pick


def grids(names, _):
    for unit in names:
        for number in UNITS[unit]["grids"]:
            yield Found(unit, True, number)


def papers(*items, by=id):
    """They prove themselves."""

    def pick(names, span):
        for paper in entries_of(names, "papers"):
            if (not items or paper["item"] in items) and happened(paper["date"], span):
                yield Found(by(paper), True)

    return pick


def five_elders(names, span):
    """As the plan names them: officials, Party members, soldiers, teachers, models."""
    for elder in entries_of(names, "volunteers"):
        if elder["kind"] in ("cadre", "party-member", "veteran", "teacher", "model"):
            if is_open(elder["since"], elder.get("until"), span):
                yield Found(elder["code"], True)


def highlights(names, span):
    for highlight in entries_of(names, "highlights"):
        if happened(highlight["date"], span):
            yield Found(id(highlight), proven(highlight, "paper"))


def quarter_end(quarter):
    year, _, number = quarter.partition("-")
    return f"{year}-{QUARTER_ENDS[number]}"


def returns(item):
    def pick(names, span):
        for one in entries_of(names, "returns"):
            if one["item"] == item and happened(quarter_end(one["quarter"]), span):
                yield Found(id(one), proven(one, "letter"), one["value"])

    return pick


def latest(entries, day):
    """Of equal days the later entry."""
    last = None
    for entry in entries:
        last = entry if last is None or day(entry) >= day(last) else last
    return last


def last_return(item):
    def pick(names, span):
        for unit in names:
            mine = [one for one in UNITS[unit]["returns"] if one["item"] == item]
            last = latest(
                (one for one in mine if happened(quarter_end(one["quarter"]), span)),
                lambda one: quarter_end(one["quarter"]),
            )
            if last:
                yield Found(unit, proven(last, "letter"), last["value"])

    return pick


def coverage(scheme, number):
    """The last letter of each unit; `number` takes a figure from it, or None."""

    def pick(names, span):
        for unit in names:
            mine = [one for one in UNITS[unit]["coverage"] if one["scheme"] == scheme and happened(one["date"], span)]
            last = latest(mine, lambda one: one["date"])
            if last and number(last) is not None:
                yield Found(unit, proven(last, "letter"), number(last))

    return pick


def nothing(*_):
    return []


# --- Figures: (names of units, span, is the total judged) -> figure of each unit and, under None, of the total


def amounts(found):
    """(recorded, proven): sums over the different keys."""
    found = list(found)
    recorded = {one.key: one.value for one in found}
    shown = {one.key: one.value for one in found if one.proven}
    return sum(recorded.values()), sum(shown.values())


def by_unit(names, figure_of):
    return {**{unit: figure_of([unit]) for unit in names}, None: figure_of(names)}


def added_up(figures):
    total = {key: sum(figure[key] for figure in figures) for key in ("recorded", "proven", "of")}
    return {**total, "no-data": any(figure["no-data"] for figure in figures)}


def number(pick, must_report=False):
    """`must_report`: where there is no entry at all, that is not zero."""

    def figure(names, span, _):
        def figure_of(some):
            found = list(pick(some, span))
            recorded, shown = amounts(found)
            figures = {"recorded": recorded, "proven": shown, "no-data": False, "no-letter": 0}
            if must_report:
                figures["no-data"] = any(not list(pick([unit], span)) for unit in some)
                figures["no-letter"] = sum(not one.proven for one in found)
            return figures

        return by_unit(names, figure_of)

    figure.kind = "number"
    figure.pick = pick
    return figure


def share(good, among, less=nothing, same=False):
    """`same`: good and among are the same things, and good is what is also among."""

    def figure(names, span, _):
        def figure_of(some):
            all_ = list(among(some, span))
            keys = {one.key for one in all_}
            fine, fine_proven = amounts(one for one in good(some, span) if not same or one.key in keys)
            out, out_proven = amounts(less(some, span))
            whole, _ = amounts(all_)
            silent = any(not list(among([unit], span)) for unit in some)
            figures = {"recorded": fine, "proven": fine_proven, "no-data": silent}
            return {**figures, "of": whole - out, "of-proven": whole - out_proven}

        return by_unit(names, figure_of)

    figure.kind = "share"
    return figure


def covers(pick, items):
    def figure(names, span, total_judged):
        def figure_of(some):
            found = [one for one in pick(some, span) if one.key in items]
            recorded, shown = amounts(found)
            lacking = [item for item in items if item not in {one.key for one in found}]
            return {"recorded": recorded, "proven": shown, "of": len(items), "no-data": False, "lacking": lacking}

        figures = by_unit(names, figure_of)
        if not total_judged:
            figures[None] = {**added_up([figures[unit] for unit in names]), "lacking": []}
        return figures

    figure.kind = "items"
    return figure


def stages(names, span, _):
    """The stage of the site, by its place from the lowest; there is no stage of all."""
    figures = {None: {"recorded": 0, "proven": 0, "level": None, "no-data": False}}  # of no site there is no stage
    for unit in names:
        mine = [site for site in UNITS[unit]["sites"] if happened(site["date"], span)]
        last = latest(mine, lambda site: site["date"])
        rank = 1 + STAGES.index(last["stage"]) if last else 0
        shown = rank if last and proven(last, "photo") else 0
        figures[unit] = {"recorded": rank, "proven": shown, "level": last and last["stage"], "no-data": last is None}
        figures[None]["no-data"] = figures[None]["no-data"] or last is None
    return figures


stages.kind = "level"


def all_of(*members):
    """How many of these targets hold in each unit."""

    def figure(names, _, __):
        figures = {}
        for unit in names:
            said = [{"id": name, "verdict": verdict_in(name, names, unit)} for name in members]
            holding = sum(one["verdict"] in HOLDS for one in said)
            doing = holding + sum(one["verdict"] == "unproven" for one in said)
            figure_of_unit = {"recorded": doing, "proven": holding, "of": len(members), "no-data": False}
            figures[unit] = {**figure_of_unit, "members": said}
        figures[None] = added_up([figures[unit] for unit in names])
        return figures

    figure.kind = "members"
    return figure


def verdict_in(name, names, unit):
    """Of a target in a unit, when it is asked of these units."""
    target = TARGETS[name]
    parts = reckon({**target, "units": names})["parts"]
    return parts[unit if target.get("each") else None]["verdict"]


# --- Judging: a bound is (least, most, beyond the most is only noted), ALL what is there to have

ALL = object()


def at_least(least):
    return least, None, False


def at_most(most):
    return None, most, False


def noted_beyond(least, most):
    return least, most, True


def worst(verdicts):
    return min(verdicts, key=VERDICTS.index)


def judge(figure, bound, is_due):
    """(verdict, missing)"""
    if bound is None:
        return "reported", 0
    least, most, noted = bound
    late = "short" if is_due else "not-due"
    if figure["no-data"]:
        return ("no-data" if is_due else "not-due"), 0
    least_proven = figure.get("of-proven", figure.get("of")) if least is ALL else least
    least = figure["of"] if least is ALL else least
    if most is not None and not noted and figure["recorded"] > most:
        return "short", figure["recorded"] - most
    if least is not None and figure["recorded"] < least:
        return late_of(figure, late), least - figure["recorded"]
    if least is not None and figure["proven"] < least_proven:
        return "unproven", least_proven - figure["proven"]
    if most is not None and figure.get("no-letter"):
        return "unproven", figure["no-letter"]
    if most is not None and not noted and not is_due:
        return "not-due", 0
    return ("over", figure["recorded"] - most) if noted and figure["recorded"] > most else ("met", 0)


def late_of(figure, late):
    """Of members that do not hold, the worst says what they lack together."""
    if "members" in figure:
        return worst(one["verdict"] for one in figure["members"] if one["verdict"] not in HOLDS)
    return late


def periods(measure, names, bounds):
    """The figure of each unit over the quarters, each of which has ended and is judged."""
    slices = {name: measure(names, span, bounds[None] is not None) for name, span in QUARTERS.items()}
    figures = {}
    for unit in names:
        said = []
        for name, figures_then in slices.items():
            then = figures_then[unit]
            verdict, missing = judge(then, bounds[unit], True)
            kept = {key: then[key] for key in ("recorded", "proven", "of", "of-proven", "no-data") if key in then}
            said.append({"name": name, **kept, "unreadable": 0, "verdict": verdict, "missing": missing})
        holding = sum(one["verdict"] in HOLDS for one in said)
        doing = holding + sum(one["verdict"] == "unproven" for one in said)
        figures[unit] = {"recorded": doing, "proven": holding, "of": len(said), "no-data": False, "periods": said}
    figures[None] = added_up([figures[unit] for unit in names])
    assert bounds[None] is None, "no target asks something of the total of every quarter"
    return figures


def judge_periods(figure):
    verdict = worst(one["verdict"] for one in figure["periods"])
    done = figure["proven"] if verdict == "unproven" else figure["recorded"]
    return verdict, 0 if verdict in HOLDS else figure["of"] - done


def doubles(target):
    """Codes that several units have, of those that count different codes."""
    units = collections.Counter()
    if hasattr(target["measure"], "pick"):
        for unit in target["units"]:
            units.update({one.key for one in target["measure"].pick([unit], YEAR) if isinstance(one.key, str)})
    return sorted((code, number_) for code, number_ in units.items() if number_ > 1 and code not in UNITS)


def of_units(parts, names, in_):
    """What all units say together; `in_`: how many units are enough."""
    verdicts = sorted((parts[unit]["verdict"] for unit in names), key=VERDICTS.index, reverse=True)
    return verdicts[min(in_, len(verdicts)) - 1] if in_ else verdicts[-1]


def carried(kind, parts, names, each, total, enough):
    """What some lack of their own need in a total that is reached all the same; others make it up."""
    least, whole = (bound[0] if bound else None for bound in (each, total))
    if kind not in ("number", "share") or whole is None or parts[None]["no-data"]:
        return {}
    if parts[None]["recorded"] < (parts[None]["of"] if whole is ALL else whole):
        return {}
    lacks = []
    for unit in names:
        need = least if each else whole if kind == "share" else None
        if need is not None and not (enough and parts[unit]["verdict"] not in HOLDS):
            lacks.append((parts[unit]["of"] if need is ALL else need) - parts[unit]["recorded"])
    lacks = [one for one in lacks if one > 0]
    return {"carried": {"units": len(lacks), "missing": sum(lacks)}} if lacks else {}


def reckon(target):
    """{kind, verdict, doubles, parts: by unit, the total under None} of a target or reading."""
    names = [unit for unit in UNITS if unit in target["units"]]
    each, total, is_due = target.get("each"), target.get("total"), target.get("due", True)
    bounds = {**{unit: each for unit in names}, None: total}
    measure = target["measure"]
    every = target.get("every")
    parts = periods(measure, names, bounds) if every else measure(names, YEAR, total is not None)
    for unit, part in parts.items():
        if target.get("undefined"):
            said = "undefined", 0
        elif every and bounds[unit]:
            said = judge_periods(part)
        else:
            said = judge(part, bounds[unit], is_due)
        part.update(zip(("verdict", "missing"), said))
        part["unreadable"] = 0
        part.pop("no-letter", None)
    verdict = worst([of_units(parts, names, target.get("in")), parts[None]["verdict"]])
    kind = "periods" if every else measure.kind
    enough = target.get("in") and of_units(parts, names, target["in"]) in HOLDS
    parts[None].update(carried(kind, parts, names, each, total, enough))
    return {"kind": kind, "verdict": verdict, "doubles": doubles(target), "parts": parts}


# --- The plan, in its order


def town(units, measure, **more):
    """On the sheet of the town's own assessment."""
    return {"units": units, "measure": measure, "sheets": ["town"], **more}


def county(units, measure, **more):
    return {"units": units, "measure": measure, "sheets": ["county"], **more}


def no_sheet(units, measure, **more):
    return {"units": units, "measure": measure, "sheets": [], **more}


def covered(scheme, excluded=None):
    def less(entry):
        return (entry.get("excluded") or {}).get(excluded)

    return share(
        coverage(scheme, lambda entry: entry["covered"]),
        coverage(scheme, lambda entry: entry["eligible"]),
        coverage(scheme, less) if excluded else nothing,
    )


def register(roster):
    return share(households(roster, id, is_complete), households(roster, id))


def relieved(roster):
    return share(verified_exits(roster), households(roster, in_year=True), same=True)


def has_helper(youth):
    return youth.get("helper") is not None


def has_batch(youth):
    return youth.get("batch") is not None


def open_rooms(*items):
    return covers(facilities, list(items))


def held_by(*hosts):
    return sessions(lambda session: session.get("held-by"), lambda session: session.get("held-by") in hosts)


def town_papers(*items):
    return covers(papers(by=lambda paper: paper["item"]), list(items))


FOUR_HELPS = ["information", "project", "technique", "funds"]
THREE_SERVICES = ["counselling", "tutoring", "daily-life"]
POOR = households("poverty")
AIDED = youths("hardship")
ALL_EACH = {"each": at_least(ALL)}
ALL_TOTAL = {"total": at_least(ALL)}
ONE_EACH = {"each": at_least(1)}
ONE_PAPER = {"total": at_least(1)}
NONE_EACH = {"each": at_most(0)}

TARGETS = {
    # 一.1 实现青少年医保和中小学生人身保险全覆盖: every young person insured, but who is insured elsewhere
    "medical": town(
        EVERYONE, covered("medical", "insured-elsewhere"), **ALL_EACH, readings={"raw": {"measure": covered("medical")}}
    ),
    # every pupil insured, but who declined in writing
    "accident": town(
        EVERYONE, covered("accident", "declined"), **ALL_EACH, readings={"raw": {"measure": covered("accident")}}
    ),
    # 符合低保条件的全部纳入低保
    "dibao": town(EVERYONE, covered("dibao"), **ALL_EACH),
    # 配合民政、学校、医保主管部门
    "partners": no_sheet(TOWN, town_papers("civil-affairs", "schools", "medical-insurance"), **ALL_TOTAL),
    # 一.2 强化村(社区)的关工委队伍建设
    "village-team": town(EVERYONE, number(papers("committee")), **ONE_EACH),
    # 建立“五老”关爱帮扶弱势青少年小组
    "village-group": county(
        VILLAGES,
        number(groups(of_grid=False)),
        **ONE_EACH,
        readings={"one-for-all": {"each": None, "total": at_least(1)}},
    ),
    # 家庭30人: 30 households in the five villages
    "poor30": county(
        VILLAGES,
        number(POOR),
        total=at_least(30),
        readings={
            "persons": {"measure": number(youths("poverty"))},
            "six-each": {"each": at_least(6), "total": None},
            "by-2018": {"due": False},
        },
    ),
    # (一定三年): until the end of 2018 nobody comes but in another's place
    "poor30-fixed": county(VILLAGES, number(newcomers("poverty")), **NONE_EACH, due=False),
    # 提供增收致富信息,项目、技术、资金: any of the four to every household
    "poor30-help": county(
        VILLAGES,
        share(helped("household", FOUR_HELPS, any), POOR, same=True),
        **ALL_TOTAL,
        readings={"all-four": {"measure": share(helped("household", FOUR_HELPS, all), POOR, same=True)}},
    ),
    # 从2016年开始至2018年实现脱贫
    "poor30-out": county(VILLAGES, relieved("poverty"), **ALL_TOTAL, due=False),
    # 《具体见县关工委扶贫登记表》
    "poor30-register": county(VILLAGES, register("poverty"), **ALL_TOTAL),
    # 一.3 100人(每个社区20人)
    "aid100": {
        "units": KEY5,
        "measure": number(AIDED),
        "sheets": ["county", "separate"],
        "each": at_least(20),
        "total": at_least(100),
        "readings": {
            "households": {"measure": number(households("hardship"))},
            "total-only": {"each": None},
            "by-2018": {"due": False},
        },
    },
    "aid100-fixed": {
        "units": KEY5,
        "measure": number(newcomers("hardship")),
        "sheets": ["county", "separate"],
        "each": at_most(0),
        "due": False,
    },
    # 以家庭为单位从2016至2018完成助困扶贫工作
    "aid100-done": county(KEY5, relieved("hardship"), **ALL_EACH, **ALL_TOTAL, due=False),
    "aid100-register": county(KEY5, register("hardship"), **ALL_EACH),
    # 二 巩固创新顺东街、上河街、西街、下河街为老点; 打造玉泉街; 启动南北街
    "old-sites": town(OLD4, stages, each=at_least(1 + STAGES.index("consolidated"))),
    "yuquan-site": town(["yuquan"], stages, each=at_least(1 + STAGES.index("built"))),
    "nanbei-site": town(["nanbei"], stages, each=at_least(1 + STAGES.index("started"))),
    # 二(一) 每个社区要有关工委办公室家长学校、假日学校、图书室和阅览室
    "facilities": town(
        ALL10,
        open_rooms("office", "parents-school", "holiday-school", "library", "reading-room"),
        **ALL_EACH,
        readings={"named-six": {"units": NAMED6}},
    ),
    # 常年开展学习、培训、关爱帮扶、文化娱乐活动的记录和图片
    "year-round": town(
        ALL10,
        covers(sessions(lambda session: session["activity"]), ["study", "training", "care", "recreation"]),
        **ALL_EACH,
        readings={"each-kind-each-quarter": {"every": "quarter"}},
    ),
    "year-round-quarters": town(ALL10, number(sessions()), **ONE_EACH, every="quarter"),
    # 二(二) 以网格组建“五老”志愿者帮扶小组
    "grid-groups": town(ALL10, share(groups(of_grid=True), grids), **ALL_EACH),
    # 定人定责
    "named-helper": {
        "units": KEY5,
        "measure": share(youths("hardship", only=has_helper), AIDED, same=True),
        "sheets": ["separate"],
        **ALL_EACH,
    },
    # 做好心理疏导、功课辅导、生活帮扶: any of the three to everybody
    "services": {
        "units": KEY5,
        "measure": share(helped("youth", THREE_SERVICES, any), AIDED, same=True),
        "sheets": ["separate"],
        **ALL_EACH,
        "readings": {"all-three": {"measure": share(helped("youth", THREE_SERVICES, all), AIDED, same=True)}},
    },
    # 对此需要建立帮扶体系
    "help-system": town(ALL10, number(papers("help-system")), **ONE_EACH),
    # 分期分批
    "batches": no_sheet(KEY5, share(youths("hardship", id, has_batch), youths("hardship", id)), **ALL_TOTAL),
    # 二(三)一 无流浪青少年 (in each quarter), 无青年失业, 无适龄儿童失学 (at the end of the year)
    "no-vagrant-youth": town(KEY5, number(returns("vagrant-youth"), must_report=True), **NONE_EACH, every="quarter"),
    "no-idle-youth": town(KEY5, number(last_return("idle-youth"), must_report=True), **NONE_EACH),
    "no-out-of-school": town(KEY5, number(last_return("out-of-school"), must_report=True), **NONE_EACH),
    # “四无”社区
    "four-withouts": town(
        KEY5,
        all_of("zero-crime", "no-vagrant-youth", "no-idle-youth", "no-out-of-school"),
        **ALL_EACH,
        readings={"all-ten": {"units": ALL10}},
    ),
    "values-rules": no_sheet(TOWN, number(papers("values-rules")), **ONE_PAPER),
    # 社会主义核心价值观教育4次, in each of the five
    "values": town(
        KEY5,
        number(on_topic("core-values")),
        each=at_least(4),
        readings={
            "four-in-all": {"each": None, "total": at_least(4)},
            "any-five": {"units": ALL10, "in": 5},
        },
    ),
    # 二(三)二 活动常态的家长学校
    "parent-school": town(
        ALL10,
        number(sessions(only=lambda session: session.get("held-by") == "parents-school")),
        **ONE_EACH,
        every="quarter",
    ),
    # 家风教育3次
    "family": town(
        KEY5,
        number(on_topic("family-tradition")),
        each=at_least(3),
        readings={"three-in-all": {"each": None, "total": at_least(3)}},
    ),
    # 二(三)三 “三热爱”、革命传统教育: no number
    "three-loves": no_sheet(ALL10, number(on_topic("three-loves", "revolutionary-tradition"))),
    # 道德讲座3次
    "morals": town(
        KEY5,
        number(on_topic("morals")),
        each=at_least(3),
        readings={"three-in-all": {"each": None, "total": at_least(3)}},
    ),
    # 二(三)四: no number
    "law": no_sheet(ALL10, number(on_topic("law"))),
    # “六联”: nobody has said what the six are
    "six-links": no_sheet(KEY5, town_papers(), **ALL_EACH, undefined=True),
    # “零犯罪”社区: none in any quarter, and every quarter has its return
    "zero-crime": town(
        ALL10,
        number(returns("youth-offence"), must_report=True),
        **NONE_EACH,
        every="quarter",
        readings={"key-five": {"units": KEY5}},
    ),
    # 二(三)五 上河街社区和光明职业技能培训学校
    "training-base": town(["shanghe"], open_rooms("parents-school", "holiday-school", "skills-training"), **ALL_EACH),
    # 常年的家长、假日、技能培训: both schools in every quarter
    "training-year": town(
        ["shanghe"],
        covers(held_by("parents-school", "holiday-school"), ["parents-school", "holiday-school"]),
        **ALL_EACH,
        every="quarter",
    ),
    # 5—6期
    "terms": town(TOWN, number(trainings()), total=noted_beyond(5, 6)),
    # 参培人数达300人
    "trainees": town(
        TOWN,
        number(trainings(lambda term: term.get("trainees", []))),
        total=at_least(300),
        readings={"attendances": {"measure": number(trainings(value=lambda term: term["enrolled"]))}},
    ),
    # 三(一) 六好; 一是…四是…
    "six-goods": town(
        TOWN,
        town_papers(*(f"good-{what}" for what in "leadership cooperation elders activity rules innovation".split())),
        **ALL_TOTAL,
    ),
    "self-building": no_sheet(TOWN, town_papers("leadership", "ideology", "departments", "elders"), **ALL_TOTAL),
    # 尽可能多: more than the 118 of the year before
    "elders": no_sheet(EVERYONE, number(five_elders), total=at_least(118)),
    # 三(二) 一两件事
    "highlights": town(
        TOWN,
        number(highlights),
        total=noted_beyond(1, 2),
        readings={"each-unit": {"units": ALL10, "each": noted_beyond(1, 2), "total": None}},
    ),
    # 三(三)
    "year-end": no_sheet(TOWN, number(papers("year-end-targets")), **ONE_PAPER),
    "assess-better": no_sheet(TOWN, number(papers("assessment-rules")), **ONE_PAPER),
    # 办好“三校”: one line over the others
    "three-schools": no_sheet(["shanghe"], all_of("facilities", "parent-school", "training-base", "training-year")),
}

# --- What is to come out, written before the records: figure of the total, verdict, who lacks how much; readings

ORACLE = {
    "medical": ("6432/6432", "met", {}, {"raw": "short"}),
    "accident": ("5115/5122", "short", {"nanbei": 7}, {"raw": "short"}),
    "dibao": ("106/106", "met", {}, {}),
    "partners": ("3/3", "met", {}, {}),
    "village-team": ("15", "met", {}, {}),
    "village-group": ("5", "met", {}, {"one-for-all": "met"}),
    "poor30": ("30", "met", {}, {"persons": "met", "six-each": "short", "by-2018": "met"}),
    "poor30-fixed": ("0", "not-due", {}, {}),
    "poor30-help": ("30/30", "met", {}, {"all-four": "short"}),
    "poor30-out": ("7/30", "not-due", {}, {}),
    "poor30-register": ("30/30", "met", {}, {}),
    "aid100": ("100", "short", {"nanbei": 3}, {"households": "short", "total-only": "met", "by-2018": "not-due"}),
    "aid100-fixed": ("0", "not-due", {}, {}),
    "aid100-done": ("0/87", "not-due", {}, {}),
    "aid100-register": ("87/87", "met", {}, {}),
    "old-sites": ("0", "met", {}, {}),
    "yuquan-site": ("0", "met", {}, {}),
    "nanbei-site": ("0", "met", {}, {}),
    "facilities": ("47/50", "short", {"nanbei": 2, "comm09": 1}, {"named-six": "short"}),
    "year-round": ("40/40", "met", {}, {"each-kind-each-quarter": "short"}),
    "year-round-quarters": ("39/40", "short", {"nanbei": 1}, {}),
    "grid-groups": ("44/45", "short", {"nanbei": 1}, {}),
    "named-helper": ("100/100", "met", {}, {}),
    "services": ("100/100", "met", {}, {"all-three": "short"}),
    "help-system": ("10", "met", {}, {}),
    "batches": ("100/100", "met", {}, {}),
    "no-vagrant-youth": ("20/20", "met", {}, {}),
    "no-idle-youth": ("7", "short", {"xijie": 3, "nanbei": 4}, {}),
    "no-out-of-school": ("0", "met", {}, {}),
    "four-withouts": ("18/20", "short", {"xijie": 1, "nanbei": 1}, {"all-ten": "short"}),
    "values-rules": ("1", "met", {}, {}),
    "values": ("20", "short", {"nanbei": 1}, {"four-in-all": "met", "any-five": "short"}),
    "parent-school": ("39/40", "short", {"nanbei": 1}, {}),
    "family": ("16", "met", {}, {"three-in-all": "met"}),
    "three-loves": ("14", "reported", {}, {}),
    "morals": ("15", "unproven", {"xiahe": 1}, {"three-in-all": "met"}),
    "law": ("17", "reported", {}, {}),
    "six-links": ("0/0", "undefined", {}, {}),
    "zero-crime": ("39/40", "no-data", {"comm08": 1}, {"key-five": "met"}),
    "training-base": ("3/3", "met", {}, {}),
    "training-year": ("4/4", "met", {}, {}),
    "terms": ("5", "met", {}, {}),
    "trainees": ("271", "short", {None: 29}, {"attendances": "short"}),
    "six-goods": ("6/6", "met", {}, {}),
    "self-building": ("4/4", "met", {}, {}),
    "elders": ("141", "met", {}, {}),
    "highlights": ("1", "met", {}, {"each-unit": "short"}),
    "year-end": ("1", "met", {}, {}),
    "assess-better": ("1", "met", {}, {}),
    "three-schools": ("4/4", "reported", {}, {}),
}
COUNTS = {"met": 30, "short": 10, "not-due": 4, "unproven": 1, "no-data": 1, "undefined": 1, "reported": 3}

# Of what other readings say, the figures that were written down: (total, who lacks how much)
ORACLE_READINGS = {
    ("medical", "raw"): ("6432/6441", {"nanbei": 6, "xijie": 3}),
    ("accident", "raw"): ("5115/5163", None),
    ("poor30", "persons"): ("36", {}),
    ("poor30", "six-each"): ("30", {"liangfeng": 1}),
    ("poor30-help", "all-four"): ("17/30", {None: 13}),
    ("facilities", "named-six"): ("28/30", {"nanbei": 2}),
    ("services", "all-three"): ("49/100", None),
    ("values", "four-in-all"): ("20", {}),
    ("morals", "three-in-all"): ("15", {}),
    ("trainees", "attendances"): ("284", {None: 16}),
}


# --- Comparing


class Differences:
    """Counts comparisons, and prints those that fail."""

    def __init__(self):
        self.compared = 0
        self.wrong = 0

    def compare(self, what, reckoned, reported):
        self.compared += 1
        if reckoned != reported or isinstance(reckoned, bool) != isinstance(reported, bool):
            self.wrong += 1
            print(f"{what}: reckoned {reckoned}, reported {reported}")

    def compare_all(self, what, reckoned, reported):
        """Mappings and lists, down to their single figures; what only one side has differs."""
        if isinstance(reckoned, dict) and isinstance(reported, dict):
            for key in sorted({*reckoned, *reported}, key=str):
                self.compare_all(f"{what} {key}", reckoned.get(key, "nothing"), reported.get(key, "nothing"))
        elif isinstance(reckoned, list) and isinstance(reported, list) and len(reckoned) == len(reported):
            for place, pair in enumerate(zip(reckoned, reported)):
                self.compare_all(f"{what} {place}", *pair)
        else:
            self.compare(what, reckoned, reported)


@functools.lru_cache(None)
def reckoned_targets():
    """{id: what its target is, with its readings}"""
    said = {}
    for name, target in TARGETS.items():
        mine = reckon(target)
        readings = {key: reckon({**target, **changed}) for key, changed in target.get("readings", {}).items()}
        for reading in readings.values():
            reading["changes"] = reading["verdict"] != mine["verdict"]
        said[name] = {**mine, "sheets": target["sheets"], "readings": readings}
    return said


def as_reported(said):
    """In the words of the report."""
    figures = {
        "kind": said["kind"],
        "verdict": said["verdict"],
        "total": said["parts"][None],
        "order": [unit for unit in UNITS if unit in said["parts"]],
        "units": {unit: part for unit, part in said["parts"].items() if unit},
        "doubles": [{"value": value, "units": units} for value, units in said["doubles"]],
    }
    return {**figures, **{key: said[key] for key in ("changes", "sheets") if key in said}}


def without(part, *keys):
    return {key: value for key, value in part.items() if key not in keys}


def from_report(said):
    keys = [key for key in ("kind", "verdict", "changes", "sheets") if key in said]
    return {
        **{key: said[key] for key in keys},
        "total": without(said["total"], "unproven"),
        "order": [part["unit"] for part in said["units"]],
        "units": {part["unit"]: without(part, "unit", "unproven") for part in said["units"]},
        "doubles": sorted(said["doubles"], key=lambda double: double["value"]),
    }


def compare_report(differences, report):
    mine = reckoned_targets()
    differences.compare_all("targets", list(mine), [target["id"] for target in report["targets"]])
    for target in report["targets"]:
        if target["id"] not in mine:
            continue
        said = mine[target["id"]]
        differences.compare_all(target["id"], as_reported(said), from_report(target))
        readings = {reading["name"]: reading for reading in target["readings"]}
        differences.compare_all(f"{target['id']} readings", list(said["readings"]), list(readings))
        for name in [name for name in readings if name in said["readings"]]:
            differences.compare_all(
                f"{target['id']} by {name}", as_reported(said["readings"][name]), from_report(readings[name])
            )
    sheets = {sheet: [name for name, one in mine.items() if sheet in one["sheets"]] for sheet in sheets_of(mine)}
    differences.compare_all("sheets", sheets, {sheet["id"]: sheet["targets"] for sheet in report["sheets"]})
    counts = collections.Counter(said["verdict"] for said in mine.values())
    differences.compare_all("verdicts", {verdict: counts[verdict] for verdict in VERDICTS}, report["verdicts"])
    behind = {unit["id"]: unit["behind"] for unit in report["units"]}
    differences.compare_all("behind", {unit: len(behind_in(unit)) for unit in UNITS}, behind)


def sheets_of(targets):
    return {sheet for one in targets.values() for sheet in one["sheets"]}


def behind_in(unit):
    """The targets that the unit has not reached for its part; where it is the only unit, the total is its part."""
    names = []
    for name, said in reckoned_targets().items():
        mine = [unit, None] if list(said["parts"]) == [unit, None] else [unit]
        if unit in said["parts"] and {said["parts"][one]["verdict"] for one in mine} & {"short", "no-data", "unproven"}:
            names.append(name)
    return names


def total_of(said):
    total = said["parts"][None]
    return f"{total['recorded']}/{total['of']}" if "of" in total else str(total["recorded"])


def lacking_of(said):
    """Who lacks how much now; the total is None."""
    parts = {unit: part for unit, part in said["parts"].items() if part["verdict"] not in ("over", "not-due")}
    return {unit: part["missing"] for unit, part in parts.items() if part["missing"]}


def compare_oracle(differences):
    mine = reckoned_targets()
    differences.compare("oracle targets", list(mine), list(ORACLE))
    for name, (total, verdict, lacking, readings) in ORACLE.items():
        said = mine[name]
        differences.compare(f"oracle {name}", said["verdict"], verdict)
        differences.compare(f"oracle {name} total", total_of(said), total)
        differences.compare(f"oracle {name} lacking", lacking_of(said), lacking)
        by_reading = {key: reading["verdict"] for key, reading in said["readings"].items()}
        differences.compare_all(f"oracle {name} by", by_reading, readings)
    for (name, reading), (total, lacking) in ORACLE_READINGS.items():
        said = mine[name]["readings"][reading]
        differences.compare(f"oracle {name} by {reading} total", total_of(said), total)
        if lacking is not None:
            differences.compare(f"oracle {name} by {reading} lacking", lacking_of(said), lacking)
    raw = lacking_of(mine["accident"]["readings"]["raw"])
    differences.compare("oracle accident by raw, units short", len(raw), 5)
    short = [name for name in behind_in("nanbei") if mine[name]["verdict"] == "short"]
    differences.compare("oracle nanbei, shortfalls that it has a part in", len(short), 9)
    differences.compare("oracle counts", dict(collections.Counter(said["verdict"] for said in mine.values())), COUNTS)


def line_of(said):
    words = []
    for unit in [*(unit for unit in UNITS if unit in said["parts"]), None]:
        part = said["parts"][unit]
        shown = "-" if part["no-data"] else str(part["recorded"])
        shown += f"({part['proven']})" if part["proven"] != part["recorded"] else ""
        shown += f"/{part['of']}" if "of" in part else ""
        shown += f":{part['verdict']}" if part["verdict"] not in HOLDS else ""
        words.append(f"{unit or 'total'}={shown}" + (f"~{part['missing']}" if part["missing"] else ""))
    return f"{said['verdict']:<9} {' '.join(words)}"


def compare_curves(differences, taizhang, report):
    """What the curve says of the end of a month is what the report of that day says by itself."""
    curves = {target["id"]: target["months"] for target in report["targets"] if "months" in target}
    differences.compare("some figures grow", len(curves) > 20, True)
    for month in range(1, 13):
        day = f"2016-{month:02}-{calendar.monthrange(2016, month)[1]}"
        for target in run(taizhang, "--as-of", day)["targets"]:
            if target["id"] not in curves:
                continue
            moments = {moment["to"]: moment for moment in curves[target["id"]]}
            for key in ("recorded", "proven"):
                differences.compare(f"{target['id']} {day} {key}", moments[day][key], target["total"][key])


def run(taizhang, *more):
    command = [taizhang, "report", str(ROOT / "ledger"), "-f", "json", "--today", "2017-01-10", *more]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=False).stdout)


def main():
    differences = Differences()
    compare_oracle(differences)
    if sys.argv[1] == "--oracle":
        for name, said in reckoned_targets().items():
            print(f"{name:<20} {line_of(said)}")
            for reading, said_then in said["readings"].items():
                print(f"{'  by ' + reading:<20} {line_of(said_then)}")
    else:
        report = run(sys.argv[1])
        compare_report(differences, report)
        compare_curves(differences, sys.argv[1], report)
    print(f"{differences.compared} figures compared, {differences.wrong} differ")
    return 1 if differences.wrong or not differences.compared else 0


if __name__ == "__main__":
    sys.exit(main())
