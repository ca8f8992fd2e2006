#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One poisonous record through every format: hostile.py TAIZHANG

A ledger whose every free text would act somewhere, if it could: escape sequences of terminals,
bidirectional overrides, elements and attributes of HTML, formulas, workflow commands, ends of
CDATA, Markdown, bytes that are no UTF-8. All commands and formats that `taizhang list formats`
names write it, in both languages, and the reader of each format must find nothing forged in it,
and each text that the format shows must be found again, character for character (what is hidden as
<U+202E>). A second ledger has the same texts where they are wrong, so that messages quote them.

Markdown is read by cmark-gfm where there is one.
"""
import concurrent.futures
import csv
import html.parser
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import xml.etree.ElementTree as ElementTree

from patience import PATIENCE

LANGUAGES = ("en", "zh")
LINKS = "https://files.example/{commit}/{file}#L{line}"
BASE = ["--today", "2017-01-10"]

# What each would do, if it could, and where.
PAYLOADS = [
    "\x1b[31mred",                      # terminal: colour
    "\x1b]0;title\x07",                 # terminal: name of the window
    "\x9b2J\x85c1",                     # terminal: the same as one character of C1
    "\x00\x08\x0d\x7f",                 # terminal: writes over
    "\u202egnp.\u2066x",                # everywhere: is seen backwards
    "\u200b\ufeff\u00ad\u2060\ufff9",   # everywhere: is not seen
    "\u2028\u2029",                     # JavaScript: ends a line
    "\ufffe\U0010ffff\ue000",           # XML: cannot be written
    "<script>alert(1)</script>",        # HTML
    '"><img src=x onerror=alert(1)>',   # HTML: out of an attribute
    "' onmouseover='x",                 # HTML: out of an attribute in apostrophes
    "<!--<![CDATA[]]>&amp;&#60;",       # HTML, XML: comments, sections, references
    "javascript:alert(1)",              # HTML, Markdown: an address
    "|a|`b`|",                          # Markdown: cells, code
    "[go](http://evil.example)",        # Markdown: a link
    "![i](http://evil.example/i.png)",  # Markdown: a picture
    "# *h* _e_ ~~d~~ @all #1 \\*",      # Markdown: a heading, a mention
    "http://evil.example www.evil.net", # Markdown: a link by itself
    "/close ",                          # GitLab: a command at the start of a line
    "merge ",                           # whoever reads comments: a word at the start of a line
    "- item ",                          # Markdown: a list
    "1. item ",
    "    indented ",                    # Markdown: code
    "=== ",                             # Markdown: makes a heading of the line above
    "o/r#1 g/p!2 GH-3 A_2-5 9B1-6 ",    # GitHub, GitLab, Jira: references
    "&6 %7 ~8 $9 ^10 *iteration:11 #me ",
    "@\u4e00 %\"m\" ~'l' g/p> g/p.> g/p-> ",
    "[alert:12] [issue:13] [[wiki]] ",
    "{+in+} {-out-} [+in+] [-out-] ",   # GitLab: an inline diff
    "%{project_name} ",                 # GitLab: a placeholder
    ":tada: :+1: :-1: :100: :8ball: ",  # GitHub: signs
    "~.net ~?ok ~&x @.root a@.b.c ",
    "a@b.example mailto:a@b.example ",  # Markdown: a link by itself
    "ftp://e.example xmpp:a@b.example ",
    "=cmd()",                           # CSV: a formula
    "+1",
    "-1",
    "@SUM(1)",
    "\uff1dcmd()",                      # CSV: a formula in full width
    " \u3000=cmd()",                    # CSV: a formula behind blanks
    "\t=cmd()",
    "\"'\uff07=cmd()",                  # CSV: a formula behind quotation marks
    ',";\r\n=cmd()',                    # CSV: the next cell
    "term;; a 'b'; ",                   # AsciiDoc: a list of terms, also behind a reference
    "::error::x",                       # GitHub: a command
    "\n::error file=a::x",              # GitHub: a command on a line of its own
    "\u3000::error::x",                   # GitHub: blanks of any width before it do not count
    "\u2003\u00a0::error::x",
    "##[error]x ##vso[task.x]",         # GitHub, Azure: a command within a line
    "%0A::error::x%25",                 # GitHub: undone by the runner
    "{file} {0} %s %n",                 # ourselves: placeholders
]

ALL = range(len(PAYLOADS))


def mark(field, i):
    """A letter word at the end of a payload says which field of which unit it is."""
    return f"{field}{chr(97 + i // 26)}{chr(97 + i % 26)}q"


def text(field, i):
    return PAYLOADS[i] + mark(field, i)


def quoted(value):
    """A text as YAML in double quotes: everything that is not plain ASCII as an escape."""
    out = []
    for c in value:
        code = ord(c)
        if c in '"\\':
            out.append("\\" + c)
        elif 0x20 <= code < 0x7F:
            out.append(c)
        else:
            out.append(f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
    return '"' + "".join(out) + '"'


# ---- the ledgers ----


def flat(field, i):
    """A payload without what makes a path, or cannot be in one."""
    return re.sub(r"[\0/\\]", "", PAYLOADS[i]) + mark(field, i)


def file_name(i):
    return flat("file", i) + ".yaml"


def township(name):
    units = "".join(f"  - {{id: u{i}, kind: community, name: {quoted(text('unit', i))}}}\n" for i in ALL)
    return f"township: small\nname: {quoted(name)}\nunits:\n{units}"


def target(i):
    """Ten sessions wanted of two units; places (a text) are what is told apart, and what is lacking."""
    return f"""\
  - id: t{i}
    clause: {quoted(text('cl', i))}
    quote: {quoted(text('quote', i))}
    title: {quoted(text('title', i))}
    note: {quoted(text('note', i))}
    reading: {quoted(text('reading', i))}
    units: [u{i}, u{(i + 1) % len(PAYLOADS)}]
    sheet: s{i}
    measure: {{count: sessions, distinct: place}}
    evidence: [photo]
    want: {{each: {{min: 2}}}}
    readings:
      - name: other
        why: {quoted(text('why', i))}
        want: {{each: {{min: 1}}}}
  - id: c{i}
    clause: 一
    quote: 二
    title: 三
    units: [u{i}]
    measure: {{covers: sessions.place, items: [{quoted(text('item', i))}]}}
    want: {{each: {{min: all}}}}
  - id: w{i}
    clause: 一
    quote: 二
    title: 三
    units: [u{i}]
    measure: {{count: sessions, distinct: place, where: {{place: {quoted(text('where', i))}}}}}
    want: {{total: {{min: 1}}}}
  - id: a{i}
    clause: 一
    quote: 二
    title: 三
    measure: {{all-of: [t{i}]}}
    units: [u{i}]
    want: {{each: {{min: all}}}}
