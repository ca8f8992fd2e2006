# SPDX-License-Identifier: MIT
"""However many files are read at once, the same comes out: jobs.py TAIZHANG

Every golden case with -j8, where it runs otherwise with as many as there are processors. And a ledger
of 300 files of every kind, made here: sound ones and faulty ones, copies and near copies, with and without names
that say so, empty ones, plans and texts of other programs among the records, one of a megabyte, and
records of units that nobody knows; its check and reports, of the folder and of what git is about to
commit, must not differ by a byte with -j1, -j2, -j8 and -j64.

On the build with ThreadSanitizer (the preset `threads`) that is also what says that no two threads
meet in one place: what it finds goes to standard error, which must not differ either, and ends the
program with a status of its own.
"""
import concurrent.futures
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

from patience import PATIENCE

TESTS = pathlib.Path(__file__).resolve().parent
LEDGER = TESTS.parent / "ledger"
JOBS = (1, 2, 8, 64)
FILES = 300
WRAPPER = """#!/bin/sh
command=${{1-}}
case $command in
check|report|balance|why|todo|list) shift; exec "{taizhang}" "$command" -j{jobs} "$@" ;;
esac
exec "{taizhang}" "$@"
"""
UNITS = ["yuquan", "nanbei", "xijie", "xiahe", "shanghe", "changfa", "liangfeng", "xiangtang"]

# ---- golden cases ----


def run_case(wrapper, case):
    done = subprocess.run([TESTS / "run_case.sh", wrapper, case], capture_output=True, timeout=PATIENCE, check=False)
    return None if done.returncode == 0 else f"{case.name}:\n{done.stdout.decode(errors='replace')}"


def check_cases(taizhang, work):
    wrapper = work / "taizhang-j8"
    wrapper.write_text(WRAPPER.format(taizhang=taizhang, jobs=8))
    wrapper.chmod(0o755)
    cases = [cmd.parent for cmd in sorted((TESTS / "cases").glob("*/cmd"))]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return len(cases), [fault for fault in pool.map(lambda case: run_case(wrapper, case), cases) if fault]


# ---- a ledger of all kinds ----


def records(rnd, number, sessions):
    """A file of a unit; its entries are like those of no other file."""
    unit = UNITS[number % len(UNITS)]
    out = [f"unit: {unit}\n\nhouseholds:\n"]
    for i in range(3):
        out.append(f"  - code: {unit}-h{number:03d}{i}\n    roster: hardship\n    enrolled: 2016-01-{10 + i}\n"
                   f"    members: {1 + i}\n    cause: illness\n    evidence:\n      register: {unit}-16d-{number}-{i}\n")
    out.append("\nsupport:\n")
    for i in range(3):
        out.append(f"  - date: 2016-0{3 + i}-{1 + number % 28:02d}\n    household: {unit}-h{number:03d}{i}\n    kind: funds\n"
                   f"    helper: {unit}-v001\n    amount: {100 + number}\n    evidence:\n      record: {unit}-16b-{number}-{i}\n")
    out.append("\nsessions:\n")
    for i in range(sessions):
        out.append(f"  - date: 2016-{1 + (number + i) % 12:02d}-{1 + rnd.randrange(28):02d}\n    activity: study\n    topic: law\n"
                   f"    title: 第{number}档第{i}次学习\n    held-by: committee\n    attended: {12 + (number + i) % 80}\n"
                   f"    evidence:\n      record: {unit}-16h-{number}-{i}\n      photo: {unit}-16t-{number}-{i}\n")
    return "".join(out)


FAULTS = [
    lambda text: text.replace("roster: hardship", "roster: hardshp", 1),
    lambda text: text.replace("members: 1", "members: 1\n    members: 2", 1),
    lambda text: text.replace("date: 2016-03", "date: 2016-13", 1),
    lambda text: text.replace("activity: study", "activity： study", 1),
    lambda text: text.replace("title: ", "title: 联系电话 1381234" + "5678 ", 1),
    lambda text: text.replace("unit: ", "unit: no-", 1),
    lambda text: text.replace("unit: ", "unti: ", 1),
    lambda text: text.replace("-h", "-x", 1),
    lambda text: text + "sessions:\n  - date: 2016-05-05\n",
    lambda text: text + "notes: [a, b\n",
    lambda text: text.replace("      photo: ", "      photo: nowhere/", 1),
]

STRANGE = [
    b"", b"# nothing yet\n", b"\0" * 100, b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", b"../elsewhere.yaml",
    b"services:\n  web:\n    image: nginx\n", "unit: yuquan\nsessions:\n  - title: 会议\n".encode("gbk"), b"%YAML 1.2\n---\n- a\n- b\n",
    (LEDGER / "plans/2016.yaml").read_bytes(), (LEDGER / "township.yaml").read_bytes(),
]


def make_ledger(folder):
    rnd = random.Random(1)
    for part in ("plans", "sources"):
        shutil.copytree(LEDGER / part, folder / part)
    shutil.copy(LEDGER / "township.yaml", folder)
    (folder / "records").mkdir()
    (folder / "records/000-large.yaml").write_text(records(rnd, 0, 4000), encoding="utf-8")
    last = ""
    for number in range(1, FILES):
        path = folder / f"records/{number:03d}.yaml"
        if number % 10 == 7: # the same text, as it is or called a copy
            path = path.with_name(f"{number - 1:03d} (1).yaml") if number % 20 == 7 else path
            path.write_text(last, encoding="utf-8")
        elif number % 15 == 4: # mostly the same
            path.write_text(last.replace("members: 1", "members: 4", 1), encoding="utf-8")
        elif number % 15 == 9:
            path.write_bytes(STRANGE[number // 15 % len(STRANGE)])
        else:
            last = records(rnd, number, 4)
            if number % 4 == 1:
                last = FAULTS[number // 4 % len(FAULTS)](last)
            path.write_text(last, encoding="utf-8")


def run(taizhang, arguments, folder):
    done = subprocess.run([taizhang, *arguments, "--today", "2017-01-10"], cwd=folder, capture_output=True, timeout=PATIENCE, check=False,
                          env={"PATH": os.environ["PATH"], "LC_ALL": "C", "TAIZHANG_LANG": "en"})
    return done.returncode, done.stdout, done.stderr


def check_ledger(taizhang, work):
    folder = work / "ledger"
    folder.mkdir()
    make_ledger(folder)
    for line in ("init -q", "add -A"):
        subprocess.run(["git", *line.split()], cwd=folder, check=True)
    faults, told = [], 0
    for words in ("check -f json .", "check --staged -f json .", "report -f json .", "report --public .", "why aid100 --fail-on none", "todo"):
        first = None
        for jobs in JOBS:
            got = run(taizhang, [*words.split(), f"-j{jobs}"], folder)
            first = got if first is None else first
            if got != first:
                faults.append(f"{words}: -j{jobs} differs from -j{JOBS[0]}:\n{got[2].decode(errors='replace')[:3000]}")
        if first[0] not in (0, 1, 2) or not first[1]:
            faults.append(f"{words}: status {first[0]}, {len(first[1])} bytes: {first[2].decode(errors='replace')[:300]}")
        told += first[1].count(b'"code"')
    if told < FILES // 4:
        faults.append(f"only {told} diagnostics: the ledger is not what it should be")
    return faults


def main():
    taizhang = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as work:
        faults = check_ledger(taizhang, pathlib.Path(work))
        count, more = check_cases(taizhang, pathlib.Path(work))
    faults += more
    for fault in faults:
        print(fault)
    print(f"{FILES} files and {count} runs of cases: {len(faults)} differ")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
