# SPDX-License-Identifier: MIT
"""A new ledger, from nothing to a committed and reported record: init.py TAIZHANG

In both languages: what `taizhang init` makes is sound and reported on at once, the samples in its files are records as soon as
their comment signs are gone, its hooks let a sound commit pass and stop a telephone number, nothing that was there is
changed, and a second run makes nothing. On a terminal it asks for what the options do not say. `--example` is the
example ledger, byte for byte.
"""
import csv
import io
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from patience import PATIENCE
from terminal import on_terminal

ROOT = pathlib.Path(__file__).resolve().parent.parent
SAMPLES = re.compile(r"(?:# 下面是样子.*|# Samples\. .*)\n#\n")
GIT = ["git", "-c", "user.name=clerk", "-c", "user.email=clerk@example.org"]
faults = []


def expect(what, got, wanted):
    if got != wanted:
        faults.append(f"{what}: {got!r}, wanted {wanted!r}")


def environment(taizhang):
    """One in which the hooks find the program, and git nothing that is set up here."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "TAIZHANG_"))}
    return {**kept, "PATH": f"{taizhang.parent}:{kept['PATH']}", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}


def run(taizhang, arguments, folder, wanted=0, text=""):
    done = subprocess.run([str(part) for part in arguments], cwd=folder, env=environment(taizhang), input=text,
                          capture_output=True, text=True, timeout=PATIENCE)
    expect(f"{' '.join(map(str, arguments[:3]))} in {folder.name}", (done.returncode, done.stderr if wanted == 0 else ""), (wanted, ""))
    return done.stdout


def begin(taizhang, folder, lang):
    """A ledger of three units, beside a file that was there before."""
    ours = folder / lang
    ours.mkdir()
    (ours / "README.md").write_text("mine\n")
    told = run(taizhang, [taizhang, "init", lang, "--lang", lang, "--name", "某镇", "--year", "2016", "--communities", "东街， dongxi=East & West",
                          "--villages", "North Village", "--ci", "gitlab"], folder)
    expect(f"{lang}: what was there", (ours / "README.md").read_text(), "mine\n")
    expect(f"{lang}: the files", sorted(str(path.relative_to(ours)) for path in (ours / "ledger").rglob("*.yaml")),
           ["ledger/communities/comm01.yaml", "ledger/communities/dongxi.yaml", "ledger/plans/2016.yaml", "ledger/township.yaml",
            "ledger/villages/north-village.yaml"])
    expect(f"{lang}: told", ["README.md" in told.split("\n  cd ")[0], f"{lang}/.gitlab-ci.yml" in told], [True, True])
    before = {path: path.read_bytes() for path in ours.rglob("*") if path.is_file()}
    run(taizhang, [taizhang, "init", lang, "--communities", "other"], folder, 3)
    expect(f"{lang}: a second run", {path: path.read_bytes() for path in ours.rglob("*") if path.is_file()}, before)
    return ours


def fill_in(ours):
    path = ours / "ledger/communities/comm01.yaml"
    head, samples = SAMPLES.split(path.read_text())
    path.write_text(head + re.sub(r"(?m)^# ?", "", samples))
    return path


def first_hour(taizhang, folder, lang):
    ours = begin(taizhang, folder, lang)
    check = [taizhang, "check", "--today", "2016-12-01", "--fail-on", "warning"]
    report = [taizhang, "report", "--today", "2016-12-01", "-f", "csv", "--lang", "en"]
    run(taizhang, check, ours)
    empty = list(csv.DictReader(io.StringIO(run(taizhang, report, ours))))
    expect(f"{lang}: an empty report", [len(empty), {row["recorded"] for row in empty}, {row["verdict"] for row in empty}],
           [8, {"0"}, {"not-due", "reported"}])
    record = fill_in(ours)
    run(taizhang, check, ours)
    figures = {(row["target"], row["unit"]): row["recorded"] for row in csv.DictReader(io.StringIO(run(taizhang, report, ours)))}
    expect(f"{lang}: figures", [figures.get((target, "comm01")) for target in ("study", "visits")], ["1", "1"])
    run(taizhang, [*GIT, "add", "."], ours)
    run(taizhang, [*GIT, "commit", "-qm", "the first record"], ours)
    expect(f"{lang}: committed", run(taizhang, [*GIT, "ls-files", record], ours).strip(), str(record.relative_to(ours)))
    record.write_text(record.read_text() + "# 13812345678\n")
    run(taizhang, [*GIT, "commit", "-qam", "a number"], ours, 1)
    record.write_text(record.read_text().replace("# 13812345678\n", "# more\n"))
    run(taizhang, [*GIT, "commit", "-qam", "call 13812345678"], ours, 1)
    run(taizhang, [*GIT, "commit", "-qam", "more"], ours)


def asked(taizhang, folder):
    """The answers are typed into a terminal."""
    shown, status = on_terminal([str(taizhang), "init", "asked", "--lang", "zh"], folder, environment(taizhang), typed="某镇\n东街，西街\n\n")
    expect("asked", (status, "建好了" in shown), (0, True))
    town = (folder / "asked/ledger/township.yaml").read_text()
    expect("answers", [name in town for name in ('name: "某镇"', 'name: "东街"', 'name: "西街"', "village")], [True, True, True, False])


def example(taizhang, folder):
    run(taizhang, [taizhang, "init", "example", "--example"], folder)
    made = folder / "example"
    for path in sorted((ROOT / "ledger").rglob("*")):
        if path.is_file():
            copy = made / path.relative_to(ROOT)
            expect(str(path), copy.is_file() and copy.read_bytes() == path.read_bytes(), True)
    run(taizhang, [taizhang, "check"], made)


def forges(taizhang, folder):
    for name, address, file in (("hub", "git@github.com:us/ours.git", ".github/workflows/ledger.yml"),
                                ("lab", "https://gitlab.example.org/us/ours", ".gitlab-ci.yml"),
                                ("else", "https://example.org/ours", None)):
        ours = folder / name
        run(taizhang, [*GIT, "init", "-q", name], folder)
        run(taizhang, [*GIT, "remote", "add", "origin", address], ours)
        run(taizhang, [taizhang, "init", "--villages", "North"], ours)
        found = [path for path in (".github/workflows/ledger.yml", ".gitlab-ci.yml") if (ours / path).exists()]
        expect(f"CI of {name}", found, [] if file is None else [file])
    below = folder / "hub/below"
    run(taizhang, [taizhang, "init", "below", "--villages", "North", "--no-git"], folder / "hub")
    expect("no repository within one", (below / ".git").exists(), False)


def main():
    taizhang = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for lang in ("zh", "en"):
            first_hour(taizhang, folder, lang)
        asked(taizhang, folder)
        example(taizhang, folder)
        forges(taizhang, folder)
    print("\n".join(faults) if faults else "from nothing to a committed and reported record, in two languages")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
