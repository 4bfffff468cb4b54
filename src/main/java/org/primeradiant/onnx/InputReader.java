package org.primeradiant.onnx;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.primeradiant.api.Data;
import org.primeradiant.api.Json;
import org.primeradiant.api.Payload;
import org.primeradiant.api.Reason;
import org.primeradiant.api.SeldonException;
import org.primeradiant.api.Tensor;
import org.primeradiant.api.Tensors;
import org.primeradiant.api.Text;
import org.primeradiant.json.NestedLists;

/**
 * Reads a payload into a value for each input of a model. Thread-safe.
 *
 * @param model the model's name, for messages
 * @param slots the inputs
 * @param buffers where the values come from
 */
record InputReader(String model, List<Slot> slots, Buffers buffers) {
    /**
     * Reads a payload.
     *
     * @return the values, in the order of the inputs
     * @throws SeldonException if the payload does not fit the inputs
     */
    List<Feed> read(Payload payload) {
        if (payload instanceof Json json) {
            return json(json.value());
        }
        if (payload instanceof Text text && slots.size() == 1) {
            return List.of(whole(slots.get(0), Tensor.of(new int[] {1}, text.value())));
        }
        if (payload instanceof Tensors tensors) {
            return named(tensors);
        }
        if (!(payload instanceof Data data)) {
            throw bad("takes data or jsonData, got " + payload.kind());
        }
        return data(data);
    }

    private List<Feed> data(Data data) {
        return slots.size() == 1 ? List.of(whole(slots.get(0), data.tensor())) : columns(data);
    }

    /** Without regard to names if the model has one input and the tensors become {@code data} on Seldon's wire. */
    private List<Feed> named(Tensors tensors) {
        Optional<Data> data = slots.size() == 1 ? tensors.asData() : Optional.empty();
        if (data.isPresent()) {
            return data(data.get());
        }
        requireNames(tensors.tensors().keySet());
        List<Feed> feeds = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            feeds.add(whole(slot, tensors.get(slot.name())));
        }
        return feeds;
    }

    private void requireNames(Set<String> given) {
        for (String name : given) {
            if (slots.stream().noneMatch(slot -> slot.name().equals(name))) {
                throw bad("has no input '" + name + "'; its inputs are " + names());
            }
        }
        for (Slot slot : slots) {
            if (!given.contains(slot.name())) {
                throw bad("takes the inputs " + names() + "; '" + slot.name() + "' is missing");
            }
        }
    }

    private List<Feed> json(JsonValue value) {
        if (value instanceof JsonArray && slots.size() == 1) {
            return List.of(nested(slots.get(0), value));
        }
        if (!(value instanceof JsonObject object)) {
            throw bad("takes an object of its inputs as jsonData: " + names() + "; got " + value.getValueType());
        }
        requireNames(object.keySet());
        List<Feed> feeds = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            feeds.add(nested(slot, object.get(slot.name())));
        }
        return feeds;
    }

    private Feed nested(Slot slot, JsonValue value) {
        try {
            return whole(slot, NestedLists.values(value));
        } catch (IllegalArgumentException e) {
            throw new SeldonException(Reason.BAD_DATA, model + ": input '" + slot.name() + "': " + e.getMessage(), e);
        }
    }

    private Feed whole(Slot slot, Tensor tensor) {
        return feed(slot, tensor, Shapes.fitting(this, slot, tensor.shape()), 0, 1);
    }

    private List<Feed> columns(Data data) {
        Tensor tensor = data.tensor();
        if (!slots.stream().allMatch(Slot::isColumn)) {
            throw bad("takes jsonData, an object of its inputs: " + names());
        }
        if (tensor.rank() < 1 || tensor.rank() > 2) {
            throw bad("takes rows of its inputs, got data of shape " + Arrays.toString(tensor.shape()));
        }
        int rows = tensor.rank() == 1 ? 1 : tensor.dimension(0);
        int width = tensor.dimension(tensor.rank() - 1);
        int[] places = new ColumnPlaces(this, data.names()).of(width);
        List<Feed> feeds = new ArrayList<>(slots.size());
        for (int i = 0; i < places.length; i++) {
            Slot slot = slots.get(i);
            int[] shape = slot.shape().size() == 1 ? new int[] {rows} : new int[] {rows, 1};
            feeds.add(feed(slot, tensor, Shapes.fitting(this, slot, shape), places[i], width));
        }
        return feeds;
    }

    private Feed feed(Slot slot, Tensor tensor, long[] shape, int first, int step) {
        int count = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        Elements elements = new Elements(this, slot, tensor, first, step);
        if (slot.type() == DataType.BYTES) {
            return Feed.of(shape, elements.texts(count));
        }
        ByteBuffer buffer = buffers.take((long) count * slot.type().size());
        elements.put(buffer, count);
        return Feed.of(shape, buffer);
    }

    String names() {
        return String.join(", ", slots.stream().map(Slot::name).toList());
    }

    SeldonException bad(String what) {
        return new SeldonException(Reason.BAD_DATA, model + " " + what);
    }
}
