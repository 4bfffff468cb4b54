package org.primeradiant.api;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tensors by name, for components with several inputs or outputs of different shapes. The Open Inference Protocol sends
 * them as they are. Seldon's protocols have no such kind of payload: {@link #asData()} says what becomes {@code data}
 * there; other tensors become an object of nested lists, {@code jsonData}.
 *
 * @param tensors the tensors by their names, in order; names are not empty
 * @param form the form on the wire of those that become {@code data}
 */
public record Tensors(Map<String, Tensor> tensors, Form form) implements Payload {
    private static final int LONGEST = 40;
    private static final int MOST = 10;

    public Tensors {
        Objects.requireNonNull(form, "form");
        tensors = Maps.copyOf(tensors);
        if (tensors.containsKey("")) {
            throw new IllegalArgumentException("a tensor must have a name, got an empty one");
        }
    }

    /** Tensors whose form on the wire follows the request's. */
    public Tensors(Map<String, Tensor> tensors) {
        this(tensors, Form.TENSOR);
    }

    /** A single tensor; more can be added {@linkplain #with with} it. */
    public static Tensors of(String name, Tensor tensor) {
        return new Tensors(Map.of(name, tensor));
    }

    /**
     * These tensors and one more at the end. Copies the map: for many tensors, fill one and create them at once.
     *
     * @throws IllegalArgumentException if there is one with that name
     */
    public Tensors with(String name, Tensor tensor) {
        if (contains(name)) {
            throw new IllegalArgumentException("there is already a tensor '" + name + "'");
        }
        return new Tensors(Maps.with(tensors, name, tensor), form);
    }

    /** The same tensors with another form on the wire. */
    public Tensors in(Form other) {
        return other == form ? this : new Tensors(tensors, other);
    }

    /**
     * The tensor with that name.
     *
     * @throws SeldonException {@link Reason#BAD_DATA} if there is none, which tells the caller of a component what its
     *     request lacks
     */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            List<String> some = tensors.keySet().stream()
                    .limit(MOST)
                    .map(Tensors::shortened)
                    .toList();
            throw new SeldonException(
                    Reason.BAD_DATA,
                    "the tensor '" + name + "' is missing; there "
                            + (tensors.size() == 1 ? "is 1: " : "are " + tensors.size() + ": ")
                            + String.join(", ", some) + (tensors.size() > MOST ? " ..." : ""));
        }
        return tensor;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
    }

    /** Whether there is a tensor with that name. */
    public boolean contains(String name) {
        return tensors.containsKey(name);
    }

    /** The names, in order. */
    public List<String> names() {
        return List.copyOf(tensors.keySet());
    }

    /** Number of tensors. */
    public int size() {
        return tensors.size();
    }

    /** Whether {@link #asData()} has a value. */
    public boolean isData() {
        return tensors.size() == 1 || ColumnTable.isTable(List.copyOf(tensors.values()));
    }

    /**
     * The tensors as {@code data}: a single one of any shape, without column names; several ones of the shapes
     * {@code {n}} or {@code {n, 1}}, all with the same n, as a table with a column for each and their names. Columns of
     * different numeric types become doubles, or longs if all are whole; if that would round a long, or some are not
     * numeric, all elements become JSON values, as by {@link Tensor#jsonAt}.
     *
     * @return empty if the tensors do not make a table
     */
    @Override
    public Optional<Data> asData() {
        if (tensors.size() == 1) {
            return Optional.of(new Data(tensors.values().iterator().next(), List.of(), form));
        }
        return isData()
                ? Optional.of(new Data(ColumnTable.of(List.copyOf(tensors.values())), names(), form))
                : Optional.empty();
    }

    @Override
    public PayloadType type() {
        return PayloadType.TENSORS;
    }
}
