package org.primeradiant.api;

import java.util.List;

/**
 * Combines the answers of its children in the graph into one.
 *
 * <p>The type arguments say what the component wants to see; the host converts once, by the table in {@code
 * docs/conversions.md}.
 *
 * @param <I> what the component takes, such as {@link Tensor}, {@code double[][]}, {@code String} or a record
 * @param <O> what it answers, of the same kinds
 */
public interface Combiner<I, O> extends Component {
    /**
     * Combines.
     *
     * @param inputs one answer for each child, in the children's order; at least one
     * @return the combined answer; never null
     */
    O aggregate(List<I> inputs, Call call) throws Exception;
}
