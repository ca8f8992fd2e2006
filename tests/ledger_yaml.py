# SPDX-License-Identifier: MIT
"""Reading YAML by the core schema of YAML 1.2 in Python: dates and `no` are strings."""
import pathlib

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent


class CoreLoader(yaml.CSafeLoader):
    """PyYAML's loader with the types of YAML 1.2 instead of 1.1."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, yaml.reader.re.compile(pattern), list(first))


def ledger_files(ledger=ROOT / "ledger"):
    """(kind of schema, path, value) of every YAML file of a ledger, by default the example."""
    for path in sorted(ledger.rglob("*.yaml")):
        relative = path.relative_to(ledger).as_posix()
        kind = "township" if relative == "township.yaml" else "plan" if relative.startswith("plans/") else "unit"
        yield kind, path, yaml.load(path.read_text("utf-8"), CoreLoader)
