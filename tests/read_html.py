#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Reads HTML reports with the parser of Python and says what is not sound in them: read_html.py FILE...

The policy names the style sheet that the page holds, by its hash, and forbids all else; nothing in
the page could load or run anything; elements nest; ids are unique, and whatever refers to one finds
it; headings go down one level at a time.
"""

import base64
import hashlib
import re
import sys
from html.parser import HTMLParser

VOID = {"meta"}
REFERS = {"href", "aria-labelledby"}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "base", "form", "img", "foreignobject"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.wanted, self.faults = [], [], [], []
        self.policy, self.style, self.level, self.links = "", "", 0, 0

    def handle_startendtag(self, tag, attrs):
        self.look(tag, dict(attrs))

    def handle_starttag(self, tag, attrs):
        self.look(tag, dict(attrs))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data):
        if self.open and self.open[-1] == "style":
            self.style += data

    def look(self, tag, attrs):
        if tag in FORBIDDEN:
            self.faults.append(f"<{tag}>")
        if attrs.get("http-equiv") == "Content-Security-Policy":
            self.policy = attrs["content"]
        for name, value in attrs.items():
            if name in ("style", "src") or name.startswith("on"):
                self.faults.append(f"{name}= of <{tag}>")
            if name == "id":
                self.ids.append(value)
            if name in REFERS:
                self.refer(value)
        if re.fullmatch("h[1-6]", tag):
            if int(tag[1]) > self.level + 1:
                self.faults.append(f"<{tag}> below h{self.level}")
            self.level = int(tag[1])

    def refer(self, value):
        if re.match("https?://", value):
            self.links += 1
        else:
            self.wanted.append(value.lstrip("#"))

    def close(self):
        super().close()
        digest = base64.b64encode(hashlib.sha256(self.style.encode()).digest()).decode()
        wanted = (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
                  "form-action 'none'")
        if self.policy != wanted:
            self.faults.append("the policy is not: " + wanted)
        if "url(" in self.style or "@import" in self.style:
            self.faults.append("the style sheet loads something")
        self.faults += [f"<{tag}> is not closed" for tag in self.open]
        self.faults += [f"id {one} twice" for one in set(self.ids) if self.ids.count(one) > 1]
        self.faults += [f"no id {one}" for one in sorted(set(self.wanted) - set(self.ids))]


def main():
    failed = False
    for path in sys.argv[1:]:
        page = Page()
        with open(path, encoding="utf-8") as file:
            page.feed(file.read())
        page.close()
        for fault in page.faults[:20]:
            print(f"{path}: {fault}")
        failed = failed or bool(page.faults)
        if not page.faults:
            print(f"{path}: sound" + (", with links to files" if page.links else ""))
    sys.exit(failed)


if __name__ == "__main__":
    main()
