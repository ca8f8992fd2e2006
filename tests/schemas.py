# SPDX-License-Identifier: MIT
"""The schemas and the JSON report, held against an implementation that is not ours.

schemas.py TAIZHANG: the schemas are schemas, every file of the example ledger conforms, and
what `taizhang report -f json` prints conforms to report.schema.json.
"""
import json
import subprocess
import sys

import jsonschema

from ledger_yaml import ROOT, ledger_files


def validator(name):
    schema = json.loads((ROOT / "schemas" / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def main():
    validators = {name: validator(name + ".schema.json") for name in ("township", "plan", "unit", "report")}
    faults = 0
    checked = 0
    for kind, path, value in ledger_files():
        for error in validators[kind].iter_errors(value):
            print(path, list(error.absolute_path), error.message)
            faults += 1
        checked += 1
    report = subprocess.run([sys.argv[1], "report", str(ROOT / "ledger"), "-f", "json"], capture_output=True, check=False)
    for error in validators["report"].iter_errors(json.loads(report.stdout)):
        print("report", list(error.absolute_path), error.message)
        faults += 1
    print(f"{checked} files and a report, {faults} faults")
    return 1 if faults or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
