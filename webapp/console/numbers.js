// Numbers for people.

export const NONE = "–";

const COUNT = new Intl.NumberFormat("en");
const LARGE_COUNT = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });
const LARGE = 100000;
const DURATION = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const SHARE = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const REWARD = new Intl.NumberFormat("en", { minimumFractionDigits: 3, maximumFractionDigits: 3 });

export function count(number) {
    return COUNT.format(number);
}

export function briefly(number) {
    return (number < LARGE ? COUNT : LARGE_COUNT).format(number);
}

export function duration(millis) {
    if (!Number.isFinite(millis)) {
        return NONE; // nothing was measured yet
    }
    if (millis >= 1000) {
        return `${DURATION.format(millis / 1000)} s`;
    }
    return millis >= 1 ? `${DURATION.format(millis)} ms` : `${DURATION.format(millis * 1000)} µs`;
}

export function percent(share) {
    return share === null ? NONE : SHARE.format(share);
}

export function reward(value) {
    return Number.isFinite(value) ? REWARD.format(value) : NONE;
}

export function perSecond(rate) {
    return `${DURATION.format(rate)}/s`;
}

/** JSON for people, from a value. */
export function pretty(value) {
    return prettyText(JSON.stringify(value));
}

const TOKENS = /"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * JSON with indentation, but lists of single values, and of such lists, on one line. Works on the text, so that numbers
 * stay as they are written, even those that are too long for JavaScript, and NaN.
 */
export function prettyText(text) {
    const tokens = text.match(TOKENS) ?? [];
    let next = 0;
    const read = indent => {
        const open = tokens[next++] ?? "";
        if (open !== "{" && open !== "[") {
            return { text: open, isFlat: true };
        }
        const close = open === "{" ? "}" : "]";
        const parts = [];
        while (next < tokens.length && tokens[next] !== close) {
            const name = open === "{" ? `${tokens[next]}: ` : "";
            next += open === "{" ? 2 : 0;
            const part = read(`${indent}  `);
            parts.push({ text: name + part.text, isFlat: part.isFlat && open === "[" });
            next += tokens[next] === "," ? 1 : 0;
        }
        next++;
        const isFlat = parts.every(part => part.isFlat);
        const texts = parts.map(part => part.text);
        return { isFlat, text: isFlat ? `${open}${texts.join(", ")}${close}`
            : `${open}\n${indent}  ${texts.join(`,\n${indent}  `)}\n${indent}${close}` };
    };
    return read("").text;
}
