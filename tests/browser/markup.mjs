// SPDX-License-Identifier: MIT
// Is it HTML: html-validate with all that it recommends, no rule turned off.
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({ root: true, extends: ["html-validate:recommended"] });

export async function checkMarkup(faults, name, text) {
    const report = await validator.validateString(text, `${name}.html`);
    const messages = report.results.flatMap((result) => result.messages);
    faults.expect(messages.length === 0, "markup", name, ...messages.slice(0, 20).map(
        (message) => `\n  ${message.line}:${message.column} ${message.ruleId}: ${message.message}`));
}
