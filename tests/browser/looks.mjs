// SPDX-License-Identifier: MIT
// What a page does in the browser: who can read it, where it goes, how it prints.
import axe from "axe-core";
import { open, show } from "./browser.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const ALL = ["light", "dark", "print"].flatMap((palette) => [[palette, 360], [palette, 1280]]);
// A run of axe-core over the whole example takes 10 s: once for each palette.
const FEW = [["light", 360], ["dark", 1280], ["print", 1280]];
const BIG = 400_000; // bytes

async function checkAccess(faults, name, page, palette, width) {
    await show(page, palette, width);
    // target-size is about fingers: nobody touches a link on paper.
    const rules = { "target-size": { enabled: palette !== "print" } };
    const { violations, passes } = await page.evaluate(([tags, rules]) => globalThis.axe.run(document, {
        runOnly: tags, rules, preload: false, iframes: false, resultTypes: ["violations"],
    }), [TAGS, rules]);
    faults.expect(passes.length >= 10, "axe", name, `only ${passes.length} rules found anything to look at`);
    for (const { id, nodes } of violations) {
        for (const node of nodes)
            faults.expect(false, `axe ${id}`, `${name} ${palette} ${width}`,
                node.html.slice(0, 160), node.failureSummary.replace(/\s*\n\s*/g, " "));
    }
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

// Pages are about as many as the height of what is printed fills: neither is anything cut off,
// nor are there empty sheets.
async function checkPaper(faults, name, page) {
    const height = 1123, width = 794, margin = 57; // A4 at 96 px to the inch, 15 mm around
    await show(page, "print", width - 2 * margin);
    const content = await page.evaluate(() => document.documentElement.scrollHeight);
    const pages = pagesOf(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    const wanted = content / (height - 2 * margin);
    faults.expect(pages >= wanted * 0.7 && pages <= wanted * 1.5 + 1, "paper", name,
        `${pages} pages of A4 for ${content} px, which fill ${wanted.toFixed(1)}`);
    return pages;
}

// Everything about one report; gives words for a line about it.
export async function checkLooks(faults, browser, { name, file, text }) {
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
    const looks = text.length > BIG ? FEW : ALL;
    for (const [palette, width] of looks)
        await checkAccess(faults, name, page, palette, width);
    await page.context().close();
    return `${Math.round(text.length / 1000)} kB, ${pages} pages, axe-core ${looks.length} times, `
        + `${((Date.now() - began) / 1000).toFixed(1)} s`;
}
