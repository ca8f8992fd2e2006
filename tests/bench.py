# SPDX-License-Identifier: MIT
"""How long a run takes, beside a bare libyaml event loop over the same files, in one run.

bench.py TAIZHANG BENCH_LOOP [RUNS]: whole processes, taken in turn; the medians and their ratio.
Nothing passes or fails here: a busy machine is no fault of the program.
"""
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent


def milliseconds(command):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, check=False)
    return (time.perf_counter() - start) * 1e3


def main():
    taizhang, loop = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 50
    files = sorted(str(path) for path in (ROOT / "ledger").rglob("*.yaml"))
    commands = {
        "taizhang report": [taizhang, "report", "ledger"],
        "taizhang check": [taizhang, "check", "ledger"],
        "bare libyaml loop": [loop, *files],
        "an empty process": ["/bin/true"],
    }
    times = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(milliseconds(command))
    floor = statistics.median(times["bare libyaml loop"])
    print(f"example ledger, {runs} runs each, whole processes")
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:20} min {min(taken):6.2f} ms  median {median:6.2f} ms  {median / floor:5.2f} x the loop")


if __name__ == "__main__":
    main()
