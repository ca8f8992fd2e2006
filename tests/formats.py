#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What programs read must be what they expect: formats.py TAIZHANG

Runs many ledgers (the example, those of the golden cases, and some made to forge) through every
format for machines and reads the output as its reader does, each held against the JSON output:

- SARIF: rules and indices fit, places are there in the file, GitHub's limits hold;
- GitHub: each line is one of our commands and nothing else; undone, it says what JSON says;
- GitLab: what it needs of each entry; fingerprints differ, and stay when lines come above;
- JUnit: counts are those of the elements, and those of the JSON report;
- CSV: the figures of the JSON report, and no cell that a spreadsheet would run;
- AsciiDoc: tables that are closed, with as many cells in a row as heads; on each sheet its targets.
"""
import csv
import html
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent
TODAY = ["--today", "2017-01-10"]
FORMULA = re.compile("[\\s\"'`\u2018-\u201f\uff02\uff07]*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212]")
HOSTILE = ["::error::forged", "##[group]x", "##vso[task.x]y", "a%0A::warning::b", "[go](http://example.org)", "]]></failure>",
           "<!--", "&amp;", "=1+1", "＝1", "\\e[31mred", "\\u202egnp", "\\ufffe", "\\0", "-@x", "\"q\"", "{0}"]


class Check:
    """The program, and what was found wrong with it."""

    def __init__(self, taizhang):
        self.taizhang = taizhang
        self.faults = 0
        self.counts = {}

    def fault(self, *words):
        self.faults += 1
        print(*words)

    def expect(self, holds, *words):
        self.counts[words[0]] = self.counts.get(words[0], 0) + 1
        if not holds:
            self.fault(*words)

    def run(self, folder, *arguments):
        done = subprocess.run([self.taizhang, *arguments], cwd=folder, capture_output=True, check=False,
                              env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
        if done.returncode > 3:
            self.fault("status", done.returncode, arguments, done.stderr.decode(errors="replace")[-2000:])
        return done.stdout.decode()


# ---- diagnostics ----


def text_of(path):
    """Of a file that is no UTF-8 columns count bytes."""
    content = path.read_bytes()
    try:
        return content.decode().lstrip("\ufeff")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def region_is_there(path, region):
    """Whether a place is one of the file: columns count code points, the end lies behind."""
    lines = re.split("\r\n|\n|\r", text_of(path))
    for end in ("start", "end"):
        line, column = region.get(f"{end}Line", region["startLine"]), region.get(f"{end}Column", 1)
        if line > len(lines) or column > len(lines[line - 1]) + 1:
            return False
    return (region["startLine"], region.get("startColumn", 1)) <= (
        region.get("endLine", region["startLine"]), region.get("endColumn", 10**9))


def sarif(check, folder, ledger, found, lang):
    log = json.loads(check.run(folder, "check", ledger, *TODAY, "--lang", lang, "-f", "sarif"))
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    check.expect(log["version"] == "2.1.0" and run["columnKind"] == "unicodeCodePoints", "sarif head", ledger)
    ids = [rule["id"] for rule in driver["rules"]]
    check.expect(ids == sorted(set(ids)), "sarif rules", ledger, ids)
    for rule in driver["rules"] + driver["notifications"]:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        check.expect(all(texts) and max(len(text) for text in texts[:2]) <= 1024, "sarif rule", ledger, rule["id"])
    check.expect({r["ruleId"] for r in run["results"]} == set(ids), "sarif rules occur", ledger)
    marks = [r["partialFingerprints"]["taizhang/v1"] for r in run["results"]]
    check.expect(len(marks) == len(set(marks)), "sarif fingerprints", ledger)
    for result in run["results"]:
        check.expect(ids[result["ruleIndex"]] == result["ruleId"], "sarif ruleIndex", ledger, result)
        check.expect("](" not in result["message"]["text"], "sarif link", ledger, result)
        for location in result["locations"] + result.get("relatedLocations", []):
            place = location["physicalLocation"]
            uri = place["artifactLocation"]["uri"]
            path = folder / urllib.parse.unquote(uri)
            check.expect(re.fullmatch("[A-Za-z0-9._~/%-]+", uri) and path.is_file(), "sarif uri", ledger, uri)
            if path.is_file():
                check.expect(region_is_there(path, place["region"]), "sarif region", ledger, uri, place["region"])
    wanted = sorted((d["code"], d.get("line", 1), d.get("column")) for d in found if d["file"] and d["severity"] != "fatal")
    got = sorted((r["ruleId"], r["locations"][0]["physicalLocation"]["region"]["startLine"],
                  r["locations"][0]["physicalLocation"]["region"].get("startColumn")) for r in run["results"])
    check.expect(sorted(map(str, got)) == sorted(map(str, wanted)), "sarif results", ledger)
    invocation = run["invocations"][0]
    check.expect(invocation["executionSuccessful"] == all(d["severity"] != "fatal" for d in found), "sarif success", ledger)
    check.expect(len(invocation["toolExecutionNotifications"]) == len(found) - len(wanted), "sarif notifications", ledger)
    for notification in invocation["toolExecutionNotifications"]:
        descriptor = notification["descriptor"]
        check.expect(driver["notifications"][descriptor["index"]]["id"] == descriptor["id"], "sarif descriptor", ledger)


def undone(text):
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, character)
    return text


def github(check, folder, ledger, found, lang):
    out = check.run(folder, "check", ledger, *TODAY, "--lang", lang, "-f", "github")
    lines = out.split("\n")[:-1]
    check.expect(len(lines) == len(found), "github lines", ledger, len(lines), len(found))
    for line, diag in zip(lines, found):
        match = re.fullmatch("::(error|warning) ([^:]*)::(.*)", line)
        if not match or "##" in line or "\r" in line:
            check.fault("github command", ledger, line)
            continue
        properties = dict(item.split("=", 1) for item in match[2].split(","))
        allowed = {"file", "line", "endLine", "col", "endColumn", "title"}
        check.expect(set(properties) <= allowed, "github properties", ledger, line)
        words = undone(match[3]).replace("<U+0023>", "#")
        wanted = diag["message"] + ("\n" + diag["help"] if diag["help"] else "")
        check.expect(words == wanted.replace("<U+0023>", "#"), "github message", ledger, words, wanted)
        check.expect(properties["title"] == f"{diag['code']} {diag['name']}", "github title", ledger, line)
        check.expect(int(properties.get("line", 0)) == diag.get("line", 0), "github line", ledger, line)
        if "file" in properties:
            check.expect((folder / undone(properties["file"])).exists(), "github file", ledger, line)


def gitlab(check, folder, ledger, lang="en"):
    return json.loads(check.run(folder, "check", ledger, *TODAY, "--lang", lang, "-f", "gitlab"))


def gitlab_shape(check, folder, ledger, found, lang):
    entries = gitlab(check, folder, ledger, lang)
    marks = [entry["fingerprint"] for entry in entries]
    check.expect(len(entries) == len(found), "gitlab entries", ledger)
    check.expect(len(marks) == len(set(marks)), "gitlab fingerprints", ledger)
    check.expect(marks == [entry["fingerprint"] for entry in gitlab(check, folder, ledger)], "gitlab language", ledger)
    for entry in entries:
        place = entry["location"]
        check.expect(entry["description"] and entry["check_name"], "gitlab texts", ledger, entry)
        check.expect(entry["severity"] in ("info", "minor", "major", "critical", "blocker"), "gitlab severity", ledger)
        check.expect(place["path"] and not place["path"].startswith("./") and place["lines"]["begin"] >= 1,
                     "gitlab place", ledger, place)


def counted(check, root, about):
    """Every count of a JUnit file is that of its elements; gives those of the root."""
    def count(element):
        cases = list(element.iter("testcase"))
        return {"tests": len(cases)} | {
            key: sum(case.find(tag) is not None for case in cases)
            for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))}

    for element in root.iter():
        if element.tag in ("testsuite", "testsuites"):
            said = {key: int(element.get(key)) for key in ("tests", "failures", "errors", "skipped") if element.get(key)}
            there = count(element)
            check.expect(said == {key: there[key] for key in said}, "junit counts", about, said, there)
        check.expect("file" not in element.attrib and "time" not in element.attrib, "junit attributes", about)
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    check.expect(len(names) == len(set(names)), "junit names", about)
    check.expect(names, "junit empty", about)
    return count(root)


def junit_check(check, folder, ledger, found, lang):
    for more in ([], ["--fail-on", "warning"]):
        root = ElementTree.fromstring(check.run(folder, "check", ledger, *TODAY, "--lang", lang, "-f", "junit", *more))
        count = counted(check, root, ledger)
        severities = [d["severity"] for d in found]
        failing = severities.count("error") + (severities.count("warning") if more else 0)
        check.expect(count["failures"] == failing and count["errors"] == severities.count("fatal"),
                     "junit severities", ledger, count)


def diagnostics(check, folder, ledger):
    for lang in ("en", "zh"):
        out = check.run(folder, "check", ledger, *TODAY, "--lang", lang, "-f", "json")
        found = [json.loads(line) for line in out.split("\n")[:-1]]
        sarif(check, folder, ledger, found, lang)
        github(check, folder, ledger, found, lang)
        gitlab_shape(check, folder, ledger, found, lang)
        junit_check(check, folder, ledger, found, lang)


def moved(check, folder, ledger):
    """Lines above change no fingerprint, and move the finding, unless it is of the whole file."""
    before = gitlab(check, folder, ledger)
    for path in sorted((folder / ledger).rglob("*.yaml")):
        path.write_bytes(b"# one\n# two\n# three\n" + path.read_bytes())
    after = gitlab(check, folder, ledger)
    check.expect([e["fingerprint"] for e in after] == [e["fingerprint"] for e in before], "moved fingerprints", ledger)
    check.expect([e["location"]["lines"]["begin"] for e in after]
                 == [1 if e["location"]["lines"]["begin"] == 1 else e["location"]["lines"]["begin"] + 3 for e in before],
                 "moved lines", ledger)


# ---- reports ----


def rows_of(report):
    for target in report["targets"]:
        for part in [*target["units"], target["total"]]:
            yield target, part


def is_none(target, part):
    return part.get("withheld") or (part["no-data"] and part["recorded"] == 0) or (target["kind"] == "level" and "unit" not in part)


def cells(check, out, about):
    """The rows of a CSV, each cell quoted, ended and defused as it must be."""
    check.expect(out.count("\r\n") == out.count("\n") == out.count("\r"), "csv line ends", about)
    rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
    check.expect({len(row) for row in rows} == {len(rows[0])}, "csv width", about)
    for row in rows:
        for cell in row:
            check.expect(not FORMULA.match(cell) or cell.startswith("'") or re.fullmatch(r"-?\d+(\.\d+)?", cell),
                         "csv formula", about, cell)
    return rows


def csv_report(check, folder, arguments, report, lang):
    rows = cells(check, check.run(folder, *arguments, "--lang", lang, "-f", "csv"), arguments)[1:]
    wanted = list(rows_of(report))
    check.expect(len(rows) == len(wanted), "csv rows", arguments, len(rows), len(wanted))
    for row, (target, part) in zip(rows, wanted):
        number = lambda text: None if text == "" else json.loads(text)
        check.expect(row[0].lstrip("'") == report["plan"]["id"] and row[1] == report["as-of"], "csv head", arguments, row)
        check.expect(row[4].lstrip("'") == target["id"] and row[11] == part.get("unit", ""), "csv ids", arguments, row)
        check.expect(row[7] == " ".join(target["sheets"]) and row[10] == target["due"], "csv sheets", arguments, row)
        figures = [None] * 3 if is_none(target, part) else [part["recorded"], part["proven"], part.get("of")]
        check.expect([number(cell) for cell in row[13:16]] == figures, "csv figures", arguments, row, part)
        check.expect(row[20] == part["verdict"] and row[21], "csv verdict", arguments, row)
        judged = part["verdict"] not in ("reported", "undefined", "withheld")
        check.expect(number(row[19]) == (part["missing"] if judged else None), "csv missing", arguments, row, part)


def junit_report(check, folder, arguments, report, lang):
    root = ElementTree.fromstring(check.run(folder, *arguments, "--lang", lang, "-f", "junit"))
    count = counted(check, root, arguments)
    verdicts = [target["verdict"] for target in report["targets"] for _ in range(max(1, len(target["sheets"])))]
    failing = sum(v in ("unclear", "short", "no-data", "unproven") for v in verdicts)
    passing = sum(v in ("met", "over", "reported") for v in verdicts)
    if "only" in report:
        failing = passing = 0
    faulty = bool(report["provenance"]["errors"] or report["provenance"]["targets-with-errors"])
    check.expect(count == {"tests": len(verdicts) + 1, "failures": failing, "errors": int(faulty),
                           "skipped": len(verdicts) - failing - passing}, "junit verdicts", arguments, count)
    types = sorted(failure.get("type") for failure in root.iter("failure"))
    check.expect(types == sorted(v for v in verdicts if v in types), "junit types", arguments)


def tables_of(out):
    """The tables of AsciiDoc, each under its heading: rows of cells, a row ends where no cell goes on."""
    heading, table, row = "", None, ""
    for line in out.split("\n"):
        if line == "|===":
            if table is not None:
                yield heading, [[html.unescape(cell).strip() for cell in row.split(" | ")] for row in table]
            table = [] if table is None else None
        elif table is None:
            heading = line[3:] if line.startswith("== ") else heading
        else:
            row += line + "\n"
            if row.strip() and not line.endswith(" +"):
                table.append(row.removeprefix("| "))
                row = ""
            elif not row.strip():
                row = ""
    if table is not None:
        yield heading, None


def asciidoc_report(check, folder, arguments, report, lang):
    tables = list(tables_of(check.run(folder, *arguments, "--lang", lang, "-f", "asciidoc")))
    check.expect(all(rows and {len(row) for row in rows} == {len(rows[0])} for _, rows in tables), "asciidoc tables", arguments)
    told = [row[1] for _, rows in tables if rows and rows[0][2] in ("figure", "数字") for row in rows[1:]]
    for target in report["targets"]:
        lines = sum(line.endswith(f"({target['id']})") for line in told)
        check.expect(lines == max(1, len(target["sheets"])), "asciidoc targets", arguments, target["id"], lines)
    check.expect(len(told) == sum(max(1, len(target["sheets"])) for target in report["targets"]), "asciidoc rows", arguments)


def reports(check, folder, ledger, *more):
    arguments = ["report", ledger, "-q", *TODAY, *more]
    out = check.run(folder, *arguments, "-f", "json")
    if not out:
        return
    report = json.loads(out)
    for lang in ("en", "zh"):
        csv_report(check, folder, arguments, report, lang)
        junit_report(check, folder, arguments, report, lang)
        asciidoc_report(check, folder, arguments, report, lang)


# ---- ledgers ----


def forge(folder):
    """A ledger whose names and texts would act, if they could."""
    shutil.copytree(ROOT / "tests/cases/small/in/ledger", folder / "ledger")
    units = folder / "ledger/communities"
    names = ("a,b:c%.yaml", "::error::x.yaml", "#[x] (y).yaml", "=1.yaml", "玉泉.yaml", "<b>&.yaml")
    for day, name in enumerate(names, 1):  # a day for each, for a copy of a file is not read
        entries = "".join(f'  - date: 2016-03-{day:02}\n    activity: "{text}"\n    attended: 3\n'
                          for text in (t.replace('"q"', "\\\"q\\\"") for t in HOSTILE))
        (units / name).write_text(f"unit: yuquan\nsessions:\n{entries}", encoding="utf-8")
    plan = folder / "ledger/plans/2016.yaml"
    target = plan.read_text(encoding="utf-8").split("  - id: roster\n")[1]
    more = "".join("  - id: t%d\n%s" % (i, re.sub("title:\n.*\n.*\n", lambda _, text=text: f'title: "{text}"\n', target, count=1))
                   for i, text in enumerate(t.replace('"q"', "\\\"q\\\"") for t in HOSTILE))
    plan.write_text(plan.read_text(encoding="utf-8") + more, encoding="utf-8")


def crowd(check, folder):
    """More than GitHub takes: errors go first, and what is left out is told."""
    shutil.copytree(ROOT / "tests/cases/small/in/ledger", folder / "ledger")
    for n in range(26):  # all of them different, for a copy of a file is not read
        entries = "".join(f"  - date: 2016-02-30\n    activity: x{n}-{i}\n    attended: 1\n" for i in range(500))
        (folder / f"ledger/communities/y{n:02}.yaml").write_text(f"unit: yuquan\nsessions:\n{entries}", encoding="utf-8")
    run = json.loads(check.run(folder, "check", *TODAY, "-f", "sarif"))["runs"][0]
    levels = [result["level"] for result in run["results"]]
    told = run["invocations"][0]["toolExecutionNotifications"]
    check.expect(len(levels) == 25000 and levels == sorted(levels), "sarif limit", len(levels))
    check.expect(len(told) == 1 and "descriptor" not in told[0], "sarif left out", told)


def main():
    check = Check(str(pathlib.Path(sys.argv[1]).resolve()))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        sources = {"example": ROOT / "ledger"}
        for mark in sorted((ROOT / "tests/cases").glob("*/in/*/township.y*ml")):
            sources.setdefault(mark.parts[-4], mark.parent)
        for case, source in sources.items():
            shutil.copytree(source, folder / case)
            diagnostics(check, folder, case)
            reports(check, folder, case)
        reports(check, folder, "example", "--unit", "nanbei")
        reports(check, folder, "example", "--begin", "2016-04-01", "--end", "2016-06-30")
        reports(check, folder, "example", "--public")
        for case in ("small", "formats-check"):
            if case in sources:
                moved(check, folder, case)
        (folder / "forge").mkdir()
        forge(folder / "forge")
        diagnostics(check, folder / "forge", "ledger")
        reports(check, folder / "forge", "ledger")
        diagnostics(check, folder, "nowhere")
        (folder / "crowd").mkdir()
        crowd(check, folder / "crowd")
    print(f"{len(sources) + 3} ledgers, {sum(check.counts.values())} things looked at, {check.faults} faults")
    return 1 if check.faults else 0


if __name__ == "__main__":
    sys.exit(main())
