// SPDX-License-Identifier: MIT
// A check that cannot fail proves nothing: a sound page, SARIF and JUnit are broken on purpose,
// each in one way, and the check that is there for it must tell.
import fs from "node:fs";
import { Faults } from "./faults.mjs";
import { checkLooks } from "./looks.mjs";
import { checkJunit, checkSarif } from "./machines.mjs";
import { checkMarkup } from "./markup.mjs";

const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
const last = (more) => (text) => text.replace("</main>", () => `${more}</main>`);
// A page without a policy, so that what is put in is not stopped by that.
const free = (more) => (text) => last(more)(text.replace(POLICY, ""));
const style = (rules) => free(`<style>${rules}</style>`);
// Of a label on a shape axe-core decides nothing.
const picture = (rules) => free(`<style>${rules}</style><svg width="99" height="30" role="img" aria-label="label">`
    + '<rect width="99" height="30" fill="#eee"/><text x="9" y="20" fill="#000">label</text></svg>');

// [kind of the fault, what is done to the page, where axe-core looks]
const PAGES = [
    ["markup", last("<p>left open<div></p>")],
    ["id", last('<p id="main">again</p>')],
    ["link", last('<p><a href="#nowhere">nowhere</a></p>')],
    ["link", last('<p><a href="file:///etc/passwd">elsewhere</a></p>')],
    ["policy", last('<p style="color: red">red</p>')],
    ["policy", last("<script>document.title = 1</script>")],
    ["policy", last('<img src="https://example.org/pixel.png" alt="pixel">')],
    ["request", free('<img src="https://example.org/pixel.png" alt="pixel">')],
    ["console", free("<script>console.error('x')</script>")],
    ["console", free("<script>nothing.there()</script>")],
    ["sideways", style("main { min-width: 1400px }")],
    ["paper", style("@media print { p { break-after: page } }")],
    ["paper", style("@media print { main { height: 500px; overflow: hidden } }")],
    ["paper", style("@media print { main { min-width: 900px } }")],
    ["row", style("@media print { tr { break-inside: auto } }")],
    ["row", style("@media print { thead { display: table-row-group } }")],
    ["row", style("@media print { td { height: 1100px } }")],
    ["axe html-has-lang", (text) => text.replace(/<html [^>]*>/, "<html>"), ["light", 360]],
    ["axe color-contrast", style("main p { color: #999; background: #aaa }"), ["light", 1280]],
    ["axe color-contrast", style("@media (prefers-color-scheme: dark) { main p { color: #999; background: #aaa } }"), ["dark", 1280]],
    ["axe color-contrast", style("@media print { main p { color: #999; background: #aaa } }"), ["print", 360]],
    ["contrast", picture("svg text { fill: #999 }"), ["light", 1280]],
    ["contrast", picture("@media (prefers-color-scheme: dark) { svg text { fill: #999 } }"), ["dark", 360]],
    ["contrast", picture("@media print { svg text { fill: #999 } }"), ["print", 360]],
    ["axe target-size", style("a { font-size: 5px; line-height: 5px; display: block }"), ["dark", 360]],
];

async function checkPages(faults, browser, program, { name, text }) {
    const file = program.at("broken.html");
    for (const [i, [kind, breaking, look]] of PAGES.entries()) {
        const broken = breaking(text);
        const found = new Faults();
        fs.writeFileSync(file, broken);
        await checkMarkup(found, name, broken);
        await checkLooks(found, browser, { name, file, text: broken }, look ? [look] : []);
        faults.expect(broken !== text && found.list.some((fault) => fault.kind === kind), "broken", name,
            `nobody tells ${kind} of breakage ${i}, but`, ...new Set(found.list.map((fault) => fault.kind)));
    }
}

const SARIF = [
    (log) => delete log.runs[0].tool,
    (log) => { log.runs[0].verdict = "short"; },
    (log) => { log.version = "2.2"; },
    (log) => { log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0; },
];
const JUNIT = [
    (text) => text.replace("<testcase ", '<testcase file="ledger/a.yaml" '),
    (text) => text.replace(/ errors="\d+"/, ""),
    (text) => text.replace(/<testcase [^>]*[^/]>/, "$&<properties/>"),
    (text) => text.replace("</testsuites>", ""),
    (text) => text.replace(/ message="[^"]*"/, ""),
];

function checkMachines(faults, program) {
    const sarif = program.run("check", "faulty", "-f", "sarif");
    for (const [i, breaking] of SARIF.entries()) {
        const log = JSON.parse(sarif);
        const found = new Faults();
        breaking(log);
        checkSarif(found, "faulty", JSON.stringify(log));
        faults.expect(found.list.length > 0, "broken", "sarif", `nobody tells breakage ${i}`);
    }
    const junit = program.run("check", "faulty", "-f", "junit");
    for (const [i, breaking] of JUNIT.entries()) {
        const found = new Faults();
        fs.writeFileSync(program.at("broken.xml"), breaking(junit));
        checkJunit(found, [program.at("broken.xml")]);
        faults.expect(breaking(junit) !== junit && found.list.length > 0, "broken", "junit", `nobody tells breakage ${i}`);
    }
}

export async function checkBroken(faults, browser, program, report) {
    checkMachines(faults, program);
    await checkPages(faults, browser, program, report);
    console.log(`broken on purpose: ${PAGES.length} pages, ${SARIF.length} SARIF and ${JUNIT.length} JUnit files`);
}
