#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How long the program takes, beside what else there is, in one run: bench.py BUILD [OPTIONS]

  cmake --preset release -DBUILD_TESTING=ON && cmake --build build/release --target bench_programs
  tests/bench/bench.py build/release

On a ledger made by generate.py, all of it sound: `check` and `report`, a bare libyaml event loop over the same files,
validators of JSON Schema and a short script with PyYAML over the same files, and programs for books over as many dated
transactions as the ledger has dated entries. Then how `check` grows with ten times the files, and what it costs to start
at all, on the example.

Seconds are of processors, user and system, of whole processes, for these are changed least by what else the machine
does; beside them the clock on the wall, the peak of memory and, where valgrind is installed, instructions. Each is the
median of RUNS, taken in turn. Nothing passes or fails here, and a peer that is not there is said not to be.
"""
import argparse
import dataclasses
import os
import pathlib
import platform
import re
import sys
import tempfile

import generate
import peers
from measure import Command, Taken, instructions, measure

ROOT = pathlib.Path(__file__).resolve().parents[2]
START_RUNS = 20  # for each of RUNS: these take milliseconds
MARKS = "<!-- bench -->\n", "<!-- /bench -->\n"


@dataclasses.dataclass
class Programs:
    taizhang: pathlib.Path
    loop: pathlib.Path
    took: pathlib.Path

    @classmethod
    def of(cls, build):
        paths = [(build / path).resolve() for path in ("taizhang", "tests/bench_loop", "tests/bench_took")]
        if not all(path.exists() for path in paths):
            sys.exit(f"{build} has no programs to measure: cmake --build {build} --target bench_programs")
        return cls(*paths)

    def check(self, folder):
        return Command("taizhang check", [self.taizhang, "check", folder])

    def report(self, folder):
        return Command("taizhang report", [self.taizhang, "report", folder], statuses=(0, 1))

    def bare_loop(self, paths):
        return Command("bare libyaml event loop", [self.loop], paths)


@dataclasses.dataclass
class Row:
    command: Command
    taken: Taken
    floor: float  # seconds of the bare loop
    count: int | None = None  # of instructions

    def cells(self):
        name = self.command.name
        if self.command.lacks:
            return [name, "not here", "", "", "", ""]
        if self.taken.fault:
            return [name, self.taken.fault, "", "", "", ""]
        return [name, f"{self.taken.cpu:.2f}", f"{self.taken.cpu / self.floor:.2f}" if self.floor else "", f"{self.taken.wall:.2f}",
                f"{self.taken.peak:.0f}", f"{self.count / 1e6:.0f}" if self.count else ""]


HEAD = ["", "CPU, s", "× the loop", "wall, s", "peak, MiB", "million instructions"]

# ---- what is measured ----


def make(work, name, options, files):
    folder = work / name
    folder.mkdir()
    entries = options.entries if options.bytes is None else generate.entries_of(options.bytes)
    return generate.Ledger(folder, files, entries, options.seed)


def list_of(work, name, files):
    path = work / f"{name}.list"
    path.write_text("".join(f"{file}\n" for file in files), encoding="utf-8")
    return path


def beside_others(programs, options, work, ledger):
    paths = list_of(work, "all", ledger.files)
    ours = [programs.bare_loop(paths), programs.check(ledger.folder), programs.report(ledger.folder)]
    others = []
    if options.peers:
        others = peers.validators(options.npm, ledger, paths) + [peers.own_script(ledger)] + peers.books(work, ledger.entries)
    taken = measure(programs.took, ours + others, options.runs)
    floor = taken[ours[0].name].cpu
    return [Row(command, taken.get(command.name, Taken()), floor, instructions(command) if command in ours else None)
            for command in ours + others]


def growth(programs, options, work, small):
    """Lines that say how a check has grown, each time with ten times the files."""
    lines, before, last = [], small, None
    for power in (0, 1, 2) if options.large else (0, 1):
        ledger = small if power == 0 else make(work, f"grown{power}", options, options.files * 10**power)
        command = programs.check(ledger.folder)
        taken = measure(programs.took, [command], options.runs)[command.name]
        if taken.fault:
            return lines + [f"check of {len(ledger.files)} files: {taken.fault}"]
        line = f"check of {len(ledger.files):,} files, {ledger.bytes / 1e6:.1f} MB: {taken.cpu:.2f} s, {taken.peak:.0f} MiB"
        if last:
            line += (f"; for {len(ledger.files) / len(before.files):.0f} × the files {taken.cpu / last.cpu:.1f} × the time"
                     f" and {taken.peak / last.peak:.1f} × the memory")
        lines.append(line)
        before, last = ledger, taken
    return lines


def start(programs, options):
    """The example ledger, above a process that does nothing."""
    example = ROOT / "ledger"
    commands = [Command("an empty process", ["/bin/true"]), Command("taizhang --version", [programs.taizhang, "--version"]),
                programs.check(example), programs.report(example)]
    taken = measure(programs.took, commands, options.runs * START_RUNS)
    empty = taken[commands[0].name]
    parts = [f"{command.name.removeprefix('taizhang ')} {1e3 * (each.cpu - empty.cpu):.1f} ms ({1e3 * (each.wall - empty.wall):.1f} ms)"
             for command in commands[1:] for each in [taken[command.name]] if not each.fault]
    return f"on the example ledger, above an empty process, of processors (and on the wall): {', '.join(parts)}"


# ---- where, and with what ----


def found_in(path, pattern, otherwise):
    try:
        found = re.search(pattern, pathlib.Path(path).read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else otherwise


def machine():
    processor = found_in("/proc/cpuinfo", r"^model name\s*:\s*(.*)$", platform.machine())
    memory = int(found_in("/proc/meminfo", r"^MemTotal:\s*(\d+)", "0")) / 2**20
    system = found_in("/etc/os-release", r'^PRETTY_NAME="?([^"\n]*)', platform.system())
    return (f"{processor}, {os.cpu_count()} processors, {memory:.0f} GiB, {system}, Linux {platform.release()}; "
            f"load {os.getloadavg()[0]:.0f} at the beginning")


def versions(programs, rows):
    own = peers.first_line([programs.taizhang, "--version"])
    return [own] + [f"{row.command.name}: {row.command.version}" for row in rows if row.command.version]


# ---- how it is shown ----


def as_text(rows):
    cells = [HEAD] + [row.cells() for row in rows]
    widths = [max(len(line[i]) for line in cells) for i in range(len(HEAD))]
    return [("  ".join([line[0].ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])])).rstrip()
            for line in cells]


def as_markdown(rows):
    lines = [HEAD, ["---"] + ["--:"] * (len(HEAD) - 1)] + [row.cells() for row in rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def replace_in(path, text):
    before, rest = path.read_text(encoding="utf-8").split(MARKS[0])
    path.write_text(before + MARKS[0] + text + MARKS[1] + rest.split(MARKS[1])[1], encoding="utf-8")


def parse():
    parser = argparse.ArgumentParser(description=__doc__, epilog="The peers. " + peers.__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path, help="where the release build is")
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=14, help="dated entries of a file")
    parser.add_argument("--bytes", type=int, help="about so many of a file, in place of --entries")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--large", action="store_true", help="growth to a hundred times the files, too")
    parser.add_argument("--npm", type=pathlib.Path, help="the folder with node_modules/")
    parser.add_argument("--no-peers", dest="peers", action="store_false")
    parser.add_argument("--markdown", nargs="?", const="-", metavar="FILE",
                        help="as Markdown; into FILE, in place of what stands between its marks")
    return parser.parse_args()


def main():
    options = parse()
    programs = Programs.of(options.build)
    where = machine()
    with tempfile.TemporaryDirectory(prefix="taizhang-bench.") as folder:
        work = pathlib.Path(folder)
        ledger = make(work, "ledger", options, options.files)
        what = f"{len(ledger.files):,} files, {ledger.bytes / 1e6:.1f} MB, {ledger.entries:,} dated entries; medians of {options.runs} runs"
        rows = beside_others(programs, options, work, ledger)
        rest = growth(programs, options, work, ledger) + [start(programs, options)]
    used = versions(programs, rows)
    if options.markdown is None:
        print("\n".join([where, *used, "", what, *as_text(rows), "", *rest]))
        return
    text = "\n".join([f"{what}. {where}.", "", *as_markdown(rows), "", *[f"- {line}" for line in rest],
                      f"- {'; '.join(used)}"]) + "\n"
    if options.markdown == "-":
        print(text, end="")
    else:
        replace_in(pathlib.Path(options.markdown), text)


if __name__ == "__main__":
    main()