"""


def plan(name, title, which=ALL):
    sheets = "".join(f"  s{i}:\n    title: {quoted(text('sheet', i))}\n    clause: 一\n    quote: 二\n" for i in which)
    return (f"plan: {quoted(name)}\ntitle: {quoted(title)}\nperiod: {{from: 2016-01-01, to: 2016-12-31}}\n"
            f"sheets:\n{sheets}targets:\n" + "".join(map(target, which)))


def record(i, entries):
    """The place of the second entry is one of the unit before, too."""
    sessions = "".join(
        f"  - date: 2016-0{3 + k}-05\n    activity: study\n    attended: 9\n"
        f"    place: {quoted(text('place', (i - k) % len(PAYLOADS)))}\n"
        f"    title: {quoted(text('name', i))}\n    evidence: {{{kind}: {quoted('x1' + flat('paper', i))}}}\n"
        for k, kind in enumerate(("photo", "record")[:entries]))
    return f"unit: u{i}\nnote: {quoted(text('remark', i))}\n" + ("sessions:\n" + sessions if entries else "")


def faulty(i):
    """The same texts where they are no values and no fields; then as they are, where YAML takes them."""
    raw = "".join(c if c == "\t" or " " <= c < "\x7f" or c in "\x85\xa0" or "\xa0" < c < "\ufffe" else "" for c in PAYLOADS[i])
    raw = raw.replace("'", "''").translate(dict.fromkeys([0x85, 0x2028, 0x2029, 0xFEFF]))
    return (f"unit: u{i}\n{quoted(text('key', i))}: 1\nsessions:\n"
            f"  - date: {quoted(text('date', i))}\n    activity: {quoted(text('act', i))}\n    attended: 9\n"
            f"    {quoted(text('field', i))}: 1\n    evidence: {{photo: {quoted('../' + flat('path', i))}}}\n"
            f"    topic: '{raw}' # {raw}\n")


def write(folder, files):
    for name, content in files.items():
        path = os.path.join(os.fsencode(folder), name if isinstance(name, bytes) else name.encode())
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())


def readable(folder, town="Town", plan_id="2016", title="Plan", only=None, older=False):
    """`only` of one payload; the older one has targets that are gone since, and no entries."""
    which = ALL if only is None else [only]
    gone = [target(i).split("  - id: c")[0].replace(f"id: t{i}\n", f"id: g{i}\n").replace(mark("title", i), mark("gone", i))
            for i in ALL if older]
    write(folder, {"township.yaml": township(town), "plans/2016.yaml": plan(plan_id, title, which) + "".join(gone)}
          | {f"communities/{file_name(i)}": record(i, 0 if older else 2) for i in which})


def unreadable(folder):
    """Faults: of values, of fields, of the plan (no quote is in its text), and of the bytes of files."""
    source = "source: {file: sources/plan.txt}\ntargets:\n"
    files = {
        "township.yaml": township("Town"),
        "plans/2016.yaml": plan("2016", "Plan").replace("targets:\n", source, 1),
        "sources/plan.txt": "\u202e<script>\x1b[31m::error::x\n",
        b"communities/\xff\x1b[31m<b>.yaml": "unit: u1\nx: 1\n",
        "communities/bytes.yaml": b"unit: u0\nnote: <script>\xff\x1b[31m::error::x\n",
        "communities/latin.yaml": b"unit: u0\nnote: <script>caf\xe9\n",
        "communities/escape.yaml": "unit: u0\nnote: \x1b[31m<script>\u202e|\n",
        "communities/broken.yaml": "unit: u0\nnote: [\u202e<script>, '::error::x\nsessions: }##[error]\u2028\n",
        "communities/nul.yaml": b"unit: u0\nnote: a\0b\n",
    }
    write(folder, files | {f"communities/{file_name(i)}": faulty(i) for i in ALL})


# ---- what is seen ----


def is_hidden(c):
    code = ord(c)
    return (unicodedata.category(c) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")
            or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF)


def seen(value):
    """A text as it should be shown, without blanks: what is hidden as <U+202E>, line ends anyhow."""
    shown = "".join(f"<U+{ord(c):04X}>" if c != "\n" and is_hidden(c) else c for c in value)
    return re.sub(r"\s|<U\+000A>", "", shown)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for one in value.items() if isinstance(value, dict) else value:
            yield from one if isinstance(one, tuple) and isinstance(one[1], str) else strings(one[1] if isinstance(one, tuple) else one)


KEY_MAX = 40
HIDDEN_OR_WORD = re.compile(r"<U\+[0-9A-F]{4,6}>|[^\W_]+")


def seen_key(value):
    """The name of a field that nobody knows: masked where it may be a value (src/diag/secret.h, secret_is_key)."""
    if not re.search("[0-9:,]", value) and len(value.encode()) <= KEY_MAX:
        return seen(value)
    return HIDDEN_OR_WORD.sub(lambda word: word[0] if word[0][0] == "<" else "x" * len(word[0]), seen(value))


class Fault(Exception):
    pass


def expect(holds, *words):
    if not holds:
        raise Fault(" ".join(map(str, words)))


def look_for_hidden(out, allowed="\n"):
    for c in set(out):
        expect(c in allowed or not is_hidden(c), f"U+{ord(c):04X} as it is:", repr(out[max(0, out.index(c) - 60):][:120]))


# ---- the reader of each format: gives all that a person sees, or raises Fault ----


def read_text(out):
    """A log takes a line that begins with :: and ##[ anywhere for commands: they are shown as <U+003A> there."""
    out = re.sub(r"\x1b\[[0-9;]*m", "", out)
    look_for_hidden(out)
    command = re.search(r"(?m)^[^\S\n]*::(?!:)|##\w*\[", out)
    expect(command is None, "a workflow command:", command and out[command.start():command.start() + 40])
    out = re.sub(r"(?m)^([^\S\n]*:)<U\+003A>", r"\1:", out)
    return seen(re.sub(r"#<U\+0023>(?=\w*\[)", "##", out))


