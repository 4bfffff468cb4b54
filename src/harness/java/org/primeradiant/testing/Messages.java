package org.primeradiant.testing;

import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import io.seldon.protos.PredictionProtos.Tensor;
import java.util.Arrays;

/** Builds requests with the generated classes. */
public final class Messages {
    private Messages() {}

    /** One row as an ndarray. */
    public static SeldonMessage ndarray(double... row) {
        ListValue.Builder values = ListValue.newBuilder();
        Arrays.stream(row).forEach(value -> values.addValues(Value.newBuilder().setNumberValue(value)));
        ListValue rows = ListValue.newBuilder()
                .addValues(Value.newBuilder().setListValue(values))
                .build();
        return SeldonMessage.newBuilder()
                .setData(DefaultData.newBuilder().setNdarray(rows))
                .build();
    }

    /** One row as a tensor. */
    public static SeldonMessage tensor(double... row) {
        Tensor.Builder tensor = Tensor.newBuilder().addShape(1).addShape(row.length);
        Arrays.stream(row).forEach(tensor::addValues);
        return SeldonMessage.newBuilder()
                .setData(DefaultData.newBuilder().setTensor(tensor))
                .build();
    }
}
