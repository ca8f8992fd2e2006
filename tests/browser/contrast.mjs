// SPDX-License-Identifier: MIT
// What axe-core leaves undecided of contrast (WCAG 2.2, 1.4.3), as it does where one element
// overlaps another, in a picture, or out of sight: each is scrolled into sight, and what lies
// behind its text is looked up at some points.

// Runs in the page: contrast of the elements that selectors name, as [selector, lowest ratio, least
// ratio wanted]; the ratio is null where it cannot be told. Those that are gone are left out.
export function measureContrast(selectors) {
    const POINTS = [0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98]; // of the width of the text
    const parse = (color) => {
        const [, numbers] = /^rgba?\(([^)]+)\)$/.exec(color) ?? [];
        const [r, g, b, a = 1] = numbers?.split(/[ ,/]+/).filter(Boolean).map(Number) ?? [0, 0, 0, 0];
        return [r, g, b, a];
    };
    const over = ([r, g, b, a], behind) => [r, g, b].map((one, i) => one * a + behind[i] * (1 - a));
    const luminance = (color) => {
        const [r, g, b] = color.map((one) => one / 255).map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const isShape = (element) => element instanceof SVGGeometryElement || element instanceof SVGTextContentElement;
    const paintOf = (element) => {
        const style = getComputedStyle(element);
        if (style.backgroundImage !== "none" || style.opacity !== "1" || style.fillOpacity !== "1")
            return null;
        return parse(isShape(element) ? style.fill : element instanceof SVGElement ? "none" : style.backgroundColor);
    };
    // From the nearest to the page, which is white where nothing paints it.
    const behindAt = (element, x, y) => {
        const stack = document.elementsFromPoint(x, y);
        const from = stack.indexOf(element);
        if (from < 0)
            return null;
        const paints = stack.slice(from).filter((one) => one !== element || !isShape(element)).map(paintOf);
        return paints.includes(null) ? null : paints.reverse().reduce((behind, paint) => over(paint, behind), [255, 255, 255]);
    };
    const ratioAt = (element, x, y) => {
        const behind = behindAt(element, x, y);
        const style = getComputedStyle(element);
        if (!behind)
            return null;
        const [high, low] = [behind, over(parse(isShape(element) ? style.fill : style.color), behind)].map(luminance).sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05);
    };
    const textRect = (element) => {
        const range = document.createRange();
        const text = [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        range.selectNodeContents(text ?? element);
        return [...range.getClientRects()].find((rect) => rect.width >= 1 && rect.height >= 1);
    };
    return selectors.map((selector) => [selector, document.querySelector(selector)]).filter(([, element]) => element).map(([selector, element]) => {
        const style = getComputedStyle(element);
        const size = parseFloat(style.fontSize);
        const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
        element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        const rect = textRect(element);
        const ratios = (rect ? POINTS : []).map((part) => ratioAt(element, rect.left + rect.width * part, rect.top + rect.height / 2))
            .filter((ratio) => ratio !== null); // some of a wide text is out of sight
        return [selector, ratios.length > 0 ? Math.min(...ratios) : null, wanted];
    });
}
