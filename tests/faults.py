# SPDX-License-Identifier: MIT
"""Each mistake is told once, at its place, whatever else is wrong.

faults.py TAIZHANG [NAME...]: the corpus in tests/faults/, or the files named.

  ledger/   a small sound ledger
  one/      files to stand in place of its communities/yuquan.yaml, one mistake in each. The first
            line says what must be told: `# TZ214 12:11`, the code, line and column; `# TZ102`, of
            the file as a whole; `# none` for what looks like a mistake and is none.
  plan/, township/   the same for its plans/2016.yaml and its township.yaml
  many/     files with many mistakes: NAME.yaml, NAME.mended.yaml of as many lines, and NAME.expect,
            a line for each mistake: the code, line:column, and the line in which it is mended,
            where that is another one.

Of one/, plan/ and township/ nothing but the mistake is told, in both languages; and where the mistakes of several files of one/ are made in one file,
in different entries, all are told as before. Of many/ mending a line takes away what belongs to it, and nothing else, in
whatever order the lines are mended.
"""
import concurrent.futures
import difflib
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import typing

from patience import PATIENCE

CORPUS = pathlib.Path(__file__).resolve().parent / "faults"
TARGET = "communities/yuquan.yaml"
OTHER_TARGETS = {"plan": "plans/2016.yaml", "township": "township.yaml"}
WANTED = re.compile(r"# (?:none|(TZ\d{3})(?: (\d+):(\d+))?)\r?")
PAIRS = 200
CROWDS = 40
ORDERS = 2


class Fault(Exception):
    """What is not as it should be."""


class Told(typing.NamedTuple):
    """A diagnostic, without its words; line 0 where it is of the file as a whole."""

    line: int
    column: int
    code: str


def shown(diagnostics):
    return ", ".join(f"{told.code} {told.line}:{told.column}" for told in diagnostics) or "nothing"


# ---- running ----


