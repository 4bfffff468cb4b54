// Components and models: what they are, where they come from, how to call them, and the controls.

import { byId, el, redraw } from "./dom.js";

const PROVENANCE = ["file", "format", "size", "sha256", "loaded", "lastFailure"];

/**
 * Shows all components.
 *
 * @param described the metadata by component, as far as they have been read
 * @param act called with a component's name and "load", "unload" or "rollback"
 * @param tryOut called with a component's name
 */
export function showComponents(state, described, act, tryOut) {
    const mayChange = state.obstacle === "";
    byId("obstacle").hidden = mayChange || state.components.length === 0;
    byId("obstacle").textContent = `Models cannot be changed here: ${state.obstacle}.`;
    const shown = state.components.map(component => [component, described.get(component.name) ?? null]);
    const controls = { mayChange, act, tryOut, grpc: state.grpc };
    redraw(byId("component-list"), [mayChange, shown, state.grpc], () => shown.length === 0
        ? el("p", {}, "This deployment serves no component yet.")
        : shown.map(([component, metadata]) => card(component, metadata, controls)));
}

function card(component, metadata, { mayChange, act, tryOut, grpc }) {
    const { name, kind, ready } = component;
    const title = `component-${name}`;
    return el("article", { className: "card", "aria-labelledby": title },
        el("h3", { id: title }, name),
        el("p", { className: "tags" },
            el("span", { className: `pill ${ready ? "good" : "idle"}` }, ready ? "ready" : "not loaded"),
            ...(component.roles ?? []).map(role => el("span", { className: "pill" }, role.toLowerCase())),
            el("span", { className: "quiet" }, kind === "bean" ? `bean, ${component.scope ?? ""}` : "model file"),
            component.root ? el("span", { className: "quiet" }, "answers at the root") : null),
        versions(component, metadata),
        provenance(metadata),
        paths(component, grpc),
        el("p", { className: "buttons" },
            ready && component.operations?.length > 0
                ? button("Try it", `Try ${name}`, () => tryOut(name)) : null,
            mayChange && !ready ? button("Load", `Load ${name}`, () => act(name, "load")) : null,
            mayChange && kind === "model" && ready && (isVersioned(component) || component.versions.length > 1)
                ? button("Load newest", `Load the newest version of ${name}`, () => act(name, "load")) : null,
            mayChange && kind === "model" && ready && isVersioned(component)
                ? button("Roll back", `Roll back ${name} to the version before`, () => act(name, "rollback")) : null,
            mayChange && ready ? button("Unload", `Unload ${name}`, () => act(name, "unload")) : null));
}

/** Whether a version of a number is served. */
function isVersioned({ versions: all }) {
    return all.some(({ state, version }) => state === "READY" && version !== "");
}

function button(text, label, onclick) {
    return el("button", { type: "button", onclick, "aria-label": label }, text);
}

function versions({ versions: all }, metadata) {
    const own = all.every(each => each.version === "" && each.reason === "");
    if (own) {
        const told = metadata?.versions ?? [];
        return told.length === 0 ? null : el("p", {}, `version ${told.join(", ")}`);
    }
    return el("ul", { className: "versions" }, ...all.map(({ version, state, reason }) => el("li", {},
        `${version === "" ? "" : `version ${version}: `}${state === "READY" ? "served" : "not served"}${
            reason === "" ? "" : `: ${reason}`}`)));
}

function provenance(metadata) {
    const entries = PROVENANCE.filter(key => metadata?.custom?.[key]).map(key => [key, metadata.custom[key]]);
    return entries.length === 0 ? null : el("dl", { className: "facts" }, ...entries.flatMap(([key, value]) =>
        [el("dt", {}, key === "sha256" ? "SHA-256" : key), el("dd", { className: key }, value)]));
}

function paths(component, grpc) {
    const { name, operations = [], root, recommends } = component;
    const at = encodeURIComponent(name);
    const rows = operations.flatMap(({ path, grpcMethod }) => [
        ["Seldon, REST", `POST /components/${at}${path}`],
        ...(root ? [["Seldon, REST", `POST ${path}`]] : []),
        ["Seldon, gRPC", grpcMethod],
    ]);
    if (operations.some(({ name: operation }) => operation === "PREDICT")) {
        rows.push(["V2, REST", `POST /v2/models/${at}/infer`]);
        rows.push(["V2, gRPC", "inference.GRPCInferenceService/ModelInfer"]);
    }
    if (recommends) {
        rows.push(["seldon-server, REST", `GET /components/${at}/recommend`]);
    }
    const shown = grpc.port === 0 ? rows.filter(([protocol]) => !protocol.endsWith("gRPC")) : rows;
    return shown.length === 0 ? null : el("details", {}, el("summary", {}, "Paths"),
        el("dl", { className: "facts" }, ...shown.flatMap(([protocol, path]) =>
            [el("dt", {}, protocol), el("dd", {}, el("code", {}, path))])));
}
