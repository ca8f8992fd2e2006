# SPDX-License-Identifier: MIT
"""What else there is: for books in plain text, for JSON Schema, and what people write for themselves.

None of it belongs to the project or its tests, and one that is not there is said to be so. Debian has most of it:

    apt-get install -y --no-install-recommends ledger hledger beancount nodejs npm python3-yaml python3-jsonschema valgrind

and npm the rest, in any folder, which is then named by --npm:

    npm install --ignore-scripts ajv@8 js-yaml@4 @sourcemeta/jsonschema
"""
import datetime
import importlib.metadata
import importlib.util
import os
import pathlib
import random
import shutil
import subprocess
import sys

from measure import Command

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = HERE.parents[1] / "schemas/unit.schema.json"

# ---- books ----

UNITS = [f"Unit{number:02d}" for number in range(1, 33)]
COUNTED = [("Households", "HOUSEHOLD", 1), ("Persons", "PERSON", 3), ("Sessions", "SESSION", 1), ("Attended", "HEAD", 55),
           ("Visits", "VISIT", 1), ("Hours", "HOUR", 4)]
# How each writes a commodity, an account, and a transaction of two postings with a line of metadata.
LEDGER = ("commodity {what}\n", "account {account}\n",
          "{day} * No {i} {text}\n    ; helper: v{helper:03d}\n    {account}    {amount} {what}\n    {other}    -{amount} {what}\n\n")
BEANCOUNT = (f"{2016}-01-01 commodity {{what}}\n", f"{2016}-01-01 open {{account}} {{what}}\n",
             '{day} * "No {i}" "{text}"\n  helper: "v{helper:03d}"\n  {account}    {amount} {what}\n  {other}    -{amount} {what}\n\n')


def write_journal(path, transactions, form, seed=1):
    """So many dated transactions of one year, all that they name declared."""
    commodity, account, transaction = form
    rnd = random.Random(seed)
    first = datetime.date(2016, 1, 1)
    with open(path, "w", encoding="utf-8") as out:
        for name, what, _ in COUNTED:
            out.write(commodity.format(what=what))
            for owner in [f"Assets:{unit}" for unit in UNITS] + ["Equity:Work"]:
                out.write(account.format(account=f"{owner}:{name}", what=what))
        for i in range(transactions):
            name, what, most = rnd.choice(COUNTED)
            out.write(transaction.format(
                day=first + datetime.timedelta(i * 355 // transactions), i=i, text=rnd.choice(["visit", "session", "training"]),
                helper=rnd.randint(1, 97), account=f"Assets:{rnd.choice(UNITS)}:{name}", other=f"Equity:Work:{name}",
                amount=rnd.randint(1, most), what=what))


# ---- whether they are there ----


def first_line(words, env=None):
    try:
        done = subprocess.run(words, capture_output=True, text=True, errors="replace", env=env, check=False)
    except OSError:
        return ""
    return next((line.strip() for line in done.stdout.splitlines() if line.strip()), "") if done.returncode == 0 else ""


def named(name, words, version, env=None, stdin=None):
    """A program by its name."""
    path = shutil.which(words[0])
    return Command(name, [path, *words[1:]] if path else words, stdin, env=env, lacks="" if path else words[0],
                   version=first_line([path, *version], env) if path else "")


def books(work, transactions):
    journal, beans = work / "all.journal", work / "all.beancount"
    write_journal(journal, transactions, LEDGER)
    write_journal(beans, transactions, BEANCOUNT)
    utf8 = dict(os.environ, LC_ALL="C.UTF-8")
    return [named("ledger balance", ["ledger", "--init-file", "/dev/null", "-f", journal, "balance"], ["--version"], utf8),
            named("hledger balance", ["hledger", "-f", journal, "balance"], ["--version"], utf8),
            named("bean-check", ["bean-check", "--no-cache", beans], ["--version"], utf8)]


def with_python(name, words, modules, stdin=None):
    lacking = [module for module in modules if importlib.util.find_spec(module) is None]
    versions = "" if lacking else ", ".join(f"{package} {importlib.metadata.version(package)}" for package in modules.values())
    return Command(name, [sys.executable, *words], stdin, lacks=", ".join(lacking), version=f"Python {sys.version.split()[0]}, {versions}")


def with_node(npm, paths):
    env = dict(os.environ, NODE_PATH=f"{npm}/node_modules") if npm else dict(os.environ)
    ask = "const v = (name) => require(name + '/package.json').version; console.log('node ' + process.versions.node + ', ajv ' + v('ajv') + ', js-yaml ' + v('js-yaml'))"
    node = shutil.which("node") or "node"
    version = first_line([node, "-e", ask], env)
    return Command("ajv (node)", [node, HERE / "validate.cjs", SCHEMA], paths, env=env, version=version,
                   lacks="" if version else "node, ajv or js-yaml")


def sourcemeta(npm, files):
    """A command of the same name comes with python3-jsonschema: it is known by what it says of itself."""
    folders = [f"{npm}/node_modules/.bin"] if npm else []
    for folder in folders + os.environ.get("PATH", "").split(":"):
        path = os.path.join(folder, "jsonschema")
        if first_line([path, "help"]).startswith("JSON Schema CLI"):
            return Command("Sourcemeta jsonschema", [path, "validate", SCHEMA, *files], version=first_line([path, "version"]))
    return Command("Sourcemeta jsonschema", [], lacks="Sourcemeta's jsonschema")


def validators(npm, ledger, paths):
    return [sourcemeta(npm, ledger.files), with_node(npm, paths),
            with_python("python3-jsonschema", [HERE / "validate.py", SCHEMA], {"yaml": "PyYAML", "jsonschema": "jsonschema"}, paths)]


def own_script(ledger):
    return with_python("a script with PyYAML", [HERE / "office.py", ledger.folder], {"yaml": "PyYAML"})
