package org.primeradiant.toys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Arrays;
import org.primeradiant.api.Bytes;
import org.primeradiant.api.Call;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.OutputTransformer;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Text;

/** Extends its input by a column of 9.0, an exclamation mark, a byte 1, or a member. */
@Named("OutputAppend")
@ApplicationScoped
public class OutputAppend implements OutputTransformer<Payload, Payload> {
    @Override
    public Payload transformOutput(Payload input, Call call) {
        if (input instanceof Data data) {
            return Payload.data(withColumn(data.tensor()));
        }
        if (input instanceof Text text) {
            return Payload.text(text.value() + "!");
        }
        if (input instanceof Bytes bytes) {
            byte[] longer = Arrays.copyOf(bytes.array(), bytes.array().length + 1);
            longer[longer.length - 1] = 1;
            return Payload.bytes(longer);
        }
        if (input instanceof Json json && json.value() instanceof JsonObject object) {
            return Payload.json(jakarta.json.Json.createObjectBuilder(object)
                    .add("appended", JsonValue.TRUE)
                    .build());
        }
        return Python.returned(input, call);
    }

    private static Tensor withColumn(Tensor rows) {
        if (rows.rank() != 2) {
            throw new IllegalArgumentException("the input has " + rows.rank() + " dimensions instead of 2");
        }
        double[][] longer = new double[rows.dimension(0)][rows.dimension(1) + 1];
        for (int i = 0; i < rows.size(); i++) {
            longer[i / rows.dimension(1)][i % rows.dimension(1)] = rows.doubleAt(i);
        }
        for (double[] row : longer) {
            row[row.length - 1] = 9;
        }
        return Tensor.of(longer);
    }
}
