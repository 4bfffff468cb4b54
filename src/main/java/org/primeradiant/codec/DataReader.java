package org.primeradiant.codec;

import static org.primeradiant.json.ArrayField.ABSENT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.ArrayField;
import org.primeradiant.json.HeapUse;
import org.primeradiant.json.JsonNumbers;
import org.primeradiant.json.JsonScanner;
import org.primeradiant.json.JsonStrings;

/**
 * Reads the field {@code data} in two passes: the first finds its fields in any order, the second reads them
 * by precedence.
 */
final class DataReader {
    private static final String[] FIELDS = {"ndarray", "tensor", "names", "tftensor"};
    private static final String[] TENSOR_FIELDS = {"shape", "values"};
    private static final int MAX_RANK = 64;

    private final JsonScanner scanner;
    private int start = ABSENT;
    private ArrayField ndarray = ArrayField.NONE;
    private ArrayField values = ArrayField.NONE;
    private int tensor = ABSENT;
    private int shape = ABSENT;
    private int tftensor = ABSENT;
    private int names = ABSENT;

    DataReader(JsonScanner scanner) {
        this.scanner = scanner;
    }

    /** Skips the value at the cursor and records its fields for {@link #read}. */
    void pass() {
        start = scanner.position();
        if (scanner.peek() == '{') {
            passFields();
        } else {
            scanner.skip();
        }
    }

    private void passFields() {
        scanner.enter();
        while (scanner.more('}')) {
            switch (scanner.name(FIELDS)) {
                case "ndarray" -> ndarray = ArrayField.pass(scanner);
                case "tensor" -> passTensor();
                case "names" -> names = scanner.skippedUnlessNull();
                case "tftensor" -> tftensor = scanner.skippedUnlessNull();
                default -> scanner.skipUnknown();
            }
        }
    }

    private void passTensor() {
        values = ArrayField.NONE;
        shape = ABSENT;
        if (scanner.skipNull()) {
            tensor = ABSENT;
            return;
        }
        tensor = scanner.position();
        if (scanner.peek() != '{') {
            scanner.skip();
            return;
        }
        scanner.enter();
        while (scanner.more('}')) {
            switch (scanner.name(TENSOR_FIELDS)) {
                case "shape" -> shape = scanner.skippedUnlessNull();
                case "values" -> values = ArrayField.pass(scanner);
                default -> scanner.skipUnknown();
            }
        }
    }

    /** Reads the recorded fields; the cursor's position afterwards is undefined. */
    Data read() {
        Data data = passed();
        scanner.use().addRows(data.tensor());
        return data;
    }

    private Data passed() {
        scanner.moveTo(start);
        if (scanner.peek() == 'n') {
            throw scanner.error("data must not be null");
        }
        List<String> columns = names == ABSENT ? List.of() : readNames();
        if (tensor != ABSENT) {
            return new Data(readTensor(), columns, Form.TENSOR);
        }
        if (ndarray.isPresent()) {
            return new Data(ndarray.tensor(scanner, "data.ndarray"), columns, Form.NDARRAY);
        }
        if (tftensor != ABSENT) {
            scanner.moveTo(tftensor);
            return new Data(TfTensor.tensor(TfTensorJsonReader.read(scanner), scanner.use()), columns, Form.TFTENSOR);
        }
        return new Data(Tensor.wrap(new int[] {0}, new double[0]), columns, Form.NDARRAY);
    }

    private List<String> readNames() {
        scanner.moveTo(names);
        List<String> columns = new ArrayList<>();
        scanner.enterList("data.names");
        while (scanner.more(']')) {
            scanner.use().add(HeapUse.SLOT);
            columns.add(JsonStrings.readOrNumber(scanner, "a name in data.names"));
        }
        return columns;
    }

    private Tensor readTensor() {
        if (shape == ABSENT || !values.isPresent()) {
            scanner.moveTo(tensor);
            throw scanner.error("data.tensor must have a shape and values");
        }
        scanner.moveTo(values.position());
        if (scanner.peek() != '[') {
            throw scanner.error("data.tensor.values must be a list");
        }
        Tensor flat = scanner.isStrict() ? readNumbers() : values.tensor(scanner, "data.tensor.values");
        scanner.moveTo(shape);
        if (flat.rank() != 1) {
            throw scanner.error("data.tensor.values must be a flat list");
        }
        return Tensor.wrap(readShape(flat.size()), flat.array());
    }

    /** Reads a list of numbers of which some may be quoted, as in protobuf's JSON. */
    private Tensor readNumbers() {
        if (values.isNumeric()) {
            return values.numbers();
        }
        DoubleStream.Builder numbers = DoubleStream.builder();
        scanner.enterList("data.tensor.values");
        while (scanner.more(']')) {
            scanner.use().add(HeapUse.NUMBER);
            numbers.add(JsonNumbers.readQuotable(scanner, "each value of data.tensor.values"));
        }
        double[] array = numbers.build().toArray();
        return Tensor.wrap(new int[] {array.length}, array);
    }

    private int[] readShape(int size) {
        int[] lengths = new int[MAX_RANK];
        int rank = 0;
        scanner.enterList("data.tensor.shape");
        while (scanner.more(']')) {
            if (rank == MAX_RANK) {
                throw scanner.error("data.tensor.shape has more than " + MAX_RANK + " dimensions");
            }
            lengths[rank++] = JsonNumbers.readQuotableInt(scanner, "a length in data.tensor.shape");
        }
        try {
            return TensorShape.of(lengths, rank, size, scanner.use().mostUnsent());
        } catch (IllegalArgumentException e) {
            throw scanner.error("data.tensor.shape " + e.getMessage());
        }
    }
}
