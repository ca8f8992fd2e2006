// SPDX-License-Identifier: MIT
// Pictures and PDF files of the reports, to be looked at by people.
import fs from "node:fs";
import path from "node:path";
import { open, show } from "./browser.mjs";

const HIGH = 5000; // pixels of a page's beginning

async function shoot(page, file, palette, width) {
    await show(page, palette, width);
    const height = Math.min(HIGH, await page.evaluate(() => document.documentElement.scrollHeight));
    await show(page, palette, width, height);
    await page.screenshot({ path: file });
}

export async function takePictures(browser, reports, folder) {
    fs.mkdirSync(folder, { recursive: true });
    for (const { name, file } of reports) {
        const page = await open(browser, file);
        const at = (what) => path.join(folder, `${name}-${what}`);
        await shoot(page, at("phone.png"), "light", 360);
        await shoot(page, at("light.png"), "light", 1280);
        await shoot(page, at("dark.png"), "dark", 1280);
        await show(page, "print", 1280); // else it prints what the screen shows
        await page.pdf({ path: at("a4.pdf"), format: "A4", preferCSSPageSize: true });
        await page.context().close();
    }
    console.log(`${4 * reports.length} files in ${folder}`);
}
