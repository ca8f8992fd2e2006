# SPDX-License-Identifier: MIT
"""What commands take: whole processes, by medians of runs in turn, so that whatever else the machine does falls on all.

A Command runs its words with paths on stdin, if it is given a list of them. Where it exits with a status that it does
not expect, or is not there, it has no figures, and says why.
"""
import dataclasses
import pathlib
import re
import shutil
import statistics
import subprocess

LONG = 5  # seconds of processors after which a command is not run again: that is measured well enough


@dataclasses.dataclass
class Command:
    name: str
    words: list
    stdin: pathlib.Path | None = None
    statuses: tuple = (0,)
    env: dict | None = None
    version: str = ""
    lacks: str = ""  # what of it is not there; empty: nothing


@dataclasses.dataclass
class Taken:
    runs: int = 0
    cpu: float = 0
    wall: float = 0
    peak: float = 0  # MiB, of the largest process
    fault: str = ""


def run(took, command):
    with open(command.stdin or "/dev/null", "rb") as source:
        done = subprocess.run([took, *command.words], stdin=source, capture_output=True, text=True, env=command.env, check=False)
    if done.returncode != 0:
        return Taken(fault="could not be started")
    cpu, wall, peak, status = done.stdout.split()
    if int(status) not in command.statuses:
        return Taken(fault=f"exit status {status}")
    return Taken(1, float(cpu), float(wall), int(peak) / 1024)


def median_of(runs):
    faults = [taken.fault for taken in runs if taken.fault]
    if faults:
        return Taken(fault=faults[0])
    return Taken(len(runs), *(statistics.median(getattr(taken, each) for taken in runs) for each in ("cpu", "wall", "peak")))


def measure(took, commands, runs):
    """What each took, by its name; commands that lack something are left out."""
    taken = {}
    for _ in range(runs):
        for command in (each for each in commands if not each.lacks):
            before = taken.setdefault(command.name, [])
            if not before or not before[-1].fault and before[-1].cpu < LONG:
                before.append(run(took, command))
    return {name: median_of(each) for name, each in taken.items()}


def instructions(command):
    """How many a run takes, by callgrind, which no load changes; None where valgrind is not installed."""
    valgrind = shutil.which("valgrind")
    if not valgrind or command.lacks:
        return None
    with open(command.stdin or "/dev/null", "rb") as source:
        done = subprocess.run([valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *command.words], stdin=source,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    return int(found[1]) if found and done.returncode in command.statuses else None
