# SPDX-License-Identifier: MIT
"""What stands where a value of a person belongs, or beside a number of somebody, is never shown.

shown.py TAIZHANG: a name, in each of SHAPES, in each field that the schema has of persons; a name beside a number, in
each of BESIDE, in each field of all other entries; and a name as the mark of a paper of nobody, in each of MARKS. No
word of it may occur in what `check` says, in any format and language, in `tree`, `todo` and the reports. All is told all the same, at its line; and values that are nearly
right, in NEAR, are shown as they stand.
"""
import json
import pathlib
import sys
import tempfile

import unknown
from ledger_yaml import ROOT
from unknown import HAN, LATIN

# No number is among the markers: those that are like the right ones are shown.
unknown.MARKERS = (LATIN.lower(), HAN[0], HAN[1], "u5f5d", "王小明")
NAME = "王小明"  # known for one by its first character, also where the name of a field belongs
MOBILE = "13890123456"
SCHEMA = json.loads((ROOT / "schemas" / "unit.schema.json").read_text("utf-8"))
PERSONS = ("households", "support", "volunteers", "groups")

# A shape makes of a field's name and a right value of it the lines of a wrong one.
SHAPES = {
    "han": lambda key, right: f"{key}: {HAN}",
    "latin": lambda key, right: f"{key}: {LATIN} {LATIN}",
    "quoted": lambda key, right: f'{key}: "{HAN}, {LATIN}"',
    "single": lambda key, right: f"{key}: '{HAN}'",
    "escape": lambda key, right: f'{key}: "\\u5f5d {LATIN}"',
    "behind": lambda key, right: f"{key}: {right} {HAN}",
    "before": lambda key, right: f"{key}: {HAN}{right}",
    "number": lambda key, right: f"{key}: {HAN}3",
    "list": lambda key, right: f"{key}: [{HAN}, {LATIN}]",
    "lines": lambda key, right: f"{key}:\n  - {HAN}\n  - {right} {LATIN}",
    "map": lambda key, right: f"{key}: {{{NAME}: {LATIN}}}",
    "map-known": lambda key, right: f"{key}: {{kind: {HAN}, code: {LATIN}}}",
    "literal": lambda key, right: f"{key}: |\n  {HAN}\n  {LATIN}",
    "several": lambda key, right: f"{key}: {right}\n  {HAN}\n  {LATIN}",
    "anchor": lambda key, right: f"{key}: &{LATIN} {HAN}",
    "tag": lambda key, right: f"{key}: !{LATIN} {HAN}",
    "alias": lambda key, right: f"{key}: *{LATIN}",
    "remark": lambda key, right: f"{key}: {HAN} # {LATIN}",
    "wide-colon": lambda key, right: f"{key}：{HAN}",
    "no-space": lambda key, right: f"{key}:{HAN}",
    "no-colon": lambda key, right: f"{key} {HAN}",
    "twice": lambda key, right: f"{key}: {HAN}\n{key}: {LATIN}",
    "two-on-a-line": lambda key, right: f"{key}: {HAN}, kind: {LATIN}",
    "open-quote": lambda key, right: f'{key}: "{HAN}',
    "open-bracket": lambda key, right: f"{key}: [{HAN}, {LATIN}",
    "tab": lambda key, right: f"{key}:\t{HAN}\n\tkind: {LATIN}",
    "deeper": lambda key, right: f"  {key}: {HAN}",
    "dash": lambda key, right: f"-{key}: {right}\n  - {HAN}\n  - {LATIN}",
    "dash-name": lambda key, right: f"-{key}: {HAN}\n  {LATIN}",
    "entry": lambda key, right: f"{key}: {right}\n- {HAN}",
    "row": lambda key, right: f"{key}: {right}\n{HAN} {LATIN}",
    "column": lambda key, right: f"{key}: {right}\n    {NAME}: {LATIN}",
    "percent": lambda key, right: f"{key}: %{HAN}",
    "colon": lambda key, right: f"{key}: {HAN}: {LATIN}",
    "byte": lambda key, right: f"{key}: {HAN}\x07{LATIN}",
}

