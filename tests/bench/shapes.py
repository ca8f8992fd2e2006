#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What grows faster than its input: shapes.py TAIZHANG [--only NAME...] [--seconds N]

Runs the program over ledgers of many shapes, each of the sizes n, 2n and 4n, and prints for each the
seconds of its processor, what they grew by at each doubling, and the memory at its peak; what the
example ledger alone takes is taken off. A ratio over 2.6 is marked: n log n makes 2.2 of a doubling,
n * n makes 4. --only takes names, or beginnings of them with a * behind. A shape that takes longer
than --seconds (20), or more than 6 GiB, is stopped, and not made larger.

Nothing passes or fails here: where a machine is busy a ratio may be wrong, and the least of three runs
is taken where they are short.
"""
import argparse
import os
import pathlib
import resource
import subprocess
import tempfile
import typing

import shapes_file  # noqa: F401 each registers its shapes
import shapes_language  # noqa: F401
import shapes_plan  # noqa: F401
import shapes_schema  # noqa: F401
import shapes_town  # noqa: F401
from shape import SHAPES, Ledger

SUSPECT = 2.6
SECONDS_TO_JUDGE = 0.1
MEBIBYTES_TO_JUDGE = 64
ADDRESSES = 6 << 30
SHORT = 0.5


class Cost(typing.NamedTuple):
    seconds: float
    mebibytes: float
    status: int


def once(command, seconds):
    def bound():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))

    null = subprocess.DEVNULL
    child = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, preexec_fn=bound)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, child.returncode)


def cost(command, seconds):
    """The least of three, of what is so short that a busy machine shows."""
    best = once(command, seconds)
    for _ in range(2):
        if best.seconds < SHORT:
            best = min(best, once(command, seconds))
    return best


def command_of(taizhang, shape, ledger):
    words = [word.format(old=ledger.old_report, schemas=ledger.schemas) for word in shape.command]
    where = ["--ledger", str(ledger.folder)]
    return [taizhang, words[0], *where, *words[1:]]


def bare(taizhang, words, seconds, known={}):
    """What such a command takes over the example ledger."""
    words = tuple(word for word in words if "{" not in word and word not in ("--compare", "--schemas"))
    if words not in known:
        with tempfile.TemporaryDirectory() as place:
            ledger = Ledger(taizhang, pathlib.Path(place))
            known[words] = cost([taizhang, words[0], "--ledger", str(ledger.folder), *words[1:]], seconds)
    return known[words]


def costs_of(taizhang, shape, seconds):
    """Of n, 2n and 4n; fewer where one was stopped."""
    floor = bare(taizhang, shape.command, seconds)
    costs = []
    for factor in (1, 2, 4):
        with tempfile.TemporaryDirectory() as place:
            ledger = Ledger(taizhang, pathlib.Path(place))
            shape.build(ledger, shape.size * factor)
            each = cost(command_of(taizhang, shape, ledger), seconds)
        costs.append(each._replace(seconds=max(each.seconds - floor.seconds, 0.001)))
        if each.status < 0 or each.status > 3:
            break
    return floor, costs


def marks(floor, costs):
    last = costs[-1]
    if last.status < 0 or last.status > 3:
        yield f"STOPPED ({last.status})"
    if len(costs) < 2:
        return
    if last.seconds > SECONDS_TO_JUDGE and last.seconds > SUSPECT * costs[-2].seconds:
        yield "TIME"
    more = [each.mebibytes - floor.mebibytes for each in costs]
    if more[-1] > MEBIBYTES_TO_JUDGE and more[-1] > SUSPECT * more[-2]:
        yield "MEMORY"


def row(name, shape, floor, costs):
    seconds = " ".join(f"{each.seconds:7.3f}" for each in costs)
    ratios = " ".join(f"{after.seconds / before.seconds:5.1f}" for before, after in zip(costs, costs[1:]))
    peak = f"{costs[-1].mebibytes:6.0f}"
    return f"{name:28} {shape.size:8} {seconds:24} {ratios:12} {peak}  {costs[-1].status:3}  {' '.join(marks(floor, costs))}"


def wanted(name, only):
    return not only or any(name == each or each.endswith("*") and name.startswith(each[:-1]) for each in only)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("taizhang")
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--seconds", type=int, default=20)
    options = parser.parse_args()
    taizhang = os.path.abspath(options.taizhang)
    print(f"{'shape':28} {'n':>8} {'seconds at n, 2n, 4n':24} {'grew by':12} {'MiB':>6}  end")
    suspects = []
    for name, shape in SHAPES.items():
        if wanted(name, options.only):
            floor, costs = costs_of(taizhang, shape, options.seconds)
            print(row(name, shape, floor, costs).rstrip(), flush=True)
            suspects += [name] if any(marks(floor, costs)) else []
    print(f"{len(suspects)} marked: {' '.join(suspects)}")


if __name__ == "__main__":
    main()
