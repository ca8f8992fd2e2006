# SPDX-License-Identifier: MIT
"""Shapes of what a plan can say beyond a count and a bound: parts, points, spans, holidays, quotas."""
import datetime
import math

from shape import PLAN, QUOTE, Ledger, shape, target
from shapes_plan import targets
from shapes_town import SESSION

SESSIONS = "\n    measure:\n      count: sessions"
LECTURE = "  - date: {}\n    activity: study\n    topic: law\n    title: 普法{}\n    attended: 33\n"
FIRST_DAY = datetime.date(1950, 1, 1)


def day(i):
    """The i-th day of a long time, weekends among them."""
    return FIRST_DAY + datetime.timedelta(i)


def lectures(n, days=25000):
    return "sessions:\n" + "".join(LECTURE.format(day(i * 7919 % days), i) for i in range(n))


def settings(ledger: Ledger, text, more=""):
    """Lists of the plan as a whole, and targets before those that it has."""
    ledger.targets(more)
    plan = ledger.folder / "plans/2016.yaml"
    plan.write_text(plan.read_text("utf-8").replace("\ngroups:\n", f"\n{text}groups:\n", 1), "utf-8")


# ---- parts, and targets of targets


def parts(n):
    one = "      - id: p{0}\n        title: part {0}\n        where:\n          attended:\n            min: {1}\n"
    want = "        want:\n          each:\n            min: 1\n"
    return target("whole", measure=SESSIONS, more="    parts:\n" + "".join(one.format(i, i + 2) + want for i in range(n)))


@shape(500, "check")
def language_parts(ledger, n):
    """n parts of one target."""
    ledger.targets(parts(n))


@shape(500, "report", "-f", "html")
def language_parts_html(ledger, n):
    ledger.targets(parts(n))


@shape(500, "report", "--public")
def language_parts_public(ledger, n):
    ledger.targets(parts(n))


@shape(500, "list", "targets")
def language_parts_list(ledger, n):
    ledger.targets(parts(n))


def some_of(n, listed):
    measure = "\n    measure:\n      any-of:\n" + "".join(f"        - {name}\n" for name in listed)
    return targets(n) + target("either", measure=measure[:-1])


@shape(500, "report")
def language_any_of(ledger, n):
    ledger.targets(some_of(n, [f"t{i:05}" for i in range(n)]))


@shape(500, "check")
def language_any_of_strangers(ledger, n):
    """n targets are named that are none of the n there are."""
    ledger.targets(some_of(n, [f"u{i:05}" for i in range(n)]))


def together(name, listed):
    return target(name, measure="\n    measure:\n      all-of:\n" + "".join(f"        - {each}\n" for each in listed)[:-1])


@shape(500, "report")
def language_all_of_chain(ledger, n):
    """Each target asks for the one before it."""
    chain = "".join(together(f"t{i + 1:05}", [f"t{i:05}"]) for i in range(n))
    ledger.targets(target("t00000") + chain)


@shape(16, "report")
def language_all_of_doubled(ledger, n):
    """Each level of targets asks twice for the one before it."""
    pairs = "".join(
        together(f"{side}{i + 1:05}", [f"a{i:05}", f"b{i:05}"]) for i in range(n) for side in "ab"
    )
    ledger.targets(target("a00000") + target("b00000") + pairs)


# ---- points


def by_points(n, units="everyone", points="1"):
    return "".join(target(f"t{i:05}", units, f"    sheet: county\n    points: {points}\n") for i in range(n))


def sheet(ledger, n, text):
    """A sheet that is had by n targets."""
    head = "sheets:\n  county:\n"
    points = f"    points:\n      full: {n}\n      rank: true\n"
    assert head in PLAN
    ledger.targets(text)
    plan = ledger.folder / "plans/2016.yaml"
    plan.write_text(plan.read_text("utf-8").replace(head, head + points, 1), "utf-8")


@shape(500, "report")
def language_points(ledger, n):
    sheet(ledger, n, by_points(n))


@shape(500, "report", "-f", "html")
def language_points_html(ledger, n):
    sheet(ledger, n, by_points(n))


@shape(500, "report", "-f", "json")
def language_points_json(ledger, n):
    sheet(ledger, n, by_points(n))


@shape(500, "report", "--public")
def language_points_public(ledger, n):
    sheet(ledger, n, by_points(n))


@shape(5000, "report")
def language_points_of_units(ledger, n):
    """One target by points, of n units, which are ranked."""
    ledger.units(n)
    sheet(ledger, 1, by_points(1))


@shape(20000, "report")
def language_points_and_town(ledger, n):
    """As many targets by points as units."""
    ledger.units(math.isqrt(n))
    sheet(ledger, math.isqrt(n), by_points(math.isqrt(n)))


