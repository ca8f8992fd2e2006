# SPDX-License-Identifier: MIT
"""Shapes of one file of records: YAML, slips of typing, personal numbers, and entries without end."""
import math

from shape import records, shape

SESSION = "  - date: 2016-03-03\n    activity: study\n    attended: 33\n"
WRONG = "  - date: 2016-02-30\n    activity: sing\n    attended: many\n"
LECTURES = "  - date: 2016-{:02}-{:02}\n    activity: study\n    topic: law\n    title: 普法{}\n    attended: 33\n"
HOUSEHOLD = "  - code: nanbei-h{:03}\n    roster: hardship\n    enrolled: 2016-02-25\n"
TRAINING = "trainings:\n  - code: nanbei-t900\n    from: 2016-03-03\n    to: 2016-04-03\n    trade: 电工\n    enrolled: 33\n"


def each(text, n):
    """The text n times, its {} the number of each."""
    return "".join(text.replace("{}", str(i)) for i in range(n))


def lectures(n):
    return "sessions:\n" + "".join(LECTURES.format(i % 12 + 1, i % 28 + 1, i) for i in range(n))


def session(n, more, text):
    return f"sessions:\n{SESSION}{more}{each(text, n)}"


# ---- structure

records("flow-nesting", 200000, lambda n: "note: " + "[" * n + "\n")
records("flow-nesting-closed", 200000, lambda n: "note: " + "[" * n + "]" * n + "\n")
records("flow-maps-nested", 100000, lambda n: "note: " + "{a: " * n + "\n")
records("block-nesting", 1000000, lambda n: "note:\n" + "".join(" " * (i + 1) + "a:\n" for i in range(math.isqrt(n))))
records("list-nesting", 100000, lambda n: "note:\n  " + "- " * n + "x\n")
records("question-marks", 50000, lambda n: "note:\n  " + "? " * n + "x\n")
records("anchors", 50000, lambda n: "sessions:\n" + each("  - &a{} x\n", n))
records("anchors-equal", 50000, lambda n: "sessions:\n" + "  - &a x\n" * n)
records("aliases", 50000, lambda n: "note: &a x\nsessions:\n" + "  - *a\n" * n)
records("aliases-apart", 25000, lambda n: "note:\n" + each("  a{}: &a{} x\n", n) + "sessions:\n" + each("  - *a{}\n", n))
records("tags", 50000, lambda n: "sessions:\n" + "  - !!str x\n" * n)
records("tags-unknown", 50000, lambda n: "sessions:\n" + "  - !x x\n" * n)
records("documents", 100000, lambda n: "---\na: 1\n" * n)
records("merge-keys", 20000, lambda n: "sessions:\n" + "  - <<: 1\n    date: 2016-03-03\n" * n)


@shape(100000, "check")
def directives(ledger, n):
    ledger.put("communities/zz.yaml", "%FOO bar\n" * n + "---\nunit: nanbei\n")


# ---- scalars and lines

records("plain-long", 1000000, lambda n: "note: " + "a" * n + "\n")
records("plain-words", 300000, lambda n: "note: " + "ab " * n + "\n")
records("plain-lines", 100000, lambda n: "note: a\n" + "  bcd\n" * n)
records("plain-colons", 300000, lambda n: "note: " + "a:b" * n + "\n")
records("quoted-long", 1000000, lambda n: 'note: "' + "a" * n + '"\n')
records("quoted-escapes", 300000, lambda n: 'note: "' + "\\u4e2d" * n + '"\n')
records("literal", 100000, lambda n: "note: |\n" + "  some text here\n" * n)
records("folded", 100000, lambda n: "note: >\n" + "  some text here\n" * n)
records("chinese", 300000, lambda n: "note: " + "张某同学" * n + "\n")
records("number-long", 1000000, lambda n: "grids: " + "1" * n + "\n")
records("spaces", 1000000, lambda n: "note: a" + " " * n + "b\n")
records("lines-empty", 500000, lambda n: "\n" * n + "note: x\n")
records("lines-crlf", 200000, lambda n: "# x\r\n" * n)
records("lines-cr", 200000, lambda n: "# x\r" * n)
records("comments", 300000, lambda n: "# 备注\n" * n)
records("comment-hashes", 1000000, lambda n: "note: x " + "#" * n + "\n")
records("control-characters", 100000, lambda n: "note: " + "a\x01" * n + "\n")


@shape(30000, "check")
def lines_gbk(ledger, n):
    ledger.put("communities/zz.yaml", b"unit: nanbei\n" + b"# \xc4\xfa\xba\xc3 \xe4\xb8\xad\xe6\x96\x87\n" * n)


# ---- keys

records("key-long", 1000000, lambda n: "k" * n + ": 1\n")
records("key-quoted", 1000000, lambda n: '"' + "k" * n + '": 1\n')
records("key-chinese", 300000, lambda n: "键" * n + ": 1\n")
records("keys-unknown", 20000, lambda n: each("sesions{}: 1\n", n))
records("keys-unknown-entry", 20000, lambda n: session(n, "", "    atended{}: 1\n"))
records("keys-twice", 100000, lambda n: "note: x\n" * n)
records("keys-twice-entry", 50000, lambda n: session(n, "", "    attended: 33\n    activity: study\n"))

# ---- slips of typing

