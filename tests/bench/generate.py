#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A ledger of any size that holds no fault: generate.py FOLDER [--files N] [--entries N | --bytes N] [--seed N]

Its plan, sources and first units are the example's, and its files are shaped like the example's: volunteers, a roster
with young people, visits, sessions, evidence, comments, Chinese text. The same numbers give the same bytes. A hundred
files belong to a unit, and never to fewer units than the example has.

What would make a diagnostic of it is kept away: codes and shelf marks go on from file to file of a unit, no day has
two sessions of one topic or title, no two units a session of one place, a helper is a volunteer before he helps, and
all is dated in the plan's year or, for rosters, before it. With fewer files than units, those without are warned of.
"""
import argparse
import datetime
import pathlib
import random
import re
import shutil

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILES_A_UNIT = 100
BYTES_AN_ENTRY = 285  # of a file, for each dated entry, with the roster and volunteers that go with it
YEAR = 2016
DAYS = [(datetime.date(YEAR, 1, 1) + datetime.timedelta(i)).isoformat() for i in range(355)]

TITLES = ["寒假读书会", "迎元宵写春联", "雷锋精神代代传", "孩子沉迷手机怎么办", "爱国从升旗说起", "祖辈的故事", "清明祭扫烈士墓",
          "普法进院坝", "我家的家规", "致富能人讲创业", "红色电影周", "端午包粽子", "暑期安全第一课", "敬老从小事做起"]
PLACES = ["社区活动室", "社区图书室", "中心校操场", "村委会院坝", "文化站小礼堂", "假日学校二楼", "农家书屋"]
SPEAKERS = ["退休教师", "老党员", "中心校班主任", "心理咨询老师", "司法所干部", "派出所民警", "老战士"]
ACTIVITIES = ["study", "training", "care", "recreation"]
TOPICS = ["core-values", "family-tradition", "morals", "law", "three-loves", "revolutionary-tradition"]
HOSTS = ["parents-school", "holiday-school", "committee", "school", "department"]
ELDERS = ["cadre", "party-member", "veteran", "teacher", "model"]
CAUSES = ["illness", "disability", "schooling", "disaster", "no-land", "no-water", "no-skills", "no-labour"]
KINDS = {"village": ["information", "project", "technique", "funds"],
         "community": ["counselling", "tutoring", "daily-life"]}
ROSTERS = {"village": "poverty", "community": "hardship"}
FOLDERS = {"village": "villages", "community": "communities"}


class Unit:
    """A unit, and how far its codes and shelf marks have come."""

    def __init__(self, code, kind, name):
        self.code, self.kind, self.name = code, kind, name
        self.files = self.volunteers = self.households = self.youths = self.visits = self.sessions = 0


# ---- one file ----


def volunteers(out, unit, rnd, count):
    out.append(f"\n# 五老志愿者：{count}人\nvolunteers:\n")
    for _ in range(count):
        unit.volunteers += 1
        out.append(f"  - code: {unit.code}-v{unit.volunteers:03d}\n    kind: {rnd.choice(ELDERS)}\n"
                   f"    since: 2010-0{rnd.randint(1, 9)}-1{rnd.randint(0, 9)}\n")
        if unit.kind == "community":
            out.append(f"    grid: {rnd.randint(1, 8)}\n")


def youth(out, unit, rnd, helper):
    unit.youths += 1
    out.append(f"      - code: {unit.code}-a{unit.youths:03d}\n")
    if rnd.random() < .25:
        out.append(f"        age-band: under14\n        helper: {helper}\n        consent:\n          by: guardian\n"
                   f"          date: 2013-01-01\n          ref: {unit.code}-16y-{unit.youths:03d}\n")
    else:
        out.append(f"        birth-year: {rnd.randint(1996, 1998)}\n        helper: {helper}\n")
    return f"{unit.code}-a{unit.youths:03d}"


def household(out, unit, rnd, helper):
    """Its code, and those of its young people. No two of a unit have the same day, members and cause."""
    number = unit.households
    unit.households += 1
    code = f"{unit.code}-h{unit.households:03d}"
    day = datetime.date(2013, 1, 2) + datetime.timedelta(number % 360)
    out.append(f"  - code: {code}\n    roster: {ROSTERS[unit.kind]}\n    enrolled: {day}\n"
               f"    members: {3 + number // 360 % 4}\n    cause: {CAUSES[number // 1440 % len(CAUSES)]}\n")
    if rnd.random() < .3:
        out.append("    other-causes:\n      - other\n")
    out.append(f"    evidence:\n      register: {unit.code}-16d-{unit.households:03d}\n    youths:\n")
    return code, [youth(out, unit, rnd, helper) for _ in range(1 if rnd.random() < .8 else 2)]


def visits(out, unit, rnd, roster, helpers, count):
    """Each household in turn, every seventh day; a day comes again only for another kind of help."""
    out.append("\n# 帮扶记录，按日期先后\nsupport:\n")
    rows = []
    for i in range(count):
        code, youths = roster[i % len(roster)]
        turn = i // len(roster)
        kinds = KINDS[unit.kind]
        rows.append((DAYS[(unit.files * 13 + turn * 7) % len(DAYS)], code, rnd.choice(youths),
                     kinds[(turn + turn // len(DAYS)) % len(kinds)]))
    for day, code, young, kind in sorted(rows):
        unit.visits += 1
        out.append(f"  - date: {day}\n    household: {code}\n")
        if rnd.random() < .6:
            out.append(f"    youth: {young}\n")
        out.append(f"    kind: {kind}\n    helper: {rnd.choice(helpers)}\n")
        if kind == "funds":
            out.append(f"    amount: {100 * rnd.randint(1, 30)}\n")
        elif rnd.random() < .4:
            out.append(f"    hours: {rnd.randint(1, 8) / 2:.1f}\n")
        out.append(f"    evidence:\n      record: {unit.code}-16b-{unit.visits:03d}\n")


def sessions(out, unit, rnd, count):
    """A day has one of each topic, and after these some without; a title says which of the unit's it is, and no two of a
    day have as many people."""
    out.append("\n# 活动，按日期先后\nsessions:\n")
    rows = []
    for _ in range(count):
        day, turn = unit.sessions % len(DAYS), unit.sessions // len(DAYS)
        unit.sessions += 1
        topic = TOPICS[(day + turn) % len(TOPICS)] if turn < len(TOPICS) else None
        rows.append((DAYS[day], unit.sessions, topic, 12 + 11 * day % 78 + turn))
    for day, number, topic, attended in sorted(rows, key=lambda row: row[:2]):
        out.append(f"  - date: {day}\n    activity: {rnd.choice(ACTIVITIES)}\n")
        if topic:
            out.append(f"    topic: {topic}\n")
        out.append(f"    title: {rnd.choice(TITLES)}（{unit.name}第{number}次）\n")
        if rnd.random() < .7:
            out.append(f"    place: {unit.name}{rnd.choice(PLACES)}\n")
        out.append(f"    held-by: {rnd.choice(HOSTS)}\n")
        if rnd.random() < .6:
            out.append(f"    speaker: {rnd.choice(SPEAKERS)}\n")
        out.append(f"    attended: {attended}\n    evidence:\n      record: {unit.code}-16h-{number:03d}\n"
                   f"      photo: {unit.code}-16t-{number:03d}\n")


def file_text(unit, rnd, entries):
    out = ["# yaml-language-server: $schema=../../schemas/unit.schema.json\n"
           f"# {unit.name}（{unit.code}）{YEAR}年台账\n# 示例数据，纯属虚构，只用代号；代号对应的人另册保管，不进本仓库。\n\n"
           f"unit: {unit.code}\n"]
    if unit.files == 0 and unit.kind == "community":
        out.append("grids: 8\n")
    unit.files += 1
    households = max(1, entries // 5)
    elders = max(1, households // 3)
    volunteers(out, unit, rnd, elders)
    helpers = [f"{unit.code}-v{unit.volunteers - i:03d}" for i in range(elders)]
    out.append("\n# 名册：一户一条\nhouseholds:\n")
    roster = [household(out, unit, rnd, rnd.choice(helpers)) for _ in range(households)]
    if entries > 1:
        visits(out, unit, rnd, roster, helpers, entries // 2)
    sessions(out, unit, rnd, entries - entries // 2)
    return "".join(out)


# ---- a ledger ----


def word_of(number):
    """A code of letters: digits of one would be taken for its number."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def example_units():
    text = (ROOT / "ledger/township.yaml").read_text(encoding="utf-8")
    found = re.findall(r"  - id: (\S+)\n    kind: (\S+)\n    name:\s+(?:zh: )?(\S+)\n", text)
    return text.rstrip("\n") + "\n", [Unit(code, kind, code if name == "null" else name)
                                      for code, kind, name in found if kind in FOLDERS]


