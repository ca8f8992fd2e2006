// SPDX-License-Identifier: MIT
// What a page does in the browser: who can read it, where it goes, how it prints.
import axe from "axe-core";
import { measureContrast } from "./contrast.mjs";
import { open, show } from "./browser.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PALETTES = ["light", "dark", "print"];

// In which palettes and widths axe-core reads a report: a small one in all. It takes 10 s for the
// whole example, so a large one is read once in each palette, and the largest in another language,
// where colours are the same, once.
function looksAt({ name, text }) {
    if (text.length < 100_000)
        return PALETTES.flatMap((palette) => [[palette, 360], [palette, 1280]]);
    return name === "example-zh" ? [["light", 1280]] : [["light", 360], ["dark", 1280], ["print", 1280]];
}

// Of the thousands of rows that list entries, each made as the other, axe-core reads all once, in
// the first look at the example, and else the first of each table.
function thinOut() {
    for (const table of document.querySelectorAll("table.entries")) {
        [...table.tBodies].slice(1).forEach((body) => body.remove());
        [...table.tBodies].forEach((body) => [...body.rows].slice(4).forEach((row) => row.remove()));
    }
}

async function checkAccess(faults, name, page, palette, width) {
    await show(page, palette, width);
    // Nobody touches a link on paper, or has to tell it from other text.
    const enabled = palette !== "print";
    const rules = { "target-size": { enabled }, "link-in-text-block": { enabled } };
    const { violations, incomplete, passes } = await page.evaluate(([tags, rules]) => globalThis.axe.run(document, {
        runOnly: tags, rules, preload: false, iframes: false, resultTypes: ["violations", "incomplete"],
    }), [TAGS, rules]);
    faults.expect(passes.length >= 10, "axe", name, `only ${passes.length} rules found anything to look at`);
    for (const { id, nodes } of violations) {
        for (const node of nodes)
            faults.expect(false, `axe ${id}`, `${name} ${palette} ${width}`,
                node.html.slice(0, 160), node.failureSummary.replace(/\s*\n\s*/g, " "));
    }
    return checkUndecided(faults, `${name} ${palette} ${width}`, page, incomplete);
}

// What axe-core could not decide is decided here, and nothing is left; gives how many there were.
async function checkUndecided(faults, where, page, incomplete) {
    const selectors = [];
    for (const { id, nodes } of incomplete) {
        if (id === "color-contrast")
            selectors.push(...nodes.map((node) => node.target[0]));
        else
            faults.expect(false, `axe ${id}`, where, "undecided:", nodes[0].html.slice(0, 160));
    }
    await page.evaluate(thinOut);
    const measured = await page.evaluate(measureContrast, selectors);
    for (const [selector, ratio, wanted] of measured) {
        faults.expect(ratio !== null, "contrast", where, "cannot be told:", selector);
        faults.expect(ratio === null || ratio >= wanted, "contrast", where, `${ratio?.toFixed(2)} of ${wanted}:`, selector);
    }
    return measured.length;
}

// Nothing is lost beyond the right edge, with all that folds folded and unfolded: a narrow phone,
// a usual one, a tablet, a desk.
async function checkSideways(faults, name, page) {
    for (const width of [320, 360, 768, 1280]) {
        await show(page, "light", width);
        const reached = await page.evaluate(() => {
            window.scrollTo(10_000, 0);
            const x = window.scrollX;
            window.scrollTo(0, 0);
            return x;
        });
        faults.expect(reached === 0, "sideways", name, `scrolls ${reached} px sideways at ${width} px`);
    }
}

