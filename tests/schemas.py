# SPDX-License-Identifier: MIT
"""The schemas and the JSON report, held against an implementation that is not ours.

schemas.py TAIZHANG: the schemas are schemas, every file of the example ledger conforms, and
what `taizhang report -f json` prints conforms to report.schema.json.
"""
import json
import pathlib
import subprocess
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent


class CoreLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema: dates and `no` are strings."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, yaml.reader.re.compile(pattern), list(first))


def validator(name):
    schema = json.loads((ROOT / "schemas" / name).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def main():
    validators = {name: validator(name + ".schema.json") for name in ("township", "plan", "unit", "report")}
    faults = 0
    checked = 0
    for path in sorted((ROOT / "ledger").rglob("*.yaml")):
        relative = path.relative_to(ROOT / "ledger").as_posix()
        kind = "township" if relative == "township.yaml" else "plan" if relative.startswith("plans/") else "unit"
        for error in validators[kind].iter_errors(yaml.load(path.read_text("utf-8"), CoreLoader)):
            print(relative, list(error.absolute_path), error.message)
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
