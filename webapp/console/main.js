// The console: asks for the state every two seconds and shows it; recovers by itself when the server comes back.

import { CallError, authorization, change, read, signIn } from "./calls.js";
import { showFailures, showTraffic } from "./charts.js";
import { byId, say } from "./dom.js";
import { showGraph } from "./graph.js";
import { showComponents } from "./models.js";
import { TryIt } from "./tryit.js";

const PERIOD_MILLIS = 2000;
const TRAFFIC_MILLIS = 5000;
const UNAUTHENTICATED = 401;
const FORBIDDEN = 403;

let state = null;
let passed = new Set();
let lastAnswer = null;
let timer = 0;
let lastTraffic = 0;
const described = new Map(); // the metadata by component
const describedAs = new Map(); // the state of a component for which they were read

const tryIt = new TryIt(byId("try-body"), {
    state: () => state,
    metadata: name => read(`components/${encodeURIComponent(name)}/metadata`),
    graphMetadata: () => read("api/v1.0/metadata"),
}, names => {
    passed = names === null ? passed : new Set(names);
    lastTraffic = 0;
    refresh();
});

async function refresh() {
    clearTimeout(timer);
    try {
        state = await read("console/state.json");
        await show();
    } catch (error) {
        showTrouble(error);
    }
    clearTimeout(timer);
    timer = setTimeout(refresh, PERIOD_MILLIS);
}

async function show() {
    lastAnswer = new Date();
    byId("stale").hidden = true;
    say(byId("stale"), "");
    byId("signin").hidden = true;
    document.body.classList.remove("stale");
    const isReady = state.ready && (state.graph === null || state.graph.ready);
    ready(isReady ? "good" : "bad", isReady ? "ready" : "not ready");
    say(byId("caller"), state.caller);
    showAccount();
    document.title = state.graph === null ? "Radiant console" : `${state.graph.name} – Radiant console`;
    showComponents(state, described, act, name => tryIt.open(name));
    showGraph(state.graph, passed);
    await tryIt.update();
    await describe();
    await watchTraffic();
}

/** Asks for the traffic as often as it has a new slot, or after a call of this page. */
async function watchTraffic() {
    if (Date.now() - lastTraffic >= TRAFFIC_MILLIS) {
        const traffic = await read("console/traffic.json");
        lastTraffic = Date.now();
        showTraffic(traffic);
        showFailures(traffic);
    }
}

/** Reads the metadata of components that are new or have changed. */
async function describe() {
    for (const component of state.components.filter(each => each.ready)) {
        const key = JSON.stringify(component.versions);
        if (describedAs.get(component.name) !== key) {
            describedAs.set(component.name, key);
            try {
                described.set(component.name, await read(`components/${encodeURIComponent(component.name)}/metadata`));
            } catch (error) {
                if (!(error instanceof CallError)) {
                    describedAs.delete(component.name); // no answer: again with the next state
                    throw error;
                }
                described.delete(component.name); // a component whose own metadata are invalid
            }
        }
    }
    showComponents(state, described, act, name => tryIt.open(name));
}

async function act(name, what) {
    const done = { load: "loaded", unload: "unloaded", rollback: "rolled back" }[what];
    say(byId("done"), `${name}: working…`);
    try {
        await change(`console/models/${encodeURIComponent(name)}/${what}`, state.token, async () => {
            state = await read("console/state.json");
            return state.token;
        });
        say(byId("done"), `${name} is ${done}.`);
    } catch (error) {
        say(byId("done"), `${name} is not ${done}: ${error.message}`);
    }
    await refresh();
}

function ready(kind, text) {
    byId("ready").className = `pill ${kind}`;
    say(byId("ready"), text);
}

function showTrouble(error) {
    const wantsCredentials = error.status === UNAUTHENTICATED || error.status === FORBIDDEN;
    if (wantsCredentials) {
        askForCredentials(error);
        ready("idle", "not signed in");
        return;
    }
    const trouble = lastAnswer === null ? "No data" : `Stale data, of ${lastAnswer.toLocaleTimeString("en")}`;
    byId("stale").hidden = false;
    say(byId("stale"), `${trouble}: ${error.message}. Asking again every ${PERIOD_MILLIS / 1000} seconds.`);
    document.body.classList.toggle("stale", lastAnswer !== null);
    ready("idle", "no connection");
}

/* ---- Signing in ---- */

function askForCredentials(error) {
    byId("signin").hidden = false;
    byId("account").hidden = true;
    say(byId("signin-why"), authorization() === ""
        ? "This deployment asks its callers who they are. What you enter stays in this tab."
        : `The server refused: ${error.message}.`);
}

function showAccount() {
    const isSignedIn = authorization() !== "";
    say(byId("account"), isSignedIn ? "Sign out" : "Sign in");
    byId("account").hidden = !isSignedIn;
}

byId("account").addEventListener("click", () => {
    signIn("");
    state = null;
    location.reload();
});

byId("signin").addEventListener("change", event => {
    if (event.target.name === "scheme") {
        const isBasic = event.target.value === "Basic";
        byId("name-field").hidden = !isBasic;
        say(byId("secret-label"), isBasic ? "Password" : "Token");
    }
});

byId("signin").addEventListener("submit", event => {
    event.preventDefault();
    const { scheme, name, secret } = event.target.elements;
    const bytes = new TextEncoder().encode(`${name.value}:${secret.value}`);
    signIn(scheme.value === "Basic" ? `Basic ${btoa(String.fromCharCode(...bytes))}` : `Bearer ${secret.value.trim()}`);
    secret.value = "";
    refresh();
});

refresh();
