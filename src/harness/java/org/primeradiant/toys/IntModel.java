package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.Model;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;

/** Answers the array or list chosen by the first cell of its input. */
@Named("IntModel")
@ApplicationScoped
public class IntModel implements Model<Payload, Payload> {
    private static final int[] ROW = {1, 2};

    @Override
    public Payload predict(Payload input, Call call) {
        int cell = input instanceof Data data ? (int) data.tensor().doubleAt(0) : -1;
        return switch (cell) {
            case 0 -> Payload.data(Tensor.of(ROW, 1L, 2L));
            case 1 -> Payload.data(Tensor.of(ROW, 1.0, 2.5));
            case 2 -> Payload.data(Tensor.of(ROW, "a", "b"));
            case 3 -> list("[[\"a\",1]]", call);
            case 4 -> Payload.data(Tensor.of(ROW, true, false));
            case 5 -> list("[]", call);
            case 6 -> Payload.data(Tensor.of(new int[] {3}, 1L, 2L, 3L));
            case 7 -> Payload.data(Tensor.of(new float[][] {{0.1f}}));
            case 8 -> Payload.data(Tensor.of(ROW, Double.NaN, Double.POSITIVE_INFINITY));
            case 9 -> large(Python.form(input), call);
            case 10 -> Payload.data(Tensor.of(new int[0], 5.0));
            case 11 -> Payload.data(Tensor.of(new int[] {1, 2, 2}, 1L, 2L, 3L, 4L));
            case 12 -> Payload.data(Tensor.of(new int[] {2}, "x", "y"));
            case 13 -> list("[[null,1]]", call);
            case 14 -> Payload.data(Tensor.of(new int[] {1, 1}, 9007199254740993L));
            case 15 -> list("[{\"a\":1}]", call);
            case 16 -> throw Python.refused("a tuple");
            default -> Python.returned(input, call);
        };
    }

    /** In a list each number keeps its own notation; in an array all are doubles. */
    private static Payload large(Form form, Call call) {
        JsonArray list = json("[1e300,-0.0,1e-7,12345678901234567890]");
        return form == Form.NDARRAY && !Python.isGrpc(call)
                ? Payload.data(Tensor.of(new int[] {1, 4}, list.get(0), new NegativeZero(), list.get(2), list.get(3)))
                : Payload.data(Tensor.of(new int[] {1, 4}, 1e300, -0.0, 1e-7, 12345678901234567890.0));
    }

    private static Payload list(String list, Call call) {
        return Payload.data(Python.list(json(list), call));
    }

    private static JsonArray json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readArray();
        }
    }
}
