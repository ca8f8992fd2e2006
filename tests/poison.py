# SPDX-License-Identifier: MIT
"""A poisoned ledger: personal numbers in every guise, each found and none ever printed.

poison.py TAIZHANG: makes ledgers in which numbers stand in keys, values, comments, broken lines,
file names and wherever else something can be written, runs every command on them in both
languages and all formats, and searches all that is printed for the numbers, whatever stands
between their digits. Every number must be told with the code of its kind, and every name and
field where none belongs with theirs.

No number here belongs to anybody. They are computed at each run from a fixed seed: identity and
student numbers of region 99, which GB/T 2260 gives to no place; mobiles of one made-up row,
19900 and so on; a landline of the area code 0999; cards of a row that no bank issues. Only
their look is real.
"""
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unicodedata

from patience import PATIENCE

TOWNSHIP = """\
township: small
name:
  zh: 小镇
  en: Small Town
units:
  - id: yuquan
    kind: community
    name:
      zh: 玉泉街
      en: Yuquan Street
"""
PLAN = """\
plan: "2016"
title:
  zh: 2016年工作要点
  en: Work plan 2016
period:
  from: 2016-01-01
  to: 2016-12-31
source:
  file: sources/plan.txt
targets:
  - id: roster
    clause: 一.1
    quote: 助困2人
    title:
      zh: 助困2人
      en: 2 people on the roster
    measure:
      count: households.youths
      distinct: code
    want:
      each:
        min: 2
  - id: learning
    clause: 一.2
    quote: 学习3次
    title:
      zh: 学习3次
      en: 3 sessions
    measure:
      count: sessions
    evidence:
      - photo
    want:
      each:
        min: 3
"""
SOURCE = "一、助困2人，学习3次。\n"
RECORDS = """\
unit: yuquan
note: 说明
volunteers:
  - code: yuquan-v003
    kind: 老教师
    since: 2016-01-04
households:
  - code: yuquan-h001
    roster: 助困
    enrolled: 2016-03-05
    youths:
      - code: yuquan-a001
        age-band: 14-17
        helper: yuquan-v003
sessions:
  - date: 2016-03-05
    activity: 学习
    title: 雷锋精神进社区
    attended: 30
    evidence:
      record: nb-2016-001
"""

COMMANDS = [
    ["check"],
    ["check", "-f", "json"],
    ["check", "-f", "sarif"],
    ["check", "-f", "github"],
    ["check", "-f", "gitlab"],
    ["check", "-f", "junit"],
    ["report"],
    ["report", "-f", "json"],
    ["report", "-f", "csv"],
    ["report", "-f", "junit"],
    ["balance"],
    ["todo"],
    ["why", "roster"],
    ["why", "learning", "-f", "json"],
    ["why", "learning", "yuquan"],
    ["list"],
    ["list", "units"],
    ["list", "targets"],
]


