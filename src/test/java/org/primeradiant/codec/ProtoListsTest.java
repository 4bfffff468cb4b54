package org.primeradiant.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.seldon.protos.PredictionProtos.DefaultData;
import io.seldon.protos.PredictionProtos.SeldonMessage;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.primeradiant.api.Data;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.json.Allowance;

/** Compares random lists, some ragged or mixed, with a naive implementation over the generated classes. */
class ProtoListsTest {
    @Property(tries = 20_000, seed = "20260104", shrinking = ShrinkingMode.OFF)
    void listsBecomeTensorsByTheRules(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        ListValue list = list(random, random.nextInt(4), 1 + random.nextInt(3), 1 + random.nextInt(63));

        Optional<Tensor> expected = expected(list);

        assertThat(read(list)).isEqualTo(expected);
    }

    private static Optional<Tensor> read(ListValue list) throws IOException {
        byte[] bytes = SeldonMessage.newBuilder()
                .setData(DefaultData.newBuilder().setNdarray(list))
                .build()
                .toByteArray();
        try {
            Data data =
                    (Data) ProtoReader.message(CodedInputStream.newInstance(bytes), bytes.length, Allowance.UNLIMITED)
                            .payload();
            return Optional.of(data.tensor());
        } catch (SeldonException e) {
            assertThat(e).hasMessageContaining("ragged");
            return Optional.empty();
        }
    }

    private static ListValue list(Random random, int length, int levels, int kinds) {
        ListValue.Builder list = ListValue.newBuilder();
        for (int i = 0; i < length; i++) {
            boolean isOdd = random.nextInt(30) == 0;
            boolean isRow = levels > 1 != isOdd;
            int inner = isOdd ? random.nextInt(3) : length;
            list.addValues(
                    isRow
                            ? Value.newBuilder()
                                    .setListValue(list(random, inner, levels - 1, kinds))
                                    .build()
                            : leaf(random, kinds));
        }
        return list.build();
    }

    private static Value leaf(Random random, int kinds) {
        Value.Builder value = Value.newBuilder();
        int kind = random.nextInt(6);
        while ((kinds & 1 << kind) == 0) {
            kind = random.nextInt(6);
        }
        switch (kind) {
            case 0, 1 -> value.setNumberValue(random.nextInt(3));
            case 2 -> value.setBoolValue(random.nextBoolean());
            case 3 -> value.setStringValue("s" + random.nextInt(3));
            case 4 -> value.setNullValueValue(0);
            default -> value.setStructValue(Struct.getDefaultInstance());
        }
        return value.build();
    }

    private static Optional<Tensor> expected(ListValue list) {
        List<Integer> shape = new ArrayList<>();
        List<Value> level = List.of(Value.newBuilder().setListValue(list).build());
        while (!level.isEmpty() && level.stream().allMatch(Value::hasListValue)) {
            int length = level.get(0).getListValue().getValuesCount();
            if (level.stream().anyMatch(row -> row.getListValue().getValuesCount() != length)) {
                return Optional.empty();
            }
            shape.add(length);
            level = level.stream()
                    .flatMap(row -> row.getListValue().getValuesList().stream())
                    .toList();
        }
        if (level.stream().anyMatch(Value::hasListValue)) {
            return Optional.empty();
        }
        int[] dimensions = shape.stream().mapToInt(Integer::intValue).toArray();
        return Optional.of(Tensor.wrap(dimensions, array(level)));
    }

    private static Object array(List<Value> leaves) {
        Set<Value.KindCase> kinds = EnumSet.noneOf(Value.KindCase.class);
        leaves.forEach(leaf -> kinds.add(leaf.getKindCase()));
        if (kinds.contains(Value.KindCase.NULL_VALUE) || kinds.contains(Value.KindCase.STRUCT_VALUE)) {
            return leaves.stream().map(ProtoListsTest::json).toArray(JsonValue[]::new);
        }
        if (kinds.contains(Value.KindCase.STRING_VALUE)) {
            return leaves.stream().map(ProtoListsTest::text).toArray(String[]::new);
        }
        if (kinds.equals(EnumSet.of(Value.KindCase.BOOL_VALUE))) {
            boolean[] array = new boolean[leaves.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = leaves.get(i).getBoolValue();
            }
            return array;
        }
        return leaves.stream()
                .mapToDouble(leaf -> leaf.hasNumberValue() ? leaf.getNumberValue() : leaf.getBoolValue() ? 1 : 0)
                .toArray();
    }

    private static JsonValue json(Value leaf) {
        return switch (leaf.getKindCase()) {
            case NUMBER_VALUE -> ProtoReceived.number(leaf.getNumberValue());
            case BOOL_VALUE -> leaf.getBoolValue() ? JsonValue.TRUE : JsonValue.FALSE;
            case STRING_VALUE -> ProtoReceived.text(leaf.getStringValue());
            case STRUCT_VALUE -> JsonValue.EMPTY_JSON_OBJECT;
            default -> JsonValue.NULL;
        };
    }

    private static String text(Value leaf) {
        return switch (leaf.getKindCase()) {
            case NUMBER_VALUE -> leaf.getNumberValue() + "";
            case BOOL_VALUE -> leaf.getBoolValue() ? "True" : "False";
            default -> leaf.getStringValue();
        };
    }
}
