#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether what is printed fits the terminal: width.py TAIZHANG

For widths from 40 to 120 columns and both languages, over the example ledger: no line of report,
todo, balance and why is wider than the terminal, but for a word that is wider than the room it has;
no line ends in a space; without its escapes the coloured output is the plain one, every line closes
what it opens, and nothing but the sixteen colours and bold is used; and all widths say the same.

Widths are measured here a second time, from Python's own table of East Asian Width.
"""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIGNS = "?✗∅◌⁇▾⋯▸▴✓∙▰▱"
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
PAINTS = {"\x1b[0m", "\x1b[1m", "\x1b[1;31m", "\x1b[1;35m", "\x1b[36m", "\x1b[32m"}
WIDTHS = [40, 47, 60, 72, 80, 101, 120]
COMMANDS = [
    ["report"],
    ["report", "--unit", "nanbei"],
    ["report", "-b", "2016-03-01", "-e", "2016-06-30"],
    ["todo"],
    ["balance"],
    ["why", "morals", "xiahe"],
    ["why", "aid100"],
    ["why", "four-withouts"],
    ["why", "year-round"],
]


def columns(text):
    wide = (2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return sum(w for c, w in zip(text, wide) if not unicodedata.combining(c))


def run(taizhang, command, lang, width, color):
    done = subprocess.run(
        [taizhang, *command, "--today", "2017-01-10", "--lang", lang, "--width", str(width), "--color", color],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    if done.returncode > 1:
        sys.exit(f"{command}: {done.stderr.decode()}")
    return done.stdout.decode()


def is_one_word(line):
    """No place to end the line: no space, and no two wide characters beside each other."""
    words = line.strip().split(" ")
    # a place stands whole with the brackets around it
    return len(words) == 1 and (".yaml:" in line or re.fullmatch(r"[\x21-\x7e]+[，；）]*", words[0]) is not None)


def faults_of(taizhang, command, lang, width, flat):
    plain = run(taizhang, command, lang, width, "never")
    color = run(taizhang, command, lang, width, "always")
    for number, line in enumerate(plain.split("\n"), 1):
        if columns(line) > width and not is_one_word(line):
            yield f"line {number} has {columns(line)} columns: {line}"
        if line != line.rstrip(" "):
            yield f"line {number} ends in a space: {line}"
    if re.search("[\x00-\x09\x0b-\x1f\x7f]", plain):
        yield "a control character in plain text"
    if ESCAPE.sub("", color) != plain:
        yield "colour changes what is printed"
    for number, line in enumerate(color.split("\n"), 1):
        found = ESCAPE.findall(line)
        if set(found) - PAINTS or any((e == "\x1b[0m") != (i % 2 == 1) for i, e in enumerate(found)) or len(found) % 2:
            yield f"line {number} leaves colour open: {line!r}"
    # bars and the heads of tables are there where there is room; everything else always
    words = re.sub(r"[\s▰▱◌]|,|，", "", plain)
    if command[0] in ("report", "todo", "why") and flat.setdefault((*command, lang), words) != words:
        yield "another width says something else"


def main():
    taizhang = sys.argv[1]
    failed = [f"{c} is {unicodedata.east_asian_width(c)}" for c in SIGNS if unicodedata.east_asian_width(c) not in ("N", "Na")]
    flat = {}
    count = 0
    for command in COMMANDS:
        for lang in ("en", "zh"):
            for width in WIDTHS:
                count += 1
                where = f"{' '.join(command)} --lang {lang} --width {width}: "
                failed += [where + fault for fault in faults_of(taizhang, command, lang, width, flat)]
    print("\n".join(failed[:40]))
    print(f"{count} outputs, {len(failed)} faults")
    sys.exit(1 if failed else 0)


main()
