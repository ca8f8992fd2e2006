// SPDX-License-Identifier: MIT
// What was found wrong, by kind, and how much was looked at.

export class Faults {
    constructor() {
        this.list = [];
        this.looks = 0;
    }

    // A fault of a kind unless it holds: where it is, and what it is, in words.
    expect(holds, kind, where, ...words) {
        this.looks += 1;
        if (!holds)
            this.list.push({ kind, where, text: words.join(" ") });
    }

    // The same fault in a hundred places is one to mend: a few of a kind and place are shown.
    print(most = 5) {
        const shown = new Map();
        for (const { kind, where, text } of this.list) {
            const key = `${kind} ${where}`;
            shown.set(key, (shown.get(key) ?? 0) + 1);
            if (shown.get(key) <= most)
                console.log(`${where}: ${kind}: ${text}`);
        }
        for (const [key, count] of shown) {
            if (count > most)
                console.log(`${key}: ${count - most} more`);
        }
    }
}
