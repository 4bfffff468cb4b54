// A form made from a component's metadata: calls it, shows the request in other languages and the answer.

import { address, call } from "./calls.js";
import { el } from "./dom.js";
import { inputOf, message, tensors } from "./examples.js";
import { path } from "./graph.js";
import { duration, pretty, prettyText } from "./numbers.js";
import { LANGUAGES, snippet } from "./snippets.js";

const GRAPH = "graph ";
const LONGEST_TEXT = 20000;

/** The form. It keeps what people have entered while the data behind it change. */
export class TryIt {
    /**
     * @param place where to draw
     * @param source {state(), metadata(name), graphMetadata()}, the last two as promises
     * @param called told after each call, with the names of the graph's nodes that the answer passed
     */
    constructor(place, source, called) {
        this.source = source;
        this.called = called;
        this.targets = "";
        this.reward = null;
        this.select = el("select", { name: "target", onchange: () => this.choose() });
        this.operations = el("select", { name: "operation", onchange: () => this.draw() });
        this.operationField = el("label", {}, "Operation", this.operations);
        this.protocols = choice("Protocol", "protocol", [["seldon", "Seldon"], ["v2", "V2"]], () => this.draw());
        this.editors = choice("Input", "editor", [["form", "Form"], ["json", "JSON"]], () => this.draw(true));
        this.input = el("div", { className: "input" });
        this.problem = el("p", { className: "notice bad", role: "alert", hidden: true });
        const languages = LANGUAGES.map(name => [name, name]);
        this.languages = choice("Request as", "language", languages, () => this.showSnippet());
        this.code = el("pre", { className: "snippet" });
        this.copied = el("span", { className: "quiet", role: "status" });
        this.result = el("div", { className: "result", "aria-live": "polite" });
        this.form = el("form", { className: "try", noValidate: true, onsubmit: event => this.send(event),
            oninput: () => this.showSnippet() },
        el("div", { className: "fields" }, el("label", {}, "Component", this.select), this.operationField),
        this.protocols, this.editors, this.input, this.problem,
        el("p", { className: "buttons" }, el("button", { type: "submit", className: "main" }, "Send")));
        this.request = el("div", {}, this.languages, this.code, el("p", { className: "buttons" },
            el("button", { type: "button", onclick: () => this.copy() }, "Copy"), this.copied));
        this.none = el("p", { className: "quiet" }, "There is nothing to call yet.");
        place.replaceChildren(this.none, el("div", { className: "two" },
            el("div", {}, this.form), el("div", {}, this.request, this.result)));
        this.columns = place.lastElementChild;
    }

    /** Takes over what can be called now. */
    async update() {
        const state = this.source.state();
        const names = [
            ...(state.graph === null ? [] : [GRAPH + state.graph.model]),
            ...state.components.filter(each => each.ready && each.operations?.length > 0).map(each => each.name),
        ];
        this.none.hidden = names.length > 0;
        this.columns.hidden = names.length === 0;
        const targets = JSON.stringify(names);
        if (targets === this.targets) {
            return;
        }
        this.targets = targets;
        const before = this.select.value;
        this.select.replaceChildren(...names.map(name =>
            el("option", { value: name }, name.startsWith(GRAPH) ? `the graph ${name.slice(GRAPH.length)}` : name)));
        if (names.includes(before)) {
            this.select.value = before;
        } else if (names.length > 0) {
            await this.choose();
        }
    }

    /** Chooses a component by its name. */
    async open(name) {
        this.select.value = name;
        await this.choose();
        this.select.focus();
        this.select.closest("section").scrollIntoView();
    }

    get isGraph() {
        return this.select.value.startsWith(GRAPH);
    }

    get component() {
        return this.source.state().components.find(each => each.name === this.select.value);
    }

    async choose() {
        const name = this.select.value;
        const operations = this.isGraph ? [] : this.component?.operations ?? [];
        this.operations.replaceChildren(...operations.map(each => el("option", { value: each.name },
            each.name.toLowerCase().replaceAll("_", " "))));
        this.operationField.hidden = operations.length < 2;
        this.result.replaceChildren();
        let metadata = null;
        try {
            metadata = await (this.isGraph ? this.source.graphMetadata() : this.source.metadata(name));
        } catch {
            metadata = null; // the form then begins with an example that fits most components
        }
        if (name === this.select.value) {
            this.described = inputOf(metadata);
            checked(this.editors, this.described.kind === "json" ? "json" : "form");
            this.draw();
        }
    }

