# SPDX-License-Identifier: MIT
"""What generate.py makes is what is measured: sound.py TAIZHANG

No ledger of it, of many files or large ones, makes a diagnostic; it holds as many files, bytes and dated entries as it
is said to; and the same numbers give the same bytes, another seed others.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import generate

KINDS = [(16, 1, 1), (330, 14, 1), (1700, 2, 2), (16, 1000, 3)]  # files, entries of one, seed: each reaches another bound


def make(work, name, *numbers):
    (work / name).mkdir()
    return generate.Ledger(work / name, *numbers)


def text_of(ledger):
    return b"".join(path.read_bytes() for path in ledger.files)


def check(taizhang, ledger, numbers):
    done = subprocess.run([taizhang, "check", ledger.folder, "--today", "2017-01-10"], capture_output=True, text=True, check=False)
    if done.returncode != 0 or done.stdout or done.stderr:
        yield f"{numbers}: status {done.returncode}\n{done.stdout}{done.stderr[-3000:]}"
    text = text_of(ledger)
    if len(text) != ledger.bytes or text.count(b"\n  - date: ") != ledger.entries or len(ledger.files) != numbers[0]:
        yield f"{numbers}: {len(ledger.files)} files, {len(text)} bytes, {text.count(b'  - date: ')} entries are not what it says"


def check_units(taizhang, ledger):
    """A hundred files are a unit's: 1,700 of them need more units than the example has."""
    done = subprocess.run([taizhang, "list", "units", ledger.folder, "-f", "json"], capture_output=True, text=True, check=False)
    if done.returncode != 0 or "morea" not in json.dumps(json.loads(done.stdout)):
        yield f"of {len(ledger.files)} files no unit beyond those of the example: {done.stderr}"


def main():
    taizhang = pathlib.Path(sys.argv[1]).resolve()
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        made = [make(work, str(i), *numbers) for i, numbers in enumerate(KINDS)]
        for ledger, numbers in zip(made, KINDS):
            faults += check(taizhang, ledger, numbers)
        faults += check_units(taizhang, made[2])
        if text_of(make(work, "again", *KINDS[1])) != text_of(made[1]):
            faults.append("the same numbers give other bytes")
        if text_of(make(work, "other", *KINDS[1][:2], 7)) == text_of(made[1]):
            faults.append("another seed gives the same bytes")
    for fault in faults:
        print(fault)
    print(f"{len(KINDS)} ledgers: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
