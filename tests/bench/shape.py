# SPDX-License-Identifier: MIT
"""A shape: a ledger that can be made of any size, and the command to hold it against.

The folder is the example ledger with one thing in it that grows with n. Whoever adds a shape writes a
function of a `Ledger` and n below `@shape(N, COMMAND...)`, or a text of n below `records()`; its name
is that of the function. N is a size at which the program takes some tenths of a second.

In a command `{old}` is the path of `Ledger.old()`, `{schemas}` the folder of `Ledger.schema()`.
"""
import json
import pathlib
import shutil
import subprocess
import typing

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PLAN = (ROOT / "ledger/plans/2016.yaml").read_text("utf-8")
SOURCE = (ROOT / "ledger/sources/2016-work-plan.zh.txt").read_text("utf-8")
QUOTE = "强化村(社区)的关工委队伍建设"
FIRST = "\n  - id: village-team"  # a target of the plan: those of shapes stand before it
COUNTED = "\n    measure:\n      count: papers\n      where:\n        item: committee"

SHAPES = {}


class Shape(typing.NamedTuple):
    size: int
    command: tuple
    build: typing.Callable


class Ledger:
    """A copy of the example ledger, in a folder of its own below `place`."""

    def __init__(self, taizhang, place):
        self.taizhang = taizhang
        self.folder = place / "ledger"
        self.old_report = place / "old.json"
        self.schemas = place / "schemas"
        shutil.copytree(ROOT / "ledger", self.folder)

    def put(self, path, text):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def records(self, text, unit="nanbei", name="zz"):
        """A file of records of one unit."""
        self.put(f"communities/{name}.yaml", f"unit: {unit}\n{text}")

    def files(self, n, text, unit="c{:06}"):
        """n such files, each of another unit; `{}` in the text is its number."""
        for i in range(n):
            self.records(text.replace("{}", f"{i:06}"), unit.format(i), f"q{i:06}")

    def units(self, n, more=""):
        """n communities more: c000000, c000001 …"""
        with open(self.folder / "township.yaml", "a", encoding="utf-8") as file:
            for i in range(n):
                name = f"    name:\n      zh: 第{i}社区\n      en: Number {i}\n"
                file.write(f"  - id: c{i:06}\n    kind: community\n{name}{more.format(i)}")

    def targets(self, text):
        self.put("plans/2016.yaml", PLAN.replace(FIRST, text + FIRST, 1))

    def schema(self, definitions):
        """A field `deep` of a unit, by these `$defs` and `deep` among them."""
        shutil.copytree(ROOT / "schemas", self.schemas)
        file = self.schemas / "unit.schema.json"
        tree = json.loads(file.read_text("utf-8"))
        tree["properties"]["deep"] = {"$ref": "#/$defs/deep"}
        tree["$defs"].update(definitions)
        file.write_text(json.dumps(tree, ensure_ascii=False, indent=1), "utf-8")

    def old(self, change=lambda text: text):
        """The JSON report of the ledger, changed, to be compared with."""
        command = [self.taizhang, "report", self.folder, "-f", "json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        self.old_report.write_text(change(done.stdout.decode()), "utf-8")


def target(name, units="everyone", more="", measure=COUNTED, quote=QUOTE):
    head = f"\n  - id: {name}\n    clause: 一.2\n    quote: {quote}\n    title: {name}\n    units: {units}"
    return f"{head}{measure}\n    want:\n      each:\n        min: 1\n{more}"


def shape(size, *command):
    def keep(build):
        SHAPES[build.__name__.replace("_", "-")] = Shape(size, command, build)
        return build

    return keep


def records(name, size, text, *command):
    """A shape that is one file of records: `text` makes it of n."""
    SHAPES[name] = Shape(size, command or ("check",), lambda ledger, n: ledger.records(text(n)))