def read_plain(out):
    expect("\x1b" not in out, "an escape sequence without --color always")
    return read_text(out)


def read_json(out):
    look_for_hidden(out)
    found = [json.loads(out)] if out.startswith(("{\n", "[")) else [json.loads(line) for line in out.splitlines()]
    return "\n".join(seen(value) for value in strings(found))


def read_sarif(out):
    """Addresses are seen as the paths that they stand for."""
    for uri in re.findall('"uri": "([^"]*)"', out):
        expect(re.fullmatch("[A-Za-z0-9._~/%-]+|https://[a-z./-]+", uri), "an address:", uri)
    results = [result for run in json.loads(out)["runs"] for result in run["results"]]
    expect(not [1 for result in results if "](" in result["message"]["text"]], "a link")
    return read_json(out) + "\n" + "\n".join(
        seen(urllib.parse.unquote(uri, errors="replace")) for uri in re.findall('"uri": "([^"]*)"', out))


def read_csv(out):
    look_for_hidden(out, "\r\n")
    expect(out.count("\r\n") == out.count("\n") == out.count("\r"), "line ends")
    rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
    expect({len(row) for row in rows} == {len(rows[0])}, "rows of", {len(row) for row in rows}, "cells")
    for cell in (cell for row in rows for cell in row):
        bare = cell if cell.startswith("'") else re.sub("^[\\s\"'`\u2018-\u201f\uff02\uff07]+", "", cell)
        expect(bare[:1] not in tuple("=+-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212")
               or re.fullmatch(r"-?\d+(\.\d+)?", cell), "a formula:", repr(cell))
    return "\n".join(seen(cell[1:] if cell.startswith("'") else cell) + "\n" + seen(cell) for row in rows for cell in row)


