# SPDX-License-Identifier: MIT
"""The line that says how far something has come: progress.py TAIZHANG

It shows on a terminal (a pseudo terminal here) after about a second, in both languages, for every command that reads a
ledger, with one thread and several; it is never wider than the terminal; and when all is done the screen holds what is
printed without a terminal, and no trace of the line. It does not show in a run of less than a second, with -q, where
standard error is no terminal, on one that has no way to write over a line (TERM) or is to be spared it (NO_COLOR), nor
of a job in the background.

So that a small ledger takes long enough, the program is stopped in the middle of reading it, and goes on a little later:
its clock does not stop.
"""
import contextlib
import fcntl
import os
import pathlib
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unicodedata

from patience import PATIENCE

TESTS = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(TESTS / "bench"))
import generate  # noqa: E402

FILES = 400
SECOND = 1.0   # after which the line may show
STOPPED = 1.5  # seconds that the program is stopped for: the line and its rate must show
TRIES = 100    # to stop it in time
SHORT_TRIES = 5
PLAIN = ["--today", "2017-01-10", "--color", "never"]
COLUMNS = 80   # what the program takes a terminal to have that is none
TERMINAL = {"TERM": "xterm", "PAGER": "cat"}
LINES = {
    "records": r"looked at (\d+) of (\d+) record files(?:, (\d+) a second(?:, (\d+) s left)?)?",
    "together": r"putting together what (\d+) record files say",
    "others": r"looked at (\d+) of (\d+) other files(?:, \d+ a second(?:, \d+ s left)?)?",
    "texts": r"looked at (\d+) committed texts(?:, (\d+) a second)?",
    "zh": r"已检查记录文件 (\d+) 个，共 (\d+) 个(?:，每秒 (\d+) 个(?:，还要 (\d+) 秒)?)?|正在汇总 (\d+) 个记录文件的内容|"
          r"已检查其他文件 \d+ 个，共 \d+ 个",
}
IN_BACKGROUND = """
import os, subprocess, sys
job = subprocess.Popen(sys.argv[2:], preexec_fn=os.setpgrp)
os.write(int(sys.argv[1]), b"%d\\n" % job.pid)
job.wait()
"""
EN = [LINES[stage] for stage in ("records", "together", "others")]

# ---- running ----


def environment(more):
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8", "TAIZHANG_LANG": "en", **more}


@contextlib.contextmanager
def terminal(columns):
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    try:
        yield ours, theirs
    finally:
        os.close(ours)


def has_read(pid):
    """Bytes so far; None where it is gone, or has ended and waits for its parent to see that."""
    try:
        if pathlib.Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] == "Z":
            return None
        return int(re.search(r"^rchar: (\d+)", pathlib.Path(f"/proc/{pid}/io").read_text(), re.MULTILINE)[1])
    except OSError:
        return None


def stop_in_the_middle(pid, size):
    """Whether it could be stopped when a part of what it reads was read, and not nearly all."""
    read = 0
    while read is not None and read < size // 5:
        read = has_read(pid)
    if read is None:
        return False
    try:
        os.kill(pid, signal.SIGSTOP)
        read = has_read(pid)
        in_time = read is not None and read < size * 4 // 5
        time.sleep(STOPPED if in_time else 0)
        os.kill(pid, signal.SIGCONT)
    except ProcessLookupError: # it ended just before
        return False
    return in_time


def drain(descriptor, process):
    out, end = b"", time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([descriptor], [], [], .05)[0]:
            try:
                out += os.read(descriptor, 65536)
            except OSError:
                break
        elif process.poll() is not None:
            break
    return out.decode()


def controlled():
    """Its terminal is the one on standard error, as it is under a shell."""
    os.setsid()
    fcntl.ioctl(2, termios.TIOCSCTTY, 0)


def on_terminal(words, folder, columns, env, stderr=None):
    """The process and what it wrote to the terminal; the first is handed out before it is waited for."""
    with terminal(columns) as (ours, theirs):
        process = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=theirs, stderr=stderr or theirs, cwd=folder,
                                   env=environment(env), preexec_fn=None if stderr else controlled)
        os.close(theirs)
        yield process.pid
        yield drain(ours, process)
        process.wait()


def long_run(words, folder, size, columns=COLUMNS, env=TERMINAL, stderr=None):
    for _ in range(TRIES):
        run = on_terminal(words, folder, columns, env, stderr)
        stopped = stop_in_the_middle(next(run), size)
        shown = next(run)
        run.close()
        if stopped:
            return shown
    sys.exit(f"{words}: it could not be stopped in the middle in {TRIES} runs")


def without_terminal(words, folder):
    return subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=folder, text=True,
                          env=environment({}), timeout=PATIENCE, check=False).stdout


# ---- what a terminal shows ----


def screen(text):
    """What is left to be seen: each time the line is written it begins at the left and clears what is behind it."""
    lines, at = [""], 0
    for part in re.findall(r"\r|\n|\x1b\[K|[^\r\n\x1b]+|\x1b", text):
        if part == "\r":
            at = 0
        elif part == "\n":
            lines.append("")
            at = 0
        elif part == "\x1b[K":
            lines[-1] = lines[-1][:at]
        else:
            lines[-1] = lines[-1][:at] + part + lines[-1][at + len(part):]
            at += len(part)
    return "\n".join(lines)


def progress_lines(text):
    return re.findall(r"\r([^\r\n]+?)\x1b\[K", text)