def make_units(count):
    """The township's text, and units; more of them behind those of the example."""
    text, units = example_units()
    for i in range(count - len(units)):
        kind = "village" if i % 3 == 0 else "community"
        unit = Unit(f"more{word_of(i)}", kind, f"第{i}单位")
        text += f"  - id: {unit.code}\n    kind: {kind}\n    name:\n      zh: {unit.name}\n      en: Unit No. {i}\n"
        units.append(unit)
    return text, units


class Ledger:
    """What was made: the folder, its record files, how many bytes and dated entries they hold."""

    def __init__(self, folder, files, entries, seed=1):
        self.folder, self.files, self.bytes, self.entries = pathlib.Path(folder), [], 0, files * entries
        rnd = random.Random(seed)
        for part in ("plans", "sources"):
            shutil.copytree(ROOT / "ledger" / part, self.folder / part)
        for part in FOLDERS.values():
            (self.folder / part).mkdir()
        shutil.copy(ROOT / "ledger/town.yaml", self.folder)
        town, units = make_units(-(-files // FILES_A_UNIT))
        (self.folder / "township.yaml").write_text(town, encoding="utf-8")
        for i in range(files):
            unit = units[i % len(units)]
            path = self.folder / FOLDERS[unit.kind] / f"{unit.code}-{i // len(units):04d}.yaml"
            data = file_text(unit, rnd, entries).encode()
            path.write_bytes(data)
            self.files.append(path)
            self.bytes += len(data)


def entries_of(size):
    """How many dated entries make a file of about so many bytes."""
    return max(1, size // BYTES_AN_ENTRY)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path, help="is made, and must not be there")
    parser.add_argument("--files", type=int, default=1000)
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--entries", type=int, default=14, help="dated entries of a file")
    size.add_argument("--bytes", type=int, help="about so many of a file, in place of --entries")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    entries = options.entries if options.bytes is None else entries_of(options.bytes)
    options.folder.mkdir(parents=True)
    made = Ledger(options.folder, options.files, entries, options.seed)
    print(f"{len(made.files)} files, {made.bytes} bytes, {made.entries} dated entries")


if __name__ == "__main__":
    main()
