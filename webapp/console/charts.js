// Charts of the last 15 minutes: requests, failures and latency of each component, and the last failures.

import { byId, el, redraw, svg } from "./dom.js";
import { count, duration, perSecond } from "./numbers.js";

const WIDTH = 320;
const HEIGHT = 84;
const LEFT = 4;
const TOP = 6;

export function showTraffic(traffic) {
    const all = traffic?.components ?? [];
    redraw(byId("charts"), all, () => all.length === 0
        ? el("p", { className: "quiet" }, "No calls in the last 15 minutes.")
        : all.map(each => panel(each.name, unpacked(each.slots, traffic.slots), traffic.slotSeconds)));
}

/** Lists from the oldest slot to the latest; durations are NaN where nothing was called. */
function unpacked(slots, length) {
    const lists = [0, 0, 0, NaN, NaN].map(nothing => Array(length).fill(nothing));
    for (const [ago, ...values] of slots) {
        const place = length - 1 - ago;
        if (place >= 0 && place < length) {
            values.forEach((value, i) => { lists[i][place] = value ?? NaN; });
        }
    }
    const [answered, refused, failed, p50, p99] = lists;
    return { calls: answered.map((each, i) => each + refused[i] + failed[i]), refused, failed, p50, p99 };
}

function panel(name, { calls, refused, failed, p50, p99 }, step) {
    return el("figure", { className: "chart" },
        el("figcaption", {}, el("strong", {}, name), el("span", { className: "quiet" },
            `${count(sum(calls))} calls, ${count(sum(refused))} refused, ${count(sum(failed))} failed`)),
        plot(`Calls of ${name}`, step, [
            { className: "line requests", label: "calls", values: calls.map(each => each / step) },
            { className: "line refused", label: "refused", values: refused.map(each => each / step), isRare: true },
            { className: "line failed", label: "failed", values: failed.map(each => each / step), isRare: true },
        ], perSecond),
        plot(`Latency of ${name}`, step, [
            { className: "line p99", label: "p99", values: p99 },
            { className: "line p50", label: "p50", values: p50 },
        ], duration));
}

function sum(values) {
    return values.reduce((one, other) => one + other, 0);
}

function plot(label, step, series, format) {
    const greatest = Math.max(0, ...series.flatMap(({ values }) => values.filter(Number.isFinite)));
    const top = greatest === 0 ? 1 : greatest;
    const last = series.map(({ label: name, values }) =>
        `${name} ${format(values.findLast(Number.isFinite) ?? 0)}`).join(", ");
    const picture = svg(null, "svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img",
        "aria-label": `${label}: at most ${format(greatest)}, last ${last}` });
    [0, 0.5, 1].forEach(share => svg(picture, "path", { class: "rule", d: `M${LEFT} ${y(share)} H${WIDTH - 4}` }));
    series.forEach(({ className, values, isRare }) => {
        const shares = values.map(value => (Number.isFinite(value) ? value / top : NaN));
        svg(picture, "path", { class: className, d: isRare ? sticks(shares) : line(shares) });
    });
    svg(picture, "text", { class: "label", x: LEFT, y: TOP + 9 }, format(greatest));
    const minutes = Math.round(series[0].values.length * step / 60);
    svg(picture, "text", { class: "label", x: LEFT, y: HEIGHT - 3 }, `−${minutes} min`);
    svg(picture, "text", { class: "label end", x: WIDTH - 4, y: HEIGHT - 3 }, "now");
    const keys = series.map(({ className, label: name }) => el("span", { className: `key ${className}` }, name));
    return el("div", { className: "plot" },
        el("p", { className: "legend" }, ...keys), picture);
}

function y(share) {
    return TOP + (1 - share) * (HEIGHT - TOP - 18);
}

function x(i, length) {
    return (LEFT + (i * (WIDTH - LEFT - 4)) / Math.max(1, length - 1)).toFixed(1);
}

/** A stick for each value above 0: a line along the ground would look as if something had happened. */
function sticks(shares) {
    const stick = (share, i) => (share > 0 ? `M${x(i, shares.length)} ${y(0)}V${y(share).toFixed(1)}` : "");
    return shares.map(stick).join("");
}

/** A line with gaps where nothing was measured; a lone point is a dot, by a round cap. */
function line(shares) {
    let path = "";
    let isOpen = false;
    shares.forEach((share, i) => {
        if (Number.isFinite(share)) {
            path += `${isOpen ? "L" : "M"}${x(i, shares.length)} ${y(share).toFixed(1)}`;
            path += isOpen ? "" : "h0";
        }
        isOpen = Number.isFinite(share);
    });
    return path;
}

export function showFailures(traffic) {
    const all = traffic?.failures ?? [];
    redraw(byId("failure-list"), all, () => all.length === 0
        ? el("p", { className: "quiet" }, "None since the start.")
        : el("ul", { className: "failures" }, ...all.map(failure)));
}

function failure({ at, component, operation, protocol, isRefused, code, reason }) {
    const when = new Date(at);
    return el("li", {}, el("p", {},
        el("time", { dateTime: when.toISOString() }, when.toLocaleTimeString("en")),
        el("strong", {}, component),
        el("span", { className: `pill ${isRefused ? "" : "bad"}` }, `${isRefused ? "refused" : "failed"}, ${code}`),
        el("span", { className: "quiet" }, `${operation.toLowerCase().replaceAll("_", " ")}, ${protocol}`)),
    reason === "" ? null : el("p", {}, reason));
}