def columns_of(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


# ---- what is looked at ----


class Check:
    def __init__(self, taizhang, folder, size):
        self.taizhang, self.folder, self.size, self.faults, self.runs = taizhang, folder, size, [], 0

    def words(self, command):
        return [self.taizhang, *command.split(), *PLAIN]

    def fault(self, command, text):
        self.faults.append(f"{command}: {text}")

    def shows(self, command, wanted=None, columns=COLUMNS):
        """The lines that were shown, one at least, each of them one of those that may be."""
        self.runs += 1
        shown = long_run(self.words(command), self.folder, self.size, columns)
        lines = progress_lines(shown)
        if not lines:
            self.fault(command, f"no line in {shown[:300]!r}")
        for line in lines:
            if not any(re.fullmatch(pattern, line) for pattern in wanted or EN):
                self.fault(command, f"not a line of it: {line!r}")
            if columns_of(line) >= columns:
                self.fault(command, f"{columns_of(line)} columns of {columns}: {line!r}")
        plain = without_terminal(self.words(command), self.folder) if columns == COLUMNS else ""
        if columns == COLUMNS and (not plain or screen(shown) != plain):
            self.fault(command, f"the screen is not what is printed without a terminal:\n{screen(shown)[:600]}\n---\n{plain[:600]}")
        return lines

    def hides(self, command, **how):
        self.runs += 1
        shown = long_run(self.words(command), self.folder, self.size, **how)
        if "\x1b" in shown or "looked at" in shown or "\r" in shown.replace("\r\n", ""):
            self.fault(f"{command} {how}", f"a line in {shown[:300]!r}")


def check_rates(check, command):
    """Rate and time left are those of what is done; a line in the middle has both."""
    told = [[int(number) for number in found.groups()] for line in check.shows(command)
            for found in [re.fullmatch(LINES["records"], line)] if found and found[4]]
    if not told:
        check.fault(command, "no line with the time that is left")
    for done, total, rate, left in told:
        if total != FILES + 1 or not 0 < done < total:
            check.fault(command, f"{done} of {total}, where {FILES + 1} are read")
        if rate > done / STOPPED or left != -(-(total - done) // rate):
            check.fault(command, f"{done} of {total} in no less than {STOPPED} s: {rate} a second, {left} s left")


def check_background(check):
    """As a shell with job control does it: a process group of its own, and not that of the terminal."""
    read, write = os.pipe()
    os.set_inheritable(write, True)
    words = [sys.executable, "-c", IN_BACKGROUND, str(write), *check.words("check ledger")]
    with terminal(COLUMNS) as (ours, theirs):
        shell = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, cwd=check.folder, close_fds=False,
                                 env=environment(TERMINAL), preexec_fn=controlled)
        os.close(theirs)
        os.close(write)
        with open(read, encoding="ascii") as numbers:
            stopped = stop_in_the_middle(int(numbers.readline()), check.size)
        shown = drain(ours, shell)
        shell.wait()
    if stopped and "\x1b" in shown:
        check.fault("check in the background", f"a line in {shown[:300]!r}")
    return stopped


def check_short(check):
    """The example, where the machine and the build let it be read within a second."""
    words = [check.taizhang, "check", TESTS.parent / "ledger"]
    for _ in range(SHORT_TRIES):
        begin = time.monotonic()
        run = on_terminal(words, check.folder, COLUMNS, TERMINAL)
        next(run)
        shown = next(run)
        run.close()
        if time.monotonic() - begin < SECOND:
            if progress_lines(shown):
                check.fault("check of the example", f"in less than {SECOND} s a line: {shown!r}")
            return


def check_all(check):
    for command in ("check -j1 ledger", "check -j4 ledger", "report -j2 ledger", "balance --ledger ledger", "todo --ledger ledger",
                    "why morals --ledger ledger", "list units ledger", "check --staged ledger"):
        check.shows(command)
    check_rates(check, "report -j1 ledger")
    check.shows("check --lang zh ledger", [LINES["zh"]])
    check.shows("check --history", [LINES["texts"]])
    # Where there is no room for all of it, the rate goes first.
    check.shows("check ledger", [r"looked at \d+ of \d+ (?:record|other) files(?:, \d+ s left)?", LINES["together"]], 44)
    check.hides("check ledger", columns=20)
    check.hides("check -q ledger")
    check.hides("check ledger", stderr=subprocess.DEVNULL)
    check.hides("report ledger", stderr=subprocess.DEVNULL)
    for env in ({}, {"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}):
        check.hides("check ledger", env=env)
    if not any(check_background(check) for _ in range(TRIES)):
        sys.exit("a job in the background could not be stopped in the middle")
    check_short(check)


def make(folder):
    """A ledger with a fault and a number, so that every check prints something, and other files; in a commit."""
    (folder / "ledger").mkdir()
    made = generate.Ledger(folder / "ledger", FILES, 14)
    made.files[0].write_text(made.files[0].read_text(encoding="utf-8").replace("activity: study", "activity: sing", 1), encoding="utf-8")
    for i in range(5):
        (folder / f"ledger/note{i}.txt").write_text("nothing\n", encoding="utf-8")
    (folder / "ledger/note.txt").write_text("1381234" + "5678\n", encoding="utf-8")
    for words in ("init -q", "add -A", "-c user.name=a -c user.email=a@example.org commit -qm ledger"):
        subprocess.run(["git", *words.split()], cwd=folder, check=True)
    return made.bytes


def main():
    taizhang = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as work:
        check = Check(taizhang, pathlib.Path(work), make(pathlib.Path(work)))
        check_all(check)
    for fault in check.faults:
        print(fault)
    print(f"{check.runs} long runs: {len(check.faults)} faults")
    return 1 if check.faults else 0


if __name__ == "__main__":
    sys.exit(main())
