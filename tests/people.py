# SPDX-License-Identifier: MIT
"""Names of people where an office belongs, and house numbers, illness and need of somebody in titles.

people.py TAIZHANG: every line of tests/people/*-finds.txt is told, each line of *-innocents.txt is not: the names as speaker
(x-person), the texts as title, place and note (x-caution). Innocent are all such texts of the example ledger, too. What is found is not shown.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from ledger_yaml import ROOT, ledger_files

FOLDER = ROOT / "tests" / "people"
CODES = {"speaker": "TZ640", "title": "TZ613", "place": "TZ613"}


def read(name):
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    assert len(lines) == len(set(lines)), f"{name}: a line stands there twice"
    return lines


def of_example(field):
    """What the example ledger says in a field."""
    found = set()
    for kind, _, value in ledger_files():
        for session in value.get("sessions", []) if kind == "unit" else []:
            text = session.get(field, [])
            found.update(text.values() if isinstance(text, dict) else [text] if isinstance(text, str) else [])
    return sorted(found)


def told(program, folder, field, texts):
    """The texts that are told in a field, each in a session of its own; what the program shows of them."""
    ledger = folder / "ledger"
    shutil.rmtree(ledger, ignore_errors=True)
    shutil.copytree(ROOT / "tests" / "faults" / "ledger", ledger, ignore=shutil.ignore_patterns("*uan*.yaml", "nanbei*", "xiahe*"))
    lines = ["unit: yuquan", "sessions:"]
    places = {}
    for i, text in enumerate(texts):
        lines += [f"  - date: 2016-{i % 12 + 1:02}-{i // 12 % 28 + 1:02}", "    activity: study", f"    {field}: {json.dumps(text, ensure_ascii=False)}", f"    attended: {i % 300 + 6}"]
        places[len(lines) - 1] = text
    (ledger / "communities" / "yuquan.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    done = subprocess.run([program, "check", "ledger", "-f", "json", "--today", "2017-01-10"], cwd=folder, capture_output=True, check=False)
    found = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    hits = {places[one["line"]] for one in found if one["code"] == CODES[field]}
    plain = subprocess.run([program, "check", "ledger", "--today", "2017-01-10", "--lang", "zh"], cwd=folder, capture_output=True, check=False)
    shown = (plain.stdout + plain.stderr).decode("utf-8")
    return hits, {text for text in hits if len(text) > 3 and f": {json.dumps(text, ensure_ascii=False)}" in shown}


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    faults = 0
    counted = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for field, corpus in (("speaker", "names"), ("title", "texts"), ("place", "texts")):
            finds, innocents = read(corpus + "-finds.txt"), read(corpus + "-innocents.txt")
            innocents += [text for text in of_example(field) if text not in innocents]
            for text in set(finds) & set(innocents):
                faults += 1
                print("both found and innocent:", text)
            hits, shown = told(program, folder, field, finds)
            for text in [text for text in finds if text not in hits]:
                faults += 1
                print(f"{field}: not told: {text}")
            for text in shown:
                faults += 1
                print(f"{field}: shown: {text}")
            hits, _ = told(program, folder, field, innocents)
            for text in hits:
                faults += 1
                print(f"{field}: told of nobody: {text}")
            counted[field] = (len(finds), len(innocents))
    print(f"finds and innocents: {counted}, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