@shape(500, "check")
def language_sheets(ledger, n):
    """n sheets, each of one target."""
    one = "  s{}:\n    title: s{}\n    clause: 一.2\n    quote: " + QUOTE + "\n    points:\n      full: 1\n"
    text = "".join(target(f"t{i:05}", more=f"    sheet: s{i}\n    points: 1\n") for i in range(n))
    ledger.targets(text)
    plan = ledger.folder / "plans/2016.yaml"
    sheets = "".join(one.format(i, i) for i in range(n))
    plan.write_text(plan.read_text("utf-8").replace("\nsheets:\n", f"\nsheets:\n{sheets}", 1), "utf-8")


# ---- time


def spans(n):
    """n spans of two days, one behind the other."""
    one = "    s{}:\n      title: span {}\n      from: {}\n      to: {}\n"
    return "spans:\n  terms:\n" + "".join(one.format(i, i, day(2 * i), day(2 * i + 1)) for i in range(n))


WINDOW = "    window:\n      from: 1950-01-01\n      to: 2016-12-31\n"
EACH_SPAN = WINDOW + "    every:\n      spans: terms\n"


@shape(500, "check")
def language_spans(ledger, n):
    settings(ledger, spans(n), target("t00000", measure=SESSIONS, more=EACH_SPAN))


@shape(500, "report")
def language_spans_entries(ledger, n):
    """n spans, and n entries in them."""
    settings(ledger, spans(n), target("t00000", measure=SESSIONS, more=EACH_SPAN))
    ledger.records(lectures(n, 2 * n))


@shape(500, "report", "-f", "html")
def language_spans_html(ledger, n):
    settings(ledger, spans(n), target("t00000", measure=SESSIONS, more=EACH_SPAN))


@shape(500, "check")
def language_spans_lists(ledger, n):
    """n lists of spans, each asked for by a target."""
    lists = "".join(f"  l{i}:\n    a:\n      from: 2016-01-01\n      to: 2016-03-01\n" for i in range(n))
    each = "".join(target(f"t{i:05}", more=f"    every:\n      spans: l{i}\n") for i in range(n))
    settings(ledger, "spans:\n" + lists, each)


WEEKS = "    window:\n      from: {}-01-01\n      to: 2016-12-31\n    every:\n      slice: week\n      except: [{}]\n"
HOLIDAYS = ", ".join(str(i) for i in range(1, 52, 2))


@shape(25, "report")
def language_weeks(ledger, n):
    """Weeks of n years, half of them excepted, in ten targets; and 500 entries for each year."""
    ledger.targets("".join(target(f"t{i}", measure=SESSIONS, more=WEEKS.format(2016 - n, HOLIDAYS)) for i in range(10)))
    ledger.records(lectures(500 * n))


@shape(25, "report", "-f", "html")
def language_weeks_html(ledger, n):
    ledger.targets(target("t00000", measure=SESSIONS, more=WEEKS.format(2016 - n, HOLIDAYS)))


@shape(25, "report", "-f", "json")
def language_weeks_json(ledger, n):
    ledger.targets(target("t00000", measure=SESSIONS, more=WEEKS.format(2016 - n, HOLIDAYS)))


@shape(500, "report")
def language_weeks_of_units(ledger, n):
    """The weeks of one year, of n units."""
    ledger.units(n)
    ledger.targets(target("t00000", measure=SESSIONS, more="    every: week\n"))
    ledger.files(n, SESSION)


@shape(500, "todo")
def language_weeks_todo(ledger, n):
    ledger.units(n)
    ledger.targets(target("t00000", measure=SESSIONS, more="    every: week\n"))


def in_time(n):
    """Trainings, and how many working days each of them took: the last is the longest."""
    one = "  - code: nanbei-t{0:06}\n    from: {1}\n    to: {2}\n    trade: 电工\n    enrolled: 33\n"
    return "trainings:\n" + "".join(one.format(i, day(20000 - i % 3000), day(20000)) for i in range(n))


WITHIN = (
    "\n    measure:\n      count: trainings\n      where:\n        to:\n          within: 15\n          since: from"
    "\n          days: working"
)


def holidays(n, step=1):
    return "holidays:\n" + "".join(f"  - {day(step * i)}\n" for i in range(n))


@shape(2000, "report")
def language_holidays(ledger, n):
    """n holidays, and n entries that ask for working days."""
    settings(ledger, holidays(n), target("t00000", measure=WITHIN, more=WINDOW))
    ledger.records(in_time(n))


@shape(2000, "check")
def language_holidays_alone(ledger, n):
    settings(ledger, holidays(n))


@shape(2000, "check")
def language_holidays_backwards(ledger, n):
    days = "".join(f"  - {day(n - i)}\n" for i in range(n))
    settings(ledger, "holidays:\n" + days)


@shape(500, "check")
def language_workdays(ledger, n):
    """n weekend days that are worked, none of them a holiday; they begin with a Saturday."""
    days = "".join(f"  - {day(6 + 7 * i)}\n" for i in range(n))
    settings(ledger, "workdays:\n" + days, target("t00000", measure=WITHIN, more=WINDOW))


@shape(20000, "report")
def language_durations(ledger, n):
    """n entries that ask for working days, of an ordinary year."""
    settings(ledger, holidays(30), target("t00000", measure=WITHIN, more=WINDOW))
    ledger.records(in_time(n))


