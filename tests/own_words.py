# SPDX-License-Identifier: MIT
"""A ledger in the office's own words says what the English one says.

own_words.py TAIZHANG: every field of the example ledger, of the township, the plan and the records, is called by its Chinese label,
then by each word in turn that the schemas know for it. Reports, lists and messages must be the same but for columns and hashes.
`--write FOLDER` only writes the first of these ledgers, to be looked at.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

from ledger_yaml import ROOT

SCHEMAS = {kind: json.loads((ROOT / "schemas" / (kind + ".schema.json")).read_text("utf-8")) for kind in ("township", "plan", "unit")}
VARIANTS = 5  # no field has more other words
KINDS_OF_MEASURE = ("count", "sum", "average", "last", "covers")


def layers(whole, schema):
    """The schema with all that says something of the same value."""
    yield schema
    if "$ref" in schema:
        below = whole
        for part in schema["$ref"].removeprefix("#/").split("/"):
            below = below[part]
        yield from layers(whole, below)
    for word in ("allOf", "anyOf", "oneOf"):
        for branch in schema.get(word, []):
            yield from layers(whole, branch)


def note(whole, schema, word, default):
    return next((layer[word] for layer in layers(whole, schema) if word in layer), default)


def fields(whole, schemas):
    """Of a mapping that these schemas describe: the schemas of each field."""
    found = {}
    for schema in schemas:
        for layer in layers(whole, schema):
            for name, below in layer.get("properties", {}).items():
                if isinstance(below, dict):
                    found.setdefault(name, []).append(below)
    return found


def items(whole, schemas):
    return [layer["items"] for schema in schemas for layer in layers(whole, schema) if isinstance(layer.get("items"), dict)]


def extra(whole, schemas):
    return [
        layer["additionalProperties"]
        for schema in schemas
        for layer in layers(whole, schema)
        if isinstance(layer.get("additionalProperties"), dict)
    ]


NEVER = set(SCHEMAS["unit"]["x-never"])


def words(whole, below):
    """By name: the other words that mean that field and no field beside it."""
    said = {}
    for name, schemas in below.items():
        label = note(whole, schemas[0], "x-label", {})
        said[name] = [label.get("zh"), label.get("en"), *note(whole, schemas[0], "x-also", []), *note(whole, schemas[0], "x-former", [])]
    counts = {}
    for name, list_ in said.items():
        for word in set(list_):
            counts[word] = counts.get(word, 0) + 1
    return {
        name: [word for word in list_ if word and word != name and word not in below and counts[word] == 1 and word not in NEVER]
        for name, list_ in said.items()
    }


class Rewriting:
    """What is to stand in place of the keys of one file, and of the words of a plan that name fields."""

    def __init__(self, kind, which):
        self.whole, self.which, self.kind = SCHEMAS[kind], which, kind
        self.changes, self.used = [], 0

    def pick(self, whole, below, name):
        choices = words(whole, below).get(name, [])
        if not choices:
            return name
        self.used += 1
        return choices[min(self.which, len(choices) - 1)]

    def put(self, node, text):
        if text != node.value:
            self.changes.append((node.start_mark.index, node.end_mark.index, f'"{text}"' if re.search(r"[^\w. -]", text) else text))

    def path(self, text):
        """households.youths, and the schemas of what is at its end."""
        unit, at, parts = SCHEMAS["unit"], [SCHEMAS["unit"]], []
        for part in text.split("."):
            below = fields(unit, at + items(unit, at))
            if part not in below:
                return text, []
            parts.append(self.pick(unit, below, part))
            at = below[part]
        return ".".join(parts), at

    def measure(self, members):
        for key, value in members:
            if key.value in KINDS_OF_MEASURE:
                text, at = self.path(value.value)
                self.put(value, text)
                return fields(SCHEMAS["unit"], at + items(SCHEMAS["unit"], at))
        return {}

    def walk(self, node, schemas):
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self.walk(item, items(self.whole, schemas))
        if not isinstance(node, yaml.MappingNode):
            return
        below = fields(self.whole, schemas)
        measured = self.measure(node.value) if self.kind == "plan" and any(k.value in KINDS_OF_MEASURE for k, _ in node.value) else {}
        for key, value in node.value:
            if key.value in ("where", "having") and measured and isinstance(value, yaml.MappingNode):
                for name, _ in value.value:
                    self.put(name, self.pick(SCHEMAS["unit"], measured, name.value))
            if key.value in below:
                self.put(key, self.pick(self.whole, below, key.value))
                self.walk(value, below[key.value])
            else:
                self.walk(value, extra(self.whole, schemas))


def rewrite(path, kind, which):
    text = path.read_text("utf-8")
    rewriting = Rewriting(kind, which)
    rewriting.walk(yaml.compose(text, yaml.SafeLoader), [SCHEMAS[kind]])
    for start, end, word in sorted(rewriting.changes, reverse=True):
        text = text[:start] + word + text[end:]
    path.write_text(text, "utf-8")
    return rewriting.used


def write(folder, which):
    shutil.copytree(ROOT / "ledger", folder / "ledger", dirs_exist_ok=True)
    used = 0
    for path in sorted((folder / "ledger").rglob("*.yaml")):
        relative = path.relative_to(folder / "ledger").as_posix()
        kind = "township" if relative == "township.yaml" else "plan" if relative.startswith("plans/") else "unit"
        used += rewrite(path, kind, which)
    return used


COMMANDS = [
    ["check"],
    ["report", "-f", "json"],
    ["report", "--lang", "zh"],
    ["report", "--public", "-f", "json"],
    ["report", "-f", "html", "--as-of", "2016-09-30"],
    ["why", "morals", "xiahe"],
    ["balance"],
    ["todo"],
    ["list", "targets"],
    ["list", "units"],
]


def say(program, folder, command):
    done = subprocess.run([program, *command], cwd=folder, capture_output=True, check=False)
    text = (done.stdout + done.stderr).decode("utf-8")
    text = re.sub(r"\b[0-9a-f]{64}\b", "HASH", text)
    text = re.sub(r'"column": ?\d+', '"column": 0', text)
    return done.returncode, re.sub(r"(\.yaml:\d+):\d+", r"\1", text)


def main():
    if sys.argv[1] == "--write":
        print(write(pathlib.Path(sys.argv[2]), 0))
        return 0
    program, faults, used = str(pathlib.Path(sys.argv[1]).resolve()), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        shutil.copytree(ROOT / "ledger", top / "english" / "ledger")
        wanted = [say(program, top / "english", command) for command in COMMANDS]
        for which in range(VARIANTS):
            used += write(top / str(which), which)
            for command, want in zip(COMMANDS, wanted):
                got = say(program, top / str(which), command)
                if got != want:
                    faults += 1
                    lines = [f"- {a}\n+ {b}" for a, b in zip(want[1].split("\n"), got[1].split("\n")) if a != b]
                    print(which, *command, want[0], got[0], *lines[:5], sep="\n")
    print(f"{used} keys by other words, {faults} faults")
    return 1 if faults or not used else 0


if __name__ == "__main__":
    sys.exit(main())
