// Calls of the server: with the credentials of this tab, and for changes with the server's token against forgery.

const TIMEOUT_MILLIS = 10000;
const SLOW_MILLIS = 120000; // loading a model may take a while
const ROOT = location.pathname.replace(/\/console\/?$/, "/");
const STORE = `radiant-console-authorization ${ROOT}`; // other applications of this origin have other callers

export class CallError extends Error {
    constructor(status, message) {
        super(message);
        this.status = status;
    }
}

/** The value of the Authorization header; empty for none. */
export function authorization() {
    return sessionStorage.getItem(STORE) ?? "";
}

export function signIn(value) {
    if (value === "") {
        sessionStorage.removeItem(STORE);
    } else {
        sessionStorage.setItem(STORE, value);
    }
}

/** The address of a path of this application, for people to copy. */
export function address(path) {
    return location.origin + ROOT + path;
}

function headers(more = {}) {
    const value = authorization();
    return value === "" ? more : { ...more, Authorization: value };
}

export async function read(path) {
    const answer = await fetch(ROOT + path, {
        headers: headers(), cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
    if (!answer.ok) {
        throw new CallError(answer.status, await reason(answer));
    }
    return answer.json();
}

/** Calls a component or graph; tells status, time and text of the answer, whatever they are. */
export async function call(path, body) {
    const began = performance.now();
    const answer = await fetch(ROOT + path, {
        method: "POST", headers: headers({ "Content-Type": "application/json" }), body,
        signal: AbortSignal.timeout(SLOW_MILLIS),
    });
    const text = await answer.text();
    return { ok: answer.ok, status: answer.status, millis: performance.now() - began, text };
}

/** Changes something. After a restart the token is another one: asks for it once. */
export async function change(path, token, freshToken) {
    let answer = await post(path, token);
    if (answer.status === 403) {
        const fresh = await freshToken();
        if (fresh !== "" && fresh !== token) {
            answer = await post(path, fresh);
        }
    }
    if (!answer.ok) {
        throw new CallError(answer.status, await reason(answer));
    }
}

function post(path, token) {
    return fetch(ROOT + path, {
        method: "POST", headers: headers({ "X-Radiant-Console": token }), signal: AbortSignal.timeout(SLOW_MILLIS),
    });
}

async function reason(answer) {
    const text = await answer.text();
    try {
        return JSON.parse(text).status.info;
    } catch {
        return `the server answered ${answer.status}`;
    }
}