class Program:
    """taizhang, and for each thread a ledger in which files are put in each other's place."""

    def __init__(self, taizhang, folder):
        self.taizhang = taizhang
        self.folder = pathlib.Path(folder)
        self.own = threading.local()

    def ledger(self):
        if not hasattr(self.own, "ledger"):
            self.own.ledger = pathlib.Path(tempfile.mkdtemp(dir=self.folder)) / "ledger"
            shutil.copytree(CORPUS / "ledger", self.own.ledger)
        return self.own.ledger

    def run(self, ledger, *options):
        """What is told, as objects, and the exit status."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("TAIZHANG_")}
        done = subprocess.run(
            [self.taizhang, "check", ledger.name, "--today", "2017-01-10", "-f", "json", *options],
            cwd=ledger.parent, env=dict(env, LC_ALL="C"), stdin=subprocess.DEVNULL, capture_output=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
        if done.stderr:
            raise Fault(done.stderr.decode(errors="replace"))
        return [json.loads(line) for line in done.stdout.splitlines()], done.returncode

    def check(self, text, *options, target=TARGET):
        """The same of the ledger with this file in it."""
        ledger = self.ledger()
        (ledger / target).write_bytes(text)
        try:
            return self.run(ledger, *options)
        finally:
            shutil.copyfile(CORPUS / "ledger" / target, ledger / target)


def places(diagnostics, file="ledger/" + TARGET):
    """Those of one file; any of another file is a fault."""
    for diag in diagnostics:
        if diag.get("file") != file:
            raise Fault(f"told elsewhere: {diag}")
    return sorted(Told(diag.get("line", 0), diag.get("column", 0), diag["code"]) for diag in diagnostics)


def expect(program, text, wanted, *options, target=TARGET):
    """Told is just what is wanted; gives it, and the exit status."""
    diagnostics, status = program.check(text, *options, target=target)
    got = places(diagnostics, "ledger/" + target)
    if got != sorted(wanted):
        raise Fault(f"wanted {shown(sorted(wanted))}; told {shown(got)}")
    return diagnostics, status


def expect_words(diag):
    """They say something, and no placeholder is left in them."""
    for key in ("message", "help"):
        if not diag[key].strip():
            raise Fault(f"{diag['code']} has no {key}")
        quoted = re.sub(r"“.*?”|\".*?\"", "", diag[key])
        if re.search(r"\{[a-z]+\}|<[a-z.]+>|〈.*?〉", quoted):
            raise Fault(f"{diag['code']} shows a placeholder: {diag[key]}")


def expect_range(diag, text):
    """It has an end behind its start, or both at the end of a line."""
    if "line" not in diag:
        return
    start, end = (diag["line"], diag["column"]), (diag["end-line"], diag["end-column"])
    line = text.decode("utf-8-sig", "surrogateescape").split("\n")[diag["line"] - 1].rstrip("\r")
    if end < start or (end == start and diag["column"] <= len(line)):
        raise Fault(f"{diag['code']} marks a point: {start} to {end}")


def expect_status(diagnostics, status, fail_on_warning):
    severities = {diag["severity"] for diag in diagnostics}
    wanted = 2 if "error" in severities else 1 if severities and fail_on_warning else 0
    if status != wanted:
        raise Fault(f"exit status {status}, not {wanted}, for {severities or 'nothing'}")


# ---- one mistake ----


class Case(typing.NamedTuple):
    name: str
    text: bytes
    wanted: list  # of Told, at most one
    target: str = TARGET


def read_case(path, target=TARGET):
    text = path.read_bytes()
    first = text.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").split(b"\n")[0].lstrip(b"\xff\xfe")
    match = WANTED.fullmatch(first.decode("ascii", "replace"))
    if not match:
        raise Fault(f"{path.name} does not say what it is to yield")
    code, line, column = match.groups()
    return Case(path.stem, text, [Told(int(line or 0), int(column or 0), code)] if code else [], target)


def one_case(program, case, options):
    diagnostics, status = expect(program, case.text, case.wanted, *options, target=case.target)
    for diag in diagnostics:
        expect_words(diag)
        expect_range(diag, case.text)
    expect_status(diagnostics, status, "--fail-on" in options)


def tasks_of_one(program, cases):
    """Every third run fails on warnings, so that all ways to end are taken."""
    for i, case in enumerate(cases):
        yield case.name, one_case, (program, case, ["--fail-on", "warning"] if i % 3 == 0 else [])


def tasks_in_chinese(program, cases):
    """One by one, for of files that are nearly the same in one ledger only the first is read."""
    for case in cases:
        yield f"{case.name} in Chinese", one_case, (program, case, ["--lang", "zh"])


# ---- several mistakes in one file ----


class Change(typing.NamedTuple):
    """Lines [start, end) of the base become other lines, which begin at line `at` of the case."""

    start: int
    end: int
    at: int
    lines: list


BASE = (CORPUS / "ledger" / TARGET).read_bytes().split(b"\n")


def changes_of(case):
    lines = case.text.split(b"\n")
    matcher = difflib.SequenceMatcher(None, BASE[1:], lines[1:], autojunk=False)
    return [
        Change(i + 1, j + 1, k + 1, lines[k + 1 : m + 1])
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


def entries_of(changes):
    """The entries of the base, by their first line, in which something is changed. A field at the
    top stands for itself; with the name of a collection all of its entries are changed."""
    entries = [i for i, line in enumerate(BASE) if re.match(rb"\S|  - ", line)]
    found = set()
    for change in changes:
        for line in range(change.start, max(change.end, change.start + 1)):
            found.add(max(entry for entry in entries if entry <= line))
            if re.fullmatch(rb"\S+:", BASE[line]):
                found |= {entry for entry in entries if BASE[line] == collection_of(entry)}
        # What is put in behind an entry may be read as a part of it.
        found.add(max(entry for entry in entries if entry < change.start or entry == 0))
    return found


def collection_of(line):
    return [above for above in BASE[: line + 1] if re.match(rb"\S", above)][-1]


def together(cases):
    """The file with the mistakes of all cases, and where they are to be told."""
    changes = sorted((change, whose) for whose, case in enumerate(cases) for change in changes_of(case))
    out, origin, at = [], {}, 0
    for change, whose in [*changes, (Change(len(BASE), len(BASE), 0, []), 0)]:
        for line in range(at, change.start):
            origin["base", line] = len(out)
            out.append(BASE[line])
        for i, line in enumerate(change.lines):
            origin[whose, change.at + i] = len(out)
            out.append(line)
        at = change.end
    wanted = []
    for whose, case in enumerate(cases):
        for told in case.wanted:
            line = origin.get((whose, told.line - 1))
            if line is None:
                before = [change for change in changes_of(case) if change.at + len(change.lines) < told.line]
                moved = sum(len(change.lines) - (change.end - change.start) for change in before)
                line = origin["base", told.line - 1 - moved]
            wanted.append(told._replace(line=line + 1))
    return b"\n".join(out), wanted


def all_told(program, cases):
    text, wanted = together(cases)
    expect(program, text, wanted)


def local(case):
    """The mistake is of a few lines, and does not end the file or stand in doubt with others. What a
    file as a whole lacks is not told where a part of it is lost."""
    return (
        case.wanted
        and (case.wanted[0].code, case.wanted[0].column) != ("TZ202", 1)
        and sum(len(change.lines) + change.end - change.start for change in changes_of(case)) <= 20
        and case.wanted[0].code not in ENDS_READING
    )


ENDS_READING = {"TZ102", "TZ105", "TZ106", "TZ107"}
# What depends on other entries, or on the header, is told only where these can be read.
ACROSS = ("TZ112", "TZ223", "TZ255", "TZ256", "TZ257", "TZ3")


def tasks_of_groups(program, cases):
    """Cases that change different entries, by twos and by tens."""
    chance = random.Random(2016)
    fit = [
        (case, entries_of(changes_of(case)))
        for case in cases
        if local(case) and not case.wanted[0].code.startswith(ACROSS)
    ]
    for size in [2] * PAIRS + [10] * CROWDS:
        group, taken = [], set()
        for case, entries in chance.sample(fit, len(fit)):
            if len(group) < size and not entries & taken:
                group.append(case)
                taken |= entries
        yield " + ".join(case.name for case in group), all_told, (program, group)


# ---- many mistakes ----


class Many(typing.NamedTuple):
    name: str
    lines: list
    mended: list
    told: dict  # line in which it is mended: what is told


def read_many(path):
    lines, mended = (path.with_suffix(suffix).read_bytes().split(b"\n") for suffix in (".yaml", ".mended.yaml"))
    if len(lines) != len(mended):
        raise Fault(f"{path.stem}: the mended file has another number of lines")
    told = {}
    for row in path.read_text("ascii").splitlines():
        code, place, *at = row.split()
        line, column = map(int, place.split(":"))
        told[int(at[0]) if at else line] = Told(line, column, code)
    differing = {i + 1 for i, pair in enumerate(zip(lines, mended)) if pair[0] != pair[1]}
    if differing != set(told):
        raise Fault(f"{path.stem}: lines differ that nothing is expected of: {sorted(differing ^ set(told))}")
    return Many(path.stem, lines, mended, told)


def some_mended(program, many, mended):
    """With these lines mended just the others are told."""
    lines = [many.mended[i] if i + 1 in mended else line for i, line in enumerate(many.lines)]
    wanted = [told for line, told in many.told.items() if line not in mended]
    expect(program, b"\n".join(lines), wanted)


def twenty_codes(many):
    codes = {told.code for told in many.told.values()}
    if len(codes) < 20 or len(codes) != len(many.told):
        raise Fault(f"{len(many.told)} mistakes, {len(codes)} codes")


def tasks_of_many(program, many):
    chance = random.Random(many.name)
    yield many.name, some_mended, (program, many, set())
    yield many.name + ", all mended", some_mended, (program, many, set(many.told))
    for line in many.told:
        yield f"{many.name}, line {line} mended", some_mended, (program, many, {line})
    for _ in range(ORDERS):
        order = chance.sample(sorted(many.told), len(many.told))
        for i in range(2, len(order)):
            yield f"{many.name}, lines {order[:i]} mended", some_mended, (program, many, set(order[:i]))


# ---- all ----


def others():
    """The cases of plans and townships."""
    return [
        read_case(path, target)
        for folder, target in OTHER_TARGETS.items()
        for path in sorted((CORPUS / folder).iterdir())
    ]


def tasks_of_others(program, cases):
    for case in cases:
        for lang in ("en", "zh"):
            yield f"{case.target} {case.name} {lang}", one_case, (program, case, ["--lang", lang])


def all_tasks(program, names):
    cases = [read_case(path) for path in sorted((CORPUS / "one").iterdir())]
    many = [read_many(path) for path in sorted((CORPUS / "many").glob("*.expect"))]
    if names:
        yield from tasks_of_one(program, [case for case in cases if case.name in names])
        yield from tasks_of_others(program, [case for case in others() if case.name in names])
        for case in many:
            yield from tasks_of_many(program, case) if case.name in names else ()
        return
    yield "the sound ledger", one_case, (program, Case("", b"\n".join(BASE), []), [])
    yield from tasks_of_one(program, cases)
    yield from tasks_of_others(program, others())
    yield from tasks_in_chinese(program, cases)
    yield from tasks_of_groups(program, cases)
    for case in many:
        yield from tasks_of_many(program, case)
    yield "twenty different codes", twenty_codes, ([case for case in many if case.name == "twenty"][0],)


def main():
    failed = 0
    with tempfile.TemporaryDirectory(prefix="taizhang-faults.") as folder:
        program = Program(pathlib.Path(sys.argv[1]).resolve(), folder)
        with concurrent.futures.ThreadPoolExecutor(3) as pool:
            started = [
                (name, pool.submit(function, *arguments))
                for name, function, arguments in all_tasks(program, set(sys.argv[2:]))
            ]
            for name, future in started:
                try:
                    future.result()
                except Fault as fault:
                    failed += 1
                    print(f"{name}: {fault}")
    print(f"{len(started)} checks, {failed} faults")
    return 1 if failed or not started else 0


if __name__ == "__main__":
    sys.exit(main())
