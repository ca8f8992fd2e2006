# SPDX-License-Identifier: MIT
"""The manuals of the plan language are true and whole: manual.py TAIZHANG

All examples of doc/plan.md, and of doc/plan.zh.md, make one plan: blocks of targets and blocks of the file's own keys. Its text is
made of their quotes. `check` finds nothing in it beside the records of the example ledger, and `report` judges every
target. Every word that the schema of plans has stands in each of the two manuals.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

from patience import PATIENCE

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.M | re.S)
faults = []


def plan_of(text):
    """The header, and the targets: as they are written."""
    header, targets = [], []
    for block in BLOCK.findall(text):
        (targets if block.startswith("- ") else header).append(block)
    whole = yaml.load("".join(header).replace("sheets:\n  marks", "marks-sheets:\n  marks"), yaml.BaseLoader)
    if "marks-sheets" in whole:
        whole["sheets"].update(whole.pop("marks-sheets"))
    return whole, yaml.load("".join(targets), yaml.BaseLoader)


def quotes(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "quote":
                yield value
            else:
                yield from quotes(value)
    elif isinstance(node, list):
        for item in node:
            yield from quotes(item)


def write_plan(folder, text):
    header, targets = plan_of(text)
    blocks = BLOCK.findall(text)
    marks = [block for block in blocks if block.startswith("sheets:\n  marks")]
    others = [block for block in blocks if not block.startswith("- ") and block not in marks]
    joined = "".join(others)
    for block in marks:  # one mapping of sheets in the file
        joined = joined.replace("context:\n", block.removeprefix("sheets:\n") + "context:\n")
    plan = joined + "targets:\n" + "".join("  " + line + "\n" for block in blocks if block.startswith("- ")
                                           for line in block.splitlines())
    (folder / "plans").mkdir(exist_ok=True)
    (folder / "plans/2016.yaml").write_text(plan)
    (folder / header["source"]["file"]).write_text("\n".join(dict.fromkeys(quotes([header, targets]))) + "\n")
    return targets


def words_of(schema):
    """All properties of the language."""
    def walk(node):
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "properties":
                    yield from value
                yield from walk(value)
        elif isinstance(node, list):
            for item in node:
                yield from walk(item)
    return sorted(set(walk(schema)))


def try_manual(taizhang, path):
    text = path.read_text()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "ledger"
        shutil.copytree(ROOT / "ledger", folder)
        shutil.rmtree(folder / "plans")
        shutil.rmtree(folder / "sources")
        (folder / "sources").mkdir()
        targets = write_plan(folder, text)
        check = subprocess.run([taizhang, "check", str(folder), "--today", "2017-01-10", "--lang", "en", "--fail-on", "warning"],
                               capture_output=True, text=True, timeout=PATIENCE)
        if check.returncode != 0:
            faults.append(f"{path.name}: {check.stderr}")
        report = subprocess.run([taizhang, "report", str(folder), "--today", "2017-01-10", "-f", "json", "-q"], capture_output=True, text=True,
                                timeout=PATIENCE)
        shown = [target["id"] for target in json.loads(report.stdout)["targets"]] if report.stdout else []
        wanted = [part["id"] for target in targets for part in [target, *target.get("parts", [])]]
        if shown != wanted:
            faults.append(f"{path.name}: reported are {shown}")
    schema = json.loads((ROOT / "schemas/plan.schema.json").read_text())
    missing = [word for word in words_of(schema) if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)]
    if missing:
        faults.append(f"{path.name} says nothing of: {', '.join(missing)}")
    return len(targets)


def main():
    counts = [try_manual(sys.argv[1], path) for path in sorted((ROOT / "doc").glob("plan*.md"))]
    print("\n".join(faults) if faults else f"{len(counts)} manuals, {sum(counts)} targets")
    return 1 if faults or not counts else 0


if __name__ == "__main__":
    sys.exit(main())
