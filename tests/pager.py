# SPDX-License-Identifier: MIT
"""What is longer than the screen goes through a pager: pager.py TAIZHANG

On a terminal (a pseudo terminal here) of few rows the pager of TAIZHANG_PAGER or PAGER shows the text, whole and once, and the
exit status is the program's own; a text that fits is shown without it. No pager is asked for what is piped or written
to a file, with --no-pager, with a PAGER that is empty or `cat`, or where the terminal can do nothing (TERM=dumb). One
that is not there, or leaves after a line, loses nothing and breaks nothing.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

from terminal import on_terminal

LEDGER = pathlib.Path(__file__).resolve().parent.parent / "ledger"
MARK = "sed 's/^/|/'"  # a pager that shows what went through it


def run(taizhang, arguments, rows=10, **environment):
    """What a terminal shows, and the exit status."""
    settings = {**os.environ, "TERM": "xterm", "PAGER": MARK, "CI": None, **environment}
    return on_terminal([taizhang, *arguments], LEDGER.parent, {name: value for name, value in settings.items() if value is not None}, rows, 100)


def main():
    taizhang = str(pathlib.Path(sys.argv[1]).resolve())
    report = ["report", "--today", "2017-01-10", "--color", "never", "-q"]
    plain = subprocess.run([taizhang, *report, "--width", "100"], capture_output=True, text=True, cwd=LEDGER.parent)
    marked = "".join(f"|{line}\n" for line in plain.stdout.splitlines())
    faults = []

    def expect(what, got, wanted):
        if got != wanted:
            faults.append(f"{what}: {got[0][:200]!r}, status {got[1]}")

    assert plain.returncode == 1 and len(plain.stdout.splitlines()) > 100
    expect("a long text is paged", run(taizhang, report), (marked, 1))
    expect("by its own pager first", run(taizhang, report, TAIZHANG_PAGER="sed 's/^/#/'"), (marked.replace("\n|", "\n#").replace("|", "#", 1), 1))
    expect("one that fits is not", run(taizhang, report, rows=1000), (plain.stdout, 1))
    for what, arguments, environment in (
            ("--no-pager", ["--no-pager"], {}),
            ("an empty PAGER", [], {"PAGER": ""}),
            ("cat", [], {"PAGER": "cat"}),
            ("a job of CI", [], {"CI": "true"}),
            ("a terminal that can do nothing", [], {"TERM": "dumb"}),
            ("a pager that is not there", [], {"PAGER": "no-such-pager-at-all"}),
            ("less that is not there", [], {"PAGER": None, "PATH": "/nowhere"})):
        shown, status = run(taizhang, report + arguments, **environment)
        said = [line for line in shown.splitlines() if "not found" in line]  # by the shell
        kept = "".join(f"{line}\n" for line in shown.splitlines() if line not in said)
        expect(what, (kept, status), (plain.stdout, 1))
    shown, status = run(taizhang, report, PAGER="head -2")
    expect("a pager that leaves", (shown, status), ("".join(f"{line}\n" for line in plain.stdout.splitlines()[:2]), 1))
    expect("help is paged, too", (run(taizhang, ["help", "report"])[0][:1], 0), ("|", 0))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "report.txt"
        expect("a file is not", run(taizhang, report + ["--width", "100", "-o", str(path)]), ("", 1))
        expect("and holds the text", (path.read_text(), 0), (plain.stdout, 0))
    print("\n".join(faults) if faults else "the pager shows what is longer than the screen, and nothing else")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