async function checkReferences(faults, name, page) {
    const { twice, lost, odd } = await page.evaluate(() => {
        const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
        const known = new Set(ids);
        const hrefs = [...document.querySelectorAll("[href]")].map((element) => element.getAttribute("href"));
        return {
            twice: ids.filter((id, i) => ids.indexOf(id) !== i),
            lost: hrefs.filter((href) => href.startsWith("#") && !known.has(decodeURIComponent(href.slice(1)))),
            odd: hrefs.filter((href) => !/^(#.|https:\/\/example\.org\/main\/)/.test(href)),
        };
    });
    faults.expect(twice.length === 0, "id", name, "more than once:", ...twice.slice(0, 5));
    faults.expect(lost.length === 0, "link", name, "leads nowhere:", ...lost.slice(0, 5));
    faults.expect(odd.length === 0, "link", name, "leads elsewhere:", ...odd.slice(0, 5));
}

export function pagesOf(pdf) {
    return (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
}

// Elements that hold more than they show: on paper nobody can scroll. What is there for screen
// readers alone shows a pixel.
function cutOff() {
    return [...document.querySelectorAll("body, body *")].filter((element) => {
        if (Math.min(element.clientWidth, element.clientHeight) <= 1 || element.closest("svg")
            || getComputedStyle(element).overflow === "visible")
            return false;
        return element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    }).map((element) => element.outerHTML.slice(0, 100));
}

// No page ends within a row of a table, and each page repeats the headings of the table on it. A
// row with the name of a unit that many rows have is no such one: it would hold all of them together.
function torn(height) {
    const rows = [...document.querySelectorAll("tr")].filter((row) => row.offsetHeight > height
        || (row.offsetHeight > 0 && getComputedStyle(row).breakInside !== "avoid"
            && [...row.cells].every((cell) => cell.rowSpan === 1)));
    const heads = [...document.querySelectorAll("thead")].filter((head) => head.offsetHeight > 0
        && getComputedStyle(head).display !== "table-header-group");
    return [...rows, ...heads].map((element) => element.outerHTML.slice(0, 100));
}

// Nothing is cut off, at the right edge neither, and no sheets are empty: pages are about as many
// as the height of what is printed fills, where sections begin new ones.
async function checkPaper(faults, name, page) {
    const height = 1017, width = 688; // px of A4 within the margins that the style sheet sets
    await show(page, "print", width);
    const cut = await page.evaluate(cutOff);
    faults.expect(cut.length === 0, "paper", name, "cut off:", ...cut.slice(0, 3));
    const tears = await page.evaluate(torn, height);
    faults.expect(tears.length === 0, "row", name, "may be cut:", ...tears.slice(0, 3));
    const { high, wide, begun } = await page.evaluate(() => ({
        high: document.documentElement.scrollHeight,
        wide: document.documentElement.scrollWidth,
        begun: [...document.querySelectorAll("main *")].filter((one) => getComputedStyle(one).breakBefore === "page").length,
    }));
    // What sticks out a little makes chromium print all of it smaller; more than a tenth is a fault.
    faults.expect(wide <= width * 1.1, "paper", name, `${wide} px wide`);
    const pages = pagesOf(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    const filled = high / height;
    faults.expect(pages >= filled * 0.7 && pages <= filled * 1.5 + begun + 1, "paper", name,
        `${pages} pages of A4 for ${high} px, which fill ${filled.toFixed(1)}; ${begun} begin new ones`);
    return pages;
}

// Everything about one report; gives words for a line about it.
export async function checkLooks(faults, browser, report, looks = looksAt(report)) {
    const { name, file, text } = report;
    const began = Date.now();
    const page = await open(browser, file);
    await checkReferences(faults, name, page);
    await checkSideways(faults, name, page);
    const pages = await checkPaper(faults, name, page);
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
    await checkSideways(faults, name, page);
    for (const [kind, words] of page.told)
        faults.expect(false, kind, name, words);
    await page.evaluate(axe.source);
    let undecided = 0;
    for (const [i, [palette, width]] of looks.entries()) {
        if (i > 0 || name !== "example")
            await page.evaluate(thinOut);
        undecided += await checkAccess(faults, name, page, palette, width);
    }
    await page.context().close();
    return `${Math.round(text.length / 1000)} kB, ${pages} pages, axe-core ${looks.length} times `
        + `(${undecided} contrasts measured beside it), `
        + `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
