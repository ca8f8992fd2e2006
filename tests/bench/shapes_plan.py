# SPDX-License-Identifier: MIT
"""Shapes of a plan: many targets, readings, conditions, periods, quotes, groups."""
import math

from shape import PLAN, QUOTE, SOURCE, shape, target

HOUSEHOLD = "  - code: c{{}}-h{:03}\n    roster: hardship\n    enrolled: 2016-02-25\n"
WINDOW = "    window:\n      from: {}-01-01\n      to: 2016-12-31\n    every: month\n"


def targets(n, units="everyone"):
    return "".join(target(f"t{i:05}", units) for i in range(n))


def all_of(name, n):
    measure = "\n    measure:\n      all-of:\n" + "".join(f"        - t{i:05}\n" for i in range(n))
    return target(name, measure=measure[:-1]).replace("min: 1", "min: all")


def readings(n):
    return target(
        "t00000",
        more="    readings:\n"
        + "".join(f"      - name: r{i}\n        want:\n          each:\n            min: {i % 7 + 1}\n" for i in range(n)),
    )


def where(condition):
    return "\n    measure:\n      count: sessions\n      where:\n" + condition


@shape(1250, "check")
def plan_targets(ledger, n):
    """n targets that quote one place of the source."""
    ledger.targets(targets(n))


@shape(1250, "report")
def plan_targets_report(ledger, n):
    ledger.targets(targets(n))


@shape(1250, "report", "-f", "html")
def plan_targets_html(ledger, n):
    ledger.targets(targets(n))


@shape(10, "report", "--public")
def plan_targets_overlap_public(ledger, n):
    """n targets that count nearly the same people, of 40 units: what one withholds another tells."""
    helped = "\n    measure:\n      count: households\n      where:\n        enrolled:\n          after: 2016-01-{:02}"
    ledger.units(40)
    ledger.files(40, "households:\n" + "".join(HOUSEHOLD.format(i) for i in range(3)))
    ledger.targets("".join(target(f"t{i:05}", measure=helped.format(i % 28 + 1)) for i in range(n)))


@shape(1250, "report", "--public")
def plan_targets_public(ledger, n):
    ledger.targets(targets(n, "town1"))


@shape(1250, "report")
def plan_targets_units(ledger, n):
    """n targets, each of 500 units: what is printed grows with both."""
    ledger.units(500)
    ledger.targets(targets(n))


@shape(20, "report", "-f", "html")
def plan_targets_units_html(ledger, n):
    ledger.units(500)
    ledger.targets(targets(n))


@shape(90000, "report")
def plan_and_town(ledger, n):
    """As many targets as units, so that n figures are printed."""
    ledger.units(math.isqrt(n))
    ledger.targets(targets(math.isqrt(n)))


@shape(1250, "balance")
def plan_targets_balance(ledger, n):
    ledger.targets(targets(n))


@shape(2000, "check")
def plan_targets_equal(ledger, n):
    ledger.targets(target("t00000") * n)


@shape(1000, "todo")
def plan_targets_todo(ledger, n):
    ledger.targets(targets(n))


@shape(250, "report")
def plan_readings(ledger, n):
    ledger.targets(readings(n))


@shape(250, "report", "--public")
def plan_readings_public(ledger, n):
    ledger.targets(readings(n))


@shape(250, "report", "-f", "html")
def plan_readings_html(ledger, n):
    ledger.targets(readings(n))


@shape(500, "report")
def plan_all_of(ledger, n):
    ledger.targets(targets(n) + all_of("together", n))


@shape(200, "report", "--public")
def plan_all_of_public(ledger, n):
    ledger.targets(targets(n) + "".join(all_of(f"together{i}", n) for i in range(3)))


@shape(2000, "report")
def plan_where_list(ledger, n):
    """A condition that names n values, and n entries of which each has one of them."""
    trades = "".join(f"          - 电工{i}\n" for i in range(n))
    count = "\n    measure:\n      count: trainings\n      where:\n        trade:\n"
    ledger.targets(target("t00000", measure=(count + trades)[:-1]))
    training = "  - code: nanbei-t{0:06}\n    from: 2016-03-03\n    to: 2016-04-03\n    trade: 电工{0}\n    enrolled: 33\n"
    ledger.records("trainings:\n" + "".join(training.format(i) for i in range(n)))


@shape(20000, "report")
def plan_where_unknown(ledger, n):
    """A condition that names n values which no entry can have: what was meant?"""
    topics = "".join(f"          - lawx{i}\n" for i in range(n))
    ledger.targets(target("t00000", measure=where(f"        topic:\n{topics}")[:-1]))


@shape(2000, "check")
def plan_fields_unknown(ledger, n):
    fields = "".join(f"        topik{i}: law\n" for i in range(n))
    ledger.targets(target("t00000", measure=where(fields)[:-1]))


