// SPDX-License-Identifier: MIT
// SARIF against its official schema and JUnit against ours, for the example and for the ledger of
// every golden case, in both languages. What the texts must say is the matter of ../formats.py.
import Ajv from "ajv";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { root } from "./program.mjs";

const require = createRequire(import.meta.url);

function sarifValidator() {
    // The package that holds the schema is a matcher for Jest, which is not wanted.
    const ajv = new Ajv({ schemaId: "auto", validateSchema: false, allErrors: true });
    ajv.addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"));
    return ajv.compile(require("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));
}

const isSarif = sarifValidator();

export function checkSarif(faults, name, text) {
    const sound = isSarif(JSON.parse(text));
    faults.expect(sound, "sarif", name, ...(isSarif.errors ?? []).slice(0, 10).map(
        (error) => `\n  ${error.dataPath} ${error.message} ${JSON.stringify(error.params)}`));
}

// One run of xmllint for all files: those that are not sound are named in what it prints.
export function checkJunit(faults, files) {
    const schema = path.join(root, "tests/browser/junit.xsd");
    const done = spawnSync("xmllint", ["--noout", "--nonet", "--schema", schema, ...files],
        { encoding: "utf8", maxBuffer: 1 << 26 });
    if (done.error)
        throw done.error;
    const lines = done.stderr.split("\n");
    const sound = new Set(lines.filter((line) => line.endsWith(" validates")));
    for (const file of files) {
        faults.expect(sound.has(`${file} validates`), "junit", path.basename(file),
            ...lines.filter((line) => line.startsWith(`${file}:`)).slice(0, 5).map((line) => `\n  ${line}`));
    }
    faults.expect(done.status === 0 || sound.size < files.length, "junit", "xmllint", done.stderr.slice(0, 500));
}

function ledgersOfCases() {
    const cases = path.join(root, "tests/cases");
    return fs.readdirSync(cases).sort().flatMap((name) => {
        const inside = path.join(cases, name, "in");
        const folders = fs.existsSync(inside) ? fs.readdirSync(inside) : [];
        return folders.filter((folder) => fs.existsSync(path.join(inside, folder, "township.yaml")))
            .map((folder) => ({ name: `${name}.${folder}`, source: `tests/cases/${name}/in/${folder}` }));
    });
}

export function checkMachines(faults, program) {
    const ledgers = [{ name: "sound", source: "ledger" }, ...ledgersOfCases()];
    const files = [];
    let faulty = 0, reported = 0;
    const keep = (name, text) => {
        fs.writeFileSync(program.at(name), text);
        files.push(program.at(name));
    };
    for (const { name, source } of ledgers) {
        program.copy(source, `machines/${name}`);
        for (const lang of ["en", "zh"]) {
            const run = (...args) => program.run(...args, `machines/${name}`, "--lang", lang);
            const sarif = run("check", "-f", "sarif");
            checkSarif(faults, `${name} ${lang}`, sarif);
            faulty += JSON.parse(sarif).runs[0].results.length > 0;
            keep(`${name}.check.${lang}.xml`, run("check", "-f", "junit"));
            const report = run("report", "-q", "-f", "junit"); // nothing where there is no plan
            if (report !== "") {
                keep(`${name}.report.${lang}.xml`, report);
                reported += 1;
            }
        }
    }
    checkSarif(faults, "nowhere", program.run("check", "nowhere", "-f", "sarif"));
    checkJunit(faults, files);
    faults.expect(faulty >= 20 && faulty < 2 * ledgers.length, "sarif", "ledgers", `${faulty} are faulty`);
    faults.expect(reported >= 20, "junit", "ledgers", `${reported} give a report`);
    console.log(`${ledgers.length} ledgers in 2 languages: SARIF of ${faulty} has results; ${files.length} JUnit files, `
        + `${reported} of them reports`);
}