    get operation() {
        return this.isGraph ? { name: "PREDICT", path: "", grpcMethod: "" }
            : this.component?.operations.find(each => each.name === this.operations.value) ?? null;
    }

    /** Draws the input; with the JSON editor, from what the form has. */
    draw(keepsValues = false) {
        const { kind, fields } = this.described;
        const canV2 = this.operation?.name === "PREDICT";
        this.protocols.hidden = !canV2;
        if (!canV2) {
            checked(this.protocols, "seldon");
        }
        this.editors.hidden = kind === "json";
        const isJson = kind === "json" || value(this.editors) === "json";
        const body = isJson ? this.example(keepsValues) : null;
        if (isJson) {
            this.text = el("textarea", { rows: 9, spellcheck: false, value: pretty(body) });
            this.input.replaceChildren(el("label", {}, `Message, in ${this.isV2 ? "V2" : "Seldon"}'s JSON`, this.text));
        } else if (kind === "text") {
            this.text = el("textarea", { rows: 3, value: "hello" });
            this.input.replaceChildren(el("label", {}, "Text", this.text));
        } else if (!keepsValues || !this.controls?.[0]?.isConnected) {
            this.controls = fields.map(control);
            this.input.replaceChildren(el("div", { className: "fields" },
                ...fields.map((field, i) => labelled(field, this.controls[i]))));
        }
        this.showSnippet();
    }

    get isV2() {
        return value(this.protocols) === "v2";
    }

    get usesJson() {
        return this.described.kind === "json" || value(this.editors) === "json";
    }

    /** The whole message for the JSON editor. */
    example(keepsValues) {
        const { kind, fields, example } = this.described;
        if (kind === "rows") {
            const hasForm = keepsValues && this.controls?.length === fields.length;
            return this.body(hasForm ? this.values() : fields.map(field => field.example));
        }
        if (kind === "text") {
            return this.body("hello");
        }
        return this.isV2 ? { inputs: ofMessage(example) } : example;
    }

    values() {
        return this.described.fields.map((field, i) => {
            const text = this.controls[i].value.trim();
            if (text === "" && field.required) {
                throw new Error(`${field.label} is missing`);
            }
            const isText = field.type === "string" || Number.isNaN(Number(text));
            if (isText && field.type !== "string" && text !== "") {
                throw new Error(`${field.label} must be a number`);
            }
            return isText ? text : text === "" ? null : Number(text);
        });
    }

    body(input) {
        if (this.described.kind === "text") {
            return this.isV2
                ? { inputs: [{ name: this.described.tensor, shape: [1], datatype: "BYTES", data: [input] }] }
                : { strData: input };
        }
        return this.isV2 ? { inputs: tensors(this.described, input) } : message(this.described, input);
    }

    /** The request as it is sent. Throws if what people have entered is not one. */
    built() {
        const body = this.usesJson ? parsed(this.text.value)
            : this.body(this.described.kind === "text" ? this.text.value : this.values());
        const name = this.isGraph ? this.select.value.slice(GRAPH.length) : this.select.value;
        if (this.isV2) {
            return { path: `v2/models/${encodeURIComponent(name)}/infer`, body, v2: true, model: name, component: "",
                grpcMethod: "inference.GRPCInferenceService/ModelInfer" };
        }
        return this.isGraph
            ? { path: "api/v1.0/predictions", body, component: "", grpcMethod: "seldon.protos.Seldon/Predict" }
            : { path: `components/${encodeURIComponent(name)}${this.operation.path}`, body, component: name,
                grpcMethod: this.operation.grpcMethod };
    }

    showSnippet() {
        try {
            this.code.textContent = snippet(value(this.languages), this.built(), this.source.state().grpc);
            this.problem.hidden = true;
        } catch (error) {
            this.code.textContent = `# ${error.message}`;
        }
    }

    async copy() {
        try {
            await navigator.clipboard.writeText(this.code.textContent);
            this.copied.textContent = "Copied.";
        } catch {
            getSelection().selectAllChildren(this.code); // without HTTPS browsers keep the clipboard to themselves
            this.copied.textContent = "Selected: copy it with the keyboard.";
        }
    }

    async send(event) {
        event.preventDefault();
        let request;
        try {
            request = this.built();
        } catch (error) {
            this.problem.textContent = error.message;
            this.problem.hidden = false;
            return;
        }
        this.problem.hidden = true;
        this.result.replaceChildren(el("p", { className: "quiet" }, `Calling ${address(request.path)}`));
        try {
            this.show(request, await call(request.path, JSON.stringify(request.body)));
        } catch (error) {
            this.result.replaceChildren(el("p", { className: "notice bad" }, `No answer: ${error.message}`));
        }
    }

