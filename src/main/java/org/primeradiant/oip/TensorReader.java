package org.primeradiant.oip;

import static org.primeradiant.json.ArrayField.ABSENT;

import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.primeradiant.api.SeldonException;
import org.primeradiant.json.ArrayField;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonStrings;

/**
 * Reads one tensor, whose members may come in any order. Numbers are parsed at once; other elements, and the shape, are
 * skipped and read when all members are known.
 */
final class TensorReader {
    /** Length of the bytes of a tensor after the JSON; only the form of the message, so that tensors do not keep it. */
    static final String BINARY_SIZE = "binary_data_size";

    /** Heap bytes of a tensor without name, elements and parameters. */
    private static final int HEAP_BYTES = 512;

    private static final String[] FIELDS = {"name", "shape", "datatype", "parameters", "data"};

    private final JsonScanner scanner;
    private final BinaryParts parts;
    private final InferMember member;
    private final int start;
    private String name = "";
    private String datatype = "";
    private int shape = ABSENT;
    private ArrayField data = ArrayField.NONE;
    private Map<String, JsonValue> parameters = Map.of();

    private TensorReader(JsonScanner scanner, BinaryParts parts, InferMember member) {
        this.scanner = scanner;
        this.parts = parts;
        this.member = member;
        this.start = scanner.position();
    }

    /** Reads the tensor at the cursor. */
    static NamedTensor read(JsonScanner scanner, BinaryParts parts, InferMember member) {
        scanner.use().add(HEAP_BYTES);
        TensorReader reader = new TensorReader(scanner, parts, member);
        scanner.enterObject(member.any());
        while (scanner.more('}')) {
            reader.passField();
        }
        int end = scanner.position();
        NamedTensor tensor = reader.tensor();
        scanner.moveTo(end);
        return tensor;
    }

    private void passField() {
        switch (scanner.name(FIELDS)) {
            case "name" -> name = text(member.anyName());
            case "shape" -> shape = scanner.skippedUnlessNull();
            case "datatype" -> datatype = text(member.anyDatatype());
            case "parameters" -> parameters = ParameterReader.read(scanner, member.any(), member.isLenient());
            case "data" -> data = passData();
            default -> scanner.skipUnknown();
        }
    }

    private String text(String what) {
        return scanner.skipNull() ? "" : JsonStrings.read(scanner, what);
    }

    private ArrayField passData() {
        if (scanner.skipNull()) {
            return ArrayField.NONE;
        }
        // Only tensors of numbers gain from parsing before all members are known.
        boolean isOther = datatype.equals(Datatype.BYTES.name()) || datatype.equals(Datatype.BOOL.name());
        return isOther ? ArrayField.skip(scanner) : ArrayField.pass(scanner);
    }

    private NamedTensor tensor() {
        require(!name.isEmpty(), member.any(), "a name");
        Label label = new Label(member.role(), name);
        require(shape != ABSENT, label, "a shape");
        require(!datatype.isEmpty(), label, "a datatype");
        Datatype type = Datatype.of(datatype, label);
        scanner.moveTo(shape);
        int[] lengths = Shapes.read(scanner, label);
        int most = Math.max(scanner.use().mostUnsent(), parts.body().length);
        int count = Shapes.count(lengths, most, label);
        scanner.use().addRows(lengths);
        Object array = parameters.containsKey(BINARY_SIZE)
                ? binary(type, count, label)
                : elements(type, lengths, count, label);
        return new NamedTensor(name, type, lengths, array, withoutSize());
    }

    private void require(boolean isPresent, Object label, String what) {
        if (!isPresent) {
            throw failure(label + " must have " + what);
        }
    }

    private SeldonException failure(String text) {
        scanner.moveTo(start);
        return scanner.error(text);
    }

    private Object binary(Datatype type, int count, Label label) {
        require(!data.isPresent(), label, "either data or the parameter " + BINARY_SIZE + ", got both");
        if (!(parameters.get(BINARY_SIZE) instanceof JsonNumber number) || !isInt(number)) {
            throw failure("the parameter " + BINARY_SIZE + " of " + label + " must be a number of bytes");
        }
        int size = (int) number.doubleValue();
        int from = parts.take(size, label);
        return BinaryElements.read(type, parts.body(), from, size, count, scanner.use()::add, label);
    }

    /** Whether a number is a 32-bit whole number; conversions to exact types may take long if the exponent is large. */
    private static boolean isInt(JsonNumber number) {
        return number.doubleValue() == (int) number.doubleValue();
    }

    private Object elements(Datatype type, int[] lengths, int count, Label label) {
        require(data.isPresent(), label, "data, or the parameter " + BINARY_SIZE + " and bytes after the JSON");
        if (data.isNumeric()) {
            if (data.numbers().size() != count) {
                throw Shapes.misfit(
                        label, lengths, count, String.valueOf(data.numbers().size()));
            }
            scanner.use().add((long) Double.BYTES * count);
            Optional<Object> converted = NumberArrays.of(type, data.numbers(), member.strict());
            if (converted.isPresent()) {
                return converted.get();
            }
        }
        scanner.moveTo(data.position());
        return new JsonElements(scanner, type, lengths, count, label, member.strict()).read();
    }

    private Map<String, JsonValue> withoutSize() {
        if (!parameters.containsKey(BINARY_SIZE)) {
            return parameters;
        }
        Map<String, JsonValue> others = new LinkedHashMap<>(parameters);
        others.remove(BINARY_SIZE);
        return Collections.unmodifiableMap(others);
    }
}