# Marks of papers that are called like somebody.
MARKED = [("sessions", "photo"), ("trainings", "record"), ("facilities", "photo"), ("coverage", "paper"), ("highlights", "letter")]
MARKS = {
    "file": lambda key: f"{key}: {NAME}.jpg",
    "number": lambda key: f"{key}: {NAME}3",
    "kind": lambda key: f"{key}: {NAME}的照片3",
    "path": lambda key: f"{key}: photos/{NAME}.jpg",
    "quoted": lambda key: f'{key}: "2016-{NAME}-3"',
    "escape": lambda key: f'{key}: "2016-\\u738b小明 {NAME}"',
    "list": lambda key: f"{key}: [a-1, {NAME}.jpg]",
    "lines": lambda key: f"{key}:\n  - a-1\n  - {NAME} 2",
    "several": lambda key: f"{key}: a-1；{NAME}",
    "same": lambda key: f"{key}: {NAME}\nsign-in: {NAME}",
}

# Beside a number that is found wherever it stands.
BESIDE = {
    "before": lambda key: f"{key}: {HAN} {MOBILE}",
    "behind": lambda key: f"{key}: {MOBILE}{HAN}",
    "quoted": lambda key: f'{key}: "{HAN}, {MOBILE}"',
    "key": lambda key: f"{HAN}: {MOBILE}",
    "remark": lambda key: f"{key}: {HAN} # {MOBILE}",
    "list": lambda key: f"{key}: [{HAN}, {MOBILE}]",
    "map": lambda key: f"{key}: {{{HAN}: {MOBILE}}}",
    "literal": lambda key: f"{key}: |\n  {HAN}\n  {MOBILE} {LATIN}",
    "folded": lambda key: f"{key}: >\n  {HAN}\n\n  {MOBILE}",
    "several": lambda key: f"{key}: {HAN}\n  {MOBILE}",
    "escape": lambda key: f'{key}: "{HAN} \\u0031{MOBILE[1:]}"',
    "anchor": lambda key: f"{key}: &{HAN} {MOBILE}",
    "no-colon": lambda key: f"{HAN} {MOBILE}",
    "wide-colon": lambda key: f"{HAN}：{MOBILE}",
    "twice": lambda key: f"{key}: {HAN} {MOBILE}\n{key}: {MOBILE} {LATIN}",
    "open-quote": lambda key: f'{key}: "{HAN} {MOBILE}',
    "open-bracket": lambda key: f"{key}: [{HAN} {MOBILE}",
    "deeper": lambda key: f"   {key}: {HAN} {MOBILE}",
    "table": lambda key: f"| {HAN} | {MOBILE} |",
}

# Slips that are worth seeing.
NEAR = [("households", "roster", "hardshp"), ("households", "members", "4人"), ("households", "members", "四口人"),
        ("households", "enrolled", "2016-3-1"), ("households", "cause", "无"), ("volunteers", "kind", "老师"),
        ("volunteers", "code", "Yuquan-V001"), ("volunteers", "since", "2016年3月"), ("support", "hours", "2.5小时"), ("support", "kind", "辅导"),
        ("youths", "age-band", "14-17x"), ("youths", "age-band", "14至17"), ("youths", "birth-year", "2005年")]
# And one that is a date of birth.
BIRTH = [("youths", "birth-year", "2005-03-12"), ("youths", "age-band", "2005-03-12"),
         ("youths", "age-band", "5-12")]


def resolve(node):
    while "$ref" in node:
        node = {**SCHEMA["$defs"][node["$ref"].rsplit("/", 1)[1]], **{key: value for key, value in node.items() if key != "$ref"}}
    return node


def right_value(node):
    if "enum" in node:
        return node["enum"][0]
    if node.get("format") == "date":
        return "2016-03-01"
    if node.get("type") in ("integer", "number"):
        return "2"
    if "pattern" in node:
        return "yuquan" + node["pattern"][len("^[a-z][a-z0-9-]*"):-len("[0-9]{3,}$")] + "001"
    return "有"


def fields_of(collection):
    """(path of the mapping that it is in, name, right value) of the fields of an entry."""
    def walk(node, path):
        for name, below in resolve(node).get("properties", {}).items():
            below = resolve(below)
            items = resolve(below["items"]) if "items" in below else below
            if items.get("type") == "object":
                yield path, name, "有"
                yield from walk(items, path + ((name, "items" in below),))
            else:
                yield path, name, right_value(items)
    yield from walk(SCHEMA["properties"][collection]["items"], ())