@shape(100, "report")
def plan_periods(ledger, n):
    """A window of n years, month by month."""
    ledger.targets("".join(target(f"t{i}", more=WINDOW.format(2016 - n)) for i in range(10)))


@shape(100, "report", "-f", "json")
def plan_periods_json(ledger, n):
    ledger.targets("".join(target(f"t{i}", more=WINDOW.format(2016 - n)) for i in range(10)))


@shape(100, "report", "-f", "html")
def plan_periods_html(ledger, n):
    ledger.targets("".join(target(f"t{i}", more=WINDOW.format(2016 - n)) for i in range(10)))


@shape(5000, "report")
def plan_milestones(ledger, n):
    """n milestones, of a target that goes from day to day."""
    text = "".join(f"      - date: 2016-{i % 12 + 1:02}-{i % 28 + 1:02}\n        total:\n          min: 1\n" for i in range(n))
    ledger.targets(target("t00000", more=f"    milestones:\n{text}"))


@shape(5000, "check")
def plan_groups(ledger, n):
    """n groups, and a target of each of some of them."""
    groups = "".join(f"  g{i}:\n    - nanbei\n    - yuquan\n" for i in range(n))
    ledger.put("plans/2016.yaml", PLAN.replace("\ngroups:\n", f"\ngroups:\n{groups}", 1))


@shape(4000, "check")
def plan_group_of_units(ledger, n):
    """A group that names n units, one by one."""
    ledger.units(n)
    members = "".join(f"    - c{i:06}\n" for i in range(n))
    ledger.put("plans/2016.yaml", PLAN.replace("\ngroups:\n", f"\ngroups:\n  g:\n{members}", 1))


@shape(4000, "check")
def plan_group_of_strangers(ledger, n):
    """A group that names n units which are not there, among n that are."""
    ledger.units(n)
    members = "".join(f"    - nosuch{i}\n" for i in range(n))
    ledger.put("plans/2016.yaml", PLAN.replace("\ngroups:\n", f"\ngroups:\n  g:\n{members}", 1))


@shape(2000, "check")
def plan_units_unknown(ledger, n):
    """n targets of a group that is not there, in a plan of n groups."""
    groups = "".join(f"  g{i}:\n    - nanbei\n" for i in range(n))
    text = PLAN.replace("\ngroups:\n", f"\ngroups:\n{groups}", 1)
    first = "\n  - id: village-team"
    ledger.put("plans/2016.yaml", text.replace(first, "".join(target(f"t{i}", f"gg{i}") for i in range(n)) + first, 1))


# ---- the source


@shape(50000, "check")
def source_long(ledger, n):
    ledger.put("sources/2016-work-plan.zh.txt", SOURCE + "关心下一代工作 12 项\n" * n)


@shape(1000, "check")
def source_quotes(ledger, n):
    """n quotes in a source of ten times as many lines, all at its end."""
    ledger.put("sources/2016-work-plan.zh.txt", "关心下一代工作各项事宜\n" * n * 10 + SOURCE)
    ledger.targets(targets(n))


@shape(1000, "check")
def source_quotes_apart(ledger, n):
    """… each at a place of its own."""
    lines = [f"第{i}项工作要有人做" for i in range(n)]
    ledger.put("sources/2016-work-plan.zh.txt", "\n".join(lines) + "\n" + SOURCE)
    ledger.targets("".join(target(f"t{i:05}", quote=line) for i, line in enumerate(lines)))


@shape(200, "check")
def source_quotes_nowhere(ledger, n):
    """n quotes of which the source has none, and n lines that are like them."""
    ledger.put("sources/2016-work-plan.zh.txt", "".join(f"第{i}项工作要有人做\n" for i in range(n)) + SOURCE)
    ledger.targets("".join(target(f"t{i:05}", quote=f"第{i}项工作应有人做") for i in range(n)))


@shape(1000, "check")
def source_quote_long(ledger, n):
    """One quote of n lines that differs from the source at its end."""
    text = "关心下一代工作各项事宜，" * n
    ledger.put("sources/2016-work-plan.zh.txt", f"{text}做好\n{SOURCE}")
    ledger.targets(target("t00000", quote=f"{text}做完"))


@shape(2000, "check")
def source_context(ledger, n):
    """n numbers of the source that are no targets."""
    ledger.put("sources/2016-work-plan.zh.txt", "".join(f"全镇有{i}个院子。" for i in range(n)) + "\n" + SOURCE)
    text = "".join(f"  - quote: 全镇有{i}个院子\n    why: x\n" for i in range(n))
    ledger.put("plans/2016.yaml", PLAN.replace("\ncontext:\n", f"\ncontext:\n{text}", 1))


@shape(50, "check")
def plans(ledger, n):
    for i in range(n):
        ledger.put(f"plans/p{i}.yaml", PLAN.replace('plan: "2016"', f'plan: "p{i}"'))


assert QUOTE in SOURCE and "\ngroups:\n" in PLAN and "\ncontext:\n" in PLAN