def read_xml(out):
    look_for_hidden(out)
    expect("<!" not in out and "<?" not in out[2:], "a declaration, comment or section")
    root = ElementTree.fromstring(out)
    known = {"testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out", "system-err", "properties", "property"}
    expect({element.tag for element in root.iter()} <= known, {element.tag for element in root.iter()} - known)
    return "\n".join(seen(value) for element in root.iter() for value in (element.text or "", element.tail or "", *element.attrib.values()))


COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def read_github(out):
    look_for_hidden(out)
    shown = []
    for line in out.split("\n")[:-1]:
        match = COMMAND.fullmatch(line)
        expect(match and "##" not in line, "a line that is not ours:", line)
        properties = [item.split("=", 1) for item in match[2].split(",")]
        names = [item[0] for item in properties]
        known = {"file", "line", "endLine", "col", "endColumn", "title"}
        expect(set(names) <= known and len(set(names)) == len(names), "properties:", match[2])
        shown += [item[1] for item in properties] + [match[3]]
    undo = {"%2C": ",", "%3A": ":", "%0D": "\r", "%0A": "\n", "%25": "%"}
    return "\n".join(seen(re.sub("%[0-9A-F]{2}", lambda m: undo[m[0]], value)).replace("<U+0023>", "#") for value in shown)


class Elements(html.parser.HTMLParser):
    """What is seen of a page, and what could act in it."""

    def __init__(self, names):
        super().__init__()
        self.names, self.shown, self.hidden = names, [], False

    def handle_starttag(self, tag, attrs):
        expect(tag in self.names, f"an element <{tag}>")
        self.hidden = tag == "style"
        for name, value in attrs:
            expect(not name.startswith("on") and name not in ("src", "style", "srcdoc"), f"<{tag} {name}={value}>")
            if name in ("href", "xlink:href"):
                expect(re.match("#|https://files[.]example/", value), "an address:", value)
            self.shown.append("\n" + (value or "") + "\n")

    def handle_endtag(self, tag):
        self.hidden = False

    def handle_data(self, data):
        if not self.hidden:
            self.shown.append(data)

    def handle_comment(self, data):
        raise Fault("a comment " + data)

    def unknown_decl(self, data):
        raise Fault("a section " + data)

    def handle_pi(self, data):
        raise Fault("an instruction " + data)


PAGE = """html head meta title style body a svg defs symbol path circle line rect polyline g use text desc header p h1 h2 h3 h4
nav ul ol li main section div span b strong small q cite code time wbr table caption thead tbody tfoot tr th td details summary
dl dt dd footer figure figcaption article blockquote""".split()


