// SPDX-License-Identifier: MIT
// Debian's chromium, which reaches nothing but the one file that it is shown.
import { chromium } from "playwright-core";
import { pathToFileURL } from "node:url";

const flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"];

// Milliseconds for what takes one on an idle machine: a loaded one is slow, and not at fault. The
// test as a whole has its own bound.
const PATIENCE = 600000;

export function launch() {
    return chromium.launch({
        timeout: PATIENCE,
        executablePath: process.env.TAIZHANG_CHROMIUM ?? "/usr/bin/chromium",
        chromiumSandbox: process.getuid() !== 0, // as root there is none
        args: flags,
    });
}

// Opens a file in a page of its own. `page.told` gathers what a sound report never causes:
// [kind, words] for each request beside the file, each error, each breach of the page's policy.
export async function open(browser, file, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const address = pathToFileURL(file).href;
    page.told = [];
    page.on("request", (request) => {
        if (request.url() !== address)
            page.told.push(["request", request.url().slice(0, 200)]);
    });
    page.on("console", (message) => {
        if (["error", "warning"].includes(message.type()))
            page.told.push(["console", message.text()]);
    });
    page.on("pageerror", (error) => page.told.push(["console", String(error)]));
    await page.exposeFunction("tellBreach", (words) => page.told.push(["policy", words]));
    await page.addInitScript(() => document.addEventListener("securitypolicyviolation",
        (event) => globalThis.tellBreach(`${event.effectiveDirective} ${event.blockedURI}`)));
    await context.route((url) => url.href !== address, (route) => route.abort());
    await page.goto(address, { waitUntil: "load" });
    return page;
}

// Light and dark are the screen's; paper is paper.
export async function show(page, palette, width, height = 900) {
    await page.emulateMedia(palette === "print" ? { media: "print", colorScheme: "light" }
        : { media: "screen", colorScheme: palette });
    await page.setViewportSize({ width, height });
}
