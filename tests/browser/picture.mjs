#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// The picture of the README: picture.mjs TAIZHANG
//
// The top of the example's English report as .github/report.png, small enough for a README.
import fs from "node:fs";
import path from "node:path";
import { launch, open, show } from "./browser.mjs";
import { Program, root } from "./program.mjs";

const WIDTH = 1000, HEIGHT = 700, BYTES = 120_000;

async function main([taizhang]) {
    if (!taizhang) {
        console.error("usage: picture.mjs TAIZHANG");
        return 2;
    }
    const program = new Program(taizhang);
    const html = program.at("report.html");
    // Of the ledger itself, not of a copy: its commit is in the picture.
    program.run("report", "-q", path.join(root, "ledger"), "-o", html);
    const browser = await launch();
    try {
        const page = await open(browser, html);
        await show(page, "light", WIDTH, HEIGHT);
        const picture = await page.screenshot();
        if (picture.length > BYTES)
            throw new Error(`the picture has ${picture.length} bytes, more than ${BYTES}`);
        fs.writeFileSync(path.join(root, ".github/report.png"), picture);
        console.log(`.github/report.png: ${WIDTH} x ${HEIGHT}, ${picture.length} bytes`);
        return 0;
    } finally {
        await browser.close();
    }
}

process.exitCode = await main(process.argv.slice(2));
