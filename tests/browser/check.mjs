#!/usr/bin/env node
// SPDX-License-Identifier: MIT
// Reports as those read them for whom they are: check.mjs TAIZHANG [--pictures DIR]
//
// HTML reports of every shape through html-validate and through chromium, where axe-core reads
// them in light, in dark and on paper, on a phone and on a desk; SARIF and JUnit against their
// schemas. Then all of it is broken on purpose, and every check must tell. --pictures writes
// pictures and PDF files to look at instead.
import { checkLooks } from "./looks.mjs";
import { checkMachines } from "./machines.mjs";
import { checkMarkup } from "./markup.mjs";
import { checkBroken } from "./broken.mjs";
import { launch } from "./browser.mjs";
import { Faults } from "./faults.mjs";
import { makeReports } from "./reports.mjs";
import { Program } from "./program.mjs";
import { takePictures } from "./pictures.mjs";

const WORKERS = 2; // pages looked at at once

async function checkReports(faults, browser, reports) {
    const queue = [...reports];
    const work = async () => {
        for (let report = queue.shift(); report; report = queue.shift()) {
            await checkMarkup(faults, report.name, report.text);
            console.log(`${report.name}: ${await checkLooks(faults, browser, report)}`);
        }
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
}

async function main([taizhang, option, folder]) {
    if (!taizhang || (option && (option !== "--pictures" || !folder))) {
        console.error("usage: check.mjs TAIZHANG [--pictures DIR]");
        return 2;
    }
    const program = new Program(taizhang);
    program.mustWrite("html", "sarif", "junit");
    const reports = makeReports(program);
    const browser = await launch();
    try {
        if (option) {
            await takePictures(browser, reports, folder);
            return 0;
        }
        const faults = new Faults();
        checkMachines(faults, program);
        await checkReports(faults, browser, reports);
        await checkBroken(faults, browser, program, reports.find((report) => report.name === "faulty"));
        faults.print();
        console.log(`${reports.length} pages, ${faults.looks} things looked at, ${faults.list.length} faults`);
        return faults.list.length === 0 ? 0 : 1;
    } finally {
        await browser.close();
    }
}

process.exitCode = await main(process.argv.slice(2));