# ---- bounds of each unit


def quota(names, others=""):
    wanted = "".join(f"          {name}: {i % 9 + 1}\n" for i, name in enumerate(names))
    bound = f"      each:\n        min:\n          units:\n{wanted.replace('          ', '            ')}{others}"
    return target("t00000", measure=SESSIONS).replace("      each:\n        min: 1\n", bound)


@shape(2000, "report")
def language_quotas(ledger, n):
    """A number of its own for each of n units."""
    ledger.units(n)
    ledger.targets(quota([f"c{i:06}" for i in range(n)], "          others: 1\n"))


@shape(2000, "report", "-f", "html")
def language_quotas_html(ledger, n):
    ledger.units(n)
    ledger.targets(quota([f"c{i:06}" for i in range(n)], "          others: 1\n"))


@shape(1000, "check")
def language_quotas_of_strangers(ledger, n):
    """… of n units that are none of the n there are."""
    ledger.units(n)
    ledger.targets(quota([f"nosuch{i}" for i in range(n)], "          others: 1\n"))


# ---- names


@shape(20000, "check")
def language_labels(ledger, n):
    """n entries whose fields go by their labels."""
    text = "  - 日期: 2016-03-03\n    活动: 学习\n    主题: 法制\n    题目: 普法{}\n    参加人数: 33\n"
    ledger.records("会议:\n" + "".join(text.format(i) for i in range(n)))


def labelled(ledger, n):
    """A schema of n fields, each with a label and another word."""
    fields = {
        f"k{i}": {"type": "integer", "x-label": {"zh": f"第{i}项", "en": f"item {i}"}, "x-also": [f"项目{i}"]}
        for i in range(n)
    }
    ledger.schema({"deep": {"type": "object", "properties": fields, "additionalProperties": False}})


@shape(500, "check", "--schemas", "{schemas}")
def language_labels_own(ledger, n):
    """n fields of a schema of one's own, called by their labels."""
    labelled(ledger, n)
    ledger.records("deep:\n" + "".join(f"  第{i}项: 1\n" for i in range(n)))


@shape(500, "check", "--schemas", "{schemas}")
def language_labels_also(ledger, n):
    labelled(ledger, n)
    ledger.records("deep:\n" + "".join(f"  项目{i}: 1\n" for i in range(n)))


@shape(500, "check", "--schemas", "{schemas}")
def language_labels_wrong(ledger, n):
    """… by words that are none of them."""
    labelled(ledger, n)
    ledger.records("deep:\n" + "".join(f"  第{i}向: 1\n" for i in range(n)))


@shape(500, "check", "--schemas", "{schemas}")
def language_labels_in_plan(ledger, n):
    """A plan whose n targets name n fields by their labels."""
    labelled(ledger, n)
    ledger.targets(
        "".join(target(f"t{i:05}", measure=f"\n    measure:\n      sum: deep.第{i}项") for i in range(n))
    )


@shape(1000, "why", "same")
def language_titles_equal(ledger, n):
    """n targets of one title, asked for by it: which of them?"""
    ledger.targets("".join(target(f"t{i:05}").replace(f"title: t{i:05}", "title: same") for i in range(n)))


@shape(1000, "why", "samme")
def language_titles_near(ledger, n):
    ledger.targets("".join(target(f"t{i:05}").replace(f"title: t{i:05}", "title: same") for i in range(n)))


@shape(1000, "why", "t00001")
def language_titles_why(ledger, n):
    ledger.targets(targets(n))


@shape(500, "check")
def language_terms(ledger, n):
    """n terms, each of which a target asks for."""
    text = "".join(f"  w{i}:\n    items:\n      - law\n      - morals\n" for i in range(n))
    measure = "\n    measure:\n      count: sessions\n      where:\n        topic:\n          term: w{}"
    ledger.targets("".join(target(f"t{i:05}", measure=measure.format(i)) for i in range(n)))
    plan = ledger.folder / "plans/2016.yaml"
    plan.write_text(plan.read_text("utf-8").replace("\nterms:\n", f"\nterms:\n{text}", 1), "utf-8")


@shape(2000, "check")
def language_term_of_items(ledger, n):
    """One term of n items, and n entries of which each has one of them."""
    items = "".join(f"      - 电工{i}\n" for i in range(n))
    measure = "\n    measure:\n      count: trainings\n      where:\n        trade:\n          term: w"
    ledger.targets(target("t00000", measure=measure))
    plan = ledger.folder / "plans/2016.yaml"
    plan.write_text(plan.read_text("utf-8").replace("\nterms:\n", f"\nterms:\n  w:\n    items:\n{items}", 1), "utf-8")
    one = "  - code: nanbei-t{0:06}\n    from: 2016-03-03\n    to: 2016-04-03\n    trade: 电工{0}\n    enrolled: 33\n"
    ledger.records("trainings:\n" + "".join(one.format(i) for i in range(n)))
