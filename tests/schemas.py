# SPDX-License-Identifier: MIT
"""The schemas and the JSON report, held against an implementation that is not ours.

schemas.py TAIZHANG: the schemas are schemas, no word for a field means two of them, every file of the example ledger conforms, and
what `taizhang report -f json` prints conforms to report.schema.json. To the schemas with Chinese labels (`taizhang schema unit.zh`)
the example conforms with whatever words for its fields, and what is wrong does not.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

import own_words
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


# Of unit.zh, and how many of its rules each breaks at least: an entry of a collection.
WRONG = [
    ("活动", {"日期": "2016-03-05", "活动类别": "学习", "到场人数": 3}, 0),
    ("会议", {"时间": "2016-03-05", "类型": "学习", "attended": 3}, 0),
    ("活动", {"日期": "2016-03-05", "活动类别": "跳舞", "人数": "x"}, 2),
    ("活动", {"日期": "2016-03-05", "活动类别": "学习", "到场人数": 3, "天气": "晴"}, 1),
    ("活动", {"活动类别": "学习", "到场人数": 3}, 1),
    ("sessions", {"活动类别": "学习"}, 2),
    ("扶贫助困户", {"户代号": "a-h001", "名册": "助困", "入册日期": "2016-03-05", "其他原因": ["因病"]}, 1),
    ("扶贫助困户", {"户代号": "a-h001", "名册": "助困", "入册日期": "2016-03-05", "主要原因": "因残", "其他原因": ["因病"]}, 0),
    ("扶贫助困户", {"代号": "a-h001", "名册": "助困", "日期": "2016-03-05", "青少年": [{"代号": "a-a001", "年龄": "不满14岁"}]}, 1),
    ("扶贫助困户", {"代号": "a-h001", "名册": "助困", "日期": "2016-03-05", "青少年": [{"代号": "a-a001", "年龄": "14-17"}]}, 0),
]


def check_spoken(program):
    """The schemas for editors in which fields have their labels, too."""
    faults = 0
    validators = {}
    for name in own_words.SCHEMAS:
        printed = subprocess.run([program, "schema", name + ".zh"], capture_output=True, check=True).stdout
        schema = json.loads(printed)
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[name] = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for which in (None, *range(own_words.VARIANTS)):
        with tempfile.TemporaryDirectory() as folder:
            if which is not None:
                own_words.write(pathlib.Path(folder), which)
            for kind, path, value in ledger_files(ROOT / "ledger" if which is None else pathlib.Path(folder) / "ledger"):
                for error in validators[kind].iter_errors(value):
                    print("in other words", which, path, list(error.absolute_path), error.message[:200])
                    faults += 1
    for collection, entry, least in WRONG:
        found = list(validators["unit"].iter_errors({"单位": "a", collection: [entry]}))
        if len(found) < least or (least == 0 and found):
            print("in other words", collection, entry, [error.message[:200] for error in found])
            faults += 1
    return faults


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
    faults += check_spoken(sys.argv[1])
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
    for case in ("doubles", "doubles-apart", "verdict-above-whole", "verdict-silent", "measure-change", "measure-ratio",
                 "measure-slices", "points", "target-parts", "unit-words", "verdict-by-unit"):  # what the example has none of
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
