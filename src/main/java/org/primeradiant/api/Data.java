package org.primeradiant.api;

import java.util.List;

/**
 * A tensor with the names of its columns.
 *
 * @param tensor the elements
 * @param names the caller's names of the columns; may be empty, and need not be as many as there are columns
 * @param form how the tensor stands, or is to stand, on the wire
 */
public record Data(Tensor tensor, List<String> names, Form form) implements Payload {
    public Data {
        names = List.copyOf(names);
    }

    @Override
    public PayloadType type() {
        return PayloadType.DATA;
    }
}
