package org.primeradiant.repository;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.spi.JsonProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.models.BadModelException;
import org.primeradiant.settings.Yaml;

/**
 * The signature of an MLflow model: JSON in a string, which describes either tensors or the columns of a table. Columns
 * become one input as Seldon describes it, tensors become inputs of the V2 inference protocol.
 */
final class Signature {
    private static final Map<String, String> DATATYPES = Map.ofEntries(
            Map.entry("bool", "BOOL"),
            Map.entry("int8", "INT8"),
            Map.entry("int16", "INT16"),
            Map.entry("int32", "INT32"),
            Map.entry("int64", "INT64"),
            Map.entry("uint8", "UINT8"),
            Map.entry("uint16", "UINT16"),
            Map.entry("uint32", "UINT32"),
            Map.entry("uint64", "UINT64"),
            Map.entry("float16", "FP16"),
            Map.entry("float32", "FP32"),
            Map.entry("float64", "FP64"),
            Map.entry("str", "BYTES"),
            Map.entry("object", "BYTES"));

    private static final List<String> NUMBERS = List.of("integer", "long", "float", "double", "boolean");

    private Signature() {}

    /**
     * Reads one side.
     *
     * @param side {@code inputs} or {@code outputs}
     * @throws BadModelException if it cannot be used
     */
    static List<MessageMetadata> read(Entries signature, String side) {
        String text = signature.text(side);
        if (text.isEmpty()) {
            return List.of();
        }
        String path = Mlflow.FILE + ": signature." + side;
        List<Entries> items = Entries.of(path, Map.of(side, parsed(path, text))).objects(side);
        List<Entries> tensors = items.stream()
                .filter(item -> item.text("type").equals("tensor"))
                .toList();
        if (tensors.isEmpty()) {
            return items.isEmpty() ? List.of() : List.of(columns(items));
        }
        List<MessageMetadata> described = new ArrayList<>();
        for (Entries tensor : tensors) {
            described.add(tensor(tensor, side.substring(0, side.length() - 1) + "-" + described.size()));
        }
        return described;
    }

    private static Object parsed(String path, String json) {
        try {
            Object parsed = Yaml.load(path, json);
            return parsed == null ? List.of() : parsed;
        } catch (IllegalArgumentException e) {
            throw new BadModelException(e.getMessage(), e);
        }
    }

    private static MessageMetadata tensor(Entries tensor, String otherwise) {
        Entries spec = tensor.object("tensor-spec");
        String name = tensor.text("name");
        String type = spec.required("dtype");
        String datatype = DATATYPES.getOrDefault(type, type.startsWith("<U") ? "BYTES" : "");
        if (datatype.isEmpty()) {
            throw new BadModelException(spec.path() + ": dtype '" + type + "' is unknown");
        }
        return MessageMetadata.of(name.isEmpty() ? otherwise : name, datatype, spec.shape("shape"));
    }

    private static MessageMetadata columns(List<Entries> columns) {
        JsonProvider json = JsonProvider.provider();
        JsonArrayBuilder names = json.createArrayBuilder();
        boolean named = true;
        boolean numbers = true;
        for (Entries column : columns) {
            named &= !column.text("name").isEmpty();
            numbers &= NUMBERS.contains(column.text("type"));
            names.add(column.text("name"));
        }
        JsonObject shape = json.createObjectBuilder()
                .add("shape", json.createArrayBuilder().add(columns.size()))
                .build();
        return MessageMetadata.of(
                numbers ? "tensor" : "ndarray",
                named ? json.createObjectBuilder(shape).add("names", names).build() : shape);
    }
}
