# SPDX-License-Identifier: MIT
"""Files held against a schema with python3-jsonschema, read by libyaml: validate.py SCHEMA, paths on stdin"""
import json
import sys

import jsonschema
import yaml


class Loader(yaml.CSafeLoader):
    """Dates stay texts, as the schema asks."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in each if tag != "tag:yaml.org,2002:timestamp"]
    for first, each in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}

with open(sys.argv[1], encoding="utf-8") as schema_file:
    validator = jsonschema.Draft202012Validator(json.load(schema_file))
faults = 0
for line in sys.stdin:
    with open(line.rstrip("\n"), encoding="utf-8") as file:
        for error in validator.iter_errors(yaml.load(file, Loader)):
            faults += 1
            print(line.strip(), error.json_path, error.message)
sys.exit(1 if faults else 0)
