# SPDX-License-Identifier: MIT
"""Plans by chance, of every word that a plan may say: for disclosure_worlds.py."""
import json

from disclosure_ledgers import ELDERS, ITEMS, KINDS, UNITS
from disclosure_worlds import OLD, World, attended, helped, households, returned, volunteers

NUMBERS = (0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 20)
TERMS = {"terms": {"spring": {"from": "2016-02-01", "to": "2016-06-30"}, "autumn": {"from": "2016-07-01", "to": "2016-12-31"}}}


def sort_by_chance(rng, record):
    month = rng.choice((2, 5, 8, 11))
    return {
        volunteers: lambda: (rng.choice(ELDERS[:2]), month, rng.choice((None, None, 15, 28))),
        returned: lambda: (rng.choice(ITEMS[:2]), (month + 2) // 3, rng.random() < 0.85),
        attended: lambda: (rng.choice(("law", "morals")), month, rng.random() < 0.85),
        helped: lambda: (rng.choice(KINDS[:2]), month, rng.random() < 0.85),
        households: lambda: (rng.choice(("poverty", "hardship")), month, 1),
    }[record]()


def records_by_chance(rng, name):
    units = sorted(rng.sample(UNITS, rng.choice((1, 2, 2, 3, 3, 4))), key=UNITS.index)
    records = rng.sample((volunteers, returned, attended, rng.choice((helped, households))), rng.choice((1, 1, 1, 2)))
    sorts = {}
    for _ in range(rng.choice((1, 2, 2, 3))):
        record = rng.choice(records)
        sort = sort_by_chance(rng, record)
        sorts.setdefault((record, sort[:2]), (record, sort))
    values = {(unit, at): rng.choice(NUMBERS) for unit in units for at in range(len(sorts))}
    return World(name, values, list(sorts.values()), {unit: rng.choice((0, 1, 2, 3, 5)) for unit in units})


def some(rng, values):
    return sorted(rng.sample(values, rng.randint(1, len(values))))


def counted(rng, world):
    """(a measure of people, whether it has days of its own)"""
    record = rng.choice(world.records())
    sorts = [sort for own, sort in world.sorts if own is record]
    return MAKE[record](rng, sorts), record is not households and record is not volunteers


def of_volunteers(rng, sorts):
    where = {}
    if rng.random() < 0.5:
        where["kind"] = some(rng, sorted({sort[0] for sort in sorts}))
    if rng.random() < 0.4:
        word = rng.choice(("within", "beyond", "pending", "overdue"))
        where["until"] = {word: rng.choice((3, 10, 30)), "since": "since", **({"days": "working"} if rng.random() < 0.3 else {})}
    return {"count": "volunteers", **({"where": where} if where else {}), **({"distinct": "code"} if rng.random() < 0.3 else {})}


def of_returns(rng, sorts):
    where = {"where": {"item": some(rng, sorted({sort[0] for sort in sorts}))}} if rng.random() < 0.6 else {}
    return {"sum": "returns.value", **where}


def of_attended(rng, sorts):
    where = {"where": {"topic": some(rng, sorted({sort[0] for sort in sorts}))}} if rng.random() < 0.6 else {}
    return {rng.choice(("sum", "sum", "sum", "last")): "sessions.attended", **where}


def of_help(rng, sorts):
    where = {"where": {"kind": some(rng, sorted({sort[0] for sort in sorts}))}} if rng.random() < 0.6 else {}
    return {"count": "support", **where}


def of_households(rng, sorts):
    where = {"where": {"roster": some(rng, sorted({sort[0] for sort in sorts}))}} if rng.random() < 0.6 else {}
    return {"count": "households.youths", **where, "distinct": "code"}


MAKE = {volunteers: of_volunteers, returned: of_returns, attended: of_attended, helped: of_help, households: of_households}


def measure(rng, world):
    """(what is counted, whether it has days)"""
    choice = rng.random()
    one, dated = counted(rng, world)
    if choice < 0.55:
        return one, dated
    if choice < 0.65:
        return {"count": "sessions"}, True
    other, _ = counted(rng, world)
    if choice < 0.75:
        by = rng.choice((other, {"count": "sessions"}))
        of = rng.choice((one, {"count": "sessions"}))
        return {"ratio": {"of": of, "by": by, **({"per": rng.choice((3, 10))} if rng.random() < 0.5 else {})}}, False
    if choice < 0.85:
        window = {"window": {"from": "2016-01-01", "to": "2016-06-30"}}
        side = rng.choice((one, one, {"count": "sessions"}))
        return {"change": {"to": side, "from": {**side, **window}}}, False
    whole = {key: value for key, value in one.items() if key != "where"}
    return ({"share": {"good": one, "among": whole}}, False) if "last" not in one else (one, dated)


def near(rng, world, each):
    """A bound that is, or nearly is, a number of people."""
    if not each and rng.random() < 0.5:
        return sum(world.values.values())
    return max(1, rng.choice(list(world.values.values())) + rng.choice((0, 0, 0, 1)))


def bound(rng, sort, each, world, measured):
    if sort == "share":
        return {rng.choice(("min", "min", "max")): rng.choice(("30%", "50%", "80%", "100%"))}
    if sort == "ratio":
        return {rng.choice(("min", "max")): rng.choice((0.5, 1, 2, 3))}
    choice = rng.random()
    if sort != "number":
        choice = 0.4 + choice * 0.6
    if each and choice < 0.2:
        return {"min": {"units": {unit: rng.randint(1, 8) for unit in some(rng, world.units)}, "others": rng.randint(1, 4)}}
    if each and choice < 0.45:
        of = rng.choice((counted(rng, world)[0], {"count": "sessions"}))
        if "last" not in of and "last" not in measured:
            return {"min": {"of": of, "per": rng.choice((1, 2, 5)), **({"least": 1} if rng.random() < 0.5 else {})}}
    if choice < 0.75:
        return {"min": near(rng, world, each)}
    if choice < 0.85:
        low = near(rng, world, each)
        return {"min": low, "max": low + rng.randint(0, 3)}
    return {"max": near(rng, world, each), **({"over": "note"} if rng.random() < 0.3 else {})}


def sort_of(measured):
    return next((sort for sort in ("share", "ratio", "change") if sort in measured), "number")


def some_want(rng, *arguments):
    """One that asks for something."""
    while (found := want(rng, *arguments)) == "none":
        pass
    return found


def want(rng, measured, world, units):
    choice = rng.random()
    if choice < 0.15:
        return "none"
    sort = sort_of(measured)
    each, total = (bound(rng, sort, alone, world, measured) for alone in (True, False))
    if choice < 0.65:
        if rng.random() < 0.3 and len(units) > 1:
            each["in"] = rng.choice((1, len(units) - 1, "50%", "2/3"))
        return {"each": each}
    if choice < 0.9:
        return {"total": total}
    return {"each": each, "total": total}


def every(rng):
    return rng.choice((
        "quarter", "half-year", {"slice": "quarter", "in": rng.choice((2, "50%"))}, {"slice": "quarter", "except": [rng.randint(1, 4)]},
        {"slice": "half-year", "by": {"day": 25}}, {"spans": "terms"}, {"slice": "quarter", "by": {"day": 5, "month": "next"}},
    ))


def points(rng):
    return rng.choice((10, {"full": 10, "by": "all"}, {"full": 10, "deduct": 1}, {"full": 10, "deduct": 2, "per": 2},
                       {"full": 10, "bonus": 1, "per": 2, "most": 3}, {"full": 10, "bonus": 1}))


def target(rng, world, at, others):
    members = [other["id"] for other in others]
    plain = [other["measure"] for other in others if "from" not in str(other["measure"]) and "-of" not in str(other["measure"])]
    units = sorted(rng.sample(world.units, rng.choice((len(world.units), len(world.units), rng.randint(1, len(world.units))))), key=world.units.index)
    one = {"id": f"t{at}", "clause": "一.1", "quote": "全覆盖", "title": f"t{at}", "units": units}
    if len(members) > 1 and rng.random() < 0.5:
        ids = sorted(rng.sample(members, rng.randint(2, len(members))))
        low = rng.randint(1, len(ids))
        one.update(measure={rng.choice(("any-of", "all-of")): ids}, want={rng.choice(("each", "each", "total")): {"min": low}})
        return one
    one["measure"], dated = measure(rng, world)
    if plain and rng.random() < 0.5:
        one["measure"], dated = rng.choice(plain), False
    one["want"] = want(rng, one["measure"], world, units)
    change = "change" in one["measure"]
    if dated and not change and rng.random() < 0.35:
        one["every"] = every(rng)
    elif not change and "ratio" not in one["measure"] and rng.random() < 0.15 and one["want"] != "none":
        add_pace(rng, one)
    if rng.random() < 0.15:
        one["unit"] = "次"
    if rng.random() < 0.1:
        one["window"] = {"from": "2016-01-01", "to": "2016-06-30"}
    if rng.random() < 0.2:
        one["missing"] = rng.choice(("no-data", "zero"))
    return one


def add_pace(rng, one):
    sides = [side for side in one["want"] if "min" in one["want"][side]]
    if not sides:
        return
    if rng.random() < 0.4:
        one["pace"] = "linear"
    else:
        one["milestones"] = [{"date": "2016-06-30", side: {"min": "50%"}} for side in sides[:1]]


def add_parts(rng, world, one):
    """Of which some are of a kind."""
    record = next((own for own in world.records() if own is volunteers), None)
    if record and one["measure"].get("count") == "volunteers" and rng.random() < 0.5:
        one["parts"] = [{"id": f"{one['id']}-p", "title": "其中", "where": {"kind": [rng.choice([sort[0] for own, sort in world.sorts if own is record])]}, "want": {"each": {"min": rng.randint(1, 4)}}}]


def some_reading(rng, world, one, others):
    """Other bounds, or other targets."""
    ids = [other["id"] for other in others]
    if ids and rng.random() < 0.4:
        measured = {rng.choice(("any-of", "all-of")): some(rng, ids)}
        return {"name": "r", "why": "r", "measure": measured, "want": {rng.choice(("each", "total")): {"min": 1}}}
    return {"name": "r", "why": "r", "want": some_want(rng, one["measure"], world, one["units"])}


def words_by_chance(rng, name):
    world = records_by_chance(rng, name)
    targets = []
    for at in range(rng.randint(1, 4)):
        one = target(rng, world, at, targets)
        if "since" in json.dumps(one):
            one["during"] = "window"
        if "any-of" not in one["measure"] and "all-of" not in one["measure"]:
            add_parts(rng, world, one)
            if rng.random() < 0.25 and one["want"] != "none" and not {"milestones", "pace", "every"} & one.keys():
                one["readings"] = [some_reading(rng, world, one, targets)]
        targets.append(one)
    world.plan = {"targets": targets, "spans": TERMS}
    if rng.random() < 0.6:
        add_sheets(rng, world, targets)
    if rng.random() < 0.3:
        world.options = ("--as-of", rng.choice(("2016-07-15", "2016-09-30", "2016-05-20")))
    elif rng.random() < 0.1:
        world.options = rng.choice((("--unit", rng.choice(world.units)), ("-b", "2016-02-01", "-e", "2016-08-31")))
    elif rng.random() < 0.2:
        compare(rng, world)
    return world


def compare(rng, world):
    """With an older report of the same plan, with fewer people, some of them gone since."""
    world.older = rng.choice(((), ("--public",)))
    values = {key: max(0, value - rng.choice((0, 0, 1, 2, 3, 7, -1))) for key, value in world.values.items()}
    world.values = {**world.values, **{(*key, OLD): value for key, value in values.items()}}


def add_sheets(rng, world, targets):
    given = [one for one in targets if one["want"] != "none" and rng.random() < 0.8]
    for one in given:
        one["sheet"] = rng.choice(("s", "s", "s2"))
        if rng.random() < 0.15:
            one["veto"] = True
        else:
            one["points"] = points(rng)
    world.plan["sheets"] = {}
    for sheet in ("s", "s2"):
        full = sum(one["points"]["full"] if isinstance(one["points"], dict) else one["points"] for one in given if one["sheet"] == sheet and "points" in one)
        if full:
            world.plan["sheets"][sheet] = {"title": sheet, "clause": "一.1", "quote": "全覆盖", "points": {
                "full": full, "bonus": 5, "rank": True, "bands": [{"title": "好", "min": full * 0.8}, {"title": "中", "min": full * 0.4}, {"title": "差", "min": 0}]}}
    for one in given:
        if one["sheet"] not in world.plan["sheets"]:
            for key in ("sheet", "veto", "points"):
                one.pop(key, None)


# ---- by hand ----


def alone(name, numbers, *targets):
    """Volunteers of one kind, and three sessions in each unit."""
    units = UNITS[: len(numbers)]
    for at, one in enumerate(targets):
        one.update(id=f"t{at}", clause="一.1", quote="全覆盖", title=f"t{at}", units=[units[i] for i in one.get("units", range(len(units)))])
    values = {(unit, 0): number for unit, number in zip(units, numbers, strict=True)}
    return World(name, values, [(volunteers, ("cadre", 2, None))], dict.fromkeys(units, 3), {"targets": list(targets)})


def by_hand():
    """What gave numbers back."""
    people, sessions = {"count": "volunteers"}, {"count": "sessions"}
    quota = {"of": people, "per": 1}
    return (
        alone("a least quota", (3, 7), {"measure": sessions, "want": {"each": {"min": quota}}}),
        alone("a unit that is spared", (3, 3, 0), {"measure": people, "want": {"each": {"min": 3, "in": 2}, "total": {"min": 100}}}),
        alone("a reading made of targets", (3, 0, 9),
              {"measure": people, "want": {"each": {"min": 3}}, "units": (0, 2)}, {"measure": people, "want": {"each": {"min": 4}}},
              {"measure": sessions, "want": {"each": {"min": 1}}, "readings": [
                  {"name": "r", "why": "r", "measure": {"any-of": ["t1", "t3"]}, "want": {"each": {"min": 2}}}]},
              {"measure": sessions, "want": {"each": {"min": 1}}}),
    )
