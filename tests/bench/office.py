# SPDX-License-Identifier: MIT
"""What an office's engineer would write to add up a year, with PyYAML alone: office.py FOLDER"""
import collections
import pathlib
import sys

import yaml

sessions = collections.Counter()
attended = collections.Counter()
visits = collections.Counter()
households = collections.Counter()
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    with open(path, encoding="utf-8") as file:
        data = yaml.safe_load(file)
    if "unit" not in data:
        continue
    unit = data["unit"]
    for session in data.get("sessions", []):
        sessions[unit, session.get("topic")] += 1
        attended[unit] += session["attended"]
    for visit in data.get("support", []):
        visits[unit, visit["kind"]] += 1
    households[unit] += len(data.get("households", []))

for unit, count in sorted(households.items()):
    print(unit, "households:", count, "attended:", attended[unit])
for (unit, topic), count in sorted(sessions.items(), key=str):
    print(unit, topic or "-", "sessions:", count)
for (unit, kind), count in sorted(visits.items()):
    print(unit, kind, "visits:", count)
