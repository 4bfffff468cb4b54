// Draws the deployed inference graph, live. Names come from whoever wrote the graph: they are only written as text.

import { byId, el, redraw, say, svg as add } from "./dom.js";
import { NONE, briefly, count as exactly, duration, percent, reward } from "./numbers.js";

// In pixels. A column is a depth of the graph: messages go from left to right.
const CARD = { width: 292, height: 116, inset: 15 };
const GAP = { column: 120, row: 18 };
const MARGIN = 4;
const EDGE = { plain: 2, thinnest: 1.5, thickest: 10, straight: 52 };

// What changes on a card: "brief" has to fit there, "exact" is in the tooltip.
const COUNTS = [
    { name: "messages", of: unit => unit.messages, brief: briefly, exact: exactly },
    { name: "failures", of: unit => unit.failures, brief: briefly, exact: exactly },
    { name: "p50", of: unit => unit.p50Millis, brief: duration, exact: duration },
    { name: "p99", of: unit => unit.p99Millis, brief: duration, exact: duration },
];

const MORE = [
    { name: "refused", of: unit => unit.refused, exact: exactly },
    { name: "feedback", of: unit => unit.feedback, exact: exactly },
    { name: "mean", of: unit => unit.meanMillis, exact: duration },
];

function routes(unit) {
    return unit.operations.includes("ROUTE");
}

/** How much of a unit's messages each child got, from 0 to 1; null while it sent none. */
function shares(unit) {
    const sent = unit.children.reduce((sum, child) => sum + child.messages, 0);
    return unit.children.map(child => (sent === 0 ? null : child.messages / sent));
}

/* ---- Where the nodes are ---- */

/**
 * A tidy tree by Reingold and Tilford, "Tidier Drawings of Trees" (1981), for any number of children and cards of one
 * size: a parent is in the middle of its first and last child, equal subtrees look alike, and subtrees are as close to
 * each other as their outlines let them. Left out of later work: to spread small subtrees evenly between large ones.
 *
 * @returns the place of the root, with x and y of its upper left corner and its children's, and the size of them all
 */
function tidyTree(root) {
    const place = subtree(root);
    const top = Math.min(...place.outline.map(level => level.top));
    const bottom = Math.max(...place.outline.map(level => level.bottom));
    settle(place, 0, -top);
    return { place, width: place.outline.length * (CARD.width + GAP.column) - GAP.column, height: bottom - top };
}

/** A unit at 0 and its children about it; the outline is what each depth takes, from top to bottom. */
function subtree(unit) {
    const children = unit.children.map(subtree);
    const outline = stacked(children);
    const middle = children.length === 0 ? 0 : (children[0].y + children.at(-1).y) / 2;
    children.forEach(child => { child.y -= middle; });
    const moved = outline.map(({ top, bottom }) => ({ top: top - middle, bottom: bottom - middle }));
    return { unit, children, y: 0, outline: [{ top: 0, bottom: CARD.height }, ...moved] };
}

/** Moves each subtree down until it is clear of those above it, and tells the outline of them all. */
function stacked(subtrees) {
    const outline = [];
    for (const tree of subtrees) {
        const both = tree.outline.slice(0, outline.length);
        tree.y = Math.max(0, ...both.map(({ top }, depth) => outline[depth].bottom + GAP.row - top));
        tree.outline.forEach(({ top, bottom }, depth) => {
            outline[depth] = { top: outline[depth]?.top ?? tree.y + top, bottom: tree.y + bottom };
        });
    }
    return outline;
}

/** Turns a y that was told from the parent into one of the picture. */
function settle(place, depth, parentY) {
    place.x = depth * (CARD.width + GAP.column);
    place.y += parentY;
    place.children.forEach(child => settle(child, depth + 1, place.y));
}

/** Cuts a text that is wider than the room for it; the whole is in the tooltip. */
function shorten(element, room) {
    const letters = [...element.textContent];
    let length = Math.floor((letters.length * room) / Math.max(room, element.getComputedTextLength()));
    while (length > 0 && element.getComputedTextLength() > room) {
        element.textContent = letters.slice(0, length--).join("") + "…";
    }
}

/** One node: what it is, drawn once, and its counts, which change. */
class Card {
    /** @param router the unit that sends it a share of its messages; null where none does */
    constructor(layer, place, router) {
        this.router = router;
        this.group = add(layer, "g", { role: "img", transform: `translate(${place.x} ${place.y})` });
        this.title = add(this.group, "title");
        this.drawFrame();
        this.drawTexts(place.unit);
        this.values = COUNTS.map((count, column) => this.drawCount(count, column));
    }

    drawFrame() {
        const { width, height, inset } = CARD;
        add(this.group, "rect", { class: "border", width, height, rx: 10 });
        add(this.group, "rect", { class: "inner", x: 4, y: 4, width: width - 8, height: height - 8, rx: 7 });
        add(this.group, "path", { class: "warning", d: `M${width - 22} 12 l8.5 15 h-17 Z m0 5.5 v4 m0 2.5 v0` });
        add(this.group, "path", { class: "rule", d: `M${inset} 71 H${width - inset}` });
    }

