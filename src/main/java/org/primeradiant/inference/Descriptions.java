package org.primeradiant.inference;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.primeradiant.api.MessageMetadata;
import org.primeradiant.inference.ServedModel.TensorMetadata;
import org.primeradiant.oip.Datatype;

/** Shows inputs and outputs that are described as Seldon does, as tensors of the protocol. */
final class Descriptions {
    static final String INPUT = "input";
    static final String OUTPUT = "output";

    private static final long ANY = -1;

    private Descriptions() {}

    /**
     * The tensors.
     *
     * @param side {@link #INPUT} or {@link #OUTPUT}, for the names of those that have none
     */
    static List<TensorMetadata> shown(List<MessageMetadata> items, String side) {
        List<TensorMetadata> shown = new ArrayList<>();
        for (MessageMetadata item : items) {
            String name = side + "-" + shown.size();
            shown.add(
                    item.messagetype().isEmpty()
                            ? new TensorMetadata(
                                    item.name().isEmpty() ? name : item.name(), item.datatype(), item.shape())
                            : described(name, item));
        }
        return shown;
    }

    /** Rows of numbers, or a single text. */
    private static TensorMetadata described(String name, MessageMetadata item) {
        return switch (item.messagetype()) {
            case "tensor", "tftensor" -> new TensorMetadata(name, Datatype.FP64.name(), rows(item));
            case "ndarray" -> new TensorMetadata(name, Datatype.BYTES.name(), rows(item));
            default -> new TensorMetadata(name, Datatype.BYTES.name(), List.of(1L));
        };
    }

    /** Seldon's shape leaves out the rows. */
    private static List<Long> rows(MessageMetadata item) {
        List<Long> shape = new ArrayList<>(List.of(ANY));
        JsonArray lengths = item.schema().get("shape") instanceof JsonArray list ? list : JsonValue.EMPTY_JSON_ARRAY;
        for (JsonValue length : lengths) {
            shape.add(length instanceof JsonNumber number ? number.longValue() : ANY);
        }
        if (lengths.isEmpty()) {
            shape.add(ANY);
        }
        return shape;
    }
}
