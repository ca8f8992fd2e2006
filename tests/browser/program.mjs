// SPDX-License-Identifier: MIT
// Runs taizhang on copies of ledgers, in a folder of its own that goes away at the end.
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

export class Program {
    constructor(file) {
        this.file = path.resolve(file);
        this.folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-browser."));
        this.env = { PATH: process.env.PATH, LC_ALL: "C", TAIZHANG_LANG: "en" };
        process.on("exit", () => fs.rmSync(this.folder, { recursive: true, force: true }));
    }

    // A ledger of the project under another name in the folder; gives that name.
    copy(source, name) {
        fs.cpSync(path.join(root, source), path.join(this.folder, name), { recursive: true });
        return name;
    }

    at(name) {
        return path.join(this.folder, name);
    }

    // What a run prints. The example year is short of its plan and other ledgers are faulty on
    // purpose, so statuses up to 3 are answers; a crash is none.
    run(...args) {
        const done = spawnSync(this.file, [...args, "--today", "2017-01-10"],
            { cwd: this.folder, env: this.env, encoding: "utf8", maxBuffer: 1 << 28 });
        if (done.error || done.status === null || done.status > 3)
            throw new Error(`taizhang ${args.join(" ")}: ${done.error ?? done.signal ?? done.status}\n${done.stderr}`);
        return done.stdout;
    }

    // Nothing is skipped because a format went missing.
    mustWrite(...formats) {
        const listed = execFileSync(this.file, ["list", "formats"], { env: this.env, encoding: "utf8" });
        for (const format of formats) {
            if (!new RegExp(`\\s${format}(\\s|$)`, "m").test(listed))
                throw new Error(`taizhang writes no ${format}`);
        }
    }
}
