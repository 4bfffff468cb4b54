package org.primeradiant.bench;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ListValue;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos;
import io.seldon.protos.PredictionProtos.DefaultData;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.primeradiant.api.Data;
import org.primeradiant.api.Form;
import org.primeradiant.api.SeldonMessage;
import org.primeradiant.api.Tensor;
import org.primeradiant.codec.ProtoReader;
import org.primeradiant.codec.ProtoWriter;
import org.primeradiant.json.Allowance;

/**
 * Our protobuf codec compared with the generated classes: from bytes to {@code double[]} and back, including everything
 * a call needs. Run with {@code -prof gc}: a decoder should allocate little more than its result.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ProtoCodecBenchmark {
    /** Size and values of the message. */
    public enum Load {
        IRIS_1X4(1, 4, false),
        BATCH_100X10(100, 10, false),
        /** Random doubles, which need all their digits. */
        DOUBLES_10000(1, 10_000, false),
        INTS_100000(100, 1_000, true);

        private final int rows;
        private final int columns;
        private final boolean isWhole;

        Load(int rows, int columns, boolean isWhole) {
            this.rows = rows;
            this.columns = columns;
            this.isWhole = isWhole;
        }

        Tensor tensor() {
            Random random = new Random(1);
            int[] shape = {rows, columns};
            if (isWhole) {
                return Tensor.wrap(
                        shape, random.ints(rows * columns, 0, 1_000_000).toArray());
            }
            return Tensor.wrap(shape, random.doubles(rows * columns).toArray());
        }
    }

    @Param
    Load load;

    @Param({"TENSOR", "NDARRAY"})
    Form form;

    private SeldonMessage message;
    private double[] values;
    private byte[] bytes;

    @Setup
    public void prepare() {
        Tensor tensor = load.tensor();
        message = SeldonMessage.of(new Data(tensor, List.of(), form));
        values = tensor.doubles();
        bytes = ProtoWriter.of(message).bytes();
    }

    @Benchmark
    public double[] decodeOurs() throws IOException {
        SeldonMessage read =
                ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED);
        return ((Data) read.payload()).tensor().doubles();
    }

    @Benchmark
    public double[] decodeGenerated() throws IOException {
        DefaultData data = PredictionProtos.SeldonMessage.parseFrom(bytes).getData();
        return form == Form.TENSOR ? fromTensor(data.getTensor()) : fromRows(data.getNdarray());
    }

    @Benchmark
    public byte[] encodeOurs() {
        return ProtoWriter.of(message).bytes();
    }

    @Benchmark
    public byte[] encodeGenerated() {
        DefaultData.Builder data = DefaultData.newBuilder();
        if (form == Form.TENSOR) {
            addTensor(data.getTensorBuilder());
        } else {
            data.setNdarray(rows());
        }
        return PredictionProtos.SeldonMessage.newBuilder()
                .setMeta(PredictionProtos.Meta.getDefaultInstance())
                .setData(data)
                .build()
                .toByteArray();
    }

    private static double[] fromTensor(PredictionProtos.Tensor tensor) {
        double[] array = new double[tensor.getValuesCount()];
        for (int i = 0; i < array.length; i++) {
            array[i] = tensor.getValues(i);
        }
        return array;
    }

    private double[] fromRows(ListValue list) {
        double[] array = new double[load.rows * load.columns];
        int next = 0;
        for (Value row : list.getValuesList()) {
            for (Value value : row.getListValue().getValuesList()) {
                array[next++] = value.getNumberValue();
            }
        }
        return array;
    }

    private void addTensor(PredictionProtos.Tensor.Builder tensor) {
        tensor.addShape(load.rows).addShape(load.columns);
        for (double value : values) {
            tensor.addValues(value);
        }
    }

    private ListValue rows() {
        ListValue.Builder list = ListValue.newBuilder();
        for (int row = 0; row < load.rows; row++) {
            ListValue.Builder columns = ListValue.newBuilder();
            for (int column = 0; column < load.columns; column++) {
                columns.addValues(Value.newBuilder().setNumberValue(values[row * load.columns + column]));
            }
            list.addValues(Value.newBuilder().setListValue(columns));
        }
        return list.build();
    }
}
