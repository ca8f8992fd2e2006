# SPDX-License-Identifier: MIT
"""The examples of `taizhang explain` are true.

examples.py TAIZHANG [CODE...]: for each file of src/diag/examples/ (their form:
src/diag/examples.h), or for some codes, what it calls wrong yields just its code in the file that
it is about, what it calls right yields nothing, and `explain` shows both in both languages, after
a manual. A code without an example fails, and so does an example without a code.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import typing

from patience import PATIENCE

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent
BASE = TESTS / "examples"
EXAMPLES = ROOT / "src/diag/examples"

PLAN = "plans/2016.yaml"
KEY = re.compile(rb"([^\s#'\"\-][^:]*):(?:\s|$)")
REMARK = re.compile(r"# (en|zh): (.*)")
REPEAT = re.compile(r"\{\{repeat (\d+): (.*)\}\}")


class Fault(Exception):
    """What is not as it should be with an example."""


# ---- the files ----


class Example(typing.NamedTuple):
    """A file: the parts are lists of lines, empty where there is none."""

    kind: str
    whole: bool = False
    given_kind: str = ""
    given: list = []
    wrong: list = []
    right: list = []


def parse(text):
    lines = text.split("\n")
    if lines[-1] != "":
        raise Fault("the last line has no end")
    kind, *rest = lines[0].split(" ")
    if kind == "unshown":
        if not all(any(line.startswith(lang + ": ") for line in lines[1:]) for lang in ("en", "zh")):
            raise Fault("it does not say in both languages why it cannot be shown")
        return Example(kind)
    if kind not in KINDS or rest not in ([], ["whole"]):
        raise Fault("there is no kind " + lines[0])
    marks = [i for i, line in enumerate(lines) if line.startswith("--- ")]
    names = [lines[i].removeprefix("--- ") for i in marks]
    if marks[:1] != [1] or names[-2:] != ["wrong", "right"] or names[:-2] not in ([], *([kind] for kind in GIVEN)):
        raise Fault("it has not the parts --- wrong and --- right")
    *given, wrong, right = (lines[i + 1 : j] for i, j in zip(marks, [*marks[1:], -1]))
    for side in (wrong, right):
        remarks = [match.group(1) for match in map(REMARK.fullmatch, side) if match]
        if remarks.count("en") != remarks.count("zh"):
            raise Fault("a remark stands in one language only")
        if len(remarks) == len(side):
            raise Fault("a side is empty")
    return Example(kind, bool(rest), names[0], *(given or [[]]), wrong, right)


def byte_of(match):
    if match.group(1):
        return chr(int(match.group(1), 16)).encode()
    return bytes([int(match.group(2), 16)])


def content(side):
    """The bytes that the lines of a side stand for."""
    out = []
    for line in side:
        if REMARK.fullmatch(line):
            continue
        repeat = REPEAT.fullmatch(line)
        out += [repeat.group(2)] * int(repeat.group(1)) if repeat else [line]
    text = "".join(line + "\n" for line in out).encode()
    return re.sub(rb"<U\+([0-9A-F]{4,6})>|<0x([0-9A-F]{2})>", byte_of, text)


def blocks(text):
    """(name, bytes) of what begins in the first column, in order."""
    out = []
    for line in text.splitlines(keepends=True):
        match = KEY.match(line)
        if match or not out:
            out.append([match.group(1) if match else b"", b""])
        out[-1][1] += line
    return out


def joined(base, example):
    """The example behind those blocks of the base that it does not have: as text, for it may be
    no YAML at all."""
    own = {name for name, _ in blocks(example)}
    return b"".join(block for name, block in blocks(base) if name not in own) + example


def indented(text):
    lines = text.splitlines(keepends=True)
    return b"".join((b"  - " if i == 0 else b"    ") + line for i, line in enumerate(lines))


# ---- running ----


class Program:
    """A copy of the base ledger, and taizhang in it."""

    def __init__(self, taizhang, folder):
        self.taizhang = taizhang
        self.folder = pathlib.Path(folder)
        shutil.copytree(BASE / "ledger", self.folder / "ledger")

    def run(self, command):
        env = {name: value for name, value in os.environ.items() if not name.startswith(("TAIZHANG_", "GIT_"))}
        env.update(LC_ALL="C", TAIZHANG_LANG="en", PATH=f"{self.taizhang.parent}:{env['PATH']}")
        return subprocess.run(
            command, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
        )

    def check(self):
        """(code, file) of each diagnostic."""
        schemas = ["--schemas", "schemas"] if (self.folder / "schemas").exists() else []
        done = self.run([self.taizhang, "check", "--today", "2017-01-10", "-f", "json", *schemas])
        if done.stderr:
            raise Fault(done.stderr.decode(errors="replace"))
        faults = [json.loads(line) for line in done.stdout.splitlines()]
        return [(fault["code"], fault.get("file", "")) for fault in faults]


def whole_file(name):
    """What writes an example into a file of the ledger, and that file."""

    def write(program, text, whole=False):
        path = program.folder / "ledger" / name
        path.write_bytes(text if whole else joined(path.read_bytes(), text))

    return write, "ledger/" + name


def write_target(program, text, _=False):
    """The only target of the plan, with the fields of the example."""
    path = program.folder / "ledger" / PLAN
    plan = blocks(path.read_bytes())
    target = [line[4:] for line in dict(plan)[b"targets"].splitlines(keepends=True)[1:]]
    new = b"targets:\n" + indented(joined(b"".join(target), text))
    path.write_bytes(joined(b"".join(block for _, block in plan), new))


def write_schema(program, text, whole=False):
    folder = program.folder / "schemas"
    shutil.copytree(ROOT / "schemas", folder)
    inner = b"".join(b"    " + line for line in text.splitlines(keepends=True))
    base = (BASE / "unit.schema.json").read_bytes()
    (folder / "unit.schema.json").write_bytes(text if whole else base.replace(b"{{example}}\n", inner))


KINDS = {
    "records": whole_file("communities/yuquan.yaml"),
    "township": whole_file("township.yaml"),
    "plan": whole_file(PLAN),
    "target": (write_target, "ledger/" + PLAN),
    "schema": (write_schema, "schemas/unit.schema.json"),
    "command": (None, None),
}
GIVEN = ("records", "township", "plan", "target", "schema")


def run_side(taizhang, function, example, side):
    """function(program, lines) in a fresh ledger that holds what is given."""
    with tempfile.TemporaryDirectory(prefix="taizhang-example.") as folder:
        program = Program(taizhang, folder)
        if example.given:
            KINDS[example.given_kind][0](program, content(example.given))
        return function(program, example, side)


def check_side(program, example, side):
    KINDS[example.kind][0](program, content(side), example.whole)
    return program.check()


def expect_file(taizhang, code, example):
    got = run_side(taizhang, check_side, example, example.wrong)
    if any(map(REPEAT.fullmatch, example.wrong)):  # a thousand mistakes may be told one by one, too
        got = [fault for fault in got if fault[0] == code]
    if got != [(code, KINDS[example.kind][1])]:
        raise Fault(f"wrong yields {got or 'nothing'}")
    got = run_side(taizhang, check_side, example, example.right)
    if got:
        raise Fault(f"right yields {got}")


def shell_side(program, _, side):
    done = program.run(["bash", "-c", content(side)])
    output = (done.stdout + done.stderr).decode(errors="replace")
    return done.returncode, re.findall(r"(\w+)\[(TZ\d+)\]", output), output


def expect_command(taizhang, code, example):
    wrong_status, got, output = run_side(taizhang, shell_side, example, example.wrong)
    if [found for _, found in got] != [code]:
        raise Fault(f"wrong yields {got or 'nothing'}:\n{output}")
    warning = got[0][0] == "warning"
    status, got, output = run_side(taizhang, shell_side, example, example.right)
    if got or "rror:" in output:
        raise Fault(f"right yields {got}:\n{output}")
    if status == wrong_status and not warning:
        raise Fault(f"both exit with {status}")


def expect_explained(taizhang, code, example):
    for lang in ("en", "zh"):
        done = subprocess.run([taizhang, "explain", code, "--lang", lang], capture_output=True, timeout=PATIENCE, check=False)
        if done.returncode != 0 or done.stderr:
            raise Fault(f"explain exits with {done.returncode}: {done.stderr.decode(errors='replace')}")
        shown = done.stdout.decode().split("\n")
        if re.search("<[.]{3}>|〈[.]{3}〉", done.stdout.decode()):
            raise Fault(f"explain --lang {lang} does not name a placeholder: add it to src/report/template.def")
        if len(shown[4]) < (12 if lang == "zh" else 30):
            raise Fault(f"explain --lang {lang} has a thin manual: {shown[4]}")
        for line in example.given + example.wrong + example.right:
            remark, repeat = REMARK.fullmatch(line), REPEAT.fullmatch(line)
            if remark and remark.group(1) != lang:
                continue
            line = "# " + remark.group(2) if remark else repeat.group(2) if repeat else line
            if (line and "    " + line) not in shown:
                raise Fault(f"explain --lang {lang} does not show: {line}")


def faults_of(taizhang, code):
    """What is wrong with the example of a code, in words, or None."""
    path = EXAMPLES / f"{code}.txt"
    if not path.exists():
        return "has no example"
    try:
        example = parse(path.read_text("utf-8"))
        if example.kind == "command":
            expect_command(taizhang, code, example)
        elif example.kind != "unshown":
            expect_file(taizhang, code, example)
        expect_explained(taizhang, code, example)
    except Fault as fault:
        return str(fault)
    return None


def catalogue(taizhang):
    done = subprocess.run([taizhang, "list", "codes", "-f", "json"], capture_output=True, check=True)
    return [row["code"] for row in json.loads(done.stdout)]


def main():
    taizhang = pathlib.Path(sys.argv[1]).resolve()
    codes = catalogue(taizhang)
    names = {code + ".txt" for code in codes}
    faults = [f"{path.name} is of no code" for path in sorted(EXAMPLES.iterdir()) if path.name not in names]
    asked = sys.argv[2:] or codes
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for code, fault in zip(asked, pool.map(lambda code: faults_of(taizhang, code), asked)):
            if fault:
                faults.append(f"{code}: {fault}")
    for fault in faults:
        print(fault)
    print(f"{len(asked)} codes, {len(faults)} faults")
    return 1 if faults or not asked else 0


if __name__ == "__main__":
    sys.exit(main())
