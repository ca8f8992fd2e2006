# SPDX-License-Identifier: MIT
"""No record of a person can say what may not be recorded of anybody.

persons.py: over schemas/unit.schema.json, without any of taizhang's code:
- every mapping of the schema is closed: what it does not name cannot be written;
- every text is bounded: a pattern, an enum, a format, or at most 120 characters;
- no field, value, label or description of what is recorded of persons (households, youths,
  support, volunteers, groups, trainings) speaks of offences, drugs, illness as a diagnosis or
  other words of x-never, but for the words that forbid them;
- whether youths offended is known as numbers of a quarterly return, which names nobody;
- a child under 14 cannot be entered without consent.
"""
import json
import pathlib
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent
PERSONAL = ("household", "youth", "support", "volunteer", "group", "training", "consent", "left", "exit")

# What a description may say to forbid it, and the one cause of poverty that is no diagnosis.
ALLOWED = ("不写姓名、电话、住址", "no name, telephone or address", "不写人名", "without names of persons", "不写姓名", "never by name", "写成", "illness", "因病")

OFFENCE = "犯罪 违法 前科 案由 案情 涉案 涉毒 吸毒 戒毒 判决 处分 拘留 劳教 社区矫正 病史 病情 诊断 精神病 艾滋 离异 离婚 非婚".split()
OFFENCE += "offence offense crime criminal conviction arrest drug diagnosis disease divorce delinquen".split()


def walk(node, path=()):
    """Every schema below a node, with its path; values of annotations are none."""
    if not isinstance(node, dict):
        return
    yield path, node
    for keyword in ("properties", "$defs", "patternProperties"):
        for name, below in node.get(keyword, {}).items():
            yield from walk(below, path + (name,))
    for keyword in ("items", "not", "if", "then", "else", "additionalProperties"):
        yield from walk(node.get(keyword), path + (keyword,))
    for keyword in ("oneOf", "anyOf", "allOf", "prefixItems"):
        for i, below in enumerate(node.get(keyword, [])):
            yield from walk(below, path + (f"{keyword}[{i}]",))


def words_of(node):
    """All that a schema says, its keywords left out."""
    for path, schema in walk(node):
        yield from path
        for keyword in ("description", "title"):
            yield schema.get(keyword, "")
        yield from (str(value) for value in schema.get("enum", []))
        yield from schema.get("enumDescriptions", [])
        yield from schema.get("x-label", {}).values()


def faults(schema):
    definitions = schema["$defs"]
    for path, node in walk(schema):
        condition = any(part in ("if", "then", "else") or part.startswith("anyOf") for part in path)
        if "properties" in node and not condition and node.get("additionalProperties") is not False:
            yield f"{path}: open"
        if node.get("type") == "string" and not any(key in node for key in ("enum", "pattern", "format")):
            if node.get("maxLength", 10**9) > 120:
                yield f"{path}: a text without bound"
        if node.get("type") in (None, "object", "array") and "properties" not in node and not condition:
            if not any(key in node for key in ("$ref", "items", "oneOf", "enum", "type", "x-caution", "x-person")) and path:
                yield f"{path}: takes anything"
    for name in PERSONAL:
        for text in words_of({"$defs": {name: definitions[name]}}):
            for allowed in ALLOWED:
                text = text.replace(allowed, "")
            for word in OFFENCE:
                if word in text.lower():
                    yield f"{name}: {word} in {text}"
        for path, node in walk(definitions[name]):
            for key in node.get("properties", {}):
                if any(word == key.lower() or (not word.isascii() and word in key) for word in schema["x-never"]):
                    yield f"{name}: the field {key} is a word of x-never"
    value = definitions["return"]["properties"]["value"]
    if value.get("type") != "integer" or set(definitions["return"]["properties"]) & {"code", "youth", "household", "note"}:
        yield "a return is more than a number"
    for word in "姓名 手机 身份证 住址 犯罪 吸毒 病史 name phone id-card birthday".split():
        if word not in schema["x-never"]:
            yield f"x-never lacks {word}"


def consent_faults(schema):
    """By the rules alone: an age band under 14 needs consent."""
    validator = jsonschema.Draft202012Validator({**schema["$defs"]["youth"], "$defs": schema["$defs"]})
    consent = {"by": "guardian", "date": "2016-03-01", "ref": "nb-2016-001"}
    youth = {"code": "nanbei-a001", "age-band": "under14"}
    if validator.is_valid(youth):
        yield "a child under 14 without consent is accepted"
    if not validator.is_valid({**youth, "consent": consent}):
        yield "a child under 14 with consent is refused"


def main():
    schema = json.loads((ROOT / "schemas" / "unit.schema.json").read_text("utf-8"))
    found = [*faults(schema), *consent_faults(schema)]
    for fault in found:
        print(fault)
    print(f"{sum(1 for _ in walk(schema))} schemas, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