def entry(collection, path, lines):
    """An entry with some of its fields, and at the end of the innermost mapping these lines."""
    text, indent = f"{collection}:\n  - ", 4
    begun = {"households": "code: yuquan-h001\n    roster: hardship\n    enrolled: 2016-03-01\n",
             "support": "date: 2016-03-01\n    kind: tutoring\n    household: yuquan-h001\n",
             "volunteers": "code: yuquan-v001\n    kind: teacher\n    since: 2016-01-01\n",
             "groups": "code: yuquan-g001\n    kind: helping\n    formed: 2016-01-01\n"}
    text += begun[collection]
    for name, listed in path:
        text += " " * indent + name + ":\n"
        text += " " * (indent + 2) + ("- code: yuquan-a001\n" if listed else "date: 2016-05-01\n")
        indent += 4 if listed else 2
    return text + unknown.lines(indent, lines) + f"  - {begun[collection]}".replace("001", "002")


class Test(unknown.Test):
    def all(self, about, text, line=None):
        """Everything that is said of a file; something must be, and at its line where that is known."""
        self.fields += 1
        self.record.write_text(text, "utf-8")
        told = self.formats(about)
        if not told or (line is not None and not any(one.get("line") == line for one in told)):
            self.fault(about, f"nothing is told at line {line}")
        if self.fields % 4 == 0:
            for command in (("todo", "ledger"), ("report", "ledger"), ("report", "ledger", "-f", "html")):
                self.look(self.run(*command, "--today", "2017-01-10"), (*about, *command))

    def fields_of_persons(self):
        for collection in PERSONS:
            for i, (path, name, right) in enumerate(fields_of(collection)):
                for k, shape in enumerate(SHAPES):
                    if (i + k) % 4 == 0 or i < 2:
                        self.all((collection, name, shape), "unit: yuquan\n" + entry(collection, path, SHAPES[shape](name, right)))

    def marks_of_nobody(self):
        """A mark in an entry of nobody may have any words; only those that are somebody's name are hidden."""
        for collection, field in MARKED:
            for k, (shape, mark) in enumerate(MARKS.items()):
                text = f"unit: yuquan\n{collection}:\n  - date: 2016-03-01\n    evidence:\n" + unknown.lines(6, mark(field))
                self.all((collection, field, shape), text)

    def fields_beside(self):
        names = [(key, field) for key, node in SCHEMA["properties"].items() if "items" in node and key not in PERSONS
                 for field in resolve(node["items"])["properties"]]
        for i, (collection, field) in enumerate(names):
            for k, shape in enumerate(BESIDE):
                if (i + k) % 6 == 0:
                    text = unknown.lines(4, BESIDE[shape](field))
                    self.all((collection, field, shape), f"unit: yuquan\n{collection}:\n  - date: 2016-03-01\n{text}    item: a\n")
        for shape in BESIDE:
            for name in ("grids", "note"):
                self.all((name, shape), f"{BESIDE[shape](name)}\nunit: yuquan\n")

    def values(self, rows, shown):
        for collection, field, value in rows:
            path = (("youths", True),) if collection == "youths" else ()
            owner = "households" if collection == "youths" else collection
            text = "unit: yuquan\n" + entry(owner, path, f"{field}: {value}").replace(f"    {field}: hardship\n", "")
            self.record.write_text(text, "utf-8")
            self.fields += 1
            said = self.run("check", "ledger", "--today", "2017-01-10")
            if (f"{field}: {value}" in said) != shown:
                self.fault((collection, field, value), "is not shown" if shown else "is shown")


def main():
    with tempfile.TemporaryDirectory() as folder:
        test = Test(str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(folder))
        test.values(NEAR, True)
        test.values(BIRTH, False)
        test.fields_beside()
        test.marks_of_nobody()
        test.fields_of_persons()
    print(f"{len(SHAPES)} shapes of values, {len(BESIDE)} beside a number: {test.fields} fields, {test.faults} faults")
    return 1 if test.faults else 0


if __name__ == "__main__":
    sys.exit(main())
