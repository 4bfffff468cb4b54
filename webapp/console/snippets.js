// The request as commands and programs that people can copy. Credentials are never written out.

import { address, authorization } from "./calls.js";

const CONTENTS = { BOOL: "bool", UINT8: "uint", UINT16: "uint", UINT32: "uint", UINT64: "uint64", INT8: "int",
    INT16: "int", INT32: "int", INT64: "int64", FP32: "fp32", FP64: "fp64", BYTES: "bytes" };

export const LANGUAGES = ["curl", "grpcurl", "python"];

/**
 * The request in a language.
 *
 * @param request {path, body, grpcMethod, component, model, v2}; component and model may be empty
 * @param grpc {port, tls} of the server
 */
export function snippet(language, request, grpc) {
    switch (language) {
        case "curl": return curl(request);
        case "grpcurl": return grpcurl(request, grpc);
        default: return python(request);
    }
}

function curl({ path, body }) {
    return ["curl", ...credentials().map(header => `-H "${header}" \\\n `),
        `-H 'Content-Type: application/json' \\\n  -d ${quoted(JSON.stringify(body))} \\\n  ${quoted(address(path))}`,
    ].join(" ");
}

function grpcurl(request, grpc) {
    if (grpc.port === 0 || request.grpcMethod === "") {
        return "# this deployment has no gRPC port of a known number";
    }
    const headers = credentials().map(header => `-H "${header}" \\\n  `);
    const component = request.component ? [`-H ${quoted(`radiant-component: ${request.component}`)} \\\n  `] : [];
    const body = request.v2 ? inferRequest(request) : request.body;
    return `grpcurl ${grpc.tls ? "" : "-plaintext "}${headers.join("")}${component.join("")}-d ${
        quoted(JSON.stringify(body))} \\\n  ${location.hostname}:${grpc.port} ${request.grpcMethod}`;
}

function inferRequest({ model, body }) {
    return { model_name: model, inputs: (body.inputs ?? []).map(({ name, shape, datatype, data }) => ({
        name, shape, datatype, contents: { [`${CONTENTS[datatype] ?? "fp64"}_contents`]: contents(datatype, data) },
    })) };
}

function contents(datatype, data) {
    const flat = [data].flat(Infinity);
    return datatype === "BYTES"
        ? flat.map(text => btoa(String.fromCharCode(...new TextEncoder().encode(String(text))))) : flat;
}

function python({ path, body }) {
    const secret = authorization() !== "";
    const [scheme] = authorization().split(" ");
    return [
        ...(secret ? ["import os"] : []),
        "import requests",
        "",
        "answer = requests.post(",
        `    ${JSON.stringify(address(path))},`,
        ...(secret ? [`    headers={"Authorization": "${scheme} " + os.environ["TOKEN"]},`] : []),
        `    json=${literal(body)},`,
        ")",
        "answer.raise_for_status()",
        "print(answer.json())",
    ].join("\n");
}

/** The header for curl, in double quotes, so that the shell puts the secret in. */
function credentials() {
    const [scheme] = authorization().split(" ");
    return authorization() === "" ? [] : [`Authorization: ${scheme} $TOKEN`];
}

function quoted(text) {
    return `'${text.replaceAll("'", "'\\''")}'`;
}

/** JSON as Python writes it. */
function literal(value) {
    if (value === null || typeof value === "boolean") {
        return value === null ? "None" : value ? "True" : "False";
    }
    if (Array.isArray(value)) {
        return `[${value.map(literal).join(", ")}]`;
    }
    if (typeof value === "object") {
        const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${literal(each)}`);
        return `{${members.join(", ")}}`;
    }
    return JSON.stringify(value);
}
