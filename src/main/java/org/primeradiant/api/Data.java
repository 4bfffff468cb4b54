package org.primeradiant.api;

import java.util.List;
import java.util.Optional;

/**
 * A tensor with column names.
 *
 * @param tensor the elements
 * @param names the column names; may be empty, and need not match the number of columns
 * @param form the form of the tensor on the wire
 */
public record Data(Tensor tensor, List<String> names, Form form) implements Payload {
    public Data {
        names = names instanceof DefaultNames ? names : List.copyOf(names);
    }

    @Override
    public Optional<Data> asData() {
        return Optional.of(this);
    }

    @Override
    public PayloadType type() {
        return PayloadType.DATA;
    }
}