def read_page(out, names=PAGE):
    look_for_hidden(out)
    page = Elements(names)
    page.feed(out)
    page.close()
    return seen("".join(page.shown))


RENDERED = "p h1 h2 ul li strong code a table thead tbody tr th td br blockquote details summary".split()
LINE = re.compile(r"#{1,2} |> |\| |- <strong>|- … |  - &#8203;|&#8203;|\w|<strong>|</?details>")
REFERENCE = re.compile(
    r"""[@#!%^~$&*][\w"'{\[]|[@~][.?&]|:[a-z0-9_+-]*[a-z_+-][a-z0-9_+-]*:|:100:|[a-z]://|www[.]\w|\[[\w\[+-]|\{[+-]|(?=\w*[A-Za-z_])\w+-\d|[\w.-]>""",
    re.IGNORECASE)


class Rendered(Elements):
    """A page made of Markdown: no list within a list of ours, and nothing that a forge looks for in the text."""

    def __init__(self):
        super().__init__(RENDERED)
        self.lists = 0

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        self.lists += tag == "ul"
        expect(self.lists <= 2, "a list in a list")

    def handle_endtag(self, tag):
        super().handle_endtag(tag)
        self.lists -= tag == "ul"

    def handle_data(self, data):
        super().handle_data(data)
        found = REFERENCE.search(data)
        expect("**" not in data, "bold that is none:", data)
        expect(found is None, "a reference:", found and repr(data[max(0, found.start() - 20):found.end() + 20]))


def read_markdown(out):
    """As GitHub renders it; HTML in it is kept, so that it is seen here."""
    look_for_hidden(out)
    for line in out.splitlines():
        expect(line == "" or LINE.match(line), "a line that does not begin with our own words:", line)
        for payload in PAYLOADS:
            expect(not line.lstrip().startswith(payload.strip() or "\0"), "a text at the start of a line:", line)
    if shutil.which("cmark-gfm") is None:
        expect(not re.search(r"(?<!\\)<(script|img|!--|iframe)", re.sub("`[^`\n]*`", "", out)), "HTML")
        return None
    extensions = [word for name in ("table", "strikethrough", "autolink") for word in ("-e", name)]
    done = subprocess.run(["cmark-gfm", "--unsafe", *extensions], input=out.encode(), capture_output=True, check=True)
    page = Rendered()
    page.feed(done.stdout.decode())
    page.close()
    return seen("".join(page.shown).replace("\u200b", ""))


ADOC_LINE = re.compile(r"=={0,1} |NOTE: |\[quote\]$|\* \*\*|\*\* |\| |\|===$|\{empty\}|link:\+\+https://files[.]example/")
ADOC_LINK = re.compile(r"link:\+\+(https://files[.]example/[^+<>|\\`\"\[\]\s]*)\+\+\[([^\[\]]*)\]")
ADOC_MARK = re.compile(r"^(={1,2}|NOTE:|\*{1,2}|\|===|\[quote\])(?= |$)|^\{empty\}|\*\*|(^| )\|(?= )| \+$", re.MULTILINE)


def read_asciidoc(out):
    """The text between our marks: what else AsciiDoc would read as one is a character reference."""
    look_for_hidden(out)
    for line in out.splitlines():
        expect(line == "" or ADOC_LINE.match(line), "a line that does not begin with our own words:", line)
    text = ADOC_MARK.sub("", ADOC_LINK.sub(lambda link: f"\n{link[2]}\n", out))
    expect(";;" not in text, "a list of terms:", repr(text[max(0, text.find(";;") - 40):text.find(";;") + 40]))
    sign = re.search(r"[\\`*_~^\[\]{}<>|\"'!#@+=]|&(?!#\d+;)|--|[.][.]|:(?! |$)|\([A-Z]", re.sub("&#\\d+;", "", text), re.MULTILINE)
    expect(sign is None, "a sign:", sign and repr(text[max(0, sign.start() - 40):sign.end() + 40]))
    return seen(html.unescape(text))


READERS = {"text": read_plain, "json": read_json, "sarif": read_sarif, "gitlab": read_json, "csv": read_csv,
           "junit": read_xml, "github": read_github, "html": read_page, "markdown": read_markdown, "asciidoc": read_asciidoc}

# ---- which fields each format shows: nothing of them may be lost ----

