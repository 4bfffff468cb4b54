package org.primeradiant.oip;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonStrings;

/** Reads the JSON of a request or an answer. Unknown members are skipped; those that are null count as missing. */
final class InferMessageReader {
    private static final String[] FIELDS = {"id", "model_name", "model_version", "parameters", "inputs", "outputs"};
    private static final String[] OUTPUT_FIELDS = {"name", "parameters"};

    private final JsonScanner scanner;
    private final BinaryParts parts;
    private final InferMember member;
    private String id = "";
    private String model = "";
    private String version = "";
    private Map<String, JsonValue> parameters = Map.of();
    private List<NamedTensor> tensors = List.of();
    private boolean hasTensors;
    private List<RequestedOutput> requested = List.of();

    private InferMessageReader(JsonScanner scanner, BinaryParts parts, InferMember member) {
        this.scanner = scanner;
        this.parts = parts;
        this.member = member;
    }

    static InferRequest request(JsonScanner scanner, BinaryParts parts, boolean strict) {
        InferMessageReader reader = new InferMessageReader(scanner, parts, new InferMember(true, strict));
        reader.read();
        return new InferRequest(reader.id, reader.parameters, reader.tensors, reader.requested);
    }

    static InferResponse response(JsonScanner scanner, BinaryParts parts, boolean strict) {
        InferMessageReader reader = new InferMessageReader(scanner, parts, new InferMember(false, strict));
        reader.read();
        return new InferResponse(reader.model, reader.version, reader.id, reader.parameters, reader.tensors);
    }

    private void read() {
        scanner.enterObject(member.isRequest() ? "a request" : "an answer");
        while (scanner.more('}')) {
            passField();
        }
        scanner.finish();
        if (!hasTensors) {
            scanner.moveTo(scanner.start());
            throw scanner.error("the list " + member.field() + " is missing");
        }
        parts.finish();
    }

    private void passField() {
        String field = scanner.name(FIELDS);
        if (field.equals(member.field())) {
            passTensors();
            return;
        }
        switch (field) {
            case "id" -> id = text("the id");
            case "model_name" -> model = text("model_name");
            case "model_version" -> version = text("model_version");
            case "parameters" ->
                parameters = ParameterReader.read(
                        scanner, member.isRequest() ? "the request" : "the answer", member.isLenient());
            case "outputs" -> requested = requested();
            default -> scanner.skipUnknown();
        }
    }

    private String text(String what) {
        return scanner.skipNull() ? "" : JsonStrings.read(scanner, what);
    }

    private void passTensors() {
        if (hasTensors) {
            throw scanner.error("the list " + member.field() + " must not come twice");
        }
        if (scanner.skipNull()) {
            return;
        }
        hasTensors = true;
        tensors = new ArrayList<>();
        Set<String> names = new HashSet<>(4);
        scanner.enterList(member.list());
        while (scanner.more(']')) {
            int from = scanner.position();
            NamedTensor tensor = TensorReader.read(scanner, parts, member);
            if (!names.add(tensor.name())) {
                scanner.moveTo(from);
                throw scanner.error(Labels.repeated(new Label(member.role(), tensor.name())));
            }
            tensors.add(tensor);
        }
    }

    private List<RequestedOutput> requested() {
        List<RequestedOutput> outputs = new ArrayList<>();
        if (scanner.skipNull()) {
            return outputs;
        }
        scanner.enterList("the member outputs");
        while (scanner.more(']')) {
            scanner.use().add(HeapUse.OBJECT);
            outputs.add(requestedOutput());
        }
        return outputs;
    }

    private RequestedOutput requestedOutput() {
        int from = scanner.position();
        String name = "";
        Map<String, JsonValue> asked = Map.of();
        scanner.enterObject("a requested output");
        while (scanner.more('}')) {
            switch (scanner.name(OUTPUT_FIELDS)) {
                case "name" -> name = text("the name of a requested output");
                case "parameters" -> asked = ParameterReader.read(scanner, "a requested output", false);
                default -> scanner.skipUnknown();
            }
        }
        if (name.isEmpty()) {
            scanner.moveTo(from);
            throw scanner.error("a requested output must have a name");
        }
        return new RequestedOutput(name, asked);
    }
}