records("slip-indent", 10000, lambda n: "sessions:\n" + SESSION.replace("    activity", "   activity") * n)
records("slip-quote", 10000, lambda n: "sessions:\n" + SESSION.replace("2016", '"2016') * n)
records("slip-colon", 10000, lambda n: "sessions:\n" + SESSION.replace("date: ", "date：") * n)
records("slip-tab", 10000, lambda n: "sessions:\n" + SESSION.replace("  -", "\t-").replace("    a", "\t  a") * n)
records("slip-bracket", 10000, lambda n: "sessions:\n" + "  - {date: 2016-03-03, activity: study\n" * n)
records("slip-conflict", 10000, lambda n: "sessions:\n" + f"<<<<<<< a\n{SESSION}=======\n{SESSION}>>>>>>> b\n" * n)

# ---- personal numbers

records("digits-chain", 500000, lambda n: "# " + "1 " * n + "\n")
records("digits-run", 1000000, lambda n: "# " + "1" * n + "\n")
records("digits-hexadecimal", 500000, lambda n: "# " + "1a" * n + "\n")
records("digits-zero-width", 200000, lambda n: "# " + "1\u200b" * n + "\n")
records("zero-width", 300000, lambda n: "# 1" + "\u200b" * n + "\n")
records("mobiles", 50000, lambda n: "# 13800138000\n" * n)
records("mobiles-one-line", 50000, lambda n: "# " + "13800138000," * n + "\n")
records("mobiles-escaped", 30000, lambda n: "sessions:\n" + '  - title: "\\u0031\\u0033800138000"\n' * n)
records("identity-numbers", 50000, lambda n: "# 110101199003070038\n" * n)
records("names-as-keys", 30000, lambda n: "sessions:\n" + each("  - 姓名: 张三{} # 13800138000\n", n))
records("names-as-codes", 30000, lambda n: "households:\n" + "  - code: 张三\n" * n)
records("names-on-one-line", 10000, lambda n: "households: [" + "{code: 张三}, " * n + "]\n")
records("accounts", 50000, lambda n: "# 账号 6222021234567890123 户名 张三 \n" * n)

# ---- faults

records("entries-wrong", 20000, lambda n: "sessions:\n" + WRONG * n)
records("entries-wrong-json", 20000, lambda n: "sessions:\n" + WRONG * n, "check", "-f", "json")
records("entries-wrong-sarif", 20000, lambda n: "sessions:\n" + WRONG * n, "check", "-f", "sarif")
records("entries-wrong-gitlab", 20000, lambda n: "sessions:\n" + WRONG * n, "check", "-f", "gitlab")
records("entries-wrong-report", 20000, lambda n: "sessions:\n" + WRONG * n, "report", "-f", "html")
records("faults-on-one-line", 50000, lambda n: "sessions: [" + "{date: 2016-03-03, activity: sing}, " * n + "]\n")
records("warnings-checked", 30000, lambda n: "sessions:\n" + SESSION.replace("33", "9999 # checked") * n)
records("warnings", 30000, lambda n: "sessions:\n" + SESSION.replace("33", "9999") * n)
records("evidence-nowhere", 5000, lambda n: session(n, "    evidence:\n      photo:\n", "      - a/b/c/d/e/f/p{}\n"))
records("evidence-list", 50000, lambda n: session(1, "    evidence:\n", "      photo: [" + each("x{}, ", n) + "]\n"))

# ---- entries

records("sessions-equal", 50000, lambda n: "sessions:\n" + SESSION * n)
records("codes-equal", 50000, lambda n: "households:\n" + HOUSEHOLD.format(900) * n)
records("partners-equal", 20000, lambda n: session(1, "", "    with: [" + "yuquan, " * n + "]\n"))
records("partners-unknown", 20000, lambda n: session(n, "    with:\n", "      - nosuch{}\n"))
records("trainees", 50000, lambda n: TRAINING + "    trainees:\n" + each("      - nanbei-a{}\n", n))
records("causes-equal", 50000, lambda n: "households:\n" + HOUSEHOLD.format(900) + f"    other-causes: [{'disability, ' * n}]\n")
records("references-unknown", 50000, lambda n: "support:\n" + each("  - date: 2016-03-03\n    household: nanbei-h9{}\n", n))
records("lectures-why", 20000, lectures, "why", "law")
records("lectures-why-json", 20000, lectures, "why", "law", "-f", "json")
records("lectures-todo", 20000, lectures, "todo")
records("lectures-json", 20000, lectures, "report", "-f", "json")
records("lectures-html", 20000, lectures, "report", "-f", "html")
records("lectures-public", 20000, lectures, "report", "--public")


@shape(20000, "check")
def household_enrolled_again(ledger, n):
    """One household on the roster n times over, and n times helped: which of the times was it?"""
    times = "".join(HOUSEHOLD.format(900).replace("2016-02-25", f"20{i % 16:02}-01-01") for i in range(n))
    helped = "  - date: 2016-03-03\n    household: nanbei-h900\n    kind: funds\n" * n
    ledger.records(f"households:\n{times}support:\n{helped}")


@shape(20000, "check")
def stages_fall(ledger, n):
    """The stages of a site go up and down n times."""
    stages = ("started", "accepted", "under-way", "planned")
    ledger.records("sites:\n" + "".join(f"  - date: {2016 - i % 12}-04-12\n    stage: {stages[i % 4]}\n" for i in range(n)))


@shape(20000, "check")
def coverage_disagrees(ledger, n):
    """n entries of a day, each of which says something else."""
    text = "  - date: 2016-03-03\n    scheme: medical\n    eligible: 900\n    covered: {}\n"
    ledger.records("coverage:\n" + each(text, n))
