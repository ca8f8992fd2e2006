# SPDX-License-Identifier: MIT
"""The schemas and the JSON report, held against an implementation that is not ours.

schemas.py TAIZHANG: the schemas are schemas, no word for a field means two of them, every file of the example ledger conforms, and
what `taizhang report -f json` prints conforms to report.schema.json.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

from ledger_yaml import ROOT, ledger_files


def validator(name):
    schema = json.loads((ROOT / "schemas" / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


YAML_1_1_TRUTHS = {"y", "yes", "on", "true", "n", "no", "off", "false"}


def double_words(schema, path=""):
    """Words of x-label, x-also and x-former that could mean two properties of one mapping, and names that get lost."""
    if isinstance(schema, list):
        for i, item in enumerate(schema):
            yield from double_words(item, f"{path}/{i}")
    if not isinstance(schema, dict):
        return
    meant = {}
    for name, below in schema.get("properties", {}).items():
        if not isinstance(below, dict):
            continue
        if name.lower() in YAML_1_1_TRUTHS:
            yield f"{path}: {name} is true or false to programs of YAML 1.1"
        for word in {name, *below.get("x-label", {}).values(), *below.get("x-also", []), *below.get("x-former", [])}:
            if meant.setdefault(word, name) != name:
                yield f"{path}: {word} is {meant[word]} and {name}"
    for key, below in schema.items():
        yield from double_words(below, f"{path}/{key}")


def main():
    validators = {name: validator(name + ".schema.json") for name in ("township", "plan", "unit", "report")}
    faults = 0
    checked = 0
    for kind, path, value in ledger_files():
        for error in validators[kind].iter_errors(value):
            print(path, list(error.absolute_path), error.message)
            faults += 1
        checked += 1
    for name in ("township", "plan", "unit"):
        for double in double_words(json.loads((ROOT / "schemas" / (name + ".schema.json")).read_text("utf-8"))):
            print(name, double)
            faults += 1
    reports = 0
    with tempfile.TemporaryDirectory() as folder:
        older = pathlib.Path(folder) / "older.json"
        for options in (["--as-of", "2016-06-30"], [], ["--public"], ["--unit", "nanbei"], ["--public", "--unit", "nanbei"],
                        ["-b", "2016-03-01", "-e", "2016-06-30"], ["--compare", str(older)]):
            command = [sys.argv[1], "report", str(ROOT / "ledger"), "-f", "json", *options]
            report = subprocess.run(command, capture_output=True, check=False).stdout
            if not older.exists():
                older.write_bytes(report)
            for error in validators["report"].iter_errors(json.loads(report)):
                print("report", *options, list(error.absolute_path), error.message)
                faults += 1
            reports += 1
    for case in ("doubles", "doubles-apart", "verdict-above-whole", "verdict-silent"):  # what the example has none of
        command = [sys.argv[1], "report", str(ROOT / "tests" / "cases" / case / "in" / "ledger"), "-f", "json"]
        report = subprocess.run(command, capture_output=True, check=False).stdout
        for error in validators["report"].iter_errors(json.loads(report)):
            print("report of", case, list(error.absolute_path), error.message)
            faults += 1
        reports += 1
    print(f"{checked} files and {reports} reports, {faults} faults")
    return 1 if faults or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
