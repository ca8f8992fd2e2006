#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The same ledger gives the same bytes: bytes.py TAIZHANG

Every command in every format and both languages, four times: as it is; again; in another locale,
time zone and terminal and on another day; and in a locale that there is not, on a copy of the
ledger whose files were made in reverse order, at other times. (Options of a report: the first and
the last of these.) Standard output, standard error, the exit status and files written by -o must
not differ by a byte.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import hostile

from patience import PATIENCE

ROOT = pathlib.Path(__file__).resolve().parent.parent
TODAY = ["--today", "2017-01-10"]
PATH = {"PATH": "/usr/bin:/bin"}
# tmpfs lists files newest first; ext4 by a hash of their names, whatever was made first.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
# name, folder, environment, and what says which day it is
TURNS = [
    ("first", "one", {"LC_ALL": "C", "TZ": "UTC"}, TODAY),
    ("again", "one", {"LC_ALL": "C", "TZ": "UTC"}, TODAY),
    ("elsewhere", "one", {"LC_ALL": "C.UTF-8", "TZ": "Pacific/Kiritimati", "COLUMNS": "41", "LINES": "9", "TERM": "xterm-256color",
                          "COLORTERM": "truecolor", "LANGUAGE": "zh"}, ["--today", "2019-06-30"]),
    ("reversed", "two", {"LC_ALL": "xx_XX.nothing", "LANG": "zh_CN.GB18030", "TZ": "/nowhere", "COLUMNS": "0", "TERM": "dumb"}, TODAY),
]


def formats(taizhang):
    out = subprocess.run([taizhang, "list", "formats"], capture_output=True, check=True, env=PATH).stdout.decode()
    kinds = {"report": [], "check": [], "view": []}
    for line in out.splitlines():
        commands, form, suffix = re.fullmatch(r"(\S.*?)  +(\S+) *(.*)", line).groups()
        kinds["report" if commands == "report" else "check" if commands.startswith("check") else "view"].append((form, suffix))
    return kinds


def copy_in_order(source, to, reverse):
    """Files in the order of their names or against it, with times that go with it."""
    paths = sorted((path for path in source.rglob("*") if path.is_file()), reverse=reverse)
    for i, path in enumerate(paths):
        target = to / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        os.utime(target, (10**9 + i, 10**9 + i * (7 if reverse else 3)))


def commands(kinds):
    """Each as its words and the name of a file that -o writes; "" where none is."""
    reports = [[], ["--public"], ["--unit", "nanbei"], ["--compare", "old.json"], ["--as-of", "2016-06-30"],
               ["--links", "https://files.example/{file}#L{line}"]]
    for form, suffix in kinds["report"]:
        name = ("r" if suffix.startswith(".") else "") + suffix
        for more in reports:
            yield ["report", "ledger", "-f", form, *more], "" if more else name
    for form, _ in kinds["check"]:
        for ledger in ("ledger", "faulty", "small"):
            yield ["check", ledger, "-f", form], ""
    for form, _ in kinds["view"]:
        for words in (["balance"], ["todo"], ["why", "aid100"], ["why", "morals", "xiahe"], ["list", "units"], ["list", "targets"],
                      ["list", "collections"], ["list", "codes"], ["list", "formats"]):
            yield [*words, "-f", form], ""
    for words in (["report", "hostile"], ["report", "small", "-f", "json"], ["report", "--color", "always"], ["todo", "--color", "always"],
                  ["explain"], ["explain", "TZ108"], ["schema", "unit"], ["tree", "ledger/plans/2016.yaml"], ["report", "--help"]):
        yield words, ""


def run(taizhang, folder, words, environment):
    done = subprocess.run([taizhang, *words], cwd=folder, capture_output=True, check=False, env=PATH | environment, timeout=PATIENCE)
    return done.stdout, done.stderr, done.returncode


def where_they_differ(one, two):
    for first, second in zip(one[:2], two[:2]):
        for a, b in zip(first.split(b"\n"), second.split(b"\n")):
            if a != b:
                return f"{a[:150]!r}\n    {b[:150]!r}"
    return f"{[len(one[0]), len(one[1]), one[2]]} {[len(two[0]), len(two[1]), two[2]]}"


def compare(taizhang, folder, words, file, lang):
    """The faults, as text, and how many runs they were looked for in."""
    faults, first = [], None
    turns = TURNS[::3] if len(words) > 4 and words[0] == "report" else TURNS
    words = [*words, "--lang", lang]
    knows_today = words[0] not in ("explain", "schema", "tree")
    takes = [(name, [*words, *(today if knows_today else [])], folder / where, environment) for name, where, environment, today in turns]
    for name, all_words, where, environment in takes:
        got = run(taizhang, where, all_words, environment)
        first = first or got
        if got != first:
            faults.append(f"{name}: {' '.join(all_words)}\n    {where_they_differ(first, got)}")
    if first[2] not in (0, 1, 2):
        faults.append(f"status {first[2]}: {' '.join(words)}: {first[1].decode()}")
    if file:
        path = folder / "out" / lang / file
        path.parent.mkdir(parents=True, exist_ok=True)
        run(taizhang, folder / "one", [*takes[0][1], "-o", str(path)], TURNS[0][2])
        if path.read_bytes() != first[0]:
            faults.append(f"-o {file}: {' '.join(words)}")
    return faults, len(takes) + bool(file)


def main():
    taizhang = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory(dir=MEMORY) as name:
        folder = pathlib.Path(name)
        hostile.readable(folder / "made/hostile")
        hostile.unreadable(folder / "made/faulty")
        shutil.copytree(ROOT / "ledger", folder / "made/ledger")
        shutil.copytree(ROOT / "tests/cases/small/in/ledger", folder / "made/small")
        for ledger in ("hostile", "faulty", "ledger", "small"):
            copy_in_order(folder / "made" / ledger, folder / "one" / ledger, False)
            copy_in_order(folder / "made" / ledger, folder / "two" / ledger, True)
        for where in ("one", "two"):
            run(taizhang, folder / where, ["report", "-q", "--as-of", "2016-10-31", "-o", "old.json"], {})
        work = [(*one, lang) for one in commands(formats(taizhang)) for lang in ("en", "zh")]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            done = list(pool.map(lambda one: compare(taizhang, folder, *one), work))
    faults = [fault for some, _ in done for fault in some]
    for fault in faults[:40]:
        print(fault)
    print(f"{len(work)} commands, {sum(runs for _, runs in done)} runs, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