def check_digit(digits):
    """ISO 7064 MOD 11-2."""
    return "10X98765432"[sum(int(d) * w for d, w in zip(digits, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]


def luhn_digit(digits):
    """The last digit that makes Luhn's sum divisible by ten."""
    total = sum(sum(divmod(int(d) * 2, 10)) if i % 2 == 0 else int(d) for i, d in enumerate(reversed(digits)))
    return str(-total % 10)


class Maker:
    """Numbers of each kind, no two alike."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def digits(self, count):
        return "".join(self.random.choice("123456789") for _ in range(count))

    def date(self):
        return f"20{self.random.randrange(10, 20)}{self.random.randrange(1, 13):02}{self.random.randrange(1, 29):02}"

    def identity(self):
        body = "99" + self.digits(4) + self.date() + self.digits(3)
        return body + check_digit(body)

    def mistyped(self):
        body = "99" + self.digits(4) + self.date() + self.digits(3)
        return body + self.random.choice([d for d in "0123456789" if d != check_digit(body)])

    def old(self):
        return "99" + self.digits(4) + self.date()[2:] + self.digits(3)

    def student(self):
        return "G" + self.identity()

    def mobile(self):
        return "19900" + self.digits(6)

    def landline(self):
        return "0999" + "5" + self.digits(6)

    def card(self):
        body = "99" + self.digits(13)
        return body + luhn_digit(body)


KINDS = {
    "identity": ("TZ601", (6, 8, 4)),
    "mistyped": ("TZ602", (6, 8, 4)),
    "old": ("TZ603", (6, 6, 3)),
    "mobile": ("TZ604", (3, 4, 4)),
    "landline": ("TZ605", (4, 7)),
    "card": ("TZ606", (4, 4, 4, 4)),
    "student": ("TZ607", None),
}

WIDE = str.maketrans("0123456789X-", "０１２３４５６７８９Ｘ－")
HAN = str.maketrans("0123456789", "〇一二三四五六七八九")
VOUCHER = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def grouped(separator):
    def write(kind, number):
        parts, at = [], 0
        for size in KINDS[kind][1] or (len(number),):
            parts.append(number[at : at + size])
            at += size
        return separator.join(parts)

    return write



def between(mark, number):
    """Behind each digit; a letter before them stays as it is."""
    letter = number[: len(number) - len(number.lstrip("GL"))]
    return letter + mark.join(number[len(letter) :])


def signs(sign, kind, number):
    """In groups with a sign that is no separator of numbers; only these are found so."""
    return grouped(sign)(kind, number) if kind in ("identity", "mobile") else number


WRITINGS = {
    "solid": lambda kind, number: number,
    "spaced": grouped(" "),
    "no-break": grouped("\u00a0"),
    "wide-spaced": grouped("\u3000"),
    "hyphened": grouped("-"),
    "dashed": grouped("–"),
    "underscored": grouped("_"),
    "middle-dots": grouped("·"),
    "zero-width": grouped("\u200b"),
    "wide": lambda kind, number: number.translate(WIDE),
    "wide-hyphened": lambda kind, number: grouped("-")(kind, number).translate(WIDE),
    "filled": grouped("\u3164"),
    "struck": lambda kind, number: between("\u0336", number),
    "keycaps": lambda kind, number: between("\ufe0f\u20e3", number),
    "circled": lambda kind, number: number.translate(CIRCLED),
    "bold": lambda kind, number: number.translate(BOLD),
    "arabic": lambda kind, number: number.translate(ARABIC),
    "voucher": lambda kind, number: number.translate(VOUCHER),
    "tildes": lambda kind, number: signs("~", kind, number),
    "dunhao": lambda kind, number: signs("、", kind, number),
    "han": lambda kind, number: number.translate(HAN) if kind in ("identity", "mobile", "mistyped") else number,
}


class Ledger:
    """The four files; a place puts a text with a number somewhere in them."""

    def __init__(self):
        self.files = {
            "township.yaml": TOWNSHIP,
            "plans/2016.yaml": PLAN,
            "sources/plan.txt": SOURCE,
            "communities/yuquan.yaml": RECORDS,
        }

    def replace(self, name, old, new):
        assert old in self.files[name], (name, old)
        self.files[name] = self.files[name].replace(old, new, 1)

    def records(self, old, new):
        self.replace("communities/yuquan.yaml", old, new)

    def write(self, folder):
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def in_name(ledger, text):
    ledger.files[f"communities/户{text}.yaml"] = ledger.files.pop("communities/yuquan.yaml")


def in_folder(ledger, text):
    ledger.files[f"名册{text}/yuquan.yaml"] = ledger.files.pop("communities/yuquan.yaml")


def folded(text):
    """A text over two lines, broken behind its first half."""
    middle = len(text) // 2
    return text[:middle] + "\n    " + text[middle:]


# Where it stands. Each takes the ledger and the number as it is written.
PLACES = {
    "bare": lambda l, t: l.records("note: 说明", f"note: 电话 {t}"),
    "whole value": lambda l, t: l.records("note: 说明", f"note: {t}"),
    "double-quoted": lambda l, t: l.records("note: 说明", f'note: "{t}"'),
    "single-quoted": lambda l, t: l.records("note: 说明", f"note: '{t}'"),
    "block": lambda l, t: l.records("note: 说明", f"note: |\n  {t}"),
    "comment": lambda l, t: l.records("    attended: 30", f"    attended: 30 # {t}"),
    "comment line": lambda l, t: l.records("sessions:", f"# {t}\nsessions:"),
    "key": lambda l, t: l.records("note: 说明", f"{t}: 说明"),
    "quoted key": lambda l, t: l.records("    attended: 30", f'    attended: 30\n    "{t}": 1'),
    "title": lambda l, t: l.records("雷锋精神进社区", f"雷锋精神{t}进社区"),
    "two languages": lambda l, t: l.records("title: 雷锋精神进社区", f"title: {{zh: 雷锋{t}, en: Lei Feng}}"),
    "evidence": lambda l, t: l.records("record: nb-2016-001", f"record: {t}"),
    "list": lambda l, t: l.records("record: nb-2016-001", f"record: [nb-2016-001, {t}]"),
    "number": lambda l, t: l.records("attended: 30", f"attended: {t}"),
    "code": lambda l, t: l.records("helper: yuquan-v003", f"helper: {t}"),
    "behind letters": lambda l, t: l.records("helper: yuquan-v003", f"helper: tel{t}"),
    "date": lambda l, t: l.records("date: 2016-03-05", f"date: {t}"),
    "unit": lambda l, t: l.records("unit: yuquan", f"unit: {t}"),
    "unknown field": lambda l, t: l.records("    attended: 30", f"    attended: 30\n    remark: {t}"),
    "personal field": lambda l, t: l.records("    attended: 30", f"    attended: 30\n    手机: {t}"),
    "missing bracket": lambda l, t: l.records("record: nb-2016-001", f"record: [{t}"),
    "missing quote": lambda l, t: l.records("note: 说明", f'note: "{t}'),
    "full-width colon": lambda l, t: l.records("note: 说明", f"note：{t}"),
    "no space": lambda l, t: l.records("note: 说明", f"note:{t}"),
    "tab": lambda l, t: l.records("note: 说明", f"note: x\n\t{t}"),
    "duplicate field": lambda l, t: l.records("note: 说明", f"note: 说明\nnote: {t}"),
    "first of two": lambda l, t: l.records("note: 说明", f"note: {t}\nnote: 说明"),
    "anchor": lambda l, t: l.records("note: 说明", f"note: &n {t}\nhouseholds: *n"),
    "township": lambda l, t: l.replace("township.yaml", "zh: 玉泉街", f"zh: 玉泉街{t}"),
    "township comment": lambda l, t: l.replace("township.yaml", "units:", f"units: # {t}"),
    "unit id": lambda l, t: l.replace("township.yaml", "id: yuquan", f"id: {t}"),
    "plan": lambda l, t: l.replace("plans/2016.yaml", "zh: 学习3次", f"zh: 学习3次{t}"),
    "plan id": lambda l, t: l.replace("plans/2016.yaml", 'plan: "2016"', f'plan: "{t}"'),
    "target id": lambda l, t: l.replace("plans/2016.yaml", "id: learning", f"id: {t}"),
    "quote": lambda l, t: l.replace("plans/2016.yaml", "quote: 学习3次", f"quote: 学习3次{t}"),
    "source": lambda l, t: l.replace("sources/plan.txt", "学习3次。", f"学习3次。联系电话：{t}"),
    "file name": in_name,
    "folder name": in_folder,
}

# A name is told once, whatever number it holds.
NAME_CODES = {"file name": "TZ612", "folder name": "TZ612"}


def plain(text):
    """The digits of a text as a reader could put them together."""
    out = []
    for char in text:
        if char in "〇零○":
            out.append("0")
        elif char in "一二三四五六七八九":
            out.append(str("一二三四五六七八九".index(char) + 1))
        elif char in "壹贰叁肆伍陆柒捌玖":
            out.append(str("壹贰叁肆伍陆柒捌玖".index(char) + 1))
        elif char.isalnum():
            try:
                out.append(str(unicodedata.digit(char)))
            except ValueError:
                out.append(unicodedata.normalize("NFKC", char).upper())
    return "".join(out)


class Search:
    """What was printed, and what must not have been."""

    def __init__(self, taizhang):
        self.taizhang = taizhang
        self.faults = 0
        self.runs = 0

    def fault(self, *words):
        self.faults += 1
        print(*words)

    def run(self, folder, arguments, lang):
        self.runs += 1
        done = subprocess.run(
            [self.taizhang, *arguments, "--lang", lang], cwd=folder, capture_output=True, check=False, timeout=PATIENCE
        )
        if done.returncode not in (0, 1, 2, 3):
            self.fault("status", done.returncode, arguments)
        return (done.stdout + done.stderr).decode("utf-8", "replace")

    def ledger(self, ledger, secrets, codes, about, commands=None):
        """Runs all commands on a ledger; no secret may be printed, and check tells the codes."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            ledger.write(folder / "ledger")
            told = self.run(folder, ["check", "--today", "2017-01-10"], "en")
            for code in codes:
                if f"[{code}]" not in told:
                    self.fault("not told:", code, about)
            self.look_for(secrets, told, (about, "check"))
            commands = commands or COMMANDS + [["tree", str(p.relative_to(folder))] for p in folder.rglob("*.yaml")]
            for i, arguments in enumerate(commands):
                extra = [] if arguments[0] == "tree" else ["--today", "2017-01-10"]
                printed = self.run(folder, arguments + extra, ("zh", "en")[i % 2])
                self.look_for(secrets, printed, (about, arguments[0]))
            return told

    def look_for(self, secrets, printed, about):
        for secret in secrets:
            if secret in printed or plain(secret) in plain(printed):
                self.fault("printed:", *about, secret)


def every_guise(search):
    """Each kind in each way of writing and each place; of a place all ways take turns."""
    maker = Maker("taizhang")
    turn = 0
    for place, put in PLACES.items():
        for kind, (code, _) in KINDS.items():
            writings = list(WRITINGS)
            writing = writings[turn % len(writings)]
            turn += 1
            number = getattr(maker, kind)()
            ledger = Ledger()
            put(ledger, WRITINGS[writing](kind, number))
            commands = [COMMANDS[turn % len(COMMANDS)], COMMANDS[turn * 5 % len(COMMANDS)]]
            if place not in NAME_CODES:
                commands.append(["tree", "ledger/communities/yuquan.yaml"])
            if place == "behind letters" and kind == "student":
                code = "TZ601"  # a G in the middle of a word is no sign of a student number
            search.ledger(ledger, [number], [NAME_CODES.get(place, code)], f"{kind} {writing} {place}", commands)


def every_writing(search):
    """Each kind in each way of writing, many in one file, each told once."""
    maker = Maker("writings")
    for writing, write in WRITINGS.items():
        ledger, numbers, codes = Ledger(), [], []
        lines = []
        for kind, (code, _) in KINDS.items():
            number = getattr(maker, kind)()
            numbers.append(number)
            codes.append(code)
            lines.append(f"  - date: 2016-03-05\n    activity: 学习\n    attended: 30\n    title: 题目 {write(kind, number)}\n")
        ledger.records("sessions:\n", "sessions:\n" + "".join(lines))
        told = search.ledger(ledger, numbers, codes, f"all kinds {writing}")
        for code in codes:
            if told.count(f"[{code}]") != 1:
                search.fault(code, "is told", told.count(f"[{code}]"), "times:", writing)


def across_lines(search):
    """Texts that are not in the file as they are read: escapes, and lines that are folded."""
    maker = Maker("lines")
    for number in (maker.identity(), maker.mobile()):
        code = "TZ604" if len(number) == 11 else "TZ601"
        escaped = "".join(f"\\u00{ord(c):02x}" for c in number)
        halves = (number[:6], number[6:]) if len(number) == 18 else (number[:3], number[3:])
        ledger = Ledger()
        ledger.records("note: 说明", f'note: "{escaped}"')
        search.ledger(ledger, [number], [code], "escaped")
        ledger = Ledger()
        ledger.records("title: 雷锋精神进社区", f'title: "{halves[0]}\n      {halves[1]}"')
        search.ledger(ledger, [number], [code], "folded")
        ledger = Ledger()
        ledger.records("title: 雷锋精神进社区", f"title: >\n      {halves[0]}\n      {halves[1]}")
        search.ledger(ledger, [number], [code], "folded block")


def covered(search):
    """Numbers some of whose digits are covered: neither what is left of them may be printed."""
    maker = Maker("covered")
    for cover in "*×●#xX":
        ledger, left = Ledger(), []
        for number, first, last in (
            (maker.identity(), 6, 14), (maker.mobile(), 3, 7), (maker.card(), 6, 12), (maker.identity(), 14, 18)
        ):
            hidden = number[:first] + cover * (last - first) + number[last:]
            left.append(hidden)
            ledger.records("sessions:\n", f"sessions:\n  - date: 2016-03-05\n    activity: 学习\n    title: 甲 {hidden}\n")
        told = search.ledger(ledger, left, ["TZ614"], f"covered by {cover}")
        if told.count("[TZ614]") != len(left):
            search.fault("TZ614 is told", told.count("[TZ614]"), "times:", cover)


def staged(search):
    """What git is about to commit is looked at as the folder is, and the folder may differ."""
    maker = Maker("staged")
    number, moved = maker.identity(), maker.mobile()
    ledger = Ledger()
    ledger.records("note: 说明", f"note: {number}")
    in_name(ledger, moved)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ledger.write(folder / "ledger")
        for arguments in (["init", "-q"], ["add", "."]):
            subprocess.run(["git", *arguments], cwd=folder, check=True)
        path = next((folder / "ledger/communities").iterdir())
        path.write_text(RECORDS, "utf-8")
        for lang in ("en", "zh"):
            printed = search.run(folder, ["check", "--staged", "--today", "2017-01-10"], lang)
            search.look_for([number, moved], printed, ("staged",))
            for code in ("TZ601", "TZ612"):
                if f"[{code}]" not in printed:
                    search.fault("not told:", code, "staged")


# None that an example of the manual has: SARIF carries these with its rules.
NAMED = "赵铁柱"
NAMES = {
    "helper": ("TZ608", lambda l: l.records("helper: yuquan-v003", f"helper: {NAMED}")),
    "quoted helper": ("TZ608", lambda l: l.records("helper: yuquan-v003", f'helper: "{NAMED}"')),
    "code": ("TZ608", lambda l: l.records("code: yuquan-a001", f"code: {NAMED}")),
    "list for a code": ("TZ204", lambda l: l.records("helper: yuquan-v003", f"helper: [{NAMED}, 李四]")),
    "person for an entry": ("TZ608", lambda l: l.records("      - code: yuquan-a001\n", f"      - {NAMED}\n      - code: yuquan-a001\n")),
    "duplicate helper": ("TZ108", lambda l: l.records("helper: yuquan-v003", f"helper: yuquan-v003\n        helper: {NAMED}")),
    "two on a line": ("TZ608", lambda l: l.records("      - code: yuquan-a001\n", f"      - {{code: x1, helper: {NAMED}}}\n      - code: yuquan-a001\n")),
    "broken line": ("TZ133", lambda l: l.records("helper: yuquan-v003", f"helper：{NAMED}")),
    "field": ("TZ609", lambda l: l.records("        helper:", f"        姓名: {NAMED}\n        helper:")),
    "wide field": ("TZ609", lambda l: l.records("        helper:", f"        ＮＡＭＥ: {NAMED}\n        helper:")),
    "field with a name": ("TZ609", lambda l: l.records("        helper:", f"        {NAMED}的电话: 有\n        helper:")),
    "field with fields": ("TZ609", lambda l: l.records("        helper:", f"        name: {{zh: {NAMED}, en: nobody}}\n        helper:")),
    "broken field": ("TZ133", lambda l: l.records("        helper:", f"        姓名：{NAMED}\n        helper:")),
    "twice the field": ("TZ108", lambda l: l.records("        helper:", f"        姓名: 甲\n        姓名: {NAMED}\n        helper:")),
    "illness": ("TZ609", lambda l: l.records("        helper:", f"        病史: {NAMED}\n        helper:")),
}


def names(search):
    """Names where a code belongs, and fields that no record has. (`tree` knows no fields.)"""
    for about, (code, put) in NAMES.items():
        ledger = Ledger()
        put(ledger)
        search.ledger(ledger, [NAMED], [code], f"name: {about}", COMMANDS[:14])


def clean(search):
    """The ledger that all of these are made of is silent: what is told is the poison."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        Ledger().write(folder / "ledger")
        printed = search.run(folder, ["check", "--today", "2017-01-10"], "en")
        if printed:
            search.fault("the clean ledger is not silent:", printed)


def main():
    search = Search(shutil.which(sys.argv[1]) or sys.argv[1])
    search.taizhang = str(pathlib.Path(search.taizhang).resolve())
    clean(search)
    every_guise(search)
    every_writing(search)
    covered(search)
    across_lines(search)
    names(search)
    staged(search)
    print(f"{search.runs} runs, {search.faults} faults")
    return 1 if search.faults else 0


if __name__ == "__main__":
    sys.exit(main())
