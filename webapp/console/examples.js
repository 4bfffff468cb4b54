// What a component takes, as far as its metadata tell: fields for columns, a text, or an example in JSON.

const MOST_FIELDS = 60;
const DEPTH = 6;

/**
 * How to ask for the input of a component.
 *
 * @returns kind "rows" with fields of {label, type, minimum, maximum, values, required, example}, kind "text", or kind
 *     "json" with an example of the whole message; and the name that the first input has in the V2 protocol
 */
export function inputOf(metadata) {
    const inputs = metadata?.inputs ?? metadata?.graphinputs ?? [];
    const first = inputs[0] ?? {};
    const tensor = first.messagetype ? "input-0" : (first.name ?? "input-0");
    const datatype = first.datatype ?? "FP64";
    const columns = declared(metadata?.models ? entrance(metadata) : metadata, first);
    if (columns.length > 0 && columns.length <= MOST_FIELDS) {
        return { kind: "rows", fields: columns, tensor, datatype, named: columns.every(column => column.name !== "") };
    }
    if (first.messagetype === "strData") {
        return { kind: "text", tensor };
    }
    return { kind: "json", example: example(first, inputs), tensor };
}

/** The node of a graph that takes the graph's input: only nodes tell the ranges of their columns. */
function entrance({ models, graphinputs }) {
    const input = JSON.stringify(graphinputs);
    return Object.values(models).find(each => each.custom?.columns && JSON.stringify(each.inputs) === input) ?? null;
}

function declared(metadata, first) {
    const rules = parsed(metadata?.custom?.columns);
    const names = first.schema?.names ?? [];
    const width = names.length || (first.schema?.shape ?? []).at(-1) || rules.length;
    if (rules.length > 0) {
        // A single rule without a name is that of every column.
        const all = rules.length === 1 && !rules[0].name && width > 1 ? Array(width).fill(rules[0]) : rules;
        return all.map((rule, i) => field(rule.name ?? "", i, rule));
    }
    if (["tensor", "ndarray", "tftensor"].includes(first.messagetype)) {
        const unnamed = Array.from({ length: width > 0 ? width : 0 }, () => "");
        return (names.length > 0 ? names : unnamed).map((name, i) => field(name, i, {}));
    }
    const shape = first.shape ?? [];
    const isTable = !first.messagetype && shape.length === 2 && shape[1] > 0 && first.datatype !== "BYTES";
    return isTable ? Array.from({ length: shape[1] }, (_, i) => field("", i, {})) : [];
}

function parsed(text) {
    try {
        const value = JSON.parse(text ?? "[]");
        return Array.isArray(value) ? value : [];
    } catch {
        return []; // an entry of the component's own that means something else
    }
}

function field(name, index, { type = "number", minimum, maximum, enum: values, required = true }) {
    return { name, label: name || `column ${index + 1}`, type, minimum, maximum, values, required,
        example: exampleOf({ type, minimum, maximum, values }) };
}

function exampleOf({ type, minimum, maximum, values }) {
    if (values?.length > 0) {
        return values[0];
    }
    if (type === "string") {
        return "text";
    }
    if (type === "boolean") {
        return 1;
    }
    const middle = minimum !== undefined && maximum !== undefined
        ? (minimum + maximum) / 2 : (minimum ?? (maximum !== undefined ? Math.min(1, maximum) : 1));
    return type === "integer" ? Math.round(middle) : middle;
}

/** An example of a whole Seldon message. */
function example(first, inputs) {
    if (first.messagetype === "binData") {
        return { binData: "aGVsbG8=" };
    }
    if (first.messagetype === "jsonData" || first.messagetype === "customData") {
        return { jsonData: ofSchema(first.schema ?? {}, DEPTH) };
    }
    if (!first.messagetype && inputs.length > 0 && inputs[0].shape) {
        return { jsonData: Object.fromEntries(inputs.map(input => [input.name, ofShape(input)])) };
    }
    return { data: { ndarray: [[1]] } };
}

function ofShape({ shape, datatype }) {
    const value = datatype === "BYTES" ? "text" : datatype === "BOOL" ? true : 1;
    const lengths = [...shape].reverse().map(length => (length > 0 ? Math.min(length, 8) : 1));
    return lengths.reduce((inner, length) => Array(length).fill(inner), value);
}

/** A value that a JSON Schema allows. */
function ofSchema(schema, depth) {
    if (schema.enum?.length > 0) {
        return schema.enum[0];
    }
    if (schema.default !== undefined) {
        return schema.default;
    }
    const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
    if (depth > 0 && (type === "object" || schema.properties)) {
        return Object.fromEntries(
            Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, ofSchema(inner, depth - 1)]));
    }
    if (depth > 0 && type === "array") {
        return [ofSchema(schema.items ?? {}, depth - 1)];
    }
    if (type === "boolean") {
        return true;
    }
    return type === "number" || type === "integer" ? exampleOf({ ...schema, type }) : type === "string" ? "text" : {};
}

/** The Seldon message of a row. */
export function message(input, values) {
    return { data: { ...(input.named ? { names: input.fields.map(field => field.name) } : {}), ndarray: [values] } };
}

/** The V2 inputs of a row: one tensor if all are numbers, else one for each column. */
export function tensors(input, values) {
    if (values.every(value => typeof value === "number")) {
        return [{ name: input.tensor, shape: [1, values.length], datatype: input.datatype, data: values }];
    }
    return values.map((value, i) => ({
        name: input.fields[i].name || `${i}`, shape: [1, 1], datatype: typeof value === "number" ? "FP64" : "BYTES",
        data: [value],
    }));
}
