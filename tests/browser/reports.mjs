// SPDX-License-Identifier: MIT
// The HTML reports that are looked at: every shape that a report has.
import fs from "node:fs";

// What the older report of `changes` did not know: people join a roster, and a target is another.
function change(program, ledger) {
    const edit = (name, from, to) => {
        const file = program.at(`${ledger}/${name}`);
        const text = fs.readFileSync(file, "utf8");
        if (!text.includes(from))
            throw new Error(`${name} of the example holds no ${JSON.stringify(from)}`);
        fs.writeFileSync(file, text.replace(from, to));
    };
    const joins = [1, 2, 3].map((i) => `
  - code: nanbei-h09${i}
    roster: hardship
    enrolled: 2016-12-20
    members: 3
    cause: illness
    evidence:
      register: nb-16d-9${i}
    youths:
      - code: nanbei-a09${i}
        birth-year: 1999
        needs:
          - tutoring
        helper: nanbei-v002
        batch: 3`);
    edit("communities/nanbei.yaml", "\nhouseholds:", `\nhouseholds:${joins.join("")}`);
    edit("plans/2016.yaml", "  - id: partners\n", "  - id: partners-now\n");
}

// The reports, [{name, file, text}], as files of the program's folder.
export function makeReports(program) {
    const made = [];
    const make = (name, ...args) => {
        program.run("report", "-q", "-o", `${name}.html`, ...args);
        const file = program.at(`${name}.html`);
        made.push({ name, file, text: fs.readFileSync(file, "utf8") });
    };
    const example = program.copy("ledger", "ledger");
    const links = ["--links", "https://example.org/main/{file}#L{line}"];

    make("example", example);
    make("example-zh", example, "--lang", "zh", ...links);
    make("unit", example, "--unit", "nanbei", ...links);
    make("unit-zh", example, "--unit", "nanbei", "--lang", "zh");
    make("public", example, "--public");
    make("public-unit-zh", example, "--public", "--unit", "nanbei", "--lang", "zh");
    make("half-year", example, "--public", "--as-of", "2016-06-30");
    make("quarter", example, "--unit", "nanbei", "--begin", "2016-04-01", "--end", "2016-06-30");
    make("faulty", program.copy("tests/cases/small/in/ledger", "faulty"));
    make("faulty-zh", "faulty", "--lang", "zh", ...links);
    program.run("report", "-q", example, "-o", "older.json");
    const changed = program.copy("ledger", "changed");
    change(program, changed);
    make("changes", changed, "--public", "--compare", "older.json");
    make("changes-zh", changed, "--unit", "nanbei", "--compare", "older.json", "--lang", "zh");
    return made;
}