    show(request, { ok, status, millis, text }) {
        const answer = orNull(text);
        const shown = /^\s*[{[]/.test(text) ? prettyText(text) : text;
        const graph = this.isGraph ? this.source.state().graph : null;
        const steps = ok && graph !== null && !request.v2 && answer?.meta?.routing
            ? path(graph.graph, answer.meta.routing) : [];
        this.result.replaceChildren(
            el("h3", {}, "Answer"),
            el("p", {}, el("span", { className: `pill ${ok ? "good" : "bad"}` }, `HTTP ${status}`),
                ` after ${duration(millis)}`),
            steps.length === 0 ? "" : el("p", { className: "path" }, "Passed ", el("strong", {}, steps.map(step =>
                step.branch === "" ? step.name : `${step.name} (${step.branch})`).join(" → "))),
            el("pre", { className: "answer" }, shown.length > LONGEST_TEXT
                ? `${shown.slice(0, LONGEST_TEXT)}\n… ${shown.length - LONGEST_TEXT} characters more` : shown),
            ok && graph !== null && !request.v2 ? this.feedback(request.body, text) : "");
        this.called(steps.map(step => step.name));
    }

    /** Sends a reward for an answer of the graph, which goes back as it came. */
    feedback(request, response) {
        const field = el("input", { name: "reward", type: "number", min: 0, max: 1, step: "any", value: "1" });
        const said = el("span", { role: "status" });
        const send = async event => {
            event.preventDefault();
            const reward = Number(field.value);
            const body = `{"request":${JSON.stringify(request)},"response":${response},"reward":${reward}}`;
            try {
                const { ok, status, text } = await call("api/v1.0/feedback", body);
                said.textContent = ok ? "Thank you: the graph has learnt it."
                    : `Refused with HTTP ${status}: ${orNull(text)?.status?.info ?? text}`;
            } catch (error) {
                said.textContent = `No answer: ${error.message}`;
            }
            this.called(null);
        };
        return el("form", { className: "reward", onsubmit: send }, el("label", {}, "Reward for this answer", field),
            el("button", { type: "submit" }, "Send reward"), said);
    }
}

function choice(legend, name, options, onchange) {
    return el("fieldset", { className: "choice" }, el("legend", {}, legend), ...options.map(([option, text], i) =>
        el("label", {}, el("input", { type: "radio", name, value: option, checked: i === 0, onchange }), text)));
}

function value(fieldset) {
    return fieldset.querySelector("input:checked").value;
}

function checked(fieldset, option) {
    fieldset.querySelector(`input[value="${option}"]`).checked = true;
}

function control({ label, type, minimum, maximum, values, required, example }) {
    if (values?.length > 0) {
        return el("select", { required }, ...values.map(each => el("option", { value: each }, `${each}`)));
    }
    if (type === "boolean") {
        return el("select", { required }, el("option", { value: "1" }, "true"), el("option", { value: "0" }, "false"));
    }
    const kind = type === "string" ? "text" : "number";
    const input = el("input", { required, value: `${example}`, type: kind, name: label });
    if (type !== "string") {
        input.step = type === "integer" ? "1" : "any";
        input.min = minimum ?? "";
        input.max = maximum ?? "";
    }
    return input;
}

function labelled({ label, type, minimum, maximum, required }, input) {
    const range = minimum === undefined && maximum === undefined ? ""
        : `, ${minimum ?? "any"} to ${maximum ?? "any"}`;
    const what = `${type}${range}${required ? "" : ", optional"}`;
    return el("label", {}, label, el("span", { className: "quiet" }, what), input);
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch (error) {
        throw new Error(`this is not JSON: ${error.message}`);
    }
}

function orNull(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null; // an answer that is not JSON is shown as it is
    }
}

/** V2 inputs of an example message that is not a table. */
function ofMessage({ data, jsonData, binData }) {
    if (data) {
        return [{ name: "input-0", shape: [1, data.ndarray[0].length], datatype: "FP64", data: data.ndarray[0] }];
    }
    if (binData) {
        return [{ name: "input-0", shape: [1], datatype: "BYTES", data: ["hello"] }];
    }
    return Object.entries(jsonData).map(([name, each]) => {
        const flat = [each].flat(Infinity);
        return { name, shape: shapeOf(each), datatype: flat.every(Number.isFinite) ? "FP64" : "BYTES", data: flat };
    });
}

function shapeOf(each) {
    return Array.isArray(each) ? [each.length, ...(Array.isArray(each[0]) ? shapeOf(each[0]) : [])] : [1];
}