REPORT = {
    "text": "unit cl quote title why item sheet",
    "json": "unit cl quote title note reading why item sheet",
    "html": "unit cl quote title note reading why item sheet file place",
    "csv": "unit cl title item",
    "junit": "unit cl quote title item sheet",
    "markdown": "unit title",
    "asciidoc": "unit title sheet why item",
}
GONE = {"text", "html"}  # titles of targets that only the older report has
PUBLIC = {"file", "place", "item"}  # with small figures
VIEWS = {
    ("balance", "text"): "unit",
    ("balance", "json"): "item",
    ("todo", "text"): "unit title item",
    ("todo", "json"): "title item",
    ("list units", "text"): "unit",
    ("list units", "json"): "unit",
    ("list targets", "text"): "cl title",
    ("list targets", "json"): "cl title",
}
WHY = {"text": "unit file {}", "json": "file {}"}
WHY_OF = {"t": "cl quote title place", "c": "item", "w": "where place"}
CHECK = "file key field date act path"
HEAD = {"csv": "id", "junit": "id", "html": "town plan", "markdown": "town plan", "asciidoc": "town plan"}
HEADS = "town id plan"
HOME = "\x1b[31m\u202e<b>::error::"


class Look:
    """The runs, and what was found wrong with them."""

    def __init__(self, taizhang, folder):
        self.taizhang, self.folder, self.faults, self.runs, self.found = taizhang, folder, [], 0, 0
        self.forms, self.suffixes, self.commands = {"report": [], "check": [], "view": []}, {}, set()
        for line in self.run(["list", "formats"])[0].splitlines():
            commands, form, suffix = re.fullmatch(r"(\S.*?)  +(\S+) *(\S*)", line).groups()
            kind = "report" if commands == "report" else "check" if commands.startswith("check") else "view"
            self.forms[kind].append(form)
            expect(form in READERS, "no function of READERS reads the format", form)
            if kind == "report":
                self.suffixes[form] = suffix
                expect(form in REPORT, "no row of REPORT says what is shown by the format", form)

    def run(self, arguments):
        done = subprocess.run([self.taizhang, *arguments], cwd=self.folder, capture_output=True, check=False,
                              env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"}, timeout=PATIENCE)
        expect(done.returncode in (0, 1, 2, 3), "status", done.returncode, done.stderr.decode(errors="replace")[-1500:])
        return done.stdout.decode(), done.stderr.decode(), done.returncode

    def look(self, form, arguments, fields="", only=None):
        """One run; every payload of these fields (of `only`, where given) must be seen in it."""
        colored = "always" in arguments and form == "text"
        self.runs += 1
        self.commands.add(arguments[0])
        try:
            out, told, _ = self.run([*arguments, *(BASE if arguments[0] != "tree" else [])])
            messages = (read_text if "always" in arguments else read_plain)(told)
            shown = (read_text if colored else READERS[form])(out) if out else ""
            if form == "text" and arguments[0] == "check":
                out, shown = told, messages
            if fields:
                expect(out, "nothing was written:", told[:300])
            for field in fields.split() if shown is not None else ():
                for i in ALL if only is None else [only]:
                    wanted = seen(flat(field, i) if field in ("file", "path", "paper") else text(field, i))
                    self.found += 1
                    if field == "key":
                        wanted = seen_key(text(field, i))
                    expect(wanted in shown, "lost:", field, repr(PAYLOADS[i]), wanted)
        except (Fault, ValueError, ElementTree.ParseError, csv.Error, KeyError) as fault:
            self.faults.append(f"{' '.join(arguments)}: {type(fault).__name__} {fault}")

    # ---- all runs, as work for a pool ----

    def reports(self):
        for form in self.forms["report"]:
            shown = REPORT[form]
            public = " ".join(field for field in shown.split() if field not in PUBLIC)
            wide = ["report", "-f", form, "--width", "500"]
            for lang in LANGUAGES:
                langs = ["--lang", lang]
                yield form, [*wide, *langs], shown
                yield form, ["report", "-f", form, *langs, "--color", "always"]
                yield form, [*wide, *langs, "--public"], public
                yield form, [*wide, *langs, "--links", LINKS, "--color", "never"], shown
                yield form, [*wide, *langs, "--compare", "older.json"], shown + (" gone" if form in GONE else "")
                yield form, ["report", "-f", form, *langs, "--unit", "u0"], "" if form == "csv" else "title", 0
                yield form, ["report", "-f", form, *langs, "-b", "2016-04-01", "-e", "2016-06-30"]
                yield form, ["report", "unreadable", "-f", form, *langs]

    def views(self):
        for form in self.forms["view"]:
            for color in ("never", "always"):
                for lang in LANGUAGES:
                    more = ["-f", form, "--lang", lang, "--width", "500", "--color", color]
                    plain = ["-f", form, "--lang", lang]
                    yield form, ["balance", *more], VIEWS["balance", form]
                    yield form, ["todo", *more], VIEWS["todo", form]
                    for what in ("units", "targets"):
                        yield form, ["list", what, *plain], VIEWS[f"list {what}", form]
                    for i in ALL if color == "always" else ():
                        kind = "tcwa"[i % 4]
                        shown = WHY[form].format(WHY_OF[kind]) if kind != "a" else "title" if form == "text" else ""
                        yield form, ["why", f"{kind}{i}", *more], shown, i

    def checks(self):
        for form in self.forms["check"]:
            for lang in LANGUAGES:
                for color in ("never", "always"):
                    yield form, ["check", "unreadable", "-f", form, "--lang", lang, "--color", color], CHECK
                yield form, ["check", "-f", form, "--lang", lang]

    def arguments(self):
        """What is asked for is quoted, too, when there is no such thing."""
        for i, payload in enumerate(PAYLOADS):
            word = "x" + payload.replace("\0", "")
            for arguments in (["report", "--unit", word], ["why", word], ["explain", word], ["list", word], ["schema", word],
                              ["report", "--reading", "t1=" + word], ["report", "--compare", word], ["-" + word],
                              ["report", word], ["report", "-f", word], ["report", "--links", word], ["report", "--plan", word],
                              ["init", f"made{i}", "--villages", word, "--no-git"], ["help", word], ["version", word]):
                if i % 2 == len(arguments[-1]) % 2:
                    yield "text", arguments
            # Names of fields that nobody knows may be those of people, and are hidden where they look so.
            yield "text", ["tree", f"unreadable/communities/{file_name(i)}"], "act", i

    def heads(self):
        """Texts that a ledger has once: a ledger for each payload, all formats of a report in one run."""
        for i in ALL:
            yield i, {form: f"{HOME}{i}/r{suffix}" for form, suffix in self.suffixes.items()}

    def head(self, i, files):
        readable(self.folder / f"{HOME}{i}", text("town", i), text("id", i), text("plan", i), only=i)
        for lang in LANGUAGES:
            outs = [word for path in files.values() for word in ("-o", path)]
            self.look("text", ["report", f"{HOME}{i}", "--lang", lang, "--width", "500", "-q", *outs])
            for form, path in files.items():
                try:
                    shown = READERS[form]((self.folder / path).read_bytes().decode())
                    for field in HEAD.get(form, HEADS).split() if shown is not None else ():
                        expect(seen(text(field, i)) in shown, "lost:", field, seen(text(field, i)))
                        self.found += 1
                except (Fault, ValueError, ElementTree.ParseError, csv.Error, OSError) as fault:
                    self.faults.append(f"{path} {lang}: {type(fault).__name__} {fault}")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        readable(folder / "ledger")
        readable(folder / "older", plan_id=text("old", 0), older=True)
        unreadable(folder / "unreadable")
        look = Look(str(pathlib.Path(sys.argv[1]).resolve()), folder)
        told = look.run(["check", *BASE])
        expect(told == ("", "", 0), "the ledger is not silent:", told)
        (folder / "older.json").write_text(look.run(["report", "older", "-q", "-f", "json", *BASE])[0], "utf-8")
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            work = [pool.submit(look.look, *one) for all_of in (look.reports, look.views, look.checks, look.arguments) for one in all_of()]
            work += [pool.submit(look.head, *one) for one in look.heads()]
            for one in work:
                one.result()
        for command in re.findall(r"^  (\w+)", look.run(["--help"])[0], re.MULTILINE):
            if command not in look.commands:
                look.faults.append(f"no run here is of the command {command}")
    for fault in look.faults[:60]:
        print(fault[:600])
    print(f"{len(PAYLOADS)} payloads, {look.runs} runs, {look.found} texts found again, {len(look.faults)} faults")
    return 1 if look.faults else 0


if __name__ == "__main__":
    sys.exit(main())
