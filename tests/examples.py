# SPDX-License-Identifier: MIT
"""The examples of `taizhang explain` are true.

examples.py TAIZHANG [CODE...]: for each file of src/diag/examples/ (their form:
src/diag/examples.h), or for some codes, what it calls wrong yields just its code in the file that
it is about, what it calls right yields nothing, and `explain` shows both in both languages. A code
without an example fails, and so does an example without a code.
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

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent
BASE = TESTS / "examples"
EXAMPLES = ROOT / "src/diag/examples"

RECORDS, TOWNSHIP, PLAN = "communities/yuquan.yaml", "township.yaml", "plans/2016.yaml"
KEY = re.compile(rb"([^\s#'\"\-][^:]*):(?:\s|$)")
REMARK = re.compile(r"# (en|zh): (.*)")
REPEAT = re.compile(r"\{\{repeat (\d+): (.*)\}\}")


class Fault(Exception):
    """What is not as it should be with an example."""


# ---- the files ----


def parse(text):
    """(kind, whole, schema, wrong, right): the last three are lists of lines, empty where there is
    none."""
    lines = text.split("\n")
    if lines[-1] != "":
        raise Fault("the last line has no end")
    kind, *rest = lines[0].split(" ")
    if kind == "unshown":
        if not all(any(line.startswith(lang + ": ") for line in lines[1:]) for lang in ("en", "zh")):
            raise Fault("it does not say in both languages why it cannot be shown")
        return kind, False, [], [], []
    if kind not in KINDS or rest not in ([], ["whole"]):
        raise Fault("there is no kind " + lines[0])
    marks = [i for i, line in enumerate(lines) if line in ("--- schema", "--- wrong", "--- right")]
    if marks[0] != 1 or [lines[i] for i in marks] not in (["--- wrong", "--- right"], ["--- schema", "--- wrong", "--- right"]):
        raise Fault("it has not the parts --- wrong and --- right")
    *schema, wrong, right = (lines[i + 1 : j] for i, j in zip(marks, [*marks[1:], -1]))
    for side in (wrong, right):
        remarks = [match.group(1) for match in map(REMARK.fullmatch, side) if match]
        if remarks.count("en") != remarks.count("zh"):
            raise Fault("a remark stands in one language only")
        if len(remarks) == len(side):
            raise Fault("a side is empty")
    return kind, bool(rest), *(schema or [[]]), wrong, right


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
        self.ledger = self.folder / "ledger"
        shutil.copytree(BASE / "ledger", self.ledger)

    def run(self, command):
        env = {name: value for name, value in os.environ.items() if not name.startswith("TAIZHANG_")}
        env.update(LC_ALL="C", TAIZHANG_LANG="en", PATH=f"{self.taizhang.parent}:{env['PATH']}")
        return subprocess.run(
            command, cwd=self.folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False
        )

    def check(self, *options):
        """(code, file) of each diagnostic."""
        done = self.run([self.taizhang, "check", "--today", "2017-01-10", "-f", "json", *options])
        if done.stderr:
            raise Fault(done.stderr.decode(errors="replace"))
        faults = [json.loads(line) for line in done.stdout.splitlines()]
        return [(fault["code"], fault.get("file", "")) for fault in faults]


def check_file(program, name, text, *options):
    (program.folder / name).write_bytes(text)
    return program.check(*options)


def in_file(name):
    def run(program, text, whole):
        base = (program.ledger / name).read_bytes()
        return check_file(program, "ledger/" + name, text if whole else joined(base, text))

    return run


def in_target(program, text, _):
    """The only target of the base, with the fields of the example."""
    plan = blocks((program.ledger / PLAN).read_bytes())
    target = [line[4:] for line in dict(plan)[b"targets"].splitlines(keepends=True)[1:]]
    new = b"targets:\n" + indented(joined(b"".join(target), text))
    return check_file(program, "ledger/" + PLAN, joined(b"".join(block for _, block in plan), new))


def unit_schema(properties):
    inner = b"".join(b"    " + line for line in properties.splitlines(keepends=True))
    return (BASE / "unit.schema.json").read_bytes().replace(b"{{example}}\n", inner)


def in_schema(program, text, whole):
    shutil.copytree(ROOT / "schemas", program.folder / "schemas")
    return check_file(program, "schemas/unit.schema.json", text if whole else unit_schema(text), "--schemas", "schemas")


def under_schema(schema):
    """Records that are checked by a schema of their own."""

    def run(program, text, _):
        base = program.ledger / RECORDS
        base.write_bytes(joined(base.read_bytes(), text))
        return in_schema(program, schema, False)

    return run


KINDS = {
    "records": (in_file(RECORDS), "ledger/" + RECORDS),
    "township": (in_file(TOWNSHIP), "ledger/" + TOWNSHIP),
    "plan": (in_file(PLAN), "ledger/" + PLAN),
    "target": (in_target, "ledger/" + PLAN),
    "schema": (in_schema, "schemas/unit.schema.json"),
    "command": (None, None),
}


def sandbox(taizhang, function, *rest):
    with tempfile.TemporaryDirectory(prefix="taizhang-example.") as folder:
        return function(Program(taizhang, folder), *rest)


def expect_file(taizhang, code, kind, whole, schema, wrong, right):
    run, file = KINDS[kind]
    if schema:
        run = under_schema(content(schema))
    got = sandbox(taizhang, run, content(wrong), whole)
    if any(map(REPEAT.fullmatch, wrong)):  # a thousand mistakes may be told one by one, too
        got = [fault for fault in got if fault[0] == code]
    if got != [(code, file)]:
        raise Fault(f"wrong yields {got or 'nothing'}")
    got = sandbox(taizhang, run, content(right), whole)
    if got:
        raise Fault(f"right yields {got}")


def run_shell(program, script):
    done = program.run(["bash", "-c", script])
    output = (done.stdout + done.stderr).decode(errors="replace")
    return done.returncode, re.findall(r"(\w+)\[(TZ\d+)\]", output), output


def expect_command(taizhang, code, wrong, right):
    wrong_status, got, output = sandbox(taizhang, run_shell, content(wrong))
    if [found for _, found in got] != [code]:
        raise Fault(f"wrong yields {got or 'nothing'}:\n{output}")
    warning = got[0][0] == "warning"
    status, got, output = sandbox(taizhang, run_shell, content(right))
    if got or "rror:" in output:
        raise Fault(f"right yields {got}:\n{output}")
    if status == wrong_status and not warning:
        raise Fault(f"both exit with {status}")


def expect_explained(taizhang, code, lines):
    for lang in ("en", "zh"):
        done = sandbox(taizhang, Program.run, [taizhang, "explain", code, "--lang", lang])
        shown = done.stdout.decode().split("\n")
        for line in lines:
            remark, repeat = REMARK.fullmatch(line), REPEAT.fullmatch(line)
            if remark and remark.group(1) != lang:
                continue
            line = "# " + remark.group(2) if remark else repeat.group(2) if repeat else line
            if (line and "    " + line) not in shown:
                raise Fault(f"explain --lang {lang} does not show: {line}")


def faults_of(taizhang, code):
    """What is wrong with the example of a code, in words, or None."""
    try:
        kind, whole, schema, wrong, right = parse((EXAMPLES / f"{code}.txt").read_text("utf-8"))
        if kind == "command":
            expect_command(taizhang, code, wrong, right)
        elif kind != "unshown":
            expect_file(taizhang, code, kind, whole, schema, wrong, right)
        expect_explained(taizhang, code, schema + wrong + right)
    except FileNotFoundError:
        return "has no example"
    except Fault as fault:
        return str(fault)
    return None


def catalogue(taizhang):
    done = subprocess.run([taizhang, "list", "codes", "-f", "json"], capture_output=True, check=True)
    return [row["code"] for row in json.loads(done.stdout)]


def main():
    taizhang = pathlib.Path(sys.argv[1]).resolve()
    codes = catalogue(taizhang)
    faults = [f"{path.name} is of no code" for path in sorted(EXAMPLES.glob("*")) if path.stem not in codes or path.suffix != ".txt"]
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