    drawTexts(unit) {
        const room = CARD.width - 2 * CARD.inset;
        const besideWarning = room - 24;
        const line = (kind, y, text) => add(this.group, "text", { class: kind, x: CARD.inset, y }, text);
        shorten(line("type", 23, unit.type || unit.operations.join(", ") || "no type"), besideWarning);
        shorten(line("name", 43, unit.name), room);
        shorten(line("what", 61, `${unit.kind} ${unit.source}`), room);
    }

    drawCount({ name }, column) {
        const x = CARD.inset + (column * (CARD.width - 2 * CARD.inset)) / COUNTS.length;
        add(this.group, "text", { class: "label", x, y: 102 }, name);
        return add(this.group, "text", { class: `value ${name}`, x, y: 88 });
    }

    show(unit, share, passed) {
        COUNTS.forEach(({ of, brief }, column) => say(this.values[column], brief(of(unit))));
        const marks = `${unit.failures > 0 ? " failing" : ""}${passed.has(unit.name) ? " passed" : ""}`;
        this.group.setAttribute("class", `node ${unit.kind}${marks}`);
        say(this.title, this.description(unit, share));
    }

    /** The tooltip, and what a screen reader says of the card: everything, in full length. */
    description(unit, share) {
        return [
            unit.name,
            `type: ${unit.type || NONE}`,
            `${unit.kind}: ${unit.source}`,
            `operations: ${unit.operations.join(", ") || NONE}`,
            ...[...COUNTS, ...MORE].map(({ name, of, exact }) => `${name}: ${exact(of(unit))}`),
            ...(this.router === null ? [] : [`share of ${this.router.name}: ${percent(share)}`]),
        ].join("\n");
    }
}

/** The way from a node to a child of it, as thick as the child's share is large. */
class Edge {
    constructor(layer, from, to, router) {
        const x = from.x + CARD.width;
        const y = from.y + CARD.height / 2;
        this.endY = to.y + CARD.height / 2;
        const bend = to.x - EDGE.straight; // straight from there on: no edge crosses the share of another
        const middle = (x + bend) / 2;
        const d = `M${x} ${y} C${middle} ${y} ${middle} ${this.endY} ${bend} ${this.endY} H${to.x}`;
        this.line = add(layer, "path", { class: "edge", d, "stroke-width": EDGE.plain });
        this.label = router === null ? null : add(layer, "text", { class: "share", x: to.x - 6 });
    }

    show(share) {
        if (this.label === null) {
            return;
        }
        const thickness = EDGE.thinnest + (EDGE.thickest - EDGE.thinnest) * (share ?? 0);
        this.line.setAttribute("stroke-width", thickness);
        this.label.setAttribute("y", this.endY - thickness / 2 - 5);
        say(this.label, percent(share));
    }
}

/** A node, the edge that leads to it and all below it. */
class Branch {
    constructor(layers, place, parent) {
        const router = parent !== null && routes(parent.unit) ? parent.unit : null;
        this.edge = parent === null ? null : new Edge(layers.edges, parent, place, router);
        this.card = new Card(layers.cards, place, router);
        this.children = place.children.map(child => new Branch(layers, child, place));
    }

    show(unit, share, passed) {
        this.edge?.show(share);
        this.card.show(unit, share, passed);
        const parts = shares(unit);
        this.children.forEach((child, i) => child.show(unit.children[i], parts[i], passed));
    }
}

/** The picture of one graph. */
class Picture {
    constructor(graph) {
        this.shape = shape(graph);
        const { place, width, height } = tidyTree(graph);
        const svg = add(null, "svg", {
            role: "group",
            "aria-label": "The nodes, each before its children",
            width: width + 2 * MARGIN,
            height: height + 2 * MARGIN,
            viewBox: `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`,
        });
        const frame = byId("picture");
        frame.replaceChildren(svg); // now, not later: a text that is nowhere has no length to shorten it by
        const layers = { edges: add(svg, "g", { "aria-hidden": true }), cards: add(svg, "g") };
        this.root = new Branch(layers, place, null);
        frame.scrollTop = place.y + CARD.height / 2 - frame.clientHeight / 2; // a tall graph opens where it begins
    }

    shows(graph) {
        return this.shape === shape(graph);
    }

    update(graph, passed) {
        this.root.show(graph, null, passed);
    }
}

/** What is drawn once: all but the counts. Another shape is another graph. */
function shape(graph) {
    const fixed = ({ name, type, kind, source, operations, children }) =>
        [name, type, kind, source, operations, children.map(fixed)];
    return JSON.stringify(fixed(graph));
}

/* ---- Routers and codes ---- */

/** The branches of all routers, each before those below it. */
function routers(unit) {
    return [...(routes(unit) ? [unit] : []), ...unit.children.flatMap(routers)];
}

/**
 * What the rewards say about a router's branches: the best one is a winner once its interval lies above all others, and
 * every branch has rewards.
 */
