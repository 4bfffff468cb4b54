package org.primeradiant.microservice;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Column.Kind;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.api.ModelMetadata;
import org.primeradiant.api.Text;

/**
 * Describes a component that does not describe itself: inputs and outputs from the types and columns of its first
 * operation. Adds the entry {@code columns} of {@code custom} in any case, since Seldon's schema of arrays has no room
 * for ranges.
 */
record MetadataDefaults(ComponentDefinition definition, List<String> classNames) {
    /** The entry of {@code custom} that describes the columns, in JSON. */
    static final String COLUMNS = "columns";

    /** Fills the gaps of the component's own metadata. */
    ModelMetadata fill(ModelMetadata own) {
        Optional<Plan> plan = Operation.OF_ROLES.stream()
                .map(definition.plans()::get)
                .filter(each -> each != null)
                .findFirst();
        if (plan.isEmpty()) {
            return own;
        }
        List<ColumnRule> rules = plan.get().columns().rules();
        boolean isSilent = own.equals(ModelMetadata.EMPTY);
        return new ModelMetadata(
                own.name(),
                own.versions(),
                own.platform(),
                isSilent ? input(plan.get(), rules) : own.inputs(),
                isSilent ? output(plan.get()) : own.outputs(),
                custom(own.custom(), rules));
    }

    private List<MessageMetadata> input(Plan plan, List<ColumnRule> rules) {
        if (rules.isEmpty()) {
            return described(plan.inputType(), List.of(), 0);
        }
        List<String> names = rules.get(0).name().isEmpty()
                ? List.of()
                : rules.stream().map(ColumnRule::name).toList();
        boolean texts = rules.stream().anyMatch(rule -> rule.kind() == Kind.TEXT);
        return List.of(MessageMetadata.of(texts ? "ndarray" : "tensor", array(names, rules.size())));
    }

    /** A router's answer is the index of a child, which Seldon's metadata do not describe. */
    private List<MessageMetadata> output(Plan plan) {
        return plan.outputType() == int.class ? List.of() : described(plan.outputType(), classNames, classNames.size());
    }

    private List<MessageMetadata> described(Type type, List<String> names, int columns) {
        if (type == Data.class || type instanceof Class<?> raw && Matrices.isTensorLike(raw)) {
            return List.of(MessageMetadata.of("tensor", array(names, columns)));
        }
        if (type == String.class || type == Text.class) {
            return List.of(MessageMetadata.of("strData", JsonValue.EMPTY_JSON_OBJECT));
        }
        if (type == byte[].class || type == Bytes.class) {
            return List.of(MessageMetadata.of("binData", JsonValue.EMPTY_JSON_OBJECT));
        }
        if (type == Json.class) {
            return List.of(MessageMetadata.of("jsonData", JsonValue.EMPTY_JSON_OBJECT));
        }
        boolean json = Conversions.kind(type) == InputKind.JSON
                && !(type instanceof Class<?> raw && raw.getPackage() == Data.class.getPackage());
        return json
                ? List.of(MessageMetadata.of(
                        "jsonData", new TypeSchemas(Map.of()).inlined(type, definition.strictness())))
                : List.of();
    }

    private static JsonObject array(List<String> names, int columns) {
        JsonProvider json = JsonProvider.provider();
        JsonObjectBuilder schema = json.createObjectBuilder();
        if (!names.isEmpty()) {
            JsonArrayBuilder list = json.createArrayBuilder();
            names.forEach(list::add);
            schema.add("names", list);
        }
        return columns == 0
                ? schema.build()
                : schema.add("shape", json.createArrayBuilder().add(columns)).build();
    }

    private static Map<String, String> custom(Map<String, String> own, List<ColumnRule> rules) {
        if (rules.isEmpty() || own.containsKey(COLUMNS)) {
            return own;
        }
        Map<String, String> custom = new LinkedHashMap<>(own);
        custom.put(COLUMNS, ColumnRule.describe(rules).toString());
        return custom;
    }
}