export function verdict(branches) {
    const rewarded = branches.filter(({ rewards }) => rewards > 0);
    if (rewarded.length === 0) {
        return { text: "No rewards yet.", best: null, isSure: false };
    }
    const best = rewarded.reduce((one, other) => (other.meanReward > one.meanReward ? other : one));
    const others = branches.filter(branch => branch !== best);
    const isSure = best.low !== null && others.length > 0 &&
        others.every(({ rewards, high }) => rewards > 0 && high !== null && high < best.low);
    return isSure
        ? { text: `${best.name} wins: its 95 % interval lies above ${others.length > 1 ? "all others" : "the other"}.`,
            best, isSure }
        : { text: `${best.name} leads, but the rewards so far do not settle it.`, best, isSure };
}

function showBranches(graph) {
    const shown = routers(graph).map(unit => [unit.name, unit.branches, shares(unit),
        unit.children.map(child => child.messages)]);
    redraw(byId("branches"), shown, () => shown.map(([name, branches, parts, messages]) =>
        routerPanel(name, branches, parts, messages)));
}

function routerPanel(name, branches, parts, messages) {
    const { text, best, isSure } = verdict(branches);
    const id = `router-${name}`;
    const least = Math.min(0, ...branches.map(({ low }) => low ?? 0));
    const greatest = Math.max(1, ...branches.map(({ high }) => high ?? 1));
    return el("section", { className: "router", "aria-labelledby": id },
        el("h3", { id }, `Branches of ${name}`),
        el("p", { className: isSure ? "winner" : "quiet" }, text),
        el("div", { className: "table", role: "region", "aria-labelledby": id, tabIndex: 0 }, el("table", {},
            el("thead", {}, el("tr", {}, ...["branch", "messages", "share", "rewards", "mean reward", "95 % interval"]
                .map(title => el("th", { scope: "col" }, title)))),
            el("tbody", {}, ...branches.map((branch, i) => el("tr",
                { className: isSure && branch === best ? "best" : "" },
                el("th", { scope: "row" }, branch.name),
                el("td", {}, exactly(messages[i])),
                el("td", {}, percent(parts[i])),
                el("td", {}, exactly(branch.rewards)),
                el("td", {}, reward(branch.meanReward ?? NaN)),
                el("td", { className: "interval" }, bar(branch, least, greatest),
                    branch.low === null ? NONE : `${reward(branch.low)} to ${reward(branch.high)}`)))))));
}

/** The interval as a line with its mean as a dot, all branches on the same scale. */
function bar({ low, high, meanReward }, least, greatest) {
    if (low === null) {
        return null;
    }
    const x = value => 5 + (110 * (value - least)) / (greatest - least);
    const picture = add(null, "svg", { width: 120, height: 14, "aria-hidden": true });
    add(picture, "path", { class: "rule", d: "M5 7 H115" });
    add(picture, "path", { class: "whisker", d: `M${x(low)} 7 H${x(high)}` });
    add(picture, "circle", { class: "mean", cx: x(meanReward), cy: 7, r: 4 });
    return picture;
}

function showCodes(graph) {
    const all = unit => [[unit.name, unit.codes], ...unit.children.flatMap(all)];
    const shown = all(graph);
    redraw(byId("codes").lastElementChild, shown, () => el("dl", { className: "facts" },
        ...shown.flatMap(([name, codes]) => [el("dt", {}, name), el("dd", {}, Object.entries(codes).length === 0
            ? "no calls" : Object.entries(codes).map(([code, number]) => `${code}: ${exactly(number)}`).join(", "))])));
}

/* ---- What happens ---- */

let picture = null;

/**
 * Shows the graph.
 *
 * @param view the graph with its statistics; null if there is none
 * @param passed the names of the nodes that the last call passed
 */
export function showGraph(view, passed) {
    document.querySelectorAll("[data-graph]").forEach(part => { part.hidden = view === null; });
    if (view === null) {
        return;
    }
    const { name, deployment, meta, graph } = view;
    if (picture === null || !picture.shows(graph)) {
        picture = null; // if this one cannot be drawn, the next answer is to be drawn anew
        picture = new Picture(graph);
    }
    picture.update(graph, passed);
    say(byId("title"), `Inference graph ${name}${deployment ? ` of ${deployment}` : ""}`);
    say(byId("meta"), `Nodes' meta: ${meta}.`);
    showBranches(graph);
    showCodes(graph);
}

/**
 * The way of an answer through the graph, as its routing tells.
 *
 * @returns steps of {name, branch}; branch is empty but below a router
 */
export function path(unit, routing) {
    const branch = routing[unit.name];
    const below = branch === undefined || branch === -1
        ? unit.children : branch >= 0 ? unit.children.slice(branch, branch + 1) : [];
    const taken = routes(unit) && branch >= 0 ? `branch ${branch}` : "";
    return [{ name: unit.name, branch: taken }, ...below.flatMap(child => path(child, routing))];
}
